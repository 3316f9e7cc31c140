"""Where the words of a question stand among the words of a sentence, in either language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis import is_stop, stem
from rag.text.words.lexicon import root, senses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.conflicts.topic import Topic
    from rag.text.words.tokens import Token


@lru_cache(maxsize=1 << 14)
def keys_of(word: str, language: str) -> tuple[str, ...]:
    """Return the forms under which a concept may hold a folded word.

    >>> keys_of("hausses", "fr")
    ('fr:hauss', '#rise+')
    """
    signs = tuple(f"#{sense}" for sense in sorted(senses(word, language)) if sense != "say")
    stems = (stem(word, language), root(word, language))
    return tuple(dict.fromkeys((*(f"{language}:{found}" for found in stems), *signs)))


def concepts_at(
    topic: Topic, tokens: Sequence[Token], language: str, places: Sequence[int]
) -> dict[int, list[int]]:
    """Return where some concepts of the question, or words that translate alike, stand."""
    found: dict[int, list[int]] = {}
    loose = [place for place in places if place in topic.words]
    forms = frozenset().union(*(topic.wanted.concepts[place].forms for place in places))
    for at, token in enumerate(tokens):
        keys = keys_of(token.text, language)
        held = [] if forms.isdisjoint(keys) else [p for p in places if topic.holds(p, keys)]
        if not held and loose and _tells(token.text, language):
            term = stem(token.text, language)
            held = [place for place in topic.akin_to(term, language) if place in loose]
        for place in held:
            found.setdefault(place, []).append(at)
    return found


@lru_cache(maxsize=1 << 14)
def _tells(word: str, language: str) -> bool:
    return word[0].isalpha() and not is_stop(word, language)
