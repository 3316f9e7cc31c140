"""One generation of a store made ready for questions: searchable, embeddable, described."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np

from index.analysis import words
from index.rarity import Rarity
from index.translation import TranslationTable
from rag.coverage import Coverage, coverage
from rag.evidence.scorer import Scorers
from rag.evidence.selection import Wanted
from rag.overview.holdings import Holdings
from rag.retrieval.cache import Kept
from rag.retrieval.query import concept_weights, concepts, sought
from rag.retrieval.search import Index, Query
from rag.retrieval.surnames import lightened

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from index.documents import Language
    from index.embedding import Embedder
    from index.store import Generation
    from rag.questions.question import Question
    from rag.retrieval.reranker import Reranker


_KEPT = 8_000  # sentences whose vectors are kept, 1 kB each
_SHORTEST_VOICE = 4  # letters of an outlet's name; "Next" is also a word
_LONGEST_VOICE = 5  # words
_POSTER = re.compile(r"(?<=[a-zà-ÿ0-9])OP\b")  # what forums add to who opened the thread
_ARTICLES = frozenset({"le", "la", "les", "l'", "the"})


@dataclass(frozen=True, slots=True)
class LanguageData:
    """What is known of French and English whatever the store: translations, rarity, scorer."""

    table: TranslationTable
    rarity: Rarity
    scorers: Scorers

    @classmethod
    def load(cls) -> LanguageData:
        """Read what the project ships."""
        return cls(TranslationTable.load(), Rarity.load(), Scorers.load())


class Opened:
    """What answering needs of a store; one per generation, closed with it."""

    def __init__(
        self,
        generation: Generation,
        embedder: Embedder,
        language: LanguageData,
        reranker: Reranker | None = None,
    ) -> None:
        self.generation = generation
        self.index = Index(generation, reranker)
        self._embedder = embedder
        self._language = language
        self.reranker = reranker
        self._embedded = Kept(partial(_embed, embedder), limit=_KEPT)

    def moved_to(self, generation: Generation) -> Opened:
        """Return the same reader over another generation made by the same embedder."""
        return Opened(generation, self._embedder, self._language, self.reranker)

    @property
    def scorers(self) -> Scorers:
        """What ranks sentences and decides whether to answer."""
        return self._language.scorers

    def wanted(self, question: Question) -> Wanted:
        """Return what passages and sentences are held against for a question."""
        lexical = self.generation.lexical
        found = concepts(question, lexical, self._language.table)
        return Wanted(
            question=question,
            concepts=found,
            weights=lightened(
                question,
                concept_weights(question, found, lexical, self._language.rarity),
                [max(map(lexical.frequency, concept.forms), default=0) for concept in found],
            ),
            vector=self._embedder.encode_queries([question.text])[0],
            voices=self._voices(question.text),
        )

    def query(self, wanted: Wanted) -> Query:
        """Return what both sides of the search look for."""
        return self._query(wanted.question, wanted.vector)

    def search_query(self, question: Question) -> Query:
        """Return the same for a question that is only searched, not answered."""
        return self._query(question, self._embedder.encode_queries([question.text])[0])

    def _query(self, question: Question, vector: npt.NDArray[np.float32]) -> Query:
        lexical = self.generation.lexical
        return Query(sought(question, lexical, self._language.table), vector, question.text)

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Embed sentences of passages; unit rows of shape (n, dimension)."""
        rows = self._embedded.of(texts)
        return np.concatenate(rows).reshape(len(rows), -1)  # as np.stack, in a third of its time

    def _voices(self, text: str) -> frozenset[str]:
        """Return the outlets and readers that a question names, articles left aside."""
        named: set[str] = set()
        for spelled in {text, _POSTER.sub("", text)}:  # a reader may be called with it, too
            asked = [word.text for word in words(spelled)]
            for at in range(len(asked)):
                for size in range(1, _LONGEST_VOICE + 1):
                    named.update(self._by_call.get(tuple(asked[at : at + size]), ()))
        return frozenset(named)

    @cached_property
    def _by_call(self) -> dict[tuple[str, ...], list[str]]:
        names = [*self.coverage.outlets, *self.coverage.readers]
        calls: dict[tuple[str, ...], list[str]] = {}
        for name in names:
            if len(name) > _SHORTEST_VOICE or name in self.coverage.readers:
                calls.setdefault(_called(name), []).append(name)
        return calls

    @cached_property
    def coverage(self) -> Coverage:
        """What the dossier covers."""
        return coverage(self.generation.ledger.documents())

    @cached_property
    def holdings(self) -> Holdings:
        """Every document, as questions about the dossier itself need them."""
        ledger = self.generation.ledger
        return Holdings(
            list(ledger.documents()),
            lambda path: ledger.page_text(path) or "",
            self._language.table,
        )

    @cached_property
    def reprinted(self) -> Mapping[str, tuple[str, ...]]:
        """Of each article that is one text with others, their document ids."""
        return self.generation.ledger.reprinted()

    @cached_property
    def main_language(self) -> Language:
        """The language of most documents; French when they tie."""
        return self.generation.ledger.main_language()


def _called(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, without a leading article."""
    called = tuple(word.text for word in words(name))
    return called[1:] if called[:1] and called[0] in _ARTICLES else called


def _embed(embedder: Embedder, texts: Sequence[str]) -> list[npt.NDArray[np.float32]]:
    return [row.copy() for row in embedder.encode_passages(list(texts))]
