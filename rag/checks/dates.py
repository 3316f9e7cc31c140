"""Dates and hours, written one way: `28 février 2024`, `February 28`, `lundi`, `06h50`.

A source's relative day (*lundi*, *hier*) is resolved against the date of its document; a claim
agrees with a source when every part that it states is a part of what the source states.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.tokens import Token

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
            "lundi monday",
            "mardi tuesday",
            "mercredi wednesday",
            "jeudi thursday",
            "vendredi friday",
            "samedi saturday",
            "dimanche sunday",
        )
    )
    for name in names.split()
}
_DAYS_AGO = {"hier": 1, "yesterday": 1, "aujourd'hui": 0, "today": 0, "demain": -1, "tomorrow": -1}
_OPENING = frozenset((*_MONTHS, *_WEEKDAYS, *_DAYS_AGO))
_CLOCK = re.compile(r"([01]?\d|2[0-3])h([0-5]\d)?")
_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?")


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


_PARTS = tuple(f.name for f in fields(Moment) if f.name not in ("start", "stop"))


def moments(tokens: Sequence[Token], reference: str | None = None) -> tuple[Moment, ...]:
    """List the dates and hours of a text.

    Parameters
    ----------
    tokens
        The text, cut.
    reference
        The document's ISO date, against which *lundi* or *hier* is resolved.

    Examples
    --------
    >>> from rag.checks.tokens import tokenise
    >>> def read(text, reference=None):
    ...     found = moments(tokenise(text), reference)[0]
    ...     return (found.year, found.month, found.day)
    >>> [read(t) for t in ("28 février 2024", "February 28, 2024", "28/02/2024", "2024-02-28")]
    [(2024, 2, 28), (2024, 2, 28), (2024, 2, 28), (2024, 2, 28)]
    >>> read("le 28 février", "2024-03-01"), read("annoncé lundi", "2024-02-28")
    ((2024, 2, 28), (2024, 2, 26))
    >>> read("depuis 2019"), read("in March"), read("hier", "2024-03-01")
    ((2019, None, None), (None, 3, None), (2024, 2, 29))
    >>> moments(tokenise("he may march at 06h50"))[0].minute
    50
    """
    today = _full(reference)
    found = []
    at = 0
    while at < len(tokens):
        word = tokens[at].text
        moment = _moment_at(tokens, at) if word[0].isdigit() or word in _OPENING else None
        if moment is None:
            at += 1
            continue
        found.append(_resolved(tokens, moment, reference, today))
        at = moment.stop
    return tuple(found)


def stated(iso: str | None) -> Moment | None:
    """Read a document's own ISO date, perhaps partial.

    >>> stated("2024-02-28T06:50").hour, stated("2024-02").month, stated(None)
    (6, 2, None)
    """
    match = _ISO.match(iso or "")
    if match is None:
        return None
    year, month, day, hour, minute = (int(part) if part else None for part in match.groups())
    weekday = date(year, month, day).weekday() if year and month and day else None
    return Moment(year, month, day, weekday, hour, minute)


def agrees(claim: Moment, source: Moment) -> bool:
    """Tell whether every part the claim states stands in the source.

    >>> agrees(Moment(month=2, day=28), Moment(2024, 2, 28))
    True
    >>> agrees(Moment(2024, 2, 28), Moment(2024))
    False
    """
    return all(
        getattr(claim, part) is None or getattr(claim, part) == getattr(source, part)
        for part in _PARTS
    )


def _moment_at(tokens: Sequence[Token], at: int) -> Moment | None:
    token = tokens[at]
    word = token.text
    if word[0].isdigit():
        return _numeric_at(tokens, at)
    if word in _WEEKDAYS:
        after = _moment_at(tokens, at + 1) if at + 1 < len(tokens) else None
        if after and after.day and "." not in tokens[at + 1].gap:
            return replace(after, weekday=_WEEKDAYS[word], start=at)
        return Moment(weekday=_WEEKDAYS[word], start=at, stop=at + 1)
    if word in _MONTHS and (word not in (*_CAPITAL_ONLY, "sept") or token.capital):
        found = _month_at(tokens, at)
        titled = word in _FRENCH_MONTHS and token.capital and at > 0 and token.gap == " "
        return None if titled and found.stop == at + 1 else found
    if word in _DAYS_AGO:
        return Moment(start=at, stop=at + 1)
    return None


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
    word = tokens[at].text
    if clock := _CLOCK.fullmatch(word):
        return Moment(hour=int(clock[1]), minute=int(clock[2] or 0), start=at, stop=at + 1)
    match = _DAY.fullmatch(word)
    after = text_at(tokens, at + 1)
    if match and after in ("of", "de") and text_at(tokens, at + 2) in _MONTHS:
        return _day_month(tokens, at, int(match[1]), at + 2)
    if match and after in _MONTHS and 1 <= int(match[1]) <= 31:
        return _day_month(tokens, at, int(match[1]), at + 1)
    if spelled := _slashed(tokens, at):
        return spelled
    if match and after in ("h", "heures", "heure") and int(match[1]) < 24:
        return _hours(tokens, at, int(match[1]))
    if match and after.isdigit() and tokens[at + 1].gap == ":" and int(match[1]) < 24:
        return Moment(hour=int(match[1]), minute=int(after), start=at, stop=at + 2)
    year, stop = _year_at(tokens, at)
    return Moment(year, start=at, stop=stop) if year and not _counts(tokens, at) else None


def _day_month(tokens: Sequence[Token], at: int, day: int, month: int) -> Moment:
    year, stop = _year_at(tokens, month + 1)
    return Moment(year, _MONTHS[tokens[month].text], day, start=at, stop=stop)


def _hours(tokens: Sequence[Token], at: int, hour: int) -> Moment | None:
    """Read `6 h 50` and `à 6 heures`; a duration (`24 heures`, `pendant 6 heures`) is none."""
    before = text_at(tokens, at - 1)
    minute = text_at(tokens, at + 2)
    if tokens[at + 1].text == "h" and minute.isdigit() and len(minute) == 2:
        return Moment(hour=hour, minute=int(minute), start=at, stop=at + 3)
    if before in ("a", "vers", "at") or tokens[at + 1].text == "h":
        return Moment(hour=hour, minute=0, start=at, stop=at + 2)
    return None


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
    if len(word) == 4 and word.isdigit() and 1900 <= int(word) <= 2099 and tokens[at].raw == word:
        return int(word), at + 1
    return None, at


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a four-digit number is an amount or a count, not a year."""
    return text_at(tokens, at + 1) in ("€", "$", "£", "%", "euros", "dollars", "euro") or text_at(
        tokens, at - 1
    ) in ("$", "€", "£")


def _resolved(
    tokens: Sequence[Token], moment: Moment, reference: str | None, today: date | None
) -> Moment:
    """Complete a moment from the document's date."""
    word = tokens[moment.start].text
    if moment.day is None and moment.month is None and today:
        if word in _DAYS_AGO:
            return _dated(moment, today - timedelta(days=_DAYS_AGO[word]))
        if moment.weekday is not None:
            return _dated(moment, today - timedelta(days=(today.weekday() - moment.weekday) % 7))
    if moment.month and not moment.year and reference:
        moment = replace(moment, year=int(reference[:4]))
    if moment.year and moment.month and moment.day:
        try:
            exact = date(moment.year, moment.month, moment.day)
        except ValueError:
            return moment
        given = moment.weekday
        return replace(moment, weekday=exact.weekday() if given is None else given)
    return moment


def _dated(moment: Moment, day: date) -> Moment:
    return replace(moment, year=day.year, month=day.month, day=day.day, weekday=day.weekday())


def _full(reference: str | None) -> date | None:
    match = _ISO.match(reference or "")
    if match is None or not match[3]:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
