"""The pages tab: add pages, see what was read, correct what a page does not say, remove one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.screen.pane import pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    import gradio as gr

    from ui.screen.words.gradio_words import Words

CORRECTIONS = (("outlet", "col_outlet"), ("title", "col_title"), ("date", "col_date"),
               ("url", "url"), ("author", "author"))  # fmt: skip


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


def pages_tab(words: Words, known: Sequence[str]) -> PagesTab:
    """Lay the tab's content out; ``known`` are the pages one can choose."""
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
            paths = {"value": None, "choices": [*known]}
            parts["which"] = words.make(gr.Dropdown, {"label": "which"}, **paths)
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
