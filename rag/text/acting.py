"""Who a sentence is about: what the *il* or *she* of the sentences behind goes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.syntax.grammar import DEFINITE

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.names.names import Name


def acting_in(unit: Facts) -> list[tuple[Name, ...]]:
    """Return who does something in a sentence, else of whom it is said."""
    acting = [frame.agents for frame in unit.frames if frame.agents]
    undergoing = [
        names
        for frame in unit.frames
        if frame.passive and (names := tuple(n for n in frame.patients if n.stop <= frame.term.at))
    ]
    return acting or undergoing


def goes_on(unit: Facts) -> bool:
    """Whether a sentence opens on an office that somebody told of before holds: *Le maire de X*."""
    opening = any(role.start <= 1 for role in unit.roles)
    return opening and unit.tokens[0].text in DEFINITE
