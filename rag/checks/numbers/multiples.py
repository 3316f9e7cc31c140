"""Figures told without a number that a claim has otherwise: *doubled*, *more than a year later*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.numbers.measures import LENGTHS
from rag.text.numbers.unnumbered import unnumbered
from rag.text.syntax.clauses import stretch_of
from rag.text.words.lexicon import shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.numbers.pairs import Quantity


_BOUNDS = ("over", "under")


def multiplied_otherwise(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether a claim has doubled what its source has tripled.

    >>> from rag.text.facts import Facts
    >>> source = [Facts("Les ventes ont doublé et les exportations ont triplé.")]
    >>> said = ("Les ventes ont triplé.", "Les exportations ont triplé.", "Tout a quadruplé.")
    >>> [multiplied_otherwise(Facts(text), source) for text in said]
    [True, False, True]
    """
    told = _multiples(claim)
    values = {q.value for q in told}
    held = {q.value for source in sources for q in _multiples(source)}
    if not (values and held):
        return False
    return values.isdisjoint(held) or any(_with_another(claim, source) for source in sources)


def _multiples(facts: Facts) -> list[Quantity]:
    return [q for q in unnumbered(facts.tokens) if q.unit == "times"]


def _with_another(claim: Facts, source: Facts) -> bool:
    """Whether the words round a claim's multiple stand round another one of a sentence."""
    peers, mine = _multiples(source), _multiples(claim)
    if len({q.value for q in peers}) < len(peers) or len(peers) < 2:
        return False
    for quantity in mine:
        start, stop = stretch_of(claim.tokens, quantity, mine)
        words = [t for t in claim.terms if start <= t.at < stop and t.at != quantity.start]
        found = [source.ground.find(t, claim.language, shipped()) or () for t in words]
        shares = {}
        for peer in peers:
            first, last = stretch_of(source.tokens, peer, peers)
            shares[peer.value] = sum(any(first <= at < last for at in places) for places in found)
        if max(shares.values()) > shares.get(quantity.value, 0):
            return True
    return False


def lasts_otherwise(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether a claim says *more than a year*, and no length of its source is as long.

    A source that tells no length, or gives two years, belies nothing.

    >>> from rag.text.facts import Facts
    >>> source = [Facts("Il est revenu six mois plus tard.")]
    >>> said = ("Il est revenu plus d'un an plus tard.", "Il est revenu moins d'un an plus tard.")
    >>> [lasts_otherwise(Facts(text), source) for text in said]
    [True, False]
    >>> lasts_otherwise(Facts(said[0]), [Facts("Il est revenu en 2021.")])
    False
    """
    told = [q for q in unnumbered(claim.tokens) if q.bound in _BOUNDS and q.unit in LENGTHS]
    held = [q for source in sources for q in source.told if q.unit in LENGTHS]
    years = {m.year for source in sources for m in source.moments if m.year}
    if len(years) > 1:
        return False  # it may be counted from one to the other
    return bool(held) and any(not any(_fits(q, other) for other in held) for q in told)


def _fits(bounded: Quantity, other: Quantity) -> bool:
    """Whether a length is on the side of another that a claim tells."""
    mine, theirs = (q.value * LENGTHS[q.unit] for q in (bounded, other))
    if other.bound == bounded.bound and mine == theirs:
        return True
    return theirs > mine if bounded.bound == "over" else theirs < mine
