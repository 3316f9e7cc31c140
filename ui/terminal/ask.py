"""``dossier ask`` and ``dossier chat``: an answer as it is checked, sentence by sentence."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.terminal.console import answer_tail, explanation, sentence_text
from ui.terminal.options import (
    download_option,
    echo_json,
    filter_options,
    if_interrupted,
    json_option,
    llm_option,
    locale_named,
    look,
    readable,
    reranker_option,
    speak_as,
    store_option,
)
from ui.terminal.typeset import lines, one_line, safe
from ui.terminal.wording import count, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.documents import Language
    from rag.answer import Answer, Evidence, Notice, Sentence
    from ui.terminal.typeset import Look

_CLEAR_LINE = "\r\x1b[K"
_LEAVING = frozenset(("quit", "exit", "quitter"))


@click.command("ask")
@click.argument("words", nargs=-1, metavar="QUESTION")
@llm_option
@filter_options
@click.option(
    "--explain", is_flag=True, help="Also say what was considered and withdrawn, and why."
)
@click.option(
    "--file",
    "questions",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Ask every question of a .csv, .jsonl or .txt file instead.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --file: write to this .jsonl or .csv; run again, it goes on where it stopped.",
)
@store_option
@reranker_option
@download_option
@json_option
def ask_command(  # noqa: PLR0913  one parameter per option
    words: tuple[str, ...],
    *,
    llm: str | None,
    explain: bool,
    questions: Path | None,
    out: Path | None,
    store: Path,
    reranker: str | None,
    download: bool,
    as_json: bool,
    **filters: Any,
) -> None:
    """Answer a question in its language, French or English, citing the exact passages.

    With --file, answers go to --out (or to stdout as JSON lines), one for each question; a
    question that fails is listed, the others are answered and the exit code is 0; it is 1 when
    every one failed.
    """
    from rag import Dossier
    from rag.validation import check_filters, check_question

    if questions is not None:
        from ui.terminal.ask_many import ask_file
        from ui.terminal.records import require_form

        if words or any(filters.values()) or explain:
            raise click.UsageError("--file takes no QUESTION, no filter and no --explain.")
        require_form(out)
        ask_file(questions, out, store=store, llm=llm, download=download, reranker=reranker)
        return
    if out is not None:
        raise click.UsageError("--out goes with --file.")
    question = readable(" ".join(words))
    language = speak_as(question)
    check_question(question)
    check_filters(filters)
    with Dossier.open(store, download=download, reranker=reranker) as dossier:
        if as_json:
            echo_json(dossier.ask(question, llm=llm, **filters).to_dict())
            return
        answer = write_stream(dossier.stream(question, llm=llm, **filters), look(), language)
    if explain:
        click.echo("\n" + explanation(answer, look()))


@click.command("chat")
@llm_option
@filter_options
@store_option
@reranker_option
@download_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON answer per line on stdout.")
def chat_command(
    *,
    llm: str | None,
    store: Path,
    reranker: str | None,
    download: bool,
    as_json: bool,
    **filters: Any,
) -> None:
    """Ask several questions; a follow-up such as "Et Kai Zenner ?" is understood.

    Questions are read from the terminal, or one per line from stdin; quit, exit or quitter ends.
    """
    from index.errors import DossierError
    from rag import Dossier
    from rag.validation import check_filters

    check_filters(filters)
    if_interrupted("interrupted-chat")
    with Dossier.open(store, download=download, reranker=reranker) as dossier:
        chat = dossier.chat()
        language = locale_named(os.environ) or dossier.opened.main_language
        for question in _typed_questions(language):
            language = speak_as(question, language)
            try:
                if as_json:
                    _echo_json_line(chat.ask(question, llm=llm, **filters))
                else:
                    write_stream(chat.stream(question, llm=llm, **filters), look(), language)
                    click.echo()
            except DossierError as error:
                click.echo(error.say(language), err=True)


def write_stream(
    events: Iterable[Evidence | Notice | Sentence | Answer], how: Look, language: Language
) -> Answer:
    """Write each sentence on a line as it is released, then what stands under them."""
    from rag.answer import Evidence, Notice, Sentence

    written = False
    for event in events:
        if isinstance(event, Evidence):
            _waiting(len(event.hits), language)
        elif isinstance(event, Notice):
            click.echo(_done_waiting() + one_line(event.text), err=True)
        elif isinstance(event, Sentence):
            click.echo(("" if written else _done_waiting()) + lines(sentence_text(event), how))
            sys.stdout.flush()
            written = True
        else:
            if not written:
                click.echo(_done_waiting() + lines(safe(event.text), how))
            click.echo("\n" + answer_tail(event, how))
            return event
    raise RuntimeError("a stream ends with its answer")


def _typed_questions(language: Language) -> Iterator[str]:
    """Yield what is typed at a prompt in a terminal, else the lines of stdin, until one leaves."""
    for line in _prompted(language) if sys.stdin.isatty() else sys.stdin:
        question = line.strip()
        if question.strip("/:. ").lower() in _LEAVING:
            return
        if question:
            yield question


def _prompted(language: Language) -> Iterator[str]:
    import readline  # noqa: F401  gives input() its history and editing

    click.echo(say("welcome", language), err=True)
    while True:
        try:
            yield input("\n> ")
        except EOFError:
            click.echo(err=True)
            return


def _waiting(found: int, language: Language) -> None:
    """Say on a terminal that passages were found while the model still writes."""
    if sys.stderr.isatty() and sys.stdout.isatty():
        passages = count(found, "passage", language)
        click.echo(say("passages-found", language, passages=passages), err=True, nl=False)


def _done_waiting() -> str:
    """Return what takes the waiting line away, nothing where none was written."""
    return _CLEAR_LINE if sys.stderr.isatty() and sys.stdout.isatty() else ""


def _echo_json_line(answer: Answer) -> None:
    import json

    click.echo(json.dumps(answer.to_dict(), ensure_ascii=False).encode())
    sys.stdout.flush()
