"""Whom a noun or a pronoun that acts in the source may stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.numbers.figures import within
from rag.text.names.names import same
from rag.text.syntax.grammar import OURS, TO
from rag.text.words.lexicon import senses
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.names.roles import Role
    from rag.text.syntax.frames import Frame

ACTORS = frozenset(
    ("firm", "union", "government", "regulator", "member", "minister", "leader", "court", "city",
     "country", "region", "worker", "reader", "inhabitant", "platform", "model")
)  # fmt: skip
_THINGS = frozenset(
    ("agreement", "law", "invest", "money", "value", "revenue", "profit", "copy", "examine", "plan",
     "price", "lawsuit", "vote", "test", "score", "model", "data", "share", "strike", "delay")
)  # fmt: skip

_OFFICE = 5  # words from an office to who holds it
_OBJECT = 4  # words from a verb to its object, articles included
_LATTER = frozenset(
    (("celui", "ci"), ("celle", "ci"), ("ce", "dernier"), ("cette", "derniere"), ("the", "latter"))
)
_POINTING = frozenset(("ce", "cet", "cette", "this", "that"))


def fits(agent: Name, twin: Frame, source: Facts) -> bool:
    """Whether a noun that acts in the source may stand for a name.

    Not where the noun is told apart by another name (*la liste menée par X*), nor where the
    passage calls the name a thing of another kind (*le syndicat X* is no *entreprise*).
    """
    if is_latter(source):
        return within(agent, last_named(source))
    noun = twin.noun or 0
    told = [n for n in source.layout.names if noun < n.start and n.stop <= twin.term.at]
    if told and "," not in "".join(t.gap for t in source.tokens[noun + 1 : told[0].start + 1]):
        return within(agent, told)
    last = names_before(source) if text_at(source.tokens, noun - 1) in _POINTING else ()
    pointed = last and not within(agent, [*last, *source.names])
    if pointed or _another_office(agent, noun, source):
        return False
    if source.noun_at(noun)[:1] != "@" and _thing(source.tokens[noun].text, source.language):
        return within(agent, source.names)
    labels = {word for word, name in source.nouns.items() if same(agent, name)}
    kinds = [senses(word, source.language) & ACTORS for word in labels if word[0] != "@"]
    mine = senses(source.tokens[noun].text, source.language) & ACTORS
    if not mine or not any(kinds):
        return True
    return any(not mine.isdisjoint(kind) for kind in kinds)


def _another_office(agent: Name, noun: int, source: Facts) -> bool:
    """Whether the passage gives a name another office than the one that acts: *la préfète*."""
    key = source.noun_at(noun)
    if not key.startswith("@") or source.passage is None:
        return False
    told = {
        role.key
        for unit in source.passage.units
        for role in unit.roles
        if _beside(unit, role, agent)
    }
    return bool(told) and key[1:] not in told


def _beside(unit: Facts, role: Role, agent: Name) -> bool:
    """Whether an office stands right before a name: *le ministre de l'Agriculture, X*."""
    ahead = (n for n in unit.names if role.stop <= n.start <= role.stop + _OFFICE)
    return any(same(n, agent) for n in ahead)


def names_before(source: Facts) -> tuple[Name, ...]:
    """Return the names of the sentence just before, one of which *cette ingénieure* is."""
    return tuple(name for unit in _before(source) for name in unit.names)


def _before(source: Facts) -> tuple[Facts, ...]:
    """Return the sentence just before, if there is one."""
    units = source.passage.units if source.passage else ()
    at = units.index(source) if source in units else 0
    return units[at - 1 : at] if at else ()


def last_named(source: Facts) -> Sequence[Name]:
    """Return whom the sentence before names last, its places passed over."""
    acting = [n for unit in _before(source) for n in unit.layout.names if unit.layout.acts(n)]
    return (*acting[-1:], *names_before(source)[-1:])


def is_latter(source: Facts) -> bool:
    """Whether a sentence opens on whom the one before named last: *celle-ci*, *the latter*."""
    return (text_at(source.tokens, 0), text_at(source.tokens, 1)) in _LATTER


def _thing(noun: str, language: str) -> bool:
    """Whether a noun names a thing, which nobody is called: *le contrat*, *the budget*."""
    return not _THINGS.isdisjoint(senses(noun, language))


def in_topic(agent: Name, twin: Frame, source: Facts) -> bool:
    """Whether a sentence that opens on *il*, *she*, *celui-ci* may go on about a name.

    >>> from rag.checks.support import supports
    >>> said = "Paul Roux a écrit à la préfète, Ana Blanc. Celle-ci a interdit la pêche."
    >>> supports("Ana Blanc a interdit la pêche.", said)
    True
    >>> supports("Paul Roux a interdit la pêche.", said)
    False
    """
    if is_latter(source):
        return within(agent, last_named(source))
    if source.layout.inside(twin.term.at) and source.speakers:
        told = [name for name in source.names if source.layout.inside(name.start)]
        ours = () if OURS.isdisjoint(source.words) else source.names
        return within(agent, [*source.speakers, *told, *ours])
    named = any(name.stop <= twin.term.at for name in source.names)
    opening = text_at(source.tokens, 0)
    if twin.passive or named or opening not in ("il", "elle", "he", "she") or not source.topic:
        return True
    return within(agent, source.topic)


def other_noun(agent: Name, noun: int, source: Facts) -> bool:
    """Whether a common noun of the source goes with another name than the claim's."""
    named = source.nouns.get(source.noun_at(noun))
    if named is not None:
        return not same(agent, named)
    if text_at(source.tokens, noun) in wordlist("institutions"):
        return True
    labelled = any(
        same(agent, name) and not ACTORS.isdisjoint(senses(word, source.language))
        for word, name in source.nouns.items()
    )
    return labelled and not generic(source, noun)


def generic(source: Facts, noun: int | None) -> bool:
    """Whether a subject is a noun that may stand for anybody: *l'entreprise*."""
    words = (text_at(source.tokens, noun), text_at(source.tokens, noun + 1)) if noun else ("", "")
    return words[0] in wordlist("anaphora") or words == ("start", "up")


def given_to(noun: str, twin: Frame, source: Facts) -> bool:
    """Tell whether the source has it done to a noun: *elle reproche à l'agence*."""
    places = [at for at, token in enumerate(source.tokens) if token.text == noun]
    if not places or twin.passive or not twin.term.at < min(places) <= twin.term.at + _OBJECT:
        return False
    between = [source.tokens[at] for at in range(twin.term.at + 1, min(places) + 1)]
    led = any(token.text in TO for token in between)
    return led and not any(token.gap.strip() for token in between)
