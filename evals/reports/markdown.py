"""Markdown for a pull request: what flipped, the tables, the slices, what was not right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evals.reports.compare import Comparison, compare, counterpart, is_right, said, wanted_of
from evals.reports.costs import costs
from evals.reports.summary import METRICS
from evals.reports.table import remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

SHOWN = 30  # questions not right listed at most
FLIPS = 60  # a comment on a pull request holds 65,536 characters
LONGEST = 300  # characters of an answer shown
CUTS = {"language": "language", "kind": "kind of question", "source": "type of source"}
SLICED = ("right", "fact_with_source", "source_accuracy", "wrong_refusals", "abstention_recall")


def to_markdown(
    data: Mapping[str, Any], times: Mapping[str, Any], against: Mapping[str, Any] | None
) -> str:
    """Write the report; with a baseline report, what changed since comes first."""
    gold = data["gold"]
    lines = [
        f"## Eval: {gold['name']} ({gold['questions']} questions, {gold['answerable']} answerable)",
        "",
    ]
    if against:
        for system in data["systems"]:
            before = counterpart(against, system["system"])
            compared = compare(before, system)
            lines.extend(changes(compared, system["system"], most=FLIPS, shown=_safe))
    lines.extend(table(data))
    lines.extend(_costs(data, times))
    lines.extend([*(f"- {_safe(line)}" for line in remarks(data)), ""])
    for system in data["systems"]:
        for cut in system["slices"]:
            lines.extend(_sliced(system, cut))
        lines.extend(_wrong(system))
    return "\n".join(lines) + "\n"


def table(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the table's lines: a metric a row, systems then baselines as columns."""
    columns = [*data["systems"], *data["baselines"]]
    yield "| Metric | n | " + " | ".join(_safe(column["system"]) for column in columns) + " |"
    yield "|---|--:|" + "--:|" * len(columns)
    for metric in METRICS:
        cells = [column["metrics"].get(metric.key) for column in columns]
        if any(cells):
            counted = next(cell["questions"] for cell in cells if cell)
            name = metric.name + (" ↓" if metric.lower_is_better else "")
            yield f"| {name} | {counted} | " + " | ".join(map(_shown, cells)) + " |"
    lengths = [
        f"{column['words']['median']:g} / {column['words']['longest']}" if "words" in column else ""
        for column in columns
    ]
    yield "| Words, median / longest | | " + " | ".join(lengths) + " |"
    yield ""
    yield "In brackets, 95 % intervals, resampling each question with its twin. ↓: lower is better."
    yield ""


def changes(
    comparison: Comparison,
    system: str,
    *,
    shown: Callable[[str], str],
    most: int | None = None,
) -> Iterator[str]:
    """Yield what changed since the baseline: differences worth a line, then flips.

    Parameters
    ----------
    shown
        Makes names and answers fit to be read where they go, such as `flat` for a terminal.
    most
        How many flips are listed at most; the others are counted.
    """
    better = sum(flip.better for flip in comparison.flips)
    other = "" if comparison.before == system else f"'s {shown(comparison.before)}"
    yield f"### {shown(system)} against the baseline{other}"
    yield ""
    yield (
        f"{comparison.shared} questions in both; {better} now right, "
        f"{len(comparison.flips) - better} now wrong." + apart(comparison)
    )
    yield ""
    for difference in comparison.differences:
        if difference.change.value:
            yield (
                f"- {difference.name}: {difference.change.value:+.3f} "
                f"[{difference.change.low:+.3f}, {difference.change.high:+.3f}], "
                f"{difference.p_told}"
            )
    for flip in comparison.flips[:most]:
        yield f"- {'✅' if flip.better else '❌'} `{flip.id}` {shown(flip.question)}"
        yield f"  - before: {shown(flip.before)}"
        yield f"  - after: {shown(flip.after)}"
    if most is not None and len(comparison.flips) > most:
        yield f"- and {len(comparison.flips) - most} more in report.html"
    yield ""


def apart(comparison: Comparison) -> str:
    """Say what of the two runs cannot be compared; nothing where all of it can.

    >>> from evals.reports.compare import Comparison
    >>> apart(Comparison("extracts", 5, 0, 2, 1, (), ()))
    ' Only in this run: 2. Asked or judged otherwise by the gold since: 1.'
    """
    counts = {
        "Only in the baseline": comparison.only_before,
        "Only in this run": comparison.only_after,
        "Asked or judged otherwise by the gold since": comparison.rewritten,
    }
    return "".join(f" {what}: {count}." for what, count in counts.items() if count)


def _costs(data: Mapping[str, Any], times: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the answers cost, systems side by side."""
    systems = data["systems"]
    yield "| Cost | " + " | ".join(_safe(system["system"]) for system in systems) + " |"
    yield "|---|" + "--:|" * len(systems)
    for name, told in costs(data, times):
        yield f"| {name} | " + " | ".join(told) + " |"
    yield ""


def _sliced(system: Mapping[str, Any], cut: str) -> Iterator[str]:
    """Yield a folded table of one cut: a slice a row, so that many kinds stay readable."""
    metrics = [metric for metric in METRICS if metric.key in SLICED]
    yield f"<details><summary>{_safe(system['system'])} by {CUTS[cut]}</summary>"
    yield ""
    yield f"| {CUTS[cut].capitalize()} | n | " + " | ".join(m.name for m in metrics) + " |"
    yield "|---|--:|" + "--:|" * len(metrics)
    for label, values in system["slices"][cut].items():
        cells = [_shown(values.get(metric.key)) for metric in metrics]
        yield f"| {label} | {values['right']['questions']} | " + " | ".join(cells) + " |"
    yield ""
    yield "</details>"
    yield ""


def _wrong(system: Mapping[str, Any]) -> Iterator[str]:
    wrong = [line for line in system["questions"] if not is_right(line)]
    name = _safe(system["system"])
    yield f"<details><summary>{name}: {len(wrong)} questions not right</summary>"
    yield ""
    for line in wrong[:SHOWN]:
        yield f"- `{line['id']}` {_safe(line['gold']['question'])}"
        yield f"  - wanted: {_safe(wanted_of(line))}"
        yield f"  - {line['status']}: {_safe(said(line))}"
    if len(wrong) > SHOWN:
        yield f"- and {len(wrong) - SHOWN} more in report.json"
    yield ""
    yield "</details>"
    yield ""


def _shown(cell: Mapping[str, float] | None) -> str:
    """Show a value between its bounds, in percent.

    >>> _shown({"value": 0.9, "low": 0.83, "high": 0.94})
    '90.0 [83–94]'
    """
    if not cell:
        return ""
    low, high = (round(100 * cell[bound]) for bound in ("low", "high"))
    return f"{100 * cell['value']:.1f} [{low}–{high}]"


def flat(text: str) -> str:
    r"""Keep a text on one line, not longer than a reader of a list has patience for.

    >>> flat("a\n b")
    'a b'
    """
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _safe(text: str) -> str:
    r"""Keep a text on one line and stop it from being read as Markdown or HTML.

    >>> _safe("a <b> | [x](y)")
    'a &lt;b&gt; \\| \\[x\\](y)'
    """
    line = flat(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign in "|[]*_`@":
        line = line.replace(sign, f"\\{sign}")
    return line
