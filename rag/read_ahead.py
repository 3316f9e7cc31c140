"""Reading a small store's passages before anybody asks, as its first questions would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.checks.reading import passage_alone
from rag.conflicts.figures import figures
from rag.evidence.concepts import held_forms
from rag.evidence.reading import reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rag.opened import Opened

_AT_MOST: Final = 512  # passages: what is read of more is not all kept


def read_ahead(opened: Opened) -> Iterator[str]:
    """Read passage after passage, giving the id of each; none of a store that has too many.

    Nothing changes but the time of the questions that follow.
    """
    if len(opened.index) > _AT_MOST:
        return
    for row in opened.generation.ledger.passages():
        hit = opened.index.hit(row.id, 0.0)
        read = reading(hit.text, hit.source.language, hit.source.title)
        pieces = [piece.text for piece in (*read.sentences, *read.pairs) if piece]
        if pieces:
            opened.encode(pieces)
        held_forms(hit.text, hit.source.language)
        for facts in passage_alone(hit).units:
            figures(facts)
            _ = facts.names, facts.frames, facts.layout
        yield row.id
