"""Differing dates of one event: both sentences must speak of what the question dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rag.checks.numbers.figures import within
from rag.conflicts.concepts import concepts_at
from rag.conflicts.hours import differ_by_hour, hours_of
from rag.conflicts.owners import known, other_subject
from rag.conflicts.sharing import shared_terms
from rag.conflicts.sides import Told
from rag.text.dates.days import DAYS_AGO, Moment
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rag.conflicts.sayings import Saying
    from rag.conflicts.topic import Topic
    from rag.text.words.tokens import Token

DATED: Final = re.compile(
    r"\b\d{4}\b|\d/\d|\b(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday)\b",
    re.IGNORECASE,
)
_PUBLISHED: Final = re.compile(r"\W*(publi[ée]|published|updated|mis à jour)\b", re.IGNORECASE)
_OLD: Final = re.compile(r"1[0-8]\d\d")
_YEAR_MARKS: Final = frozenset(
    ("en", "in", "depuis", "since", "vers", "circa", "des", "annee", "year")
)
_KNOWN: Final = 0.75
TOLD: Final = 0.3  # share of the question's words that a dated sentence must hold
_TOLD_FAR: Final = 0.85  # the same, where the two dates are not near each other
_NEAR_DAYS: Final = 31
_NEAR_YEARS: Final = 2


@dataclass(frozen=True, slots=True)
class Dated:
    """A sentence and the moment it gives for what is asked."""

    saying: Saying
    moment: Moment
    denied: tuple[Moment, ...] = ()

    @property
    def written(self) -> str:
        """The date as the page writes it."""
        tokens = self.saying.facts.tokens
        start, stop = tokens[self.moment.start].start, tokens[self.moment.stop - 1].end
        return " ".join(self.saying.facts.text[start:stop].split())


def differing_days(
    topic: Topic, likely: Sequence[Saying], others: Callable[[], Sequence[Saying]]
) -> list[list[Told]]:
    """Return the sides that give different dates, the answer's first; fewer than two for none.

    The others are read only where a likely sentence gives a date.
    """
    anchor = next((d for d in (_dated(topic, saying) for saying in likely) if d), None)
    if anchor is None:
        return []
    groups = [[anchor]]
    year, hour = topic.asks_year, topic.asks_hour
    seen = {anchor.saying.place}
    for saying in (*likely, *others()):
        one = _dated(topic, saying) if saying.place not in seen else None
        seen.add(saying.place)
        if one is None:
            continue
        home = next((g for g in groups if _alike(g[0].moment, one.moment)), None)
        if home is not None:
            home.append(one)
        elif (
            differ_by_hour(anchor.moment, one.moment)
            if hour
            else _differ(anchor.moment, one.moment, year=year)
        ) and _one_event(topic, anchor, one):
            groups.append([one])
    return [[Told(d.written, d.saying) for d in group] for group in groups]


def _dated(topic: Topic, saying: Saying) -> Dated | None:
    """Return the moment nearest to the question's words in a sentence that holds enough of them."""
    title = saying.extract.hit.source.title
    if topic.told(saying) < TOLD or (title and saying.extract.text.startswith(title)):
        return None
    if _PUBLISHED.match(saying.extract.text):
        return None
    if known(topic, saying) < _KNOWN:
        return None
    tokens = saying.facts.tokens
    if topic.asks_hour:
        moments = hours_of(saying.facts)
    else:
        moments = [m for m in saying.facts.moments if m.day or m.month or m.year]
        moments += _old_years(tokens)
        moments = [m for m in moments if tokens[m.start].text not in DAYS_AGO]
    if saying.is_comment:  # a reader's "lundi" is of no known week
        moments = [m for m in moments if any(t.text[0].isdigit() for t in tokens[m.start : m.stop])]
    denied = tuple(
        m for m in moments if tokens[m.start - 1].text in ("non", "not", "pas") and m.start
    )
    moments = [m for m in moments if m not in denied]
    if not moments:
        return None
    held = concepts_at(topic, tokens, saying.language, topic.words)
    places = [at for found in held.values() for at in found]
    best = max(moments, key=lambda m: (sum(_nearest(m, moments, at) for at in places), -m.start))
    return Dated(saying, best, denied)


def _old_years(tokens: Sequence[Token]) -> list[Moment]:
    """Return years before 1900, which only *en*, *in* or *since* tells from other figures.

    >>> from rag.text.words.tokens import tokenise
    >>> [moment.year for moment in _old_years(tokenise("Built in 1742 for 1750 pounds."))]
    [1742]
    """
    return [
        Moment(year=int(token.text), start=at, stop=at + 1)
        for at, token in enumerate(tokens)
        if _OLD.fullmatch(token.raw) and text_at(tokens, at - 1) in _YEAR_MARKS
    ]


def _nearest(moment: Moment, moments: Sequence[Moment], at: int) -> bool:
    return moment is min(moments, key=lambda m: min(abs(m.start - at), abs(m.stop - 1 - at)))


def _alike(one: Moment, other: Moment) -> bool:
    """Whether every part that both give is the same, hours told roughly included."""
    if one.hour is not None and other.hour is not None:
        return not differ_by_hour(one, other)
    return all(a == b for a, b in _parts(one, other))


def _grain(moment: Moment) -> str:
    return "day" if moment.day else "month" if moment.month else "year"


def _differ(one: Moment, other: Moment, *, year: bool) -> bool:
    """Whether two moments given with one exactness, or their years alone, are not the same."""
    if year and one.year and other.year:
        return one.year != other.year
    if _grain(one) != _grain(other):
        return False
    if one.day and not (one.month and other.month):
        return False
    return any(a != b for a, b in _parts(one, other))


def _are_near(one: Moment, other: Moment) -> bool:
    """Whether two moments are so near that one may be a slip for the other.

    Two years are when one digit differs by little, or two digits are in the other order.
    """
    if one.hour is not None and other.hour is not None:
        return True
    if _grain(one) == "year":
        left, right = one.year or 0, other.year or 0
        return abs(left - right) <= _NEAR_YEARS or sorted(str(left)) == sorted(str(right))
    year = one.year or other.year or 2000
    first, second = (
        (m.year or year) * 372 + (m.month or 1) * 31 + (m.day or 1) for m in (one, other)
    )
    return abs(first - second) <= _NEAR_DAYS


def _parts(one: Moment, other: Moment) -> list[tuple[int, int]]:
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return [(a, b) for a, b in pairs if a is not None and b is not None]


def _one_event(topic: Topic, left: Dated, right: Dated) -> bool:
    """Whether both sentences say the same word of the question, of the same subject."""
    if any(_alike(moment, right.moment) for moment in left.denied):
        return True
    if any(_alike(moment, left.moment) for moment in right.denied):
        return True
    if {float(left.moment.day or 0), float(right.moment.day or 0)} <= topic.numbers:
        return True
    if _other_names(topic, left.saying, right.saying):
        return False
    both = (left.saying, right.saying)
    shared = [at for at in topic.words if all(saying.own[at] > 0 for saying in both)]
    said = min(topic.share(saying.own, topic.words) for saying in both)
    if not _are_near(left.moment, right.moment):
        enough = said >= _TOLD_FAR and len(shared) > 1
    elif topic.names:
        enough = bool(shared or not topic.words or shared_terms(*both)) or _together(topic, *both)
    else:
        enough = topic.disputed or said >= _TOLD_FAR
    return enough and not other_subject(topic, *both)


def _together(topic: Topic, left: Saying, right: Saying) -> bool:
    """Whether two sentences with all the question's names hold its words between them."""
    named = all(saying.own[at] > 0 for saying in (left, right) for at in topic.names)
    held = [float(max(pair) > 0) for pair in zip(left.own, right.own, strict=True)]
    return named and topic.share(held, topic.words) >= _TOLD_FAR


def _other_names(topic: Topic, left: Saying, right: Saying) -> bool:
    """Whether the other sentence names somebody else and nobody of the question."""
    if not topic.names or any(right.own[at] > 0 for at in topic.names):
        return False
    others = [name for name in right.facts.names if not name.adjective]
    return bool(others) and not any(within(name, left.facts.names) for name in others)
