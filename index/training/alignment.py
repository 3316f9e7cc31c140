"""Which stem translates which: IBM Model 1 in both directions, made to agree.

Expectation–maximisation over every pair of stems that share a sentence pair (Brown et al. 1993),
the two directions multiplied at each expectation (Liang, Taskar and Klein 2006), so that a common
word no longer collects the translations of the rare words around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

DISCOUNT = 0.3  # expected count taken off every pair: what was seen once by chance falls away

Counts = npt.NDArray[np.float64]
Ids = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Lexicon:
    """Pairs of stems with their probabilities.

    Attributes
    ----------
    english, french
        The stems, sorted.
    rows, columns
        Of each pair, the places of its stems in `english` and in `french`.
    forward, backward
        P(french | english) and P(english | french) of each pair.
    counts
        Expected number of sentence pairs in which the two are each other's translation.
    """

    english: list[str]
    french: list[str]
    rows: Ids
    columns: Ids
    forward: Counts
    backward: Counts
    counts: Counts


def align(
    english: Sequence[Sequence[str]], french: Sequence[Sequence[str]], rounds: int = 6
) -> Lexicon:
    """Learn translation probabilities from the stems of parallel sentences.

    Parameters
    ----------
    english, french
        The stems of each sentence; the two sides of a pair stand at the same place.
    rounds
        Of expectation–maximisation.

    Raises
    ------
    ValueError
        The two sides are not of one length.
    """
    if len(english) != len(french):
        raise ValueError(f"{len(english)} English sentences, {len(french)} French ones")
    left_names, left, left_sizes = _numbered(english)
    right_names, right, right_sizes = _numbered(french)
    cells_left, cells_right = _crossed(left, left_sizes, right, right_sizes)
    width = len(right_names)
    keys, cell_pair = np.unique(left[cells_left] * width + right[cells_right], return_inverse=True)
    cell_pair = cell_pair.astype(np.int32)
    rows, columns = keys // width, keys % width
    forward: Counts = np.ones(len(keys))
    backward: Counts = np.ones(len(keys))
    counts: Counts = np.ones(len(keys))
    for _ in range(rounds):
        onward = _share(forward[cell_pair], cells_right, len(right))
        back = _share(backward[cell_pair], cells_left, len(left))
        agreed = np.sqrt(onward * back)
        counts = np.bincount(cell_pair, weights=agreed, minlength=len(keys)).astype(np.float64)
        kept = np.maximum(counts - DISCOUNT, 1e-9)
        forward = kept / np.bincount(rows, weights=kept, minlength=len(left_names))[rows]
        backward = kept / np.bincount(columns, weights=kept, minlength=width)[columns]
    return Lexicon(left_names, right_names, rows, columns, forward, backward, counts)


def _numbered(sentences: Sequence[Sequence[str]]) -> tuple[list[str], Ids, Ids]:
    """Give the names of all stems, each sentence's stem numbers end to end, and their count."""
    bags = [sorted(set(stems)) for stems in sentences]
    names = sorted({stem for bag in bags for stem in bag})
    place = {name: number for number, name in enumerate(names)}
    flat = np.fromiter((place[stem] for bag in bags for stem in bag), dtype=np.int64)
    return names, flat, np.array([len(bag) for bag in bags], dtype=np.int64)


def _crossed(left: Ids, left_sizes: Ids, right: Ids, right_sizes: Ids) -> tuple[Ids, Ids]:
    """Give the places, in `left` and in `right`, of every two stems that share a sentence pair."""
    right_starts = np.cumsum(right_sizes) - right_sizes
    reach = np.repeat(right_sizes, left_sizes)  # of each left stem, the stems it may translate to
    cells_left = np.repeat(np.arange(len(left)), reach)
    within = np.arange(len(cells_left)) - np.repeat(np.cumsum(reach) - reach, reach)
    cells_right = np.repeat(np.repeat(right_starts, left_sizes), reach) + within
    return cells_left, cells_right


def _share(weights: Counts, owners: Ids, owner_count: int) -> Counts:
    """Divide the weight of each cell by the sum over the cells of its owner."""
    totals = np.bincount(owners, weights=weights, minlength=owner_count)
    return np.asarray(weights / totals[owners], dtype=np.float64)
