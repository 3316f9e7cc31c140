"""The place that a sentence gives for an event: behind its verb, or the house that hosts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.text.syntax.grammar import OF
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.syntax.frames import Frame

_REACH: Final = 10  # words between a deed and its place
_AT: Final = frozenset(("a", "au", "aux", "en", "dans", "pres", "in", "at", "near", "to", "into"))
_CHAIN: Final = 6  # words of *palais des sports de Lunas*
_HOSTING: Final = frozenset(
    ("fr:accueil", "fr:accueill", "fr:abrit", "fr:heberg", "en:host", "en:hous", "en:welcom")
)


def hosts(frame: Frame, language: str) -> bool:
    """Tell whether a predicate has its subject be the place of something: *accueillera*."""
    return f"{language}:{frame.term.stem}" in _HOSTING


def place_behind(facts: Facts, at: int) -> Name | None:
    """Return the name that a preposition of place leads behind a word, in its clause."""
    stop = min(facts.layout.clause_end(at), at + _REACH)
    return next(
        (name for name in facts.names if at < name.start < stop and led(facts, name) is not None),
        None,
    )


def place_ahead(facts: Facts, at: int) -> Name | None:
    """Return the name before the *where* of a word's clause: *in X, where they were treated*."""
    for place in range(at, max(0, at - _REACH), -1):
        if text_at(facts.tokens, place) == "where" or facts.tokens[place].raw.lower() == "où":
            return next((name for name in facts.names if name.stop == place), None)
    return None


def led(facts: Facts, name: Name) -> tuple[str, int] | None:
    """Return the preposition of place of a name and where its noun phrase starts.

    >>> from rag.text.facts import Facts
    >>> facts = Facts("Il joue au palais des sports de Lunas.")
    >>> led(facts, facts.names[-1])
    ('au', 3)
    """
    start = phrase_start(facts, name)
    before = start - 1
    while before >= 0 and facts.layout.article(before):
        before -= 1
    word = text_at(facts.tokens, before)
    verb = word == "a" and facts.tokens[before].raw == "a" and facts.language == "fr"
    return (word, before + 1) if before >= 0 and word in _AT and not verb else None


def phrase_start(facts: Facts, name: Name) -> int:
    """Return where the noun phrase that a name ends starts: *hangar de Sainte-Barbe*."""
    at = name.start
    while at > max(0, name.start - _CHAIN):
        if facts.tokens[at].gap.strip():
            break
        before = text_at(facts.tokens, at - 1)
        noun = at - 1 in facts.layout.contents and before not in _AT
        tied = before in OF and at - 2 in facts.layout.contents
        if not (noun or tied):
            break
        at -= 1
    while at < name.start and text_at(facts.tokens, at) in OF:
        at += 1
    return at


def is_house(facts: Facts, name: Name) -> bool:
    """Tell whether a name tells which house is meant (*salle X*), not which town."""
    return phrase_start(facts, name) < name.start
