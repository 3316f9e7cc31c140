"""The build: from paths to a new generation of the store, or none when nothing changed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.changes import Changes, changes
from index.derived import KEPT, LEDGER, Progress
from index.errors import Clause, NothingToIndex
from index.fill import fill
from index.generations import new_generation, writing
from index.ledger import Ledger
from index.passages import SPLITTER_VERSION
from index.plan import ABSENT
from index.readers.reasons import reason_clause
from index.store import (
    Manifest,
    current,
    generation_folder,
    mismatch,
    open_ledger,
    read_manifest,
    require_format,
    write_manifest,
)

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Sequence

    from index.sources import UnknownRow, UnusedColumn

_NO_PAGE = Clause("no page was found there", "aucune page n'y a été trouvée")
_UNREAD = Clause("no page could be read", "aucune page n'a pu être lue")


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build left in the store and what it did to get there.

    ``failed`` lists the files under the paths named that cannot be read, those already known
    to fail among them; ``unknown_rows`` the rows of ``sources.csv`` that name no file there, and
    ``unused_columns`` its columns that say nothing; ``passed_over`` pictures, styles and tables.
    """

    pages: int
    articles: int
    comments: int
    passages: int
    added: int
    changed: int
    removed: int
    unchanged: int
    failed: tuple[Failure, ...]
    embedder: str
    seconds: float
    unknown_rows: tuple[UnknownRow, ...] = ()
    unused_columns: tuple[UnusedColumn, ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Wish:
    """How a generation is to be made."""

    embedder: str
    rebuild: bool
    download: bool
    report: Callable[[Progress], None]


def build(  # noqa: PLR0913  (keyword-only options of one call)
    paths: Sequence[str | os.PathLike[str]],
    *,
    store: str | os.PathLike[str],
    embedder: str | None = None,
    rebuild: bool = False,
    download: bool = False,
    progress: Callable[[Progress], None] | None = None,
) -> BuildSummary:
    """Index files and folders into a store; nothing is lost or half written when it fails.

    Adds and refreshes; drops only what vanished under the paths named. Indexing again without a
    change writes nothing.

    Parameters
    ----------
    paths
        Pages or folders of pages. May be empty with ``rebuild``, which then works from the
        ledger's own page texts.
    store
        The store's folder: a store, an empty folder, or one that does not exist yet.
    embedder
        ``"builtin"`` or the name or folder of a sentence-transformers model; None takes the
        store's own, or ``"builtin"`` for a new one.
    rebuild
        Make passages, vectors and lexical index anew, as after a change of embedder.
    download
        Let a named model be fetched from the hub when it is not on this disk.
    progress
        Called with each step.

    Raises
    ------
    NothingToIndex
        A path does not exist, or no page could be read and the store holds none.
    StoreMismatch
        The store was made by another embedder or version and ``rebuild`` is not asked for.
    StoreLocked, StoreUnwritable, StoreMissing, EmbedderMissing
        See their sentences.
    """
    began = time.perf_counter()
    place = Path(store)
    given = [Path(path) for path in paths]
    for path in given:
        if not path.exists():
            raise NothingToIndex(path=path, why=ABSENT)
    if not given and current(place) is None:
        read_manifest(place)
    with writing(place):
        made = read_manifest(place) if current(place) else None
        if made is not None and not rebuild:
            require_format(place, made)
        found = _compare(given, place)
        if made is None and not found:
            raise NothingToIndex(path=_named(given), why=_NO_PAGE)
        name = embedder or (made.embedder if made else "builtin")
        if found or rebuild or embedder:
            wish = _Wish(name, rebuild, download, progress or (lambda _: None))
            _write(place, found, made, wish)
        return _summary(place, found, time.perf_counter() - began)


def _compare(given: Sequence[Path], place: Path) -> Changes:
    if current(place) is None:
        return changes(given, known={}, roots={}, store=place)
    ledger = open_ledger(place)
    try:
        return changes(given, known=ledger.known(), roots=ledger.roots(), store=place)
    finally:
        ledger.close()


def _write(
    place: Path,
    found: Changes,
    made: Manifest | None,
    wish: _Wish,
) -> None:
    from index.embedding import load_embedder

    rebuild = wish.rebuild
    model = load_embedder(wish.embedder, download=wish.download)
    wanted = Manifest(
        embedder=wish.embedder,
        embedder_id=model.id,
        dimension=model.dimension,
        splitter=SPLITTER_VERSION,
    )
    if made is not None and made != wanted and not rebuild:
        raise mismatch(place, made, wanted)
    if not (found or rebuild):
        return
    name = current(place)
    last = None if name is None or rebuild else generation_folder(place, name)
    with new_generation(place, keeping=KEPT if last else [LEDGER]) as folder:
        fill(folder, found, model, last=last, report=wish.report)
        write_manifest(folder, wanted)
        if made is None:
            _refuse_empty(folder, found)


def _refuse_empty(folder: Path, found: Changes) -> None:
    """Raise when a first build read no page at all."""
    ledger = Ledger(folder / LEDGER)
    try:
        files = ledger.files()
    finally:
        ledger.close()
    if not any(file.state == "read" for file in files):
        first = files[0]
        path: object = found.to_read[0].found.file
        if len(files) > 1:
            path = Clause(f"{len(files)} files", f"{len(files)} fichiers")
        why = reason_clause(first.reason) if first.reason else _UNREAD
        raise NothingToIndex(path=path, why=why)


def _summary(place: Path, found: Changes, seconds: float) -> BuildSummary:
    ledger = open_ledger(place)
    try:
        counts, failures = ledger.counts(), ledger.failures()
    finally:
        ledger.close()
    del counts["failed"]
    looked_at = set(found.looked_at)
    failed = tuple(Failure(*pair) for pair in failures.items() if pair[0] in looked_at)
    failed_paths = {failure.path for failure in failed}
    read = [item for item in found.to_read if item.found.path not in failed_paths]
    return BuildSummary(
        **counts,
        added=sum(item.is_new for item in read),
        changed=sum(not item.is_new for item in read),
        removed=len(found.removed),
        unchanged=len(looked_at) - len(found.to_read),
        failed=failed,
        embedder=read_manifest(place).embedder,
        seconds=seconds,
        unknown_rows=found.unknown_rows,
        unused_columns=found.unused_columns,
        passed_over=found.passed_over,
    )


def _named(paths: Sequence[Path]) -> str:
    return ", ".join(str(path) for path in paths)
