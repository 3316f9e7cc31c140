"""Articles that are one text: agency copy that several outlets print, linked and never dropped.

Each article keeps a sketch, one in four of the hashes of its runs of three content words, from
which pairs that may be alike are found without reading a text again; the pairs found are then
held against each other whole. Two articles are one text when :data:`SAME` of the shorter one's
runs stand in the other, and the shorter one is at least half as long.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Hashes: TypeAlias = npt.NDArray[np.uint32]

SAME: Final = 0.5
"""Share of the shorter article's runs; articles on one event share under a tenth."""
FEWEST: Final = 24  # runs; shorter texts say the same without copying
_NEAR: Final = 0.3  # of the shorter sketch in common: worth a look at the whole texts
_EVERY: Final = 4
_COMMONPLACE: Final = 500  # articles; a run in more of them is a form, not copy


def runs(words: Iterable[str]) -> Hashes:
    """Return the distinct hashes of the runs of three words, ascending.

    Parameters
    ----------
    words
        A text's content words, as :func:`index.analysis.folded_words` gives them.

    Examples
    --------
    >>> one = runs("port vernou fermera trois bassins juin".split())
    >>> other = runs("agence port vernou fermera trois bassins".split())
    >>> len(one), len(other), len(np.intersect1d(one, other))
    (4, 4, 3)
    """
    each = np.array([zlib.crc32(word.encode()) for word in words], dtype=np.uint64)
    mixed = each[:-2] * np.uint64(0x9E3779B1) + each[1:-1] * np.uint64(0x85EBCA77) + each[2:]
    return np.unique((mixed ^ (mixed >> np.uint64(29))).astype(np.uint32))


def sketch(hashes: Hashes) -> Hashes:
    """Return the hashes that stand for a text; none when it is too short to be called a copy."""
    return hashes[hashes % _EVERY == 0] if len(hashes) >= FEWEST else hashes[:0]


def alike(left: Hashes, right: Hashes) -> bool:
    """Tell whether two texts, by all their runs, are one.

    >>> alike(np.arange(100), np.arange(30, 130)), alike(np.arange(100), np.arange(300))
    (True, False)
    """
    shorter, longer = sorted((len(left), len(right)))
    if shorter < FEWEST or 2 * shorter < longer:
        return False
    return bool(len(np.intersect1d(left, right, assume_unique=True)) >= SAME * shorter)


def candidates(sketches: Mapping[str, Hashes], fresh: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of articles, one of them fresh, whose sketches have much in common.

    Parameters
    ----------
    sketches
        Of every article, by its id.
    fresh
        The ids to hold against all the others; each pair comes once.
    """
    ids = list(sketches)
    place = {name: number for number, name in enumerate(ids)}
    sizes = np.array([len(sketches[name]) for name in ids], dtype=np.int64)
    new = np.zeros(len(ids), dtype=np.bool_)
    new[[place[name] for name in fresh]] = True
    held, owners = _sorted(sketches, sizes, new)
    for name in fresh:
        at = place[name]
        starts = np.searchsorted(held, sketches[name], side="left").tolist()
        ends = np.searchsorted(held, sketches[name], side="right").tolist()
        found = [
            owners[start:end]
            for start, end in zip(starts, ends, strict=True)
            if 1 < end - start <= _COMMONPLACE
        ]
        others, common = np.unique(np.concatenate([owners[:0], *found]), return_counts=True)
        near = common >= _NEAR * np.minimum(sizes[others], sizes[at])
        for other in others[near].tolist():
            if other > at or (other < at and not new[other]):
                yield name, ids[other]


def _sorted(
    sketches: Mapping[str, Hashes], sizes: npt.NDArray[np.int64], new: npt.NDArray[np.bool_]
) -> tuple[Hashes, npt.NDArray[np.int64]]:
    """Return the hashes that stand in a new sketch, ascending, and who holds each."""
    hashes = np.concatenate([np.zeros(0, dtype=np.uint32), *sketches.values()])
    owners = np.repeat(np.arange(len(sizes)), sizes)
    wanted = np.isin(hashes, hashes[new[owners]])
    order = np.argsort(hashes[wanted], kind="stable")
    return hashes[wanted][order], owners[wanted][order]
