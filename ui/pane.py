"""Where our own HTML stands among Gradio's components."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio as gr


def pane(name: str) -> gr.Markdown:
    """Return a place for our HTML, see :mod:`ui.markup`."""
    import gradio as gr

    return gr.Markdown(elem_id=name, latex_delimiters=[], container=False)
