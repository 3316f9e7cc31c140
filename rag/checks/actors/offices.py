"""Whether the claim gives an office to the one who holds it in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from rag.checks.actors.duties import told_otherwise
from rag.checks.numbers.figures import within
from rag.text.names.names import same
from rag.text.names.roles import covers
from rag.text.syntax.grammar import AUXILIARIES, OF, PRONOUNS, SUBORDINATE
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.names.roles import Role
    from rag.text.syntax.frames import Frame

_BREAK = re.compile(r"[,:–—-]")
_VERBAL = (AUXILIARIES | SUBORDINATE | PRONOUNS) - {"a", "to"} | {"said", "says"}
_HELD_IN = OF | {"at", "chez", "for", "au", "aux", "a", "to", "in"}
_OWNING = ("'s ", "’s ")
_POSSESSIVES = frozenset(("son", "sa", "ses", "leur", "leurs", "its", "his", "her", "their"))
_COPULAS = frozenset(
    ("est", "etait", "devient", "devenu", "reste", "restera", "demeure", "nomme", "nommee",
     "comme", "is", "was", "became", "becomes", "remains", "remain", "as", "named", "appointed",
     "stays", "restent", "sont", "are", "were")
)  # fmt: skip
_STATE = frozenset(("ministre", "premier ministre", "secretaire d' etat", "eurodepute", "depute"))
_FELLOWS = frozenset(
    ("collegue", "homologue", "voisin", "voisine", "successeur", "predecesseur", "colleague",
     "counterpart", "fellow", "neighbour", "successor", "predecessor")
)  # fmt: skip
LEADING = frozenset(("pdg", "president", "directeur", "gerant"))
_TITLED = 2  # words from a name to what it is called: *X, the former leader of …*
_FOUNDING = frozenset(("fondateur", "cofondateur"))


def office_elsewhere(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether the claim gives somebody an office that the source gives to another, or to none.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Sam Altman, PDG d'OpenAI, a vu Brad Smith, président de Microsoft.")
    >>> office_elsewhere(Facts("Brad Smith, the CEO of OpenAI, spoke.", language="en"), [source])
    True
    >>> office_elsewhere(Facts("Microsoft's president, Brad Smith, left.", language="en"), [source])
    False
    """
    for role in claim.roles:
        holders, body = bearers(claim, role), held_in(claim, role)
        if role.key in _STATE:
            body = None
        if not holders and body is None:
            continue
        if body is not None and any(_inverts(source, holders, body) for source in sources):
            return True
        answers = [_gives(source, role, holders, body) for source in sources]
        if any(told_otherwise(role.key, source, holders) for source in sources):
            answers.append("open")
        if True not in answers and (False in answers or "open" not in answers):
            return True
    return False


def leads(frame: Frame) -> bool:
    """Tell whether a predicate has somebody lead something."""
    return "leader" in frame.term.senses


def _inverts(source: Facts, holders: Sequence[Name], body: Name) -> bool:
    """Whether the source has the one serve the other, and the claim the other the one."""
    for role in source.roles:
        house = held_in(source, role)
        if house is not None and within(house, holders) and within(body, bearers(source, role)):
            return True
    return False


def bearers(facts: Facts, role: Role) -> list[Name]:
    """Return who bears an office: *le président X*; *X, président*; *le président de Y, X*.

    >>> from rag.text.facts import Facts
    >>> facts = Facts("Kai Zenner, chef de bureau de l'eurodéputé Axel Voss, part.")
    >>> [[name.words[-1] for name in bearers(facts, role)] for role in facts.roles]
    [['zenner'], ['voss']]
    """
    body = held_in(facts, role)
    names = [name for name in facts.names if name is not body and not name.adjective]
    direct = [name for name in names if name.start == role.stop and not name.keys]
    if direct and facts.tokens[role.stop].gap.strip() in ("", ","):
        return direct
    found = []
    edge = body.stop if body is not None and body.start >= role.stop else role.stop
    for name in names:
        if name.stop <= role.start and _apposed(facts, name, role):
            found.append(name)
        elif edge <= name.start <= edge + 4 and _BREAK.search(facts.tokens[name.start].gap):
            found.extend(facts.layout.group(name))
    return found


def held_in(facts: Facts, role: Role) -> Name | None:
    """Return what an office is held in: *PDG d'OpenAI*, *OpenAI's CEO*, *OpenAI CEO*."""
    behind = [name for name in facts.names if name.start > role.stop]
    ahead = [name for name in facts.names if name.start <= role.stop]
    for name in (*behind, *ahead):
        if name.adjective:
            continue
        if role.stop < name.start <= role.stop + 6:
            between = range(role.stop, name.start + 1)
            if any(facts.tokens[at].text in _VERBAL for at in between):
                continue
            joined = any(facts.tokens[at].text in _HELD_IN for at in between)
            if joined and not any("," in facts.tokens[at].gap for at in between):
                return name
        owns = name.stop < len(facts.tokens) and facts.tokens[name.stop].gap in _OWNING
        if name.stop == role.start and (owns or facts.tokens[role.start].gap == " "):
            return name
        if owns and 0 < role.start - name.stop <= 2:
            return name
    return _possessor(facts, role)


def _possessor(facts: Facts, role: Role) -> Name | None:
    """Return whose *son avocat* is: the one name that the sentence opens on before it.

    >>> from rag.text.facts import Facts
    >>> facts = Facts("M. Roux est défendu par son avocate, Me Blanc.")
    >>> held_in(facts, facts.roles[0]).words
    ('roux',)
    """
    if text_at(facts.tokens, role.start - 1) not in _POSSESSIVES:
        return None
    before = [name for name in facts.layout.names if name.stop < role.start]
    alone = len(before) == 1 and facts.layout.acts(before[0])
    return before[0] if alone else None


def _apposed(facts: Facts, name: Name, role: Role) -> bool:
    """Whether an office explains, or is said of, a name to its left."""
    between = facts.tokens[name.stop : role.start]
    body = held_in(facts, role)
    others = (n for n in facts.names if n is not body)
    if len(between) > 7 or any(n.start >= name.stop and n.stop <= role.start for n in others):
        return False
    if facts.layout.before(name) in OF:
        return False
    gap = facts.tokens[name.stop].gap
    told = any(token.text in _VERBAL for token in between)  # X, who says that the director …
    if len(between) <= 4 and ("," in gap or "(" in gap) and not told:
        return not any("," in token.gap for token in facts.tokens[name.stop + 1 : role.start + 1])
    return any(token.text in _COPULAS for token in between)


def _gives(
    source: Facts, role: Role, holders: Sequence[Name], body: Name | None
) -> bool | Literal["open"] | None:
    """Whether a sentence gives the office to one of the holders, in the same house.

    ``"open"`` where it names the office without telling who holds it; None where it does not
    speak of it.
    """
    if role.key in LEADING and _heads(source, holders):
        return True
    founded = "#founder" in source.ground.places
    if role.key in _FOUNDING and founded and not any(r.key in _FOUNDING for r in source.roles):
        return all(within(name, source.names) for name in holders) or None
    fellow = not source.words.isdisjoint(_FELLOWS)
    if fellow and not source.roles and all(within(name, source.names) for name in holders):
        return True
    answer: bool | Literal["open"] | None = None
    for other in source.roles:
        if not covers(role.key, other.key):
            continue
        known, house = bearers(source, other), held_in(source, other)
        told = [holder for holder in holders if not within(holder, known)]
        if fellow and told and all(within(holder, source.names) for holder in told):
            return True
        housed = body is None or house is None or same(body, house) or within(body, known)
        other_holder = bool(holders and known) and len(told) == len(holders)
        if other_holder or not housed or _owned_elsewhere(source, other, body, house):
            answer = (
                False if other.key == role.key else answer
            )  # another's finer office is no proof
        elif known or not holders:
            return True
        elif answer is None:
            answer = "open"
    return answer


def _heads(source: Facts, holders: Sequence[Name]) -> bool:
    """Whether a sentence has one of the holders lead something, or calls them its leader."""
    if any(leads(f) and any(within(n, holders) for n in f.agents) for f in source.frames):
        return True
    titles = [term.at for term in source.terms if "leader" in term.senses]
    return any(
        name.stop <= at <= name.stop + _TITLED and "," in source.tokens[name.stop].gap
        for name in source.names
        if within(name, holders)
        for at in titles
    )


def _owned_elsewhere(source: Facts, role: Role, body: Name | None, house: Name | None) -> bool:
    """Whether *its director* goes back to another house than the claim's."""
    before = {text_at(source.tokens, at) for at in range(role.start - 2, role.start)}
    if body is None or house is not None or before.isdisjoint(_POSSESSIVES):
        return False
    topics = source.topics
    if not topics or source.passage is None:
        return False
    return not within(body, [*topics, *_nearer(source, topics)])


def _nearer(source: Facts, topics: Sequence[Name]) -> list[Name]:
    """Return the names of the sentences between a sentence and the last in which somebody acts."""
    units = source.passage.units if source.passage else ()
    near: list[Name] = []
    for unit in reversed(units[: units.index(source)] if source in units else ()):
        if any(name in unit.names for name in topics):
            break
        near.extend(unit.names)
    return near
