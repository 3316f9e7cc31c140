"""Which of a question's concepts a text holds, and how well."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from index.analysis import terms, words
from rag.checks.lexicon import senses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from index.lexical import Concept


@lru_cache(maxsize=1 << 13)
def held_forms(text: str, language: str) -> frozenset[str]:
    """Return the terms a text holds, with their language, and the senses of its words."""
    held = {f"{language}:{term}" for term in terms(text, language)}
    for word in words(text):
        held.update(f"#{sense}" for sense in senses(word.text, language))
    return frozenset(held)


def matched(concepts: Sequence[Concept], held: AbstractSet[str]) -> list[float]:
    """Return how well a text's forms hold each concept: its best form's weight, else 0."""
    return [
        max((weight for form, weight in concept.forms.items() if form in held), default=0.0)
        for concept in concepts
    ]
