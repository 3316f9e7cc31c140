"""What a build has to do: which files the paths name, under which page paths, and what vanished.

A page's path is POSIX and relative to the root it was first indexed under; a file given alone is
its name. A later root whose paths would collide is prefixed by its folder's name, for good. A
file inside a root that is already recorded keeps belonging to it, whatever path names it now.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import NothingToIndex
from index.readers import find_pages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Found:
    """One file to look at: where it is, its page path, and the root it belongs to."""

    file: Path
    path: str
    root: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Files to look at, roots to record, and the page paths that are gone."""

    found: tuple[Found, ...]
    roots: Mapping[str, str]
    vanished: tuple[str, ...]


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
    named = [_existing(path) for path in paths]
    for path in named:
        files = _files_under(path, store.resolve())
        root = _owner(path, all_roots) or str(path)
        if root not in all_roots:
            all_roots[root] = _prefix(Path(root), files, taken)
        for file in files:
            owner = _owner(file, all_roots) or root
            page_path = _page_path(file, Path(owner), all_roots[owner])
            taken[page_path] = owner
            found[page_path] = Found(file, page_path, owner)
    vanished = tuple(
        path
        for path, root in known.items()
        if path not in found and _is_under(_file_of(path, root, all_roots[root]), named)
    )
    return Plan(tuple(found[path] for path in sorted(found)), all_roots, vanished)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise NothingToIndex(path=path, why="it does not exist")
    return path.resolve()


def _files_under(path: Path, store: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [file for file, _ in find_pages(path) if not _is_under(file, [store])]


def _owner(file: Path, roots: Mapping[str, str]) -> str | None:
    """Return the innermost recorded root that is the file or holds it."""
    holding = [root for root in roots if _is_under(file, [Path(root)])]
    return max(holding, key=len, default=None)


def _prefix(root: Path, files: Sequence[Path], taken: Mapping[str, str]) -> str:
    """Return the shortest prefix under which none of the root's paths is taken."""
    candidates = ["", root.name, *(f"{root.name}-{n}" for n in range(2, len(taken) + 3))]
    for prefix in candidates:
        if not any(_page_path(file, root, prefix) in taken for file in files):
            return prefix
    raise AssertionError("more prefixes than taken paths")


def _page_path(file: Path, root: Path, prefix: str) -> str:
    relative = file.name if file == root else file.relative_to(root).as_posix()
    return f"{prefix}/{relative}" if prefix else relative


def _file_of(path: str, root: str, prefix: str) -> Path:
    relative = path.removeprefix(f"{prefix}/") if prefix else path
    alone = Path(root).name == relative and not Path(root).is_dir()
    return Path(root) if alone else Path(root) / relative


def _is_under(file: Path, folders: Sequence[Path]) -> bool:
    return any(file == folder or folder in file.parents for folder in folders)
