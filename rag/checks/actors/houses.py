"""Whether a claim gives somebody the same office in another house, told by its noun alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.actors.offices import bearers
from rag.checks.numbers.figures import within
from rag.text.syntax.grammar import DEFINITE, OF
from rag.text.words.lexicon import root
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.names.roles import Role
    from rag.text.words.lexicon import Bridge


def housed_elsewhere(claim: Facts, sources: Sequence[Facts], bridge: Bridge | None = None) -> bool:
    """Tell whether the house of an office is, in the sources, that of another who bears one alike.

    >>> from rag.text.facts import Facts
    >>> source = [Facts("La directrice du lycée, Ana Roux, a vu le directeur du port, Paul Vert.")]
    >>> housed_elsewhere(Facts("Paul Vert, directeur du lycée, part."), source)
    True
    >>> housed_elsewhere(Facts("Ana Roux, directrice du lycée, part."), source)
    False
    """
    for role in claim.roles:
        holders, house = bearers(claim, role), _house(claim, role)
        if not holders or house is None:
            continue
        own = others = False
        for source in sources:
            for other in source.roles:
                noun = _house(source, other) if other.key == role.key else None
                if noun is None or not _alike(house, noun, claim, source, bridge):
                    continue
                known = bearers(source, other) or _explained(source, other)
                own |= not known or any(within(name, known) for name in holders)
                others |= bool(known)
        if others and not own:
            return True
    return False


def _explained(facts: Facts, role: Role) -> list[Name]:
    """Return the name behind the comma that closes an office: *le chef du service de nuit, X*."""
    rest = range(role.stop, len(facts.tokens))
    comma = next((at for at in rest if "," in facts.tokens[at].gap), None)
    name = facts.layout.starts.get(comma) if comma is not None else None
    between = (n for n in facts.names if comma is not None and role.stop <= n.start < comma)
    return [name] if name is not None and next(between, None) is None else []


def _house(facts: Facts, role: Role) -> str | None:
    """Return the noun of the house of an office: *directeur de l'agence*."""
    at = role.stop
    if text_at(facts.tokens, at) not in OF:
        return None
    at += 1 + (text_at(facts.tokens, at + 1) in DEFINITE)
    word = text_at(facts.tokens, at)
    return word if word.isalpha() and at not in facts.layout.starts else None


def _alike(mine: str, theirs: str, claim: Facts, source: Facts, bridge: Bridge | None) -> bool:
    """Whether two nouns are one, or translate each other."""
    key, other = root(mine, claim.language), root(theirs, source.language)
    if claim.language == source.language or bridge is None:
        return key == other
    return any(other == form for form, _ in bridge.translations(key, claim.language))
