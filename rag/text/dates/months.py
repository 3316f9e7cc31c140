"""Days and months whose year is left out, where it need not be the document's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from rag.text.dates.days import Moment
from rag.text.dates.series import whole
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rag.text.words.tokens import Token

LAST = frozenset(("dernier", "derniere", "passe", "passee", "last", "past"))
NEXT = frozenset(("prochain", "prochaine", "next"))
FOLLOWING = frozenset(("suivant", "suivante", "following"))
_NEAR = 6  # months, past which a month without its year may be another year's


class Day(NamedTuple):
    """A year and a month, as far as they are known; no month is 0."""

    year: int
    month: int = 0


def written(tokens: Sequence[Token], moment: Moment) -> bool:
    """Tell whether a date's year is written out, and not the document's."""
    return any(token.text == str(moment.year) for token in tokens[moment.start : moment.stop])


def anchor_of(tokens: Sequence[Token], found: Sequence[Moment]) -> Day | None:
    """Return the last year that a sentence writes out, with its month."""
    days = [Day(m.year, m.month or 0) for m in found if m.year and written(tokens, m)]
    return days[-1] if days else None


def other_years(
    tokens: Sequence[Token], found: Sequence[Moment], published: Day
) -> Iterator[Moment]:
    """Yield days and months without a year as those of the year beside the document's.

    >>> from rag.text.dates.dates import moments
    >>> from rag.text.words.tokens import tokenise
    >>> def read(text):
    ...     tokens = tokenise(text)
    ...     told = other_years(tokens, moments(tokens, "2024-01-18"), Day(2024, 1))
    ...     return [(m.year, m.month, m.day) for m in told]
    >>> read("Délivré le 11 décembre."), read("Il part le 9 mars."), read("Fini en mai 2023.")
    ([(2023, 12, 11)], [], [])
    """
    for at, moment in enumerate(found):
        if not moment.month or moment.start == moment.stop or written(tokens, moment):
            continue
        beside = {text_at(tokens, moment.start - 1), text_at(tokens, moment.stop)}
        year = _nearest(moment.month, published)
        anchor = anchor_of(tokens, found[:at])
        if anchor and beside & FOLLOWING:
            year = anchor.year + (moment.month <= anchor.month)
        elif anchor and not {"same", "meme"}.isdisjoint(
            text_at(tokens, k) for k in range(moment.stop, moment.stop + 4)
        ):
            year = anchor.year
        elif beside & LAST and published.month:
            year = published.year - (moment.month >= published.month)
        elif beside & NEXT and published.month:
            year = published.year + (moment.month <= published.month)
        if year != moment.year:
            day = Moment(year, moment.month, moment.day, start=moment.start, stop=moment.start)
            exact = whole(day)
            yield replace(day, weekday=exact.weekday()) if exact else day


def _nearest(month: int, published: Day) -> int:
    """Return the year in which a month is nearest to the document's date."""
    if not published.month or abs(month - published.month) <= _NEAR:
        return published.year
    return published.year + (1 if month < published.month else -1)
