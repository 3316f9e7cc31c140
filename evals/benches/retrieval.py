"""Retrieval alone on sets of queries and judged passages: ours beside plain references.

Scored by ``ir-measures`` (nDCG@10, R@1, R@5, R@10, RR@10): a query without results scores zero,
ties are broken by passage id. The reference BM25 is one recipe, always named with its figures:
``bm25s``, method lucene, k1 1.5, b 0.75, accents folded, PyStemmer, no stop words, title + text
(nDCG@10 0.793 on PIAF).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, Protocol, TypeAlias

from evals.intervals import Interval, paired, pooled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from evals.benches.sets import Set

    Rankings: TypeAlias = Mapping[str, Mapping[str, float]]  # query -> passage -> score

DEPTH = 10
MEASURES = ("nDCG@10", "R@1", "R@5", "R@10", "RR@10")


class Encoder(Protocol):
    """An embedding model, as the index uses one."""

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one row per passage."""

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give one row per query."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """What one system found, and the seconds it took to index the passages and to search."""

    rankings: Rankings
    indexing: float
    searching: float


@dataclass(frozen=True, slots=True)
class Retrieved:
    """One system's figures on one set, and its difference from the reference on the first.

    ``indexed`` counts passages a second, ``asked`` queries a second.
    """

    system: str
    measures: Mapping[str, Interval]
    indexed: float
    asked: float
    change: Interval | None = None
    p_value: float | None = None


def judge(qrels: Mapping[str, frozenset[str]], rankings: Rankings) -> dict[str, dict[str, float]]:
    """Give every measure of every judged query; a query without results scores zero.

    >>> judged = judge({"q": frozenset(["a"])}, {"q": {"a": 1.0, "b": 2.0}})
    >>> round(judged["nDCG@10"]["q"], 3), judged["RR@10"]["q"]
    (0.631, 0.5)
    """
    import ir_measures

    judged = [
        ir_measures.Qrel(query, passage, 1) for query, found in qrels.items() for passage in found
    ]
    found = [
        ir_measures.ScoredDoc(query, passage, score)
        for query, ranking in rankings.items()
        for passage, score in ranking.items()
    ]
    wanted = {ir_measures.parse_measure(name): name for name in MEASURES}
    scores: dict[str, dict[str, float]] = {
        name: dict.fromkeys(qrels, 0.0) for name in wanted.values()
    }
    for metric in ir_measures.iter_calc(list(wanted), judged, found):
        scores[wanted[metric.measure]][metric.query_id] = float(metric.value)
    return scores


def table(
    qrels: Mapping[str, frozenset[str]], systems: Mapping[str, Ranked], *, passages: int
) -> list[Retrieved]:
    """Score several systems; the first one is the reference the others are paired with."""
    rows: list[Retrieved] = []
    reference: Mapping[str, float] = {}
    for name, ranked in systems.items():
        judged = judge(qrels, ranked.rankings)
        speeds = (passages / ranked.indexing, len(ranked.rankings) / ranked.searching)
        main = judged[MEASURES[0]]
        measures = {
            measure: pooled({query: (score, 1.0) for query, score in scores.items()})
            for measure, scores in judged.items()
        }
        if not rows:
            reference = main
            rows.append(Retrieved(name, measures, *speeds))
            continue
        change, p = paired({query: [score - reference[query]] for query, score in main.items()})
        rows.append(Retrieved(name, measures, *speeds, change, p))
    return rows


def reference_bm25(found: Set, queries: Sequence[str]) -> Ranked:
    """Rank with the reference BM25 (see the module's docstring for the recipe)."""
    import bm25s
    import Stemmer

    language = "french" if _main_language(found) == "fr" else "english"
    stemmer = Stemmer.Stemmer(language)

    def cut(texts: Sequence[str]) -> object:
        folded = [folded_accents(text) for text in texts]
        return bm25s.tokenize(folded, stopwords=[], stemmer=stemmer, show_progress=False)

    names = list(found.passages)
    began = perf_counter()
    retriever = bm25s.BM25(method="lucene", k1=1.5, b=0.75)
    retriever.index(cut(_titled(found)), show_progress=False)
    indexed = perf_counter()
    tokens = cut([found.queries[query]["text"] for query in queries])
    places, scores = retriever.retrieve(tokens, k=min(DEPTH, len(names)), show_progress=False)
    rankings = {
        query: {names[place]: float(score) for place, score in zip(*row, strict=True) if score > 0}
        for query, row in zip(queries, zip(places, scores, strict=True), strict=True)
    }
    return Ranked(rankings, indexed - began, perf_counter() - indexed)


def dossier_rankings(found: Set, queries: Sequence[str], *, embedder: str, scratch: Path) -> Ranked:
    """Index a set's passages as pages of their own and rank with `Dossier.search`."""
    import index
    from evals.benches.sets import write_pages
    from rag import Dossier

    pages, store, named = scratch / "pages", scratch / "store", _names(found)
    write_pages(found, pages)
    began = perf_counter()
    index.build([pages], store=store, embedder=embedder)
    with Dossier.open(store) as dossier:
        indexed = perf_counter()
        rankings = {
            query: _best(
                (named[hit.source.path], hit.score)
                for hit in dossier.search(found.queries[query]["text"], k=2 * DEPTH)
            )
            for query in queries
        }
        return Ranked(rankings, indexed - began, perf_counter() - indexed)


def vector_rankings(encoder: Encoder, found: Set, queries: Sequence[str]) -> Ranked:
    """Rank by the cosine of an embedding model alone."""
    import numpy as np

    names = list(found.passages)
    began = perf_counter()
    passages = _unit(encoder.encode_passages(_titled(found)))
    indexed = perf_counter()
    asked = _unit(encoder.encode_queries([found.queries[query]["text"] for query in queries]))
    rankings = {}
    for query, row in zip(queries, asked @ passages.T, strict=True):
        best = np.argsort(-row, kind="stable")[:DEPTH]
        rankings[query] = {names[place]: float(row[place]) for place in best}
    return Ranked(rankings, indexed - began, perf_counter() - indexed)


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)


def folded_accents(text: str) -> str:
    """Lower-case and drop accents.

    >>> folded_accents("Été à Noël")
    'ete a noel'
    """
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _titled(found: Set) -> list[str]:
    """Give each passage under its title, as the reference reads it."""
    return [f"{found.titles[name]}\n{text}".strip() for name, text in found.passages.items()]


def _best(scored: Iterator[tuple[str, float]]) -> dict[str, float]:
    """Keep each passage's best score: a long one was cut into several."""
    best: dict[str, float] = {}
    for name, score in scored:
        best[name] = max(score, best.get(name, score))
    return dict(sorted(best.items(), key=lambda pair: -pair[1])[:DEPTH])


def _names(found: Set) -> dict[str, str]:
    from evals.benches.sets import page_of

    return {page_of(name): name for name in found.passages}


def _main_language(found: Set) -> str:
    from index.analysis import language_of

    sample = [language_of(text) for text in list(found.passages.values())[:200]]
    return "fr" if sample.count("fr") >= sample.count("en") else "en"
