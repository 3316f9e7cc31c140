"""Measure what was made, on sets nothing was trained on: `python -m index.training.evaluate`.

Prints nDCG@10 of the reference BM25, of the vectors alone, of the four lexical fields and of their
fusion, over the folders under `data/dev`; the table of docs/retrieval-notes.md is its output.
"""

import argparse
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt
import Stemmer

from index.analysis import fold, is_stop, terms, words
from index.embedding import BuiltinEmbedder
from index.translation import TranslationTable

Scores = npt.NDArray[np.float64]
Cut = Callable[[str, str], list[str]]

K1, B = 0.9, 0.5
GRAM = 4
SENSES, SENSE_POWER = 8, 0.4
FIELD_WEIGHTS = {"stems": 1.0, "forms": 0.5, "bigrams": 0.3, "grams": 0.3}
CROSSED_GRAMS = 0.1  # weight of the four-grams when question and passage differ in language
VECTOR_WEIGHTS = (0.0, 0.15, 0.3, 0.45, 0.6)

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class DevSet:
    """Passages, questions, and for each question the places of the passages that answer it."""

    name: str
    passages: list[str]
    questions: list[str]
    relevant: list[set[int]]
    spoken: str
    written: str


class Field:
    """One way of cutting the passages into terms, with the BM25 weights of each term."""

    def __init__(self, cut: list[list[str]], k1: float = K1, b: float = B) -> None:
        self._place: dict[str, int] = {}
        ids = [[self._place.setdefault(t, len(self._place)) for t in some] for some in cut]
        self._bm25 = bm25s.BM25(method="lucene", k1=k1, b=b)
        self._bm25.index((ids, self._place), show_progress=False)
        self.size = len(cut)

    def column(self, term: str) -> Scores:
        """Give the score of one term in every passage."""
        scores = np.zeros(self.size)
        place = self._place.get(term)
        if place is not None:
            matrix = self._bm25.scores
            begin, end = matrix["indptr"][place], matrix["indptr"][place + 1]
            scores[matrix["indices"][begin:end]] = matrix["data"][begin:end]
        return scores

    def scores(self, query: list[str]) -> Scores:
        """Add the scores of the query's terms."""
        columns = [self.column(term) for term in query]
        return np.asarray(np.sum(columns or [np.zeros(self.size)], axis=0))


def forms(text: str, language: str) -> list[str]:
    """Give the words as written, folded but not stemmed, function words left out.

    >>> forms("Les grèves d'hier", "fr")
    ['greves', 'hier']
    """
    return [word.text for word in words(text) if not is_stop(word.text, language)]


def bigrams(text: str, language: str) -> list[str]:
    """Give every two stems that follow each other.

    >>> bigrams("Les grèves du port d'Azur", "fr")
    ['grev port', 'port azur']
    """
    stems = terms(text, language)
    return [f"{one} {other}" for one, other in pairwise(stems)]


def grams(text: str, language: str) -> list[str]:
    """Give the character four-grams of each word between its borders.

    >>> grams("l'Azur", "fr")
    ['^azu', 'azur', 'zur$']
    """
    bordered = [f"^{word}$" for word in forms(text, language)]
    return [w[i : i + GRAM] for w in bordered for i in range(max(1, len(w) - GRAM + 1))]


def reference_terms(text: str, language: str) -> list[str]:
    """Give the terms of the reference BM25: folded, stemmed, no function word left out."""
    stemmer = Stemmer.Stemmer("french" if language == "fr" else "english")
    return [str(stemmer.stemWord(word.text)) for word in words(fold(text))]


class Measured:
    """One set with its scores, each computed when first asked for."""

    def __init__(self, dev: DevSet, embedder: BuiltinEmbedder, table: TranslationTable) -> None:
        self._dev = dev
        self._embedder = embedder
        self._table = table

    @cached_property
    def reference(self) -> Scores:
        """BM25 as named in the project's notes: k1 1.5, b 0.75, no function word left out."""
        return self._field(reference_terms, 1.5, 0.75)

    @cached_property
    def vectors(self) -> Scores:
        """Cosines of the built-in model."""
        questions = self._embedder.encode_queries(self._dev.questions)
        return np.asarray(questions @ self._embedder.encode_passages(self._dev.passages).T)

    @cached_property
    def lexical(self) -> Scores:
        """The four fields added, or across languages the bridged stems and the four-grams."""
        if self._dev.spoken != self._dev.written:
            return self._bridged() + CROSSED_GRAMS * self._field(grams)
        cuts: dict[str, Cut] = {"stems": terms, "forms": forms, "bigrams": bigrams, "grams": grams}
        fields = [weight * self._field(cuts[name]) for name, weight in FIELD_WEIGHTS.items()]
        return np.asarray(np.sum(fields, axis=0))

    def fused(self, weight: float) -> Scores:
        """Add the z-scores of both sides, those of the vectors times `weight`."""
        return z_scores(self.lexical) + weight * z_scores(self.vectors)

    def ndcg(self, scores: Scores) -> float:
        """Mean nDCG@10 over the questions."""
        return float(
            np.mean([ndcg10(s, r) for s, r in zip(scores, self._dev.relevant, strict=True)])
        )

    def _field(self, cut: Cut, k1: float = K1, b: float = B) -> Scores:
        dev = self._dev
        field = Field([cut(text, dev.written) for text in dev.passages], k1, b)
        return np.array([field.scores(cut(text, dev.spoken)) for text in dev.questions])

    def _bridged(self) -> Scores:
        """Score each stem as the best of itself and its translations, these by their rank."""
        dev = self._dev
        field = Field([terms(text, dev.written) for text in dev.passages])
        rows = []
        for question in dev.questions:
            row = np.zeros(field.size)
            for stem in terms(question, dev.spoken):
                best = field.column(stem)
                senses = self._table.translations(stem, source=dev.spoken)[:SENSES]
                for sense, share in senses:
                    weight = (share / senses[0][1]) ** SENSE_POWER
                    best = np.maximum(best, weight * field.column(sense))
                row += best
            rows.append(row)
        return np.array(rows)


def ndcg10(scores: Scores, relevant: set[int]) -> float:
    """Give nDCG@10 of one question; ties go to the earlier passage.

    >>> ndcg10(np.array([0.1, 0.9, 0.5]), {2})
    0.6309297535714575
    """
    top = np.argsort(-scores, kind="stable")[:10]
    gain = sum(1 / np.log2(rank + 2) for rank, place in enumerate(top) if place in relevant)
    ideal = sum(1 / np.log2(rank + 2) for rank in range(min(10, len(relevant))))
    return float(gain / ideal) if ideal else 0.0


def z_scores(scores: Scores) -> Scores:
    """Centre and scale each row.

    >>> z_scores(np.array([[1.0, 3.0]])).tolist()
    [[-1.0, 1.0]]
    """
    spread = scores.std(axis=1, keepdims=True)
    return np.asarray((scores - scores.mean(axis=1, keepdims=True)) / np.maximum(spread, 1e-9))


def read_dev(folder: Path) -> DevSet:
    """Read one development set; the title, where there is one, leads the passage."""
    passages = _rows(folder / "passages.jsonl")
    questions = _rows(folder / "queries.jsonl")
    place = {passage["id"]: number for number, passage in enumerate(passages)}
    answers: dict[str, set[int]] = {question["id"]: set() for question in questions}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
        question, passage = line.split("\t")[:2]
        if question in answers and passage in place:
            answers[question].add(place[passage])
    spoken = questions[0]["lang"]
    crossed = {"fr": "en", "en": "fr"}[spoken]
    return DevSet(
        folder.name,
        [f"{passage.get('title') or ''} {passage['text']}".strip() for passage in passages],
        [question["text"] for question in questions],
        [answers[question["id"]] for question in questions],
        spoken,
        crossed if "xling" in folder.name else spoken,
    )


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def report(sets: Sequence[DevSet]) -> list[str]:
    """Write a Markdown table, one line per set."""
    titles = ["set", "reference BM25", "vectors", *(f"fused, w {w}" for w in VECTOR_WEIGHTS)]
    lines = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    embedder, table = BuiltinEmbedder(), TranslationTable.load()
    for dev in sets:
        measured = Measured(dev, embedder, table)
        every = [measured.reference, measured.vectors, *map(measured.fused, VECTOR_WEIGHTS)]
        figures = [f"{measured.ndcg(scores):.4f}" for scores in every]
        lines.append("| " + " | ".join([dev.name, *figures]) + " |")
    return lines


def main() -> None:
    """Measure every set under `data/dev`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds dev/")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    folders = sorted(path.parent for path in (options.data / "dev").glob("*/qrels.tsv"))
    log.info("%s", "\n".join(report([read_dev(folder) for folder in folders])))


if __name__ == "__main__":
    main()
