"""What a build has to do: which files the paths name, under which page paths, and what vanished.

A page's path is POSIX and relative to the root it was first indexed under; a file given alone is
its name. A later root whose paths would collide is prefixed by its folder's name, for good. A
file inside a root that is already recorded keeps belonging to it, whatever path names it now.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import Clause, NothingToIndex
from index.readers import look_through

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


ABSENT = Clause("it does not exist", "il n'existe pas")


@dataclass(frozen=True, slots=True)
class Found:
    """One file to look at: where it is, its page path, and the root it belongs to."""

    place: str
    path: str
    root: str

    @property
    def file(self) -> Path:
        """The file itself."""
        return Path(self.place)


@dataclass(frozen=True, slots=True)
class Plan:
    """Files to look at, roots to record, the page paths that are gone, and files of no page."""

    found: tuple[Found, ...]
    roots: Mapping[str, str]
    vanished: tuple[str, ...]
    passed_over: tuple[str, ...] = ()


def plan(
    paths: Sequence[Path], *, roots: Mapping[str, str], known: Mapping[str, str], store: Path
) -> Plan:
    """Compare the paths named in a call with what the ledger knows.

    Parameters
    ----------
    paths
        Files and folders as given.
    roots
        Recorded roots (absolute) and their prefixes.
    known
        The root of every page path in the ledger.
    store
        The store's folder, never indexed itself.

    Raises
    ------
    NothingToIndex
        When a path does not exist.
    """
    all_roots = dict(roots)
    taken = dict(known)
    found: dict[str, Found] = {}
    others: set[str] = set()
    named = [_existing(path) for path in paths]
    for path in named:
        files, passed_over = _files_under(path, store.resolve())
        others.update(passed_over)
        root = _owner(path, all_roots) or str(path)
        if root not in all_roots:
            all_roots[root] = _prefix(root, files, taken)
        nested = any(other != root and _is_under(Path(other), [path]) for other in all_roots)
        for file in files:
            owner = (_owner(Path(file), all_roots) or root) if nested else root
            page_path = _page_path(file, owner, all_roots[owner])
            taken[page_path] = owner
            found[page_path] = Found(file, page_path, owner)
    vanished = tuple(
        path
        for path, root in known.items()
        if path not in found and _is_under(_file_of(path, root, all_roots[root]), named)
    )
    in_order = tuple(found[path] for path in sorted(found))
    return Plan(in_order, all_roots, vanished, tuple(sorted(others)))


def _existing(path: Path) -> Path:
    if not path.exists():
        raise NothingToIndex(path=path, why=ABSENT)
    return path.resolve()


def _files_under(path: Path, store: Path) -> tuple[list[str], list[str]]:
    """Return the files to read under a path, and those passed over, the store's left out."""
    if path.is_file():
        return [str(path)], []
    inside = f"{store}{os.sep}"
    pages, others = look_through(path)
    return (
        [file for file, _ in pages if not file.startswith(inside)],
        [other for other in others if not str(path / other).startswith(inside)],
    )


def _owner(file: Path, roots: Mapping[str, str]) -> str | None:
    """Return the innermost recorded root that is the file or holds it."""
    holding = [root for root in roots if _is_under(file, [Path(root)])]
    return max(holding, key=len, default=None)


def _prefix(root: str, files: Sequence[str], taken: Mapping[str, str]) -> str:
    """Return the shortest prefix under which none of the root's paths is taken."""
    name = Path(root).name
    candidates = ["", name, *(f"{name}-{n}" for n in range(2, len(taken) + 3))]
    for prefix in candidates:
        if not any(_page_path(file, root, prefix) in taken for file in files):
            return prefix
    raise AssertionError("more prefixes than taken paths")


def _page_path(file: str, root: str, prefix: str) -> str:
    """Return a file's page path; both places are absolute, the root holding the file.

    >>> _page_path(os.path.join("/pages", "2024", "un.txt"), "/pages", "presse")
    'presse/2024/un.txt'
    >>> _page_path(os.path.join("/pages", "un.txt"), os.path.join("/pages", "un.txt"), "")
    'un.txt'
    """
    inside = file.removeprefix(root).lstrip(os.sep).replace(os.sep, "/")
    relative = inside or os.path.basename(file)
    return f"{prefix}/{relative}" if prefix else relative


def _file_of(path: str, root: str, prefix: str) -> Path:
    relative = path.removeprefix(f"{prefix}/") if prefix else path
    alone = Path(root).name == relative and not Path(root).is_dir()
    return Path(root) if alone else Path(root) / relative


def _is_under(file: Path, folders: Sequence[Path]) -> bool:
    return any(file == folder or folder in file.parents for folder in folders)
