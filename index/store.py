"""A store on disk: generations of one index, and the pointer to the one that answers.

    store/
      CURRENT                    the name of the generation that readers open
      lock                       held by the one build that writes
      generations/NAME/
        manifest.json            what made it: format, embedder, dimension, splitter
        ledger.sqlite            the truth: pages, documents, passages, file states
        lexical/  moments.npz    made from the ledger
        chroma/                  made from the ledger

A build fills a new generation beside the current one and flips the pointer; readers keep the
generation they opened until they look at the pointer again. A generation that is neither
current nor held open by a reader is deleted by the next build.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from index.errors import (
    StoreDamaged,
    StoreLocked,
    StoreMismatch,
    StoreMissing,
    StoreUnwritable,
)
from index.ledger import Ledger
from index.lexical import LexicalIndex
from index.moments import Moments
from index.vectors import Vectors

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 2
_POINTER = "CURRENT"
_GENERATIONS = "generations"


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
    _held: IO[bytes]

    def close(self) -> None:
        """Release its files, so that a later build may delete it."""
        self.ledger.close()
        self.vectors.close()
        self._held.close()


def current(store: Path) -> str | None:
    """Return the name of the generation that answers, or None when there is no store."""
    try:
        return (store / _POINTER).read_text(encoding="utf-8").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None


def generation_folder(store: Path, name: str) -> Path:
    """Return the folder of a generation, whether or not it exists."""
    return store / _GENERATIONS / name


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
        raise StoreDamaged(store=store, why=f"its manifest: {error}") from error


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
    if manifest.format != FORMAT:
        raise StoreMismatch(
            store=store,
            made=f"format {manifest.format}",
            wanted=f"format {FORMAT}",
            embedder=manifest.embedder,
        )
    name = current(store)
    if name is None:
        raise StoreMissing(store=store)
    try:
        return _open(store, name, manifest)
    except (OSError, ValueError, KeyError, sqlite3.Error, StoreDamaged) as error:
        if current(store) != name:
            return open_generation(store)
        if isinstance(error, StoreDamaged):
            raise
        raise StoreDamaged(store=store, why=str(error)) from error


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
        raise StoreDamaged(store=store, why=f"its ledger: {error}") from error
    return ledger


@contextlib.contextmanager
def writing(store: Path) -> Iterator[None]:
    """Hold the store's writing lock; the folder is made when it does not exist.

    Raises
    ------
    StoreLocked
        When another build holds it.
    StoreUnwritable
        When the folder holds other things than a store, or cannot be made.
    """
    import filelock

    try:
        if store.is_dir():
            foreign = current(store) is None and any(
                entry.name not in {"lock", _GENERATIONS} for entry in store.iterdir()
            )
            if foreign:
                raise StoreUnwritable(store=store, why="it holds other files and is not a store")
        (store / _GENERATIONS).mkdir(parents=True, exist_ok=True)
        lock = filelock.FileLock(store / "lock", timeout=0)
        lock.acquire()
    except filelock.Timeout as error:
        raise StoreLocked(store=store) from error
    except OSError as error:
        raise StoreUnwritable(store=store, why=error.strerror or str(error)) from error
    try:
        yield
    finally:
        lock.release()
        if current(store) is None:
            _leave_nothing(store)


@contextlib.contextmanager
def new_generation(store: Path, *, copied: bool, anew: bool) -> Iterator[Path]:
    """Give the folder of a new generation and make it current when the block ends well.

    Parameters
    ----------
    store
        The store, whose lock the caller holds.
    copied
        Start from a copy of the current generation rather than from nothing.
    anew
        Copy the ledger alone; vectors and lexical index will be made again.

    Raises
    ------
    StoreUnwritable
        When the disk refuses; the current generation still answers.
    """
    last = current(store)
    number = int(last.split("-")[0][1:]) + 1 if last else 1
    name = f"g{number:06d}-{uuid.uuid4().hex[:8]}"
    folder = generation_folder(store, name)
    try:
        if copied and last is not None:
            left = shutil.ignore_patterns("chroma", "lexical", "moments.npz") if anew else None
            shutil.copytree(generation_folder(store, last), folder, ignore=left)
        (folder / "lexical").mkdir(parents=True, exist_ok=True)
        yield folder
        _flip(store, name)
    except OSError as error:
        raise StoreUnwritable(store=store, why=error.strerror or str(error)) from error
    finally:
        if current(store) != name:
            shutil.rmtree(folder, ignore_errors=True)
        delete_unread(store)


def delete_unread(store: Path) -> None:
    """Delete every generation that is not current and that nobody holds open."""
    answering = current(store)
    for folder in (store / _GENERATIONS).iterdir():
        if folder.name != answering and not _is_held(folder / "manifest.json"):
            shutil.rmtree(folder, ignore_errors=True)


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


def _leave_nothing(store: Path) -> None:
    """Remove what a first build that failed has made; a folder that was empty stays."""
    shutil.rmtree(store / _GENERATIONS, ignore_errors=True)
    (store / "lock").unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        store.rmdir()


def _flip(store: Path, name: str) -> None:
    partial = store / f"{_POINTER}.new"
    with partial.open("w", encoding="utf-8") as pointer:
        pointer.write(name + "\n")
        pointer.flush()
        os.fsync(pointer.fileno())
    os.replace(partial, store / _POINTER)


def _hold(path: Path) -> IO[bytes]:
    """Open a file and mark it as being read; on Windows an open file is mark enough."""
    held = path.open("rb")
    with contextlib.suppress(ImportError):
        fcntl: Any = __import__("fcntl")
        fcntl.flock(held, fcntl.LOCK_SH)
    return held


def _is_held(path: Path) -> bool:
    try:
        fcntl: Any = __import__("fcntl")
        with path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:
        return False
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
