"""Whether a figure is of the thing asked about, or of something of it: its road, its machine room.

*La route de la centrale a coûté 2 millions* and *à la machine, elle emploie 35 marins* each tell
less than what is asked of the plant and of the company.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.checks.numbers.figures import within
from rag.conflicts.concepts import concepts_at
from rag.conflicts.measures import measures
from rag.conflicts.owners import names_around, same_word
from rag.text.syntax.grammar import OF
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.conflicts.sayings import Saying
    from rag.conflicts.topic import Topic
    from rag.text.facts import Facts
    from rag.text.names.names import Name

_OVER: Final = OF | {"to"}
_PLACES: Final = frozenset(
    ("ville", "commune", "village", "bourg", "ile", "region", "departement", "pays", "canton",
     "city", "town", "island", "county", "country", "state", "province", "parish", "port")
)  # fmt: skip
_FRONTING: Final = frozenset(("a", "au", "aux", "dans", "en", "sur", "chez", "in", "at", "on"))
_FRAMING: Final = frozenset(
    ("total", "tout", "totalite", "somme", "moyenne", "effet", "realite", "fait", "fact", "final",
     "outre", "revanche", "particulier", "bref", "end", "average", "addition", "contrast", "jour",
     "moment", "present", "occasion", "heure", "avance", "retour", "apparence", "terme", "issue",
     "suite", "all", "time", "last", "first", "sum", "whole", "face", "paper")
)  # fmt: skip
_ADJECTIVES: Final = 3  # words from an article to its noun
_COUNTS: Final = frozenset(
    ("bilan", "nombre", "total", "chiffre", "montant", "part", "taux", "toll", "number", "count",
     "tally", "figure", "share", "rate", "ensemble", "majorite", "majority")
)  # fmt: skip
_RELATIVE: Final = frozenset(("qui", "who", "which", "that"))
_RELATIVE_REACH: Final = 4  # words from a *qui* to the name in its clause
_LONGEST: Final = 6  # words of a phrase that opens a sentence


def other_scope(topic: Topic, left: Saying, right: Saying) -> bool:
    """Tell whether one sentence speaks of a part, a belonging or a rival of what is asked."""
    if _governed(topic, left) != _governed(topic, right):
        return True
    return any(
        _fronted(topic, one, other) or _other_agent(topic, one, other)
        for one, other in ((left, right), (right, left))
    )


def _governed(topic: Topic, saying: Saying) -> bool:
    """Whether the thing asked about only tells whose something else it is."""
    if not topic.names or _governor(topic, topic.facts, topic.wanted.question.language) is not None:
        return False
    at = _governor(topic, saying.facts, saying.language)
    if at is None:
        return False
    word = saying.facts.tokens[at].text
    return not (
        word in _PLACES | _COUNTS
        or word in wordlist("anaphora")
        or measures([word], saying.language)
        or concepts_at(topic, saying.facts.tokens[at : at + 1], saying.language, topic.words)
    )


def _governor(topic: Topic, facts: Facts, language: str) -> int | None:
    """Return the place of the noun that *de*, *of* or *to* ties to the names of the question."""
    named = concepts_at(topic, facts.tokens, language, topic.names)
    if not named:
        return None
    at = min(place for found in named.values() for place in found) - 1
    own = {p for ps in concepts_at(topic, facts.tokens, language, topic.words).values() for p in ps}
    while at >= 0:
        if at in own or facts.layout.article(at):
            at -= 1
        elif text_at(facts.tokens, at) in _OVER and at - 1 in own:
            at -= 2
        else:
            break
    head = _antecedent(facts, at)
    if head is not None:
        return head
    head = at - 1
    if at < 1 or text_at(facts.tokens, at) not in _OVER or "," in facts.tokens[at].gap:
        return None
    start = max(first for first, _ in facts.layout.zones if first <= head)
    opens = facts.layout.article(start) and start < head <= start + _ADJECTIVES
    return head if head in facts.layout.contents and opens else None


def _antecedent(facts: Facts, at: int) -> int | None:
    """Return the noun before the *qui* or *that* in whose clause a name stands."""
    for place in range(at, max(0, at - _RELATIVE_REACH), -1):
        if facts.tokens[place].gap.strip(" \u00a0'’"):
            return None
        if text_at(facts.tokens, place) in _RELATIVE:
            near = [k for k in (place - 2, place - 1) if k in facts.layout.contents]
            return near[0] if near else None
    return None


def _fronted(topic: Topic, one: Saying, other: Saying) -> bool:
    """Whether a sentence opens with a place or field that the other one does not know."""
    facts = one.facts
    if text_at(facts.tokens, 0) not in _FRONTING:
        return False
    stop = facts.layout.zones[0][1]
    if stop == len(facts.tokens) or stop > _LONGEST or any(at < stop for at in facts.dated):
        return False
    opening = facts.tokens[:stop]
    words = [token.text for token in opening]
    if not _FRAMING.isdisjoint(words) or any(at < stop for at in facts.counted):
        return False
    if concepts_at(topic, opening, one.language, (*topic.names, *topic.words)):
        return False
    told = [term for term in facts.terms if term.at < stop]
    heard = [t.text for t in other.facts.tokens]
    return bool(told) and not any(
        same_word(facts.tokens[term.at].text, one.language, word, other.language)
        for term in told
        for word in heard
    )


def _other_agent(topic: Topic, one: Saying, other: Saying) -> bool:
    """Whether somebody does what is asked whom neither the question nor the other side names."""
    asked = topic.facts.names
    if not asked:
        return False
    known = [*asked, *names_around(other)]
    for frame in one.facts.frames:
        doers: list[Name] = [n for n in frame.agents if not n.adjective]
        if not doers or any(within(name, known) for name in doers):
            continue
        place = one.facts.tokens[frame.term.at : frame.term.at + 1]
        if concepts_at(topic, place, one.language, topic.words):
            return True
    return False
