"""Where our own HTML stands among Gradio's components, and how its events stay quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import gradio as gr


def pane(name: str) -> gr.Markdown:
    """Return a place for our HTML, see :mod:`ui.screen.views.markup`."""
    import gradio as gr

    return gr.Markdown(elem_id=name, latex_delimiters=[], container=False)


def quiet(where: Any) -> dict[str, Any]:
    """Return the options of an event that no other program calls and that shows no progress.

    Gradio's page copies the state of every component that says how events go, each time one event
    moves on; ``where`` is the one component that is told, instead of all those that may change.
    """
    return {"api_visibility": "private", "show_progress": "hidden", "show_progress_on": where}


def paint(part: Any, update: Any) -> None:
    """Give a component what an event would make of it, before the page opens."""
    values = update if isinstance(update, dict) else {"value": update}
    for name, value in values.items():
        if name != "__type__":
            setattr(part, name, value)
