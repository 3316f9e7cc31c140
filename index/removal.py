"""Removing pages from a store while their files stay where they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from index.changes import Changes
from index.derived import KEPT
from index.fill import fill
from index.generations import new_generation, writing
from index.store import current, generation_folder, open_ledger, read_manifest, write_manifest

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence


def remove(paths: Sequence[str], *, store: str | os.PathLike[str]) -> int:
    """Drop pages, by their paths in the store; return how many it held.

    Indexing a folder that still holds such a page's file brings the page back.

    Raises
    ------
    StoreMissing, StoreLocked, StoreDamaged, StoreUnwritable, EmbedderMissing
        See their sentences.
    """
    from index.embedding import load_embedder

    place = Path(store)
    read_manifest(place)
    with writing(place):
        made = read_manifest(place)
        ledger = open_ledger(place)
        try:
            known, roots = ledger.known(), ledger.roots()
        finally:
            ledger.close()
        gone = tuple(path for path in dict.fromkeys(paths) if path in known)
        if gone:
            model = load_embedder(made.embedder)
            last = generation_folder(place, current(place) or "")
            with new_generation(place, keeping=KEPT) as folder:
                changes = Changes(to_read=(), removed=gone, roots=roots, looked_at=())
                fill(folder, changes, model, last=last, report=lambda _: None)
                write_manifest(folder, made)
    return len(gone)
