"""Whether somebody does or undergoes in the claim what another does in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rag.checks.actors.aliases import gapped_doers, standing_for
from rag.checks.actors.doers import Case, common_agrees
from rag.checks.actors.standins import fits, generic, in_topic, other_noun
from rag.checks.numbers.figures import within
from rag.text.names.names import same
from rag.text.syntax.frames import behalf
from rag.text.syntax.predicates import moved
from rag.text.words.lemmas import is_infinitive
from rag.text.words.lexicon import Term, root
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.syntax.frames import Frame
    from rag.text.words.lexicon import Bridge

_WHERE = frozenset(("a", "au", "aux", "in", "at", "en", "dans", "on", "sur"))
_SPOKEN = frozenset(("promise", "plan", "hope", "worry", "announce", "support+", "support-"))
_MODALS = frozenset(("devoir", "pouvoir"))
_TIE = 6  # words between somebody and the firm that they lead
_SYMMETRIC = frozenset(
    ("agreement", "merge", "negotiate", "meet", "link", "competition", "partner", "compare")
)


class Around(NamedTuple):
    """The names that a sentence of the source may speak of.

    Attributes
    ----------
    pool
        Every name that stands in it, in the sentences beside it, or that its pronouns may
        stand for.
    near
        The same without the sentences beside it.
    worded
        Whether only what it says in the claim's own words is compared with the claim, not what it
        says in words of their sense: for a sentence that is not the one most like the claim.
    """

    pool: Sequence[Name]
    near: Sequence[Name] = ()
    worded: bool = False


def deed_elsewhere(
    claim: Facts, source: Facts, around: Around, bridge: Bridge | None = None
) -> bool:
    """Tell whether the source has somebody else do, or undergo, what the claim says.

    Parameters
    ----------
    claim, source
        A claim, and the sentence of the source that speaks of the same.
    around
        The names that it may speak of.

    Examples
    --------
    >>> from rag.text.facts import Facts
    >>> source = Facts("Microsoft a investi dans Mistral.")
    >>> deed_elsewhere(Facts("Mistral a investi dans Microsoft."), source, Around(source.names))
    True
    >>> source = Facts("Ana Roux a porté plainte contre Blanc.")
    >>> deed_elsewhere(
    ...     Facts("Ana Roux a porté plainte contre Noir."),
    ...     source,
    ...     Around([*source.names, *Facts("Noir part.").names]),
    ... )
    True
    >>> passive = Facts("Mistral a été racheté par Microsoft.")
    >>> deed_elsewhere(Facts("Microsoft a racheté Mistral."), passive, Around(passive.names))
    False
    """
    case = Case(claim, source, around.pool, bridge, around.near)
    for frame in claim.frames:
        if "say" in frame.term.senses or _modal(frame, claim):
            continue
        twins = _twins(frame, case, worded=around.worded)
        if not frame.term.senses.isdisjoint(_SYMMETRIC):
            twins = [twin for twin in twins if _told_of_others(frame, twin, source)]
        if twins and not any(_agrees(frame, twin, case) for twin in twins):
            return True
    return False


def _told_of_others(frame: Frame, twin: Frame, source: Facts) -> bool:
    """Whether what two do together is told of others, or with one who has it done."""
    if not (twin.agents and frame.agents):
        return False
    return twin.passive or not any(within(name, source.names) for name in frame.agents)


def _modal(frame: Frame, claim: Facts) -> bool:
    """Whether a verb only tells that another must or may happen: *les prix doivent baisser*."""
    if frame.term.stem not in _MODALS:
        return False
    after = {other.term.at for other in claim.frames}
    near = range(frame.term.at + 1, frame.term.at + 3)
    return not after.isdisjoint(near) or is_infinitive(text_at(claim.tokens, frame.term.at + 1))


def outsider(claim: Facts, near: Sequence[Name]) -> bool:
    """Tell whether nobody whom the claim has act is among the names of the source's sentence.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Tobias Renn juge le prix trop élevé.")
    >>> outsider(Facts("Anne Roux a condamné ce prix."), source.names)
    True
    """
    for frame in claim.frames:
        acting = frame.patients if "receive" in frame.term.senses else frame.agents
        if acting and (not frame.passive or acting is frame.patients):
            return not any(within(name, near) for name in acting)
    return False


def _twins(frame: Frame, case: Case, *, worded: bool) -> list[Frame]:
    """Return the source's frames with the claim's predicate."""
    ground, language = case.source.ground, case.claim.language
    find = ground.find_word if worded else ground.find
    places = set(find(frame.term, language, case.bridge) or ())
    common = frame.noun is not None and frame.noun not in case.claim.layout.nominal
    if not worded and common:  # *la hausse*: any word of the sense may be meant
        places.update(
            at for sense in frame.term.senses for at in ground.places.get(f"#{sense}", ())
        )
    return [twin for twin in case.source.frames if twin.term.at in places] if places else []


def _agrees(frame: Frame, twin: Frame, case: Case) -> bool:
    """Whether a frame of the source lets a frame of the claim stand."""
    if not _undergone(frame, twin, case) or _aimed_elsewhere(frame, twin, case):
        return False
    given = bool(twin.given) and all(within(agent, twin.given) for agent in frame.agents)
    if frame.agents and (twin.agents or given):
        spoken = not frame.term.senses.isdisjoint(_SPOKEN) and _leads(frame.agents[0], twin, case)
        acting = [*twin.agents, *standing_for(twin, case.source), *gapped_doers(twin, case.source)]
        return spoken or any(within(agent, acting) for agent in frame.agents)
    if any(within(agent, frame.patients) for agent in twin.agents):
        return False
    if frame.agents:
        return _open_agrees(frame, twin, case)
    return frame.noun is None or common_agrees(frame, frame.noun, twin, case)


def _aimed_elsewhere(frame: Frame, twin: Frame, case: Case) -> bool:
    """Whether the claim says against whom, or to whom, and its source against or to another."""
    claim = case.claim
    mine = behalf(claim.layout, frame.term.at)
    theirs = behalf(case.source.layout, twin.term.at) if mine else None
    if mine and theirs and not same(mine, theirs):
        return True
    if frame.against and twin.against:
        return not any(within(name, twin.against) for name in frame.against)
    plain = [n for n in frame.given if n.stop not in claim.layout.contents]  # no *Luxembourg firm*
    told = (*twin.given, *twin.patients)
    return bool(plain and twin.given) and not any(within(name, told) for name in plain)


def _leads(agent: Name, twin: Frame, case: Case) -> bool:
    """Whether the claim and the source tie somebody to the firm that acts: *X, qui dirige Y*."""
    near = [n for n in case.claim.names if agent.stop < n.start <= agent.stop + _TIE]
    tied = any(within(name, twin.agents) for name in near)
    return tied and within(agent, case.source.names)


def _undergone(frame: Frame, twin: Frame, case: Case) -> bool:
    """Whether those whom the claim has undergo something may be those of the source."""
    if not all(_told(patient, case) for patient in frame.patients):
        return False
    if twin.passive and twin.agents and frame.patients and not twin.patients:
        before = [name for name in case.source.names if name.stop <= twin.term.at]
        known = [*before, *case.source.topic]
        subjects = [patient for patient in frame.patients if patient.stop <= frame.term.at]
        return not known or all(within(patient, known) for patient in subjects)
    if not (twin.patients and frame.patients):
        return True
    if not (frame.passive or frame.agents or twin.agents):
        return True
    return any(within(patient, [*twin.patients, *case.near]) for patient in frame.patients)


def _told(name: Name, case: Case) -> bool:
    if within(name, case.pool) or not case.source.keys.isdisjoint(name.keys):
        return True
    return within(name, case.source.possible)


def _says(agent: Name, noun: int, case: Case) -> bool:
    """Whether a common noun of the source is the claim's name: *l'université*, *the University*."""
    language = case.claim.language
    terms = (Term(root(word, language), frozenset(), 0) for word in agent.words)
    find = case.source.ground.find_word
    return any(noun in (find(term, language, case.bridge) or ()) for term in terms)


def _open_agrees(frame: Frame, twin: Frame, case: Case) -> bool:
    """Whether a name of the claim may be who the source leaves to a pronoun or a noun."""
    agent, source = frame.agents[0], case.source
    if twin.noun is not None and _says(agent, twin.noun, case):
        return True
    if within(agent, twin.patients) or not within(agent, case.pool):
        return within(agent, twin.patients) and moved(source.layout, twin.term.at)
    suits = fits if twin.noun is not None else in_topic
    if not suits(agent, twin, source) or _undergoes(agent, twin, source):
        return False
    if within(agent, source.names) or twin.passive:
        return True
    if twin.noun is not None and other_noun(agent, twin.noun, source):
        return False
    layout = source.layout
    before = [n for n in layout.names if n.stop <= twin.term.at]
    ahead = [n for n in before if layout.before(n) not in _WHERE]
    return not any(within(patient, ahead) for patient in frame.patients)


def _undergoes(agent: Name, twin: Frame, source: Facts) -> bool:
    """Whether a name only explains whom a noun acts on: *l'assureur poursuit son client, X*."""
    if twin.noun is None or twin.passive or generic(source, twin.noun):
        return False
    held = [name for name in source.layout.names if same(agent, name)]
    told = not held or within(agent, source.speakers)
    return not told and all(
        name.start > twin.term.at and source.layout.apposes(name) for name in held
    )
