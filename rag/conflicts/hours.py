"""Hours of the day that a sentence gives, midday and midnight among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.text.dates.days import Moment

if TYPE_CHECKING:
    from rag.text.facts import Facts

TIMED: Final = re.compile(
    r"\d\s?h\b|\d\s?h\s?\d|\d[:.]\d\d|\d\s?[ap]\.?m\b|\bheures?\b|\bmidi\b|\bminuit\b|"
    r"\bnoon\b|\bmid(?:day|night)\b|o'clock|half past|quarter past",
    re.IGNORECASE,
)
_NAMED: Final = {"midi": 12, "noon": 12, "midday": 12, "minuit": 0, "midnight": 0}
_DAY: Final = 24 * 60  # minutes
_ROUGHLY: Final = 20  # minutes that two rounded hours may stand apart


def hours_of(facts: Facts) -> list[Moment]:
    """Return the hours of the day that a sentence gives, in order.

    >>> from rag.text.facts import Facts
    >>> [(m.hour, m.minute) for m in hours_of(Facts("Ouvert de 8 h 30 à minuit."))]
    [(8, 30), (0, 0)]
    """
    read = [moment for moment in facts.moments if moment.hour is not None]
    taken = {at for moment in read for at in range(moment.start, moment.stop)}
    named = [
        Moment(hour=_NAMED[token.text], minute=0, start=at, stop=at + 1)
        for at, token in enumerate(facts.tokens)
        if token.text in _NAMED and at not in taken
    ]
    return sorted([*read, *named], key=lambda moment: moment.start)


def differ_by_hour(one: Moment, other: Moment) -> bool:
    """Tell whether two hours are further apart than rounding may put them.

    >>> differ_by_hour(Moment(hour=23, minute=50), Moment(hour=0, minute=0))
    False
    >>> differ_by_hour(Moment(hour=6, minute=40), Moment(hour=8, minute=15))
    True
    """
    apart = abs(_minutes(one) - _minutes(other))
    return min(apart, _DAY - apart) > _ROUGHLY


def _minutes(moment: Moment) -> int:
    return 60 * (moment.hour or 0) + (moment.minute or 0)
