"""The figures of a sentence, each with what it counts and how it is meant.

A figure may be a part of another one, a rate, a forecast, a change; the sentence may give it as
the wrong one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rag.conflicts.plain import YEAR
from rag.conflicts.shades import (
    clause_start,
    is_change,
    is_denied,
    is_difference,
    is_forecast,
    is_part,
    rate,
    words,
)
from rag.text.numbers.measures import MONEY
from rag.text.syntax.clauses import stretch_of
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.numbers.quantities import Quantity
    from rag.text.words.tokens import Token

_LINKS: Final = frozenset(("de", "d'", "of", "the", "des", "les", "new", "jeunes", "nouveaux",
                           "nouvelles", "petites", "petits", "grands", "premiers"))  # fmt: skip
_HALVED: Final = frozenset(("a", "an", "as", "un", "une", "fois"))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, or a range, of a sentence.

    Attributes
    ----------
    quantity
        As read; of a range, its lower end.
    high
        The upper end of a range, else the value itself.
    noun
        Token index of what is counted, None where nothing is.
    start, stop
        Tokens of the figure, its noun included.
    stretch
        Tokens of the part of the sentence that belongs to it.
    denied, part, forecast, change
        How it is meant: *pas 6 800*, *dont 3 millions*, *prévoit*, *en hausse de*.
    rate
        ``year``, ``day`` …, ``head``; empty for a plain sum.
    """

    quantity: Quantity
    high: float
    noun: int | None
    start: int
    stop: int
    stretch: tuple[int, int]
    denied: bool
    part: bool
    forecast: bool
    change: bool
    rate: str

    @property
    def unit(self) -> str:
        """The unit, a fraction counting as percent."""
        return "%" if self.quantity.unit == "fraction" else self.quantity.unit

    @property
    def value(self) -> float:
        """The value, a fraction as percent."""
        return self.quantity.value * (100 if self.quantity.unit == "fraction" else 1)


@lru_cache(maxsize=1 << 11)
def figures(facts: Facts) -> tuple[Figure, ...]:
    """Read the figures of a sentence, ranks and bare years left out, a range as one.

    >>> from rag.text.facts import Facts
    >>> found = figures(Facts("Le tunnel fait 8 600 mètres, pas 6 800, soit dix à douze minutes."))
    >>> [(f.quantity.value, f.high, f.denied) for f in found]
    [(8600.0, 8600.0, False), (6800.0, 6800.0, True), (10.0, 12.0, False)]
    """
    held = [
        q
        for q in facts.quantities
        if q.unit != "rank"
        and not (_is_named(facts.tokens, q) or _is_year(facts, q) or _is_half_a(facts.tokens, q))
    ]
    found: list[Figure] = []
    skip = False
    for at, quantity in enumerate(held):
        if skip:
            skip = False
            continue
        after = held[at + 1] if at + 1 < len(held) else None
        if (
            after is not None
            and quantity.unit == after.unit
            and _is_range(facts.tokens, quantity, after)
        ):
            found.append(_figure(facts, quantity, after, held))
            skip = True
        else:
            found.append(_figure(facts, quantity, None, held))
    return tuple(found)


def is_money(figure: Figure) -> bool:
    """Tell whether it is a sum of money."""
    return figure.unit in MONEY


def _figure(
    facts: Facts, quantity: Quantity, upper: Quantity | None, held: Sequence[Quantity]
) -> Figure:
    tokens = facts.tokens
    last = upper or quantity
    noun = _noun(facts, last)
    peers = [other for other in held if other.unit == quantity.unit and other is not upper]
    start, stop = stretch_of(tokens, quantity, peers)
    start = clause_start(tokens, start, quantity.start) if len(peers) > 1 else start
    behind = words(tokens, last.stop, min(len(tokens), last.stop + 6))
    return Figure(
        quantity=quantity,
        high=last.value if last.value > quantity.value else quantity.value,
        noun=noun,
        start=quantity.start,
        stop=noun + 1 if noun is not None and noun - last.stop < 2 else last.stop,
        stretch=(start, stop),
        denied=is_denied(tokens, quantity.start),
        part=is_part(tokens, quantity.start, (start, stop)),
        forecast=is_forecast(tokens, quantity.start, start),
        change=is_change(facts, quantity, (start, stop)) or is_difference(behind),
        rate=rate(behind),
    )


def _is_year(facts: Facts, quantity: Quantity) -> bool:
    """Whether a figure is a year that no date holds: *in 1788 Watt*, *the 1752 treaty*."""
    bare = not quantity.unit and quantity.stop == quantity.start + 1
    raw = facts.tokens[quantity.start].raw
    return bare and YEAR.fullmatch(raw) is not None and _noun(facts, quantity) is None


def _is_half_a(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a fraction is of a measure or a comparison: *half a mile*, *half as much*."""
    return quantity.unit == "fraction" and text_at(tokens, quantity.stop) in _HALVED


def _is_named(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a figure is part of a name: *the Seven Years' War*."""
    after = quantity.start + 1
    opens = quantity.start > 0 and tokens[quantity.start].raw[:1].isupper()
    return opens and after < len(tokens) and tokens[after].raw[:1].isupper()


def _noun(facts: Facts, quantity: Quantity) -> int | None:
    """Return the content word right behind a figure: *240 emplois*, *31 % des habitants*."""
    if quantity.unit in MONEY:
        return None
    at = quantity.stop
    while text_at(facts.tokens, at) in _LINKS and at - quantity.stop < 3:
        at += 1
    word = text_at(facts.tokens, at)
    broken = any(sign in facts.tokens[k].gap for k in range(quantity.stop, at + 1)
                 if k < len(facts.tokens) for sign in ",;:.()")  # fmt: skip
    counted = any(term.at == at for term in facts.terms)
    return at if word and counted and not broken else None


def _is_range(tokens: Sequence[Token], low: Quantity, high: Quantity) -> bool:
    between = [token.text for token in tokens[low.stop : high.start]]
    before = text_at(tokens, low.start - 1)
    if high.value <= low.value or (before in ("de", "from") and between in (["a"], ["to"])):
        return False
    if not between:
        return tokens[high.start].gap.strip() in ("-", "–", "—")
    return between in (["a"], ["to"], ["ou"], ["or"]) or (
        between in (["et"], ["and"]) and before in ("entre", "between")
    )
