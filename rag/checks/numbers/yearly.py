"""Whether a figure of one year is told as that of another, whose own the sentence gives too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.dates import dates
from rag.text.numbers import quantities

if TYPE_CHECKING:
    from rag.text.dates.dates import Moment
    from rag.text.facts import Facts
    from rag.text.numbers.quantities import Quantity

_NEAR = 4  # words between a figure and its year


def figure_of_another_year(claim: Facts, source: Facts) -> bool:
    """Tell whether a claim gives a figure in the year of which its source gives another.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Acme a perdu 4 millions d'euros en 2022 et 9 millions en 2023.")
    >>> figure_of_another_year(Facts("Acme a perdu 9 millions d'euros en 2022."), source)
    True
    >>> figure_of_another_year(Facts("Acme a perdu 9 millions d'euros en 2023."), source)
    False
    """
    for quantity in claim.quantities:
        held = [q for q in source.quantities if quantities.agrees(quantity, q)]
        mine = _year_of(claim, quantity)
        if mine is None or not held:
            continue
        own = [_year_of(source, q) for q in held]
        if any(year is None or dates.agrees(mine, year) for year in own):
            continue
        rivals = (q for q in source.quantities if q not in held and q.unit == held[0].unit)
        years = (_year_of(source, q) for q in rivals)
        if any(year is not None and dates.agrees(mine, year) for year in years):
            return True
    return False


def _year_of(facts: Facts, quantity: Quantity) -> Moment | None:
    """Return the date that stands right behind a figure, or closest to it where none does."""
    near = [m for m in facts.moments if quantity.stop <= m.start <= quantity.stop + _NEAR]
    between = [
        m for m in near if not any(quantity.stop <= q.start < m.start for q in facts.quantities)
    ]
    if between:
        return between[0]
    return facts.moments[0] if len(facts.moments) == 1 == len(facts.quantities) else None
