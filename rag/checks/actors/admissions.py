"""Whether somebody admits in a claim what they nowhere speak of in its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.numbers.figures import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts

_ADMIT = "admit+"


def unadmitted(claim: Facts, units: Sequence[Facts]) -> bool:
    """Tell whether who admits something in the claim is named in the sentences and admits nothing.

    >>> from rag.checks.support import supports
    >>> told = "Le maire voit un calcul dans ce recours, Paul Noir étant l'ami d'Ana Roux."
    >>> supports("Ana Roux reconnaît un calcul dans ce recours.", told)
    False
    >>> supports("Le maire voit un calcul dans ce recours.", told)
    True
    """
    if any(f"#{_ADMIT}" in unit.ground.places for unit in units):
        return False
    for frame in claim.frames:
        if _ADMIT not in frame.term.senses or not frame.agents or frame.term.at in claim.denied:
            continue
        heard = [
            name
            for unit in units
            for name in (
                *unit.speakers,
                *(agent for told in unit.frames for agent in told.agents),
                *(unit.topics if unit.anaphoric else ()),
            )
        ]
        named = any(within(name, unit.names) for unit in units for name in frame.agents)
        if named and not any(within(name, heard) for name in frame.agents):
            return True
    return False
