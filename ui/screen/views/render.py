"""The conversation as HTML: questions, sentences with their citation buttons, what is to be known.

Pure functions from our types to escaped HTML. Each returned block is one line, so that a block
that has not changed keeps its place and its focus in the browser (:mod:`ui.screen.views.markup`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ui.screen.views.export import footnoted, heading
from ui.screen.views.markup import Html, el, join
from ui.screen.views.sources import byline, name_of
from ui.screen.words.texts import count, say, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.documents import Language
    from rag.answer import Answer, Citation, Conflict, Independence, Sentence
    from ui.screen.turn import Turn

_STOP = re.compile(r"[.!?…]+$")


def conversation(turns: Sequence[Turn], language: Language) -> list[Html]:
    """Return the whole conversation, oldest question first."""
    return [block for turn in turns for block in turn_blocks(turn, language)]


def turn_blocks(turn: Turn, language: Language) -> Iterator[Html]:
    """Yield one question and its answer so far."""
    yield el("h2", spaced(language, turn.question), cls="question", id=f"q-{turn.number}")
    answer = turn.answer
    if answer is not None and answer.searched != answer.question:
        yield el("p", say(language, "searched", searched=answer.searched), cls="searched")
    if turn.stage == "failed":
        yield _failed(turn, language)
        return
    if answer is not None and answer.status == "refused" and not answer.citations:
        yield _refusal(answer, language)
    else:
        for place, sentence in enumerate(turn.sentences):
            yield sentence_block(sentence, turn.number, place, language)
    yield from _state(turn, language)
    if answer is not None:
        yield from _about(turn, answer, language)


def sentence_block(sentence: Sentence, turn: int, place: int, language: Language) -> Html:
    """Return one sentence, who speaks in it, and its citation buttons before the full stop.

    >>> from rag.answer import Sentence
    >>> sentence_block(Sentence("Oui.", (), "reader"), 1, 0, "fr")
    '<p class="s s-reader"><span class="voice">Un lecteur parle</span> Oui&#46;</p>'
    """
    body, stop = split_stop(spaced(language, sentence.text))
    buttons = [cite(cited, turn, str(place), language) for cited in sentence.citations]
    label = _voice(sentence, language)
    voice = el("span", label, cls="voice") if label else None
    head, space, tail = body.rpartition(" ")
    held = el("span", tail, *buttons, stop, cls="nb") if buttons else tail + stop
    return el("p", voice, " " if voice else None, head + space, held, cls=f"s s-{sentence.voice}")


def split_stop(text: str) -> tuple[str, str]:
    """Split a sentence before its final stop, so that note calls stand inside it.

    >>> split_stop("Oui."), split_stop("« Non ! »"), split_stop("Sans point")
    (('Oui', '.'), ('« Non ! »', ''), ('Sans point', ''))
    """
    match = _STOP.search(text)
    return (text[: match.start()], match.group()) if match else (text, "")


def cite(citation: Citation, turn: int, place: str, language: Language) -> Html:
    """Return the button that brings up a citation's card; its id says which card."""
    where = el("span", f" {name_of(citation.source, language)}", cls="vh")
    return el(
        "button",
        f"[{citation.number}]",
        where,
        cls="cite",
        type="button",
        id=f"cite-{turn}-{citation.number}-{place}",
    )


def _voice(sentence: Sentence, language: Language) -> str | None:
    if sentence.voice == "reader":
        return say(language, "voice_reader")
    if sentence.voice == "synthesis":  # what cites nothing, as a correction's opening, joins none
        return say(language, "voice_synthesis") if sentence.citations else None
    if sentence.voice == "quoted" and sentence.speaker:
        return say(language, "voice_quoted_of", speaker=sentence.speaker)
    return say(language, "voice_quoted") if sentence.voice == "quoted" else None


def _refusal(answer: Answer, language: Language) -> Html:
    lines = [el("p", spaced(language, line)) for line in answer.text.splitlines() if line.strip()]
    return el("div", el("h3", say(language, "refused")), *lines, cls="refused")


def _failed(turn: Turn, language: Language) -> Html:
    why = say(language, "failed", why=turn.why or "")
    return el("div", el("p", why), _retry(turn, language), cls="notice bad")


def _retry(turn: Turn, language: Language) -> Html:
    identity = f"retry-{turn.number}"
    return el("button", say(language, "retry"), cls="act retry", type="button", id=identity)


def _state(turn: Turn, language: Language) -> Iterator[Html]:
    if turn.stage == "stopped":
        text = say(language, "stopped")
        yield el("div", el("p", text), _retry(turn, language), cls="notice")
    elif turn.stage != "done":
        yield el("p", say(language, turn.stage), cls="state", role="status")


def _about(turn: Turn, answer: Answer, language: Language) -> Iterator[Html]:
    for notice in answer.notices:
        if notice.code == "withdrawn":  # told where the sentences can be seen
            continue
        retry = _retry(turn, language) if notice.code.startswith("llm-") else None
        yield el("div", el("p", notice.text), retry, cls="notice")
    for place, conflict in enumerate(answer.conflicts):
        yield conflict_block(conflict, turn.number, place, language)
    note = independence_note(answer.independence, language)
    if note is not None:
        yield note
    if answer.withdrawn:
        yield _withdrawn(answer, language)
    yield _foot(turn, answer, language)


def conflict_block(conflict: Conflict, turn: int, place: int, language: Language) -> Html:
    """Return a disagreement, its sides next to each other, each with its quotes."""
    sides = [
        el(
            "div",
            el("p", side.value, cls="value"),
            _side_quote(side.citations, turn, f"x{place}-{rank}", language),
            cls="side",
        )
        for rank, side in enumerate(conflict.sides)
    ]
    told = el("h3", heading(conflict, language), el("span", conflict.about, cls="about"))
    return el("section", told, el("div", *sides, cls="sides"), cls=f"conflict {conflict.kind}")


def _side_quote(
    citations: Sequence[Citation], turn: int, place: str, language: Language
) -> Html | None:
    """Return a side's first quote and who says it, with the buttons of all its citations."""
    if not citations:
        return None
    first = citations[0]
    quote = el("blockquote", first.quote, lang=first.source.language)
    buttons = [cite(cited, turn, place, language) for cited in citations]
    return el("div", quote, el("p", byline(first.source, language), " ", *buttons, cls="by"))


def independence_note(independence: Independence, language: Language) -> Html | None:
    """Return the note that several sources repeat one, or None when they do not.

    >>> from rag.answer import Independence
    >>> independence_note(Independence(3, 1, ("Reuters",)), "en")  # doctest: +ELLIPSIS
    '<p class="independence">3 sources cited&#44; 1 of them independent&#58; ...as one&#46;</p>'
    >>> independence_note(Independence(2, 2), "en") is None
    True
    """
    if independence.sources <= independence.independent:
        return None
    names = ", ".join(independence.shared)
    text = say(
        language,
        "independence",
        sources=count(language, "n_sources", independence.sources),
        independent=count(language, "n_independent", independence.independent),
        shared=say(language, "shared", names=names) if names else say(language, "one_text"),
    )
    return el("p", text, cls="independence")


def _withdrawn(answer: Answer, language: Language) -> Html:
    many = len(answer.withdrawn)
    key = "withdrawn" if many == 1 else "withdrawn_many"
    told = say(language, key, count=count(language, "n_sentences", many))
    lines = [el("li", el("s", gone.text)) for gone in answer.withdrawn]
    return el("details", el("summary", told), el("ul", *lines), cls="withdrawn")


def _foot(turn: Turn, answer: Answer, language: Language) -> Html:
    notes = el("pre", footnoted(answer, language), cls="store", id=f"notes-{turn.number}")
    identity = f"copy-{turn.number}"
    copy = el("button", say(language, "copy"), cls="act copy", type="button", id=identity)
    done = el("span", say(language, "copied"), cls="copied", id=f"copied-{turn.number}")
    parts: Iterable[str | None] = [
        engine_line(answer, language),
        copy if answer.citations else None,
        done if answer.citations else None,
        notes if answer.citations else None,
    ]
    return el("div", join(parts), cls="foot")


def engine_line(answer: Answer, language: Language) -> Html:
    """Return who wrote the answer and how long it took."""
    if answer.engine.kind == "extracts" and not answer.citations:
        told = say(language, "engine_line_none")
    elif answer.engine.kind == "extracts":
        told = say(language, "engine_line_extracts")
    else:
        told = say(language, "engine_line_model", model=answer.engine.model or "")
    took = max(0.01, answer.timings.total_ms / 1000)
    seconds = f"{took:.1f}" if took >= 1 else f"{took:.2f}"
    seconds = seconds.replace(".", ",") if language == "fr" else seconds
    return el("span", told, " · ", say(language, "seconds", seconds=seconds), cls="engine")
