"""A logistic scorer: how probable it is that a sentence with these signs answers."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SHIPPED = Path(__file__).with_name("scorer.json")


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights of the signs, in the order of ``rag.evidence.SIGNS``, and a bias.

    ``threshold`` is the probability from which extracts answer, ``generous`` the one from which
    a language model is given the passages to read.
    """

    weights: tuple[float, ...]
    bias: float
    threshold: float
    generous: float

    @classmethod
    def load(cls, path: Path = SHIPPED) -> Scorer:
        """Read the fitted weights."""
        saved = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            weights=tuple(saved["weights"].values()),
            bias=saved["bias"],
            threshold=saved["threshold"],
            generous=saved["generous"],
        )

    def probability(self, signs: Sequence[float]) -> float:
        """Return the probability, in ]0, 1[.

        Examples
        --------
        >>> Scorer((2.0, -1.0), 0.0, 0.5, 0.1).probability((0.5, 1.0))
        0.5
        """
        total = self.bias + sum(w * s for w, s in zip(self.weights, signs, strict=True))
        return 1.0 / (1.0 + math.exp(-max(min(total, 30.0), -30.0)))
