"""A BM25 field after some passages went and others came, without counting it anew."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from index.fields import Field

if TYPE_CHECKING:
    import numpy.typing as npt

    from index.fields import AnyArray, Ids


def spliced(field: Field, stays: npt.NDArray[np.bool_], moved: Ids, fresh: Field) -> Field:
    """Take passages out of a field, and put those of another among the others.

    Parameters
    ----------
    field
        The field as it was.
    stays
        Of each of its passages, whether it is kept.
    moved
        The row of each kept passage among all those there will be.
    fresh
        The new passages, in a field of that size.

    Examples
    --------
    >>> field = Field.count(np.array([7, 8, 7]), np.array([0, 0, 1]), 2)
    >>> fresh = Field.count(np.array([8, 9]), np.array([1, 1]), 2)
    >>> after = spliced(field, np.array([False, True]), np.array([0]), fresh)
    >>> after.keys.tolist(), after.arrays["rows"].tolist()
    ([7, 8, 9], [0, 1, 1])
    """
    old, new = field.arrays, fresh.arrays
    keys = _merged(old["keys"], new["keys"])
    kept, come = np.searchsorted(keys, old["keys"]), np.searchsorted(keys, new["keys"])
    held = np.zeros(len(keys), dtype=np.int64)
    held[kept] = np.diff(old["pointers"])
    starts = np.cumsum(held) - held
    gone = np.flatnonzero(~stays[old["rows"]])
    at = _places(field, fresh, starts[come], held[come], _before(stays, moved, fresh.size))
    held[come] += np.diff(new["pointers"])
    held -= np.bincount(np.searchsorted(starts, gone, side="right") - 1, minlength=len(keys))
    rows = np.zeros(field.size, dtype=np.int32)
    rows[stays] = moved
    filled = np.flatnonzero(held)
    lengths = new["lengths"].copy()
    lengths[moved] = old["lengths"][stays]
    return Field(
        keys=keys[filled],
        pointers=np.concatenate([[0], np.cumsum(held[filled])]),
        rows=edited(rows[old["rows"]], gone, at, new["rows"]),
        counts=edited(old["counts"], gone, at, new["counts"]),
        lengths=lengths,
    )


def _places(field: Field, fresh: Field, starts: Ids, held: Ids, before: Ids) -> Ids:
    """Return where each pair of the fresh field goes among the old ones.

    Parameters
    ----------
    field, fresh
        The old passages and the new ones.
    starts, held
        Where the old pairs begin, and how many there are, for each term of the fresh field.
    before
        Of each of its rows, the first old row that comes after it.
    """
    rows, new, bounds = field.arrays["rows"], fresh.arrays["rows"], fresh.arrays["pointers"]
    own = (
        start + np.searchsorted(rows[start : start + many], before[new[a:b]])
        for start, many, (a, b) in zip(
            starts.tolist(), held.tolist(), pairwise(bounds.tolist()), strict=True
        )
    )
    return np.concatenate([np.zeros(0, dtype=np.int64), *own])


def _before(stays: npt.NDArray[np.bool_], moved: Ids, size: int) -> Ids:
    """Return, of each row there will be, the first old row that is kept and comes after it."""
    kept = np.append(np.flatnonzero(stays), len(stays))
    return kept[np.searchsorted(moved, np.arange(size))]


def edited(items: AnyArray, gone: Ids, at: Ids, values: AnyArray) -> AnyArray:
    """Return items without those at ``gone``, and each value put before the item at its place.

    One copy of what stays: the arrays are long and the edits few. Places are ascending.

    >>> edited(np.array([1, 2, 3, 4]), np.array([1]), np.array([1, 4]), np.array([9, 8]))
    array([1, 9, 3, 4, 8])
    """
    pieces, done = [], 0
    places = np.concatenate([at, gone])
    for edit in np.argsort(places, kind="stable").tolist():
        place = int(places[edit])
        pieces.append(items[done:place])
        done = place
        if edit < len(at):
            pieces.append(values[edit : edit + 1])
        else:
            done += 1
    return np.concatenate([*pieces, items[done:]])


def _merged(keys: Ids, others: Ids) -> Ids:
    """Return the ascending numbers of both, each once; the others are few.

    >>> _merged(np.array([1, 4]), np.array([1, 2, 9]))
    array([1, 2, 4, 9])
    """
    new = others[~np.isin(others, keys, assume_unique=True)]
    return np.insert(keys, np.searchsorted(keys, new), new)
