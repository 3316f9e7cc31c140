"""The questions tab: the conversation and the question box left, the evidence right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ui.screen.pane import pane
from ui.screen.setup_box import setup_box
from ui.screen.visitor import Visitor

if TYPE_CHECKING:
    import gradio as gr

    from ui.screen.setup_box import SetupBox
    from ui.screen.words.gradio_words import Words

EXAMPLES = 4
KINDS = (("kind_all", ""), ("kind_article", "article"), ("kind_comment", "comment"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AskTab:
    """The tab's components.

    What is seen when (the stop button while an answer is under way, the examples before the first
    question) is the stylesheet's affair, read off the conversation itself.

    ``pick``, ``act`` and ``want`` are how a button inside our own HTML reaches Python: the script
    writes there what the button's id says. ``waiting`` changes when a question is to be answered in
    the queue. They are in the page and never seen.
    """

    visitor: gr.State
    talk: gr.Markdown
    passages: gr.Markdown
    whole: gr.Markdown
    queue: gr.Markdown
    question: gr.Textbox
    send: gr.Button
    stop: gr.Button
    new: gr.Button
    examples: tuple[gr.Button, ...]
    kind: gr.Radio
    outlet: gr.Dropdown
    since: gr.Textbox
    until: gr.Textbox
    engine: gr.Dropdown
    look: gr.Button
    setup: SetupBox
    pick: gr.Textbox
    act: gr.Textbox
    want: gr.Textbox
    waiting: gr.Textbox
    kept: gr.Markdown
    file: gr.Markdown


def ask_tab(words: Words, llm: str | None) -> AskTab:
    """Lay the tab out; ``words`` learns which component says what."""
    import gradio as gr

    parts: dict[str, Any] = {"visitor": gr.State(Visitor(), time_to_live=3600)}
    with gr.Row(elem_id="desk"):
        with gr.Column(scale=5, min_width=300, elem_id="left"):
            parts["talk"] = pane("talk")
            with gr.Row(elem_id="examples"):
                parts["examples"] = tuple(
                    gr.Button(size="sm", visible=False, elem_classes="example")
                    for _ in range(EXAMPLES)
                )
            parts["queue"] = pane("queue")
            parts |= _box(words)
            with words.make(gr.Accordion, {"label": "refine"}, open=False, elem_id="refine"):
                parts |= _steering(words, llm)
                parts["setup"] = setup_box(words)
            parts["kept"], parts["file"] = pane("kept"), pane("file")
        with gr.Column(scale=6, min_width=300, elem_id="right"):
            parts["passages"], parts["whole"] = pane("passages"), pane("whole")
    with gr.Row(elem_classes="store"):
        for name in ("pick", "act", "want", "waiting"):
            parts[name] = gr.Textbox(max_lines=1, elem_id=name, show_label=False)
    return AskTab(**parts)


def _box(words: Words) -> dict[str, Any]:
    import gradio as gr

    with gr.Group(elem_id="box"):
        question = words.make(
            gr.Textbox,
            {"label": "question", "placeholder": "placeholder"},
            lines=1,
            max_lines=6,
            max_length=2000,
            elem_id="question",
        )
        with gr.Row(elem_id="box-buttons"):
            new = words.make(gr.Button, {"value": "new"}, elem_id="new", size="sm")
            stop = words.make(gr.Button, {"value": "stop"}, elem_id="stop", size="sm")
            send = words.make(
                gr.Button, {"value": "ask"}, elem_id="ask", size="sm", variant="primary"
            )
    return {"question": question, "new": new, "stop": stop, "send": send}


def _steering(words: Words, llm: str | None) -> dict[str, Any]:
    import gradio as gr

    kind = words.make(gr.Radio, {"label": "kind", "choices": KINDS}, value="")
    outlet = words.make(gr.Dropdown, {"label": "outlet"}, value="", choices=[("", "")])
    with gr.Row():
        since = words.make(gr.Textbox, {"label": "since", "placeholder": "date_hint"})
        until = words.make(gr.Textbox, {"label": "until", "placeholder": "date_hint"})
    with gr.Row(elem_id="engines"):
        named = llm or "auto"
        engine = words.make(gr.Dropdown, {"label": "engine"}, value=named, choices=[(named, named)])
        look = words.make(gr.Button, {"value": "refresh_models"}, size="sm")
    return {
        "kind": kind,
        "outlet": outlet,
        "since": since,
        "until": until,
        "engine": engine,
        "look": look,
    }
