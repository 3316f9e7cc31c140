"""The Python API: open a store, ask, search, read the pages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

from index.errors import DossierError
from index.inventory import StoreStatus, status
from rag.answer import Answer, Evidence, Notice, Sentence, last_of
from rag.chat import Chat
from rag.errors import PageUnknown, QuestionFailed
from rag.pipeline import Engines, answering
from rag.questions.question import read_question
from rag.reader import Reader, open_store
from rag.retrieval.filters import Filtering, Filters
from rag.retrieval.ranking import ranking
from rag.retrieval.reranker import CrossReranker
from rag.validation import SEARCH, check_count, check_question

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from index.documents import Document
    from rag.coverage import Coverage
    from rag.hits import Hit
    from rag.llama import DossierQueryEngine, DossierRetriever
    from rag.llm import Generator
    from rag.opened import Opened


class Dossier:
    """A store opened for questions; make one with :meth:`open`.

    It keeps answering while another process builds, and answers from the new generation as soon
    as the build has ended.
    """

    def __init__(self, store: Path, opened: Opened, engines: Engines) -> None:
        self._reader = Reader(store, opened)
        self._engines = engines

    @classmethod
    def open(
        cls, store: str | os.PathLike[str], *, download: bool = False, reranker: str | None = None
    ) -> Self:
        """Open a store.

        Parameters
        ----------
        store
            The store's folder.
        download
            Let named models be fetched when they are not on this disk.
        reranker
            A cross-encoder of sentence-transformers, by name or folder, that reorders what the
            search finds; None, the default, for none.

        Raises
        ------
        index.errors.StoreMissing, index.errors.StoreDamaged
            There is no store, or it does not open.
        index.errors.StoreMismatch
            The weights that made its vectors are not those that would search them.
        index.errors.EmbedderMissing
            Its named embedding model is not on this disk.
        index.errors.BuiltinMissing
            The built-in model is not there or is damaged.
        index.errors.RerankerMissing
            The re-ranker cannot be loaded.
        """
        place = Path(store)
        engines = Engines(os.environ.get("OLLAMA_HOST"), os.environ.get("DOSSIER_OPENAI_URL"))
        second = CrossReranker(reranker, download=download) if reranker else None
        return cls(place, open_store(place, download=download, reranker=second), engines)

    def close(self) -> None:
        """Release the store's files."""
        self._reader.close()

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
        return last_of(self.stream(question, llm=llm, **filters))

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
            An empty or over-long question, or none.
        rag.errors.FilterInvalid
            A filter that no document can pass.
        rag.errors.EngineUnknown
            An ``llm`` that names no engine.
        rag.errors.DossierClosed
            After :meth:`close`.
        """
        opened = self._reader.now()
        asked = read_question(question, main_language=opened.main_language)
        return answering(opened, asked, self._engines.choose(llm), Filters(**filters))

    def writer(self, llm: str | Generator | None = None) -> Generator | None:
        """Return the model that would write an answer now, None when extracts would answer.

        Raises
        ------
        rag.errors.EngineUnknown
            An ``llm`` that names no engine.
        """
        return self._engines.choose(llm).generator

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
        """Return the ``k`` best passages for a query, best first; it raises as :meth:`stream`."""
        check_count(k)
        opened = self._reader.now()
        asked = read_question(check_question(query, SEARCH), main_language=opened.main_language)
        return opened.index.search(
            opened.search_query(asked), k=k, filters=Filters(**filters), rank=ranking(asked)
        )

    def barring(self, **filters: Unpack[Filtering]) -> dict[str, str]:
        """Return which of the filters let no passage through, empty when some passes them all."""
        return self._reader.now().index.facets.barring(Filters(**filters))

    # Inside LlamaIndex

    def as_retriever(self, k: int = 10, **filters: Unpack[Filtering]) -> DossierRetriever:
        """Return :meth:`search` as a LlamaIndex retriever, for its query engines and evaluators.

        Its nodes are passages, best first, with their scores and sources.
        """
        from rag.llama import DossierRetriever

        return DossierRetriever(self, k, filters)

    def as_query_engine(
        self, *, llm: str | Generator | None = None, **filters: Unpack[Filtering]
    ) -> DossierQueryEngine:
        """Return :meth:`ask` as a LlamaIndex query engine: the same answers, checked alike.

        ``source_nodes[n - 1]`` is the quote that ``[n]`` cites; ``metadata`` is the whole answer.
        """
        from rag.llama import DossierQueryEngine

        return DossierQueryEngine(self, llm, filters)

    # Reading

    def page_text(self, path: str) -> str:
        """Return the text that a page's offsets count in.

        Raises
        ------
        rag.errors.PageUnknown
            When the store has no such page; a KeyError too.
        """
        ledger = self._reader.last.generation.ledger
        text = ledger.page_text(path) if isinstance(path, str) else None
        if text is None:
            raise PageUnknown(name=path)
        return text

    def documents(self) -> Iterator[Document]:
        """Yield every article and comment, by path and place."""
        opened = self._reader.now()
        yield from opened.generation.ledger.documents()

    def document(self, document_id: str) -> Document:
        """Return one article or comment.

        Raises
        ------
        rag.errors.PageUnknown
            When there is no such document; a KeyError too.
        """
        document = self._reader.last.generation.ledger.document(document_id)
        if document is None:
            raise PageUnknown(name=document_id)
        return document

    def passage(self, passage_id: str) -> Hit:
        """Return one passage as a hit of score 0.

        Raises
        ------
        rag.errors.PageUnknown
            When there is no such passage; a KeyError too.
        """
        try:
            return self._reader.last.index.hit(passage_id, 0.0)
        except KeyError:
            raise PageUnknown(name=passage_id) from None

    @property
    def opened(self) -> Opened:
        """The generation at hand, ready to be searched; for evaluations and fitting."""
        return self._reader.now()

    @property
    def coverage(self) -> Coverage:
        """What the dossier covers: counts, dates, outlets, subjects."""
        return self._reader.now().coverage

    def status(self) -> StoreStatus:
        """Return what the store holds, file by file."""
        return status(self._reader.store)


__all__ = ["Dossier", "QuestionFailed"]
