"""How much of a claim its source must speak of, so that nothing is invented.

A claim passes when its source holds a share of its words, less where names and figures pin it
down, more where nothing does. One that holds a little less passes where the two are close in
meaning: a paraphrase keeps the sense and loses the words, an invention seldom has either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.meaning import likeness
from rag.checks.numbers.figures import within
from rag.checks.presence import name_stands
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.checks.windows import Window
    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.passages import Passage
    from rag.text.words.lexicon import Bridge

ENOUGH = 0.55  # share of the claim's content words that its source must speak of
ENOUGH_ACROSS = 0.45  # the same between the languages, where the table has gaps
ENOUGH_OF_FEW = 0.6  # the same for a claim of few words
_FEW = 3
ENOUGH_FIGURED = 0.3  # the same for a claim whose figures, dates or quotes all stand there
ENOUGH_UNHEARD = 0.55  # the same for a claim whose main verb is not found
ENOUGH_UNHEARD_OF_FEW = 0.66  # the same where it has few words, too
ENOUGH_SCATTERED = 0.7  # the same where it takes several sentences to find the others
ENOUGH_ANCHORED = 0.3  # the same where a sentence or two name both of the two that the claim names
ENOUGH_PINNED = 0.2  # the same for three or more, or for four figures, dates and names
ENOUGH_UNPINNED = 0.66  # the same for a claim that names nobody, where it takes several sentences
# Share asked for at most, how much of it may be lacking, and how close in meaning the two must
# then be. On ``tests/data/affairs`` and ``tests/data/claims`` this keeps 26 of 641 honest sentences
# more, and 2 of 547 others.
NEARLY = ((0.3, 0.25, 0.35), (0.55, 0.16, 0.48), (1.0, 0.0, 1.0))
_PINNED = 4
_ANCHORS = 2
_BESIDE = 2  # sentences that may name them together
_LIGHT = frozenset(("say", "plan", "give", "worry", "hope", "angry", "surprise", "opinion"))


def says_enough(claim: Facts, passage: Passage, window: Window, bridge: Bridge | None) -> bool:
    """Tell whether the sentences of a window speak enough of a claim."""
    enough = _enough(claim, passage, window, bridge)
    if window.coverage >= enough:
        return True
    slack, least = next(near for share, *near in NEARLY if enough <= share)
    if not window.coverage or window.coverage < enough - slack:
        return False
    told = passage.units[window.start : window.stop]
    return likeness(claim.text, " ".join(unit.text for unit in told)) >= least


def _enough(claim: Facts, passage: Passage, window: Window, bridge: Bridge | None) -> float:
    """Return the share of a claim's content words that its source must speak of."""
    held = [name for name in claim.names if not (name.adjective or _goes_on(claim, name))]
    units = passage.units[window.start : min(window.stop, window.start + _BESIDE)]
    own = [name for unit in units for name in unit.names]
    near = [*own, *passage.antecedents(window.at), *passage.tellers]
    across = bridge if claim.language != passage.source.language else None
    anchored = len(held) >= _ANCHORS and all(
        within(name, near) or any(name_stands(name, unit, claim.language, across) for unit in units)
        for name in held
    )
    enough = ENOUGH if claim.language == passage.source.language else ENOUGH_ACROSS
    unpinned = not claim.names and window.stop - window.start > 1
    pinned = len(held) + len(claim.quantities) + len(claim.moments)
    if claim.quantities or claim.moments or any(s in claim.text for s in '«“"'):
        return _enough_figured(claim, pinned)
    if _acts_unheard(claim, passage, window, bridge):
        if window.stop - window.start > 1:
            return ENOUGH_SCATTERED
        return ENOUGH_UNHEARD if len(claim.terms) > _FEW else ENOUGH_UNHEARD_OF_FEW
    if unpinned:
        return ENOUGH_UNPINNED
    if anchored:
        return ENOUGH_PINNED if len(held) > _ANCHORS else ENOUGH_ANCHORED
    return max(enough, ENOUGH_OF_FEW) if len(claim.terms) <= _FEW else enough


def _goes_on(claim: Facts, name: Name) -> bool:
    """Whether a name is the rest of the one before: *Roux* of *Ana de Roux*."""
    joined = text_at(claim.tokens, name.start - 1) in ("de", "du", "d'")
    return joined and any(other.stop == name.start - 1 for other in claim.names)


def _enough_figured(claim: Facts, pinned: int) -> float:
    """Return the same for a claim of figures, dates or quotes: the more stand there, the less."""
    if claim.quantities and pinned > _ANCHORS and len(claim.terms) <= 1:
        return 0.0
    return ENOUGH_PINNED if claim.quantities and pinned >= _PINNED else ENOUGH_FIGURED


def _acts_unheard(claim: Facts, passage: Passage, window: Window, bridge: Bridge | None) -> bool:
    """Whether what the claim mainly says happens stands nowhere in the sentences."""
    acting = (f for f in claim.frames if f.agents or f.noun is not None)
    main = next((f.term for f in acting if f.term.senses.isdisjoint(_LIGHT)), None)
    units = passage.units[window.start : window.stop]
    return main is not None and not any(
        unit.ground.speaks_of(main, claim.language, bridge) for unit in units
    )
