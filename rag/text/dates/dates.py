"""Dates and hours, written one way: `28 février 2024`, `February 28`, `lundi`, `06h50`.

A source's relative day (*lundi*, *hier*) is resolved against the date of its document; a claim
agrees with a source when every part that it states is a part of what the source states.
"""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rag.text.dates.days import DAYS_AGO, OPENING, Moment, moment_at
from rag.text.dates.series import elliptic, following
from rag.text.words.tokens import opened

__all__ = ["Moment", "agrees", "moments", "stated"]

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?")
_PARTS = tuple(f.name for f in fields(Moment) if f.name not in ("start", "stop"))


def moments(
    tokens: Sequence[Token], reference: str | None = None, since: date | None = None
) -> tuple[Moment, ...]:
    """List the dates and hours of a text.

    Parameters
    ----------
    tokens
        The text, cut.
    reference
        The document's ISO date, against which *lundi* or *hier* is resolved.
    since
        The last day given before, from which *le lendemain* or *two days later* counts.

    Examples
    --------
    >>> from rag.text.words.tokens import tokenise
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
    return completed(tokens, written(tokens), reference, since)


def written(tokens: Sequence[Token], opening: Sequence[int] | None = None) -> tuple[Moment, ...]:
    """List the dates and hours of a text as they are written, in order.

    Parameters
    ----------
    tokens
        The text, cut.
    opening
        Token indexes where one may open, if they are known.

    Examples
    --------
    >>> from rag.text.words.tokens import tokenise
    >>> [(m.month, m.day, m.weekday) for m in written(tokenise("lundi, puis le 3 mai 2024"))]
    [(None, None, 0), (5, 3, None)]
    """
    found = []
    stop = 0
    for at in opened(tokens, OPENING) if opening is None else opening:
        moment = moment_at(tokens, at) if at >= stop else None
        if moment is not None:
            found.append(moment)
            stop = moment.stop
    return tuple(found)


def completed(
    tokens: Sequence[Token],
    found: Sequence[Moment],
    reference: str | None = None,
    since: date | None = None,
) -> tuple[Moment, ...]:
    """Complete the dates found in a text, and add those that lean on them: see :func:`moments`."""
    today = _full(reference)
    found = [_resolved(tokens, moment, reference, today) for moment in found]
    found.extend(elliptic(tokens, found))
    found.sort(key=lambda moment: moment.start)
    if reference:
        found.extend(following(tokens, found, since))
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


def _resolved(
    tokens: Sequence[Token], moment: Moment, reference: str | None, today: date | None
) -> Moment:
    """Complete a moment from the document's date."""
    word = tokens[moment.start].text
    if moment.day is None and moment.month is None and today:
        if word in DAYS_AGO:
            return _dated(moment, today - timedelta(days=DAYS_AGO[word]))
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
