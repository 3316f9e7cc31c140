"""Finding passages: BM25 and vectors searched side by side, joined, filtered after.

Both sides' scores are standardised over the whole store (mean 0, deviation 1) and added, the
vectors with :data:`VECTOR_WEIGHT`; reciprocal rank fusion fell below BM25 alone on the
development sets. Candidates are the best of each side, and every candidate's cosine is computed
exactly, so that Chroma's approximate order never decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from index.documents import Document, Kind, Language
from index.embedding import Embedder
from index.lexical import Concept
from index.store import Generation
from rag.hits import Hit, Source

VECTOR_WEIGHT: Final = 0.5
_CANDIDATES: Final = 100
_OVER_FETCH: Final = 400  # asked of Chroma when a filter will drop some
_RARE: Final = 2_000  # at most this many passages allowed: search among their ids


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents may be found; None leaves a field free. Dates are ISO and inclusive."""

    kind: Kind | None = None
    outlet: str | None = None
    author: str | None = None
    since: str | None = None
    until: str | None = None
    language: Language | None = None

    def __bool__(self) -> bool:
        return any(getattr(self, name) is not None for name in self.__slots__)

    def allows(self, document: Document, *, date: str | None) -> bool:
        """Tell whether a document passes; ``date`` is its own or, failing that, its article's.

        Names compare without case; a partial date passes when its month or year may.

        Examples
        --------
        >>> from index.documents import Document, Span
        >>> doc = Document(id="p#a1", path="p", kind="article", text="x", spans=(Span(0, 1),))
        >>> Filters(since="2024-02-10").allows(doc, date="2024-02")
        True
        >>> Filters(since="2024-02-10").allows(doc, date=None)
        False
        """
        return (
            self.kind in {None, document.kind}
            and self.language in {None, document.language}
            and _same(self.outlet, document.outlet)
            and _same(self.author, document.author)
            and _within(date, self.since, self.until)
        )


def _same(wanted: str | None, value: str | None) -> bool:
    return wanted is None or (value is not None and wanted.casefold() == value.casefold())


def _within(date: str | None, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    if date is None:
        return False
    after = since is None or date[: len(since)] >= since[: len(date)]
    return after and (until is None or date[: len(until)] <= until[: len(date)])


@dataclass(frozen=True, slots=True)
class Query:
    """What both sides search for: weighted concepts, and a unit vector of shape (dimension,)."""

    concepts: Sequence[Concept]
    vector: npt.NDArray[np.float32]


class Index:
    """One generation made searchable: row numbers, passage ids and document facets in memory."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        places = generation.ledger.passage_places()
        self._ids = [passage for passage, _ in places]
        self._documents = [document for _, document in places]
        self._rows = {passage: row for row, passage in enumerate(self._ids)}
        self._facets: dict[str, tuple[Document, str | None]] | None = None

    def __len__(self) -> int:
        return len(self._ids)

    def search(self, query: Query, *, k: int, filters: Filters | None = None) -> list[Hit]:
        """Return the ``k`` best passages, best first; ties go to the earlier passage."""
        allowed = self._allowed(filters or Filters())
        if not len(self) or (allowed is not None and not allowed.any()):
            return []
        lexical = self.generation.lexical.scores(query.concepts)
        candidates = self._candidates(query, lexical, allowed)
        scores = self._fused(query, lexical, candidates)
        order = np.lexsort((candidates, -scores))[:k]
        return [self.hit(self._ids[candidates[i]], float(scores[i])) for i in order]

    def hit(self, passage_id: str, score: float) -> Hit:
        """Return a passage as a hit.

        Raises
        ------
        KeyError
            When there is no such passage.
        """
        ledger = self.generation.ledger
        row = ledger.passage(passage_id)
        document = None if row is None else ledger.document(row.document_id)
        if row is None or document is None:
            raise KeyError(passage_id)
        page_text = ledger.page_text(row.path) or ""
        return Hit(
            passage_id=row.id,
            document_id=row.document_id,
            text=page_text[row.start : row.end],
            start=row.start,
            end=row.end,
            score=score,
            source=Source.of(document),
        )

    def _candidates(
        self,
        query: Query,
        lexical: npt.NDArray[np.float32],
        allowed: npt.NDArray[np.bool_] | None,
    ) -> npt.NDArray[np.int64]:
        scores = lexical if allowed is None else np.where(allowed, lexical, -1.0)
        best = np.argsort(-scores, kind="stable")[:_CANDIDATES]
        found = {int(row) for row in best if scores[row] > 0}
        found.update(self._nearest(query.vector, allowed))
        return np.array(sorted(found), dtype=np.int64)

    def _nearest(
        self, vector: npt.NDArray[np.float32], allowed: npt.NDArray[np.bool_] | None
    ) -> list[int]:
        vectors = self.generation.vectors
        if allowed is None:
            return [self._rows[passage] for passage in vectors.nearest(vector, _CANDIDATES)]
        count = int(allowed.sum())
        if count <= _RARE:
            among = [self._ids[row] for row in np.flatnonzero(allowed)]
            near = vectors.nearest(vector, _CANDIDATES, among=among)
        else:
            near = vectors.nearest(vector, _OVER_FETCH)
        return [row for row in map(self._rows.__getitem__, near) if allowed[row]][:_CANDIDATES]

    def _fused(
        self,
        query: Query,
        lexical: npt.NDArray[np.float32],
        candidates: npt.NDArray[np.int64],
    ) -> npt.NDArray[np.float64]:
        spread = max(float(lexical.std()), 1e-6)
        total = (lexical[candidates].astype(np.float64) - float(lexical.mean())) / spread
        if query.vector.any():
            stored = self.generation.vectors.of([self._ids[row] for row in candidates])
            cosines = np.array([float(stored[self._ids[row]] @ query.vector) for row in candidates])
            mean, deviation = self.generation.moments.of(query.vector)
            total += VECTOR_WEIGHT * (cosines - mean) / deviation
        return np.round(total, 6)

    def _allowed(self, filters: Filters) -> npt.NDArray[np.bool_] | None:
        """Return which rows pass, or None when every row does."""
        if not filters:
            return None
        if self._facets is None:
            self._facets = _facets(list(self.generation.ledger.documents()))
        passing = {
            name
            for name, (document, date) in self._facets.items()
            if filters.allows(document, date=date)
        }
        return np.array([document in passing for document in self._documents], dtype=np.bool_)


def _facets(documents: Sequence[Document]) -> dict[str, tuple[Document, str | None]]:
    """Return each document with its own date or, failing that, its page's first article's."""
    articles: dict[str, str | None] = {}
    for document in documents:
        if document.kind == "article":
            articles.setdefault(document.path, document.date)
    return {d.id: (d, d.date or articles.get(d.path)) for d in documents}
