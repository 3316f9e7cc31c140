"""How much the checks keep of honest sentences and catch of lying ones, by kind.

``python -m rag.checks.bench tests/data/checks`` reads ``passages.jsonl`` and, of every other
``.jsonl`` file there, sentences ``{kind, text, language, cited, gold, question}``; it prints, by
file and kind, the share kept and the share caught, and the time that the checks of an answer take.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.checks.checker import Checker
from rag.checks.reading import forget
from rag.extract import Extract
from rag.hits import Hit, Source

if TYPE_CHECKING:
    from collections.abc import Iterable


def extract_of(row: dict[str, Any], start: int = 0) -> Extract:
    """Return a passage of the file as an extract that starts at a place of its document."""
    source = Source(
        path=f"{row['id']}.txt",
        title=row.get("title"),
        outlet=row.get("outlet"),
        author=row.get("author"),
        date=row.get("date"),
        kind=row.get("kind", "article"),
        language=row.get("language", "fr"),
        url=None,
        reply_to=None,
        via=tuple(row.get("via", ())),
    )
    text = row["text"]
    hit = Hit(
        passage_id=row["id"],
        document_id=_document(row),
        text=text,
        start=start,
        end=start + len(text),
        score=1.0,
        source=source,
    )
    return Extract(hit=hit, text=text, start=start, end=start + len(text), score=1.0)


def _document(row: dict[str, Any]) -> str:
    """Return what the passages of one article share: its title, author and date."""
    if not row.get("title") or row.get("kind") == "comment":
        return str(row["id"])
    return "|".join(str(row.get(key)) for key in ("title", "author", "date"))


def read(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a ``.jsonl`` file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def outcomes(folder: Path, name: str) -> list[tuple[dict[str, Any], Any]]:
    """Check every sentence of a file against all passages of its theme.

    A theme is the passages whose id starts with the same letter.
    """
    passages = read(folder / "passages.jsonl")
    found = []
    for row in read(folder / name):
        theme = [p for p in passages if p["id"][0] == row["cited"][0][0]]
        ids = [p["id"] for p in theme]
        extracts = [extract_of(p, at) for at, p in enumerate(theme)]
        checker = Checker(extracts, question=row["question"], language=row["language"])
        verdict = checker.check(row["text"], [ids.index(cited) for cited in row["cited"]])
        found.append(({**row, "support": [ids[at] for at in verdict.support]}, verdict))
    return found


def tally(folder: Path, names: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Return, by kind, how many sentences of some files are judged rightly and how many there are.

    An honest sentence is to be kept with a right citation, any other withdrawn.
    """
    good: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row, verdict in (found for name in names for found in outcomes(folder, name)):
        total[row["kind"]] += 1
        good[row["kind"]] += _right(row, verdict)
    return good, total


def report(folder: Path, *, wrong: bool = False) -> str:
    """Return the table of a folder, and with ``wrong`` every sentence judged wrongly."""
    lines = []
    for path in sorted(folder.glob("*.jsonl")):
        if path.name == "passages.jsonl":
            continue
        found = outcomes(folder, path.name)
        total = Counter(row["kind"] for row, _ in found)
        good = Counter(row["kind"] for row, verdict in found if _right(row, verdict))
        lines.append(f"{path.stem}")
        lines.extend(
            f"  {kind:10} {'kept' if kind == 'honest' else 'caught'} "
            f"{good[kind]}/{total[kind]} ({good[kind] / total[kind]:.0%})"
            for kind in sorted(total)
        )
        if wrong:
            lines.extend(
                f"    {row['kind']} {row['cited']} -> {row['support']} {verdict.why}: {row['text']}"
                for row, verdict in found
                if not _right(row, verdict)
            )
    return "\n".join(lines)


def _right(row: dict[str, Any], verdict: Any) -> bool:
    if row["kind"] != "honest":
        return not verdict.kept
    return bool(verdict.kept and set(row["gold"]) & set(row["support"]))


def milliseconds(folder: Path) -> float:
    """Return the time that the checks of one answer (ten passages, four sentences) take."""
    passages = [extract_of(row) for row in read(folder / "passages.jsonl")[:10]]
    known = {passage.hit.passage_id for passage in passages}
    files = sorted(folder.glob("*.jsonl"), reverse=True)
    said = (row for path in files if path.name != "passages.jsonl" for row in read(path))
    rows = [r for r in said if r["kind"] == "honest" and known.issuperset(r["cited"])][:4]
    best = float("inf")
    for _ in range(5):
        forget()
        start = time.process_time()
        checker = Checker(passages, language="fr")
        for row in rows:
            checker.check(row["text"], [0])
        best = min(best, time.process_time() - start)
    return best * 1000


if __name__ == "__main__":
    where = Path(sys.argv[1])
    sys.stdout.write(report(where, wrong="--wrong" in sys.argv) + "\n")
    sys.stdout.write(f"checks of an answer, ten passages: {milliseconds(where):.1f} ms\n")
