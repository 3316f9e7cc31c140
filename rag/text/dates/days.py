"""Dates and hours as they are written, before the document's own date completes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rag.text.dates import clock
from rag.text.dates.clock import clock_at
from rag.text.numbers.measures import UNITS
from rag.text.numbers.numberwords import SCALES
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan",
            "fevrier fevr february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout august aug",
            "septembre september sept sep",
            "octobre october oct",
            "novembre november nov",
            "decembre december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_CAPITAL_ONLY = frozenset(("march", "may", "mar", "jan", "sep", "dec", "august"))
_FRENCH_MONTHS = frozenset(  # written small, so that a capital makes a name: Octobre blanc
    ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre",
     "octobre", "novembre", "decembre")
)  # fmt: skip
_WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "lundi monday lundis mondays",
            "mardi tuesday mardis tuesdays",
            "mercredi wednesday mercredis wednesdays",
            "jeudi thursday jeudis thursdays",
            "vendredi friday vendredis fridays",
            "samedi saturday samedis saturdays",
            "dimanche sunday dimanches sundays",
        )
    )
    for name in names.split()
}
DAYS_AGO = {"hier": 1, "yesterday": 1, "aujourd'hui": 0, "today": 0, "demain": -1, "tomorrow": -1}
OPENING = frozenset((*_MONTHS, *_WEEKDAYS, *DAYS_AGO, *clock.OPENING))
_NOUN = 5  # letters
_BEFORE_YEAR = frozenset(
    ("en", "depuis", "de", "d'", "in", "since", "by", "from", "to", "a", "avant", "apres", "fin",
     "debut", "mi", "until", "till", "of", "before", "after", "during", "and", "et", "the", "its",
     "his", "her", "their", "our", "this", "that", "s", "early", "late", "mid", "for", "between",
     "entre", "du", "le", "la", "l'", "des", "new", "jusqu'en", "vers", "around", "ou", "or",
     "any", "all", "both", "several")
)  # fmt: skip
_BEFORE_OLD = frozenset(("en", "in", "depuis", "since", "vers"))  # in 1887
_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or an hour as far as it is stated; None is what the text leaves open.

    Attributes
    ----------
    weekday
        0 is Monday.
    start, stop
        Token indexes.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    start: int = 0
    stop: int = 0


def moment_at(tokens: Sequence[Token], at: int) -> Moment | None:
    """Read the date or hour that starts at a place.

    >>> from rag.text.words.tokens import tokenise
    >>> moment_at(tokenise("28 février"), 0).month
    2
    """
    token = tokens[at]
    word = token.text
    if word[0].isdigit():
        return _numeric_at(tokens, at)
    if word in _WEEKDAYS:
        after = moment_at(tokens, at + 1) if at + 1 < len(tokens) else None
        if after and after.day and "." not in tokens[at + 1].gap:
            return replace(after, weekday=_WEEKDAYS[word], start=at)
        return Moment(weekday=_WEEKDAYS[word], start=at, stop=at + 1)
    if word in _MONTHS and (word not in (*_CAPITAL_ONLY, "sept") or token.capital):
        found = _month_at(tokens, at)
        titled = word in _FRENCH_MONTHS and token.capital and at > 0 and token.gap == " "
        alone = found.stop == at + 1
        return None if alone and (titled or word == "sept") else found
    if word in DAYS_AGO:
        return Moment(start=at, stop=at + 1)
    hour = clock_at(tokens, at) if word in clock.OPENING else None
    return hour and Moment(hour=hour.hour, minute=hour.minute, start=at, stop=hour.stop)


def _month_at(tokens: Sequence[Token], at: int) -> Moment:
    """Read `février 2024`, `February 28, 2024`, `Jan. 15`."""
    month = _MONTHS[tokens[at].text]
    stop = at + 1
    day = None
    match = _DAY.fullmatch(text_at(tokens, stop))
    if match and 1 <= int(match[1]) <= 31 and tokens[stop].gap in (" ", ". ", "\u00a0"):
        day, stop = int(match[1]), stop + 1
    year, stop = _year_at(tokens, stop)
    return Moment(year, month, day, start=at, stop=stop)


def _numeric_at(tokens: Sequence[Token], at: int) -> Moment | None:
    """Read a moment that starts with a figure."""
    match = _DAY.fullmatch(tokens[at].text)
    if match and (dated := _day_at(tokens, at, int(match[1]))):
        return dated
    if spelled := _slashed(tokens, at) or _day_slash_month(tokens, at):
        return spelled
    if hour := clock_at(tokens, at):
        return Moment(hour=hour.hour, minute=hour.minute, start=at, stop=hour.stop)
    year, stop = _year_at(tokens, at)
    return Moment(year, start=at, stop=stop) if year and not _counts(tokens, at) else None


def _day_at(tokens: Sequence[Token], at: int, day: int) -> Moment | None:
    """Read `28 février`, `28th of February`."""
    month = at + 2 if text_at(tokens, at + 1) in ("of", "de") else at + 1
    if text_at(tokens, month) in _MONTHS and 1 <= day <= 31:
        return _day_month(tokens, at, day, month)
    return None


def _day_month(tokens: Sequence[Token], at: int, day: int, month: int) -> Moment:
    year, stop = _year_at(tokens, month + 1)
    return Moment(year, _MONTHS[tokens[month].text], day, start=at, stop=stop)


def _day_slash_month(tokens: Sequence[Token], at: int) -> Moment | None:
    """Read `26/02`, two figures each, the day first."""
    day, month = tokens[at].text, text_at(tokens, at + 1)
    if len(tokens[at].raw) != 2 or not (month.isdigit() and len(tokens[at + 1].raw) == 2):
        return None
    if tokens[at + 1].gap != "/" or not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return Moment(None, int(month), int(day), start=at, stop=at + 2)


def _slashed(tokens: Sequence[Token], at: int) -> Moment | None:
    """Read `28/02/2024` and `2024-02-28`."""
    if (
        at + 2 >= len(tokens)
        or tokens[at + 1].gap not in ("/", "-")
        or tokens[at + 1].gap != tokens[at + 2].gap
    ):
        return None
    parts = [tokens[at + k].text for k in range(3)]
    if not all(part.isdigit() for part in parts):
        return None
    year, month, day = (int(part) for part in (parts if len(parts[0]) == 4 else parts[::-1]))
    if not (1900 <= year <= 2099 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Moment(year, month, day, start=at, stop=at + 3)


def _year_at(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    word = text_at(tokens, at)
    if len(word) != 4 or not word.isdigit() or tokens[at].raw != word:
        return None, at
    old = text_at(tokens, at - 1) in _BEFORE_OLD or text_at(tokens, at - 1) in _MONTHS
    first = 1000 if old else 1900
    return (int(word), at + 1) if first <= int(word) <= 2099 else (None, at)


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a four-digit number is an amount or a count, not a year."""
    before, after = text_at(tokens, at - 1), text_at(tokens, at + 1)
    if before in ("$", "€", "£") or after in UNITS or (after in SCALES and len(after) > 2):
        return True
    plural = len(after) >= _NOUN and after.isalpha() and after.endswith(("s", "x"))
    if not plural or tokens[at + 1].gap != " " or tokens[at + 1].capital:
        return False
    return before not in _BEFORE_YEAR and before not in _MONTHS
