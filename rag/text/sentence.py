"""A sentence cut into words, its dates and figures found: once for all who read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from index.sentences import sentence_spans
from rag.once import cached_property
from rag.text.dates.dates import completed, written
from rag.text.names.exonyms import exonyms
from rag.text.names.roles import roles
from rag.text.numbers.quantities import quantities
from rag.text.numbers.unnumbered import unnumbered
from rag.text.openings import DATE, EXONYM, FIGURE, ROLE, UNNUMBERED, opening
from rag.text.words.tokens import tokenise

if TYPE_CHECKING:
    from index.documents import Span
    from rag.text.dates.dates import Moment
    from rag.text.names.exonyms import Exonym
    from rag.text.names.roles import Role
    from rag.text.numbers.quantities import Quantity
    from rag.text.openings import Openings
    from rag.text.words.tokens import Token

_PASSAGES: Final = 1 << 9  # cut; no more than those read are
_KEPT: Final = 1 << 10  # sentences, about 5 kB each: those of some twenty answers


@dataclass(frozen=True)
class Sentence:
    """What a sentence holds whatever the page it stands on.

    All but its words is found when first asked for: a passage that lacks a name of the claim is
    left by then.

    Attributes
    ----------
    tokens
        Its words.
    """

    tokens: tuple[Token, ...]

    @cached_property
    def _openings(self) -> Openings:
        """Where what is looked for in it may open: its words gone through once for all of it."""
        found: Openings = ([], [], [], [], [])
        for at, token in enumerate(self.tokens):
            for kind in opening(token.text):
                found[kind].append(at)
        return found

    @cached_property
    def written(self) -> tuple[Moment, ...]:
        """Its dates and hours as they are written, which the date of a page may complete."""
        return written(self.tokens, self._openings[DATE])

    @cached_property
    def dated(self) -> frozenset[int]:
        """Token indexes that belong to one of them, where no page's date is known."""
        moments = completed(self.tokens, self.written) if self.written else ()
        return frozenset(at for m in moments for at in range(m.start, m.stop))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its figures that are none of them."""
        return quantities(self.tokens, self.dated, self._openings[FIGURE])

    @cached_property
    def unnumbered(self) -> tuple[Quantity, ...]:
        """What it tells without a number: *a year*, *twice*."""
        return unnumbered(self.tokens, self._openings[UNNUMBERED])

    @cached_property
    def exonyms(self) -> tuple[Exonym, ...]:
        """Its names that change with the language."""
        return tuple(exonyms(self.tokens, self._openings[EXONYM]))

    @cached_property
    def roles(self) -> list[Role]:
        """Its offices and functions."""
        return roles(self.tokens, self._openings[ROLE])


@lru_cache(maxsize=_PASSAGES)
def spans_of(text: str, language: str) -> tuple[Span, ...]:
    """Return what :func:`index.sentences.sentence_spans` does of a passage, cut once."""
    return tuple(sentence_spans(text, language))


@lru_cache(maxsize=_KEPT)
def sentence(text: str) -> Sentence:
    """Read a sentence.

    Examples
    --------
    >>> read = sentence("Le 3 mai 2024, Barcelone a payé 2 millions d'euros.")
    >>> [token.text for token in read.tokens if token.capital], sorted(read.dated)
    (['le', 'barcelone'], [1, 2, 3])
    >>> [quantity.value for quantity in read.quantities], [e.key for e in read.exonyms]
    ([2000000.0], ['@barcelone'])
    """
    return Sentence(tokenise(text))
