"""The set-up button: what ``dossier setup`` does, asked for and told on the screen."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.errors import DossierError
from ui.screen import edge
from ui.screen.pane import pane, quiet
from ui.screen.views.markup import Html, el, page
from ui.screen.views.pages import told, trouble
from ui.screen.words.texts import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import gradio as gr

    from index.documents import Language
    from rag.llm.pull import PullProgress
    from ui.screen.words.gradio_words import Words

GIGABYTE = 10**9
Update = dict[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupBox:
    """The button, the one that agrees to the download, and where it is told."""

    begin: gr.Button
    agree: gr.Button
    outcome: gr.Markdown


def setup_box(words: Words) -> SetupBox:
    """Lay the box out."""
    import gradio as gr

    begin = words.make(gr.Button, {"value": "setup"}, size="sm")
    outcome = pane("setup-told")
    agree = words.make(
        gr.Button, {"value": "setup_fetch"}, size="sm", variant="primary", visible=False
    )
    return SetupBox(begin=begin, agree=agree, outcome=outcome)


@dataclass(frozen=True, slots=True)
class SetupEvents:
    """The box's event functions; ``engines`` makes the list of engines anew."""

    box: SetupBox
    engine: gr.Dropdown
    engines: Callable[[Language], Update]

    def offer(self, language: Language) -> Update:
        """Look for Ollama, and offer the model that fits this machine."""
        import gradio as gr

        from rag.llm.memory import usable_memory
        from ui.terminal.setup import look_for_ollama, recommended

        outcome = self.box.outcome
        try:
            found = look_for_ollama(os.environ.get("OLLAMA_HOST"))
        except DossierError as error:
            return {outcome: page(trouble(error, language))}
        offer = recommended(usable_memory())
        if offer is None:
            return {outcome: page(told(say(language, "setup_none")))}
        if found.has(offer.model):
            said = page(told(say(language, "setup_have", model=offer.model)))
            return {outcome: said, self.engine: self.engines(language)}
        size = f"{offer.size / GIGABYTE:.0f}"
        said = page(told(say(language, "setup_offer", model=offer.model, size=size)))
        return {outcome: said, self.box.agree: gr.update(visible=True)}

    def fetch(self, language: Language) -> Iterator[Update]:
        """Fetch the model offered, telling how far it is, and choose it."""
        import gradio as gr

        from rag.llm.memory import usable_memory
        from ui.terminal.setup import fetch, look_for_ollama, recommended

        outcome = self.box.outcome
        offer = recommended(usable_memory())
        if offer is None:
            return
        yield {self.box.agree: gr.update(visible=False), outcome: page(bar(None, language))}
        try:
            found = look_for_ollama(os.environ.get("OLLAMA_HOST"))
            for progress in fetch(offer.model, found, limit=usable_memory()):
                yield {outcome: page(bar(progress, language))}
        except DossierError as error:
            yield {outcome: page(trouble(error, language))}
            return
        named = (say(language, "engine_ollama", model=offer.model), f"ollama:{offer.model}")
        listed = self.engines(language)
        choices = [named, *(one for one in listed["choices"] if one != named)]
        chosen = listed | {"choices": choices, "value": named[1]}
        said = page(told(say(language, "setup_have", model=offer.model)))
        yield {outcome: said, self.engine: chosen}


def bar(progress: PullProgress | None, language: Language) -> list[Html]:
    """Return a download's progress bar."""
    done, total = (progress.completed, progress.total) if progress else (0, 0)
    label = say(language, "setup_running")
    if total:
        label += f" {done / GIGABYTE:.1f} / {total / GIGABYTE:.1f}"
    shown = el("progress", max=str(max(total, 1)), value=str(done))
    return [el("div", el("p", label, cls="state"), shown, cls="progress")]


def wire_setup(events: SetupEvents, language: gr.Radio) -> None:
    """Join the box's buttons to its event functions."""
    private = quiet(language)
    box = events.box
    outputs = [box.outcome, box.agree, events.engine]
    box.begin.click(edge.told(events.offer), language, outputs, **private)
    box.agree.click(edge.told(events.fetch), language, outputs, concurrency_limit=1, **private)
