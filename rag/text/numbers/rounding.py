"""Figures told round: *plus de 400 000* for 410 000, *près de 200* for 187."""

from __future__ import annotations

from math import ceil, floor, isclose, log10
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rag.text.numbers.pairs import Quantity

_FAR = {"over": 0.1, "under": 0.1, "about": 0.1, "near": 0.07}  # relative
_RESTS_ON = {
    "over": frozenset(("", "over")),
    "under": frozenset(("", "under", "near")),
    "about": frozenset(("", "over", "under", "near", "about")),
    "near": frozenset(("", "under", "near", "about")),
}
_EXACT = frozenset(("rank",))
_BESIDE = {"over": (0.0, 0.04), "under": (-0.04, 0.0), "near": (-0.04, 0.0), "about": (-0.03, 0.03),
           "": (-0.0075, 0.0075)}  # fmt: skip

_HALF = {"over": (0.0, 0.15), "under": (-0.15, 0.0)}  # no round share lies near on that side


def rounds(claim: Quantity, source: Quantity) -> bool:
    """Tell whether a claim says, with a word for it, a source's figure in fewer digits.

    >>> from rag.text.numbers.quantities import quantities
    >>> from rag.text.words.tokens import tokenise
    >>> def check(claim, source):
    ...     return rounds(quantities(tokenise(claim))[0], quantities(tokenise(source))[0])
    >>> check("plus de 400 000", "410 000"), check("over 500,000", "410 000")
    (True, False)
    >>> check("près de 200", "187"), check("nearly 190", "187"), check("près de 200", "212")
    (True, True, False)
    >>> check("over 40,000", "environ 43 000"), check("over 43,000", "environ 43 000")
    (True, False)
    >>> check("400 000", "410 000"), check("moins de 50 000", "47 500")
    (False, True)
    """
    if claim.bound not in _FAR:
        return False
    if source.bound not in _RESTS_ON[claim.bound] and not _clears(claim, source):
        return False
    if claim.unit != source.unit or claim.unit in _EXACT or min(claim.value, source.value) <= 0:
        return False
    digits = _digits(claim.value)
    if digits >= _digits(source.value):
        return False
    step = 10.0 ** (floor(log10(source.value)) - digits + 1)
    share = source.value / step
    if claim.bound == "over":
        told = floor(share) * step
    elif claim.bound == "under":
        told = ceil(share) * step
    else:
        told = floor(share + 0.5) * step
    late = claim.bound == "near" and claim.value < source.value
    close = isclose(claim.value, source.value, rel_tol=_FAR[claim.bound])
    return close and not late and isclose(told, claim.value)


def _clears(claim: Quantity, source: Quantity) -> bool:
    """Whether a figure told roughly, *some 3.1 million*, is more, or less, whatever was rounded."""
    if source.bound != "about" or source.value <= 0:
        return False
    rounded = 0.5 * 10.0 ** (floor(log10(source.value)) - _digits(source.value) + 1)
    if claim.bound == "over":
        return source.value - rounded >= claim.value
    return claim.bound == "under" and source.value + rounded <= claim.value


def tells_part(claim: Quantity, source: Quantity) -> bool:
    """Tell whether a claim says a source's percentage as a fraction: *over a third* for 35 %.

    >>> from rag.text.numbers.quantities import quantities
    >>> from rag.text.words.tokens import tokenise
    >>> def check(claim, source):
    ...     return tells_part(quantities(tokenise(claim))[0], quantities(tokenise(source))[0])
    >>> check("plus d'un tiers", "35 %"), check("nearly a quarter", "24%"), check("a third", "33 %")
    (True, True, True)
    >>> check("plus de la moitié", "58 %"), check("less than half", "36 %")
    (True, True)
    >>> check("plus d'un tiers", "31 %"), check("a third", "35 %"), check("over a third", "52 %")
    (False, False, False)
    """
    if claim.unit != "fraction" or source.unit != "%":
        return False
    if claim.bound not in _BESIDE or source.bound not in _RESTS_ON.get(claim.bound, {""}):
        return False
    low, high = _BESIDE[claim.bound]
    if claim.value == 0.5 and claim.bound in _HALF:
        low, high = _HALF[claim.bound]
    return low <= source.value / 100 - claim.value <= high


def _digits(value: float) -> int:
    """Return how many significant digits a value has."""
    return len(f"{value:.9e}".split("e")[0].rstrip("0").replace(".", ""))
