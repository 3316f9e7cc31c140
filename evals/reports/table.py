"""The tables that ``dossier eval`` prints, and the lines after them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from evals.reports.costs import costs
from evals.reports.summary import METRICS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rich.console import Console
    from rich.table import Table

PIPED = 110  # columns of a table that goes to a file or a CI log, unless it needs more


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    metrics: Mapping[str, Any]
    show: Callable[[Mapping[str, float]], str]
    style: str = ""


def console_for(data: Mapping[str, Any]) -> Console:
    """Give a console that shows names as they are; in a pipe, wide enough for every system."""
    console = plain()
    if console.is_terminal:
        return console
    return plain(max(PIPED, _natural(_table(data, languages=_alone(data)))))


def metrics_table(data: Mapping[str, Any], width: int) -> Table:
    """Lay out a report: one metric a row; systems with intervals, languages, then baselines.

    What has no room is left to the written reports: the languages (of a lone system) first, then
    the intervals.
    """
    fitting = (
        table
        for languages, intervals in ((_alone(data), True), (False, True))
        for table in [_table(data, languages=languages, intervals=intervals)]
        if _natural(table) <= width
    )
    return next(fitting, _table(data, languages=False, intervals=False))


def _table(data: Mapping[str, Any], *, languages: bool, intervals: bool = True) -> Table:
    from rich import box
    from rich.table import Table

    gold = data["gold"]
    table = Table(
        title=f"{gold['name']}: {gold['questions']} questions, {gold['answerable']} answerable",
        caption="percent, 95 % interval (twins resampled together); ↓ lower is better",
        title_justify="left",
        caption_justify="left",
        box=box.SIMPLE,
        padding=(0, 1, 0, 0),
        show_edge=False,
    )
    table.add_column("metric", no_wrap=True)
    table.add_column("n", justify="right", no_wrap=True)
    columns = list(_columns(data, languages=languages, intervals=intervals))
    for column in columns:
        table.add_column(_broken(column.name), justify="right", style=column.style)
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


def _alone(data: Mapping[str, Any]) -> bool:
    return len(data["systems"]) == 1


def _natural(table: Table) -> int:
    """Give the columns of a terminal in which nothing of a table is cut or wrapped."""
    return plain(1_000).measure(table).maximum


def plain(width: int | None = None) -> Console:
    """Make a console that finds no emoji in ``ollama:a:1b`` and no markup in a name."""
    from rich.console import Console

    return Console(width=width, markup=False, emoji=False, highlight=False)


def _broken(name: str) -> str:
    r"""Break a column's head where a name has a joint, so that its figures need not stand apart.

    >>> _broken("ollama:ministral-3:3b"), _broken("first two sentences"), _broken("95 %")
    ('ollama:\nministral-3:\n3b', 'first two\nsentences', '95 %')
    """
    return re.sub(r":(?=.)|(?<=\w) (?=\w+$)", lambda joint: joint.group().strip() + "\n", name)


def costs_table(data: Mapping[str, Any], times: Mapping[str, Any]) -> Table:
    """Lay out what the answers cost, systems side by side."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE, padding=(0, 1, 0, 0), show_edge=False)
    table.add_column("cost", no_wrap=True)
    for system in data["systems"]:
        table.add_column(_broken(system["system"]), justify="right", overflow="fold")
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


def _columns(data: Mapping[str, Any], *, languages: bool, intervals: bool) -> Iterator[_Column]:
    for system in data["systems"]:
        yield _Column(system["system"], system["metrics"], _value, "bold")
        if intervals:
            yield _Column("95 %", system["metrics"], _bounds)
        for language, metrics in system["slices"]["language"].items() if languages else ():
            yield _Column(language, metrics, _value)
    for baseline in data["baselines"]:
        yield _Column(baseline["system"], baseline["metrics"], _value, "dim")


def _value(cell: Mapping[str, float]) -> str:
    return f"{100 * cell['value']:.1f}"


def _bounds(cell: Mapping[str, float]) -> str:
    return f"{100 * cell['low']:.0f}–{100 * cell['high']:.0f}"
