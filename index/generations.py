"""Writing a store: one writer at a time, a new generation beside the last, then the flip.

A build fills a new generation and points the store at it; readers keep the generation they
opened until they look at the pointer again. A generation that is neither current nor held open
by a reader is deleted by the next build.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import uuid
from typing import TYPE_CHECKING, Any

from index.errors import Clause, StoreLocked, StoreUnwritable
from index.store import GENERATIONS, POINTER, current, generation_folder
from index.system import no_folder, said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_NO_STORE = Clause(
    "it holds other files and is not a store", "elle contient d'autres fichiers et n'en est pas une"
)


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
                entry.name not in {"lock", GENERATIONS} for entry in store.iterdir()
            )
            if foreign:
                raise StoreUnwritable(store=store, why=_NO_STORE)
        _make(store / GENERATIONS, store)
        lock = filelock.FileLock(store / "lock", timeout=0)
        lock.acquire()
    except filelock.Timeout as error:
        raise StoreLocked(store=store) from error
    except OSError as error:
        raise StoreUnwritable(store=store, why=said(error)) from error
    try:
        yield
    finally:
        lock.release()
        if current(store) is None:
            _leave_nothing(store)


@contextlib.contextmanager
def new_generation(store: Path, *, keeping: Collection[str]) -> Iterator[Path]:
    """Give the folder of a new generation and make it current when the block ends well.

    Parameters
    ----------
    store
        The store, whose lock the caller holds.
    keeping
        What to copy from the current generation, by name; what is not there is passed over.

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
        (folder / "lexical").mkdir(parents=True)
        if last is not None:
            _copy(generation_folder(store, last), folder, keeping)
        yield folder
        _flip(store, name)
    except OSError as error:
        raise StoreUnwritable(store=store, why=said(error)) from error
    finally:
        if current(store) != name:
            shutil.rmtree(folder, ignore_errors=True)
        delete_unread(store)


def delete_unread(store: Path) -> None:
    """Delete every generation that is not current and that nobody holds open."""
    answering = current(store)
    for folder in (store / GENERATIONS).iterdir():
        if folder.name != answering and not _is_held(folder / "manifest.json"):
            shutil.rmtree(folder, ignore_errors=True)


def _copy(old: Path, new: Path, names: Collection[str]) -> None:
    for source in (old / name for name in names):
        if source.is_dir():
            shutil.copytree(source, new / source.name)
        elif source.exists():
            shutil.copyfile(source, new / source.name)


def _make(folder: Path, store: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnwritable(store=store, why=no_folder(folder, error)) from error


def _leave_nothing(store: Path) -> None:
    """Remove what a first build that failed has made; a folder that was empty stays."""
    shutil.rmtree(store / GENERATIONS, ignore_errors=True)
    (store / "lock").unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        store.rmdir()


def _flip(store: Path, name: str) -> None:
    partial = store / f"{POINTER}.new"
    with partial.open("w", encoding="utf-8") as pointer:
        pointer.write(name + "\n")
        pointer.flush()
        os.fsync(pointer.fileno())
    os.replace(partial, store / POINTER)


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
