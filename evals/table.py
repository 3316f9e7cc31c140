"""The table that ``dossier eval`` prints, and the lines after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evals.summary import METRICS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rich.table import Table

WIDE = 100  # columns of a terminal that has room for the languages


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    metrics: Mapping[str, Any]
    show: Callable[[Mapping[str, float]], str]
    style: str = ""


def metrics_table(data: Mapping[str, Any], width: int) -> Table:
    """Lay out a report: one metric a row; systems with intervals, languages, then baselines.

    In a terminal narrower than `WIDE`, the languages are left to the written reports.
    """
    from rich import box
    from rich.table import Table

    gold = data["gold"]
    table = Table(
        title=f"{gold['name']}: {gold['questions']} questions, {gold['answerable']} answerable",
        caption="percent, 95 % interval (twins resampled together); ↓ lower is better",
        title_justify="left",
        caption_justify="left",
        box=box.SIMPLE,
    )
    table.add_column("metric", no_wrap=True)
    table.add_column("n", justify="right", no_wrap=True)
    columns = list(_columns(data, with_languages=width >= WIDE))
    for column in columns:
        table.add_column(column.name, justify="right", style=column.style)
    for metric in METRICS:
        cells = [column.metrics.get(metric.key) for column in columns]
        if any(cells):
            counted = next(cell["questions"] for cell in cells if cell)
            name = metric.name + (" ↓" if metric.lower_is_better else "")
            shown = [
                column.show(cell) if cell else ""
                for column, cell in zip(columns, cells, strict=True)
            ]
            table.add_row(name, str(counted), *shown)
    return table


def notes(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line per system: lengths, failures, sentences kept and withdrawn."""
    for system in data["systems"]:
        words, sentences = system["words"], system["sentences"]
        yield (
            f"{system['system']}: {words['median']:g} words at the median, "
            f"{words['longest']} at most; {system['failed']} questions failed; "
            f"{sentences['kept']} sentences kept, {sentences['withdrawn']} withdrawn."
        )


def opinions(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line per judged system; unscored replies are counted beside the mean."""
    for judged in data.get("judged", ()):
        aspects = [
            f"{name} {100 * found['mean']:.1f} ({found['scored']} scored, {found['unscored']} not)"
            for name, found in judged.items()
            if isinstance(found, dict)
        ]
        yield f"{judged['system']}, in the opinion of {judged['model']}: {', '.join(aspects)}."


def times_line(system: str, times: Mapping[str, Mapping[str, float]]) -> str:
    """Say how long a system's questions took.

    >>> times_line("extracts", {"a": {"elapsed_ms": 10.0}, "b": {"elapsed_ms": 30.0}})
    'extracts: 2 questions in 0.0 s; median 20 ms, slowest 30 ms.'
    """
    from statistics import median

    spent = [line["elapsed_ms"] for line in times.values() if "elapsed_ms" in line]
    if not spent:
        return f"{system}: no times."
    line = (
        f"{system}: {len(spent)} questions in {sum(spent) / 1000:.1f} s; "
        f"median {median(spent):.0f} ms, slowest {max(spent):.0f} ms."
    )
    firsts = [line["first_sentence_ms"] for line in times.values() if "first_sentence_ms" in line]
    tokens = sum(line.get("completion_tokens", 0) for line in times.values())
    if tokens:
        line += f" First sentence after {median(firsts):.0f} ms; {tokens:.0f} tokens written."
    return line


def _columns(data: Mapping[str, Any], *, with_languages: bool) -> Iterator[_Column]:
    for system in data["systems"]:
        yield _Column(system["system"], system["metrics"], _value, "bold")
        yield _Column("95 %", system["metrics"], _bounds)
        for language, metrics in system["slices"]["language"].items() if with_languages else ():
            yield _Column(language, metrics, _value)
    for baseline in data["baselines"]:
        yield _Column(baseline["system"], baseline["metrics"], _value, "dim")


def _value(cell: Mapping[str, float]) -> str:
    return f"{100 * cell['value']:.1f}"


def _bounds(cell: Mapping[str, float]) -> str:
    return f"{100 * cell['low']:.0f}–{100 * cell['high']:.0f}"
