"""The screen: two tabs, one language switch, and the events that join them to the store.

Gradio is imported at the top here, and here alone: it finds the request's parameter by resolving
its annotation among the module's names. Nothing imports this module before the screen is wanted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import gradio as gr
from gradio.events import api

from ui.screen.ask_events import ASKING_AT_ONCE, AskEvents
from ui.screen.ask_tab import ask_tab
from ui.screen.edge import told
from ui.screen.pages_opening import open_pages
from ui.screen.pane import paint, pane, quiet
from ui.screen.service import Service
from ui.screen.setup_box import SetupEvents, wire_setup
from ui.screen.views.markup import el, page
from ui.screen.visitor import Visitor
from ui.screen.words.gradio_words import Words
from ui.screen.words.texts import language_of_browser, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.documents import Language
    from ui.screen.ask_tab import AskTab
    from ui.screen.library import Library

LANGUAGES = (("FR", "fr"), ("EN", "en"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the screen is served.

    Attributes
    ----------
    llm
        Who writes unless the visitor chooses: ``auto``, ``extracts``, ``ollama:MODEL`` …
    language
        The interface's language, or None to follow each visitor's browser.
    models
        Names of the models that Ollama has, asked for when the visitor looks.
    today
        The date that exports carry.
    arrived
        Called when a visitor has opened the page.
    """

    llm: str | None = None
    language: Language | None = None
    models: Callable[[], Sequence[str]] = tuple
    today: Callable[[], str] = lambda: date.today().isoformat()
    arrived: Callable[[], None] = lambda: None


def build(library: Library, settings: Settings) -> gr.Blocks:
    """Return the whole application over one store."""
    words = Words(settings.language or "fr")
    blocks: gr.Blocks
    with gr.Blocks(title="Dossier", analytics_enabled=False, delete_cache=(3600, 3600)) as blocks:
        with gr.Row(elem_id="head"):
            brand = pane("brand")
            language = gr.Radio(
                choices=list(LANGUAGES), value=words.language, show_label=False, elem_id="language"
            )
        with gr.Tabs(elem_id="tabs"):
            with words.make(gr.Tab, {"label": "tab_ask"}):
                tab = ask_tab(words, settings.llm)
            with words.make(gr.Tab, {"label": "tab_pages"}) as shelf:
                events = AskEvents(tab, library, settings.models, settings.today)
                open_pages(shelf, library, language, coming_back(events, language))
        _publish(Service(library, settings.llm))  # first, so that it has the plain names
        _wire_asking(tab, events, language)
        wire_setup(SetupEvents(tab.setup, tab.engine, events.engines), language)
        spoken = Spoken(words, brand, language, settings.language)
        shown = events.show(Visitor(), words.language) | events.choices(words.language)
        for part, update in merged(spoken.speak(words.language), shown).items():
            paint(part, update)  # so that the page is whole when it opens
        _wire_language(blocks, spoken, events, settings.arrived)
    return blocks


def _publish(service: Service) -> None:
    for function in (service.ask, service.search, service.read, service.status):
        api(function, api_name=function.__name__, concurrency_limit=ASKING_AT_ONCE)


def _wire_asking(tab: AskTab, events: AskEvents, language: gr.Radio) -> None:
    private = quiet(language)
    told_there = quiet(tab.queue) | {"show_progress": "minimal"}
    steering = [tab.kind, tab.outlet, tab.since, tab.until, tab.engine]
    state = [tab.visitor, language]
    outputs = [tab.visitor, tab.talk, tab.passages]
    asked = {"outputs": [*outputs, tab.waiting], "queue": False, **told_there}
    boxes = [tab.question.submit, tab.send.click]
    gr.on(boxes, told(events.ask), [*state, tab.question, *steering], **asked)
    tab.act.submit(told(events.act), [tab.act, *state], **asked)
    for chip in tab.examples:
        chip.click(told(events.ask), [*state, chip, *steering], **asked)
    one_of_few = {"concurrency_limit": ASKING_AT_ONCE, **told_there}
    waited = tab.waiting.change(told(events.answer), state, outputs, **one_of_few)
    waited.failure(told(events.stop), state, outputs, queue=False, **private)
    tab.stop.click(told(events.stop), state, outputs, cancels=waited, queue=False, **private)
    tab.pick.submit(told(events.open), [tab.pick, *state], tab.whole, **private)
    tab.want.submit(told(events.export), [tab.want, *state], tab.file, **private)
    tab.look.click(told(events.engines), [language, tab.engine], tab.engine, **private)
    anew = [*outputs, tab.kept, tab.whole, *tab.examples]
    tab.new.click(told(events.new), language, anew, cancels=waited, **private)


def coming_back(events: AskEvents, language: gr.Radio) -> Callable[[Any], None]:
    """Return what makes an event that changes the pages show the questions tab anew."""
    tab = events.tab
    chosen = [language, tab.visitor, tab.outlet, tab.engine]
    shown = [tab.talk, tab.passages, tab.outlet, tab.engine, *tab.examples]

    def follow(changing: Any) -> None:
        changing.then(told(events.come_back), chosen, shown, **quiet(language))

    return follow


@dataclass(frozen=True, slots=True)
class Spoken:
    """What changes with the language: the components' words, and our own HTML."""

    words: Words
    brand: gr.Markdown
    switch: gr.Radio
    fixed: Language | None

    def speak(self, language: Language) -> dict[Any, Any]:
        """Return every component's words in a language."""
        updates = zip(self.words.components, self.words.updates(language), strict=True)
        mark = el("h1", say(language, "app"), cls="brand", id="brand-name", lang=language)
        said = [
            el("p", say(language, word), cls="store", id=f"word-{word}")
            for word in ("waiting", "searching")
        ]
        return {**dict(updates), self.brand: page([mark, *said]), self.switch: language}


def _wire_language(
    blocks: gr.Blocks, spoken: Spoken, events: AskEvents, arrived: Callable[[], None]
) -> None:
    tab = events.tab
    panes = [tab.kept, tab.talk, tab.passages, tab.whole, tab.outlet, tab.engine, *tab.examples]
    outputs = [*spoken.words.components, spoken.brand, spoken.switch, *panes]
    unique = list(dict.fromkeys(outputs))
    painted = (events.library.generation, spoken.words.language)

    def arrive(visitor: Visitor, request: gr.Request) -> dict[Any, Any]:
        arrived()
        accepted = request.headers.get("accept-language")
        language = spoken.fixed or language_of_browser(accepted)
        if painted == (events.library.generation, language):
            return events.choices(language)  # the page opened right; a question may be under way
        return change(language, visitor)

    def change(
        language: Language, visitor: Visitor, outlet: str = "", engine: str = ""
    ) -> dict[Any, Any]:
        visitor.chosen.language = language
        shown = events.show(visitor, language) | events.choices(language, outlet, engine)
        return merged(spoken.speak(language), shown)

    private = quiet(spoken.switch)
    blocks.load(told(arrive), tab.visitor, unique, **private)
    chosen = [spoken.switch, tab.visitor, tab.outlet, tab.engine]
    spoken.switch.input(told(change), chosen, unique, **private)


def merged(first: dict[Any, Any], second: dict[Any, Any]) -> dict[Any, Any]:
    """Return the updates of both, those of one component joined.

    >>> merged({"a": {"label": "x"}, "b": 1}, {"a": {"choices": []}})
    {'a': {'label': 'x', 'choices': []}, 'b': 1}
    """
    joined = dict(first)
    for part, update in second.items():
        known: Any = joined.get(part)
        both = isinstance(known, dict) and isinstance(update, dict)
        joined[part] = known | update if both else update
    return joined
