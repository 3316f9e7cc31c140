"""Other names of whoever acts in a sentence: in brackets, by initials, the house that one heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.actors.standins import names_before
from rag.text.names.abbreviations import full_initials
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.syntax.frames import Frame

_ITS = frozenset(("son", "sa", "leur", "its", "their"))


def standing_for(twin: Frame, source: Facts) -> list[Name]:
    """Return the names under which a claim may speak of those who act in a frame.

    >>> from rag.text.facts import Facts
    >>> source = Facts("The Union of Lake Pilots, known as the ULP, claimed 800.", language="en")
    >>> [name.words for frame in source.frames for name in standing_for(frame, source)]
    [('ulp',)]
    """
    layout = source.layout
    other = [
        name
        for name in layout.names
        if layout.abbreviated(name) in twin.agents
        or any(_initials(name, agent, source) for agent in twin.agents)
    ]
    whole = (layout.abbreviated(agent) for agent in twin.agents)
    return [*other, *(name for name in whole if name), *_houses(twin, source)]


def _initials(name: Name, agent: Name, source: Facts) -> bool:
    """Whether a name is the initials of the words from another on."""
    raw = source.tokens[name.start].raw
    words = [token.text for token in source.tokens[agent.start : agent.start + 2 * len(raw)]]
    return raw.isupper() and len(raw) > 1 and full_initials(words).startswith(name.words[0])


def _houses(twin: Frame, source: Facts) -> Sequence[Name]:
    """Return the house for which its head acts: *Sa présidente, Ana Roux, réclame …*."""
    headed = text_at(source.tokens, 0) in _ITS and any(role.start == 1 for role in source.roles)
    first = source.layout.names[0] if source.layout.names else None
    return names_before(source) if headed and first in twin.agents else ()


def gapped_doers(twin: Frame, source: Facts) -> list[Name]:
    """Return who does the same further on, its verb not repeated: *X gives 5 million, Y 2*.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Roux apporte 50 millions, le français Blanc 20 millions.")
    >>> [name.words for name in gapped_doers(source.frames[0], source)]
    [('blanc',)]
    """
    found: list[Name] = []
    for start, stop in source.layout.zones:
        if start <= twin.term.at or not twin.agents:
            continue
        own = [name for name in source.layout.names if start <= name.start < stop]
        figures = [q.start for q in source.quantities if start <= q.start < stop]
        verb = any(frame.agents and start <= frame.term.at < stop for frame in source.frames)
        if len(own) == 1 and figures and own[0].start < figures[0] and not verb:
            found.extend(own if source.layout.bare(own[0]) else ())
    return found
