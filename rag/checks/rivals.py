"""Whether a passage has another do what the claim says, beside the sentences it leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.aliases import standing_for
from rag.checks.figures import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rag.checks.facts import Facts
    from rag.checks.frames import Frame
    from rag.checks.lexicon import Bridge
    from rag.checks.passages import Passage
    from rag.checks.windows import Window


def done_by_another(
    claim: Facts, passage: Passage, window: Window, bridge: Bridge | None = None
) -> bool:
    """Tell whether a deed of the claim, not told where it leans, is another's elsewhere.

    The same verb must bear on the same thing, and the passage must name who does it.
    """
    for frame in claim.frames:
        if not frame.agents or frame.passive or "say" in frame.term.senses:
            continue
        if frame.term.at in claim.denied:
            continue  # what somebody has not done, another may have
        twins = list(_twins(frame, claim, passage, bridge))
        if any(window.start <= at < window.stop for at, _ in twins):
            continue
        units = passage.units
        if twins and all(
            twin.agents
            and not twin.passive
            and not any(
                within(name, [*twin.agents, *standing_for(twin, units[at])])
                for name in frame.agents
            )
            for at, twin in twins
        ):
            return True
    return False


def _twins(
    frame: Frame, claim: Facts, passage: Passage, bridge: Bridge | None
) -> Iterator[tuple[int, Frame]]:
    """Yield the frames of a passage with the verb of the claim's and a word that it bears on."""
    stop, language = claim.layout.clause_end(frame.term.at), claim.language
    borne = [term for term in claim.terms if frame.term.at < term.at < stop]
    for at, unit in enumerate(passage.units):
        places = unit.ground.find_word(frame.term, language, bridge) or ()
        for twin in unit.frames:
            if twin.term.at in places and any(
                place > twin.term.at
                for term in borne
                for place in unit.ground.find_word(term, language, bridge) or ()
            ):
                yield at, twin
