"""The tables that ``dossier eval`` prints, and the lines after them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evals.costs import costs
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

    In a terminal narrower than `WIDE`, or beside a second system, the languages are left to the
    written reports.
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
    alone = len(data["systems"]) == 1
    columns = list(_columns(data, with_languages=alone and width >= WIDE))
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


def costs_table(data: Mapping[str, Any], times: Mapping[str, Any]) -> Table:
    """Lay out what the answers cost, systems side by side."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE)
    table.add_column("cost", no_wrap=True)
    for system in data["systems"]:
        table.add_column(system["system"], justify="right", overflow="fold")
    for name, told in costs(data, times):
        table.add_row(name, *told)
    return table


def remarks(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield how far the support check is to be trusted, and a line per judged system.

    What a judge left unscored is counted beside its mean.
    """
    if check := data.get("support_check"):
        yield (
            f"The check behind citation recall and precision agrees with {check['labels']} hand "
            f"labels by Cohen's kappa {check['kappa']:.2f}: of true sentences it refuses "
            f"{len(check['refused'])}, of false ones it lets {len(check['passed'])} pass."
        )
    for judged in data.get("judged", ()):
        aspects = [
            f"{name} {100 * found['mean']:.1f} ({found['scored']} scored, {found['unscored']} not, "
            f"{found['unanswered']} unanswered)"
            for name, found in judged.items()
            if isinstance(found, dict)
        ]
        yield f"{judged['system']}, in the opinion of {judged['model']}: {', '.join(aspects)}."


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
