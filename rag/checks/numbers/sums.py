"""Figures that a claim works out of two that its source gives: a ratio, a rest, a difference.

Strict on purpose: the result is exact (or rounded as the claim says it is), both operands stand in
one sentence in one unit, and the claim has a word for what it did.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise
from math import isclose
from typing import TYPE_CHECKING

from rag.text.numbers.measures import MONEY
from rag.text.words.opposites import opposite_sides
from rag.text.words.tables import rows
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rag.text.facts import Facts
    from rag.text.numbers.pairs import Quantity

_BEFORE, _BEHIND = 3, 4  # words between a difference and what tells that it is one
_MOST = 4  # figures that are added up
_TIMES, _ROUGH = 0.06, 0.12  # relative: *twice as many* is seldom exact; *about half*
_SIMPLE = (1 / 2, 1 / 3, 2 / 3, 1 / 4, 3 / 4)  # shares that one tells of two counts


def worked_out(claim: Facts, quantity: Quantity, sources: Sequence[Facts]) -> bool:
    """Tell whether a figure of a claim follows from figures of one sentence of its source.

    >>> from rag.text.facts import Facts
    >>> def check(claim, source, at=0):
    ...     claim = Facts(claim)
    ...     return worked_out(claim, claim.quantities[at], [Facts(source)])
    >>> check("Moins de la moitié sont occupés.", "Sur 48 logements, 19 sont occupés.")
    True
    >>> check("Moins d'un tiers sont occupés.", "Sur 48 logements, 19 sont occupés.")
    False
    >>> source = "L'atelier est passé de 88 à 81 salariés."
    >>> check("L'atelier a perdu sept salariés.", source), check("Il a perdu neuf postes.", source)
    (True, False)
    >>> check("Ils sont 250 au total.", "Il y a 120 femmes et 130 hommes.")
    True
    """
    if quantity.unit == "rank" or not quantity.value:
        return False
    shared = quantity.unit == "%" and any(q.unit == "%" for s in sources for q in s.quantities)
    return any(_follows(claim, quantity, source, both=shared) for source in sources)


def _follows(claim: Facts, quantity: Quantity, source: Facts, *, both: bool) -> bool:
    """Whether a figure follows from a sentence; ``both`` asks that the claim give what it is of."""
    if quantity.unit in ("times", "fraction", "%"):
        if _rest(claim, quantity, source):
            return True
        pairs = () if quantity.parts else _pairs(claim, source, both=both)
        return any(_told_as(quantity, _ratio(claim, quantity, pair)) for pair in pairs)
    results = [*_differences(claim, quantity, source), *_totals(claim, quantity, source)]
    results += _wholes(claim, quantity, source)
    return not quantity.bound and any(isclose(quantity.value, result) for result in results)


def _ratio(claim: Facts, quantity: Quantity, pair: tuple[float, float]) -> float:
    """Return what a multiple, a share or a change is, of a smaller and a larger figure."""
    small, large = pair
    if quantity.unit == "times":
        return large / small
    falls, rises = (not _words(kind).isdisjoint(claim.words) for kind in ("fall", "rise"))
    if falls == rises:
        return small / large
    return (large - small) / (large if falls else small)


def _told_as(quantity: Quantity, ratio: float) -> bool:
    """Whether a claim's share or multiple is a ratio, exactly or with a word for it."""
    told = quantity.value / 100 if quantity.unit == "%" else quantity.value
    if quantity.unit == "fraction" and not any(isclose(told, simple) for simple in _SIMPLE):
        return isclose(ratio, told)
    if quantity.bound in ("over", "under"):
        low, high = (told, told * 1.5) if quantity.bound == "over" else (told * 0.6, told)
        return low < ratio < high
    if quantity.bound == "near":
        return told * (1 - _ROUGH) <= ratio <= told
    if quantity.bound:
        return isclose(ratio, told, rel_tol=_ROUGH)
    if quantity.unit == "%":
        whole = quantity.value == int(quantity.value)
        return abs(ratio - told) <= (0.005 if whole else 0.0005)
    return isclose(ratio, told, rel_tol=_TIMES if quantity.unit == "times" else 1e-9)


def _rest(claim: Facts, quantity: Quantity, source: Facts) -> bool:
    """Whether a share is the rest of one that a sentence gives, and the claim says so."""
    if quantity.unit not in ("%", "fraction") or quantity.bound or not rests(claim, source):
        return False
    if quantity.parts:
        part, whole = quantity.parts
        return {whole, whole - part} <= {q.value for q in source.quantities if not q.unit}
    told = quantity.value / 100 if quantity.unit == "%" else quantity.value
    shares = [q for q in source.quantities if q.unit in ("%", "fraction") and not q.bound]
    return any(isclose(1 - told, q.value / (100 if q.unit == "%" else 1)) for q in shares)


def _pairs(claim: Facts, source: Facts, *, both: bool) -> Iterator[tuple[float, float]]:
    """Yield two figures of one kind: the only two of it, and those that the claim gives.

    ``both`` asks that the claim give the two.
    """
    for kind in {_kind(q) for q in source.quantities} - {"rank", "fraction", "times", "%"}:
        alike = {q.value for q in source.quantities if _kind(q) == kind and not _scores(source, q)}
        mine = (q for q in claim.quantities if _kind(q) == kind or not q.unit)
        told = {q.value for q in mine if _kind(q) == kind or q.value in alike}
        if len(told & alike) < 2 and (both or len(alike) > 2):
            continue
        for pair in combinations(sorted(alike), 2):
            if pair[0] > 0 and (told <= set(pair) or set(pair) <= told):
                yield pair


def _kind(quantity: Quantity) -> str:
    return quantity.unit or quantity.shared or ("EUR" if quantity.bare else "")


def _scores(facts: Facts, quantity: Quantity) -> bool:
    """Whether a figure is half of a score: *31-24*."""
    gaps = [facts.tokens[k].gap for k in (quantity.start, quantity.stop) if k < len(facts.tokens)]
    return any(gap in ("-", "–", "\u2011") for gap in gaps)


def _alike(quantity: Quantity, source: Facts) -> list[float]:
    """Return the figures of a sentence that are of one kind with a claim's."""
    unit = quantity.unit
    return [
        q.value
        for q in source.quantities
        if (unit in (q.unit, q.shared) or (q.bare and unit in MONEY))
        and not (q.parts or _scores(source, q))
    ]


def _differences(claim: Facts, quantity: Quantity, source: Facts) -> Iterator[float]:
    """Yield what one figure is more than another, where the claim tells how much more."""
    start, stop = quantity.start, quantity.stop
    before = {text_at(claim.tokens, k) for k in range(start - _BEFORE, start)}
    behind = {text_at(claim.tokens, k) for k in range(stop, stop + _BEHIND)}
    if before.isdisjoint(_words("lost")) and behind.isdisjoint(_words("compared")):
        return
    if before & _words("others") or "all" in before:
        return
    for one, other in pairwise(_alike(quantity, source)):
        yield abs(one - other)


def _totals(claim: Facts, quantity: Quantity, source: Facts) -> Iterator[float]:
    """Yield what the figures of a sentence come to, where the claim tells a total."""
    if claim.words.isdisjoint(_words("total")):
        return
    alike = _alike(quantity, source)
    if 2 <= len(alike) <= _MOST:
        yield sum(alike)


def _wholes(claim: Facts, quantity: Quantity, source: Facts) -> Iterator[float]:
    """Yield the whole of which a claim gives a part, and its source the share: *an eighth*."""
    told = {q.value for q in claim.quantities if q.start != quantity.start}
    shares = [q.value for q in source.quantities if q.unit == "fraction" and not q.bound]
    parts = [value for value in _alike(quantity, source) if value in told]
    if len(shares) == 1:
        yield from (part / shares[0] for part in parts)


def rests(claim: Facts, source: Facts) -> bool:
    """Tell whether a claim speaks of the others: *the rest*, or *filled* where a source has empty.

    >>> from rag.text.facts import Facts
    >>> rests(Facts("Deux postes sont pourvus."), Facts("Trois des cinq postes sont vacants."))
    True
    >>> rests(Facts("Deux postes sont vacants."), Facts("Trois des cinq postes sont vacants."))
    False
    """
    others = not claim.words.isdisjoint(_words("others"))
    return others or opposite_sides(claim.words, source.words)


@cache
def _words(kind: str) -> frozenset[str]:
    told = next(row for row in rows("sums") if row[0] == kind)
    return frozenset(word for part in told[1:] for word in part.split())
