"""The ``eval`` and ``bench`` commands: options in, tables and reports out, exit codes.

Exit 0 when the gate holds, 3 when it does not, 1 when it could not run, 2 for a wrong call.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from evals.bench_command import PIPED, bench_command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.evaluate import Watcher
    from evals.gold import Gold
    from evals.report import Evaluation

__all__ = ["bench_command", "eval_command"]

GATE_FAILED = 3
FOLDER = click.Path(file_okay=False, path_type=Path)
FILE = click.Path(dir_okay=False, path_type=Path)


@click.command("eval")
@click.option("--gold", type=FILE, help="A gold file of your own; needs --store.")
@click.option("--store", type=FOLDER, help="The store to ask; for the demo, one is made.")
@click.option("--seeds", type=FOLDER, help="The seed pages [default: ../shared/seeds if there].")
@click.option("--set", "set_folder", type=FOLDER, help="Passages, queries and answers instead.")
@click.option("--llm", "llms", multiple=True, metavar="ENGINE", help="Repeatable [extracts].")
@click.option("--against", type=FILE, help="A report.json to compare with.")
@click.option("--out", type=FOLDER, help="Write JSON, Markdown, HTML and JUnit reports here.")
@click.option("--resume", is_flag=True, help="Go on from the journals in --out.")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first questions, no gate.")
@click.option("--gate", default="", metavar="FILE|none", help="Thresholds [evals/gate.json].")
@click.option("--judge", metavar="ENGINE", help="A model's opinion too, such as ollama:MODEL.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone on stdout.")
@click.pass_context
def eval_command(ctx: click.Context, /, **options: Any) -> None:
    """Score the answers on a gold set of questions.

    Alone, it builds the demo dossier in a temporary folder, asks its gold questions without any
    model, and does the same with the seed pages where they are.
    """
    check_usage(options)
    options["llms"] = options["llms"] or ("extracts",)
    datas: list[dict[str, Any]] = []
    breached: list[str] = []
    with TemporaryDirectory(prefix="dossier-eval-") as scratch, _progress() as watch:
        for evaluation in _evaluations(options, Path(scratch), watch):
            datas.append(_told(evaluation, options))
            breached.extend(_breaches(datas[-1], options))
    _require_compared(options["against"], datas)
    if options["as_json"]:
        click.echo(json.dumps({"sets": datas, "gate": breached}, ensure_ascii=False, indent=1))
    for line in breached:
        click.echo(f"Gate: {line}.", err=True)
    ctx.exit(GATE_FAILED if breached else 0)


def check_usage(options: dict[str, Any]) -> None:
    """Refuse options that do not go together, before any work."""
    if options["gold"] and not options["store"]:
        raise click.UsageError("--gold needs --store: the store that its questions are about.")
    if options["gold"] and options["set_folder"]:
        raise click.UsageError("Give --gold or --set, not both.")
    if options["resume"] and not options["out"]:
        raise click.UsageError("--resume needs --out: the folder of the run to go on with.")
    written = [llm for llm in options["llms"] if llm != "extracts"]
    if (written or options["judge"]) and not options["out"]:
        raise click.UsageError(
            "A model's run needs --out, so that what it answered is kept if it stops."
        )


def _evaluations(options: dict[str, Any], scratch: Path, watch: Watcher) -> Iterator[Evaluation]:
    """Yield one evaluation per gold set asked for."""
    from evals.evaluate import Plan, evaluate, first
    from rag import Dossier

    plan = Plan(
        llms=options["llms"],
        out=options["out"],
        resume=options["resume"],
        with_check=not options["set_folder"],
    )
    for gold, store in _pairs(options, scratch):
        with Dossier.open(store) as dossier:
            found = evaluate(first(gold, options["limit"]), dossier, plan, watch=watch)
            yield _judged(found, options) if options["judge"] else found


def _judged(evaluation: Evaluation, options: dict[str, Any]) -> Evaluation:
    """Add a model's opinions, which gate nothing."""
    from dataclasses import replace

    from evals.judge import judge
    from rag.llm import choose

    choice = choose(
        options["judge"],
        host=os.environ.get("OLLAMA_HOST"),
        openai_url=os.environ.get("DOSSIER_OPENAI_URL"),
    )
    if choice.failed:
        raise choice.failed
    if choice.generator is None:
        raise click.UsageError("--judge needs a model, such as ollama:MODEL.")
    cache = options["out"] / "judge.jsonl"
    questions = evaluation.gold.questions
    opinions = (judge(run, questions, choice.generator, cache) for run in evaluation.runs)
    return replace(evaluation, judged=tuple(opinions))


def _pairs(options: dict[str, Any], scratch: Path) -> Iterator[tuple[Gold, Path]]:
    """Yield each gold set with the store it is about, built where needed."""
    from evals import evaluate
    from evals.gold import load

    if options["set_folder"]:
        from evals.sets import load_set

        yield load_set(
            options["set_folder"], options["store"] or scratch / "set", scratch / "pages"
        )
        return
    if options["gold"]:
        yield load(options["gold"]), options["store"]
        return
    demo = options["store"] or evaluate.build_store(evaluate.DEMO_PAGES, scratch / "demo")
    yield load(evaluate.DEMO_GOLD), demo
    seeds = options["seeds"] or evaluate.SEEDS
    if seeds.is_dir():
        yield load(evaluate.SEEDS_GOLD), evaluate.build_store(seeds, scratch / "seeds")
    else:
        click.echo(f"The seed pages are not at {seeds}: only the demo is scored.", err=True)


def _told(evaluation: Evaluation, options: dict[str, Any]) -> dict[str, Any]:
    """Print one evaluation and write its reports; return its data."""
    from rich.console import Console

    from evals.report import as_data, times_of, write_all
    from evals.table import metrics_table, notes, opinions, times_line

    data = as_data(evaluation)
    against = _baseline(options["against"], data["gold"]["name"])
    if options["out"]:
        write_all(options["out"] / data["gold"]["name"], evaluation, against=against)
    if not options["as_json"]:
        console = Console()
        width = console.width if console.is_terminal else PIPED
        console = Console(width=width)
        console.print(metrics_table(data, width))
        times = times_of(evaluation)
        for line in (
            *notes(data),
            *opinions(data),
            *(times_line(r.system, times[r.system]) for r in evaluation.runs),
        ):
            console.print(line, markup=False, highlight=False)
        for line in _changes(data, against):
            console.print(line, markup=False, highlight=False)
    return data


def _baseline(path: Path | None, name: str) -> dict[str, Any] | None:
    """Read the baseline to compare with, when it is one of this gold set."""
    if path is None:
        return None
    from evals.compare import read_baseline

    report = read_baseline(path)
    return report if report["gold"]["name"] == name else None


def _require_compared(path: Path | None, datas: list[dict[str, Any]]) -> None:
    """Refuse a baseline that is about none of the sets scored."""
    from evals.compare import BaselineInvalid, read_baseline

    if path:
        name = read_baseline(path)["gold"]["name"]
        if name not in {data["gold"]["name"] for data in datas}:
            raise BaselineInvalid(
                path=path, why=f"it is about the set {name}, which was not scored"
            )


def _changes(data: dict[str, Any], against: dict[str, Any] | None) -> Iterator[str]:
    from evals.compare import compare
    from evals.report_markdown import changes

    if against is None:
        return
    for system in data["systems"]:
        yield from changes(compare(against["systems"][0], system), system["system"])


def _breaches(data: dict[str, Any], options: dict[str, Any]) -> Iterator[str]:
    """Yield the thresholds broken; the committed gate binds the built-in mode alone."""
    from evals.gate import DEFAULT, breaches, read_gate

    if options["gate"] == "none" or (options["limit"] and not options["gate"]):
        return
    thresholds = read_gate(Path(options["gate"]) if options["gate"] else DEFAULT)
    name = data["gold"]["name"]
    for system in data["systems"]:
        if options["gate"] or system["system"] == "extracts":
            for breach in breaches(thresholds.get(name, {}), system["metrics"]):
                yield f"{name}, {system['system']}: {breach}"


@contextmanager
def _progress() -> Iterator[Watcher]:
    """Show a bar with an estimate on stderr, one line per system."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        tasks: dict[tuple[str, int], Any] = {}

        def watch(system: str, done: int, total: int) -> None:
            key = (system, total)
            if key not in tasks:
                tasks[key] = progress.add_task(system, total=total)
            progress.update(tasks[key], completed=done)

        yield watch
