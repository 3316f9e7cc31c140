"""Somebody who, in the source, says no where the claim has them say yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.names.names import same
from rag.text.words.lexicon import opposite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts


def answers_otherwise(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether somebody admits in the claim and only denies in the source's sentences.

    >>> from rag.text.facts import Facts
    >>> sources = [Facts("Une alerte est restée sans réponse."), Facts("Ana Roux dément.")]
    >>> answers_otherwise(Facts("Ana Roux reconnaît que l'alerte est restée sans suite."), sources)
    True
    """
    for frame in claim.frames:
        turned = {other for sense in frame.term.senses if (other := opposite(sense))}
        if not turned or not frame.agents or frame.term.at in claim.denied:
            continue
        own = [
            (twin.term, source)
            for source in sources
            for twin in source.frames
            if any(same(frame.agents[0], agent) for agent in twin.agents)
        ]
        denies = any(turned & term.senses and term.at not in source.denied for term, source in own)
        if denies and not any(frame.term.senses & term.senses for term, _ in own):
            return True
    return False
