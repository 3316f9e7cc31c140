"""What happens in the questions tab: asking, stopping, asking again, opening a page, keeping."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ui.screen.views.cards import evidence
from ui.screen.views.export import export_buttons, exported
from ui.screen.views.markup import page
from ui.screen.views.reading import reading
from ui.screen.views.render import conversation
from ui.screen.views.welcome import page_name, shelf, welcome
from ui.screen.visitor import Asking, Opened, Visitor, answer, awaits_model, begin
from ui.screen.words.texts import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.documents import Language
    from ui.screen.ask_tab import AskTab
    from ui.screen.library import Library
    from ui.screen.turn import Turn

ASKING_AT_ONCE = 16
Update = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class AskEvents:
    """The tab's event functions: each returns what its components become.

    A question that extracts answer has its whole answer in the event that asked it, outside
    Gradio's queue, whose messages would take longer than the answer. One that waits for a model,
    or for room, is put down and answered by :meth:`answer`, in the queue.
    """

    tab: AskTab
    library: Library
    models: Callable[[], Sequence[str]]
    today: Callable[[], str]
    room: threading.Semaphore = field(
        default_factory=lambda: threading.BoundedSemaphore(ASKING_AT_ONCE)
    )

    def ask(self, visitor: Visitor, language: Language, *steering: str) -> Update:
        """Answer the question in the box, under the filters and by the engine chosen."""
        question, kind, outlet, since, until, llm = steering
        asking = Asking(
            question=question,
            kind=kind,
            outlet=outlet,
            since=(since or "").strip(),
            until=(until or "").strip(),
            llm=llm,
        )
        return self._ask(visitor, asking, language)

    def act(self, act: str, visitor: Visitor, language: Language) -> Update:
        """Do what a button in the conversation says: its id, then a counter.

        ``retry-TURN`` asks a question again as it was asked; ``cite-TURN-NUMBER-PLACE`` brings the
        passages of an earlier question back.
        """
        kind, number = [*act.split(" ", maxsplit=1)[0].split("-"), ""][:2]
        if kind == "cite":
            earlier = [turn for turn in visitor.turns[:-1] if str(turn.number) == number]
            return {self.tab.passages: self._passages(visitor, language, earlier)}
        numbered = zip(visitor.turns, visitor.asked, strict=True)
        known = {str(turn.number): asking for turn, asking in numbered}
        return self._ask(visitor, known.get(number, Asking(question="")), language)

    def _ask(self, visitor: Visitor, asking: Asking, language: Language) -> Update:
        import gradio as gr

        if not (asking.question.strip() and visitor.over):
            nothing: Update = gr.skip()
            return nothing
        now = begin(visitor, asking)
        if awaits_model(asking, self.library) or not self.room.acquire(blocking=False):
            return self._talk(now, language) | {self.tab.waiting: uuid4().hex}
        try:
            (now,) = answer(now, self.library, language, whole=True)
        finally:
            self.room.release()
        return self._talk(now, language) | {self.tab.passages: self._passages(now, language)}

    def answer(self, visitor: Visitor, language: Language) -> Iterator[Update]:
        """Answer the question put down, as its answer comes."""
        last: str | None = None
        for now in () if visitor.over else answer(visitor, self.library, language, whole=False):
            spoken = now.chosen.language or language
            update, passages = self._talk(now, spoken), self._passages(now, spoken)
            if passages != last:
                update[self.tab.passages], last = passages, passages
            yield update

    def stop(self, visitor: Visitor, language: Language) -> Update:
        """Mark the question at hand as stopped; its event is cancelled by Gradio."""
        return self._talk(visitor.stopped(), language)

    def _talk(self, visitor: Visitor, language: Language) -> Update:
        talk = page(conversation(visitor.turns, language))
        return {self.tab.visitor: visitor, self.tab.talk: talk}

    def new(self, language: Language) -> Update:
        """Forget the conversation; filters and engine stay as they were chosen."""
        return {self.tab.visitor: Visitor(), **self.show(Visitor(), language)}

    def show(self, visitor: Visitor, language: Language) -> Update:
        """Return both panes and the examples, as on arrival or after a change."""
        tab = self.tab
        update: Update = {tab.whole: "", tab.kept: page(export_buttons(language))}
        update |= {tab.passages: self._passages(visitor, language)} | self._examples(language)
        if visitor.turns:
            update[tab.talk] = page(conversation(visitor.turns, language))
        else:
            update[tab.talk] = page(welcome(self.library.pages(), language))
        return update

    def come_back(self, language: Language, visitor: Visitor, outlet: str, engine: str) -> Update:
        """Return what the dossier offers now, pages having been added or removed meanwhile."""
        update = self.choices(language, outlet, engine) | self._examples(language)
        if not visitor.turns:
            update[self.tab.talk] = page(welcome(self.library.pages(), language))
            update[self.tab.passages] = self._passages(visitor, language)
        return update

    def _examples(self, language: Language) -> Update:
        import gradio as gr

        update: Update = {}
        questions = self.library.examples(language)
        for rank, chip in enumerate(self.tab.examples):
            here = rank < len(questions)
            update[chip] = gr.update(value=questions[rank] if here else "", visible=here)
        return update

    def choices(self, language: Language, outlet: str = "", engine: str = "") -> Update:
        """Return the lists of outlets and of engines, what is chosen always among them."""
        import gradio as gr

        outlets = dict.fromkeys([*self.library.outlets(), *([outlet] if outlet else [])])
        choices = [(say(language, "outlet_all"), ""), *((name, name) for name in outlets)]
        engines = self.engines(language, engine, ())
        return {self.tab.outlet: gr.update(choices=choices), self.tab.engine: engines}

    def engines(
        self, language: Language, engine: str = "", models: Sequence[str] | None = None
    ) -> Update:
        """Return the engine list, the one chosen in it; ``models`` None asks Ollama for its own."""
        import gradio as gr

        names = self.models() if models is None else models
        choices = [(say(language, f"engine_{kind}"), kind) for kind in ("auto", "extracts")]
        choices += [(say(language, "engine_ollama", model=one), f"ollama:{one}") for one in names]
        known = {value for _, value in choices}
        others = dict.fromkeys(one for one in (self.tab.engine.value, engine) if one)
        choices += [(one, one) for one in others if one not in known]
        return gr.update(choices=choices)

    def export(self, want: str, visitor: Visitor, language: Language) -> str:
        """Return the conversation as the file that an export button wants."""
        return page(exported(visitor.answers, want, language, self.today()))

    def open(self, pick: str, visitor: Visitor, language: Language) -> str:
        """Return the whole page that an open button names, its quote marked."""
        name, pages = pick.split(" ", maxsplit=1)[0], self.library.pages()
        place = visitor.place(name) or _listed(name, pages)
        dossier = self.library.dossier()
        documents = pages.get(place.path, ()) if place else ()
        if place is None or dossier is None or not documents:
            return page(reading("", (), (0, 0), language, say(language, "page_missing")))
        text = dossier.page_text(place.path)
        same = text[place.start : place.end] == place.words
        notice = None if same else say(language, "page_changed")
        return page(reading(text, documents, (place.start, place.end), language, notice))

    def _passages(self, visitor: Visitor, language: Language, earlier: Sequence[Turn] = ()) -> str:
        """Return the passages of the last question, behind those of earlier ones asked for."""
        if not visitor.turns:
            return page(shelf(self.library.pages(), language))
        turns = [*earlier, visitor.turns[-1]]
        return page(evidence(turns, self.library.around(turns), language))


def _listed(name: str, paths: Iterable[str]) -> Opened | None:
    """Return the page that a button of the list before the first question names.

    >>> _listed(page_name("b"), ["a", "b"]).path, _listed(page_name("c"), ["a", "b"])
    ('b', None)
    """
    return next((Opened(path) for path in paths if page_name(path) == name), None)
