"""Numbers, amounts, percentages and ranks, written one way whatever the language.

`15 millions d'euros`, `€15 million`, `15 M€` and `quinze millions d'euros` are one quantity;
`15 millions d'euros` and `15 millions de dollars` are two.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rag.text.numbers.ages import is_age
from rag.text.numbers.agreeing import agrees
from rag.text.numbers.lengths import (
    bound_before,
    hour_after,
    is_article,
    is_bare,
    shared_length,
    spell_at,
)
from rag.text.numbers.measures import LENGTHS, LINKS, MONEY, SCALED_SIGNS, UNITS
from rag.text.numbers.numerals import OPENING, Numeral, numeral_at
from rag.text.numbers.pairs import Quantity, ranges, share, spread, taken_from
from rag.text.numbers.ranks import in_name, rank_at
from rag.text.words.tokens import opened, text_at

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rag.text.words.tokens import Token

__all__ = ["Quantity", "agrees", "quantities"]

_PARTICIPLE = "ed"  # the fifty stated in the file
_PARTICIPLES = ("és", "ées")  # les huit proposés par X
_NO_NOUNS = frozenset(
    ("auparavant", "actuellement", "today", "before", "previously", "earlier", "avant", "apres",
     "contre", "depuis", "pendant", "selon", "cette", "against", "chacun", "chacune", "after",
     "apiece", "desormais", "aujourd'hui", "since", "until", "under", "where", "which", "while",
     "alors", "tandis")
)  # fmt: skip
_NOUN = 5  # letters, so that a preposition is none
_LARGE = 1e5  # an amount though no currency is told
_FEW = 12
_TWICE = 2
_SIGNS = frozenset(("$", "€", "£", "eur", "usd", "gbp", "chf"))


def quantities(
    tokens: Sequence[Token],
    taken: Collection[int] = frozenset(),
    opening: Sequence[int] | None = None,
) -> tuple[Quantity, ...]:
    """List the figures of a text, in order.

    Parameters
    ----------
    tokens
        The text, cut.
    taken
        Token indexes that belong to a date.
    opening
        Token indexes where a figure may open, if they are known.

    Examples
    --------
    >>> from rag.text.words.tokens import tokenise
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
    """
    found: list[Quantity] = []
    stop = 0
    for at in opened(tokens, OPENING) if opening is None else opening:
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
        if last and taken_from(tokens, last, quantity):
            found[-1] = replace(last, unit=quantity.unit, counts=False)
        if last and shared_length(tokens, last, quantity):
            shared = quantity.unit or last.unit
            found[-1] = replace(last, unit=shared, counts=False)
            quantity = replace(quantity, unit=shared, counts=False)
        if not quantity.unit and found and found[-1].unit in MONEY and quantity.value >= _LARGE:
            quantity = replace(quantity, unit=found[-1].unit)  # A lends €5 million and B 3 million
        found.append(quantity)
    return tuple(found)


def _quantity_at(tokens: Sequence[Token], at: int) -> Quantity | None:
    if (spell := spell_at(tokens, at)) is not None:
        return spell
    numeral = numeral_at(tokens, at)
    if numeral is None or in_name(tokens, at):
        return None
    if numeral.kind in ("rank", "fraction"):
        return (rank_at if numeral.kind == "rank" else _part)(tokens, at, numeral)
    return _measure(tokens, at, numeral)


def _measure(tokens: Sequence[Token], at: int, numeral: Numeral) -> Quantity | None:
    """Read a number with its unit and the words that bound it."""
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
    few = numeral.kind == "words" and numeral.value <= _FEW
    if bound == "over" and before == "over" and (unit in LENGTHS or few):
        bound = ""  # over five years, over three rounds: in the course of them
    if not unit and is_age(tokens, at, numeral):
        unit = "year"
    if times := _times(tokens, start, numeral, unit, stop):
        return times
    if _may_be_books(tokens, numeral, stop):
        return Quantity(numeral.value, "", bound, start, numeral.stop, counts=True, shared=unit)
    counts = not unit and not numeral.scaled and _counts_things(tokens, stop)
    bare = not unit and numeral.scaled and is_bare(tokens, stop)
    return Quantity(numeral.value * scale, unit, bound, start, stop, counts=counts, bare=bare)


def _may_be_books(tokens: Sequence[Token], numeral: Numeral, stop: int) -> bool:
    """Whether *neuf livres* may be pounds as well as books: neither millions, nor *sterling*."""
    word = text_at(tokens, numeral.stop)
    told = word in ("livre", "livres") and text_at(tokens, stop) != "sterling"
    return told and stop == numeral.stop + 1 and not numeral.scaled


def _times(
    tokens: Sequence[Token], start: int, numeral: Numeral, unit: str, stop: int
) -> Quantity | None:
    """Read how often or by how much: *trois fois*, *multiplié par deux*, *deux fois moins*."""
    verb = text_at(tokens, start - 2) if text_at(tokens, start - 1) in ("par", "by") else ""
    divides = verb.startswith("divi")
    if unit != "times" and (unit or not (divides or verb.startswith("multipl"))):
        return None
    less = unit and text_at(tokens, stop) in ("moins", "less", "fewer", "lower", "smaller")
    if numeral.value >= _TWICE and (divides or less):
        return Quantity(1 / numeral.value, "fraction", bound_before(tokens, start), start, stop)
    return Quantity(numeral.value, "times", bound_before(tokens, start), start, stop)


def _part(tokens: Sequence[Token], at: int, numeral: Numeral) -> Quantity:
    """Read a fraction: of an hour in minutes, else as a share."""
    bound = bound_before(tokens, at)
    if hour := hour_after(tokens, numeral.stop):
        return Quantity(numeral.value * 60, "minute", bound, at, hour)
    return Quantity(numeral.value, "fraction", bound, at, numeral.stop)


def _counts_things(tokens: Sequence[Token], stop: int) -> bool:
    """Whether a noun stands right behind a number."""
    after = text_at(tokens, stop)
    noun = len(after) >= _NOUN and after.isalpha() and after not in _NO_NOUNS
    led = text_at(tokens, stop + 1) in ("par", "a", "au", "aux", "en")
    noun = noun and not (led and tokens[stop].raw.endswith(_PARTICIPLES))
    return noun and not after.endswith(_PARTICIPLE) and not tokens[stop].gap.strip()


def _unit_after(tokens: Sequence[Token], numeral: Numeral) -> tuple[float, str, int]:
    """Read the unit behind a numeral: a factor, the unit (perhaps empty), where it stops."""
    stop = numeral.stop
    word = text_at(tokens, stop)
    if stop < len(tokens) and tokens[stop].gap.strip() in (",", ";", ":", "."):
        return 1.0, "", stop  # €250,000, an eighth
    if word in _SIGNS and text_at(tokens, stop + 1)[:1].isdigit() and not tokens[stop + 1].gap:
        return 1.0, "", stop  # the sign of the next amount
    if word in ("pour", "per") and text_at(tokens, stop + 1) == "cent":
        return 1.0, "%", stop + 2
    if word in SCALED_SIGNS and not numeral.scaled:
        scale, unit = SCALED_SIGNS[word]
        return scale, unit, stop + 1
    while text_at(tokens, stop) in LINKS and stop - numeral.stop < 2:
        stop += 1
    word = text_at(tokens, stop)
    if word in UNITS and (stop == numeral.stop or UNITS[word] in MONEY):
        return 1.0, UNITS[word], stop + 1
    return 1.0, "", numeral.stop
