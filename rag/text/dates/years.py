"""Years and months that a source counts from another date: *l'an dernier*, *two years earlier*.

A claim may give the year itself. *Last year* counts from the document's date, *two years earlier*
from the year given just before, else from the document's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.dates.days import Moment
from rag.text.dates.months import FOLLOWING, LAST, NEXT, Day, other_years, written
from rag.text.numbers.numerals import numeral_at
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rag.text.words.tokens import Token

_THIS = frozenset(("cette", "cet", "this"))
_YEAR = frozenset(("an", "annee", "year"))
_YEARS = _YEAR | {"ans", "annees", "years"}
_MONTH = frozenset(("mois", "month", "months"))
_SEASONS = {
    "printemps": (3, 6), "spring": (3, 6), "ete": (6, 9), "summer": (6, 9), "automne": (9, 12),
    "autumn": (9, 12), "fall": (9, 12), "hiver": (12, 3), "winter": (12, 3),
}  # fmt: skip
_COUNTED = _YEARS | _MONTH | _SEASONS.keys()
_WORDS = 3  # of a number before what it counts
_SHIFTS = {
    ("plus", "tard"): 1, ("plus", "tot"): -1, ("later",): 1, ("earlier",): -1, ("apres",): 1,
    ("avant",): -1, ("auparavant",): -1, ("before",): -1, ("after",): 1, ("previously",): -1,
    ("afterwards",): 1,
}  # fmt: skip
_PREVIOUS = frozenset(("precedent", "precedente", "previous", "preceding"))
_ALONE = frozenset(("apres", "avant", "before", "after"))  # and not: two years after the fire
_LEADS = frozenset(
    ("le", "la", "les", "l'", "the", "a", "an", "un", "une", "son", "sa", "ses", "his", "her",
     "its", "their", "leur", "que", "qu'", "it", "he", "she", "they", "ce", "cette", "this",
     "that", "being", "avoir", "etre", "d'", "de", "him", "signing", "leaving")
)  # fmt: skip


def reckoned(
    tokens: Sequence[Token], found: Sequence[Moment], published: Day, since: Day | None = None
) -> tuple[Moment, ...]:
    """List the years and months that a sentence counts from another date.

    Parameters
    ----------
    tokens, found
        A sentence, and the dates it states.
    published
        The document's year and month.
    since
        The last year that the sentences before it wrote out.

    Examples
    --------
    >>> from rag.text.dates.dates import moments
    >>> from rag.text.words.tokens import tokenise
    >>> def read(text, since=None):
    ...     tokens = tokenise(text)
    ...     told = reckoned(tokens, moments(tokens, "2024-03-22"), Day(2024, 3), since)
    ...     return [(m.year, m.month) for m in told]
    >>> read("l'an dernier"), read("last autumn"), read("il y a trois ans"), read("next year")
    ([(2023, None)], [(2023, None)], [(2021, None)], [(2025, None)])
    >>> read("84 000 en 2021, contre 112 000 deux ans plus tôt"), read("a year later", Day(2017))
    ([(2019, None)], [(2018, None)])
    >>> read("six mois plus tard", Day(2021, 9)), read("le 11 décembre"), read("last May")
    ([(2022, 3)], [(2023, 12)], [(2023, 5)])
    >>> read("Jugé en mai 2021, il part le 9 mars suivant."), read("le 4 mars")
    ([(2022, 3)], [])
    """
    told = [
        Moment(day.year, day.month or None, start=at, stop=at)
        for at in _likely(tokens)
        for day in (*_from_issue(tokens, at, published), *_from_text(tokens, at, found, since))
        or (*_from_issue_late(tokens, at, found, published, since),)
    ]
    told.extend(other_years(tokens, found, published))
    return tuple(told)


def _likely(tokens: Sequence[Token]) -> list[int]:
    """Return where a year, a month or a season may be counted: at its word, or just before."""
    found = (at for at, token in enumerate(tokens) if token.text in _COUNTED)
    return sorted({k for at in found for k in range(max(0, at - _WORDS), at + 1)})


def _from_issue(tokens: Sequence[Token], at: int, published: Day) -> Iterator[Day]:
    """Yield the year that *l'an dernier*, *next year*, *il y a trois ans* is."""
    word, before, after = tokens[at].text, text_at(tokens, at - 1), text_at(tokens, at + 1)
    turn = _turn({before, after} if word not in LAST else set())
    if word in _YEAR and turn is not None:
        yield Day(published.year + turn)
    elif word in _MONTH and turn is not None and published.month:
        yield _moved(published, turn)
    elif word in _SEASONS and turn is not None:
        yield from (Day(year) for year in _season(_SEASONS[word], turn, published))
    elif (years := _years_at(tokens, at)) is not None:
        count, stop = years
        ago = text_at(tokens, stop) == "ago" or before == "depuis"
        there = [text_at(tokens, k) for k in range(at - 3, at)] == ["il", "y", "a"]
        if ago or there:
            yield Day(published.year - count)


def _turn(beside: set[str]) -> int | None:
    """Return -1 for *last*, 0 for *this*, 1 for *next*; None where none of them stands."""
    if beside & LAST:
        return -1
    if beside & NEXT:
        return 1
    return 0 if beside & _THIS else None


def _season(months: tuple[int, int], turn: int, published: Day) -> set[int]:
    """Return the years that *last autumn* may be: of a winter, both."""
    start, end = months
    over = bool(published.month) and published.month >= end and start < end
    year = published.year
    if turn < 0:
        year = year if over else year - 1
    elif turn > 0:
        year = year if published.month and published.month < start else year + 1
    return {year, year + (1 if turn <= 0 else -1)} if start > end else {year}


def _years_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read *deux ans*, *a year*: how many, and the token index just past it."""
    return _count_at(tokens, at, _YEARS)


def _count_at(tokens: Sequence[Token], at: int, units: frozenset[str]) -> tuple[int, int] | None:
    if tokens[at].text in ("un", "une", "a", "one"):
        return (1, at + 2) if text_at(tokens, at + 1) in units else None
    numeral = numeral_at(tokens, at)
    plain = numeral is not None and numeral.kind in ("digits", "words") and not numeral.scaled
    if numeral is None or not plain or text_at(tokens, numeral.stop) not in units:
        return None
    return int(numeral.value), numeral.stop + 1


def _from_text(
    tokens: Sequence[Token], at: int, found: Sequence[Moment], since: Day | None
) -> Iterator[Day]:
    """Yield the year or month that *deux ans plus tôt*, *six months later* is."""
    before = [m for m in found if m.year and written(tokens, m) and m.start < at]
    other = [m for m in found if m.year and written(tokens, m) and m.start >= at]
    near = before[-1] if before else other[0] if other and since is None else None
    anchor = Day(near.year or 0, near.month or 0) if near else since
    if anchor is None:
        return
    years, months = _shift(tokens, at)
    if years:
        yield Day(anchor.year + years)
    elif months and anchor.month:
        yield _moved(anchor, months)


def _from_issue_late(
    tokens: Sequence[Token],
    at: int,
    found: Sequence[Moment],
    published: Day,
    since: Day | None,
) -> Iterator[Day]:
    """Yield the same counted from the document's date, where the text gives no year."""
    years, _ = _shift(tokens, at)
    if years < 0 and since is None and not any(written(tokens, m) for m in found if m.year):
        yield Day(published.year + years)


def _shift(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return how many years, or months, further a phrase that starts at a place leads."""
    word, after = tokens[at].text, text_at(tokens, at + 1)
    beside = {text_at(tokens, at - 1), after}
    if word in _YEAR and (beside & FOLLOWING or text_at(tokens, at - 1) == "next"):
        return 1, 0
    if word in _YEAR and beside & _PREVIOUS:
        return -1, 0
    if (
        word == "year"
        and text_at(tokens, at - 1) == "the"
        and after in _ALONE
        and _ends(tokens, at + 2)
    ):
        return (-1 if after == "before" else 1), 0
    if word in _MONTH and beside & (FOLLOWING | _PREVIOUS):
        return 0, (1 if beside & FOLLOWING else -1)
    for units, years in ((_YEARS, True), (_MONTH, False)):
        if (count := _count_at(tokens, at, units)) is not None:
            moved = count[0] * _way(tokens, count[1])
            return (moved, 0) if years else (0, moved)
    return 0, 0


def _way(tokens: Sequence[Token], at: int) -> int:
    """Return 1 before *later*, -1 before *earlier*, 0 before anything else."""
    for words, way in _SHIFTS.items():
        if all(text_at(tokens, at + k) == word for k, word in enumerate(words)):
            return 0 if words[0] in _ALONE and not _ends(tokens, at + 1) else way
    return 0


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is told behind *two years after*: it counts from what stands before."""
    if at >= len(tokens) or tokens[at].gap.strip():
        return True
    return tokens[at].text not in _LEADS and not tokens[at].capital


def _moved(day: Day, months: int) -> Day:
    years, month = divmod(day.month - 1 + months, 12)
    return Day(day.year + years, month + 1)
