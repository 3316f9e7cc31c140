"""Days that lean on another date: *du 13 au 14 mars*, *le 26*, *two days later*."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rag.text.dates.days import Moment
from rag.text.numbers.numerals import numeral_at
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?")
_BEFORE_DAY = frozenset(("le", "du", "au", "the"))
_JOINS = frozenset(("et", "and", "to", "au", "puis"))
_AFTER_DAY = _JOINS | {"par", "pour", "a", "by", "of", "dans", "de"}
_DASHES = frozenset(("-", "–", "—", "\u2011"))
_DAYS = frozenset(("jour", "jours", "day", "days"))
_LATER = {("plus", "tard"): 1, ("apres",): 1, ("later",): 1, ("plus", "tot"): -1, ("earlier",): -1}
_NEXT = {
    ("le", "lendemain"): 1,
    ("la", "veille"): -1,
    ("the", "next", "day"): 1,
    ("the", "following", "day"): 1,
    ("the", "day", "after"): 1,
    ("the", "day", "before"): -1,
}
_SECOND = _DAYS | {words[1] for words in _NEXT}  # what the second word of such a phrase may be
LEANING = frozenset(  # words of which one stands wherever a day is counted from another
    ("tard", "tot", "apres", "later", "earlier", "lendemain", "veille", "next", "following", "day")
)


def elliptic(tokens: Sequence[Token], found: Sequence[Moment]) -> list[Moment]:
    """Return the days whose month another date of the sentence gives.

    >>> from rag.text.dates.dates import moments
    >>> from rag.text.words.tokens import tokenise
    >>> def read(text):
    ...     return [(m.month, m.day) for m in moments(tokenise(text))]
    >>> read("du 13 au 14 mars"), read("le 24 mars, puis le 26"), read("November 17-18")
    ([(3, 13), (3, 14)], [(3, 24), (3, 26)], [(11, 17), (11, 18)])
    >>> read("les 3 et 4 mai"), read("Le 26 mars, les 12 pays"), read("the 2nd and 3rd of May")
    ([(5, 3), (5, 4)], [(3, 26)], [(5, 2), (5, 3)])
    """
    dated = [moment for moment in found if moment.day and moment.month]
    if not dated or not any(token.text[0].isdigit() for token in tokens):
        return []
    taken = {at for moment in found for at in range(moment.start, moment.stop)}
    days = []
    for at, token in enumerate(tokens):
        match = _DAY.fullmatch(token.text) if at not in taken else None
        if match is None or not 1 <= int(match[1]) <= 31 or not _leans(tokens, at, dated):
            continue
        before = [moment for moment in dated if moment.start < at]
        anchor = before[-1] if before else dated[0]
        days.append(_on(anchor, int(match[1]), at))
    return days


def following(tokens: Sequence[Token], found: Sequence[Moment], since: date | None) -> list[Moment]:
    """Return the days that a source counts from a date it has just given.

    Parameters
    ----------
    tokens, found
        The sentence, and its dates.
    since
        The last day that the sentences before it gave.

    Examples
    --------
    >>> from rag.text.words.tokens import tokenise
    >>> def read(text):
    ...     return [m.day for m in following(tokenise(text), (), date(2025, 3, 24))]
    >>> read("The builder followed two days later."), read("Le lendemain, il est parti.")
    ([26], [25])
    """
    days: list[Moment] = []
    if _SECOND.isdisjoint([token.text for token in tokens]):
        return days
    for at, token in enumerate(tokens):
        if text_at(tokens, at + 1) not in _SECOND:
            continue
        shift = _shift(tokens, at)
        if shift is None:
            continue
        before = [day for m in found if m.start < at and (day := whole(m))]
        known = [*before, *(day for m in days if (day := whole(m)))]
        anchor = known[-1] if known else since
        if token.text in ("le", "la") and not before and not since:
            continue
        if anchor is not None:
            day = anchor + timedelta(days=shift)
            days.append(Moment(day.year, day.month, day.day, day.weekday(), start=at, stop=at))
    return days


def whole(moment: Moment) -> date | None:
    """Return the day of a moment that states year, month and day."""
    if not (moment.year and moment.month and moment.day):
        return None
    try:
        return date(moment.year, moment.month, moment.day)
    except ValueError:
        return None


def _shift(tokens: Sequence[Token], at: int) -> int | None:
    """Return how many days further a phrase that starts at a place leads."""
    for words, days in _NEXT.items():
        if all(text_at(tokens, at + k) == word for k, word in enumerate(words)):
            return days
    numeral = numeral_at(tokens, at)
    if numeral is None or numeral.scaled or text_at(tokens, numeral.stop) not in _DAYS:
        return None
    for words, sign in _LATER.items():
        if all(text_at(tokens, numeral.stop + 1 + k) == word for k, word in enumerate(words)):
            return sign * int(numeral.value)
    return None


def _leans(tokens: Sequence[Token], at: int, dated: Sequence[Moment]) -> bool:
    """Whether a bare number is a day beside a date."""
    starts = {moment.start for moment in dated}
    if at + 1 in starts and tokens[at + 1].gap in _DASHES:
        return True
    if any(moment.stop == at for moment in dated) and tokens[at].gap in _DASHES:
        return True
    if text_at(tokens, at + 1) in _JOINS and (at + 2 in starts or at + 3 in starts):
        return True
    before, raw = text_at(tokens, at - 1), tokens[at].text
    if before not in _BEFORE_DAY or (raw == "1" or (before == "the" and raw.isdigit())):
        return False
    ends = at + 1 == len(tokens) or bool(tokens[at + 1].gap.strip())
    return ends or text_at(tokens, at + 1) in _AFTER_DAY


def _on(anchor: Moment, day: int, at: int) -> Moment:
    """Return another day of a date's month."""
    moved = replace(anchor, day=day, weekday=None, hour=None, minute=None, start=at, stop=at + 1)
    exact = whole(moved)
    return moved if exact is None else replace(moved, weekday=exact.weekday())
