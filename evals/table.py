"""The table that ``dossier eval`` prints, and the lines after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evals.summary import METRICS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.table import Table


def metrics_table(data: Mapping[str, Any]) -> Table:
    """Lay out a report: one metric a row; systems, their French and English, then baselines."""
    from rich.table import Table

    gold = data["gold"]
    table = Table(
        title=f"{gold['name']}: {gold['questions']} questions, {gold['answerable']} answerable",
        caption="percent [95 % interval, twins resampled together]; ↓ lower is better",
        title_justify="left",
        caption_justify="left",
    )
    table.add_column("metric", no_wrap=True)
    table.add_column("n", justify="right")
    columns = list(_columns(data))
    for name, _ in columns:
        table.add_column(name, justify="right")
    for metric in METRICS:
        cells = [metrics.get(metric.key) for _, metrics in columns]
        if any(cells):
            counted = next(cell["questions"] for cell in cells if cell)
            name = metric.name + (" ↓" if metric.lower_is_better else "")
            shown = [
                _cell(cell, with_interval=place < len(data["systems"]))
                for place, cell in enumerate(cells)
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


def _columns(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for system in data["systems"]:
        yield system["system"], system["metrics"]
    for system in data["systems"]:
        for language, metrics in system["slices"]["language"].items():
            label = language if len(data["systems"]) == 1 else f"{system['system']} {language}"
            yield label, metrics
    for baseline in data["baselines"]:
        yield baseline["system"], baseline["metrics"]


def _cell(cell: Mapping[str, float] | None, *, with_interval: bool) -> str:
    if not cell:
        return ""
    shown = f"{100 * cell['value']:.1f}"
    if with_interval:
        shown += f" [{100 * cell['low']:.0f}–{100 * cell['high']:.0f}]"
    return shown
