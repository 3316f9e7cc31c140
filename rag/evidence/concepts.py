"""Which of a question's concepts a text holds, and how well."""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from index.analysis import LANGUAGES, placed, terms
from index.stretches import stretches
from rag.text.words.lexicon import senses
from rag.text.words.thesaurus import kindred

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from index.lexical import Concept

ByForm: TypeAlias = "Mapping[str, Sequence[tuple[int, float]]]"
"""For each form, the places of the concepts that have it, with its weight."""


@lru_cache(maxsize=1 << 13)
def held_forms(text: str, language: str) -> frozenset[str]:
    """Return the terms a text holds, with their language, and what its words may stand for.

    Their senses, and their lines of the thesaurus, behind a ``~``.

    Examples
    --------
    >>> sorted(held_forms("Le serment", "fr")), sorted(held_forms("La grogne", "fr"))
    (['#oath', 'fr:serment'], ['#~grumble', 'fr:grogn'])
    """
    return frozenset(chain.from_iterable(map(_FORMS[language], stretches(text))))


@lru_cache(maxsize=1 << 12)
def stems_in(held: frozenset[str], language: str) -> tuple[str, ...]:
    """Return the stems of a language among the forms that a text holds, in no order.

    >>> stems_in(held_forms("La hausse", "fr"), "fr")
    ('hauss',)
    """
    return tuple(form[3:] for form in held if form.startswith(language))


def _forms(language: str, stretch: str) -> tuple[str, ...]:
    told = [f"{language}:{term}" for term in terms(stretch, language)]
    held = [word for word, _, _ in placed(stretch)]
    meant = (sense for word in held for sense in senses(word, language))
    near = (key for word in held for key in kindred(word, language))
    return (*told, *(f"#{sense}" for sense in meant), *(f"#{key}" for key in near))


_FORMS: dict[str, Callable[[str], tuple[str, ...]]] = {
    language: lru_cache(maxsize=1 << 16)(partial(_forms, language)) for language in LANGUAGES
}


def matched(concepts: Sequence[Concept], held: AbstractSet[str]) -> list[float]:
    """Return how well a text's forms hold each concept: its best form's weight, else 0."""
    return [
        max((weight for form, weight in concept.forms.items() if form in held), default=0.0)
        for concept in concepts
    ]


def by_form(concepts: Sequence[Concept]) -> ByForm:
    """Turn concepts round, for :func:`row` to match many texts."""
    found: dict[str, list[tuple[int, float]]] = {}
    for at, concept in enumerate(concepts):
        for form, weight in concept.forms.items():
            found.setdefault(form, []).append((at, weight))
    return found


def row(forms: ByForm, count: int, held: AbstractSet[str]) -> list[float]:
    """Return what :func:`matched` does of ``count`` concepts turned round by :func:`by_form`.

    Examples
    --------
    >>> from index.lexical import Concept
    >>> concepts = [Concept("cout", {"fr:cout": 1.0, "en:cost": 0.8}), Concept("pont", {})]
    >>> row(by_form(concepts), 2, {"en:cost", "en:bridg"})
    [0.8, 0.0]
    """
    best = [0.0] * count
    for form in forms.keys() & held:
        for at, weight in forms[form]:
            best[at] = max(best[at], weight)
    return best
