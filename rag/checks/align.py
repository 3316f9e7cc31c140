"""Looking, in one passage, for the sentence or two that say what a claim says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.checks.actors.initials import is_noun
from rag.checks.against import contradicted
from rag.checks.enough import says_enough
from rag.checks.lacking import absent, missing
from rag.checks.numbers.figures import within
from rag.checks.numbers.founded import missing_number
from rag.checks.shortened import shortens_one
from rag.checks.windows import Window, windows
from rag.text.facts import Facts
from rag.text.words.lexicon import root

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rag.checks.context import Context
    from rag.checks.verdict import Why
    from rag.text.passages import Passage
    from rag.text.words.lexicon import Bridge

_ELSEWHERE = 0.35  # a sentence that speaks of this much less than another one is beside the claim
_NEAR = 0.3  # a sentence this much less alike than the best one does not speak for it
_CLEAR = 0.1  # a sentence that says otherwise and is nearly as much alike has the last word
_TRIED = 8  # windows looked at closely


@dataclass(frozen=True, slots=True)
class Finding:
    """How a passage stands to a claim.

    Attributes
    ----------
    why
        What stops the claim; None where the passage supports it.
    likeness
        Share of the claim's content words, figures and names in the sentences looked at.
    closed
        Whether they name everyone that the claim names.
    firm
        Whether they say otherwise, rather than nothing of the kind.
    """

    why: Why | None
    likeness: float = 0.0
    closed: bool = False
    firm: bool = False


def judge(claim: Facts, passage: Passage, context: Context) -> Finding:
    """Check a claim against a passage: the best of its sentences, alone or with its neighbours."""
    bridge = context.bridge
    claim = _localised(_plain(claim, passage), passage, bridge)
    lacking = missing(claim, passage, context)
    if lacking is not None or not passage.units:
        return Finding(lacking or "no-source")
    if shortens_one(claim, passage):
        return Finding(None, 1.0, closed=True)
    ranked = windows(claim, passage, bridge)
    spoken = max(window.coverage for window in _figured(claim, passage, ranked))
    first: Finding | None = None
    for window in ranked[:_TRIED]:
        if window.likeness < ranked[0].likeness - _NEAR:
            break
        why = absent(claim, passage, window, bridge)
        firm = why is None
        why = why or contradicted(claim, passage, window, context)
        beside = window.coverage < spoken - _ELSEWHERE
        if why is None and (beside or not says_enough(claim, passage, window, bridge)):
            why, firm = "no-source", False
        closed = all(within(name, window.main.names) for name in claim.names)
        finding = Finding(why, window.likeness, closed, firm and why is not None)
        if why is None:
            outdone = first and first.firm and first.likeness + _CLEAR >= finding.likeness
            return first if first and outdone else finding
        if first is None or (firm and not first.firm and finding.likeness == first.likeness):
            first = finding
    return first or Finding("no-source")


def _figured(claim: Facts, passage: Passage, ranked: Sequence[Window]) -> Sequence[Window]:
    """Return the windows that give all figures of a claim, or all windows where none does."""
    if not claim.quantities:
        return ranked
    found = [w for w in ranked if not missing_number(claim, passage.units[w.start : w.stop])]
    return found or ranked


def _localised(claim: Facts, passage: Passage, bridge: Bridge | None) -> Facts:
    """Respell the claim's names as a source in another language does: *Banque*, *Bank*."""
    if bridge is None or claim.language == passage.source.language:
        return claim
    foreign = [name for name in claim.names if not passage.holds(name.words)]
    if not foreign:
        return claim
    held = [name for unit in (*passage.units, passage.title) for name in unit.names]
    spelled = {}
    for name in foreign:
        if within(name, held):
            continue
        forms = {
            form
            for word in name.words
            for form, _ in bridge.translations(root(word, claim.language), claim.language)
        }
        twins = (n for n in held if forms & {root(w, passage.source.language) for w in n.words})
        twin = next(twins, None)
        if twin is not None:
            spelled[name.words] = twin.words
    if not spelled:
        return claim
    return _reread(claim, spelled, claim.plain)


def _plain(claim: Facts, passage: Passage) -> Facts:
    """Read as nouns the claim's names that a source writes as nouns: *la Région*, *l'ARS*."""
    plain = [
        name.words
        for name in claim.names
        if len(name.words) == 1 and is_noun(name, claim, passage) and not passage.names_hold(name)
    ]
    return _reread(claim, claim.spelled, plain) if plain else claim


def _reread(
    claim: Facts,
    spelled: Mapping[tuple[str, ...], tuple[str, ...]],
    plain: Collection[tuple[str, ...]],
) -> Facts:
    """Read a claim again, its names as a source has them."""
    again = Facts(claim.text, language=claim.language, spelled=spelled, common=claim.common)
    again.plain = plain
    return again
