"""A passage read once for every question: its sentences, and what each of them holds.

A sentence is read once, here and by the checks; a pair of sentences that follow each other takes
what it holds from the two, since no word goes over the end of a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rag.evidence.concepts import held_forms
from rag.evidence.contents import holding
from rag.extract import Extract, is_title_of, makes_one_quote
from rag.text.sentence import sentence, spans_of
from rag.text.words.tokens import FOLDED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.evidence.contents import Holding
    from rag.hits import Hit

_FEW_WORDS: Final = 6
_KEPT: Final = 512  # passages, about 60 kB each


class Piece(NamedTuple):
    """One sentence of a passage, or two that follow each other.

    Attributes
    ----------
    text
        The passage's slice ``[start:end]``.
    sentences
        The places, among the passage's sentences, of the one or two.
    before, after
        The neighbouring sentences, empty at the passage's edges and after two.
    words
        Its folded words.
    holding
        What it holds.
    title, short, asking
        Whether it is the document's title, has few words, ends with a question mark.
    """

    text: str
    start: int
    end: int
    sentences: tuple[int, ...]
    before: str
    after: str
    words: tuple[str, ...]
    holding: Holding
    title: bool
    short: bool
    asking: bool

    def of(self, hit: Hit, score: float = 0.0) -> Extract:
        """Return it as an extract of the passage found."""
        return Extract(
            hit=hit,
            text=self.text,
            start=hit.start + self.start,
            end=hit.start + self.end,
            score=score,
            before=self.before,
            after=self.after,
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage, read.

    Attributes
    ----------
    sentences
        In order.
    pairs
        For each sentence, it and the next one; None where they make no quote.
    forms
        For each sentence, what :func:`rag.evidence.concepts.held_forms` gives.
    words
        The passage's folded words.
    """

    sentences: tuple[Piece, ...]
    pairs: tuple[Piece | None, ...]
    forms: tuple[frozenset[str], ...]
    words: tuple[str, ...]


@lru_cache(maxsize=_KEPT)
def reading(text: str, language: str, title: str | None) -> Reading:
    """Read a passage.

    Parameters
    ----------
    text, language
        The passage and its language.
    title
        Its document's.

    Examples
    --------
    >>> read = reading("Le pont rouvre. Qui paie ? Lyon.", "fr", "Qui paie ?")
    >>> [piece.text for piece in (*read.sentences, *read.pairs) if piece]
    ['Le pont rouvre.', 'Qui paie ?', 'Lyon.', 'Le pont rouvre. Qui paie ?', 'Qui paie ? Lyon.']
    >>> [piece.title for piece in read.sentences]
    [False, True, False]
    """
    spans = spans_of(text, language)
    cuts = [(span.start, span.end) for span in spans]
    passage = _Passage(text, title, cuts)
    singles = tuple(map(passage.sentence, range(len(cuts))))
    pairs = map(passage.pair, singles, singles[1:])
    return Reading(
        singles,
        (*pairs, None) if cuts else (),
        tuple(held_forms(piece.text, language) for piece in singles),
        tuple(word for piece in singles for word in piece.words),
    )


@dataclass(frozen=True, slots=True)
class _Passage:
    """A passage cut into sentences."""

    text: str
    title: str | None
    cuts: Sequence[tuple[int, int]]

    def sentence(self, at: int) -> Piece:
        text, after = self._sentence(at), self._sentence(at + 1)
        words = tuple(map(FOLDED, sentence(text).tokens))
        return self._piece(text, (at,), after, words, holding(text))

    def pair(self, one: Piece, other: Piece) -> Piece | None:
        text = self.text[one.start : other.end]
        if not makes_one_quote(text):
            return None
        at = (*one.sentences, *other.sentences)
        held = one.holding.with_next(other.holding, text)
        return self._piece(text, at, "", one.words + other.words, held)

    def _piece(
        self, text: str, at: tuple[int, ...], after: str, words: tuple[str, ...], held: Holding
    ) -> Piece:
        return Piece(
            text=text,
            start=self.cuts[at[0]][0],
            end=self.cuts[at[-1]][1],
            sentences=at,
            before=self._sentence(at[0] - 1),
            after=after,
            words=words,
            holding=held,
            title=is_title_of(self.title, text),
            short=len(text.split(maxsplit=_FEW_WORDS - 1)) < _FEW_WORDS,
            asking=text.rstrip(" »”\"'").endswith("?"),
        )

    def _sentence(self, at: int) -> str:
        if not 0 <= at < len(self.cuts):
            return ""
        start, end = self.cuts[at]
        return self.text[start:end]
