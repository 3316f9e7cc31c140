"""Two sides of which each thing counted is on one: what is not *vacant* is *filled*."""

from __future__ import annotations

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
    for row in rows("opposites"):
        one, other = (tuple(part.split()) for part in row)
        mine, theirs = (_sides(words, one, other) for words in (claim, source))
        if mine != theirs and sum(mine) == 1 and sum(theirs) == 1:
            return True
    return False


def _sides(
    words: Collection[str], one: tuple[str, ...], other: tuple[str, ...]
) -> tuple[bool, bool]:
    """Return which of two sides some words are on."""
    return (
        any(word.startswith(one) for word in words),
        any(word.startswith(other) for word in words),
    )
