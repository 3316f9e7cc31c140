"""Whether a passage has another do what the claim says, beside the sentences it leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.actors.aliases import standing_for
from rag.checks.numbers.figures import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rag.checks.windows import Window
    from rag.text.facts import Facts
    from rag.text.passages import Passage
    from rag.text.syntax.frames import Frame
    from rag.text.words.lexicon import Bridge


def done_by_another(
    claim: Facts, passage: Passage, window: Window, bridge: Bridge | None = None
) -> bool:
    """Tell whether a deed of the claim, not told where it leans, is another's elsewhere.

    The same verb must bear on the same thing, and the passage must name who does it.
    """
    for frame in claim.frames:
        if not frame.agents or "say" in frame.term.senses:
            continue
        if frame.passive:
            if _brought_about(frame, claim, passage, bridge):
                return True
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


def _brought_about(frame: Frame, claim: Facts, passage: Passage, bridge: Bridge | None) -> bool:
    """Whether *by X* of the claim is *by Y* wherever the passage tells the same in the passive."""
    language = claim.language
    told: list[tuple[Facts, Frame]] = []
    alike: list[tuple[Facts, Frame]] = []
    for unit in passage.units:
        words = unit.ground.find_word(frame.term, language, bridge) or ()
        senses = unit.ground.find(frame.term, language, bridge) or ()
        told += [(unit, twin) for twin in unit.frames if twin.term.at in words]
        alike += [
            (unit, twin)
            for twin in unit.frames
            if twin.term.at in senses and twin.passive and twin.agents
        ]
    found = told or alike
    return bool(found) and not any(
        not (twin.passive and twin.agents)
        or any(within(n, [*twin.agents, *standing_for(twin, unit)]) for n in frame.agents)
        for unit, twin in found
    )


def _twins(
    frame: Frame, claim: Facts, passage: Passage, bridge: Bridge | None
) -> Iterator[tuple[int, Frame]]:
    """Yield the frames of a passage with the verb of the claim's and a word that it bears on."""
    stop, language = claim.layout.clause_end(frame.term.at), claim.language
    borne = [term for term in claim.terms if frame.term.at < term.at < stop]
    for at, unit in enumerate(passage.units):
        places = unit.ground.find_word(frame.term, language, bridge) or ()
        for twin in unit.frames if places and borne else ():
            if twin.term.at in places and any(
                place > twin.term.at
                for term in borne
                for place in unit.ground.find_word(term, language, bridge) or ()
            ):
                yield at, twin
