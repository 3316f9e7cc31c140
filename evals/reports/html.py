"""One self-contained HTML page: plots, and each answer beside its gold and its passages.

The page holds other people's sentences and perhaps a hostile comment: jinja2 escapes everything,
the page loads nothing, and its policy forbids every request and any script but its own.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.reports.compare import compare, counterpart, is_right, said
from evals.reports.costs import costs
from evals.reports.markdown import CUTS, SLICED, apart
from evals.reports.summary import METRICS
from evals.reports.table import remarks

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATE = Path(__file__).parent / "report.html"
WIDTH = 260  # of a bar that stands for 1, in pixels

# Shows and hides questions; the page reads whole without it.
SCRIPT = """
for (const system of document.querySelectorAll("section")) {
  const boxes = [...system.querySelectorAll("[data-filter]")];
  const questions = [...system.querySelectorAll("details.question")];
  const apply = () => questions.forEach(q => {
    q.hidden = boxes.some(b => b.value && q.dataset[b.dataset.filter] !== b.value);
  });
  boxes.forEach(b => b.addEventListener("change", apply));
}
"""


@dataclass(frozen=True, slots=True)
class Bar:
    """One system's bar in a metric's plot, in pixels, with its figures in words."""

    system: str
    width: float
    low: float
    high: float
    shown: str
    baseline: bool


def to_html(
    data: Mapping[str, Any], times: Mapping[str, Any], against: Mapping[str, Any] | None
) -> str:
    """Render the report."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    return template.render(
        data=data,
        plots=plots(data),
        costs=list(costs(data, times)),
        cuts=CUTS,
        sliced=[metric for metric in METRICS if metric.key in SLICED],
        remarks=list(remarks(data)),
        said=said,
        apart=apart,
        right=is_right,
        comparisons=[
            (system["system"], compare(counterpart(against, system["system"]), system))
            for system in (data["systems"] if against else [])
            if against
        ],
        script=SCRIPT,
        script_hash=f"sha256-{digest}",
        width=WIDTH,
    )


def plots(data: Mapping[str, Any]) -> list[tuple[str, int, list[Bar]]]:
    """Give, for each metric measured, its name, how many questions it counts, and its bars."""
    columns = [(column, False) for column in data["systems"]]
    columns += [(column, True) for column in data["baselines"]]
    drawn = []
    for metric in METRICS:
        cells = [
            (column["system"], column["metrics"][metric.key], baseline)
            for column, baseline in columns
            if metric.key in column["metrics"]
        ]
        if cells:
            name = metric.name + (" (lower is better)" if metric.lower_is_better else "")
            bars = [_bar(system, cell, baseline) for system, cell, baseline in cells]
            drawn.append((name, cells[0][1]["questions"], bars))
    return drawn


def _bar(system: str, cell: Mapping[str, float], baseline: bool) -> Bar:
    low, value, high = (cell[key] for key in ("low", "value", "high"))
    shown = f"{100 * value:.1f} % [{100 * low:.0f}–{100 * high:.0f}]"
    return Bar(system, value * WIDTH, low * WIDTH, high * WIDTH, shown, baseline)
