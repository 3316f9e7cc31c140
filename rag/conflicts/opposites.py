"""Words of opposite outcome: *condamné* and *relaxé*, *allowed* and *banned*."""

from __future__ import annotations

from functools import cache

from rag.conflicts.tables import lines, rows
from rag.text.words.lexicon import root


def are_opposite(one: str, spoken: str, other: str, heard: str) -> bool:
    """Tell whether two folded words stand on the two sides of an opposition.

    >>> are_opposite("relaxe", "fr", "convicted", "en"), are_opposite("vote", "fr", "vote", "en")
    (True, False)
    """
    here = sides(one, spoken)
    return bool(here) and not here.isdisjoint((n, not side) for n, side in sides(other, heard))


@cache
def sides(word: str, language: str) -> frozenset[tuple[int, bool]]:
    """Return the oppositions a folded word belongs to, each with its side."""
    key = f"{language}:{root(word, language)}"
    return frozenset((n, side) for side in (False, True) for n in _table(side).get(key, ()))


@cache
def _table(side: bool) -> dict[str, frozenset[int]]:
    half = slice(2, 4) if side else slice(0, 2)
    return lines(row[half] for row in rows("opposites"))
