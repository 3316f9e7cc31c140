"""The file of ``dossier ask --file``: questions in text, CSV or JSON lines."""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import Clause, PageUnreadable
from index.readers.files import Source, decode
from ui.failure import Failure
from ui.terminal.options import locale_language
from ui.terminal.typeset import one_line
from ui.terminal.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NO_COLUMN = Clause("no column is named `question`", "aucune colonne ne s'appelle `question`")
_NO_TEXT = Clause("no `question` with a text", "pas de clé `question` avec un texte")


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a file; ``id`` is the file's own, else the line's number."""

    id: str
    question: str


def read_questions(path: Path) -> list[Asked]:
    """Return the questions of a ``.csv``, ``.jsonl`` or (any other name) text file, in order.

    Raises
    ------
    Failure
        When the file is no text or does not hold a question, a line is not what its form asks
        for, or two questions have one id.
    """
    language = locale_language(os.environ)
    text = _text_of(path, language)
    read = {".csv": _read_csv, ".jsonl": _read_jsonl}.get(path.suffix.lower(), _read_text)
    try:
        asked = read(text)
    except _BadLineError as error:
        told = error.why.fr if language == "fr" else error.why.en
        why = say("bad-line", language, path=path, line=error.line, why=told)
        raise Failure(why) from error
    if not asked:
        raise Failure(say("no-questions", language, path=path))
    _require_own_ids(asked, path, language)
    return asked


def _text_of(path: Path, language: str) -> str:
    """Return a file's text, in whatever a spreadsheet or an editor wrote it."""
    data = path.read_bytes()
    if not data.strip():
        return ""
    try:
        return decode(Source(str(path), data, "")).removeprefix("\ufeff")
    except PageUnreadable as error:
        raise Failure(say("no-text", language, path=path)) from error


def _require_own_ids(asked: Sequence[Asked], path: Path, language: str) -> None:
    """Refuse two questions with one id: nobody could tell their answers apart."""
    first: dict[str, Asked] = {}
    for item in asked:
        before = first.setdefault(item.id, item)
        if before is not item:
            values = {"one": before.question, "other": item.question}
            raise Failure(one_line(say("same-id", language, path=path, id=item.id, **values)))


class _BadLineError(Exception):
    def __init__(self, line: int, why: Clause) -> None:
        self.line, self.why = line, why


def _read_text(text: str) -> list[Asked]:
    r"""One question per line; empty lines are passed over.

    >>> _read_text("Qui ?\n\nQuand ?")
    [Asked(id='1', question='Qui ?'), Asked(id='3', question='Quand ?')]
    """
    lines = enumerate(text.splitlines(), 1)
    return [Asked(str(number), line.strip()) for number, line in lines if line.strip()]


def _read_csv(text: str) -> list[Asked]:
    r"""Rows with a ``question`` column, and an ``id`` column or not; comma or semicolon.

    >>> _read_csv("id;question\nq7;Combien, en euros ?\n")
    [Asked(id='q7', question='Combien, en euros ?')]
    """
    head = text.partition("\n")[0]
    rows = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in head else ",")
    names = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
    if "question" not in names:
        raise _BadLineError(1, _NO_COLUMN)
    asked = []
    for row in rows:
        question = (row[names["question"]] or "").strip()
        given = (row[names["id"]] or "").strip() if "id" in names else ""
        if question:
            asked.append(Asked(given or str(rows.line_num), question))
    return asked


def _read_jsonl(text: str) -> list[Asked]:
    r"""Objects with a ``question`` and an ``id`` or not, or bare strings.

    >>> _read_jsonl('{"id": 4, "question": "Qui ?"}\n"Quand ?"\n')
    [Asked(id='4', question='Qui ?'), Asked(id='2', question='Quand ?')]
    """
    asked = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            why = Clause(f"not JSON ({error})", "ce n'est pas du JSON")
            raise _BadLineError(number, why) from error
        row = value if isinstance(value, dict) else {"question": value}
        question = row.get("question")
        if not isinstance(question, str):
            raise _BadLineError(number, _NO_TEXT)
        asked.append(Asked(str(row.get("id", number)), question.strip()))
    return asked
