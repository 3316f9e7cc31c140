"""Somebody unnamed whom a reader says to be: *a retired nurse*, *un éleveur*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rag.text.facts import Facts
    from rag.text.passages import Passage
    from rag.text.words.lexicon import Bridge, Term

_ONE = frozenset(("un", "une", "a", "an", "one"))
_FOR = frozenset(
    ("selon", "apres", "pour", "yeux", "avis", "according", "for", "eyes", "view", "opinion")
)
_VOICED = frozenset(
    ("say", "support+", "support-", "angry", "worry", "hope", "surprise", "opinion", "believe",
     "suspect")
)  # fmt: skip
_I = frozenset(
    ("je", "j'", "m'", "moi", "mon", "ma", "mes", "nous", "notre", "nos", "i", "my", "me", "myself",
     "we", "our")
)  # fmt: skip
_OPENING = 6  # words of a claim in which whoever speaks is told of
_CALLED = 4  # words that tell who: a retired primary-school teacher


def calls_self(claim: Facts, passage: Passage, bridge: Bridge | None = None) -> bool:
    """Tell whether a claim has somebody unnamed speak who is what a reader says to be.

    >>> from rag.checks.bench import extract_of
    >>> from rag.checks.reading import passages_of
    >>> page = {"id": "r", "text": "Je suis plombier. La loi est mauvaise.", "kind": "comment"}
    >>> reader = passages_of([extract_of(page)])[0]
    >>> from rag.text.facts import Facts
    >>> said = ("Un plombier juge la loi mauvaise.", "Un préfet juge la loi mauvaise.")
    >>> [calls_self(Facts(text), reader) for text in said]
    [True, False]
    >>> calls_self(Facts("Pour un plombier, la loi est mauvaise."), reader)
    True
    """
    own = [unit for unit in passage.units if not unit.words.isdisjoint(_I)]
    return any(
        unit.ground.speaks_of(term, claim.language, bridge)
        for term in _speaking(claim)
        for unit in own
    )


def _speaking(claim: Facts) -> Iterator[Term]:
    """Yield the words that tell who somebody unnamed is, to whom a claim gives a view."""
    tokens = claim.tokens
    at = next((k for k, t in enumerate(tokens[:_OPENING]) if t.text in _ONE), None)
    if at is None:
        return
    led = not _FOR.isdisjoint(token.text for token in tokens[:at])
    voiced = not at and any(not t.senses.isdisjoint(_VOICED) for t in claim.terms)
    if not (led or voiced):
        return
    for term in claim.terms:
        if at < term.at <= at + _CALLED:
            if any(tokens[k].gap.strip() for k in range(at + 1, term.at + 1)):
                return
            if not _VOICED.isdisjoint(term.senses):
                return
            yield term
