"""``dossier ask --file``: many questions, one record each, resumable after any interruption.

Every record is one line, written and flushed as soon as its question is answered. Run again with
the same ``--out``, what was answered is kept, a half-written last line is dropped, and what failed
is asked again.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

import click

from ui.terminal.options import if_interrupted, locale_language
from ui.terminal.question_file import read_questions
from ui.terminal.records import record_of, resume, sink, squeezed
from ui.terminal.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def ask_file(  # noqa: PLR0913  keyword-only options of one command
    questions: Path,
    out: Path | None,
    *,
    store: Path,
    llm: str | None,
    download: bool,
    reranker: str | None = None,
) -> None:
    """Ask every question of a file and write one record each, to ``out`` or to stdout."""
    from rag import Dossier

    language = locale_language(os.environ)
    asked = read_questions(questions)
    as_csv = out is not None and out.suffix.lower() == ".csv"
    kept = resume(out, as_csv=as_csv) if out is not None else set()
    left = [item for item in asked if (item.id, squeezed(item.question)) not in kept]
    if_interrupted("interrupted-file" if out else "interrupted-stdout", out=out)
    tally = {"answered": 0, "refused": 0, "failed": 0}
    with (
        Dossier.open(store, download=download, reranker=reranker) as dossier,
        sink(out, as_csv=as_csv) as write,
        _progress(len(left)) as step,
    ):
        results = dossier.ask_many([item.question for item in left], llm=llm)
        for item, result in zip(left, results, strict=True):
            record = record_of(item, result, language)
            write(record)
            tally["failed" if "error" in record else record["status"]] += 1
            if "error" in record:
                failed = {"question": item.question, "why": record["error"]}
                click.echo(say("question-failed", language, **failed), err=True)
            step()
    click.echo(
        say("answered", language, asked=len(asked), kept=len(asked) - len(left), **tally), err=True
    )
    if tally["failed"] == len(asked):
        raise SystemExit(1)


@contextlib.contextmanager
def _progress(total: int) -> Iterator[Callable[[], None]]:
    """Give a function that moves a bar on stderr, where stderr is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
