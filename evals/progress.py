"""A bar on stderr that says how far a run is and how long it will still take."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.evaluate import Watcher


@contextmanager
def progress() -> Iterator[Watcher]:
    """Show one bar per system while the block runs; a pipe or a CI log gets none."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True, emoji=False)
    silent = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=silent) as shown:
        tasks: dict[tuple[str, int], Any] = {}

        def watch(system: str, done: int, total: int) -> None:
            key = (system, total)
            if key not in tasks:
                tasks[key] = shown.add_task(system, total=total)
            shown.update(tasks[key], completed=done)

        yield watch
