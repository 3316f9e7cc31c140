"""What differs between the files a build looks at and what the ledger remembers of them."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.plan import Found, Plan, plan
from index.readers import READERS_VERSION
from index.records import Known
from index.sources import (
    Correction,
    UnknownRow,
    UnusedColumn,
    folder_of,
    read_sources,
    unknown_rows,
    unused_columns,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ToRead:
    """One file whose bytes, correction or reader changed, and what to remember of it."""

    found: Found
    now: Known
    correction: Correction | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build has to do; ``looked_at`` counts every file that was compared.

    ``unknown_rows`` are those of ``sources.csv`` that name no file, ``unused_columns`` its columns
    that say nothing of a page; ``passed_over`` the files that are no pages.
    """

    to_read: tuple[ToRead, ...]
    removed: tuple[str, ...]
    roots: Mapping[str, str]
    looked_at: tuple[str, ...]
    unknown_rows: tuple[UnknownRow, ...] = ()
    unused_columns: tuple[UnusedColumn, ...] = ()
    passed_over: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.to_read or self.removed)


def changes(
    paths: Sequence[Path], *, known: Mapping[str, Known], roots: Mapping[str, str], store: Path
) -> Changes:
    """Compare the files under the paths with what the ledger knows.

    Raises
    ------
    NothingToIndex
        When a path does not exist.
    """
    owners = {path: was.root for path, was in known.items()}
    planned = plan(paths, roots=roots, known=owners, store=store)
    corrections = _corrections(planned)
    to_read = []
    for found in planned.found:
        correction = corrections.get(found.path)
        was = known.get(found.path)
        now = _now(found, correction, was)
        if was is None or (now.sha256, now.basis) != (was.sha256, was.basis):
            to_read.append(ToRead(found, now, correction, was is None))
    looked_at = tuple(found.path for found in planned.found)
    looked_in = {root: planned.roots[root] for root in {found.root for found in planned.found}}
    return Changes(
        tuple(to_read),
        planned.vanished,
        planned.roots,
        looked_at,
        unknown_rows(looked_in, looked_at),
        unused_columns(looked_in),
        planned.passed_over,
    )


def _corrections(planned: Plan) -> dict[str, Correction]:
    """Return the ``sources.csv`` row of every page path that has one."""
    corrections: dict[str, Correction] = {}
    for root in sorted({found.root for found in planned.found}):
        prefix = planned.roots[root]
        for path, correction in read_sources(folder_of(root)).items():
            corrections[f"{prefix}/{path}" if prefix else path] = correction
    return corrections


def _now(found: Found, correction: Correction | None, was: Known | None) -> Known:
    """Return what to remember of a file, hashing it only when its stamp moved.

    The inode's change time moves with every write and cannot be set back, so thousands of
    unchanged files need not be read again.
    """
    status = os.stat(found.place)
    stamp = f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"
    basis = f"{READERS_VERSION}:{correction!r}"
    if was is not None and was.stamp == stamp:
        return Known(found.root, stamp, was.sha256, basis)
    return Known(found.root, stamp, _sha256(found.file), basis)


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return ""
