"""Whether a claim has somebody lead a house that another leads in its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.actors.offices import LEADING, bearers, held_in, leads
from rag.checks.numbers.figures import within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name


def leads_elsewhere(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether a claim has somebody lead another house than the sources do.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Ana Roux, présidente de Blanc, part. Elle nie.")
    >>> leads_elsewhere(Facts("Ana Roux, qui dirige Noir, part."), [source])
    True
    >>> leads_elsewhere(Facts("Ana Roux, qui dirige Blanc, part."), [source])
    False
    >>> leads_elsewhere(Facts("Paul Vert dirige Blanc."), [source])
    True
    """
    for frame in claim.frames:
        if not (leads(frame) and frame.agents and frame.patients):
            continue
        houses = [
            house
            for source in sources
            for role in source.roles
            if role.key in LEADING and within(frame.agents[0], bearers(source, role))
            if (house := held_in(source, role)) is not None
        ]
        if houses and not any(within(name, houses) for name in frame.patients):
            return True
        heads = [name for source in sources for name in _heads_of(source, frame.patients)]
        if heads and not any(within(name, heads) for name in frame.agents):
            return True
    return False


def _heads_of(source: Facts, houses: Sequence[Name]) -> Iterator[Name]:
    """Yield who leads one of some houses, by an office or by a verb."""
    for role in source.roles:
        house = held_in(source, role) if role.key in LEADING else None
        if house is not None and within(house, houses):
            yield from bearers(source, role)
    for frame in source.frames:
        if leads(frame) and any(within(name, houses) for name in frame.patients):
            yield from frame.agents
