"""Whom a common noun goes back to: *l'agent X* told of once, *son agent* is X from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.syntax.grammar import BACK_TO
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name

_NAMED_HOUSES = frozenset(
    ("association", "union", "museum", "bank", "agency", "party", "federation", "institute",
     "ministry", "university", "foundation", "newspaper", "office", "court")
)  # fmt: skip


def labels(unit: Facts) -> list[tuple[str, Name]]:
    """Return the common nouns set right beside a name, with it.

    >>> from rag.text.facts import Facts
    >>> [(noun, name.words) for noun, name in labels(Facts("Le syndicat Union Rail part."))]
    [('syndicat', ('union', 'rail'))]
    """
    found: list[tuple[str, Name]] = []
    for name in (name for name in unit.names if not name.adjective):
        at = name.start
        found.extend((f"@{role.key}", name) for role in unit.roles if role.stop == at)
        place = at - 1
        if place >= 0 and unit.tokens[at].gap.strip() in ("", ","):
            beside = {t.at for t in unit.terms if place - 1 <= t.at <= place}
            near = beside if place in beside else ()
            found.extend((unit.tokens[k].text, name) for k in near)
        if unit.language == "en" and text_at(unit.tokens, name.stop) in _NAMED_HOUSES:
            found.append((unit.tokens[name.stop].text, name))
    return found


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

    >>> from rag.text.facts import Facts
    >>> names = labelled([Facts("L'agent Goran Tadrić réclame.")], {})
    >>> [name.words for name in called(Facts("Il quitte son agent."), names)]
    [('goran', 'tadric')]
    >>> [name.words for name in called(Facts("Il quitte un agent."), names)]
    []
    """
    for at in range(1, len(unit.tokens)):
        if unit.tokens[at - 1].text in BACK_TO:
            yield from names.get(unit.noun_at(at), ())
