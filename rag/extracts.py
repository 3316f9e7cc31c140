"""The built-in answer: verbatim extracts, best first, each said by whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from index.analysis import terms
from index.documents import Language
from rag.answer import Sentence, Voice
from rag.attribution import attribution
from rag.citing import Numbering
from rag.evidence import Extract, is_title
from rag.question import Question

MAX_WORDS: Final = 85  # of the whole answer, framing included
_FEW_WORDS: Final = 45  # past this an answer takes no further extract
_MOST: Final = 2
_MOST_VOICES: Final = 3
_NEAR_BEST: Final = 0.72  # a further extract scores at least this share of the best
_SAME: Final = 0.6  # shared terms from which two extracts say the same
_DANGLING: Final = re.compile(
    r"^(?:[«“\"'(]\s*)?(?:et |mais |or |and |but )?"
    r"(?:il|elle|ils|elles|ce|cela|ça|ceci|celui-ci|celle-ci|ceux-ci|celles-ci|cette|ces|cet|"
    r"son|sa|ses|leur|leurs|c'est|c’est|ce dernier|cette dernière|"
    r"he|she|it|they|this|that|these|those|his|her|its|their|the latter)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"(?<=[,;:])\s+|\s+(?=[–—])")


def compose(
    question: Question, chosen: Sequence[Extract], numbering: Numbering
) -> Iterator[Sentence]:
    """Yield the answer's sentences, each framing one extract with its attribution.

    Parameters
    ----------
    question
        Its language is that of the framing.
    chosen
        Extracts that answer, best first, not empty.
    numbering
        Gives the citations their numbers.
    """
    shown: list[Extract] = []
    spent = 0
    most = _MOST_VOICES if question.type == "opinion" else _MOST
    for extract in chosen:
        if len(shown) == most or (shown and spent >= _FEW_WORDS):
            return
        if shown and (extract.score < _NEAR_BEST * chosen[0].score or _repeats(extract, shown)):
            continue
        whole = trimmed(standing_alone(extract), MAX_WORDS - spent - _frame_words(extract))
        text = framed(whole, question.language)
        if shown and spent + len(text.split()) > MAX_WORDS:
            continue
        also = [other for other in chosen if other is not extract and _same(other, extract)][:2]
        citations = [numbering.cite(whole), *(numbering.cite(other) for other in also)]
        spent += len(text.split())
        shown.append(extract)
        yield Sentence(text, tuple(citations), *voice_of(whole))


def framed(extract: Extract, language: Language) -> str:
    """Return the quote in the framing of a language, marked when it is in the other one."""
    source = extract.hit.source
    who = attribution(source, language)
    foreign = source.language != language
    quote = " ".join(extract.text.split())
    if language == "fr":
        tongue = " (en anglais)" if foreign else ""
        return f"{_capitalised(who)}{tongue} : « {quote} »"
    tongue = " (in French)" if foreign else ""
    return f"{_capitalised(who)}{tongue}: “{quote}”"


def voice_of(extract: Extract) -> tuple[Voice, str | None]:
    """Return an extract's voice and speaker: a reader, a person quoted, or the outlet.

    A comment is its reader's; an extract of which at least half stands inside « » is quoted.
    """
    source = extract.hit.source
    if source.kind == "comment":
        return "reader", source.author
    inside = sum(len(quoted) for quoted in re.findall(r"[«“\"]([^»”\"]*)[»”\"]", extract.text))
    return ("quoted", None) if inside * 2 >= len(extract.text) else ("reported", None)


def standing_alone(extract: Extract) -> Extract:
    """Return the extract with the sentence before it when it does not stand alone."""
    if not extract.before or not _DANGLING.match(extract.text):
        return extract
    offset = extract.hit.text.find(extract.before)
    start = extract.hit.start + offset
    page_slice = extract.hit.text[offset : extract.end - extract.hit.start]
    if offset < 0 or len(page_slice.split()) > _FEW_WORDS + 15 or "\n\n" in page_slice:
        return extract
    return _cut(extract, start, extract.end)


def trimmed(extract: Extract, most: int) -> Extract:
    """Return the extract cut at clause boundaries to at most ``most`` words.

    Clauses are dropped from the end, then from the start; a clause longer than ``most`` words
    is cut at a word.
    """
    most = max(most, 12)
    if len(extract.text.split()) <= most:
        return extract
    cuts = [match.start() for match in _CLAUSE.finditer(extract.text)]
    for at in reversed(cuts):
        if 8 <= len(extract.text[:at].split()) <= most:
            return _cut(
                extract, extract.start, extract.start + len(extract.text[:at].rstrip(" ,;:"))
            )
    kept = re.match(rf"(?:\S+\s+){{{most - 1}}}\S+", extract.text)
    return extract if kept is None else _cut(extract, extract.start, extract.start + kept.end())


def useful(extracts: Sequence[Extract]) -> list[Extract]:
    """Return extracts worth quoting: titles and questions only when there is nothing else."""
    plain = [e for e in extracts if not is_title(e) and not e.text.rstrip(" »”").endswith("?")]
    return plain or list(extracts)


def _cut(extract: Extract, start: int, end: int) -> Extract:
    text = extract.hit.text[start - extract.hit.start : end - extract.hit.start]
    return Extract(
        hit=extract.hit,
        text=text,
        start=start,
        end=end,
        score=extract.score,
        before="" if start < extract.start else extract.before,
        after=extract.after,
    )


def _frame_words(extract: Extract) -> int:
    return len(attribution(extract.hit.source, "fr").split()) + 5


def _repeats(extract: Extract, shown: Sequence[Extract]) -> bool:
    return any(_same(extract, other) for other in shown)


def _same(left: Extract, right: Extract) -> bool:
    if left.hit.source.language != right.hit.source.language:
        return False
    language = left.hit.source.language
    a, b = set(terms(left.text, language)), set(terms(right.text, language))
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= _SAME


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
