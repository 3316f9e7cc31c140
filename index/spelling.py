"""Words one typing error apart, so that a misspelt name still finds its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORTEST: Final = 4  # characters; shorter stems have too many neighbours


def near_spellings(word: str, vocabulary: Iterable[str]) -> list[str]:
    """Return the words of a vocabulary one edit away, first letter kept, long words only.

    Examples
    --------
    >>> near_spellings("ferrari", ["ferrarri", "ferraris", "ferry", "terrari"])
    ['ferrarri', 'ferraris']
    """
    if len(word) < SHORTEST:
        return []
    return [other for other in vocabulary if other[:1] == word[0] and one_edit(word, other)]


def one_edit(left: str, right: str) -> bool:
    """Tell whether two words differ by one insertion, deletion, substitution or swap.

    Examples
    --------
    >>> [one_edit("lampe", w) for w in ("lample", "lampe", "lamep", "lame", "rampes")]
    [True, False, True, True, False]
    """
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    if len(left) > len(right):
        left, right = right, left
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), len(left))
    if len(left) < len(right):
        return left[at:] == right[at + 1 :]
    swapped = left[at + 1 : at + 2] + left[at : at + 1] + left[at + 2 :]
    return left[at + 1 :] == right[at + 1 :] or swapped == right[at:]
