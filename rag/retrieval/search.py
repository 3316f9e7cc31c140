"""Finding passages: BM25 and vectors searched side by side, joined, filtered after.

Both sides' scores are standardised over the whole store (mean 0, deviation 1) and added, the
vectors with :data:`VECTOR_WEIGHT`; reciprocal rank fusion fell below BM25 alone on the
development sets. Candidates are the best of each side, and every candidate's cosine is computed
exactly, so that Chroma's approximate order never decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

from index.traits import holds
from rag.retrieval.cache import Kept
from rag.retrieval.filters import Facets, Filters
from rag.retrieval.reprints import reprints_last
from rag.retrieval.reranker import WINDOW
from rag.retrieval.rows import passages_at, vectors_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index.lexical import Sought
    from index.store import Generation
    from rag.hits import Hit
    from rag.retrieval.reranker import Reranker

VECTOR_WEIGHT: Final = 0.45
_BY_WORDS: Final = 40  # candidates of the lexical side
_BY_VECTOR: Final = 100
_WINDOW: Final = 2  # times k: how far distinct passages are looked for past reprints
LEAST: Final = 20  # passages in that window, so that a short list begins as a longer one does
_ALONE: Final = -1.0  # the score beside a document's edge: that of a passage without the words
_OVER_FETCH: Final = 400  # asked of Chroma when a filter will drop some
_KEPT: Final = 2_000  # passages kept as they were read, and as many vectors, 1 kB each
_RARE: Final = 2_000  # at most this many passages allowed: search among their ids


@dataclass(frozen=True, slots=True)
class Query:
    """What both sides search for: weighted concepts, and a unit vector of shape (dimension,).

    ``text`` is the question as a re-ranker reads it.
    """

    sought: Sought
    vector: npt.NDArray[np.float32]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage and how well it matches a query, in deviations over the whole store.

    Attributes
    ----------
    hit
        The passage; its score is the fused one.
    words, meaning
        How well its terms match, and its vector.
    before, after
        How well the terms of the passages beside it in its document match.
    traits
        Those of :data:`index.traits.HOLDS` that it holds.
    """

    hit: Hit
    words: float
    meaning: float
    before: float
    after: float
    traits: frozenset[str]


class Index:
    """One generation made searchable: row numbers, passage ids and document facets in memory."""

    def __init__(self, generation: Generation, reranker: Reranker | None = None) -> None:
        self.generation = generation
        self._reranker = reranker
        places = generation.ledger.passage_places()
        self._ids = [passage for passage, _ in places]
        self._documents = [document for _, document in places]
        self._rows = {passage: row for row, passage in enumerate(self._ids)}
        self._kept = Kept(partial(passages_at, generation.ledger, self._ids), limit=_KEPT)
        self._stored = Kept(partial(vectors_at, generation.vectors, self._ids), limit=_KEPT)

    def __len__(self) -> int:
        return len(self._ids)

    @cached_property
    def facets(self) -> Facets:
        """What filters look at, of every passage."""
        return Facets(self.generation.ledger.facets())

    def search(
        self,
        query: Query,
        *,
        k: int,
        filters: Filters | None = None,
        rank: Callable[[Sequence[Found]], Sequence[float]] | None = None,
    ) -> list[Hit]:
        """Return the ``k`` best passages, best first; ties go to the earlier passage.

        Reprints of a better passage come after the distinct ones, whatever their score. ``rank``
        scores the best 2 ``k``, at least 20, anew; a re-ranker decides alone.
        """
        if self._reranker is not None:
            hits = [found.hit for found in self.found(query, max(k, WINDOW), filters)]
            read = [f"{hit.source.title or ''}\n{hit.text}".strip() for hit in hits]
            hits = _reordered(hits, self._reranker.scores(query.text, read).tolist())
            return reprints_last(hits, k)
        window = self.found(query, max(_WINDOW * k, LEAST), filters)
        hits = [found.hit for found in window]
        return reprints_last(_reordered(hits, rank(window)) if rank else hits, k)

    def found(self, query: Query, count: int, filters: Filters | None = None) -> list[Found]:
        """Return the ``count`` best passages by the fused score, and what it is made of."""
        allowed = self.facets.allowed(filters) if filters else None
        if not len(self) or (allowed is not None and not allowed.any()):
            return []
        lexical = self.generation.lexical.scores(query.sought)
        cosines = self._cosines(query.vector, lexical, allowed)
        rows = np.array(sorted(cosines), dtype=np.int64)
        words = (lexical - float(lexical.mean())) / max(float(lexical.std()), 1e-6)
        meaning = self._meaning(query.vector, cosines)
        scores = np.round(words[rows].astype(np.float64) + VECTOR_WEIGHT * meaning, 5)
        best = np.lexsort((rows, -scores))[:count]
        hits = self._hits(rows[best].tolist(), scores[best].tolist())
        traits = self.generation.traits
        return [
            Found(
                hit=hit,
                words=float(words[row]),
                meaning=near,
                before=self._beside(words, row, -1),
                after=self._beside(words, row, 1),
                traits=traits.at(row) if traits else holds(hit.text),
            )
            for hit, row, near in zip(
                hits, rows[best].tolist(), meaning[best].tolist(), strict=True
            )
        ]

    def by_words(self, sought: Sought, k: int, filters: Filters | None = None) -> list[Hit]:
        """Return the ``k`` best passages by their words alone: a quick second look."""
        scores = self.generation.lexical.scores(sought)
        if filters and (allowed := self.facets.allowed(filters)) is not None:
            scores = np.where(allowed, scores, 0.0)
        order = np.argsort(-scores, kind="stable")[:k]
        rows = [row for row in order.tolist() if scores[row] > 0]
        return self._hits(rows, scores[rows].tolist())

    def hit(self, passage_id: str, score: float) -> Hit:
        """Return a passage as a hit.

        Raises
        ------
        KeyError
            When there is no such passage.
        """
        return self._hits([self._rows[passage_id]], [score])[0]

    def _hits(self, rows: Sequence[int], scores: Sequence[float]) -> list[Hit]:
        """Return the passages of some rows as hits."""
        return [hit.scored(s) for hit, s in zip(self._kept.of(rows), scores, strict=True)]

    def _cosines(
        self,
        vector: npt.NDArray[np.float32],
        lexical: npt.NDArray[np.float32],
        allowed: npt.NDArray[np.bool_] | None,
    ) -> dict[int, float]:
        """Return the rows worth ranking, the best of each side, with their cosines."""
        cosines = self._nearest(vector, allowed)
        scores = lexical if allowed is None else np.where(allowed, lexical, -1.0)
        count = min(_BY_WORDS, len(self))
        best = np.argpartition(-scores, count - 1)[:count]
        missing = [row for row in map(int, best) if scores[row] > 0 and row not in cosines]
        if not vector.any():
            return dict.fromkeys(missing, 0.0)
        stored = zip(missing, self._stored.of(missing), strict=True)
        cosines.update((row, float(own @ vector)) for row, own in stored)
        return cosines

    def _nearest(
        self, vector: npt.NDArray[np.float32], allowed: npt.NDArray[np.bool_] | None
    ) -> dict[int, float]:
        vectors = self.generation.vectors
        if allowed is None:
            near = vectors.nearest(vector, _BY_VECTOR)
        elif int(allowed.sum()) <= _RARE:
            among = [self._ids[row] for row in np.flatnonzero(allowed)]
            near = vectors.nearest(vector, _BY_VECTOR, among=among)
        else:
            near = vectors.nearest(vector, _OVER_FETCH)
        found = {self._rows[passage]: cosine for passage, cosine in near.items()}
        return {row: c for row, c in found.items() if allowed is None or allowed[row]}

    def _meaning(
        self, vector: npt.NDArray[np.float32], cosines: Mapping[int, float]
    ) -> npt.NDArray[np.float64]:
        """Return the rows' cosines in deviations over the store, the rows in ascending order."""
        near = np.array([cosines[row] for row in sorted(cosines)], dtype=np.float64)
        if not vector.any():
            return near
        mean, deviation = self.generation.moments.of(vector)
        return (near - mean) / deviation

    def _beside(self, words: npt.NDArray[np.float32], row: int, step: int) -> float:
        """Return the score of the passage before or after one, in the same document."""
        there = row + step
        if not 0 <= there < len(self) or self._documents[there] != self._documents[row]:
            return _ALONE
        return float(words[there])


def _reordered(hits: Sequence[Hit], scores: Sequence[float]) -> list[Hit]:
    """Return the hits with other scores, best first; ties keep their order."""
    scored = [hit.scored(round(score, 5)) for hit, score in zip(hits, scores, strict=True)]
    return sorted(scored, key=attrgetter("score"), reverse=True)


__all__ = ["Filters", "Found", "Index", "Query"]
