"""Whether the common noun that acts in a claim may be who acts in its source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rag.checks.actors.standins import ACTORS, generic, given_to
from rag.checks.numbers.figures import within
from rag.text.names.names import same
from rag.text.words.lexicon import senses
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.syntax.frames import Frame
    from rag.text.words.lexicon import Bridge, Term

_POINTING = frozenset(("ce", "cet", "cette", "ces", "this", "that", "these", "those"))
_EITHER = frozenset(  # what somebody does to a thing, the thing does: the price falls
    ("rise+", "rise-", "open+", "open-", "begin", "end")
)
_FIRMS = frozenset(("entreprise", "societe", "firme", "compagnie", "company", "firm"))


class Case(NamedTuple):
    """A claim against a sentence, and the names that the sentence may speak of."""

    claim: Facts
    source: Facts
    pool: Sequence[Name]
    bridge: Bridge | None
    near: Sequence[Name]


def common_agrees(frame: Frame, noun: int, twin: Frame, case: Case) -> bool:
    """Whether the claim's subject, a common noun, may be the source's, named or not."""
    if not twin.agents and twin.noun is None:
        return not given_to(case.claim.tokens[noun].text, twin, case.source)
    if _falls(frame, noun, twin, case):
        return True
    named = twin.noun is not None and twin.noun in _modifying(noun, case)
    alike = named or _house(noun, twin, case) or _noun_agrees(noun, twin, case)
    return alike and not _turned(frame, twin, case)


def _falls(frame: Frame, noun: int, twin: Frame, case: Case) -> bool:
    """Whether the claim has a thing do what the source does to it: *the price falls*, *is cut*."""
    if twin.passive or (frame.term.senses & twin.term.senses).isdisjoint(_EITHER):
        return False
    term = next((t for t in case.claim.terms if t.at == noun), None)
    find, language = case.source.ground.find_word, case.claim.language
    places = find(term, language, case.bridge) if term else None
    return any(at > twin.term.at for at in places or ())


def _noun_agrees(noun: int, twin: Frame, case: Case) -> bool:
    """Whether the claim's subject, a common noun, is not the source's object or another actor."""
    claim, source = case.claim, case.source
    pointed = (text_at(claim.tokens, noun - 1), text_at(source.tokens, (twin.noun or 0) - 1))
    key = claim.noun_at(noun)
    if not _POINTING.isdisjoint(pointed) or key == source.noun_at(twin.noun):
        return True
    named = source.nouns.get(key)
    if named is not None and twin.agents:
        return within(named, twin.agents)
    if named is not None and twin.noun is not None:
        other = source.nouns.get(source.noun_at(twin.noun))
        return other is not None and same(named, other)
    term = next((t for t in claim.terms if t.at == noun), None)
    places = source.ground.find(term, claim.language, case.bridge) if term else None
    if places:
        return any(at <= twin.term.at for at in places)
    if term is not None:
        return generic(source, twin.noun) or not _elsewhere(term, case)
    return not given_to(claim.tokens[noun].text, twin, source)


def _modifying(noun: int, case: Case) -> Sequence[int]:
    """Return where the source holds the noun that qualifies an English one: *maternity ward*."""
    claim = case.claim
    term = next((t for t in claim.terms if t.at == noun - 1), None)
    if term is None or claim.language != "en" or claim.tokens[noun].gap != " ":
        return ()
    return case.source.ground.find_word(term, claim.language, case.bridge) or ()


def _house(noun: int, twin: Frame, case: Case) -> bool:
    """Whether the claim's *l'entreprise* may be the one that the source names, and nobody else."""
    claim, source = case.claim, case.source
    if claim.tokens[noun].text not in _FIRMS or len(twin.agents) != 1 or source.passage is None:
        return False
    (agent,) = twin.agents
    told = [name for unit in source.passage.units for name in unit.names if same(agent, name)]
    kinds = {noun for noun, name in source.passage.nouns.items() if same(agent, name)}
    other = any(not senses(kind, source.language).isdisjoint(ACTORS - {"firm"}) for kind in kinds)
    person = any(kind.startswith("@") for kind in kinds) or any(len(n.words) > 1 for n in told)
    return not person and not other


def _elsewhere(term: Term, case: Case) -> bool:
    """Whether a noun of the claim is an actor of another sentence: not one of *sept tableaux*."""
    passage = case.source.passage
    if passage is None:
        return False
    return any(
        at - 1 not in unit.counted
        for unit in passage.units
        if unit is not case.source
        for at in unit.ground.find_word(term, case.claim.language, case.bridge) or ()
    )


def _turned(frame: Frame, twin: Frame, case: Case) -> bool:
    """Whether the source's subject, a common noun, is what the claim's verb bears on."""
    if twin.noun is None or twin.passive != frame.passive:
        return False
    ground, language = case.source.ground, case.claim.language
    after = (term for term in case.claim.terms if term.at > frame.term.at)
    return any(twin.noun in (ground.find_word(t, language, case.bridge) or ()) for t in after)
