"""Whether somebody sells in a claim what they buy in its source, or the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.numbers.figures import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.syntax.frames import Frame

_CONVERSE = (("buy", "sell"), ("send", "receive"), ("win", "lose"), ("join", "resign"))


def converse(claim: Facts, units: Sequence[Facts]) -> bool:
    """Tell whether who sells in the claim buys in its source, and is nowhere said to sell.

    >>> from rag.text.facts import Facts
    >>> source = [Facts("L'usine a été rachetée par Acme pour 3 millions d'euros.")]
    >>> converse(Facts("Acme sold the factory for 3 million euros.", language="en"), source)
    True
    >>> converse(Facts("Acme bought the factory for 3 million euros.", language="en"), source)
    False
    """
    for one, other in (*_CONVERSE, *((b, a) for a, b in _CONVERSE)):
        for frame in claim.frames:
            doers = _doers(frame)
            if one not in frame.term.senses or other in frame.term.senses or not doers:
                continue
            told = [f for unit in units for f in unit.frames if _shared(doers, _doers(f))]
            senses = {sense for f in told for sense in f.term.senses}
            if other in senses and one not in senses:
                return True
    return False


def _doers(frame: Frame) -> Sequence[Name]:
    """Return who does what a predicate says; who receives is turned around by the reading."""
    return frame.patients if "receive" in frame.term.senses else frame.agents


def _shared(mine: Sequence[Name], theirs: Sequence[Name]) -> bool:
    return any(within(name, theirs) for name in mine)
