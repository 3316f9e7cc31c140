"""``dossier index`` and ``dossier status``: fill a store, and say what it holds."""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ui.terminal.console import (
    failure_lines,
    passed_over_lines,
    status_text,
    summary_line,
    unknown_row_lines,
    unused_column_lines,
)
from ui.terminal.options import (
    download_option,
    echo_json,
    if_interrupted,
    json_option,
    locale_language,
    look,
    store_option,
)
from ui.terminal.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index import Progress


@click.command("index")
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path(path_type=Path))
@store_option
@click.option("--embedder", metavar="NAME", help="builtin, or a sentence-transformers model.")
@download_option
@click.option("--rebuild", is_flag=True, help="Make the vectors and the lexical index anew.")
@json_option
def index_command(  # noqa: PLR0913  one parameter per option
    paths: tuple[Path, ...],
    *,
    store: Path,
    embedder: str | None,
    download: bool,
    rebuild: bool,
    as_json: bool,
) -> None:
    """Read pages (files or folders) into a store, or refresh it.

    Indexing again adds what is new, refreshes what changed and drops what vanished under the
    paths named. A file that cannot be read is listed with its reason; the others are indexed.
    With --rebuild and no PATH, the store is made anew from what it already holds.
    """
    import index

    if not paths and not rebuild:
        raise click.UsageError("Name at least one PATH (a page or a folder of pages).")
    if_interrupted("interrupted-index", store=store)
    with _progress() as progress:
        summary = index.build(
            paths,
            store=store,
            embedder=embedder,
            rebuild=rebuild,
            download=download,
            progress=progress,
        )
    if as_json:
        echo_json({"store": str(store), **asdict(summary)})
        return
    language = locale_language(os.environ)
    click.echo(summary_line(summary, str(store), language))
    told = [
        *failure_lines(summary.failed, language),
        *unknown_row_lines(summary.unknown_rows, language),
        *unused_column_lines(summary.unused_columns, language),
        *passed_over_lines(summary.passed_over, language),
    ]
    for line in told:
        click.echo(line, err=True)


@click.command("status")
@store_option
@json_option
def status_command(*, store: Path, as_json: bool) -> None:
    """Say what the store holds, file by file, with the reason of each failure."""
    import index

    status = index.status(store)
    if as_json:
        echo_json(status.to_dict())
    else:
        click.echo(status_text(status, str(store), locale_language(os.environ), look()))


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[Progress], None] | None]:
    """Give a callback that draws a bar on stderr, or None where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    language = locale_language(os.environ)
    columns = (
        TextColumn("{task.description:<12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[path]}", markup=False, style="dim"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, path="")

        def draw(progress: Progress) -> None:
            bar.update(
                task,
                description=say(f"stage-{progress.stage}", language),
                completed=progress.done,
                total=progress.total,
                path=Path(progress.path or "").name,
            )

        yield draw
