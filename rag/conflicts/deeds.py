"""Two doers of one deed, or two places of one event: *who won*, *where was it built*.

Only of a deed that one alone does, or that happens in one place (``lists/deeds.txt``), do two
names contradict each other: many may criticise a merger, one buys the firm.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from index.analysis import fold, is_stop, words
from rag.checks.figures import within
from rag.checks.lexicon import root
from rag.checks.tokens import text_at
from rag.conflicts.concepts import concepts_at
from rag.conflicts.owners import known, other_stage, told_around
from rag.conflicts.sides import Told
from rag.conflicts.stances import is_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.frames import Frame
    from rag.checks.names import Name
    from rag.conflicts.sayings import Saying, Topic

Asked: TypeAlias = Literal["who", "where"]

_LANGUAGES: Final = ("fr", "en")
_KNOWN: Final = 0.75
_TOLD: Final = 0.6  # share of the question's words that both sentences hold
_TOLD_UNNAMED: Final = 0.85  # the same, where the question names nothing
_FEWEST: Final = 2  # concepts of a question that tells which deed it means
_REACH: Final = 8  # words between a deed and its place
_AT: Final = frozenset(("a", "au", "aux", "en", "dans", "pres", "in", "at", "near", "to", "into"))
_JOINING: Final = frozenset(("aussi", "egalement", "also", "too"))


@dataclass(frozen=True, slots=True)
class Deed:
    """A sentence, and the names it gives for what is asked."""

    saying: Saying
    names: tuple[Name, ...]

    @property
    def told(self) -> Told:
        """As a side shows it: the names as the page writes them."""
        facts, start, stop = self.saying.facts, self.names[0].start, self.names[-1].stop
        tokens = facts.tokens
        while stop < len(tokens) and tokens[stop].gap == "-":
            stop += 1
        written = facts.text[tokens[start].start : tokens[stop - 1].end]
        return Told(" ".join(written.split()), self.saying)


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
    wanted = _deeds_asked(topic, asked)
    if not wanted or len(topic.names + topic.words) < _FEWEST:
        return []
    found = [d for d in (_deed(topic, saying, wanted, asked) for saying in sayings) if d]
    groups: list[list[Deed]] = []
    for deed in found:
        home = next((g for g in groups if _one_answer(g[0], deed)), None)
        if home is not None:
            home.append(deed)
        elif not groups or _differ(topic, groups[0][0], deed, asked):
            groups.append([deed])
    return [[deed.told for deed in group] for group in groups]


def _deeds_asked(topic: Topic, asked: Asked) -> list[int]:
    """Return the places of the question's words that are such a deed."""
    question, table = topic.wanted.question, _table(asked)
    return [
        at
        for at in topic.words
        if f"{question.language}:{root(question.words[at].folded, question.language)}" in table
    ]


def _deed(topic: Topic, saying: Saying, wanted: Sequence[int], asked: Asked) -> Deed | None:
    """Return whom or what place a sentence gives for the deed asked about."""
    if (
        told_around(topic, saying) < (_TOLD if topic.names else _TOLD_UNNAMED)
        or known(topic, saying) < _KNOWN
        or is_open(saying)
    ):
        return None
    facts = saying.facts
    if not facts.words.isdisjoint(_JOINING):
        return None
    places = {at for ats in concepts_at(topic, facts.tokens, saying.language, wanted).values()
              for at in ats if at not in facts.denied}  # fmt: skip
    for frame in facts.frames:
        if frame.term.at in places:
            names = frame.agents if asked == "who" else _place(topic, saying, frame)
            names = tuple(n for n in names if not _is_asked(topic, n) and not n.adjective)
            if names:
                return Deed(saying, names)
    return None


def _place(topic: Topic, saying: Saying, frame: Frame) -> tuple[Name, ...]:
    """Return the name that a preposition of place leads behind a deed, in its clause."""
    facts = saying.facts
    stop = facts.layout.clause_end(frame.term.at)
    return next(
        (
            (name,)
            for name in facts.names
            if frame.term.at < name.start < min(stop, frame.term.at + _REACH)
            and facts.layout.before(name) in _AT
            and not _is_asked(topic, name)
        ),
        (),
    )


def _is_asked(topic: Topic, name: Name) -> bool:
    asked = {topic.wanted.question.words[at].folded for at in topic.names}
    return not asked.isdisjoint(name.words) or within(name, topic.facts.names)


def _one_answer(one: Deed, other: Deed) -> bool:
    """Whether two sentences give one name at least in common, or name the other's around it."""
    return any(within(name, other.names) for name in one.names)


def _differ(topic: Topic, one: Deed, other: Deed, asked: Asked) -> bool:
    """Whether two names exclude each other: neither page knows the other's, places are of a kind.

    *In Ghent* and *in Belgium* may both be right, and the page that knows both shows it.
    """
    if other_stage(topic, one.saying, other.saying):
        return False
    if _told_beside(one, other) or _told_beside(other, one):
        return False
    if asked == "who":
        return True
    kinds = {(bool(d.names[0].keys), _led(d)) for d in (one, other)}
    spoken = {d.saying.language for d in (one, other)}
    keyed = {keyed for keyed, _ in kinds}
    return len(keyed) == 1 and (len(spoken) > 1 or len(kinds) == 1)


def _led(deed: Deed) -> str:
    facts = deed.saying.facts
    before = facts.layout.before(deed.names[0])
    return "a" if before in ("au", "aux") else before or text_at(facts.tokens, deed.names[0].start)


def _told_beside(one: Deed, other: Deed) -> bool:
    """Whether one sentence's passage holds the name that the other gives."""
    text = f" {' '.join(w.text for w in words(fold(one.saying.extract.hit.text)))} "
    return any(f" {' '.join(name.words)} " in text for name in other.names)


@cache
def _table(asked: Asked) -> frozenset[str]:
    text = (files("rag.conflicts") / "lists" / "deeds.txt").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(
        f"{language}:{root(word.text, language)}"
        for kind, *sides in rows
        if kind.strip() == asked
        for language, side in zip(_LANGUAGES, sides, strict=True)
        for word in words(fold(side))
        if not is_stop(word.text, language)
    )
