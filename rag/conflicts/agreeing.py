"""Whether two figures of one unit may both be right."""

from __future__ import annotations

from math import isclose, log10
from typing import TYPE_CHECKING, Final

from rag.text.numbers import quantities

if TYPE_CHECKING:
    from rag.conflicts.figures import Figure

_SLACK: Final = 0.06  # how far "environ" or "près de" may round
_ROUNDING: Final = 0.04  # how far a figure with fewer digits may stand from the exact one
_OVER: Final = 1.6  # what "plus de" may stand below


def agree(left: Figure, right: Figure) -> bool:
    """Tell whether two figures of one unit may both be right.

    >>> from rag.text.facts import Facts
    >>> from rag.conflicts.figures import figures
    >>> def check(left, right):
    ...     return agree(figures(Facts(left))[0], figures(Facts(right))[0])
    >>> check("81 %", "81,2 %"), check("81,2 %", "81,8 %"), check("2 milliards", "1,9 milliard")
    (True, False, False)
    >>> check("plus de 1 000 élèves", "1 140 élèves"), check("entre 18 et 24 mois", "20 mois")
    (True, True)
    >>> check("quelque 2 000 personnes", "1 970 personnes"), check("15 M€", "16 M€")
    (True, False)
    """
    a, b = left.quantity, right.quantity
    if quantities.agrees(a, b) or quantities.agrees(b, a) or isclose(left.value, right.value):
        return True
    low, high = sorted((left, right), key=lambda figure: figure.value)
    if low.high >= high.value * (1 - 1e-9) and low.high > low.value:
        return True
    if high.high > high.value and isclose(high.value, low.value, rel_tol=_SLACK):
        return True
    if {a.bound, b.bound} & {"about", "near"} and isclose(left.value, right.value, rel_tol=_SLACK):
        return True
    if low.quantity.bound == "over" or high.quantity.bound == "under":
        return high.value <= low.value * _OVER
    return _rounds(left.value, right.value) or _rounds(right.value, left.value)


def ratio(left: Figure, right: Figure) -> float:
    """Return how many times the greater value holds the smaller."""
    low, high = sorted((abs(left.value), abs(right.value)))
    return high / low if low else float("inf")


def meant_alike(left: Figure, right: Figure) -> bool:
    """Tell whether neither is a part, a rate, a forecast or a change where the other is none."""
    return (
        left.part == right.part
        and left.rate == right.rate
        and left.forecast == right.forecast
        and left.change == right.change
    )


def _rounds(value: float, exact: float) -> bool:
    """Whether a figure is another one with fewer digits.

    >>> _rounds(81.0, 81.2), _rounds(2e9, 1.9e9), _rounds(1200.0, 1217.0), _rounds(15e6, 16e6)
    (True, False, True, False)
    """
    if not value or not exact or not isclose(value, exact, rel_tol=_ROUNDING):
        return False
    digits = _digits(value)
    if digits >= _digits(exact):
        return False
    scale = 10 ** (digits - 1 - int(log10(abs(exact)) // 1))
    return isclose(round(exact * scale) / scale, value)


def _digits(value: float) -> int:
    """Return how many digits a value has, zeros at its end left out."""
    return len(f"{abs(value):.8e}".split("e")[0].replace(".", "").rstrip("0"))
