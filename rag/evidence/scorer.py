"""Logistic scorers: how probable it is that a sentence answers, that a question can be answered."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

SHIPPED = Path(__file__).with_name("scorer.json")


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of signs, in their order, and a bias."""

    weights: tuple[float, ...]
    bias: float

    def probability(self, signs: Sequence[float]) -> float:
        """Return the probability, in ]0, 1[.

        Examples
        --------
        >>> Scorer((2.0, -1.0), 0.0).probability((0.5, 1.0))
        0.5
        """
        total = self.bias + sum(w * s for w, s in zip(self.weights, signs, strict=True))
        return 1.0 / (1.0 + math.exp(-max(min(total, 30.0), -30.0)))

    def probabilities(self, rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return the same for many rows of signs, shape (n, signs)."""
        totals = rows @ np.array(self.weights) + self.bias
        odds: npt.NDArray[np.float64] = np.exp(-np.clip(totals, -30.0, 30.0))
        return 1.0 / (1.0 + odds)


@dataclass(frozen=True, slots=True)
class Scorers:
    """What ``python -m evals.training.fit`` fits.

    Attributes
    ----------
    sentence
        Over ``rag.evidence.features.SIGNS``: whether a sentence answers.
    gate
        Over ``rag.refusals.answerability.GATE_SIGNS``: whether the pages answer the question.
    threshold
        The gate's probability from which extracts answer.
    generous
        The one from which a language model is given the passages to read.
    """

    sentence: Scorer
    gate: Scorer
    threshold: float
    generous: float

    @classmethod
    def load(cls, path: Path = SHIPPED) -> Scorers:
        """Read the fitted weights."""
        saved = json.loads(path.read_text(encoding="utf-8"))
        sentence, gate = (
            Scorer(tuple(saved[name]["weights"].values()), saved[name]["bias"])
            for name in ("sentence", "gate")
        )
        return cls(sentence, gate, saved["threshold"], saved["generous"])
