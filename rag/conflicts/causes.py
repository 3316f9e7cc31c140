"""Two causes of one event: *provoqué par une panne*, *dû à une erreur du pilote*.

Only causes told as a noun are held against each other, and only of what happens: why somebody
acts may be told in many ways that are all true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.conflicts.kin import kin
from rag.conflicts.owners import known, same_word, told_around
from rag.conflicts.sides import Told
from rag.conflicts.stances import is_open
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.conflicts.sayings import Saying
    from rag.conflicts.topic import Topic
    from rag.text.words.tokens import Token

_ASKS: Final = re.compile(
    r"\b(?:pourquoi|why|causes?|caused|provoque\w*|origine|a quoi est (?:du|due|dus|dues)|"
    r"what led to|due to what|blame[ds]?)\b"
)
_ACTS: Final = re.compile(
    r"\b(?:demission\w*|resign\w*|refus\w*|decid\w*|quitt\w*|vot\w*|annonc\w*|announc\w*|choisi\w*|"
    r"chose|choose|veut|veulent|want\w*|manifest\w*|protest\w*|part|parti\w*|left|leave|critiqu\w*|"
    r"oppos\w*|accus\w*|inquiet\w*|worr\w*|fear\w*|renonc\w*|achet\w*|buy|bought|vend\w*|sell|sold)\b"
)
_AHEAD: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "a cause de", "a cause du", "a cause des", "a cause d'", "en raison de", "en raison du",
        "en raison des", "en raison d'", "du a", "due a", "dus a", "dues a", "du au", "due au",
        "provoque par", "provoquee par", "provoques par", "provoquees par", "cause par",
        "causee par", "causes par", "causees par", "s' explique par", "s' expliquent par",
        "explique par", "resulte de", "resulte d'", "resulte du", "resulte des", "imputable a",
        "imputable au", "vient de", "vient d'", "vient du", "provient de", "provient d'",
        "provient du", "consequence de", "consequence d'", "consequence du", "faute a",
        "attribue a", "attribuee a", "attribuent a", "attribue au", "attribuee au", "parti de",
        "partie de", "parti d'", "parti du", "because of", "due to", "owing to", "caused by",
        "triggered by", "result of", "results from", "resulted from", "stemmed from", "stems from",
        "blamed on", "put down to", "brought on by", "started by", "attributed to", "down to",
        "provoked by", "sparked by", "linked to", "traced to", "blames", "blamed", "blame",
    )
)  # fmt: skip
_BEHIND: Final = tuple(
    tuple(phrase.split())
    for phrase in (
        "est a l' origine", "sont a l' origine", "est a l' origine", "a provoque", "a cause",
        "ont provoque", "ont cause", "a entraine", "serait a l' origine", "is to blame",
        "was to blame", "are to blame", "were to blame", "was the cause", "had caused",
        "has caused", "caused the", "triggered the", "est en cause", "sont en cause",
    )
)  # fmt: skip
_KNOWN: Final = 0.75
_TOLD: Final = 0.5  # share of the question's words that both sentences hold
_LONGEST: Final = 7  # words of a cause
_DENYING: Final = frozenset(("pas", "not", "non", "jamais", "never", "plutot", "rather"))
_TIES: Final = frozenset(("qui", "que", "qu'", "who", "which", "that", "for", "pour", "selon"))


@dataclass(frozen=True, slots=True)
class Cause:
    """A sentence, and the words that tell its cause."""

    saying: Saying
    start: int
    stop: int

    @property
    def words(self) -> list[str]:
        """The content words of the cause, folded."""
        terms = {term.at for term in self.saying.facts.terms}
        return [self.saying.facts.tokens[at].text for at in range(self.start, self.stop)
                if at in terms]  # fmt: skip

    @property
    def told(self) -> Told:
        """As a side shows it."""
        tokens = self.saying.facts.tokens
        written = self.saying.facts.text[tokens[self.start].start : tokens[self.stop - 1].end]
        return Told(" ".join(written.split()), self.saying)


def asks_cause(question: str) -> bool:
    """Tell whether a question asks what brought an event about.

    >>> asks_cause("Pourquoi le pont s'est-il effondré ?"), asks_cause("Why did she resign?")
    (True, False)
    """
    folded = fold(question)
    return _ASKS.search(folded) is not None and _ACTS.search(folded) is None


def differing_causes(topic: Topic, sayings: Sequence[Saying]) -> list[list[Told]]:
    """Return the sides that give other causes, the more probable first; else nothing."""
    found = [c for c in (_cause(topic, saying) for saying in sayings) if c and c.words]
    for at, one in enumerate(found):
        against = [other for other in found[at + 1 :] if _differ(one, other)]
        if against:
            return [[one.told], [against[0].told]]
    return []


def _cause(topic: Topic, saying: Saying) -> Cause | None:
    """Return the cause that a sentence gives for what is asked."""
    words = topic.wanted.question.words
    events = [at for at in topic.words if not _ASKS.fullmatch(words[at].folded)]
    if not events or told_around(topic, saying, places=events) < _TOLD:
        return None
    if is_open(saying) or known(topic, saying) < _KNOWN:
        return None
    tokens = saying.facts.tokens
    for at, token in enumerate(tokens):
        for phrase in _by_first(_AHEAD).get(token.text, ()):
            if _stands(tokens, at, phrase) and _is_past(tokens, at, phrase):
                start = at + len(phrase)
                before = {text_at(tokens, k) for k in range(at - 3, at)}
                told = before.isdisjoint(_DENYING)
                return Cause(saying, start, _end(saying, start)) if told else None
        if any(_stands(tokens, at, phrase) for phrase in _by_first(_BEHIND).get(token.text, ())):
            start = max(first for first, _ in saying.facts.layout.zones if first <= at)
            return Cause(saying, max(start, at - _LONGEST), at) if start < at else None
    return None


@cache
def _by_first(phrases: tuple[tuple[str, ...], ...]) -> dict[str, list[tuple[str, ...]]]:
    """Return phrases by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _stands(tokens: Sequence[Token], at: int, phrase: Sequence[str]) -> bool:
    return all(text_at(tokens, at + k) == word for k, word in enumerate(phrase))


def _is_past(tokens: Sequence[Token], at: int, phrase: Sequence[str]) -> bool:
    """Whether *du* is the participle, where that is what the phrase opens with."""
    return phrase[0] != "du" or tokens[at].raw.lower() == "dû"


def _end(saying: Saying, start: int) -> int:
    tokens = saying.facts.tokens
    at = start
    while at < len(tokens) and at - start < _LONGEST:
        if at > start and (tokens[at].gap.strip(" \u00a0'’-") or tokens[at].text in _TIES):
            break
        at += 1
    return max(at, start + 1) if start < len(tokens) else start


def _differ(one: Cause, other: Cause) -> bool:
    """Whether two pages give causes of which neither knows the other's."""
    if one.saying.place[0] == other.saying.place[0] and not other.saying.is_comment:
        return False
    spoken, heard = one.saying.language, other.saying.language
    if any(_alike(a, spoken, b, heard) for a in one.words for b in other.words):
        return False
    return not (_is_told(one, other) or _is_told(other, one))


def _is_told(one: Cause, other: Cause) -> bool:
    """Whether a page speaks of the first word of the cause that the other gives."""
    language, asked = other.saying.language, other.words[0]
    passage = one.saying.facts.passage
    units = passage.units if passage is not None else [one.saying.facts]
    return any(
        _alike(asked, language, unit.tokens[term.at].text, one.saying.language)
        for unit in units
        for term in unit.terms
    )


def _alike(one: str, spoken: str, other: str, heard: str) -> bool:
    return same_word(one, spoken, other, heard) or kin(one, spoken, other, heard)
