"""What a store holds, told from its ledger without opening its vectors."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.sources import UnknownRow, unknown_rows
from index.store import current, open_ledger, read_manifest, require_format

if TYPE_CHECKING:
    import os

    from index.records import FileState


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStatus:
    """What a store holds, from its ledger.

    ``unknown_rows`` are the rows of the ``sources.csv`` beside its pages that name no file.
    """

    pages: int
    articles: int
    comments: int
    passages: int
    failed: int
    embedder: str
    generation: str
    files: tuple[FileState, ...]
    unknown_rows: tuple[UnknownRow, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON shape of ``dossier status --json``."""
        return asdict(self)


def status(store: str | os.PathLike[str]) -> StoreStatus:
    """Return what a store holds, without opening its vectors.

    Raises
    ------
    StoreMissing, StoreDamaged
        When there is no store, or its ledger does not open.
    StoreMismatch
        When another version of this program made it.
    """
    place = Path(store)
    manifest = read_manifest(place)
    require_format(place, manifest)
    ledger = open_ledger(place)
    try:
        files, counts, roots = ledger.files(), ledger.counts(), ledger.roots()
    finally:
        ledger.close()
    generation = current(place) or ""
    return StoreStatus(
        **counts,
        embedder=manifest.embedder,
        generation=generation,
        files=files,
        unknown_rows=unknown_rows(roots, ()),
    )
