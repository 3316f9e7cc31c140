"""Whether an office that speaks in the claim is that of the one who speaks in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.actors.offices import bearers
from rag.checks.numbers.figures import within
from rag.text.names.roles import covers
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.names.roles import Role

_SPOKESMAN = "porte parole"
_LEADS_IN = frozenset(("selon", "according", "apres"))
_REACH = 3


def office_speaks_elsewhere(
    claim: Facts, source: Facts, topics: Sequence[Name], known: Sequence[Facts]
) -> bool:
    """Tell whether the claim has an office say what the bearer of another says.

    Parameters
    ----------
    claim, source
        A claim, and the sentence of the source that says the same.
    topics
        Who an open speaker (*il*, *elle*) of it may be.
    known
        Sentences that tell who holds which office.

    Examples
    --------
    >>> from rag.text.facts import Facts
    >>> known = [Facts("La maire, Ana Roux, est venue."), Facts("Paul Noir, conseiller, part.")]
    >>> source = Facts("Le loyer est trop bas, affirme Paul Noir.")
    >>> office_speaks_elsewhere(Facts("Selon la maire, le loyer est trop bas."), source, (), known)
    True
    >>> source = Facts("Le loyer est trop bas, affirme Ana Roux.")
    >>> office_speaks_elsewhere(Facts("Selon la maire, le loyer est trop bas."), source, (), known)
    False
    """
    role = _speaking(claim)
    if role is None:
        return False
    open_ = not source.speakers
    heard = source.speakers or topics
    if not heard or any(covers(role.key, other.key) for other in source.roles):
        return False
    offices = {
        other.key
        for unit in known
        for other in unit.roles
        if any(within(name, heard) for name in bearers(unit, other))
    }
    if _SPOKESMAN in offices or any(covers(role.key, key) for key in offices):
        return False
    holders = [
        name
        for unit in known
        for other in unit.roles
        if covers(role.key, other.key)
        for name in bearers(unit, other)
    ]
    return bool(offices) or (bool(holders) and not open_)


def _speaking(claim: Facts) -> Role | None:
    """Return the office, without a name, to which a claim puts down what it says."""
    if claim.speakers:
        return None
    for role in claim.roles:
        if bearers(claim, role):
            continue
        before = [text_at(claim.tokens, k) for k in range(role.start - _REACH, role.start)]
        if not _LEADS_IN.isdisjoint(before):
            return role
        says = [f for f in claim.frames if "say" in f.term.senses and not f.agents]
        if any(f.noun is not None and role.start <= f.noun < role.stop for f in says):
            return role
    return None
