"""The ``eval`` and ``bench`` commands: options in, tables and reports out, exit codes.

Exit 0 when the gate holds, 3 when it does not, 1 when it could not run, 2 for a wrong call.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click

from evals.benches.command import bench_command
from evals.progress import progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from evals.evaluate import Watcher
    from evals.gold import Gold
    from evals.prepared import Prepared
    from evals.reports.report import Evaluation
    from rag.llm import Generator

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
@click.option("--limit", type=click.IntRange(min=1), help="Only so many questions, no gate.")
@click.option("--gate", default="", metavar="FILE|none", help="Thresholds [evals/gate.json].")
@click.option("--judge", metavar="ENGINE", help="A model's opinion too, such as ollama:MODEL.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON alone on stdout.")
@click.pass_context
def eval_command(ctx: click.Context, /, **options: Any) -> None:
    """Score the answers on a gold set of questions.

    Alone, it builds the demo dossier in a temporary folder, asks its gold questions without any
    model, and does the same with the seed pages where they are.
    """
    from evals.prepared import prepare

    prepared = prepare(options)
    datas: list[dict[str, Any]] = []
    breached: list[str] = []
    with TemporaryDirectory(prefix="dossier-eval-") as scratch, progress() as watch:
        for evaluation in _evaluations(options, prepared, Path(scratch), watch):
            datas.append(_told(evaluation, options, prepared.baseline))
            breached.extend(_breaches(datas[-1], prepared))
    if options["as_json"]:
        click.echo(json.dumps({"sets": datas, "gate": breached}, ensure_ascii=False, indent=1))
    for line in breached:
        click.echo(f"Gate: {line}.", err=True)
    ctx.exit(GATE_FAILED if breached else 0)


def _evaluations(
    options: dict[str, Any], prepared: Prepared, scratch: Path, watch: Watcher
) -> Iterator[Evaluation]:
    """Yield one evaluation per gold set asked for."""
    from evals.evaluate import DEMO_GOLD, Plan, evaluate, sample
    from evals.reports.compare import require_shared
    from rag import Dossier

    plan = Plan(
        llms=prepared.llms,
        out=options["out"],
        resume=options["resume"],
        with_check=not options["set_folder"],
    )
    for whole, store in _pairs(options, scratch):
        gold = sample(whole, options["limit"])
        if prepared.baseline and prepared.baseline["gold"]["name"] == gold.name:
            asked = [question.id for question in gold.questions]
            require_shared(options["against"], prepared.baseline, asked)
        labelled = not (options["gold"] or options["set_folder"]) and gold.name == DEMO_GOLD.stem
        with Dossier.open(store) as dossier:
            found = evaluate(gold, dossier, replace(plan, with_labels=labelled), watch=watch)
        yield _judged(found, prepared.judge, options["out"]) if prepared.judge else found


def _judged(evaluation: Evaluation, judging: Generator, out: Path) -> Evaluation:
    """Add a model's opinions, which gate nothing."""
    from evals.judge import judge

    questions = evaluation.gold.questions
    opinions = (judge(run, questions, judging, out / "judge.jsonl") for run in evaluation.runs)
    return replace(evaluation, judged=tuple(opinions))


def _pairs(options: dict[str, Any], scratch: Path) -> Iterator[tuple[Gold, Path]]:
    """Yield each gold set with the store it is about, built where needed."""
    from evals import evaluate
    from evals.gold import load

    if options["set_folder"]:
        from evals.benches.sets import load_set

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


def _told(
    evaluation: Evaluation, options: dict[str, Any], baseline: Mapping[str, Any] | None
) -> dict[str, Any]:
    """Print one evaluation and write its reports; return its data."""
    from evals.reports.report import as_data, times_of, write_all
    from evals.reports.table import console_for, costs_table, metrics_table, remarks

    data = as_data(evaluation)
    against = baseline if baseline and baseline["gold"]["name"] == data["gold"]["name"] else None
    if options["out"]:
        write_all(options["out"] / data["gold"]["name"], evaluation, against=against)
    if not options["as_json"]:
        console = console_for(data)
        console.print(metrics_table(data, console.width))
        console.print(costs_table(data, times_of(evaluation)))
        for line in (*remarks(data), *_changes(data, against)):
            console.print(line)
    return data


def _changes(data: dict[str, Any], against: Mapping[str, Any] | None) -> Iterator[str]:
    from evals.reports.compare import compare, counterpart
    from evals.reports.markdown import changes, flat

    for system in data["systems"] if against else ():
        before = counterpart(against or {}, system["system"])
        yield from changes(compare(before, system), system["system"], shown=flat)


def _breaches(data: dict[str, Any], prepared: Prepared) -> Iterator[str]:
    """Yield the thresholds broken; a set without any is told."""
    from evals.gate import breaches
    from evals.prepared import EXTRACTS

    name = data["gold"]["name"]
    if prepared.thresholds is None:
        return
    if name not in prepared.thresholds:
        click.echo(f"No threshold is held for {name}: give them with --gate FILE.", err=True)
    for system in data["systems"]:
        if prepared.bind_all or system["system"] == EXTRACTS:
            for breach in breaches(prepared.thresholds.get(name, {}), system["metrics"]):
                yield f"{name}, {system['system']}: {breach}"
