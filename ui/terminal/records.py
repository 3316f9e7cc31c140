"""The output of ``dossier ask --file``: one line per question, as JSON or CSV, resumable."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
from typing import TYPE_CHECKING, Any

import click

from ui.failure import Failure
from ui.terminal.options import locale_language
from ui.terminal.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from typing import TextIO

    from rag import Answer, QuestionFailed
    from ui.terminal.question_file import Asked

FORMS = (".jsonl", ".csv")
COLUMNS = (
    "id",
    "question",
    "status",
    "answer",
    "citations",
    "sources",
    "quotes",
    "engine",
    "notices",
    "language",
    "error",
)
_FORMULA = ("=", "+", "-", "@")


def record_of(asked: Asked, result: Answer | QuestionFailed, language: str) -> dict[str, Any]:
    """Return one question's record: its id and the answer's contract, or its ``error``."""
    from rag.answer import Answer

    if isinstance(result, Answer):
        return {"id": asked.id, **result.to_dict()}
    return {"id": asked.id, "question": asked.question, "error": result.error.say(language)}


def csv_row(record: dict[str, Any]) -> dict[str, str]:
    """Return a record as one flat row, each cell on one line."""
    cited = record.get("citations", [])
    row = {
        "id": record["id"],
        "question": record["question"],
        "status": record.get("status", "failed"),
        "answer": record.get("text", ""),
        "citations": " | ".join(
            f"[{one['number']}] {one['source']['path']}:{one['start']}-{one['end']}"
            for one in cited
        ),
        "sources": " | ".join(
            one["source"]["outlet"] or one["source"]["title"] or one["source"]["path"]
            for one in cited
        ),
        "quotes": " | ".join(one["quote"] for one in cited),
        "engine": " ".join(filter(None, record.get("engine", {}).values())),
        "notices": " | ".join(one["text"] for one in record.get("notices", [])),
        "language": record.get("language", ""),
        "error": record.get("error", ""),
    }
    flat = {name: squeezed(str(value)) for name, value in row.items()}
    asked = {"id": flat["id"], "question": flat["question"]}
    return {name: _harmless(cell) for name, cell in flat.items()} | asked


def squeezed(text: str) -> str:
    r"""Return a text on one line.

    >>> squeezed("Qui\n  est-ce ?")
    'Qui est-ce ?'
    """
    return " ".join(text.split())


def require_form(out: Path | None) -> None:
    """Refuse an output whose name ends in neither ``.jsonl`` nor ``.csv``: exit code 2."""
    if out is not None and out.suffix.lower() not in FORMS:
        why = say("out-form", locale_language(os.environ), out=out)
        raise click.BadParameter(why, param_hint="--out")


def resume(out: Path, *, as_csv: bool) -> set[tuple[str, str]]:
    """Keep of an earlier output its whole records without an error; return what they answer.

    The file is replaced in one step, so that an interruption here loses nothing.

    Raises
    ------
    Failure
        When it is no output of ``dossier ask --file``: nothing of it is touched.
    """
    if not out.exists():
        return set()
    text = out.read_bytes().decode("utf-8-sig", "replace")
    *lines, unfinished = text.split("\n")
    if not _is_ours(lines, unfinished, as_csv=as_csv):
        raise Failure(say("out-foreign", locale_language(os.environ), out=out))
    kept: list[str] = lines[:1] if as_csv else []
    done = set()
    for line in filter(None, lines[1:] if as_csv else lines):
        record = _record(line, as_csv=as_csv)
        if record is not None and not record.get("error"):
            done.add((str(record["id"]), squeezed(record["question"])))
            kept.append(line)
    partial = out.with_name(out.name + ".partial")
    partial.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8", newline="")
    os.replace(partial, out)
    return done


@contextlib.contextmanager
def sink(out: Path | None, *, as_csv: bool) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Give a function that writes one record, lasting from the moment it returns."""
    if out is None:
        yield lambda record: click.echo(_json_line(record).encode(), nl=False)
        return
    with out.open("a", encoding="utf-8", newline="") as file:
        if as_csv and not file.tell():
            _write(file, _csv_line(dict(zip(COLUMNS, COLUMNS, strict=True))))
        line = _csv_line_of if as_csv else _json_line
        yield lambda record: _write(file, line(record))


def _write(file: TextIO, line: str) -> None:
    file.write(line)
    file.flush()


def _json_line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def _csv_line_of(record: dict[str, Any]) -> str:
    return _csv_line(csv_row(record))


def _csv_line(row: dict[str, str]) -> str:
    line = io.StringIO()
    csv.DictWriter(line, COLUMNS, lineterminator="\n").writerow(row)
    return line.getvalue()


def _is_ours(lines: Sequence[str], unfinished: str, *, as_csv: bool) -> bool:
    """Tell whether an earlier run wrote these lines, and began the last one."""
    begins = ",".join(COLUMNS) if as_csv else '{"id": '
    if not lines:
        return begins.startswith(unfinished) or (not as_csv and unfinished.startswith(begins))
    if as_csv and lines[0].rstrip("\r") != begins:
        return False
    written = filter(None, lines[1:] if as_csv else lines)
    return all(_record(line, as_csv=as_csv) is not None for line in written)


def _record(line: str, *, as_csv: bool) -> dict[str, Any] | None:
    """Read one line back; None for a line that is not a whole record."""
    try:
        if not as_csv:
            record = json.loads(line)
        else:
            record = dict(zip(COLUMNS, next(csv.reader([line]), []), strict=True))
    except ValueError:
        return None
    whole = isinstance(record, dict) and {"id", "question"} <= record.keys()
    return record if whole else None


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell that a page's text begins like a formula.

    >>> _harmless("=HYPERLINK(1)"), _harmless("Oui.")
    ("'=HYPERLINK(1)", 'Oui.')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
