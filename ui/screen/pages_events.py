"""What happens in the pages tab: adding, choosing, correcting and removing pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.errors import DossierError
from index.readers.dates import told_date
from ui.screen.indexing import Ended, added_folder, correct, indexing, keep, place_of
from ui.screen.pages_tab import CORRECTIONS
from ui.screen.views import pages
from ui.screen.views.markup import page
from ui.screen.words.texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from index.documents import Document, Language
    from ui.screen.library import Library
    from ui.screen.pages_tab import PagesTab

FILES_AT_MOST = 500
Update = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class PagesEvents:
    """The tab's event functions: each returns what its components become."""

    tab: PagesTab
    library: Library

    def show(self, language: Language) -> Update:
        """Return the table and the pages one can correct."""
        import gradio as gr

        found: Mapping[str, Sequence[Document]] = {}
        try:
            found = self.library.pages()
            blocks = pages.table(self.library.status(), found, language)
        except DossierError as error:
            blocks = pages.trouble(error, language)
        choices = gr.update(choices=[(one, one) for one in found])
        return {self.tab.table: page(blocks), self.tab.which: choices}

    def add(self, files: list[str] | None, language: Language) -> Iterator[Update]:
        """Index uploaded files, telling the progress file by file."""
        if not files:
            return
        if len(files) > FILES_AT_MOST:
            said = say(language, "too_many", limit=FILES_AT_MOST)
            yield {self.tab.outcome: page(pages.told(said))}
            return
        folder = added_folder(self.library.store)
        keep(files, folder)
        yield from self._index([folder], language)

    def _index(self, paths: list[Path], language: Language) -> Iterator[Update]:
        import gradio as gr

        tab = self.tab
        for step in indexing(paths, self.library.store):
            if not isinstance(step, Ended):
                yield {tab.outcome: page(pages.progress(step, language))}
            elif step.summary is not None:
                done = page(pages.outcome(step.summary, language))
                yield {tab.outcome: done, tab.files: gr.update(value=None), **self.show(language)}
            elif step.error is not None:
                yield {tab.outcome: page(pages.trouble(step.error, language))}

    def choose(self, path: str | None) -> Update:
        """Fill the corrections with what is known of a page."""
        import gradio as gr

        documents = self.library.pages().get(path or "", ())
        named = next((one for one in documents if one.kind == "article"), None)
        values = [(getattr(named, name) or "") if named else "" for name, _ in CORRECTIONS]
        update: Update = dict(zip(self.tab.fields, values, strict=True))
        return update | {self.tab.sure: gr.update(visible=False), self.tab.corrected: ""}

    def save(self, path: str | None, language: Language, *values: str) -> Iterator[Update]:
        """Write a page's correction beside it and index the page again."""
        place = place_of(path, self.library.store) if path else None
        if place is None:
            yield self._not_found(path, language)
            return
        given = {name: value.strip() for (name, _), value in zip(CORRECTIONS, values, strict=True)}
        if given["date"] and told_date(given["date"]) is None:
            said = say(language, "date_wrong", value=given["date"])
            yield {self.tab.corrected: page(pages.told(said))}
            return
        sources = correct(place, given)
        for step in indexing([place.file], self.library.store):
            if isinstance(step, Ended) and step.error is not None:
                yield {self.tab.corrected: page(pages.trouble(step.error, language))}
                return
        said = say(language, "saved", file=sources.name)
        yield {self.tab.corrected: page(pages.told(said)), **self.show(language)}

    def _not_found(self, path: str | None, language: Language) -> Update:
        """Say that no page is chosen, or that the one chosen has been removed meanwhile."""
        said = say(language, "page_missing" if path else "choose_page")
        return {self.tab.corrected: page(pages.told(said)), **self.show(language)}

    def ask_removal(self, path: str | None, language: Language) -> Update:
        """Show the button that really removes."""
        import gradio as gr

        said = say(language, "remove_what", path=path) if path else say(language, "choose_page")
        said = page(pages.told(said))
        return {self.tab.sure: gr.update(visible=bool(path)), self.tab.corrected: said}

    def remove(self, path: str | None, language: Language) -> Update:
        """Drop a page from the store; a file that was added here goes with it."""
        import gradio as gr

        from index.removal import remove

        store = self.library.store
        place = place_of(path, store) if path else None
        if path is None or place is None:
            return self._not_found(path, language)
        try:
            remove([path], store=store)
        except DossierError as error:
            return {self.tab.corrected: page(pages.trouble(error, language))}
        added = added_folder(store).resolve() in place.file.resolve().parents
        if added:
            place.file.unlink(missing_ok=True)
        key = "removed" if added else "removed_kept"
        said = page(pages.told(say(language, key, path=path, root=place.root)))
        choices = gr.update(choices=list(self.library.pages()), value=None)
        shown = self.show(language) | self.choose(None)
        return shown | {self.tab.corrected: said, self.tab.which: choices}
