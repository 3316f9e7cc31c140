"""Extracts: verbatim sentences of passages, each with its neighbours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from index.analysis import fold, folded, words
from rag.text.sentence import spans_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.hits import Hit

_LONGEST_PAIR: Final = 55  # words


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """One verbatim stretch of a passage, chosen for a question.

    Attributes
    ----------
    hit
        The passage it was taken from.
    text
        The page's slice ``[start:end]``, code points.
    score
        Higher is better; comparable within one question only.
    before, after
        The neighbouring sentences in the same passage, empty at its edges.
    """

    hit: Hit
    text: str
    start: int
    end: int
    score: float
    before: str = ""
    after: str = ""


def sentences_of(hit: Hit) -> list[Extract]:
    """Return a hit's sentences as extracts, in order, each with its neighbours."""
    spans = spans_of(hit.text, hit.source.language)
    texts = [span.of(hit.text) for span in spans]
    return [
        Extract(
            hit=hit,
            text=texts[i],
            start=hit.start + span.start,
            end=hit.start + span.end,
            score=0.0,
            before=texts[i - 1] if i else "",
            after=texts[i + 1] if i + 1 < len(texts) else "",
        )
        for i, span in enumerate(spans)
    ]


def with_next(extract: Extract) -> Extract | None:
    """Return a sentence together with the one after it, for a speaker named before he speaks.

    None when nothing follows, or when both make more than a quote should have.
    """
    if not extract.after:
        return None
    offset = extract.end - extract.hit.start
    end = extract.hit.text.find(extract.after, offset) + len(extract.after)
    text = extract.hit.text[extract.start - extract.hit.start : end]
    if end < offset or not makes_one_quote(text):
        return None
    return replace(extract, text=text, end=extract.hit.start + end, after="")


def one_a_passage(extracts: Sequence[Extract]) -> list[Extract]:
    """Return the first extract of each passage: checks read the whole passage for any of its."""
    first: dict[str, Extract] = {}
    for extract in extracts:
        first.setdefault(extract.hit.passage_id, extract)
    return list(first.values())


def makes_one_quote(text: str) -> bool:
    """Tell whether two sentences and what stands between them may be quoted as one."""
    return len(text.split()) <= _LONGEST_PAIR and "\n\n" not in text


def is_title(extract: Extract) -> bool:
    """Tell whether an extract only repeats its document's title."""
    return is_title_of(extract.hit.source.title, extract.text)


@lru_cache(maxsize=1 << 12)
def is_title_of(title: str | None, text: str) -> bool:
    """Tell whether a text only repeats a title.

    Examples
    --------
    >>> is_title_of("Le pont rouvre", "« Le Pont rouvre »"), is_title_of(None, "Le pont")
    (True, False)
    """
    if title is None:
        return False
    bare = _bare(title)
    return _first(bare) in folded(text) and bare == _bare(text)


@lru_cache(maxsize=1 << 12)
def _bare(text: str) -> str:
    return " ".join(word.text for word in words(fold(text)))


def _first(bare: str) -> str:
    """Return the first word of letters, which any text alike holds; empty without one."""
    return next((word for word in bare.split() if word.isalpha()), "")
