"""Paste the real output of the README's commands anew: ``make readme``.

Between ``<!-- run: COMMAND -->`` and ``<!-- end -->`` stands what the command printed on the demo
dossier, 80 columns wide; between ``<!-- eval -->`` and ``<!-- end -->``, the table of the eval.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
README: Final = ROOT / "README.md"
PAGES: Final = "evals/corpus/pages"
RUN: Final = re.compile(r"(<!-- run: (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)
EVAL: Final = re.compile(r"(<!-- eval -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Index the demo dossier, run the README's commands, run the eval, write the README."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        command("index", PAGES, store=here / "store")
        text = README.read_text(encoding="utf-8")
        text = RUN.sub(lambda match: pasted(match, here / "store"), text)
        README.write_text(text, encoding="utf-8")
        text = EVAL.sub(lambda match: match[1] + tables(here) + match[2], text)
        README.write_text(text, encoding="utf-8")


def command(*arguments: str, store: Path | None = None, right: tuple[int, ...] = (0,)) -> str:
    """Run the command with extracts alone and return what it printed."""
    settings = {"COLUMNS": "80", "DOSSIER_LLM": "extracts", "LANG": "C.UTF-8"}
    if store is not None:
        settings["DOSSIER_STORE"] = str(store)
    ended = subprocess.run(
        [sys.executable, "-m", "ui.command", *arguments],
        cwd=ROOT,
        env=os.environ | settings,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if ended.returncode not in right:
        raise SystemExit(f"dossier {shlex.join(arguments)} ended with {ended.returncode}")
    return ended.stdout


def pasted(match: re.Match[str], store: Path) -> str:
    """Return one marked block with its command's output as it is now."""
    _, *arguments = shlex.split(match[2])
    shown = command(*arguments, store=store).replace(str(store), ".dossier").rstrip()
    return f"{match[1]}```console\n$ {match[2]}\n{shown}\n```\n{match[3]}"


def tables(folder: Path) -> str:
    """Return the first table of every set's report, under its title."""
    reports = folder / "reports"
    command("eval", "--out", str(reports), right=(0, 3))
    found = sorted(reports.rglob("*.md"))
    return "\n".join(table(report.read_text(encoding="utf-8")) for report in found)


def table(report: str) -> str:
    """Return a report's title and its first table, that of the systems and baselines."""
    title, rest = report.removeprefix("## Eval: ").split("\n", 1)
    rows = rest[rest.index("|") :].partition("\n\n")[0]
    return f"**{title}**\n\n{rows}\n"


if __name__ == "__main__":
    main()
