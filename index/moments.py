"""Exact mean and spread of a query's similarity to every passage, without visiting them.

For unit passage vectors ``x`` with mean ``m`` and second moment ``S = E[x xᵀ]``, the cosines
``q·x`` of a query ``q`` have mean ``q·m`` and variance ``qᵀ S q − (q·m)²``. Keeping sums instead
of means lets a build add and remove rows. The fused ranking standardises cosines with them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pathlib import Path

Matrix: TypeAlias = npt.NDArray[np.float32]
Sums: TypeAlias = npt.NDArray[np.float64]


@dataclass(slots=True)
class Moments:
    """Running sums over the stored vectors: how many, their sum (d,), their products (d, d)."""

    count: int
    total: Sums
    products: Sums

    @classmethod
    def empty(cls, dimension: int) -> Moments:
        """Return the moments of no vectors."""
        return cls(0, np.zeros(dimension), np.zeros((dimension, dimension)))

    @classmethod
    def load(cls, path: Path) -> Moments:
        """Read what :meth:`save` wrote."""
        with np.load(path) as saved:
            return cls(int(saved["count"]), saved["total"], saved["products"])

    def save(self, path: Path) -> None:
        """Write the sums as one ``.npz`` file."""
        np.savez(path, count=self.count, total=self.total, products=self.products)

    def add(self, vectors: Matrix, sign: int = 1) -> None:
        """Count vectors of shape (n, d) in, or out with ``sign=-1``."""
        rows = vectors.astype(np.float64)
        self.count += sign * len(rows)
        self.total += sign * rows.sum(axis=0)
        self.products += sign * (rows.T @ rows)

    def of(self, query: npt.NDArray[np.float32]) -> tuple[float, float]:
        """Return mean and standard deviation of the query's cosines.

        The deviation is at least 1e-6, so that a store of one passage divides by something.

        Examples
        --------
        >>> moments = Moments.empty(2)
        >>> moments.add(np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32))
        >>> moments.of(np.array([1.0, 0.0], dtype=np.float32))
        (0.5, 0.5)
        """
        if not self.count:
            return 0.0, 1.0
        q = query.astype(np.float64)
        mean = float(q @ self.total) / self.count
        variance = float(q @ self.products @ q) / self.count - mean * mean
        return mean, max(float(np.sqrt(max(variance, 0.0))), 1e-6)
