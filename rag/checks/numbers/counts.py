"""What a number counts: *900 signatures* is not borne out by 900 scooters and 6,200 signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.numbers import quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.numbers.quantities import Quantity
    from rag.text.words.lexicon import Bridge, Term

_ANYBODY = frozenset(("people", "persons", "personnes", "gens"))
_NEAR = 3  # words


def recounted(claim: Facts, sources: Sequence[Facts], bridge: Bridge | None = None) -> bool:
    """Tell whether a claim counts by one number what its source counts by others.

    >>> from rag.text.facts import Facts
    >>> sources = [Facts("La ville a 900 vélos."), Facts("La pétition a réuni 6 200 signatures.")]
    >>> recounted(Facts("La pétition a réuni 900 signatures."), sources)
    True
    >>> recounted(Facts("La pétition a réuni 6 200 signatures."), sources)
    False
    """
    for quantity in claim.quantities:
        counted = _counted(claim, quantity)
        if counted is None:
            continue
        holding = [
            source
            for source in sources
            if any(quantities.agrees(quantity, other) for other in source.quantities)
        ]
        anybody = not claim.names and claim.tokens[counted.at].text in _ANYBODY
        test = _tells_more if anybody else _beside
        if any(test(source, quantity, counted, claim, bridge) for source in holding):
            continue
        if holding and any(_counts(source, counted, claim, bridge) for source in sources):
            return True
    return False


def _counted(facts: Facts, quantity: Quantity) -> Term | None:
    """Return the noun right behind a count."""
    if not quantity.counts:
        return None
    return next((term for term in facts.terms if term.at == quantity.stop), None)


def _beside(
    source: Facts, quantity: Quantity, counted: Term, claim: Facts, bridge: Bridge | None
) -> bool:
    """Whether a sentence speaks of what a figure counts: in that word, or right behind it."""
    if source.ground.find_word(counted, claim.language, bridge):
        return True
    alike = source.ground.find(counted, claim.language, bridge) or ()
    ends = [other.stop for other in source.quantities if quantities.agrees(quantity, other)]
    return any(0 <= at - stop < _NEAR for at in alike for stop in ends)


def _tells_more(
    source: Facts, quantity: Quantity, counted: Term, claim: Facts, bridge: Bridge | None
) -> bool:
    """Whether a sentence speaks of what the claim says of people, or of nothing else."""
    rest = [term for term in claim.terms if term.at != counted.at]
    told = any(source.ground.speaks_of(term, claim.language, bridge) for term in rest)
    return told or (not rest and _beside(source, quantity, counted, claim, bridge))


def _counts(source: Facts, counted: Term, claim: Facts, bridge: Bridge | None) -> bool:
    """Whether a sentence counts the same noun."""
    places = source.ground.find_word(counted, claim.language, bridge) or ()
    return any(q.counts and q.stop in places for q in source.quantities)
