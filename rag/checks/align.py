"""Looking, in one passage, for the sentence or two that say what a claim says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.checks import standing
from rag.checks.arguments import (
    deed_elsewhere,
    figure_elsewhere,
    role_elsewhere,
    speech_elsewhere,
    within,
)
from rag.checks.frames import speakers
from rag.checks.polarity import opposed_in, reversed_in
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.lexicon import Bridge
    from rag.checks.names import Name
    from rag.checks.units import Facts, Passage
    from rag.checks.verdict import Why

ENOUGH = 0.5  # share of the claim's content words that its source must speak of
ENOUGH_ACROSS = 0.4  # the same between the languages, where the table has gaps
_NEAR = 0.25  # a sentence this much less alike than the best one does not speak for it
_TRIED = 8  # windows looked at closely
_EVENTS = frozenset(
    ("agreement", "invest", "announce", "buy", "sell", "negotiate", "link", "law", "examine",
     "merge", "competition", "firm", "leader", "support+", "support-")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """How a passage stands to a claim.

    Attributes
    ----------
    why
        What stops the claim; None where the passage supports it.
    coverage
        Share of the claim's content words found in the sentences looked at.
    """

    why: Why | None
    coverage: float


def judge(claim: Facts, passage: Passage, bridge: Bridge | None = None) -> Finding:
    """Check a claim against a passage: the best of its sentences, alone or with the next."""
    units = passage.units
    missing = _missing(claim, passage, bridge)
    if missing is not None or not units:
        return Finding(missing or "no-source", 0.0)
    windows = [(at, at + 1) for at in range(len(units))]
    windows += [(at, at + 2) for at in range(len(units) - 1)]
    hits = [_found(claim, unit, bridge) for unit in units]
    total = len(claim.terms)
    ranked = []
    for start, stop in windows:
        held = len(set().union(*hits[start:stop])) / total if total else 1.0
        facts = _facts_held(claim, units[start:stop])
        ranked.append((held + facts, held, start - stop, -start))
    ranked.sort(reverse=True)
    best = ranked[0][0]
    first: Finding | None = None
    for score, held, size, start in ranked[:_TRIED]:
        if score < best - _NEAR:
            break
        why = _fault(claim, passage, (-start, -start - size), bridge, held)
        if why is None:
            return Finding(None, held)
        first = first or Finding(why, held)
    return first or Finding("no-source", 0.0)


def _missing(claim: Facts, passage: Passage, bridge: Bridge | None) -> Why | None:
    """Return what the whole passage lacks."""
    units = passage.units
    for name in claim.names:
        if not any(_stands(name, claim, unit, bridge) for unit in (*units, passage.about)):
            return "name-not-in-source"
    if standing.missing_number(claim, units):
        return "number-not-in-source"
    if standing.missing_date(claim, units, passage):
        return "date-not-in-source"
    if standing.missing_quote(claim, passage, bridge):
        return "quote-not-verbatim"
    return None


def _stands(name: Name, claim: Facts, unit: Facts, bridge: Bridge | None) -> bool:
    across = bridge if claim.language != unit.language else None
    return standing.name_stands(name, unit, claim.language, across)


def _found(claim: Facts, unit: Facts, bridge: Bridge | None) -> set[int]:
    """Return the token indexes of the claim's content words that a sentence speaks of."""
    return {
        term.at
        for term in claim.terms
        if unit.ground.find(term, claim.language, bridge) is not None
    }


def _facts_held(claim: Facts, units: Sequence[Facts]) -> float:
    """Return the share of the claim's figures and names that some sentences hold."""
    total = len(claim.quantities) + len(claim.names)
    if not total:
        return 0.0
    held = sum(
        any(standing.quantities.agrees(q, other) for unit in units for other in unit.quantities)
        for q in claim.quantities
    )
    held += sum(any(within(name, unit.names) for unit in units) for name in claim.names)
    return held / total


def _fault(
    claim: Facts,
    passage: Passage,
    window: tuple[int, int],
    bridge: Bridge | None,
    coverage: float,
) -> Why | None:
    start, stop = window
    units = passage.units[start:stop]
    if standing.missing_number(claim, units):
        return "entity-mismatch"
    antecedents = passage.antecedents(start)
    own = [name for unit in units for name in unit.names]
    pool = [*own, *antecedents, *passage.about.names]
    if _stranger(claim, passage, units, pool, bridge):
        return "entity-mismatch"
    if _misbound(claim, passage, window, pool, bridge):
        return "entity-mismatch"
    for unit in units:
        ground = (unit.ground, unit.denied)
        if opposed_in(claim.terms, claim.denied, claim.language, ground, bridge):
            return "direction"
    if _denied(claim, units, bridge):
        return "polarity"
    enough = ENOUGH if claim.language == passage.source.language else ENOUGH_ACROSS
    return None if coverage >= enough else "no-source"


def _denied(claim: Facts, units: Sequence[Facts], bridge: Bridge | None) -> bool:
    """Tell whether every sentence that speaks of a word of the claim turns it around."""
    return all(
        reversed_in(claim.terms, claim.denied, claim.language, (unit.ground, unit.denied), bridge)
        for unit in units
    )


def _stranger(
    claim: Facts,
    passage: Passage,
    units: Sequence[Facts],
    pool: Sequence[Name],
    bridge: Bridge | None,
) -> bool:
    """Tell whether a name of the claim is none of those the sentences speak of."""
    for name in claim.names:
        if within(name, pool) or any(_stands(name, claim, unit, bridge) for unit in units):
            continue
        if _stands(name, claim, passage.about, bridge) or _explains(claim, name):
            continue
        return True
    return False


def _explains(claim: Facts, name: Name) -> bool:
    """Whether a name only tells which deal or firm is meant: *l'accord entre X et Y*."""
    before = {term.at: term for term in claim.terms if name.start - 6 <= term.at < name.start}
    linked = text_at(claim.tokens, name.start - 1) in (
        "de", "d'", "entre", "avec", "et", "du", "of", "between", "with", "and", "la", "l'",
    )  # fmt: skip
    return linked and any(not term.senses.isdisjoint(_EVENTS) for term in before.values())


def _misbound(
    claim: Facts,
    passage: Passage,
    window: tuple[int, int],
    pool: Sequence[Name],
    bridge: Bridge | None,
) -> bool:
    start, stop = window
    units = passage.units[start:stop]
    antecedents = passage.antecedents(start)
    for unit in units:
        if any(
            standing.quantities.agrees(q, other)
            for q in claim.quantities
            for other in unit.quantities
        ) and figure_elsewhere(claim, unit, [*antecedents, *passage.about.names]):
            return True
    if role_elsewhere(claim, passage.units):
        return True
    if deed_elsewhere(claim, units, pool, bridge):
        return True
    said = speakers(claim.tokens, claim.names, claim.frames)
    said = tuple(name for name in said if not within(name, passage.about.names))
    if not said:
        return False
    told = [n for unit in units for n in speakers(unit.tokens, unit.names, unit.frames)]
    around = passage.units[max(0, start - 1) : stop + 1]
    if not told:
        told = [n for unit in around for n in speakers(unit.tokens, unit.names, unit.frames)]
    is_open = any(
        frame.agent is None and "say" in frame.term.senses
        for unit in units
        for frame in unit.frames
    )
    return speech_elsewhere(said, told, pool, is_open=is_open)
