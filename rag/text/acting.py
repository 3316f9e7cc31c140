"""Who a sentence is about: what the *il* or *she* of the sentences behind goes back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.syntax.grammar import DEFINITE, PRONOUNS_BACK

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.names.names import Name

_BACK = PRONOUNS_BACK | {"y"}  # elle y dirige les ventes
_POSSESSIVES = frozenset(("son", "sa", "ses", "leur", "leurs", "its", "his", "her", "their"))


def acting_in(unit: Facts) -> list[tuple[Name, ...]]:
    """Return who does something in a sentence, else of whom it is said."""
    acting = [frame.agents for frame in unit.frames if frame.agents]
    undergoing = [
        names
        for frame in unit.frames
        if frame.passive and (names := tuple(n for n in frame.patients if n.stop <= frame.term.at))
    ]
    return acting or undergoing


def first_acting(unit: Facts) -> tuple[Name, ...]:
    """Return who acts first in a sentence, in full and abbreviated; empty where nobody does.

    >>> from rag.text.facts import Facts
    >>> unit = Facts("Le Syndicat des quais (SDQ) a porté plainte contre Roux.")
    >>> [name.words for name in first_acting(unit)]
    [('sdq',), ('syndicat',)]
    """
    acting = acting_in(unit)
    if not acting:
        return ()
    first = min(acting, key=lambda names: names[0].start)
    layout = unit.layout
    pairs = [(n, whole) for n in layout.names if (whole := layout.abbreviated(n)) is not None]
    also = [n for pair in pairs for n in pair if not set(pair).isdisjoint(first)]
    return (*first, *(n for n in also if n not in first))


def goes_on(unit: Facts) -> bool:
    """Whether a sentence opens on an office that somebody told of before holds: *Le maire de X*."""
    opening = any(role.start <= 1 for role in unit.roles)
    return opening and unit.tokens[0].text in DEFINITE


def goes_back(unit: Facts) -> bool:
    """Whether a word of a sentence may stand for somebody told of before it.

    Not a possessive behind who acts in the sentence itself: *Roux est défendu par son avocate*.

    >>> from rag.text.facts import Facts
    >>> [goes_back(Facts(text)) for text in ("Son avocate défend Roux.", "Roux a vendu sa ferme.")]
    [True, False]
    """
    return any(
        token.text in _BACK
        and not (
            token.text in _POSSESSIVES
            and any(name.stop <= at and unit.layout.acts(name) for name in unit.layout.names)
        )
        for at, token in enumerate(unit.tokens)
    )
