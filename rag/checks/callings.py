"""Whom a common noun goes back to: *l'agent X* told of once, *son agent* is X from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.grammar import BACK_TO

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rag.checks.facts import Facts
    from rag.checks.names import Name


def labelled(
    units: Iterable[Facts], known: Mapping[str, Sequence[Name]]
) -> dict[str, Sequence[Name]]:
    """Return every name that a noun or an office stands beside, with those known before."""
    found = dict(known)
    for unit in units:
        for noun, name in unit.labels:
            found[noun] = (*found.get(noun, ()), name)
    return found


def called(unit: Facts, names: Mapping[str, Sequence[Name]]) -> Iterator[Name]:
    """Yield the names that the nouns of a sentence, told of before, go with.

    >>> from rag.checks.facts import Facts
    >>> names = labelled([Facts("L'agent Goran Tadrić réclame.")], {})
    >>> [name.words for name in called(Facts("Il quitte son agent."), names)]
    [('goran', 'tadric')]
    >>> [name.words for name in called(Facts("Il quitte un agent."), names)]
    []
    """
    for at in range(1, len(unit.tokens)):
        if unit.tokens[at - 1].text in BACK_TO:
            yield from names.get(unit.noun_at(at), ())
