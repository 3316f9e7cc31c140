"""Passages that repeat a better one of another document: agency copies must not fill the list.

The articles that are one text are linked in the ledger; here single passages are compared, so
that a dispatch quoted in a longer article, or a comment posted twice, is noticed as well.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from index.analysis import folded_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.hits import Hit

_SAME: Final = 0.8  # of two passages' content words in common
_MAYBE: Final = 0.6  # of their words as written; under it the content words are not looked at
_FEWEST: Final = 12  # content words; shorter comments say the same without copying


def reprints_last(hits: Sequence[Hit], k: int) -> list[Hit]:
    """Return ``k`` hits, every copy of an earlier one, from another document, at the end.

    Both groups keep their order.
    """
    kept: list[tuple[Hit, frozenset[str]]] = []
    copies: list[Hit] = []
    for hit in hits:
        if len(kept) == k:
            break
        written = _written(hit.text)
        others = ((o, seen) for o, seen in kept if o.document_id != hit.document_id)
        alike = (other for other, seen in others if _share(written, seen) >= _MAYBE)
        if any(_is_copy(hit, other) for other in alike):
            copies.append(hit)
        else:
            kept.append((hit, written))
    return ([hit for hit, _ in kept] + copies)[:k]


@lru_cache(maxsize=1 << 10)
def _written(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _is_copy(hit: Hit, other: Hit) -> bool:
    held, seen = (frozenset(folded_words(h.text, h.source.language)) for h in (hit, other))
    return len(held) >= _FEWEST and _share(held, seen) >= _SAME


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    """Return how much two sets have in common, from 0 to 1; less when their sizes forbid more.

    >>> _share(frozenset("abcd"), frozenset("bcde")), _share(frozenset("a"), frozenset())
    (0.6, 0.0)
    """
    one, other = len(left), len(right)
    if one < _MAYBE * other or other < _MAYBE * one:
        return 0.0
    shared = len(left & right)
    return shared / max(one + other - shared, 1)
