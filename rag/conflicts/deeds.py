"""Two doers of one deed, or two places of one event: *who won*, *where was it built*.

Only of a deed that one alone does, or that happens in one place (``lists/deeds.txt``), do two
names contradict each other: many may criticise a merger, one buys the firm. A deed that is not
listed counts as one's alone where both sentences hold nearly all of the question.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from index.analysis import fold, words
from rag.checks.numbers.figures import within
from rag.conflicts.concepts import concepts_at
from rag.conflicts.doers import beside, first_to, handed
from rag.conflicts.owners import known, other_stage, told_around
from rag.conflicts.places import hosts, is_house, led, phrase_start, place_ahead, place_behind
from rag.conflicts.sides import Told
from rag.conflicts.stances import is_open
from rag.conflicts.tables import lines, rows
from rag.questions.answer_type import asks_several
from rag.text.words.lexicon import root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.conflicts.sayings import Saying
    from rag.conflicts.topic import Topic
    from rag.text.names.names import Name

Asked: TypeAlias = Literal["who", "where"]

_KNOWN: Final = 0.75
_TOLD: Final = 0.6  # share of the question's words that both sentences hold
_TOLD_UNLISTED: Final = 0.85  # the same, where the question names nothing or the deed is unlisted
_FEWEST: Final = 2  # concepts of a question that tells which deed it means
_WIDE: Final = frozenset(
    ("union", "europe", "eu", "ue", "afrique", "africa", "asie", "asia", "amerique", "america",
     "oceanie", "oceania", "monde", "world",)
)  # fmt: skip
_JOINING: Final = frozenset(("aussi", "egalement", "also", "too"))


@dataclass(frozen=True, slots=True)
class Deed:
    """A sentence, and the names it gives for what is asked."""

    saying: Saying
    names: tuple[Name, ...]
    start: int

    @property
    def told(self) -> Told:
        """As a side shows it: the names as the page writes them."""
        facts, stop = self.saying.facts, self.names[-1].stop
        tokens = facts.tokens
        while stop < len(tokens) and tokens[stop].gap == "-":
            stop += 1
        written = facts.text[tokens[self.start].start : tokens[stop - 1].end]
        return Told(" ".join(written.split()), self.saying)


@dataclass(frozen=True, slots=True)
class _Sought:
    """The deed asked about: where it stands in the question, its lines of the list."""

    asked: Asked
    places: tuple[int, ...]
    lines: frozenset[int]

    def is_told_by(self, text: str, language: str) -> bool:
        """Whether a folded word is of a line of the deed's."""
        key = f"{language}:{root(text, language)}"
        return not self.lines.isdisjoint(_table(self.asked).get(key, ()))


def differing_deeds(topic: Topic, sayings: Sequence[Saying], asked: Asked) -> list[list[Told]]:
    """Return the sides that give other doers or places, the more probable first; else nothing.

    Parameters
    ----------
    topic
        The question.
    sayings
        Sentences, most probable first.
    asked
        ``who`` or ``where``.
    """
    sought = _sought(topic, asked)
    if sought is None or len(topic.names + topic.words) < _FEWEST:
        return []
    found = [d for d in (_deed(topic, saying, sought) for saying in sayings) if d]
    groups: list[list[Deed]] = []
    for deed in found:
        home = next((g for g in groups if _one_answer(g[0], deed)), None)
        if home is not None:
            home.append(deed)
        elif not groups or _differ(topic, groups[0][0], deed, asked):
            groups.append([deed])
    return [[deed.told for deed in group] for group in groups]


def _sought(topic: Topic, asked: Asked) -> _Sought | None:
    """Return the deed that a question asks about, None where many may do it."""
    question, table = topic.wanted.question, _table(asked)
    keys = {
        at: f"{question.language}:{root(question.words[at].folded, question.language)}"
        for at in topic.words
    }
    listed = tuple(at for at, key in keys.items() if key in table)
    if listed:
        return _Sought(asked, listed, frozenset(n for at in listed for n in table[keys[at]]))
    if asks_several(question.text) or any(key in _table("many") for key in keys.values()):
        return None
    acts = {frame.term.stem for frame in topic.facts.frames}
    verbs = tuple(at for at, key in keys.items() if key[3:] in acts)
    return _Sought(asked, verbs, frozenset()) if verbs and topic.names else None


def _deed(topic: Topic, saying: Saying, sought: _Sought) -> Deed | None:
    """Return whom or what place a sentence gives for the deed asked about."""
    facts = saying.facts
    held = [float(own > 0 or at in sought.places) for at, own in enumerate(saying.own)]
    least = _TOLD if sought.lines and topic.names else _TOLD_UNLISTED
    if told_around(topic, saying, held) < least or is_open(saying):
        return None
    if not facts.words.isdisjoint(_JOINING):
        return None
    language = saying.language
    spots = {
        at
        for ats in concepts_at(topic, facts.tokens, language, sought.places).values()
        for at in ats
    } | {at for at, token in enumerate(facts.tokens) if sought.is_told_by(token.text, language)}
    spots -= facts.denied
    hosting = [f for f in facts.frames if sought.asked == "where" and hosts(f, language)]
    given = handed(facts) if sought.asked == "who" else ()
    if not (spots or hosting or given) or known(topic, saying) < _KNOWN:
        return None
    if sought.asked == "who":
        acts = [f for f in facts.frames if f.term.at in spots]
        behind = [f for f in acts if not f.passive or all(n.start > f.term.at for n in f.agents)]
        options = [*(f.agents for f in behind), given]
        options += [first_to(facts, at) for at in sorted(spots)]
        options += [beside(facts, at) for at in sorted(spots)] if sought.lines else []
    else:
        found = [look(facts, at) for at in sorted(spots) for look in (place_behind, place_ahead)]
        options = [*((name,) for name in found if name), *(f.agents for f in hosting)]
    tellers = [n for n in facts.speakers if len(n.words) == 1]  # an agency, not who did it
    for names in options:
        kept = tuple(n for n in names if not (_is_asked(topic, n) or n.adjective or n in tellers))
        if kept:
            start = phrase_start(facts, kept[0]) if sought.asked == "where" else kept[0].start
            return Deed(saying, kept, start)
    return None


def _is_asked(topic: Topic, name: Name) -> bool:
    asked = {topic.wanted.question.words[at].folded for at in topic.names}
    return not asked.isdisjoint(name.words) or within(name, topic.facts.names)


def _one_answer(one: Deed, other: Deed) -> bool:
    """Whether two sentences give one name at least in common."""
    return any(within(name, other.names) for name in one.names)


def _differ(topic: Topic, one: Deed, other: Deed, asked: Asked) -> bool:
    """Whether two names exclude each other: neither page knows the other's, places are of a kind.

    *In Ghent* and *in Belgium* may both be right, so may a hall and a town, and the page that
    knows both shows it.
    """
    if other_stage(topic, one.saying, other.saying):
        return False
    if _told_beside(one, other) or _told_beside(other, one):
        return False
    if asked == "who":
        return True
    if any(not _WIDE.isdisjoint(d.names[0].words) for d in (one, other)):
        return False
    kinds = {(bool(d.names[0].keys), is_house(d.saying.facts, d.names[0])) for d in (one, other)}
    if len(kinds) != 1:
        return False
    spoken = {d.saying.language for d in (one, other)}
    housed = next(iter(kinds))[1]
    return housed or len(spoken) > 1 or len({_led(d) for d in (one, other)}) == 1


def _led(deed: Deed) -> str:
    found = led(deed.saying.facts, deed.names[0])
    return "" if found is None else "a" if found[0] in ("au", "aux") else found[0]


def _told_beside(one: Deed, other: Deed) -> bool:
    """Whether one sentence's passage holds the name that the other gives."""
    text = f" {' '.join(w.text for w in words(fold(one.saying.extract.hit.text)))} "
    return any(f" {' '.join(name.words)} " in text for name in other.names)


@cache
def _table(asked: str) -> dict[str, frozenset[int]]:
    return lines(sides for kind, *sides in rows("deeds") if kind == asked)
