"""A run written down line by line, so that one that stops half-way can be resumed.

The first line says what the run was of; a journal of something else is never resumed from.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, ClassVar

from evals.run import Record
from evals.shares import Share
from index.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path


class JournalMismatch(DossierError):
    """The journal to resume from belongs to another gold set, store or system."""

    code = "eval-journal-mismatch"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{path} is the journal of another run ({what} differs): "
        "run without --resume, or give another --out.",
        "fr": "{path} est le journal d'un autre essai ({what} diffère) : "
        "lancez sans --resume, ou donnez un autre --out.",
    }


def read(path: Path, header: Mapping[str, str]) -> dict[str, Record]:
    """Return the records to keep, by question id: failures are asked again.

    A last line cut short by the end of the run is left out.

    Raises
    ------
    JournalMismatch
        The journal was written for something other than `header`.
    """
    if not path.exists():
        return {}
    lines = list(_lines(path))
    if not lines:
        return {}
    for name, value in header.items():
        if lines[0].get(name) != value:
            raise JournalMismatch(path=path, what=name)
    records = (_record(line) for line in lines[1:])
    return {record.id: record for record in records if record.status != "failed"}


def write(
    path: Path,
    header: Mapping[str, str],
    records: Iterable[Record],
    *,
    kept: Mapping[str, Record] | None = None,
) -> Iterator[Record]:
    """Pass records on, each written and flushed before it is yielded.

    `kept` are the records of an earlier run, written first, so that a second stop loses none.
    """
    kept = kept or {}
    path.parent.mkdir(parents=True, exist_ok=True)
    rewritten = path.with_suffix(".rewritten")
    lines = (dict(header), *map(asdict, kept.values()))
    rewritten.write_text("".join(map(_line, lines)), encoding="utf-8")
    rewritten.replace(path)
    with path.open("a", encoding="utf-8") as journal:
        for record in records:
            if record.id not in kept:
                journal.write(_line(asdict(record)))
                journal.flush()
            yield record


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    # A line cut short may end within a character; U+2028 within a line ends none.
    for line in path.read_bytes().decode(errors="replace").split("\n"):
        try:
            yield json.loads(line)
        except ValueError:
            return


def _record(line: Mapping[str, Any]) -> Record:
    scores = {name: Share(**share) for name, share in line["scores"].items()}
    return Record(**{**line, "scores": scores, "passages": tuple(line["passages"])})
