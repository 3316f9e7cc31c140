"""How fast, as ratios: seconds depend on the machine, a ratio to a known import hardly does.

The yardstick is ``python -c "import chromadb, llama_index.core"``, which any program built on
this stack pays before its first line.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

YARDSTICK = "import chromadb, llama_index.core"
QUESTIONS = (
    "Combien Microsoft a-t-il investi dans Mistral AI ?",
    "Qui a fondé Mistral AI ?",
    "How much did Microsoft invest in Mistral AI?",
)


@dataclass(frozen=True, slots=True)
class Timed:
    """One act: its median seconds, and its ratio to the yardstick where that says something."""

    act: str
    seconds: float
    ratio: float | None = None


def measure(pages: Path, scratch: Path, *, repeats: int) -> Iterator[Timed]:
    """Time the yardstick, then the command's acts on a folder of pages, each `repeats` times."""
    import index
    from rag import Dossier

    yardstick = _median(partial(_python, ["-c", YARDSTICK]), repeats)
    yield Timed(f'python -c "{YARDSTICK}"', yardstick, 1.0)
    begun = perf_counter()
    index.build([pages], store=scratch)
    seconds = perf_counter() - begun
    files = sum(1 for _ in pages.iterdir())
    yield Timed(f"index.build, {files} files", seconds, seconds / yardstick)
    seconds = _median(partial(_command, ["--help"]), repeats)
    yield Timed("dossier --help", seconds, seconds / yardstick)
    asked = ["ask", QUESTIONS[0], "--store", str(scratch), "--llm", "extracts", "--json"]
    seconds = _median(partial(_command, asked), repeats)
    yield Timed("dossier ask, cold", seconds, seconds / yardstick)
    with Dossier.open(scratch) as dossier:
        for question in QUESTIONS:
            dossier.ask(question, llm="extracts")
            seconds = _median(partial(dossier.ask, question, llm="extracts"), repeats)
            yield Timed(f"Dossier.ask, warm: {question}", seconds, seconds / yardstick)


def _median(act: Callable[[], object], repeats: int) -> float:
    times = []
    for _ in range(repeats):
        begun = perf_counter()
        act()
        times.append(perf_counter() - begun)
    return median(times)


def _command(arguments: Sequence[str]) -> None:
    _python(["-c", "from ui.command import main; main()", *arguments])


def _python(arguments: Sequence[str]) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
