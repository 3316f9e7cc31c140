"""95 % intervals by resampling clusters, and a paired test by flipping them.

A question and its twin in the other language rise and fall together, so clusters are drawn, not
questions (Field & Welsh 2007, "Bootstrapping clustered data"). Seeds are fixed: the same scores
give the same intervals to the last digit.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import fmean
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

RESAMPLES = 2_000
FLIPS = 10_000
SEED = 20240226
Z = 1.959964  # 97.5 % quantile of the normal distribution


@dataclass(frozen=True, slots=True)
class Interval:
    """A value between its 95 % bounds."""

    value: float
    low: float
    high: float


def pooled(clusters: Mapping[str, tuple[float, float]]) -> Interval:
    """Give sum of rights over sum of totals, with a clustered percentile bootstrap.

    `clusters` maps each cluster to (right, total). When every resample agrees (all right, none,
    one of each pair of twins), the bootstrap says nothing: Wilson's interval on the number of
    clusters is given.

    >>> pooled({"a": (1, 1), "b": (0, 1)}).value
    0.5
    >>> perfect = pooled({str(n): (1, 1) for n in range(34)})
    >>> perfect.value, round(perfect.low, 2), perfect.high
    (1.0, 0.9, 1.0)
    """
    sums = np.array([clusters[name] for name in sorted(clusters)], dtype=float).reshape(-1, 2)
    right, total = sums.sum(axis=0) if len(sums) else (0.0, 0.0)
    if not total:
        return Interval(0.0, 0.0, 0.0)
    value = float(right / total)
    drawn = sums[_draws(len(sums), RESAMPLES)].sum(axis=1)
    ratios = drawn[:, 0][drawn[:, 1] > 0] / drawn[:, 1][drawn[:, 1] > 0]
    if np.ptp(ratios) < 1e-12:
        return Interval(value, *wilson(value, int((sums[:, 1] > 0).sum())))
    low, high = (float(bound) for bound in np.quantile(ratios, [0.025, 0.975]))
    return Interval(value, low, high)


def wilson(share: float, count: int) -> tuple[float, float]:
    """Give Wilson's 95 % score interval of a share of `count` independent trials (Wilson 1927).

    >>> [round(bound, 2) for bound in wilson(0.9, 100)]
    [0.83, 0.94]
    """
    if not count:
        return 0.0, 1.0
    middle = (share + Z * Z / (2 * count)) / (1 + Z * Z / count)
    half = Z * sqrt(share * (1 - share) / count + Z * Z / (4 * count**2)) / (1 + Z * Z / count)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def balanced(clusters: Mapping[str, tuple[float, float, float, float]]) -> Interval:
    """Give the mean of two pooled shares, each (right, total) of a cluster, drawn together.

    When every resample agrees, as it does of a system that refuses all, the bounds are the means
    of both sides' (see `pooled`).

    >>> balanced({"a": (1, 1, 0, 0), "b": (0, 1, 1, 1)}).value
    0.75
    """
    sums = np.array([clusters[name] for name in sorted(clusters)], dtype=float).reshape(-1, 4)
    if not len(sums):
        return Interval(0.0, 0.0, 0.0)
    value = float(_mean_of_two(sums.sum(axis=0)[None, :])[0])
    means = _mean_of_two(sums[_draws(len(sums), RESAMPLES)].sum(axis=1))
    if np.ptp(means) < 1e-12:
        both = (
            pooled({name: told[:2] for name, told in clusters.items()}),
            pooled({name: told[2:] for name, told in clusters.items()}),
        )
        known = [side for side in both if side.high] or both[:1]
        low, high = fmean(side.low for side in known), fmean(side.high for side in known)
        return Interval(value, low, high)
    low, high = (float(bound) for bound in np.quantile(means, [0.025, 0.975]))
    return Interval(value, low, high)


def paired(differences: Mapping[str, Sequence[float]]) -> tuple[Interval, float]:
    """Compare two runs: the mean difference per question, its interval, and a p-value.

    `differences` maps each cluster to its questions' differences. The p-value is that of a
    two-sided sign-flip (randomisation) test on whole clusters (Fisher 1935; for retrieval,
    Smucker et al. 2007): how often flipping clusters at random gives a difference as large.

    >>> interval, p = paired({str(n): [0.0] for n in range(10)})
    >>> interval.value, p
    (0.0, 1.0)
    """
    sums = np.array([sum(differences[name]) for name in sorted(differences)], dtype=float)
    counts = np.array([len(differences[name]) for name in sorted(differences)], dtype=float)
    if not counts.sum():
        return Interval(0.0, 0.0, 0.0), 1.0
    value = float(sums.sum() / counts.sum())
    draws = _draws(len(sums), RESAMPLES)
    means = sums[draws].sum(axis=1) / counts[draws].sum(axis=1)
    low, high = (float(bound) for bound in np.quantile(means, [0.025, 0.975]))
    signs = np.random.default_rng(SEED).choice([-1.0, 1.0], size=(FLIPS, len(sums)))
    as_large = np.abs(signs @ sums) >= abs(sums.sum()) - 1e-12
    return Interval(value, low, high), float((as_large.sum() + 1) / (FLIPS + 1))


def _draws(clusters: int, resamples: int) -> NDArray[np.int64]:
    return np.random.default_rng(SEED).integers(0, clusters, size=(resamples, clusters))


def _mean_of_two(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Average right/total of columns (0, 1) and (2, 3); an absent side leaves the other."""
    totals = sums[:, [1, 3]]
    shares = np.divide(sums[:, [0, 2]], totals, out=np.zeros_like(totals), where=totals > 0)
    sides = np.maximum((totals > 0).sum(axis=1), 1)
    return np.asarray(shares.sum(axis=1) / sides)
