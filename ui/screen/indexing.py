"""Adding, correcting and removing pages from the screen, while questions go on being answered."""

from __future__ import annotations

import csv
import io
import os
import queue
import shutil
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from index.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.build import BuildSummary
    from index.derived import Progress

FIELDS = ("path", "outlet", "title", "date", "url", "author")
SOURCES = "sources.csv"


@dataclass(frozen=True, slots=True)
class Ended:
    """The end of a build: its summary, or what stopped it."""

    summary: BuildSummary | None = None
    error: BaseException | None = None


Step: TypeAlias = "Progress | Ended"


def added_folder(store: Path) -> Path:
    """Return the folder beside the store that keeps the pages added from the screen.

    >>> added_folder(Path("work/.dossier")).as_posix()
    'work/.dossier-pages'
    """
    return store.parent / f"{store.name}-pages"


def keep(files: Sequence[str], folder: Path) -> list[Path]:
    """Copy uploaded files into a folder; two of one name in one batch both stay.

    A name already there from an earlier batch is a new version of that page.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept: list[Path] = []
    for file in files:
        target = folder / Path(file).name
        number = 2
        while target in kept:
            target = folder / f"{Path(file).stem}-{number}{Path(file).suffix}"
            number += 1
        shutil.copyfile(file, target)
        kept.append(target)
    return kept


def indexing(paths: Sequence[Path], store: Path) -> Iterator[Step]:
    """Index paths in a thread of its own; yield its progress, then how it ended."""
    import index

    steps: queue.SimpleQueue[Step] = queue.SimpleQueue()

    def work() -> None:
        try:
            steps.put(Ended(summary=index.build(list(paths), store=store, progress=steps.put)))
        except (DossierError, OSError) as error:
            steps.put(Ended(error=error))

    worker = threading.Thread(target=work, name="dossier-index", daemon=True)
    worker.start()
    while True:
        try:
            step = steps.get(timeout=1.0)
        except queue.Empty:
            if worker.is_alive():
                continue
            step = Ended(error=RuntimeError("the build ended without a word"))
        yield step
        if isinstance(step, Ended):
            return


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page's file lies: its root folder, and its path inside that folder."""

    root: Path
    inside: str

    @property
    def file(self) -> Path:
        """The file itself."""
        return self.root / self.inside


def place_of(path: str, store: Path) -> Place | None:
    """Return where a page's file lies, or None for a page the store does not know."""
    from index.store import open_ledger

    ledger = open_ledger(store)
    try:
        known, roots = ledger.known().get(path), ledger.roots()
    finally:
        ledger.close()
    if known is None:
        return None
    prefix = roots.get(known.root, "")
    inside = path.removeprefix(f"{prefix}/") if prefix else path
    root = Path(known.root)
    return Place(root, inside) if root.is_dir() else Place(root.parent, inside)


def correct(place: Place, values: Mapping[str, str]) -> Path:
    """Write a page's row of ``sources.csv``, leaving the other rows as they are."""
    sources = place.root / SOURCES
    text = sources.read_text(encoding="utf-8-sig") if sources.exists() else ""
    written = corrected(text, place.inside, values)
    partial = sources.with_name(f"{SOURCES}.new")
    partial.write_text(written, encoding="utf-8")
    os.replace(partial, sources)
    return sources


def corrected(text: str, path: str, values: Mapping[str, str]) -> str:
    r"""Return a ``sources.csv`` with one page's row set to the values that are not empty.

    >>> corrected("path;outlet\na.txt;Le Fil\n", "b.txt", {"title": "Un titre"})
    'path;outlet;title\na.txt;Le Fil;\nb.txt;;Un titre\n'
    >>> corrected("", "a.txt", {"outlet": "Le Fil", "date": ""})
    'path,outlet\na.txt,Le Fil\n'
    """
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    given = {name: value.strip() for name, value in values.items() if value.strip()}
    row = next((row for row in rows if row.get("path") == path), None)
    if row is None:
        row = {"path": path}
        rows.append(row)
    row |= {name: given.get(name, "") for name in values if name in row or name in given}
    columns = list(dict.fromkeys(name for one in rows for name in one if name))
    out = io.StringIO()
    writer = csv.DictWriter(
        out, columns, delimiter=delimiter, restval="", extrasaction="ignore", lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
