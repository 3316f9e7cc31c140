"""Cutting an extract to the clauses that matter, or giving it what it needs to stand alone."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from index.sentences import sentence_spans
from rag.evidence.answer_types import offers
from rag.evidence.concepts import held_forms, matched
from rag.evidence.contents import holding
from rag.quoting.predication import has_own_subject, tells
from rag.text.syntax.grammar import AUXILIARIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.evidence.selection import Wanted
    from rag.extract import Extract

ELISION: Final = "[…]"
_FEWEST: Final = 9  # words a cut leaves at least
_FRAGMENT: Final = 4  # words of a further sentence that a cut leaves at least
_SUBJECT: Final = 5  # words at the head of a sentence that are not cut off what they lead to
_LONGEST_PAIR: Final = 55  # words of a sentence brought with the one before it
POINTED: Final = frozenset({"amount", "count", "percent", "figure", "date", "person", "place"})
_OFFERED: Final = 1.5  # what the kind of thing asked for is worth, in words of the question
_CUT_IN: Final = 1.0  # what beginning in the middle of a sentence costs
_LOOSE: Final = " \n\u00a0\u202f,;:–—-"
_DANGLING: Final = re.compile(
    r"^(?:[«“\"'(]\s*)?(?:et |mais |or |and |but )?"
    r"(?:il|elle|ils|elles|ce|cela|ça|ceci|celui-ci|celle-ci|ceux-ci|celles-ci|cette|ces|cet|"
    r"son|sa|ses|leur|leurs|c'est|c’est|ce dernier|cette dernière|"
    r"he|she|it|they|this|that|these|those|his|her|its|their|the latter)\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{2}")
_RELATIVE: Final = re.compile(r"(?:qui|dont|où|soit|which|who|whose|where)\b")
_TAIL: Final = re.compile(
    r"(?:\s+(?:et|ou|mais|de|du|des|à|que|qui|le|la|les|un|une|and|or|but|of|to|the|a|that|in))+$",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"(?<=[,;:.!?…»])\s+|\s+(?=[–—])")


def standing_alone(extract: Extract) -> Extract:
    """Return the extract with the sentence before it when it does not stand alone."""
    if not extract.before or not _DANGLING.match(extract.text):
        return extract
    offset = extract.hit.text.find(extract.before)
    page_slice = extract.hit.text[offset : extract.end - extract.hit.start]
    if offset < 0 or len(page_slice.split()) > _LONGEST_PAIR or "\n\n" in page_slice:
        return extract
    start = extract.hit.start + offset
    return replace(extract, text=page_slice, start=start, before="")


def to_the_point(extract: Extract, wanted: Wanted, most: int) -> Extract:
    """Return a long extract without the outer clauses that hold nothing asked for.

    A clause holds something asked for when it has a word of the question, or the kind of thing
    the question wants. What a colon announces keeps its announcement, and the other way round.
    Extracts of at most ``most`` words are left whole.
    """
    if wanted.question.type not in POINTED or len(extract.text.split()) <= most:
        return extract
    clauses = _clauses(extract.text)
    useful = [at for at, clause in enumerate(clauses) if _worth(extract, wanted, [clause]) > 0]
    if not useful:
        return extract
    first, last = useful[0], useful[-1]
    while last + 1 < len(clauses) and _is_too_short(extract.text, clauses[first], clauses[last]):
        last += 1
    while first > 0 and not _begins(extract, clauses[first]):
        first -= 1
    if announces(extract.text[: clauses[last].stop]):
        while last + 1 < len(clauses) and not _ends(extract.text[: clauses[last].stop]):
            last += 1
    kept = slice(clauses[first].start, clauses[last].stop)
    return extract if _unbalanced(extract.text[kept]) else _within(extract, kept)


def windowed(extract: Extract, wanted: Wanted, most: int) -> Extract:
    """Return the clauses in a row, of at most ``most`` words, that hold most of what is asked.

    Best from the beginning of a sentence, among equals the earliest and longest; cut at a word
    where no clause is short enough.
    """
    most = max(most, _FEWEST)
    if len(extract.text.split()) <= most:
        return extract
    clauses = _clauses(extract.text)
    starts = [at for at in range(len(clauses)) if _begins(extract, clauses[at])]
    found = _window(extract, wanted, most, starts)
    language = extract.hit.source.language
    if found is not None and tells(extract.text[found], language):
        return _within(extract, found)
    short = trimmed(extract, most)
    if tells(short.text, language):
        return short
    loose = [at for at in range(len(clauses)) if at == 0 or not _goes_back(extract, at)]
    found = _window(extract, wanted, most, loose)
    return short if found is None else _within(extract, found)


def _window(extract: Extract, wanted: Wanted, most: int, starts: Sequence[int]) -> slice | None:
    """Return the best window that begins with one of some clauses; None where none is short."""
    clauses = _clauses(extract.text)
    best, found = -1.0, None
    for first in starts:
        for last in range(len(clauses) - 1, first - 1, -1):
            kept = slice(clauses[first].start, clauses[last].stop)
            size = len(extract.text[kept].split())
            short = _is_too_short(extract.text, clauses[first], clauses[last])
            whole = not short and not _unbalanced(extract.text[kept])
            if size <= most and whole and not _trails(extract, kept):
                worth = _worth(extract, wanted, clauses[first : last + 1])
                worth -= _CUT_IN * (first > 0 and not _ends(extract.text[: clauses[first].start]))
                if worth > best:
                    best, found = worth, kept
                break
    return found


def _trails(extract: Extract, kept: slice) -> bool:
    """Tell whether a stretch ends in a further sentence cut before anybody does anything in it."""
    text = extract.text[kept]
    parts = re.split(r"(?<=[.!?…»])\s+", text.rstrip())
    cut = kept.stop < len(extract.text) and not _ends(text)
    return cut and len(parts) > 1 and not has_own_subject(parts[-1], extract.hit.source.language)


def _goes_back(extract: Extract, at: int) -> bool:
    """Tell whether a clause opens on *which* or on a verb: *, has said the mayor*."""
    clause = extract.text[_clauses(extract.text)[at]]
    first = fold(clause).split()[:1]
    return _RELATIVE.match(clause) is not None or not AUXILIARIES.isdisjoint(first)


def trimmed(extract: Extract, most: int) -> Extract:
    """Return the extract cut at its last clause boundary within ``most`` words, else at a word."""
    most = max(most, _FEWEST)
    if len(extract.text.split()) <= most:
        return extract
    ends = [match.start() for match in _CLAUSE.finditer(extract.text)]
    for at in reversed(ends):
        short = _is_too_short(extract.text, slice(0, at), slice(0, at))
        if len(extract.text[:at].split()) <= most and not short:
            return _within(extract, slice(0, at))
    kept = re.match(rf"(?:\S+\s+){{{most - 1}}}\S+", extract.text)
    return extract if kept is None else _within(extract, slice(0, kept.end()))


def quoted(extract: Extract) -> str:
    """Return the extract's words on one line, with an elision where a sentence was cut."""
    text = " ".join(extract.text.split())
    start, end = extract.start - extract.hit.start, extract.end - extract.hit.start
    for span in sentence_spans(extract.hit.text, extract.hit.source.language):
        if span.start < start < span.end and _WORD.search(extract.hit.text[span.start : start]):
            text = f"{ELISION} {text}"
        if span.start < end < span.end and re.search(r"\w", extract.hit.text[end : span.end]):
            text = f"{text} {ELISION}"
    return text


def _clauses(text: str) -> list[slice]:
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    return [slice(start, end) for start, end in pairwise(cuts)]


def _worth(extract: Extract, wanted: Wanted, clauses: Sequence[slice]) -> float:
    """Return the weight of what some clauses hold of the question, and of what it asks for."""
    text = extract.text[clauses[0].start : clauses[-1].stop]
    held = matched(wanted.concepts, held_forms(text, extract.hit.source.language))
    asked = frozenset(word.folded for word in wanted.question.words)
    offered = offers(holding(text), wanted.question.type, asked)
    fully = offers(holding(extract.text), wanted.question.type, asked) == 1.0
    mean = sum(wanted.weights) / max(len(wanted.weights), 1)
    told = sum(h * weight for h, weight in zip(held, wanted.weights, strict=True))
    return told + (offered if offered == 1.0 or not fully else 0.0) * _OFFERED * mean


def _begins(extract: Extract, clause: slice) -> bool:
    """Tell whether a cut may begin here: with a sentence, or a clause that has its own subject.

    Neither a verb, what *qui* or *which* goes back to, nor what a colon announces stands without
    the words before it; so a name or noun must open the clause and do something in it.
    """
    before = extract.text[: clause.start]
    if not before or _ends(before):
        return True
    text = extract.text[clause.start :]
    if announces(before) or _RELATIVE.match(text) or len(text.split()) < _FRAGMENT:
        return False
    brief = len(re.split(r"(?<=[.!?…»])\s+", before)[-1].split()) <= _SUBJECT
    return not (brief and text[:1].islower()) and has_own_subject(text, extract.hit.source.language)


def announces(text: str) -> bool:
    """Tell whether a text ends on a colon."""
    return text.rstrip().endswith(":")


def _ends(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?", "…", "»"))


def _is_too_short(text: str, first: slice, last: slice) -> bool:
    """Tell whether a stretch has few words, or ends in a few words of a further sentence."""
    kept = text[first.start : last.stop].rstrip()
    ending = re.split(r"(?<=[.!?…»])\s+", kept)[-1]
    cut_short = last.stop < len(text) and not _ends(kept)
    return len(kept.split()) < _FEWEST or (cut_short and len(ending.split()) < _FRAGMENT)


def _within(extract: Extract, kept: slice) -> Extract:
    """Return the extract's slice, without white space and loose punctuation at its ends."""
    text = extract.text[kept]
    if kept.stop < len(extract.text) and (tail := _TAIL.search(text.rstrip(_LOOSE))):
        text = text[: tail.start()]
    start = kept.start + len(text) - len(text.lstrip(_LOOSE))
    end = kept.start + len(text.rstrip(_LOOSE))
    return replace(
        extract,
        text=extract.text[start:end],
        start=extract.start + start,
        end=extract.start + end,
        before="" if start else extract.before,
        after="" if end < len(extract.text) else extract.after,
    )


def _unbalanced(text: str) -> bool:
    return text.count("«") != text.count("»") or text.count("(") != text.count(")")
