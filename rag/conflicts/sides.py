"""The sides of a disagreement, put in order, cited, and told apart: conflict, date or update."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from rag.answer import Citation, Conflict, ConflictKind, Side
from rag.conflicts.plain import folded, years_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.documents import Language
    from rag.conflicts.sayings import Saying
    from rag.conflicts.topic import Topic
    from rag.extract import Extract
    from rag.questions.question import Question

Cite: TypeAlias = "Callable[[Extract], Citation]"

_MOST_SIDES: Final = 3
_MOST_CITATIONS: Final = 2
_LONGEST_NAME: Final = 90  # characters
_FIGURE: Final = 5  # words: *13 milliards de dollars*
_APART: Final = 300  # days from which two pages are taken to speak of two times
_AMENDING: Final = re.compile(
    r"\b(mise a jour|rectificatif|correction|corrige\w*|contrairement a ce que|nous avions|"
    r"desormais|"
    r"s'alourdit|revu\w*|porte a|finalement|updated?|corrected|correcting|as we wrote|we wrote|"
    r"we reported|now|revised|finally|no longer|ne plus|n'est plus)\b"
)
_EVOLVING: Final = 60  # days in which what is so may have become otherwise
_CHANGING: Final = re.compile(
    r"\b(?:n'(?:est|a|ont|sont|y a|etait) plus|ne \w+ plus|no longer|any ?more|"
    r"a nouveau|de nouveau|"
    r"once (?:more|again)|rouv\w+|re-?open\w*|repris|reprend\w*|resum\w+|retabli\w*|restored|"
    r"(?:apres|after) \w+ (?:jours?|semaines?|mois|ans?|days?|weeks?|months?|years?)|"
    r"redemarr\w*|restart\w*|desormais|changed? (?:its|his|her|their) mind|volte-face|u-turn)\b"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence says of the matter: its words for it."""

    value: str
    saying: Saying


def conflict(
    topic: Topic, sides: Sequence[Sequence[Told]], cite: Cite, *, kind: ConflictKind | None = None
) -> Conflict:
    """Return a conflict of at most three sides, each with at most two citations.

    A side whose pages give one figure is told in the question's language where one of them does.
    """
    kept = [side for side in sides if side][:_MOST_SIDES]
    question = topic.wanted.question
    shown = tuple(
        Side(told[0].value, tuple(cite(each.saying.extract) for each in told))
        for told in (_pages_once(_own_first(side, question.language)) for side in kept)
    )
    return Conflict(_named(question), kind or kind_of(kept[0][0].saying, kept[1][0].saying), shown)


def _named(question: Question) -> str:
    """Return what sources disagree on: the question, or the words of a long one."""
    if len(question.text) <= _LONGEST_NAME:
        return question.text
    return " · ".join(word.surface for word in question.words)


def _own_first(side: Sequence[Told], language: Language) -> list[Told]:
    """Put what is told in a language first, unless the best of a side is told in many words."""
    if len(side[0].value.split()) > _FIGURE:
        return list(side)
    return sorted(side, key=lambda told: told.saying.extract.hit.source.language != language)


def kind_of(one: Saying, other: Saying) -> ConflictKind:
    """Return whether sources differ, speak of two times, or one amends what was written.

    One outlet that writes otherwise later amends; sentences that name two years, or pages about
    a year apart, speak of two times.
    """
    first, second = one.extract.hit.source, other.extract.hit.source
    if years_of(one) and years_of(other) and years_of(one).isdisjoint(years_of(other)):
        return "date"
    days = days_between(first.date, second.date)
    if days is not None and days >= _APART:
        return "date"
    if first.path == second.path:
        return "conflict"
    later = second if (first.date or "") <= (second.date or "") else first
    saying = other if later is second else one
    same = bool(first.outlet) and first.outlet == second.outlet
    if same and first.kind == second.kind and first.date != second.date:
        return "update"
    amends = later.kind == "article" and first.date != second.date
    return "update" if amends and _AMENDING.search(folded(saying)) else "conflict"


def turned_since(sides: Sequence[Sequence[Told]]) -> bool:
    """Tell whether the later of two pages says that something is no longer so, or again is.

    *Est en panne* on the second and *n'est plus en panne* on the twentieth are both right.
    """
    one, other = (side[0].saying for side in sides[:2])
    dates = [saying.extract.hit.source.date or "" for saying in (one, other)]
    if "" in dates or dates[0] == dates[1]:
        return False
    later = one if dates[0] > dates[1] else other
    apart = days_between(*dates)
    return apart is not None and (
        apart >= _EVOLVING or (apart > 1 and _CHANGING.search(folded(later)) is not None)
    )


def days_between(one: str | None, other: str | None) -> int | None:
    """Return how many days lie between two dates, None where one is not whole."""
    try:
        return abs(
            (date.fromisoformat((one or "")[:10]) - date.fromisoformat((other or "")[:10])).days
        )
    except ValueError:
        return None


def _pages_once(side: Sequence[Told]) -> list[Told]:
    """Return at most two sayings of a side, of different pages."""
    by_page: dict[str, Told] = {}
    for told in side:
        by_page.setdefault(told.saying.extract.hit.source.path, told)
    return list(by_page.values())[:_MOST_CITATIONS]
