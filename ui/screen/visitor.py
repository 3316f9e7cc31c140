"""One visitor's conversation, and how a question moves it on; nothing of Gradio here."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from index.errors import DossierError
from rag.hits import Hit
from rag.validation import is_date
from ui.screen.streams.batches import batches
from ui.screen.turn import Turn, after
from ui.screen.words.texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.documents import Language
    from rag.answer import Answer, Citation
    from ui.screen.library import Library

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question as the screen asks it: filters left out are None.

    ``llm`` is ``auto``, ``extracts``, ``ollama:MODEL`` or ``openai:MODEL``.
    """

    question: str
    llm: str | None = None
    kind: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None

    def options(self) -> dict[str, Any]:
        """Return the keyword arguments of ``Chat.stream``."""
        names = ("llm", "kind", "outlet", "since", "until")
        return {name: getattr(self, name) for name in names if getattr(self, name)}

    def mistake(self, language: Language) -> str | None:
        """Return what is wrong with the dates, or None.

        >>> Asking(question="?", since="2024-02").mistake("en") is None
        True
        >>> Asking(question="?", until="28/02").mistake("en")
        '“28/02” is no date: write 2024, 2024-02 or 2024-02-28.'
        """
        wrong = [date for date in (self.since, self.until) if date and not is_date(date)]
        return say(language, "date_wrong", value=wrong[0]) if wrong else None


@dataclass(frozen=True, slots=True)
class Opened:
    """A page to open, and the stretch to mark: ``words`` stood there when it was cited."""

    path: str
    start: int = 0
    end: int = 0
    words: str = ""


@dataclass(slots=True)
class Chosen:
    """The interface's language if it is changed while a question is answered.

    The event that answers knows the language it began in; this is how it learns of another.
    """

    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Visitor:
    """What the screen remembers of one visitor, in a ``gr.State``."""

    turns: tuple[Turn, ...] = ()
    asked: tuple[Asking, ...] = ()
    chat: Any = field(default=None, repr=False)
    chosen: Chosen = field(default_factory=Chosen, repr=False, compare=False)

    @property
    def last(self) -> Turn | None:
        """The question at hand."""
        return self.turns[-1] if self.turns else None

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The finished answers, oldest first."""
        return tuple(turn.answer for turn in self.turns if turn.answer is not None)

    @property
    def over(self) -> bool:
        """Whether the question at hand has its answer, or will have none."""
        return self.last is None or self.last.stage not in {"searching", "writing"}

    def with_last(self, turn: Turn) -> Visitor:
        """Return the visitor with the question at hand replaced."""
        return replace(self, turns=(*self.turns[:-1], turn))

    def stopped(self) -> Visitor:
        """Return the visitor with an unfinished question marked as stopped."""
        if self.last is None or self.over:
            return self
        return self.with_last(replace(self.last, stage="stopped"))

    def place(self, name: str) -> Opened | None:
        """Return the page and the stretch that an open button's id names, or None.

        ``1-2-310-402`` is turn 1, citation 2, and ``1-h0-…`` its first uncited passage.
        """
        turn_number, rank, start, end = (name.split("-") + [""] * 4)[:4]
        turn = next((turn for turn in self.turns if str(turn.number) == turn_number), None)
        if turn is None or not (start.isdecimal() and end.isdecimal()):
            return None
        among: tuple[Citation | Hit, ...] = (
            turn.known_hits if rank.startswith("h") else turn.citations
        )
        for one in among:
            if (one.start, one.end) == (int(start), int(end)):
                words = one.text if isinstance(one, Hit) else one.quote
                return Opened(one.source.path, one.start, one.end, words)
        return None


def begin(visitor: Visitor, asking: Asking) -> Visitor:
    """Return the visitor with one more question, not answered yet.

    >>> begin(Visitor(), Asking(question="?")).last.stage
    'searching'
    """
    turn = Turn(number=len(visitor.turns) + 1, question=asking.question)
    asked = (*visitor.asked, asking)
    return replace(visitor, turns=(*visitor.turns, turn), asked=asked, chosen=Chosen())


def awaits_model(asking: Asking, library: Library) -> bool:
    """Tell whether a model would write the answer; what is wrong is told when it is asked."""
    dossier = library.dossier()
    try:
        return dossier is not None and dossier.writer(asking.llm) is not None
    except DossierError:
        return False


def answer(
    visitor: Visitor, library: Library, language: Language, *, whole: bool
) -> Iterator[Visitor]:
    """Yield the visitor while the question at hand is answered, or once when it is ``whole``.

    A failure ends the question with a sentence in the interface's language; what nobody foresaw
    is logged with its traceback and told as such.
    """
    turn, asking = visitor.turns[-1], visitor.asked[-1]
    try:
        dossier = library.dossier()
        why = say(language, "empty_store") if dossier is None else asking.mistake(language)
        if dossier is None or why is not None:
            yield visitor.with_last(replace(turn, stage="failed", why=why))
            return
        chat = visitor.chat or dossier.chat()
        visitor = replace(visitor, chat=chat)
        stream = chat.stream(asking.question, **asking.options())
        for events in [list(stream)] if whole else batches(stream):
            for event in events:
                turn = after(turn, event)
            visitor = visitor.with_last(turn)
            yield visitor
    except DossierError as error:
        yield visitor.with_last(replace(turn, stage="failed", why=error.say(language)))
    except Exception:  # noqa: BLE001  the screen's edge: logged whole, told in plain words
        _LOG.exception("a question could not be answered")
        yield visitor.with_last(replace(turn, stage="failed", why=say(language, "failed_plain")))
