"""Numbers, amounts, percentages and ranks, written one way whatever the language.

`15 millions d'euros`, `€15 million`, `15 M€` and `quinze millions d'euros` are one quantity;
`15 millions d'euros` and `15 millions de dollars` are two.
"""

from __future__ import annotations

from dataclasses import replace
from math import isclose
from typing import TYPE_CHECKING

from rag.checks.lengths import (
    and_a_half,
    bound_before,
    hour_after,
    is_age,
    is_article,
    is_bare,
    shared_length,
)
from rag.checks.measures import AGREEING, LENGTHS, MONEY, SCALED_SIGNS, UNITS
from rag.checks.numerals import OPENING, SCALES, Numeral, numeral_at
from rag.checks.openers import opens
from rag.checks.pairs import Quantity, ranges, share, spread
from rag.checks.roles import is_role
from rag.checks.rounding import rounds
from rag.checks.tokens import opened, text_at

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rag.checks.tokens import Token

__all__ = ["Quantity", "agrees", "quantities"]

_LINKS = frozenset(("de", "d'", "of", "us", "usa"))
_NO_RANK = frozenset(
    ("ministre", "minister", "plan", "lieu", "fois", "time", "temps", "abord", "tour", "round",
     "degre", "main", "hand")
)  # fmt: skip
_ROUNDS = frozenset(("tour", "round", "degre", "main", "hand"))
_BEFORE_RANK = frozenset(
    ("the", "a", "its", "his", "her", "their", "ranked", "ranks", "finished", "came", "comes")
)
_EQUAL = 1e-12  # relative; what adding halves and thirds loses
_NOUN, _NAMED = 5, 4  # letters, so that a preposition is none; of a name that a number may follow
_SLACK, _LARGE = 0.025, 1e5  # how far "environ" may round; an amount though no currency is told
_SIGNS = frozenset(("$", "€", "£", "eur", "usd", "gbp", "chf"))


def quantities(
    tokens: Sequence[Token], taken: Collection[int] = frozenset()
) -> tuple[Quantity, ...]:
    """List the figures of a text, in order.

    Parameters
    ----------
    tokens
        The text, cut.
    taken
        Token indexes that belong to a date.

    Examples
    --------
    >>> from rag.checks.tokens import tokenise
    >>> def read(text):
    ...     return [(q.value, q.unit, q.bound) for q in quantities(tokenise(text))]
    >>> [read(t) for t in ("15 millions d'euros", "€15 million", "15 M€", "15m euros")]
    ... # doctest: +NORMALIZE_WHITESPACE
    [[(15000000.0, 'EUR', '')], [(15000000.0, 'EUR', '')], [(15000000.0, 'EUR', '')],
     [(15000000.0, 'EUR', '')]]
    >>> read("81,2 %"), read("81.2 percent"), read("près de 13 milliards de dollars")
    ([(81.2, '%', '')], [(81.2, '%', '')], [(13000000000.0, 'USD', 'near')])
    >>> read("entre 10 et 15 millions d'euros"), read("GPT-4 est deuxième")
    ([(10000000.0, 'EUR', ''), (15000000.0, 'EUR', '')], [(2.0, 'rank', '')])
    >>> read("sept habitants sur dix environ"), read("une clause sur dix"), read("1 in 4")
    ([(0.7, 'fraction', 'about')], [(0.1, 'fraction', '')], [(0.25, 'fraction', '')])
    >>> read("un tiers des salariés, le premier ministre et une entreprise")
    [(0.3333333333333333, 'fraction', '')]
    """
    found: list[Quantity] = []
    stop = 0
    for at in opened(tokens, OPENING):
        if at < stop or at in taken or is_article(tokens, at):
            continue
        quantity = _quantity_at(tokens, at)
        if quantity is None:
            continue
        stop = quantity.stop
        last = found[-1] if found else None
        if (ratio := share(tokens, last, quantity)) is not None:
            found = [*(other for other in found if other.start < ratio.start), ratio]
            stop = ratio.stop
            continue
        if last and ranges(tokens, last, quantity):
            found[-1] = spread(last, quantity)
        if last and shared_length(tokens, last, quantity):
            shared = quantity.unit or last.unit
            found[-1] = replace(last, unit=shared, counts=False)
            quantity = replace(quantity, unit=shared, counts=False)
        if not quantity.unit and found and found[-1].unit in MONEY and quantity.value >= _LARGE:
            quantity = replace(quantity, unit=found[-1].unit)  # A lends €5 million and B 3 million
        found.append(quantity)
    return tuple(found)


def agrees(claim: Quantity, source: Quantity) -> bool:
    """Tell whether a source's figure supports a claim's.

    >>> from rag.checks.tokens import tokenise
    >>> def check(claim, source):
    ...     return agrees(quantities(tokenise(claim))[0], quantities(tokenise(source))[0])
    >>> check("13 milliards", "près de 13 milliards"), check("environ 81 %", "81,2 %")
    (True, True)
    >>> check("plus de 13 milliards", "près de 13 milliards"), check("$15 million", "15 M€")
    (False, False)
    >>> check("a quarter", "25 %"), check("81 %", "81,2 %"), check("15 millions", "15 M€")
    (True, False, True)
    """
    if {claim.unit, source.unit} == {"fraction", "%"}:
        claim, source = _as_percent(claim), _as_percent(source)
    if claim.parts and not source.unit:  # nine in fourteen, of nine of the fourteen
        return source.value in claim.parts
    if source.parts and not claim.unit:
        return claim.value in source.parts
    if {claim.unit, source.unit} == {"points", ""}:
        claim, source = replace(claim, unit=""), replace(source, unit="")
    spans = {claim.unit, source.unit}
    if spans == {"year", "month"} or (claim.bound and len(spans) == 2 and spans <= LENGTHS.keys()):
        claim, source = (
            replace(q, value=q.value * LENGTHS[q.unit], unit="month") for q in (claim, source)
        )
    if claim.unit in MONEY and source.bare:
        source = replace(source, unit=claim.unit)
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


def _counts(claim: Quantity, source: Quantity) -> bool:
    """Whether a claim counts things, and the source a measure: *trois blessés*, *trois ans*."""
    return claim.counts and bool(source.unit)


def _as_percent(quantity: Quantity) -> Quantity:
    if quantity.unit == "%":
        return quantity
    return replace(quantity, value=quantity.value * 100, unit="%")


def _quantity_at(tokens: Sequence[Token], at: int) -> Quantity | None:
    if (spell := and_a_half(tokens, at)) is not None:
        return spell
    numeral = numeral_at(tokens, at)
    if numeral is None or _in_name(tokens, at):
        return None
    if numeral.kind == "rank":
        return _rank(tokens, at, numeral)
    if numeral.kind == "fraction":
        return _part(tokens, at, numeral)
    scale, unit, stop = _unit_after(tokens, numeral)
    start = at
    before = text_at(tokens, at - 1)
    if not unit and before in _SIGNS:
        unit, start = UNITS[before], at - 1
    if numeral.value == 1 and numeral.kind == "words":
        hyphened = stop > at + 1 and tokens[at + 1].gap == "-"  # a one-day ticket
        if not unit or hyphened:
            return None
    bound = "about" if numeral.kind == "round" else bound_before(tokens, start)
    if bound == "over" and unit in LENGTHS and before == "over":
        bound = ""  # over five years: in the course of them
    if not unit and is_age(tokens, at, numeral):
        unit = "year"
    counts = not unit and not numeral.scaled and _counts_things(tokens, stop)
    bare = not unit and numeral.scaled and is_bare(tokens, stop)
    return Quantity(numeral.value * scale, unit, bound, start, stop, counts=counts, bare=bare)


def _part(tokens: Sequence[Token], at: int, numeral: Numeral) -> Quantity:
    """Read a fraction: of an hour in minutes, else as a share."""
    bound = bound_before(tokens, at)
    if hour := hour_after(tokens, numeral.stop):
        return Quantity(numeral.value * 60, "minute", bound, at, hour)
    return Quantity(numeral.value, "fraction", bound, at, numeral.stop)


def _counts_things(tokens: Sequence[Token], stop: int) -> bool:
    """Whether a noun stands right behind a number."""
    after = text_at(tokens, stop)
    return len(after) >= _NOUN and after.isalpha() and not tokens[stop].gap.strip()


def _in_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a figure is part of a name: GPT-4, covid-19, Corail 2."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if tokens[at].gap in ("-", "\u2011", "\u2010"):
        return before.raw[-1].isalpha()
    if tokens[at].gap != " " or not before.capital or len(before.raw) < _NAMED:
        return False
    if not tokens[at].raw.isdigit() or len(tokens[at].raw) > 2 or opens(before.text):
        return False
    after = text_at(tokens, at + 1)
    return not (is_role(before.text) or after in UNITS or after in SCALES or after in SCALED_SIGNS)


def _rank(tokens: Sequence[Token], at: int, numeral: Numeral) -> Quantity | None:
    after = text_at(tokens, numeral.stop)
    adverb = tokens[at].text == "first" and text_at(tokens, at - 1) not in _BEFORE_RANK
    if after in _ROUNDS or adverb:
        return None
    several = tokens[at].text == "first" and after.endswith("s")
    if several or tokens[at].text in ("premiers", "premieres"):
        return None
    if numeral.value == 1 and (text_at(tokens, at - 1) == "une" or after in ("depuis", "since")):
        return None
    if numeral.value == 1 and (
        after in _NO_RANK or text_at(tokens, at - 1) in ("at", "en", "tout")
    ):
        return None
    return Quantity(numeral.value, "rank", "", at, numeral.stop)


def _unit_after(tokens: Sequence[Token], numeral: Numeral) -> tuple[float, str, int]:
    """Read the unit behind a numeral: a factor, the unit (perhaps empty), where it stops."""
    stop = numeral.stop
    word = text_at(tokens, stop)
    if word in _SIGNS and text_at(tokens, stop + 1)[:1].isdigit() and not tokens[stop + 1].gap:
        return 1.0, "", stop  # the sign of the next amount
    if word in ("pour", "per") and text_at(tokens, stop + 1) == "cent":
        return 1.0, "%", stop + 2
    if word in SCALED_SIGNS and not numeral.scaled:
        scale, unit = SCALED_SIGNS[word]
        return scale, unit, stop + 1
    while text_at(tokens, stop) in _LINKS and stop - numeral.stop < 2:
        stop += 1
    word = text_at(tokens, stop)
    if word in UNITS and (stop == numeral.stop or UNITS[word] in MONEY):
        return 1.0, UNITS[word], stop + 1
    return 1.0, "", numeral.stop
