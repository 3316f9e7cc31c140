"""Whether a body without a name does in a claim what another, or somebody named, does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.actors.bodies import bodies
from rag.text.names.names import same
from rag.text.syntax.grammar import BY
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.syntax.frames import Frame
    from rag.text.words.lexicon import Bridge, Term

_NEAR = 4  # words between *par* and the noun of who does it


def done_by_another_body(
    claim: Facts, units: Sequence[Facts], bridge: Bridge | None = None
) -> bool:
    """Tell whether what a body does in the claim is another's deed, and the passage tells of both.

    >>> from rag.checks.support import supports
    >>> source = "L'association Fleuve Bleu réclame l'usine. La région paie la route."
    >>> supports("La région réclame l'usine.", source)
    False
    >>> supports("L'association réclame l'usine.", source)
    True
    """
    own = bodies(claim)
    for frame in claim.frames:
        doer = _doer(claim, frame, own)
        if doer is None or "say" in frame.term.senses:
            continue
        told = [
            (unit, twin)
            for unit in units
            for twin in unit.frames
            if twin.term.at in (unit.ground.find(frame.term, claim.language, bridge) or ())
        ]
        if told and all(_another(claim, doer, unit, twin, bridge) for unit, twin in told):
            return True
    return False


def _doer(facts: Facts, frame: Frame, own: Sequence[Term]) -> Term | None:
    """Return the body that does what a predicate says: before it, or behind its *par*."""
    led = (
        term
        for term in own
        if frame.term.at < term.at <= frame.term.at + _NEAR
        and any(facts.tokens[k].text in BY for k in range(frame.term.at + 1, term.at))
    )
    behind = next(led, None)
    if behind is not None or frame.passive or frame.agents:
        return behind
    return next((term for term in own if term.at == frame.noun), None)


def _another(claim: Facts, doer: Term, unit: Facts, twin: Frame, bridge: Bridge | None) -> bool:
    """Whether a sentence has somebody do it who is not the claim's body, told of elsewhere."""
    if unit.passage is None or unit.ground.find(doer, claim.language, bridge):
        return False
    named = wordlist("bodies")
    theirs = [term for term in unit.terms if unit.tokens[term.at].text in named]
    if _person(unit, twin):
        return True
    if not (twin.agents or _doer(unit, twin, theirs)):
        return False
    nouns = {
        other.tokens[at].text
        for other in unit.passage.units
        for at in other.ground.find_word(doer, claim.language, bridge) or ()
    }
    labelled = [name for noun in nouns for name in _labels(unit, noun)]
    return bool(nouns) and not any(same(a, n) for a in twin.agents for n in labelled)


def _person(unit: Facts, twin: Frame) -> bool:
    """Whether *he* or *she* does it in an English sentence, which is no body."""
    before = {text_at(unit.tokens, twin.term.at - k) for k in (1, 2)}
    return unit.language == "en" and not twin.agents and not before.isdisjoint(("he", "she"))


def _labels(unit: Facts, noun: str) -> Sequence[Name]:
    return unit.passage.labelled.get(noun, ()) if unit.passage else ()
