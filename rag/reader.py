"""A store kept open for questions, moving to each new generation once its build has ended."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from typing import TYPE_CHECKING

from index.embedding import load_embedder
from index.errors import DossierError, StoreDamaged
from index.store import Manifest, current, mismatch, open_generation
from index.system import LEDGER, part_damaged
from rag.errors import DossierClosed
from rag.opened import LanguageData, Opened

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding import Embedder
    from rag.retrieval.reranker import Reranker


class Reader:
    """One store and the generation of it that answers; safe to share between threads.

    Parameters
    ----------
    store
        The store's folder.
    opened
        Its generation, ready for questions.
    """

    def __init__(self, store: Path, opened: Opened) -> None:
        self.store = store
        self._opened = opened
        self._moving = threading.Lock()
        self._closed = False

    @property
    def last(self) -> Opened:
        """The generation last looked at, which answers already given speak of."""
        self._require_open()
        return self._opened

    def now(self) -> Opened:
        """Return the current generation, moving to it when a build has ended since the last look.

        The one left behind is closed once no answer under way in another thread reads it.

        Raises
        ------
        DossierClosed
            After :meth:`close`.
        """
        with self._moving:
            self._require_open()
            opened = self._opened
            if current(self.store) not in {None, opened.generation.name}:
                generation = open_generation(self.store)
                if generation.manifest != opened.generation.manifest:
                    generation.close()
                    self._opened = open_store(self.store, reranker=opened.reranker)
                else:
                    self._opened = opened.moved_to(generation)
                weakref.finalize(opened, opened.generation.close)
            return self._opened

    def close(self) -> None:
        """Release the store's files; what is asked afterwards raises ``DossierClosed``."""
        if not self._closed:
            self._closed = True
            self._opened.generation.close()

    def _require_open(self) -> None:
        if self._closed:
            raise DossierClosed(store=self.store)


def open_store(store: Path, *, download: bool = False, reranker: Reranker | None = None) -> Opened:
    """Open a store's current generation and the model that searches it.

    Raises
    ------
    StoreMissing, StoreDamaged, StoreMismatch, EmbedderMissing, BuiltinMissing
        See their sentences.
    """
    generation = open_generation(store)
    try:
        embedder = load_embedder(generation.manifest.embedder, download=download)
        _require_same(store, generation.manifest, embedder)
        return Opened(generation, embedder, LanguageData.load(), reranker)
    except sqlite3.Error as error:
        generation.close()
        raise StoreDamaged(store=store, why=part_damaged(LEDGER, error)) from error
    except DossierError:
        generation.close()
        raise


def _require_same(store: Path, made: Manifest, embedder: Embedder) -> None:
    wanted = Manifest(
        embedder=made.embedder,
        embedder_id=embedder.id,
        dimension=embedder.dimension,
        splitter=made.splitter,
    )
    if made != wanted:
        raise mismatch(store, made, wanted)
