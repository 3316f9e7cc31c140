"""What a store keeps of passages, by the row numbers that the search counts in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.hits import Hit, Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document
    from index.ledger import Ledger
    from index.records import PassageRow
    from index.vectors import Vector, Vectors


def passages_at(ledger: Ledger, ids: Sequence[str], rows: Sequence[int]) -> list[Hit]:
    """Return the passages of some rows, as hits of score 0.

    Parameters
    ----------
    ledger
        Holds them.
    ids
        The passage of every row of the store.
    rows
        Those wanted.
    """
    found = ledger.found([ids[row] for row in rows])
    return [_hit(*found[ids[row]], 0.0) for row in rows]


def vectors_at(stored: Vectors, ids: Sequence[str], rows: Sequence[int]) -> list[Vector]:
    """Return the vectors of some rows, each of shape (dimension,); parameters as above."""
    found = stored.of([ids[row] for row in rows])
    return [found[ids[row]].copy() for row in rows]


def _hit(row: PassageRow, document: Document, page_text: str, score: float) -> Hit:
    return Hit(
        passage_id=row.id,
        document_id=row.document_id,
        text=page_text[row.start : row.end],
        start=row.start,
        end=row.end,
        score=score,
        source=Source.of(document),
    )
