"""Whether a day of the claim is, in the source's sentence, the day of somebody else's deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.numbers.figures import within
from rag.checks.numbers.yearly import figure_of_another_year
from rag.text.dates import dates
from rag.text.syntax.clauses import clauses
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.names.names import Name

_UNTIL = frozenset(("avant", "before", "until", "till"))
_SINCE = frozenset(("depuis", "since", "apres", "after"))
_TELLING = frozenset(("announce", "say"))  # le club annonce le retour de X
_SEVERAL = 2


def mistimed(claim: Facts, source: Facts) -> bool:
    """Tell whether a date goes with another deed or figure than in a sentence, or lies beyond it.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Le musée a reçu 900 visiteurs en 2021 et 700 visiteurs en 2022.")
    >>> mistimed(Facts("Le musée a reçu 900 visiteurs en 2022."), source)
    True
    """
    return (
        day_of_another(claim, source)
        or turned_in_time(claim, source)
        or figure_of_another_year(claim, source)
    )


def day_of_another(claim: Facts, source: Facts) -> bool:
    """Tell whether a sentence of several days gives the claim's day to others than the claim does.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Ana Roux a démissionné le 24 mars ; Paul Noir a démissionné le 26 mars.")
    >>> day_of_another(Facts("Ana Roux a démissionné le 26 mars."), source)
    True
    >>> day_of_another(Facts("Paul Noir a démissionné le 26 mars."), source)
    False
    """
    days = [moment for moment in source.moments if moment.day]
    mine = [moment for moment in claim.moments if moment.day]
    acting = [name for frame in claim.frames for name in frame.agents]
    if len({(m.month, m.day) for m in days}) < _SEVERAL or len(mine) != 1 or not acting:
        return False
    held = [moment for moment in days if dates.agrees(mine[0], moment)]
    return bool(held) and all(_others(source, moment.start, acting) for moment in held)


def turned_in_time(claim: Facts, source: Facts) -> bool:
    """Tell whether the claim has since a date what the source has before it, or the reverse.

    >>> from rag.text.facts import Facts
    >>> source = Facts("La toile, peinte en 1887, est exposée depuis 1952.")
    >>> turned_in_time(Facts("La toile est exposée depuis 1887."), source)
    True
    >>> source = Facts("Il n'y aura aucun départ avant septembre.")
    >>> turned_in_time(Facts("Il n'y a eu aucun départ depuis septembre."), source)
    True
    """
    for moment in claim.moments:
        held = [other for other in source.moments if dates.agrees(moment, other)]
        mine = _side(claim, moment.start)
        sides = {_side(source, other.start) for other in held}
        if mine and sides == {-mine}:
            return True
        if mine == 1 and sides == {0} and moment.year and not moment.month:
            others = [m for m in source.moments if m.year and not m.month and m not in held]
            if any(_side(source, other.start) == 1 for other in others):
                return True  # painted in 1887, shown since 1952
    return False


def _side(facts: Facts, at: int) -> int:
    """Return -1 before a date, 1 since it or after it, 0 where neither is said."""
    before = [text_at(facts.tokens, k) for k in range(at - 1, at - 4, -1)]
    near = before[:1] if before[0] not in ("le", "la", "the", "fin", "mi") else before[:2]
    if not _UNTIL.isdisjoint(near):
        return -1
    return int(not _SINCE.isdisjoint(near))


def _others(source: Facts, at: int, acting: list[Name]) -> bool:
    """Whether the clause of a day has others act, and none of those who do in the claim."""
    start, stop = next((s for s in clauses(source.tokens) if s[0] <= at < s[1]), (0, 0))
    agents = [
        name
        for frame in source.frames
        if start <= frame.term.at < stop
        for name in frame.agents
        if start <= name.start < stop
    ]
    announced = (f.patients for f in source.frames if not f.term.senses.isdisjoint(_TELLING))
    agents.extend(name for names in announced for name in names if start <= name.start < stop)
    return bool(agents) and not any(within(name, agents) for name in acting)
