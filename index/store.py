"""A store on disk: generations of one index, and the pointer to the one that answers.

    store/
      CURRENT                    the name of the generation that readers open
      lock                       held by the one build that writes
      generations/NAME/
        manifest.json            what made it: format, embedder, dimension, splitter
        ledger.sqlite            the truth: pages, documents, passages, file states
        lexical/  moments.npz    made from the ledger
        traits.npz               made from the ledger; a store without it answers, more slowly
        chroma/                  made from the ledger

Here a store is read; `index.generations` writes one.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from index.errors import StoreDamaged, StoreMismatch, StoreMissing
from index.ledger import Ledger
from index.lexical import LexicalIndex
from index.moments import Moments
from index.system import LEDGER, MANIFEST, part_damaged
from index.traits import Traits
from index.vectors import Vectors

if TYPE_CHECKING:
    import os

FORMAT = 3
"""Changes whenever the files of a generation would be read otherwise."""
POINTER = "CURRENT"
GENERATIONS = "generations"
_UNREADABLE = (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile)  # as NumPy files may be


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What made a generation; a reader that would read it otherwise refuses it.

    ``embedder`` is the name as given to ``index`` (``builtin`` or a model's name) and
    ``embedder_id`` the exact weights, so that a same-named model of equal dimension is noticed.
    """

    embedder: str
    embedder_id: str
    dimension: int
    splitter: str
    format: int = FORMAT


@dataclass(slots=True)
class Generation:
    """One generation opened for reading; close it when done."""

    name: str
    folder: Path
    manifest: Manifest
    ledger: Ledger
    lexical: LexicalIndex
    vectors: Vectors
    moments: Moments
    traits: Traits | None
    _held: IO[bytes]

    def close(self) -> None:
        """Release its files, so that a later build may delete it."""
        self.ledger.close()
        self.vectors.close()
        self._held.close()


def current(store: Path) -> str | None:
    """Return the name of the generation that answers, or None when there is no store."""
    try:
        return (store / POINTER).read_text(encoding="utf-8").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None


def generation_folder(store: Path, name: str) -> Path:
    """Return the folder of a generation, whether or not it exists."""
    return store / GENERATIONS / name


def read_manifest(store: Path) -> Manifest:
    """Return what made the current generation.

    Raises
    ------
    StoreMissing
        When the store has no current generation.
    StoreDamaged
        When the manifest is not there or not readable.
    """
    name = current(store)
    if name is None:
        raise StoreMissing(store=store)
    try:
        saved = json.loads((generation_folder(store, name) / "manifest.json").read_bytes())
        return Manifest(**saved)
    except (OSError, ValueError, TypeError) as error:
        raise StoreDamaged(store=store, why=part_damaged(MANIFEST, error)) from error


def require_format(store: Path, manifest: Manifest) -> None:
    """Refuse a store that another version of this program made.

    Raises
    ------
    StoreMismatch
        With the command that mends it.
    """
    if manifest.format != FORMAT:
        raise StoreMismatch(
            store=store,
            made=f"format {manifest.format}",
            wanted=f"format {FORMAT}",
            embedder=manifest.embedder,
        )


def mismatch(store: Path, made: Manifest, wanted: Manifest) -> StoreMismatch:
    """Return the error that says what made a store and what was asked for."""
    told = [
        f"{manifest.embedder} ({manifest.embedder_id}, splitter {manifest.splitter}, "
        f"format {manifest.format})"
        for manifest in (made, wanted)
    ]
    return StoreMismatch(store=store, made=told[0], wanted=told[1], embedder=wanted.embedder)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write a generation's manifest, the last of its files."""
    text = json.dumps(asdict(manifest), indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def open_generation(store: Path) -> Generation:
    """Open the current generation for reading.

    Raises
    ------
    StoreMissing
        When there is none.
    StoreMismatch
        When another version of this program made it.
    StoreDamaged
        When part of it does not open.
    """
    manifest = read_manifest(store)
    require_format(store, manifest)
    name = current(store)
    if name is None:
        raise StoreMissing(store=store)
    try:
        return _open(store, name, manifest)
    except (*_UNREADABLE, sqlite3.Error, StoreDamaged) as error:
        if current(store) != name:
            return open_generation(store)
        why = error.values["why"] if isinstance(error, StoreDamaged) else str(error)
        raise StoreDamaged(store=store, why=why) from error


def _open(store: Path, name: str, manifest: Manifest) -> Generation:
    folder = generation_folder(store, name)
    return Generation(
        name=name,
        folder=folder,
        manifest=manifest,
        _held=_hold(folder / "manifest.json"),
        ledger=Ledger(folder / "ledger.sqlite"),
        lexical=LexicalIndex.load(folder / "lexical"),
        vectors=Vectors(folder / "chroma"),
        moments=Moments.load(folder / "moments.npz"),
        traits=Traits.load(folder / "traits.npz"),
    )


def open_ledger(store: Path) -> Ledger:
    """Open the current generation's ledger alone, read-only.

    Raises
    ------
    StoreMissing, StoreDamaged
        When there is no store, or its ledger does not open.
    """
    name = current(store)
    if name is None:
        raise StoreMissing(store=store)
    path = generation_folder(store, name) / "ledger.sqlite"
    try:
        ledger = Ledger(path)
        ledger.roots()
    except sqlite3.Error as error:
        raise StoreDamaged(store=store, why=part_damaged(LEDGER, error)) from error
    return ledger


def check(store: str | os.PathLike[str]) -> None:
    """Open the store in a process of its own, which a damaged Chroma segment may crash.

    Raises
    ------
    StoreMissing
        When there is no store.
    StoreDamaged
        When it does not open, with the last words of the process.
    """
    read_manifest(Path(store))
    script = (
        "import sys; from pathlib import Path; from index.store import open_generation;"
        "g = open_generation(Path(sys.argv[1]));"
        "g.vectors.nearest(g.moments.total.astype('f4'), 5);"
        "assert len(g.vectors) == g.lexical.size, 'vectors and passages differ in number'"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(store)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[-1]
        raise StoreDamaged(store=store, why=last)


def _hold(path: Path) -> IO[bytes]:
    """Open a file and mark it as being read; on Windows an open file is mark enough."""
    held = path.open("rb")
    with contextlib.suppress(ImportError):
        fcntl: Any = __import__("fcntl")
        fcntl.flock(held, fcntl.LOCK_SH)
    return held
