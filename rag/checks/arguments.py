"""Whether the claim's figures, roles and deeds belong to the same names as in the source.

The right figure with the wrong company is the lie that a list of names does not catch. Where
the source leaves the reading open (a pronoun, *la société*), every name that it may stand for is
accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks import quantities
from rag.checks.clauses import stretch_of, zones
from rag.checks.names import same
from rag.checks.roles import covers
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rag.checks.frames import Frame
    from rag.checks.lexicon import Bridge
    from rag.checks.names import Name
    from rag.checks.quantities import Quantity
    from rag.checks.roles import Role
    from rag.checks.units import Facts

_OF = frozenset(("de", "d'", "du", "of", "at", "chez", "des", "for"))
_SYMMETRIC = frozenset(
    ("agreement", "merge", "negotiate", "meet", "link", "competition", "partner", "compare")
)


def within(name: Name, pool: Iterable[Name]) -> bool:
    """Tell whether a name is among those of a pool, in any of its forms."""
    return any(same(name, other) for other in pool)


def figure_elsewhere(claim: Facts, source: Facts, antecedents: Sequence[Name]) -> bool:
    """Tell whether a figure of the claim belongs, in the source's sentence, to other names.

    >>> from rag.checks.units import Facts
    >>> source = Facts("Microsoft a mis 16 millions dans Mistral et 10 milliards dans OpenAI.")
    >>> figure_elsewhere(Facts("Microsoft a mis 10 milliards dans Mistral."), source, ())
    True
    >>> figure_elsewhere(Facts("Microsoft a mis 10 milliards dans OpenAI."), source, ())
    False
    """
    for quantity in claim.quantities:
        owners = _owners(claim, quantity)
        held = [other for other in source.quantities if quantities.agrees(quantity, other)]
        if not owners or not held:
            continue
        if not any(
            all(within(owner, _holders(source, other, antecedents)) for owner in owners)
            for other in held
        ):
            return True
    return False


def role_elsewhere(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether the claim gives somebody a role that the source gives to another, or to none.

    >>> from rag.checks.units import Facts
    >>> source = Facts("Sam Altman, PDG d'OpenAI, a vu Brad Smith, président de Microsoft.")
    >>> role_elsewhere(Facts("Brad Smith, the CEO of OpenAI, spoke.", language="en"), [source])
    True
    >>> role_elsewhere(Facts("Brad Smith, Microsoft's president, spoke.", language="en"), [source])
    False
    """
    for role in claim.roles:
        holder, body = _bearer(claim, role), _body(claim, role)
        if holder is None and body is None:
            continue
        known = [
            (_bearers(source, other), _body(source, other))
            for source in sources
            for other in source.roles
            if covers(role.key, other.key)
        ]
        if not any(_fits(holder, body, bearers, other) for bearers, other in known):
            return True
    return False


def deed_elsewhere(
    claim: Facts,
    sources: Sequence[Facts],
    pool: Sequence[Name],
    bridge: Bridge | None = None,
) -> bool:
    """Tell whether the source has somebody else do, or undergo, what the claim says.

    Parameters
    ----------
    claim
        The claim.
    sources
        The sentences of the source that speak of the same.
    pool
        Every name that stands in them or that their pronouns may stand for.

    Examples
    --------
    >>> from rag.checks.units import Facts
    >>> source = Facts("Microsoft a investi dans Mistral.")
    >>> deed_elsewhere(Facts("Mistral a investi dans Microsoft."), [source], source.names)
    True
    >>> passive = Facts("Mistral a été racheté par Microsoft.")
    >>> deed_elsewhere(Facts("Microsoft a racheté Mistral."), [passive], passive.names)
    False
    """
    for frame in claim.frames:
        if "say" in frame.term.senses or not frame.term.senses.isdisjoint(_SYMMETRIC):
            continue
        twins = [twin for source in sources for twin in _twins(frame, claim, source, bridge)]
        if twins and not any(_agrees(frame, twin, pool) for twin in twins):
            return True
    return False


def speech_elsewhere(
    claim: Sequence[Name], source: Sequence[Name], pool: Sequence[Name], *, is_open: bool
) -> bool:
    """Tell whether the claim has somebody say what another says in the source.

    Parameters
    ----------
    claim, source
        Who speaks in each.
    pool
        Names that an open speaker (a pronoun, *le porte-parole*) may stand for.
    is_open
        Whether the source has a verb of speech whose speaker is left open.
    """
    for name in claim:
        if within(name, source):
            continue
        if source and not is_open:
            return True
        if not within(name, pool):
            return True
    return False


def _twins(frame: Frame, claim: Facts, source: Facts, bridge: Bridge | None) -> list[Frame]:
    """Return the source's frames with the claim's predicate."""
    places = source.ground.find(frame.term, claim.language, bridge) or []
    return [twin for twin in source.frames if twin.term.at in places]


def _agrees(claim: Frame, source: Frame, pool: Sequence[Name]) -> bool:
    if claim.agent is not None:
        if source.agent is not None and not same(claim.agent, source.agent):
            return False
        if source.agent is None and (
            within(claim.agent, source.patients) or not within(claim.agent, pool)
        ):
            return False
    if source.agent is not None and within(source.agent, claim.patients):
        return claim.agent is not None and same(claim.agent, source.agent)
    return all(within(patient, pool) for patient in claim.patients)


def _owners(facts: Facts, quantity: Quantity) -> list[Name]:
    """Return the names that a claim ties to a figure: those beside it, and the subject."""
    start, stop = stretch_of(facts.tokens, quantity, facts.quantities)
    first, last = next(zone for zone in zones(facts.tokens) if zone[0] <= quantity.start < zone[1])
    near = [n for n in facts.names if max(start, first) <= n.start < min(stop, last)]
    if not any(name.start < quantity.start for name in near):
        ahead = [n for n in facts.names if n.start < quantity.start and n not in near]
        near.extend(ahead[-1:] if start else ahead[:1])
    return near


def _holders(facts: Facts, quantity: Quantity, antecedents: Sequence[Name]) -> list[Name]:
    """Return the names that a source's figure may belong to."""
    start, stop = stretch_of(facts.tokens, quantity, facts.quantities)
    own = [name for name in facts.names if start <= name.start < stop]
    if start and not any(name.start < quantity.start for name in own):
        first = facts.quantities[0].start
        own.extend(name for name in facts.names if name.start < first)
    return [*own, *antecedents]


def _bearer(facts: Facts, role: Role) -> Name | None:
    """Return who bears a role: *X, président de Y*; *le président X*; *Y's president X*."""
    found = _bearers(facts, role)
    return found[0] if found else None


def _bearers(facts: Facts, role: Role) -> list[Name]:
    body = _body(facts, role)
    others = [n for n in facts.names if n is not body]
    after = [n for n in others if role.stop <= n.start <= role.stop + 3]
    after = [n for n in after if text_at(facts.tokens, n.start - 1) not in _OF]
    if body is not None and body.start >= role.stop:
        after.extend(n for n in others if body.stop <= n.start <= body.stop + 1)
    before = [n for n in others if n.stop <= role.start and role.start - n.stop <= 8]
    before.sort(key=lambda n: -n.stop)
    direct = [n for n in after if n.start == role.stop]
    return [*direct, *before[:1], *after] if not direct else [*direct, *before[:1]]


def _body(facts: Facts, role: Role) -> Name | None:
    """Return what a role is held in: *PDG d'OpenAI*, *OpenAI's CEO*, *OpenAI CEO*."""
    for name in facts.names:
        if role.stop < name.start <= role.stop + 6:
            between = [t.text for t in facts.tokens[role.stop : name.start]]
            if any(word in _OF for word in between) and not any(
                "," in facts.tokens[at].gap for at in range(role.stop, name.start + 1)
            ):
                return name
        if name.stop == role.start and facts.tokens[role.start].gap in ("'s ", "’s ", " "):
            return name
    return None


def _fits(
    holder: Name | None, body: Name | None, bearers: Sequence[Name], other: Name | None
) -> bool:
    if holder is not None and bearers and not within(holder, bearers):
        return False
    return body is None or other is None or same(body, other) or within(body, bearers)
