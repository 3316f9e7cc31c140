"""One BM25 field: how often each term stands in each passage, and the weight that gives.

The weights are Lucene's, as ``bm25s`` computes them (a test holds the two together). ``bm25s``
itself wants a Python list of every token, five million four-grams at 20,000 passages, and keeps
a weight where a count of one byte is enough; ``rank-bm25`` is 137 times slower to query;
``tantivy`` quantises lengths and cannot share a document frequency between forms.
"""

from __future__ import annotations

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

    @property
    def keys(self) -> Ids:
        """The numbers of the terms that stand in a passage, ascending."""
        return self._keys

    @property
    def arrays(self) -> Mapping[str, npt.NDArray[Any]]:
        """What the field is made of, by the names of its parameters."""
        return self._arrays

    def frequency(self, key: int | None) -> int:
        """Return in how many passages a term stands; none for an unknown one."""
        held = self._held(key)
        return int(held.stop - held.start)

    def rows(self, key: int | None) -> npt.NDArray[np.int32]:
        """Return the passages in which a term stands, ascending; none for an unknown one."""
        held: npt.NDArray[np.int32] = self._rows[self._held(key)]
        return held

    def scores(self, keys: Iterable[int | None]) -> Scores:
        """Return the BM25 score of every passage for the terms, of shape (size,)."""
        held = [one for one in map(self._held, keys) if one.start < one.stop]
        rows, weights = self._joined(held, [idf(one.stop - one.start, self.size) for one in held])
        total = np.zeros(self.size, dtype=np.float32)
        np.add.at(total, rows, weights)
        return total

    def best(self, forms: Sequence[tuple[int | None, float]]) -> Scores:
        """Return, of every passage, its best weight for one of some terms, of shape (size,).

        Parameters
        ----------
        forms
            Terms, each with the factor of its BM25 weight; idf is left out.
        """
        rows, weights = self._joined([self._held(key) for key, _ in forms], [w for _, w in forms])
        total = np.zeros(self.size, dtype=np.float32)
        np.maximum.at(total, rows, weights)
        return total

    def _joined(
        self, held: Sequence[slice], factors: Sequence[float]
    ) -> tuple[npt.NDArray[np.intp], Scores]:
        """Return the passages of some terms and the terms' weights in them, times a factor each.

        One term comes after the other, so that NumPy is called once and not once a term.
        """
        if not held:
            return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.float32)
        rows = np.concatenate([self._rows[one] for one in held], dtype=np.intp)
        counts = np.concatenate([self._counts[one] for one in held], dtype=np.float32)
        sizes = [one.stop - one.start for one in held]
        factor = np.repeat(np.array(factors, dtype=np.float32), sizes)
        return rows, counts / (counts + self._norms.take(rows)) * factor

    def _held(self, key: int | None) -> slice:
        if key is None:
            return slice(0, 0)
        place = int(self._keys.searchsorted(key))
        if place == len(self._keys) or self._keys[place] != key:
            return slice(0, 0)
        return slice(*self._pointers[place : place + 2].tolist())


def _distinct(terms: Ids) -> tuple[Ids, Ids]:
    """Return the distinct numbers, ascending, and the place of each number among them."""
    if len(terms) and terms.max() < 4 * len(terms):
        present = np.bincount(terms) > 0
        return np.flatnonzero(present), (np.cumsum(present) - 1)[terms]
    keys, places = np.unique(terms, return_inverse=True)
    return keys, places.astype(np.int64)


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
