"""One BM25 field: how often each term stands in each passage, and the weight that gives.

The weights are Lucene's, as ``bm25s`` computes them (a test holds the two together). ``bm25s``
itself wants a Python list of every token, five million four-grams at 20,000 passages, and keeps
a weight where a count of one byte is enough; ``rank-bm25`` is 137 times slower to query;
``tantivy`` quantises lengths and cannot share a document frequency between forms.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Scores: TypeAlias = npt.NDArray[np.float32]
Ids: TypeAlias = npt.NDArray[np.int64]
AnyArray: TypeAlias = npt.NDArray[Any]

K1: Final = 0.9
B: Final = 0.5
GRAM: Final = 4  # characters
ARRAYS: Final = ("keys", "pointers", "rows", "counts", "lengths")
_MOST: Final = 255  # how often a term is counted in one passage


class Field:
    """One way of cutting passages into terms: which passages hold each term, and how often.

    Parameters
    ----------
    keys
        The number of each term, ascending.
    pointers, rows, counts
        Term ``t`` stands ``counts[i]`` times in passage ``rows[i]``, for ``i`` from
        ``pointers[t]`` to ``pointers[t + 1]``.
    lengths
        How many terms each passage holds.
    """

    def __init__(self, **arrays: npt.NDArray[Any]) -> None:
        self._arrays = arrays
        self._keys, self._pointers, self._rows, self._counts, lengths = (
            arrays[name] for name in ARRAYS
        )
        self.size = len(lengths)
        mean = max(float(lengths.mean()) if self.size else 0.0, 1e-9)
        self._norms = (K1 * (1 - B + B * lengths / mean)).astype(np.float32)

    @classmethod
    def count(cls, terms: Ids, owners: Ids, size: int) -> Field:
        """Count terms, given by their numbers, each with the passage it stands in."""
        keys, places = _distinct(terms)
        pairs = np.sort(places * size + owners)
        first = np.flatnonzero(np.diff(pairs, prepend=-1))
        held = pairs[first]
        counts = np.diff(first, append=len(pairs))
        bounds = np.arange(len(keys) + 1, dtype=np.int64) * size
        return cls(
            keys=keys,
            pointers=np.searchsorted(held, bounds),
            rows=(held % max(size, 1)).astype(np.int32),
            counts=np.minimum(counts, _MOST).astype(np.uint8),
            lengths=np.bincount(owners, minlength=size).astype(np.int32),
        )

    def spliced(self, stays: npt.NDArray[np.bool_], moved: Ids, fresh: Field) -> Field:
        """Take passages out, and put those of another field among the others.

        Parameters
        ----------
        stays
            Of each passage, whether it is kept.
        moved
            The row of each kept passage among all those there will be.
        fresh
            The new passages, in a field of that size.

        Examples
        --------
        >>> field = Field.count(np.array([7, 8, 7]), np.array([0, 0, 1]), 2)
        >>> fresh = Field.count(np.array([8, 9]), np.array([1, 1]), 2)
        >>> spliced = field.spliced(np.array([False, True]), np.array([0]), fresh)
        >>> [(key, spliced.column(key)[0].tolist()) for key in (7, 8, 9)]
        [(7, [0]), (8, [1]), (9, [1])]
        """
        keys = _merged(self._keys, fresh.keys)
        old, new = np.searchsorted(keys, self._keys), np.searchsorted(keys, fresh.keys)
        held = np.zeros(len(keys), dtype=np.int64)
        held[old] = np.diff(self._pointers)
        starts = np.cumsum(held) - held
        gone = np.flatnonzero(~stays[self._rows])
        at = self._places(fresh, starts[new], held[new], _before(stays, moved, fresh.size))
        held[new] += np.diff(fresh._pointers)
        held -= np.bincount(np.searchsorted(starts, gone, side="right") - 1, minlength=len(keys))
        rows = np.zeros(self.size, dtype=np.int32)
        rows[stays] = moved
        filled = np.flatnonzero(held)
        lengths = fresh._arrays["lengths"].copy()
        lengths[moved] = self._arrays["lengths"][stays]
        return Field(
            keys=keys[filled],
            pointers=np.concatenate([[0], np.cumsum(held[filled])]),
            rows=edited(rows[self._rows], gone, at, fresh._rows),
            counts=edited(self._counts, gone, at, fresh._counts),
            lengths=lengths,
        )

    @property
    def keys(self) -> Ids:
        """The numbers of the terms that stand in a passage, ascending."""
        return self._keys

    def _places(self, fresh: Field, starts: Ids, held: Ids, before: Ids) -> Ids:
        """Return where each pair of the fresh field goes among ours.

        Parameters
        ----------
        fresh
            The new passages.
        starts, held
            Where our pairs begin, and how many we hold, for each of its terms.
        before
            Of each of its rows, the first of our rows that comes after it.
        """
        own = (
            start + np.searchsorted(self._rows[start : start + many], before[fresh._rows[a:b]])
            for start, many, (a, b) in zip(
                starts.tolist(), held.tolist(), pairwise(fresh._pointers.tolist()), strict=True
            )
        )
        return np.concatenate([np.zeros(0, dtype=np.int64), *own])

    @property
    def arrays(self) -> Mapping[str, npt.NDArray[Any]]:
        """What the field is made of, by the names of its parameters."""
        return self._arrays

    def frequency(self, key: int | None) -> int:
        """Return in how many passages a term stands; none for an unknown one."""
        held = self._held(key)
        return int(held.stop - held.start)

    def column(self, key: int | None) -> tuple[npt.NDArray[np.int32], Scores]:
        """Return the passages that hold a term and its BM25 weight in each, idf left out."""
        held = self._held(key)
        rows, counts = self._rows[held], self._counts[held].astype(np.float32)
        return rows, counts / (counts + self._norms[rows])

    def scores(self, keys: Iterable[int | None]) -> Scores:
        """Return the BM25 score of every passage for the terms, of shape (size,)."""
        total = np.zeros(self.size, dtype=np.float32)
        for key in keys:
            rows, weights = self.column(key)
            total[rows] += weights * np.float32(idf(len(rows), self.size))
        return total

    def _held(self, key: int | None) -> slice:
        if key is None:
            return slice(0, 0)
        place = int(np.searchsorted(self._keys, key))
        if place == len(self._keys) or self._keys[place] != key:
            return slice(0, 0)
        return slice(int(self._pointers[place]), int(self._pointers[place + 1]))


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


def _distinct(terms: Ids) -> tuple[Ids, Ids]:
    """Return the distinct numbers, ascending, and the place of each number among them."""
    if len(terms) and terms.max() < 4 * len(terms):
        present = np.bincount(terms) > 0
        return np.flatnonzero(present), (np.cumsum(present) - 1)[terms]
    keys, places = np.unique(terms, return_inverse=True)
    return keys, places.astype(np.int64)


def _merged(keys: Ids, others: Ids) -> Ids:
    """Return the ascending numbers of both, each once; the others are few.

    >>> _merged(np.array([1, 4]), np.array([1, 2, 9]))
    array([1, 2, 4, 9])
    """
    new = others[~np.isin(others, keys, assume_unique=True)]
    return np.insert(keys, np.searchsorted(keys, new), new)


def idf(frequency: float, size: int) -> float:
    """Return Lucene's inverse document frequency of a term.

    Examples
    --------
    >>> round(idf(1, 10), 3), round(idf(10, 10), 3)
    (1.992, 0.047)
    """
    return float(np.log1p((size - frequency + 0.5) / (frequency + 0.5)))


def grams_of(word: str) -> list[str]:
    """Return the character four-grams of a word between its borders.

    Examples
    --------
    >>> grams_of("azur"), grams_of("a")
    (['^azu', 'azur', 'zur$'], ['^a$'])
    """
    bordered = f"^{word}$"
    return [bordered[at : at + GRAM] for at in range(max(1, len(bordered) - GRAM + 1))]


def expanded(flat: Ids, owners: Ids, of_form: Sequence[Ids]) -> tuple[Ids, Ids]:
    """Replace each form by its four-grams; each keeps the form's owner."""
    if not len(flat):
        return flat, owners
    each = np.array([len(grams) for grams in of_form])
    starts = np.cumsum(each) - each
    repeated = each[flat]
    shift = np.repeat(starts[flat] - (np.cumsum(repeated) - repeated), repeated)
    spelled = np.concatenate(of_form)[shift + np.arange(len(shift))]
    return spelled, np.repeat(owners, repeated)
