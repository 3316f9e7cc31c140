"""How long after another a thing came: *three years later* of 1938 and 1941."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rag.text.dates.series import whole
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.dates.days import Moment
    from rag.text.facts import Facts
    from rag.text.numbers.pairs import Quantity

_BEHIND = frozenset(
    ("later", "earlier", "after", "afterwards", "before", "apres", "avant", "auparavant", "apart",
     "late", "ecart", "tard", "tot", "retard")
)  # fmt: skip
_BEFORE = frozenset(
    ("en", "in", "over", "within", "for", "pendant", "durant", "during", "after", "apres",
     "depuis", "spent", "span", "took", "lasted", "dure", "some", "bout", "take")
)  # fmt: skip
_REACH = 3  # words between a length and what tells that it is a distance
_UNITS = frozenset(("year", "month", "week", "day"))


def spanned(claim: Facts, quantity: Quantity, sources: Sequence[Facts]) -> bool:
    """Tell whether a length of time lies between two dates of a sentence of the source.

    One of them may be given by the claim, and the other then by any of the sentences.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Il l'avait confié en 1938 à un marchand, qui l'a vendu en 1941.")
    >>> def check(text):
    ...     claim = Facts(text)
    ...     return spanned(claim, claim.quantities[0], [source])
    >>> check("Le marchand l'a vendu trois ans plus tard."), check("Vendu deux ans plus tard.")
    (True, False)
    >>> check("Le marchand vit trois ans.")
    False
    """
    if quantity.unit not in _UNITS or quantity.bound or not _is_distance(claim, quantity):
        return False
    if (quantity.value, quantity.unit) == (1, "day"):
        return any(_on_one_day(source) for source in sources)
    told = [moment for moment in claim.moments if moment.year]
    for source in sources:
        dated = [moment for moment in source.moments if moment.year]
        pairs = [(one, other) for one in told for other in dated]
        pairs += () if told else combinations(dated, 2)
        if any(_apart(quantity, one, other) for one, other in pairs):
            return True
    return False


def _on_one_day(source: Facts) -> bool:
    """Whether a sentence gives a day, and no length of time in days: *fell on Thursday*."""
    told = any(moment.day or moment.weekday is not None for moment in source.moments)
    return told and not any(q.unit == "day" for q in source.quantities)


def _is_distance(claim: Facts, quantity: Quantity) -> bool:
    """Whether a length of time is told as one that lies between two things."""
    stop, start = quantity.stop, quantity.start
    behind = {text_at(claim.tokens, k) for k in range(stop, stop + _REACH)}
    return bool(behind & _BEHIND) or text_at(claim.tokens, start - 1) in _BEFORE


def _apart(quantity: Quantity, one: Moment, other: Moment) -> bool:
    """Whether two dates lie as far apart as a length of time tells."""
    if quantity.unit == "year":
        return abs((one.year or 0) - (other.year or 0)) == quantity.value
    if quantity.unit == "month":
        if not (one.month and other.month):
            return False
        months = 12 * ((one.year or 0) - (other.year or 0)) + one.month - other.month
        return abs(months) == quantity.value
    first, second = whole(one), whole(other)
    if first is None or second is None:
        return False
    return abs((first - second).days) == quantity.value * (7 if quantity.unit == "week" else 1)
