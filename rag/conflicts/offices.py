"""Offices given and denied to one person, and one office given to two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from index.analysis import fold, words
from rag.checks.actors.offices import bearers, held_in
from rag.checks.numbers.figures import within
from rag.conflicts.doers import beside
from rag.conflicts.owners import known
from rag.conflicts.plain import folded
from rag.conflicts.posts import exclude, other_field, posts_of
from rag.conflicts.sides import Told
from rag.conflicts.stances import words_at
from rag.conflicts.tables import LANGUAGES, rows
from rag.text.names.names import same
from rag.text.names.roles import covers
from rag.text.words.lexicon import root
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rag.conflicts.sayings import Saying
    from rag.conflicts.topic import Topic
    from rag.text.names.names import Name
    from rag.text.names.roles import Role

_KNOWN: Final = 0.75
_DENYING: Final = frozenset(("pas", "not", "jamais", "never", "aucun", "isn't", "wasn't", "plus"))
_FORMER: Final = frozenset(
    ("ancien", "ancienne", "anciens", "ex", "former", "futur", "future", "then", "alors",
     "candidat", "candidate")
)  # fmt: skip
_UNDER: Final = frozenset(("adjoint", "adjointe", "deputy", "acting", "vice", "sous", "assistant"))
_CHANGED: Final = re.compile(
    r"\b(nouve(l|au|lle)|new|succe(de|der|eds?|eded)|successeur|successor|remplac\w*|replac\w*|"
    r"nomme\w*|appointed|elue?|elected|retraite|retire\w*|quitt\w*|left|demission\w*|resign\w*)\b"
)
_UNIQUE: Final = frozenset(
    ("pdg", "maire", "president", "premier ministre", "directeur", "directeur financier", "prefet",
     "directeur technique", "entraineur", "secretaire general", "gouverneur", "procureur",
     "chef de bureau")
)  # fmt: skip
_ELECTED: Final = frozenset(
    ("eurodepute", "depute", "senateur", "ministre", "premier ministre", "secretaire d' etat",
     "commissaire", "prefet", "ambassadeur")
)  # fmt: skip
_STAFF: Final = frozenset(("chef de bureau", "conseiller", "porte parole"))
_HOUSE: Final = frozenset(("pdg", "directeur financier", "directeur technique", "vice president"))


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a sentence gives, or denies, to somebody; ``under`` for a deputy's."""

    saying: Saying
    role: Role
    holders: tuple[Name, ...]
    denied: bool
    under: bool = False

    @property
    def body(self) -> Name | None:
        """What the office is held in."""
        return held_in(self.saying.facts, self.role)

    @property
    def told(self) -> Told:
        """As a side shows it."""
        return Told(words_at(self.saying, self.role.start), self.saying)


def differing_offices(topic: Topic, sayings: Sequence[Saying]) -> list[list[Told]]:
    """Return the sides that give one person other offices, or one office to other persons."""
    asked = [role.key for role in topic.facts.roles] or _led_by(topic)
    persons = [name for name in topic.facts.names if not name.adjective]
    if not asked and not persons:
        return []
    about = [s for s in sayings if asked or any(s.own[at] > 0 for at in topic.names)]
    every = topic.wanted.question.type == "role"
    officed = [saying for saying in about if every or saying.facts.roles]
    held = [
        h
        for saying in officed
        if known(topic, saying) >= _KNOWN
        for h in _held(saying, every=every)
    ]
    his = [h for h in held if any(within(name, h.holders) for name in persons)]
    if his:
        return _other_office(his, at_one_time=topic.wanted.question.type == "role")
    if topic.wanted.question.type not in ("person", "definition", "role", "other"):
        return []
    for key in asked:
        if key in _UNIQUE:
            sides = _other_holder([h for h in held if _is_of(h, key, persons)])
            if len(sides) > 1:
                return sides
    return []


def _led_by(topic: Topic) -> list[str]:
    """Return the offices whose holder a question asks for by what they do: *qui entraîne*."""
    question = topic.wanted.question
    if question.type != "person" or not fold(question.text).startswith(("qui ", "who ")):
        return []
    stems = {root(question.words[at].folded, question.language) for at in topic.words}
    return [key for key, language, verb in _leading() if language == question.language
            and verb in stems]  # fmt: skip


@cache
def _leading() -> list[tuple[str, str, str]]:
    return [
        (key, language, root(word.text, language))
        for key, *sides in rows("leading")
        for language, side in zip(LANGUAGES, sides, strict=True)
        for word in words(fold(side))
    ]


def changed(sides: Sequence[Sequence[Told]]) -> bool:
    """Tell whether a side speaks of somebody taking or leaving an office."""
    return any(_CHANGED.search(folded(told.saying)) for side in sides for told in side)


def exclusive(one: str, other: str) -> bool:
    """Tell whether one person hardly holds two offices at a time.

    >>> exclusive("eurodepute", "chef de bureau"), exclusive("pdg", "fondateur")
    (True, False)
    """
    if one == other or covers(one, other) or covers(other, one):
        return False
    pair = {one, other}
    return pair <= _ELECTED or pair <= _HOUSE or (bool(pair & _ELECTED) and bool(pair & _STAFF))


def _held(saying: Saying, *, every: bool) -> Iterator[Held]:
    facts = saying.facts
    posts = posts_of(facts) if every else facts.roles
    for role in posts:
        near = {text_at(facts.tokens, at) for at in range(role.start - 2, role.start)}
        near.add(text_at(facts.tokens, role.stop))
        if near & _FORMER:
            continue
        starts = [other.start for other in posts if other.start >= role.stop]
        borne = bearers(facts, role) or beside(facts, role.start)
        holders = tuple(n for n in borne if not any(a < n.start for a in starts))
        before = {text_at(facts.tokens, at) for at in range(role.start - 4, role.start)}
        if holders:
            yield Held(saying, role, holders, bool(before & _DENYING), bool(near & _UNDER))


def _other_office(his: Sequence[Held], *, at_one_time: bool) -> list[list[Told]]:
    """Group what is said of one person: an office, those that exclude it, its denials.

    Parameters
    ----------
    his
        What sentences say, most probable first.
    at_one_time
        Whether the question asks which office it is: two posts in one house then differ.
    """

    def against_one(one: Held, other: Held) -> bool:
        if one.under or other.under:
            return at_one_time and _other_post(one, other)
        return _against(one, other) or (at_one_time and _other_post(one, other))

    first = his[0]
    against = [h for h in his[1:] if against_one(first, h)]
    if not against:
        later = ((one, [h for h in his if against_one(one, h)]) for one in his[1:])
        first, against = next(((o, found) for o, found in later if found), (first, []))
    if not against:
        return []
    with_first = [h for h in his if _alike(h, first) and h.denied == first.denied]
    with_first = [h for h in with_first if not (at_one_time and _other_post(first, h))]
    one_value = [h for h in against if _alike(h, against[0])]
    return [[h.told for h in with_first], [h.told for h in one_value]]


def _against(one: Held, other: Held) -> bool:
    if one.denied and other.denied:
        return False
    if one.denied or other.denied:
        denied, given = (one, other) if one.denied else (other, one)
        return covers(denied.role.key, given.role.key)
    return exclusive(one.role.key, other.role.key)


def _other_post(one: Held, other: Held) -> bool:
    """Whether two sentences give other posts in what may be one house."""
    if one.denied or other.denied:
        return False
    houses = one.body, other.body
    if None not in houses and not same(*(house for house in houses if house)):
        return False
    if one.under != other.under:
        return True
    if one.role.key == other.role.key:
        return other_field(one.saying.facts, one.role, other.saying.facts, other.role)
    return exclude(one.role.key, other.role.key)


def _alike(one: Held, other: Held) -> bool:
    return one.role.key == other.role.key and one.under == other.under


def _is_of(held: Held, key: str, houses: Sequence[Name]) -> bool:
    """Whether an office is the one asked for, in the house the question names."""
    if held.denied or held.under or not covers(key, held.role.key):
        return False
    body = held_in(held.saying.facts, held.role)
    if body is None:
        return key != "directeur" and any(within(n, houses) for n in held.saying.facts.names)
    return within(body, houses)


def _other_holder(held: Sequence[Held]) -> list[list[Told]]:
    groups: list[list[Held]] = []
    for one in held:
        home = next((g for g in groups if _one_person(g[0], one)), None)
        if home is not None:
            home.append(one)
        else:
            groups.append([one])
    return [[Told(_named(h), h.saying) for h in group] for group in groups]


def _one_person(one: Held, other: Held) -> bool:
    return any(same(a, b) for a in one.holders for b in other.holders)


def _named(held: Held) -> str:
    tokens, name = held.saying.facts.tokens, held.holders[0]
    return held.saying.facts.text[tokens[name.start].start : tokens[name.stop - 1].end]
