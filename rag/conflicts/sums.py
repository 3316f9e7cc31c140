"""Differing figures for the thing asked: grouped, the agreeing ones together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.conflicts.amounts import Given, given, settled
from rag.conflicts.figures import is_money
from rag.conflicts.plain import years_of
from rag.conflicts.sameness import names_asked, same_thing
from rag.conflicts.sides import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rag.conflicts.sayings import Saying
    from rag.conflicts.topic import Topic

FIGURED: Final = re.compile(
    r"\d|[€$£%]|\b(un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|"
    r"cent|cents|mille|million|millions|milliard|milliards|one|two|three|four|five|seven|eight|"
    r"nine|ten|eleven|twelve|dozen|hundred|thousand|billion|half|third|tiers|moitié)\b",
    re.IGNORECASE,
)
MONEYED: Final = re.compile(
    r"[€$£]|\b(euros?|dollars?|livres|pounds?|francs|yens?|yuans?|sterling|EUR|USD|GBP|CHF|"
    r"millions?|milliards?|billions?)\b",
    re.IGNORECASE,
)


def differing_sums(
    topic: Topic, likely: Sequence[Saying], others: Callable[[], Sequence[Saying]], kind: str
) -> list[list[Told]]:
    """Return the sides that give different figures, the answer's first; fewer than two for none.

    Parameters
    ----------
    topic
        The question.
    likely
        Sentences that may answer, most probable first: the first that gives a figure is held to
        be the answer.
    others
        Gives all sentences that may say otherwise; asked only where there is a figure to doubt.
    kind
        ``amount``, ``count``, ``percent`` or empty for any.
    """
    timely = [saying for saying in likely if _in_time(topic, saying)]
    found = [g for g in (given(topic, saying, kind) for saying in timely) if g]
    if not found:
        return []
    money = [g for g in found if kind == "amount" and is_money(g.figure)] or found
    offered = not topic.words or bool(topic.numbers)
    told = [g for g in money if offered or topic.speaks_of_it(g.saying)]
    if not told:
        return []
    anchor = next((g for g in told if names_asked(topic, g)), told[0])
    places = {g.saying.place for g in found}
    found += [
        g
        for saying in others()
        if saying.place not in places and _in_time(topic, saying)
        for g in [given(topic, saying, kind)]
        if g
    ]
    groups: list[list[Given]] = [[anchor]]
    for one in found:
        if one is anchor:
            continue
        home = next((g for g in groups if settled(one, g[0].figure)), None)
        if home is not None:
            home.append(settled(one, home[0].figure) or one)
        elif any(same_thing(topic, held, one) for held in groups[0]):
            groups.append([one])
    return [[Told(g.written, g.saying) for g in group] for group in groups]


def _in_time(topic: Topic, saying: Saying) -> bool:
    """Whether a sentence may speak of a year that the question names."""
    named = years_of(saying) if topic.years else frozenset()
    return not named or not named.isdisjoint(topic.years)
