"""``dossier bench``: what :mod:`evals` measures, and the screen, which ``evals`` may not import."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from evals.benches.command import FOLDER, JSON, bench_command


@bench_command.command("screen")
@click.option("--pages", type=FOLDER, help="A folder of pages [default: the demo dossier].")
@click.option("--repeats", type=click.IntRange(min=1), default=12, show_default=True)
@JSON
def screen_command(pages: Path | None, repeats: int, as_json: bool) -> None:
    """Time the screen in a browser against the barest Gradio application (minutes)."""
    import index
    from evals.evaluate import DEMO_GOLD, DEMO_PAGES
    from evals.gold import load
    from ui.bench.screen import measure
    from ui.bench.servers import chromium

    asked = [one.question for one in load(DEMO_GOLD).questions if one.answerable]
    rows = []
    with TemporaryDirectory(prefix="dossier-bench-") as scratch, chromium() as browser:
        store = Path(scratch) / "store"
        index.build([pages or DEMO_PAGES], store=store)
        for row in measure(browser, store, asked, repeats=repeats):
            rows.append({**asdict(row), "ratio": row.ratio, "holds": row.holds})
            if not as_json:
                against = f"{row.screen:8.3f} against {row.reference:8.3f} {row.unit:<8}"
                told = "holds" if row.holds else "does not hold"
                click.echo(f"{row.act:<44} {against} ratio {row.ratio:5.2f}, {row.bar} {told}")
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
