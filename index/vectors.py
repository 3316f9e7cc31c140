"""The vector side: one Chroma collection in a folder of its own, opened by one writer at most.

Chroma's graph search is approximate and not reproducible, so every search asks it for more than
is wanted and the caller scores what comes back exactly. Its own embedding functions, telemetry
and server are never used.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from index.errors import Clause, StoreDamaged
from index.system import VECTORS, part_damaged

if TYPE_CHECKING:
    from pathlib import Path

Vector: TypeAlias = npt.NDArray[np.float32]
Metadata: TypeAlias = Mapping[str, str | int]

COLLECTION = "passages"
_BATCH = 4_000
_CONFIGURATION = {"hnsw": {"space": "cosine", "ef_search": 500}}

_MISSING = Clause("its vectors are missing", "ses vecteurs manquent")


class Vectors:
    """The passages' unit vectors, by passage id.

    Parameters
    ----------
    folder
        Chroma's own folder; made when ``create`` is true.
    create
        Make the collection when it is not there.

    Raises
    ------
    StoreDamaged
        When the folder does not hold the collection or Chroma cannot open it.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        import chromadb
        from chromadb.config import Settings
        from chromadb.errors import ChromaError

        self._folder = folder
        settings = Settings(anonymized_telemetry=False)
        try:
            if not create and not (folder / "chroma.sqlite3").is_file():
                raise StoreDamaged(store=folder, why=_MISSING)
            self._client: Any = chromadb.PersistentClient(str(folder), settings=settings)
            opener = (
                self._client.get_or_create_collection if create else self._client.get_collection
            )
            options: dict[str, Any] = {"configuration": _CONFIGURATION} if create else {}
            self.collection = opener(COLLECTION, embedding_function=None, **options)
        except (ChromaError, ValueError, OSError) as error:
            raise StoreDamaged(store=folder, why=part_damaged(VECTORS, error)) from error
        self._count: int | None = None

    def close(self) -> None:
        """Release Chroma's files."""
        self._client.close()

    def __len__(self) -> int:
        if self._count is None:
            self._count = int(self.collection.count())
        return self._count

    def put(
        self,
        ids: Sequence[str],
        vectors: Vector,
        texts: Sequence[str],
        metadatas: Sequence[Metadata],
    ) -> None:
        """Store rows, replacing those whose id is there; ids must be distinct."""
        self._count = None
        for at in range(0, len(ids), _BATCH):
            part = slice(at, at + _BATCH)
            self.collection.upsert(
                ids=list(ids[part]),
                embeddings=vectors[part],
                documents=list(texts[part]),
                metadatas=[dict(metadata) for metadata in metadatas[part]],
            )

    def drop(self, ids: Sequence[str]) -> None:
        """Remove rows; unknown ids are passed over."""
        self._count = None
        for at in range(0, len(ids), _BATCH):
            self.collection.delete(ids=list(ids[at : at + _BATCH]))

    def nearest(
        self, vector: Vector, k: int, *, among: Sequence[str] | None = None
    ) -> dict[str, float]:
        """Return about the ``k`` ids nearest to a unit vector by Chroma's query, best first.

        Each comes with its cosine, which is exact: only which ids are found is approximate.

        Parameters
        ----------
        vector
            Shape (dimension,).
        k
            How many to ask for; fewer come back from a smaller collection.
        among
            Search only these ids; meant for rare filters.
        """
        known = len(self) if among is None else len(among)
        if known == 0 or not vector.any():
            return {}
        restrict: dict[str, Any] = {} if among is None else {"ids": list(among)}
        found = self.collection.query(
            query_embeddings=vector[None, :],
            n_results=min(k, known),
            include=["distances"],
            **restrict,
        )
        distances = found["distances"] or [[]]
        return {
            str(passage): 1.0 - float(distance)
            for passage, distance in zip(found["ids"][0], distances[0], strict=True)
        }

    def of(self, ids: Sequence[str]) -> dict[str, Vector]:
        """Return the stored vectors of the ids that are known."""
        if not ids:
            return {}
        found = self.collection.get(ids=list(ids), include=["embeddings"])
        vectors = np.asarray(found["embeddings"], dtype=np.float32)
        return dict(zip(found["ids"], vectors, strict=True))
