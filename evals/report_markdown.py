"""Markdown for a pull request: the table, the slices, what flipped and what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evals.compare import Comparison, compare, counterpart, is_right, said
from evals.summary import METRICS
from evals.table import opinions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SHOWN = 30  # failed questions listed at most
LONGEST = 300  # characters of an answer shown


def to_markdown(data: Mapping[str, Any], against: Mapping[str, Any] | None) -> str:
    """Write the report; with a baseline report, what changed since comes first."""
    gold = data["gold"]
    lines = [
        f"## Eval: {gold['name']} ({gold['questions']} questions, {gold['answerable']} answerable)",
        "",
    ]
    if against:
        for system in data["systems"]:
            before = counterpart(against, system["system"])
            lines.extend(changes(compare(before, system), system["system"]))
    lines.extend(table(data))
    lines.extend(f"- {_safe(line)}" for line in opinions(data))
    for system in data["systems"]:
        lines.extend(_by_language(system))
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


def changes(comparison: Comparison, system: str) -> Iterator[str]:
    """Yield what changed since the baseline: differences worth a line, then flips."""
    better = sum(flip.better for flip in comparison.flips)
    other = "" if comparison.before == system else f"'s {_safe(comparison.before)}"
    yield f"### {_safe(system)} against the baseline{other}"
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
                f"p = {difference.p_value:.3f}"
            )
    for flip in comparison.flips:
        yield f"- {'✅' if flip.better else '❌'} `{flip.id}` {_safe(flip.question)}"
        yield f"  - before: {_safe(flip.before)}"
        yield f"  - after: {_safe(flip.after)}"
    yield ""


def apart(comparison: Comparison) -> str:
    """Say what of the two runs cannot be compared; nothing where all of it can.

    >>> from evals.compare import Comparison
    >>> apart(Comparison("extracts", 5, 0, 2, 1, (), ()))
    ' Only in this run: 2. Asked or judged otherwise by the gold since: 1.'
    """
    counts = {
        "Only in the baseline": comparison.only_before,
        "Only in this run": comparison.only_after,
        "Asked or judged otherwise by the gold since": comparison.rewritten,
    }
    return "".join(f" {what}: {count}." for what, count in counts.items() if count)


def _by_language(system: Mapping[str, Any]) -> Iterator[str]:
    languages = system["slices"]["language"]
    yield f"### {_safe(system['system'])} by language"
    yield ""
    yield "| Metric | " + " | ".join(languages) + " |"
    yield "|---|" + "--:|" * len(languages)
    for metric in METRICS:
        cells = [values.get(metric.key) for values in languages.values()]
        if any(cells):
            yield f"| {metric.name} | " + " | ".join(map(_shown, cells)) + " |"
    yield ""


def _wrong(system: Mapping[str, Any]) -> Iterator[str]:
    wrong = [line for line in system["questions"] if not is_right(line)]
    yield f"<details><summary>{len(wrong)} questions not right</summary>"
    yield ""
    for line in wrong[:SHOWN]:
        wanted = line["gold"]["facts"] or "a refusal"
        yield f"- `{line['id']}` {_safe(line['gold']['question'])}"
        yield f"  - wanted: {_safe(str(wanted))}"
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


def _safe(text: str) -> str:
    r"""Keep a text on one line and stop it from being read as Markdown or HTML.

    >>> _safe("a <b> | [x](y)")
    'a &lt;b&gt; \\| \\[x\\](y)'
    """
    flat = " ".join(text.split())[:LONGEST]
    flat = flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for sign in "|[]*_`@":
        flat = flat.replace(sign, f"\\{sign}")
    return flat
