"""What a person knows of a page and the page does not say: ``sources.csv`` beside the pages.

One row per page, columns ``path, outlet, title, date, url, author`` in any order, between commas
or semicolons. What a row gives wins over what was read from the page; an empty cell changes
nothing.
"""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass, fields, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from index.readers.dates import told_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.documents import Document

FILE_NAME = "sources.csv"
COLUMNS = ("path", "outlet", "title", "date", "url", "author")
_SIZE_LIMIT = 10_000_000
_FRENCH = {"chemin": "path", "fichier": "path", "file": "path", "média": "outlet", "titre": "title",
           "auteur": "author", "source": "outlet", "lien": "url"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One row: what it gives, None where it says nothing."""

    outlet: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    author: str | None = None


def read_sources(root: Path) -> dict[str, Correction]:
    """Read the ``sources.csv`` of a folder of pages; empty when there is none.

    Parameters
    ----------
    root
        The folder indexed; a row's ``path`` counts from it.
    """
    return parse_sources(_text_of(root / FILE_NAME))


def parse_sources(text: str) -> dict[str, Correction]:
    r"""Read the rows of a ``sources.csv``; unknown columns and rows without a path are passed over.

    >>> parse_sources("outlet;path;note\nLe Relais;un.txt;vu\n;deux.txt;\n")
    {'un.txt': Correction(outlet='Le Relais', title=None, date=None, url=None, author=None)}
    """
    corrections: dict[str, Correction] = {}
    rows = _rows(text)
    try:
        columns = [_column(name) for name in next(rows, [])]
        for row in rows:
            cells = {name: cell.strip() for name, cell in zip(columns, row, strict=False)}
            path, correction = _path(cells.get("path", "")), _correction(cells)
            if path and correction != Correction():
                corrections[path] = correction
    except csv.Error:  # a cell beyond the csv module's limit: keep the rows before it
        return corrections
    return corrections


def _text_of(file: Path) -> str:
    try:
        if not file.is_file() or file.stat().st_size > _SIZE_LIMIT:
            return ""
        data = file.read_bytes()
    except OSError:
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[list[str]]:
    lines = text.lstrip("\ufeff").replace("\x00", "").splitlines(keepends=True)
    delimiter = max(";,\t", key=lines[0].count) if lines else ","
    return iter(csv.reader(io.StringIO("".join(lines), newline=""), delimiter=delimiter))


def apply(document: Document, correction: Correction) -> Document:
    """Return a document with its row's values over what was read.

    The row speaks of the article: a comment takes its outlet, title and address, its date only
    where the comment has none, and never its author.
    """
    outlet = correction.outlet or document.outlet
    title = correction.title or document.title
    url = correction.url or document.url
    if document.kind == "comment":
        dated = document.date or correction.date
        return replace(document, outlet=outlet, title=title, url=url, date=dated)
    return replace(
        document,
        outlet=outlet,
        title=title,
        url=url,
        date=correction.date or document.date,
        author=correction.author or document.author,
        via=tuple(name for name in document.via if name != outlet),
    )


@dataclass(frozen=True, slots=True)
class UnknownRow:
    """A row of a ``sources.csv`` whose page is not there: a path misspelt, or a file gone."""

    file: str
    path: str


def folder_of(root: str) -> Path:
    """Return the folder whose ``sources.csv`` speaks of a root, itself a folder or one file."""
    return Path(root) if Path(root).is_dir() else Path(root).parent


def unknown_rows(roots: Mapping[str, str], known: Iterable[str]) -> tuple[UnknownRow, ...]:
    """Return the rows that name no file, so that a misspelt path is told.

    Parameters
    ----------
    roots
        The roots indexed, and the prefix their page paths carry.
    known
        Page paths whose files are known to be there.
    """
    there = set(known)
    prefixes = {folder_of(root): prefix for root, prefix in roots.items()}
    return tuple(
        UnknownRow(str(folder / FILE_NAME), path)
        for folder, prefix in prefixes.items()
        for path in read_sources(folder)
        if (f"{prefix}/{path}" if prefix else path) not in there
        and not os.path.isfile(folder / path)
    )


@dataclass(frozen=True, slots=True)
class UnusedColumn:
    """A column of a ``sources.csv`` of no known name; an empty one where ``path`` is missing."""

    file: str
    column: str


def unused_columns(roots: Iterable[str]) -> tuple[UnusedColumn, ...]:
    """Return the columns of no known name, so that a misspelt one is told.

    A file without a ``path`` column says nothing at all; that is told by an empty name.
    """
    return tuple(
        UnusedColumn(str(folder / FILE_NAME), column)
        for folder in sorted({folder_of(root) for root in roots})
        for column in _unused(_text_of(folder / FILE_NAME))
    )


def _unused(text: str) -> Iterator[str]:
    try:
        names = [name.strip() for name in next(_rows(text), [])]
    except csv.Error:
        return
    if names and "path" not in map(_column, names):
        yield ""
    yield from (name for name in names if name and _column(name) not in COLUMNS)


def _column(name: str) -> str:
    folded = name.strip().strip('"').lower()
    return _FRENCH.get(folded, folded)


def _path(written: str) -> str:
    r"""Return a path as pages are called: POSIX, without a leading ``./``.

    >>> _path(".\\dossier\\un.txt"), _path("./un.txt"), _path("")
    ('dossier/un.txt', 'un.txt', '')
    """
    if not written:
        return ""
    return PurePosixPath(written.replace("\\", "/")).as_posix()


def _correction(cells: Mapping[str, str]) -> Correction:
    values = {field.name: cells.get(field.name) or None for field in fields(Correction)}
    values["date"] = told_date(values["date"])
    return Correction(**values)
