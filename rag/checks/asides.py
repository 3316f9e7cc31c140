"""A statement with another one set inside it, taken apart: *X, who came from Y, leads Z*.

What is told in passing is often told by another page than the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.syntax.clauses import clauses, relative
from rag.text.syntax.grammar import AUXILIARIES, PRONOUNS, is_light
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Collection

    from rag.text.facts import Facts

_MUST = frozenset(("devrait", "devraient", "devait", "devaient", "devra", "devront"))
_LONGEST = 8  # words of a subject
_SO = (("si", "bien", "que"), ("si", "bien", "qu'"), ("so", "that"))


def statements(facts: Facts) -> list[list[str]]:
    """Return the ways to take a sentence apart, each the texts of its parts.

    >>> from rag.text.facts import Facts
    >>> statements(Facts("Paul Roux, qui vivait à Lyon, part."))
    [['Paul Roux qui vivait à Lyon', 'Paul Roux part.']]
    >>> statements(Facts("Paul Roux, once a clerk in Lyon, left.", language="en"))
    [['Paul Roux, once a clerk in Lyon', 'Paul Roux left.']]
    >>> statements(Facts("Le juge cède, si bien que l'usine ferme."))
    [['Le juge cède', "l'usine ferme."]]
    >>> statements(Facts("The trial opened in Lyon and was expected to last.", language="en"))
    [['The trial opened in Lyon', 'The trial was expected to last.']]
    >>> statements(Facts("Paul Roux part."))
    []
    """
    ways = [_cut(facts, clauses(facts.tokens)), _aside(facts), _consequence(facts)]
    ways.append(_goes_on(facts))
    return [parts for parts in ways if len(parts) > 1]


def _cut(facts: Facts, parts: list[tuple[int, int]]) -> list[str]:
    return [_text(facts, start, stop) for start, stop in parts]


def _text(facts: Facts, start: int, stop: int) -> str:
    """Return some words as written, with the end of the sentence where they reach it."""
    last = len(facts.text) if stop == len(facts.tokens) else facts.tokens[stop - 1].end
    return facts.text[facts.tokens[start].start : last]


def _aside(facts: Facts) -> list[str]:
    """Cut out what stands between commas behind the name that the sentence opens with."""
    zones = facts.layout.zones
    if len(zones) < 3 or "," not in facts.tokens[zones[2][0]].gap:
        return []
    (first, start), (_, stop) = zones[0], zones[1]
    name = facts.layout.ends.get(start)
    if name is None or not facts.layout.acts(name) or "," not in facts.tokens[start].gap:
        return []
    if any(start <= role.start < stop for role in facts.roles):
        return []  # an office goes with what its bearer does
    head = _text(facts, name.start, start)
    joined = " " if relative(facts.tokens, start) else ", "
    rest = f"{_text(facts, first, start)} {_text(facts, stop, len(facts.tokens))}"
    return [f"{head}{joined}{_text(facts, start, stop)}", rest]


def _consequence(facts: Facts) -> list[str]:
    """Cut before what follows from the rest: *si bien que*."""
    for at in range(1, len(facts.tokens)):
        for phrase in _SO:
            if tuple(text_at(facts.tokens, at + k) for k in range(len(phrase))) == phrase:
                return _cut(facts, [(0, at), (at + len(phrase), len(facts.tokens))])
    return []


def _goes_on(facts: Facts) -> list[str]:
    """Cut before *and was*, *et a été*, and say again whom or what the sentence is about."""
    verb = next((f.term.at for f in facts.frames if not facts.layout.is_noun(f.term.at)), 0)
    stop = verb
    while (
        stop and (word := facts.tokens[stop - 1].text) and (word in AUXILIARIES or is_light(word))
    ):
        stop -= 1
    verbs = {frame.term.at for frame in facts.frames if not facts.layout.is_noun(frame.term.at)}
    places = range(verb + 1, len(facts.tokens) - 1)
    at = next((k for k in places if _another_verb(facts, k, verbs)), 0)
    if not 0 < stop <= _LONGEST or not at or facts.tokens[0].text in PRONOUNS:
        return []
    subject = _text(facts, 0, stop)
    behind = at + 1 + (facts.tokens[at].text == "tout")
    return [_text(facts, 0, at), f"{subject} {_text(facts, behind, len(facts.tokens))}"]


def _another_verb(facts: Facts, at: int, verbs: Collection[int]) -> bool:
    """Whether *and* at a place is followed by a verb: *et a vendu*, *and blames*, *et le juge*."""
    if facts.tokens[at].text not in ("et", "and"):
        return (facts.tokens[at].text, facts.tokens[at + 1].text) == ("tout", "en")
    place = at + 1
    while place + 1 < len(facts.tokens) and is_light(facts.tokens[place].text):
        place += 1
    word = facts.tokens[place].text
    return word in AUXILIARIES or word in _MUST or place in verbs
