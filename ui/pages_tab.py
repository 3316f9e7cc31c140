"""The pages tab: add pages, see what was read, correct what a page does not say, remove one.

It is made when a visitor first opens it, so that a page opens without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from index.errors import DossierError
from ui import pages
from ui.edge import telling, told
from ui.indexing import Ended, added_folder, correct, indexing, keep, place_of
from ui.markup import page
from ui.pane import paint, pane, quiet
from ui.texts import say
from ui.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import gradio as gr

    from index.documents import Language
    from ui.library import Library

FILES_AT_MOST = 500
CORRECTIONS = (("outlet", "col_outlet"), ("title", "col_title"), ("date", "col_date"),
               ("url", "url"), ("author", "author"))  # fmt: skip
Update = dict[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesTab:
    """The tab's components; ``fields`` are the corrections, in the order of ``CORRECTIONS``."""

    table: gr.Markdown
    files: gr.File
    folder: gr.UploadButton
    outcome: gr.Markdown
    which: gr.Dropdown
    fields: tuple[gr.Textbox, ...]
    save: gr.Button
    remove: gr.Button
    sure: gr.Button
    corrected: gr.Markdown


def pages_tab(words: Words) -> PagesTab:
    """Lay the tab's content out."""
    import gradio as gr

    parts: dict[str, Any] = {}
    with gr.Row(elem_id="shelf"):
        with gr.Column(scale=3, min_width=300, elem_id="adding"):
            files = {"file_count": "multiple", "type": "filepath", "height": 150}
            parts["files"] = words.make(gr.File, {"label": "add_files"}, elem_id="files", **files)
            folder = {"file_count": "directory", "type": "filepath", "size": "sm"}
            parts["folder"] = words.make(gr.UploadButton, {"label": "add_folder"}, **folder)
            parts["outcome"] = pane("outcome")
        with (
            gr.Column(scale=4, min_width=300),
            words.make(gr.Accordion, {"label": "correct"}, open=False),
        ):
            parts["which"] = words.make(gr.Dropdown, {"label": "which"}, value=None, choices=[])
            parts["fields"] = tuple(
                words.make(gr.Textbox, {"label": key}) for _, key in CORRECTIONS
            )
            with gr.Row():
                for name, key, more in (
                    ("save", "save", {"variant": "primary"}),
                    ("remove", "remove", {}),
                    ("sure", "remove_sure", {"variant": "stop", "visible": False}),
                ):
                    parts[name] = words.make(gr.Button, {"value": key}, size="sm", **more)
            parts["corrected"] = pane("corrected")
    parts["table"] = pane("pages")
    return PagesTab(**parts)


@dataclass(frozen=True, slots=True)
class PagesEvents:
    """The tab's event functions: each returns what its components become."""

    tab: PagesTab
    library: Library

    def show(self, language: Language) -> Update:
        """Return the table and the pages one can correct."""
        import gradio as gr

        choices: list[tuple[str, str]] = []
        try:
            found = self.library.pages()
            blocks = pages.table(self.library.status(), found, language)
            choices = [(one, one) for one in found]
        except DossierError as error:
            blocks = pages.trouble(error, language)
        return {self.tab.table: page(blocks), self.tab.which: gr.update(choices=choices)}

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
            yield {self.tab.corrected: page(pages.told(say(language, "choose_page")))}
            return
        names = (name for name, _ in CORRECTIONS)
        sources = correct(place, dict(zip(names, values, strict=True)))
        for step in indexing([place.file], self.library.store):
            if isinstance(step, Ended) and step.error is not None:
                yield {self.tab.corrected: page(pages.trouble(step.error, language))}
                return
        said = say(language, "saved", file=sources.name)
        yield {self.tab.corrected: page(pages.told(said)), **self.show(language)}

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
            return {self.tab.corrected: page(pages.told(say(language, "choose_page")))}
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


def open_pages(
    shelf: gr.Tab, library: Library, language: gr.Radio, follow: Callable[[Any], None]
) -> None:
    """Lay the tab ``shelf`` out when it is first opened, and anew in another language.

    ``follow`` is told every event that changes the pages.
    """
    import gradio as gr

    private = quiet(language)
    opened = gr.State("")
    shelf.select(told(lambda language: language), language, opened, **private)
    language.input(
        told(lambda language, opened: language if opened else ""),
        [language, opened],
        opened,
        **private,
    )

    def content(spoken: Language | Literal[""]) -> None:
        if not spoken:
            return
        with telling(spoken):
            tab = pages_tab(Words(spoken))
            events = PagesEvents(tab, library)
            for part, value in events.show(spoken).items():
                paint(part, value)
            for changing in wire_pages(tab, events, shelf, language):
                follow(changing)

    gr.render(opened, [opened.change], queue=False, show_progress="hidden")(content)


def wire_pages(tab: PagesTab, events: PagesEvents, shelf: gr.Tab, language: gr.Radio) -> list[Any]:
    """Join the tab's components to its event functions; return those that change the pages."""
    private = quiet(language)
    building = private | {"concurrency_limit": 1, "concurrency_id": "build"}
    shown = [tab.table, tab.which]
    shelf.select(told(events.show), language, shown, **private)
    ended = [tab.outcome, tab.files, *shown]
    changing = [
        upload.upload(told(events.add), [upload, language], ended, **building)
        for upload in (tab.files, tab.folder)
    ]
    tab.which.input(
        told(events.choose), tab.which, [*tab.fields, tab.sure, tab.corrected], **private
    )
    saved = [tab.which, language, *tab.fields]
    changing += [tab.save.click(told(events.save), saved, [tab.corrected, *shown], **building)]
    asked = [tab.which, language]
    tab.remove.click(told(events.ask_removal), asked, [tab.sure, tab.corrected], **private)
    removed = [tab.sure, tab.corrected, *tab.fields, *shown]
    return [*changing, tab.sure.click(told(events.remove), asked, removed, **building)]
