"""What a sum of money measures: a cost, a value, a profit, a debt."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rag.conflicts.tables import lines, rows
from rag.text.words.lexicon import root

if TYPE_CHECKING:
    from collections.abc import Sequence


def measures(found: Sequence[str], language: str) -> frozenset[int]:
    """Return which measures some folded words name, as numbers of lines.

    >>> measures(["dette"], "fr") & measures(["debts"], "en"), measures(["patinoire"], "fr")
    (frozenset({5}), frozenset())
    """
    table = _table()
    return frozenset(
        line for word in found for line in table.get(f"{language}:{root(word, language)}", ())
    )


def terms_beside(found: Sequence[str], language: str) -> frozenset[str]:
    """Return the stems, with their language, of all words of the measures that some words name.

    >>> "fr:evalu" in terms_beside(["worth"], "en")
    True
    """
    lines = measures(found, language)
    return frozenset(term for term, held in _table().items() if not lines.isdisjoint(held))


@cache
def _table() -> dict[str, frozenset[int]]:
    return lines(rows("measures"))
