"""Two figures that make one statement: the ends of a range, a share such as *one in ten*."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rag.text.numbers.measures import MONEY
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_THOUSAND = 1e3  # a smaller number counts things: deux des 52 000 euros


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure of a text.

    Attributes
    ----------
    value
        In units: 15 millions is 15e6, a third 1/3, a percentage as written (81.2).
    unit
        ``EUR``, ``%``, ``year`` …; ``fraction``; ``rank``; empty for a bare number.
    bound
        ``over``, ``under``, ``near``, ``about``, ``most`` (*no more than*) or empty.
    start, stop
        Token indexes, the currency included.
    counts
        Whether it counts what the next word names: *trois blessés*.
    bare
        Whether it is millions without a unit, as French leaves out the currency.
    parts
        Of a share told by two counts (*neuf sur quatorze*), the counts.
    shared
        Of a number without a unit, the one that another figure may have given for it.
    """

    value: float
    unit: str
    bound: str
    start: int
    stop: int
    counts: bool = False
    bare: bool = False
    parts: tuple[float, ...] = ()
    shared: str = ""


def ranges(tokens: Sequence[Token], low: Quantity, high: Quantity) -> bool:
    """Whether two neighbouring figures are the ends of one range: 10 à 15 %, $10-15 million."""
    between = tokens[low.stop : high.start]
    if not between:
        return tokens[high.start].gap.strip() in ("-", "–", "—")
    if len(between) != 1:
        return False
    if between[0].text in ("ou", "or") and "," in between[0].gap:
        return False  # 312 million, or 65%
    if between[0].text in ("a", "to", "ou", "or"):
        return True
    opened = text_at(tokens, low.start - 1)
    return between[0].text in ("et", "and") and opened in ("entre", "between")


def spread(low: Quantity, high: Quantity) -> Quantity:
    """Give the first end of a range the unit and the scale of the second."""
    if low.unit and low.unit != high.unit:
        return low
    value = low.value
    for scale in (1e9, 1e6, 1e3):
        if value < 1000 <= scale <= high.value and high.value / scale < 1000:
            value *= scale
            break
    return replace(low, value=value, unit=high.unit, bare=high.bare and value >= 1000)


def taken_from(tokens: Sequence[Token], part: Quantity, whole: Quantity) -> bool:
    """Whether an amount is told as a part of another: *30 000 des 52 000 euros*.

    >>> from rag.text.words.tokens import tokenise
    >>> def read(text, part, whole):
    ...     return taken_from(tokenise(text), part, whole)
    >>> euros = Quantity(52e3, "EUR", "", 2, 4)
    >>> read("30000 des 52000 euros", Quantity(30e3, "", "", 0, 1), euros)
    True
    >>> read("trois des 52000 euros", Quantity(3, "", "", 0, 1), euros)
    False
    """
    between = [token.text for token in tokens[part.stop : whole.start]]
    if part.unit or between not in (["des"], ["sur", "les"], ["of", "the"], ["out", "of"]):
        return False
    return whole.unit in MONEY and _THOUSAND <= part.value <= whole.value


def share(tokens: Sequence[Token], low: Quantity | None, high: Quantity) -> Quantity | None:
    """Return the share that two figures give: *sept habitants sur dix*, *one in ten*."""
    before = [text_at(tokens, k) for k in range(max(0, high.start - 2), high.start)]
    if high.unit or (before[-1:] not in (["sur"], ["in"]) and before != ["out", "of"]):
        return None
    place = high.start - len(before) + (before[-1:] != ["of"])
    reach = 1 if before[-1:] == ["in"] else 3  # one in ten; une clause sur dix
    near = range(place - 1, max(-1, place - 1 - reach), -1)
    start = next((k for k in near if tokens[k].text in ("un", "une", "one")), None)
    apart = 0 if before[-1:] == ["in"] else 1  # six wolves in nine towns is no share
    if low is not None and not low.unit and place - low.stop <= apart and low.value < high.value:
        parts = (low.value, high.value)
        found = replace(low, value=low.value / high.value, unit="fraction", stop=high.stop)
        found = replace(found, parts=parts)
    elif start is not None and 2 <= high.value <= 1000:
        found = Quantity(1 / high.value, "fraction", "", start, high.stop)
    else:
        return None
    about = text_at(tokens, found.stop) in ("environ", "roughly", "about")
    return replace(found, bound="about") if about else found
