"""Whether a figure of a source supports a claim's."""

from __future__ import annotations

from dataclasses import replace
from math import isclose
from typing import TYPE_CHECKING

from rag.text.numbers.lengths import in_common
from rag.text.numbers.measures import AGREEING, LENGTHS, MONEY
from rag.text.numbers.rounding import rounds, tells_part

if TYPE_CHECKING:
    from rag.text.numbers.pairs import Quantity

_EQUAL = 1e-12  # relative; what adding halves and thirds loses
_SLACK = 0.025  # how far "environ" may round


def agrees(claim: Quantity, source: Quantity) -> bool:
    """Tell whether a source's figure supports a claim's.

    >>> from rag.text.numbers.quantities import quantities
    >>> from rag.text.words.tokens import tokenise
    >>> def check(claim, source):
    ...     return agrees(quantities(tokenise(claim))[0], quantities(tokenise(source))[0])
    >>> check("13 milliards", "près de 13 milliards"), check("environ 81 %", "81,2 %")
    (True, True)
    >>> check("plus de 13 milliards", "près de 13 milliards"), check("$15 million", "15 M€")
    (False, False)
    >>> check("a quarter", "25 %"), check("81 %", "81,2 %"), check("15 millions", "15 M€")
    (True, False, True)
    """
    return tells_part(claim, source) or _one_figure(claim, source)


def _one_figure(claim: Quantity, source: Quantity) -> bool:
    """Whether two figures are one, brought to one unit where they share none."""
    if {claim.unit, source.unit} == {"fraction", "%"}:
        claim, source = _as_percent(claim), _as_percent(source)
    if (claim.parts and not source.unit) or (source.parts and not claim.unit):
        return _of_parts(claim, source)
    often = {claim.unit, source.unit} == {"times", ""} and not claim.counts
    if often or {claim.unit, source.unit} == {"points", ""}:
        claim, source = replace(claim, unit=""), replace(source, unit="")
    claim, source = in_common(claim, source)
    spans = {claim.unit, source.unit}
    if claim.bound and len(spans) == 2 and spans <= LENGTHS.keys():
        claim, source = (
            replace(q, value=q.value * LENGTHS[q.unit], unit="month") for q in (claim, source)
        )
    if claim.unit in MONEY and source.bare:
        source = replace(source, unit=claim.unit)
    claim, source = _sharing(claim, source)
    other = claim.unit != source.unit
    if other and (claim.unit or source.unit == "rank" or _counts(claim, source)):
        return False
    if rounds(claim, source):
        return True
    within = claim.bound == "under" and claim.unit in LENGTHS and not source.bound  # in 60 days
    if source.bound not in AGREEING[claim.bound] and not within:
        return False
    slack = _SLACK if claim.bound in ("about", "near") else _EQUAL
    return isclose(claim.value, source.value, rel_tol=slack)


def _sharing(claim: Quantity, source: Quantity) -> tuple[Quantity, Quantity]:
    """Give a figure without a unit the one it may have, where the other has it."""
    if claim.unit and claim.unit == source.shared:
        source = replace(source, unit=claim.unit)
    if source.unit and source.unit == claim.shared:
        claim = replace(claim, unit=source.unit, counts=False)
    return claim, source


def _of_parts(claim: Quantity, source: Quantity) -> bool:
    """Whether a count is one of those that a share is told by: *nine in fourteen*, *fourteen*."""
    if claim.parts and not source.unit:
        return source.value in claim.parts
    return claim.value in source.parts


def _counts(claim: Quantity, source: Quantity) -> bool:
    """Whether a claim counts things, and the source a measure: *trois blessés*, *trois ans*."""
    return claim.counts and bool(source.unit)


def _as_percent(quantity: Quantity) -> Quantity:
    if quantity.unit == "%":
        return quantity
    return replace(quantity, value=quantity.value * 100, unit="%")
