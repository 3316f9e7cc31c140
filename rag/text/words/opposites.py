"""Two sides of which each thing counted is on one: what is not *vacant* is *filled*."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rag.text.words.tables import rows

if TYPE_CHECKING:
    from collections.abc import Collection


def opposite_sides(claim: Collection[str], source: Collection[str]) -> bool:
    """Tell whether a claim speaks of one side only and its source of the other only.

    >>> opposite_sides({"postes", "pourvus"}, {"postes", "vacants"})
    True
    >>> opposite_sides({"postes", "vacants"}, {"postes", "vacants"})
    False
    """
    mine = frozenset().union(*map(_sides, claim))
    if not mine:
        return False
    theirs = frozenset().union(*map(_sides, source))
    return any(
        (at, 1 - side) in theirs and (at, 1 - side) not in mine and (at, side) not in theirs
        for at, side in mine
    )


@lru_cache(maxsize=1 << 14)
def _sides(word: str) -> frozenset[tuple[int, int]]:
    """Return on which side of which rows of the list a folded word is."""
    return frozenset(
        (at, side)
        for at, row in enumerate(rows("opposites"))
        for side, stems in enumerate(row)
        if word.startswith(tuple(stems.split()))
    )
