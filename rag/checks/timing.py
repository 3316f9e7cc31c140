"""Whether a day of the claim is, in the source's sentence, the day of somebody else's deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks import dates
from rag.checks.clauses import clauses
from rag.checks.figures import within

if TYPE_CHECKING:
    from rag.checks.facts import Facts
    from rag.checks.names import Name

_SEVERAL = 2


def day_of_another(claim: Facts, source: Facts) -> bool:
    """Tell whether a sentence of several days gives the claim's day to others than the claim does.

    >>> from rag.checks.facts import Facts
    >>> source = Facts("Ana Roux a fait appel le 24 mars ; Paul Noir l'a suivie le 26 mars.")
    >>> day_of_another(Facts("Ana Roux a fait appel le 26 mars."), source)
    True
    >>> day_of_another(Facts("Paul Noir a fait appel le 26 mars."), source)
    False
    """
    days = [moment for moment in source.moments if moment.day]
    mine = [moment for moment in claim.moments if moment.day]
    acting = [name for frame in claim.frames for name in frame.agents]
    if len({(m.month, m.day) for m in days}) < _SEVERAL or len(mine) != 1 or not acting:
        return False
    held = [moment for moment in days if dates.agrees(mine[0], moment)]
    return bool(held) and all(_others(source, moment.start, acting) for moment in held)


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
    return bool(agents) and not any(within(name, agents) for name in acting)
