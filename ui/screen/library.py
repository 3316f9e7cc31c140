"""The store as the screen reads it: opened when there is one, asked for pages and threads."""

from __future__ import annotations

import threading
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.errors import StoreMissing
from index.store import current
from ui.screen.examples import examples
from ui.screen.turn import Thread, Turn, thread_of
from ui.screen.views.cards import Around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from index.documents import Document, Language
    from index.inventory import StoreStatus
    from rag import Dossier
    from rag.answer import Citation
    from rag.hits import Hit


@dataclass(slots=True)
class Library:
    """One store, shared by every visitor; holds no state of theirs.

    Parameters
    ----------
    store
        The store's folder; it may not exist yet.
    opener
        Opens it, as ``Dossier.open`` does.
    """

    store: Path
    opener: Callable[[Path], Dossier]
    _dossier: Dossier | None = None
    _generation: str | None = ""
    _grouped: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)
    _examples: dict[Language, tuple[Mapping[str, object], list[str]]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def dossier(self) -> Dossier | None:
        """Return the open dossier, or None while there is no store."""
        with self._lock:
            if self._dossier is None:
                try:
                    self._dossier = self.opener(self.store)
                except StoreMissing:
                    return None
            return self._dossier

    def status(self) -> StoreStatus | None:
        """Return what the store holds, or None while there is no store."""
        dossier = self.dossier()
        return None if dossier is None else dossier.status()

    @property
    def generation(self) -> str | None:
        """The name of the store's current generation; None while there is none."""
        return current(self.store)

    def pages(self) -> Mapping[str, tuple[Document, ...]]:
        """Return the documents of every page, read once per generation of the store."""
        dossier = self.dossier()
        if dossier is None:
            return {}
        generation = self.generation
        if self._generation != generation:
            grouped: dict[str, list[Document]] = defaultdict(list)
            for document in dossier.documents():
                grouped[document.path].append(document)
            self._grouped = {path: tuple(group) for path, group in grouped.items()}
            self._generation = generation
        return self._grouped

    def around(self, turns: Iterable[Turn]) -> Around:
        """Return the threads of every comment shown, and the passages cited but not found."""
        dossier = self.dossier()
        shown: list[Hit | Citation] = []
        passages: dict[str, Hit] = {}
        for turn in turns:
            found = {hit.passage_id for hit in turn.known_hits}
            shown += [*turn.known_hits, *turn.citations]
            for cited in turn.citations:
                if cited.passage_id not in found and dossier is not None:
                    with suppress(KeyError):
                        passages[cited.passage_id] = dossier.passage(cited.passage_id)
        return Around(self.threads(shown), passages)

    def threads(self, hits: Iterable[Hit | Citation]) -> dict[str, Thread]:
        """Return what stands around each comment among the hits, by document id."""
        pages = self.pages()
        found: dict[str, Thread] = {}
        for hit in hits:
            if hit.source.kind == "comment" and hit.document_id not in found:
                on_page = pages.get(hit.source.path, ())
                for document in on_page:
                    if document.id == hit.document_id:
                        found[hit.document_id] = thread_of(document, on_page)
        return found

    def outlets(self) -> list[str]:
        """Return the outlets' names in alphabetical order."""
        known = (document.outlet for page in self.pages().values() for document in page)
        return sorted({outlet for outlet in known if outlet}, key=str.casefold)

    def examples(self, language: Language) -> list[str]:
        """Return example questions drawn from the pages, once per generation of the store."""
        pages = self.pages()
        drawn_from, known = self._examples.get(language, (None, []))
        if drawn_from is not pages:  # not by the generation's name, which may change meanwhile
            known = examples((one for page in pages.values() for one in page), language)
            self._examples[language] = (pages, known)
        return known
