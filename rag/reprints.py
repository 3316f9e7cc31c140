"""Passages that repeat a better one of another document: agency copies must not fill the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from index.analysis import folded_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.hits import Hit

_SAME: Final = 0.8  # of two passages' words in common
_FEWEST: Final = 12  # words; shorter comments say the same without copying


def reprints_last(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits with every copy of an earlier one, from another document, at the end.

    Both groups keep their order.
    """
    kept: list[tuple[Hit, frozenset[str]]] = []
    copies: list[Hit] = []
    for hit in hits:
        held = frozenset(folded_words(hit.text, hit.source.language))
        if len(held) >= _FEWEST and any(
            hit.document_id != other.document_id and _alike(held, seen) for other, seen in kept
        ):
            copies.append(hit)
        else:
            kept.append((hit, held))
    return [hit for hit, _ in kept] + copies


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(left & right) >= _SAME * len(left | right)
