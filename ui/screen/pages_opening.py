"""The pages tab, made when a visitor first opens it, so that a page opens without it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

from index.errors import DossierError
from ui.screen.edge import telling, told
from ui.screen.pages_events import PagesEvents
from ui.screen.pages_tab import pages_tab
from ui.screen.pane import paint, quiet
from ui.screen.words.gradio_words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    import gradio as gr

    from index.documents import Language
    from ui.screen.library import Library
    from ui.screen.pages_tab import PagesTab


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
            known: list[str] = []
            with suppress(DossierError):  # told where the table stands
                known = list(library.pages())
            tab = pages_tab(Words(spoken), known)
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
