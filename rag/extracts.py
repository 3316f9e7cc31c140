"""The built-in answer: verbatim extracts, best first, each said by whom and when."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from index.analysis import terms
from rag.answer import Sentence
from rag.asking import asks_several
from rag.attribution import attribution
from rag.expected import offers
from rag.extract import Extract, is_title, with_next
from rag.held import held_forms, matched
from rag.voices import voice_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.documents import Language
    from rag.citing import Numbering
    from rag.evidence import Wanted

MAX_WORDS: Final = 82  # of the whole answer, framing included
_ENOUGH_WORDS: Final = 42  # past this an answer takes no further extract
_MOST: Final = 2
_MOST_SEVERAL: Final = 3
_SHORT: Final = 28  # words; a longer extract is cut to its clauses that matter
_BRIEF: Final = 20  # words; a shorter opinion or reason brings the sentence after it
_FEWEST: Final = 9  # words a cut leaves at least
_LONGEST_PAIR: Final = 55  # words of a sentence brought with the one before it
_NEAR_BEST: Final = 0.6  # a further extract scores at least this share of the best
_POINTED: Final = frozenset({"amount", "count", "percent", "figure", "date", "person", "place"})
_SAME: Final = 0.6  # shared terms from which two extracts say the same
_DANGLING: Final = re.compile(
    r"^(?:[«“\"'(]\s*)?(?:et |mais |or |and |but )?"
    r"(?:il|elle|ils|elles|ce|cela|ça|ceci|celui-ci|celle-ci|ceux-ci|celles-ci|cette|ces|cet|"
    r"son|sa|ses|leur|leurs|c'est|c’est|ce dernier|cette dernière|"
    r"he|she|it|they|this|that|these|those|his|her|its|their|the latter)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"(?<=[,;:])\s+|\s+(?=[–—])")


def compose(wanted: Wanted, chosen: Sequence[Extract], numbering: Numbering) -> Iterator[Sentence]:
    """Yield the answer's sentences, each framing one extract with its attribution.

    Parameters
    ----------
    wanted
        The question; its language is that of the framing.
    chosen
        Extracts that answer, most probable first, not empty.
    numbering
        Gives the citations their numbers.
    """
    language = wanted.question.language
    several = wanted.question.type == "opinion" or asks_several(wanted.question.text)
    shown: list[Extract] = []
    spent = 0
    for extract in chosen:
        if len(shown) == (_MOST_SEVERAL if several else _MOST) or (spent >= _ENOUGH_WORDS):
            return
        if shown and (extract.score < _NEAR_BEST * chosen[0].score or _repeats(extract, shown)):
            continue
        room = MAX_WORDS - spent - _frame_words(extract)
        pointed = to_the_point(extract, wanted, _SHORT)
        whole = pointed if pointed != extract else led_on(standing_alone(extract), wanted)
        whole = trimmed(whole, room)
        text = framed(whole, language)
        if shown and spent + len(text.split()) > MAX_WORDS:
            continue
        also = [
            o for o in chosen if o.hit.source.path != extract.hit.source.path and _same(o, extract)
        ][:2]
        citations = dict.fromkeys(numbering.cite(cited) for cited in (whole, *also))
        spent += len(text.split())
        shown.append(extract)
        yield Sentence(text, tuple(citations), *voice_of(whole))


def framed(extract: Extract, language: Language) -> str:
    """Return the quote in the framing of a language, marked when it is in the other one."""
    source = extract.hit.source
    who = attribution(source, language)
    foreign = source.language != language
    quote = " ".join(extract.text.split())
    tongue = ("en anglais" if language == "fr" else "in French") if foreign else ""
    if not (source.kind == "comment" and source.author):
        who = _capitalised(who)  # a pseudonym is written as its reader writes it
    if tongue:
        who = f"{who[:-1]}, {tongue})" if who.endswith(")") else f"{who} ({tongue})"
    return f"{who}\u00a0: «\u00a0{quote}\u00a0»" if language == "fr" else f"{who}: “{quote}”"


def standing_alone(extract: Extract) -> Extract:
    """Return the extract with the sentence before it when it does not stand alone."""
    if not extract.before or not _DANGLING.match(extract.text):
        return extract
    offset = extract.hit.text.find(extract.before)
    start = extract.hit.start + offset
    page_slice = extract.hit.text[offset : extract.end - extract.hit.start]
    if offset < 0 or len(page_slice.split()) > _LONGEST_PAIR or "\n\n" in page_slice:
        return extract
    return _cut(extract, start, extract.end)


def led_on(extract: Extract, wanted: Wanted) -> Extract:
    """Return a short extract with the sentence after it, where words are asked for, not facts.

    "Apolline Tréguignec va plus loin." only announces what she says.
    """
    brief = len(extract.text.split()) <= _BRIEF
    if wanted.question.type in _POINTED or not brief:
        return extract
    return with_next(extract) or extract


def to_the_point(extract: Extract, wanted: Wanted, most: int) -> Extract:
    """Return a long extract without the outer clauses that hold nothing asked for.

    A clause holds something asked for when it has a word of the question, or the kind of thing
    the question wants. Extracts of at most ``most`` words are left whole.
    """
    if wanted.question.type not in _POINTED:
        return extract
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(extract.text)), len(extract.text)]
    clauses = [slice(start, end) for start, end in pairwise(cuts)]
    language = extract.hit.source.language
    asked = frozenset(word.folded for word in wanted.question.words)
    useful_at = [
        at
        for at, clause in enumerate(clauses)
        if any(matched(wanted.concepts, held_forms(extract.text[clause], language)))
        or offers(extract.text[clause], wanted.question.type, asked) == 1.0
    ]
    if len(extract.text.split()) <= most or not useful_at:
        return extract
    first, last = useful_at[0], useful_at[-1]
    while last + 1 < len(clauses) and _words(extract, clauses[first], clauses[last]) < _FEWEST:
        last += 1
    kept = slice(clauses[first].start, clauses[last].stop)
    if _unbalanced(extract.text[kept]):
        return extract
    return _within(extract, kept)


def trimmed(extract: Extract, most: int) -> Extract:
    """Return the extract cut at its last clause boundary within ``most`` words, else at a word."""
    most = max(most, _FEWEST)
    if len(extract.text.split()) <= most:
        return extract
    ends = [match.start() for match in _CLAUSE.finditer(extract.text)]
    for at in reversed(ends):
        if _FEWEST <= len(extract.text[:at].split()) <= most:
            return _within(extract, slice(0, at))
    kept = re.match(rf"(?:\S+\s+){{{most - 1}}}\S+", extract.text)
    return extract if kept is None else _within(extract, slice(0, kept.end()))


def useful(extracts: Sequence[Extract]) -> list[Extract]:
    """Return extracts worth quoting.

    Titles and questions are kept only when there is nothing else; a reader's sentence that
    repeats an article's is the article's.
    """
    plain = [e for e in extracts if not is_title(e) and not e.text.rstrip(" »”").endswith("?")]
    articles = [e for e in plain if e.hit.source.kind == "article"]
    own = [
        e
        for e in plain
        if e.hit.source.kind == "article"
        or not any(_same(e, article, most=0.8) for article in articles)
    ]
    return own or list(extracts)


def _within(extract: Extract, kept: slice) -> Extract:
    """Return the extract's slice, without white space and loose punctuation at its ends."""
    text = extract.text[kept]
    start = extract.start + kept.start + len(text) - len(text.lstrip(" \n\u00a0\u202f,;:–—-"))
    end = extract.start + kept.start + len(text.rstrip(" \n\u00a0\u202f,;:–—-"))
    return _cut(extract, start, end)


def _words(extract: Extract, first: slice, last: slice) -> int:
    return len(extract.text[first.start : last.stop].split())


def _unbalanced(text: str) -> bool:
    return text.count("«") != text.count("»") or text.count("(") != text.count(")")


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


def _same(left: Extract, right: Extract, most: float = _SAME) -> bool:
    if left.hit.source.language != right.hit.source.language:
        return False
    language = left.hit.source.language
    if (
        left.hit.passage_id == right.hit.passage_id
        and left.start < right.end
        and right.start < left.end
    ):
        return True
    a, b = set(terms(left.text, language)), set(terms(right.text, language))
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= most


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
