"""The Python API: open a store, ask, search, read the pages."""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypedDict, Unpack

from index.embedding import load_embedder
from index.errors import DossierError, StoreDamaged
from index.inventory import StoreStatus, status
from index.store import Manifest, current, mismatch, open_generation
from rag.answer import Answer, Evidence, Notice, Sentence
from rag.chat import Chat
from rag.opened import LanguageData, Opened
from rag.pipeline import Engines, answering
from rag.question import read_question
from rag.retrieval import Filters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from index.documents import Document, Kind, Language
    from index.embedding import Embedder
    from rag.coverage import Coverage
    from rag.hits import Hit
    from rag.llm import Generator


class Filtering(TypedDict, total=False):
    """Which documents may be used; a field left out or None is free.

    ``kind`` is ``article`` or ``comment``; names compare without case; dates are ISO and
    inclusive; ``language`` is that of the documents.
    """

    kind: Kind | None
    outlet: str | None
    author: str | None
    since: str | None
    until: str | None
    language: Language | None


@dataclass(frozen=True, slots=True)
class QuestionFailed:
    """A question of a series that could not be asked, and why."""

    question: str
    error: DossierError


class Dossier:
    """A store opened for questions; make one with :meth:`open`.

    It keeps answering while another process builds, and answers from the new generation as soon
    as the build has ended.
    """

    def __init__(self, store: Path, opened: Opened, engines: Engines) -> None:
        self._store = store
        self._opened = opened
        self._engines = engines
        self._moving = threading.Lock()

    @classmethod
    def open(cls, store: str | os.PathLike[str], *, download: bool = False) -> Self:
        """Open a store.

        Parameters
        ----------
        store
            The store's folder.
        download
            Let the store's named embedding model be fetched when it is not on this disk.

        Raises
        ------
        index.errors.StoreMissing, index.errors.StoreDamaged
            There is no store, or it does not open.
        index.errors.StoreMismatch
            The weights that made its vectors are not those that would search them.
        index.errors.EmbedderMissing
            Its named embedding model is not on this disk.
        """
        place = Path(store)
        generation = open_generation(place)
        try:
            embedder = load_embedder(generation.manifest.embedder, download=download)
            _require_same(place, generation.manifest, embedder)
        except DossierError:
            generation.close()
            raise
        try:
            opened = Opened(generation, embedder, LanguageData.load())
        except sqlite3.Error as error:
            generation.close()
            raise StoreDamaged(store=place, why=f"its ledger: {error}") from error
        engines = Engines(os.environ.get("OLLAMA_HOST"), os.environ.get("DOSSIER_OPENAI_URL"))
        return cls(place, opened, engines)

    def close(self) -> None:
        """Release the store's files."""
        self._opened.generation.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Asking

    def ask(
        self, question: str, *, llm: str | Generator | None = None, **filters: Unpack[Filtering]
    ) -> Answer:
        """Answer a question: the last item of :meth:`stream`, whose parameters it shares."""
        *_, answer = self.stream(question, llm=llm, **filters)
        if not isinstance(answer, Answer):
            raise TypeError(f"a stream ended with {type(answer).__name__}")
        return answer

    def stream(
        self, question: str, *, llm: str | Generator | None = None, **filters: Unpack[Filtering]
    ) -> Iterator[Evidence | Sentence | Notice | Answer]:
        """Yield the evidence, then each checked sentence, then the answer.

        A :class:`rag.answer.Notice` may come between while a model is being loaded.

        Parameters
        ----------
        question
            In French or English, at most 2,000 characters.
        llm
            ``auto`` (also None), ``extracts``, ``ollama:MODEL``, ``openai:MODEL`` or a generator.
        **filters
            See :class:`Filtering`.

        Raises
        ------
        rag.errors.QuestionInvalid
            An empty or over-long question.
        rag.errors.EngineUnknown
            An ``llm`` that names no engine.
        """
        self._refresh()
        asked = read_question(question, main_language=self._opened.main_language)
        return answering(self._opened, asked, self._engines.choose(llm), Filters(**filters))

    def ask_many(
        self, questions: Iterable[str], *, llm: str | Generator | None = None
    ) -> Iterator[Answer | QuestionFailed]:
        """Yield one result a question, in order; one that cannot be asked stops none."""
        for question in questions:
            try:
                yield self.ask(question, llm=llm)
            except DossierError as error:
                yield QuestionFailed(question, error)

    def chat(self) -> Chat:
        """Return a conversation, whose follow-ups are understood from what was asked before."""
        return Chat(self)

    def search(self, query: str, *, k: int = 10, **filters: Unpack[Filtering]) -> list[Hit]:
        """Return the ``k`` best passages for a query, best first."""
        self._refresh()
        opened = self._opened
        asked = read_question(query, main_language=opened.main_language)
        return opened.index.search(opened.search_query(asked), k=k, filters=Filters(**filters))

    # Reading

    def page_text(self, path: str) -> str:
        """Return the text that a page's offsets count in.

        Raises
        ------
        KeyError
            When the store has no such page.
        """
        text = self._opened.generation.ledger.page_text(path)
        if text is None:
            raise KeyError(path)
        return text

    def documents(self) -> Iterator[Document]:
        """Yield every article and comment, by path and place."""
        self._refresh()
        opened = self._opened
        yield from opened.generation.ledger.documents()

    def document(self, document_id: str) -> Document:
        """Return one article or comment.

        Raises
        ------
        KeyError
            When there is no such document.
        """
        document = self._opened.generation.ledger.document(document_id)
        if document is None:
            raise KeyError(document_id)
        return document

    def passage(self, passage_id: str) -> Hit:
        """Return one passage as a hit of score 0.

        Raises
        ------
        KeyError
            When there is no such passage.
        """
        return self._opened.index.hit(passage_id, 0.0)

    @property
    def opened(self) -> Opened:
        """The generation at hand, ready to be searched; for evaluations and fitting."""
        self._refresh()
        return self._opened

    @property
    def coverage(self) -> Coverage:
        """What the dossier covers: counts, dates, outlets, subjects."""
        self._refresh()
        return self._opened.coverage

    def status(self) -> StoreStatus:
        """Return what the store holds, file by file."""
        return status(self._store)

    def _refresh(self) -> None:
        """Move to the current generation when a build has ended since the last look.

        The one left behind is closed once no answer under way in another thread reads it.
        """
        with self._moving:
            opened = self._opened
            if current(self._store) in {None, opened.generation.name}:
                return
            generation = open_generation(self._store)
            if generation.manifest != opened.generation.manifest:
                generation.close()
                renewed = type(self).open(self._store)
                self._opened = renewed._opened
            else:
                self._opened = opened.moved_to(generation)
            weakref.finalize(opened, opened.generation.close)


def _require_same(store: Path, made: Manifest, embedder: Embedder) -> None:
    wanted = Manifest(
        embedder=made.embedder,
        embedder_id=embedder.id,
        dimension=embedder.dimension,
        splitter=made.splitter,
    )
    if made != wanted:
        raise mismatch(store, made, wanted)


__all__ = ["Dossier", "Filtering", "QuestionFailed"]
