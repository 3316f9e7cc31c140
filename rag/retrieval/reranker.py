"""An optional second look at what was found: a cross-encoder reads question and passage together.

Off unless named. It is slow, a few passages a second for the larger ones, so it only reorders
the best :data:`WINDOW` passages of the search.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from index.errors import Clause, RerankerMissing, RerankerUnfetched, RerankerUnfit
from index.hub import Failures, loaded

if TYPE_CHECKING:
    from collections.abc import Sequence

Scores = npt.NDArray[np.float64]

WINDOW: Final = 30
_FAILURES: Final = Failures(RerankerMissing, RerankerUnfetched, RerankerUnfit)


class Reranker(Protocol):
    """Scores how well passages answer a question."""

    def scores(self, question: str, passages: Sequence[str]) -> Scores:
        """Return one score a passage, higher is better."""


class CrossReranker:
    """A cross-encoder of sentence-transformers.

    Parameters
    ----------
    name
        A local folder or a name on the hub; what is on this disk is preferred.
    download
        Allow the hub when the model is not on this disk.

    Raises
    ------
    RerankerMissing
        It cannot be loaded, or gives other than one score a passage.
    """

    def __init__(self, name: str, *, download: bool = False) -> None:
        from sentence_transformers import CrossEncoder

        self._model: Any = loaded(CrossEncoder, name, _FAILURES, download=download)
        labels = int(self._model.num_labels)
        if labels != 1:
            why = Clause(
                f"it gives {labels} scores a passage, not one",
                f"il donne {labels} scores par passage, et non un seul",
            )
            raise RerankerUnfit(name=name, why=why)

    def scores(self, question: str, passages: Sequence[str]) -> Scores:
        """Return one score a passage; one that is not finite counts as the worst."""
        if not passages:
            return np.zeros(0)
        pairs = [(question, passage) for passage in passages]
        found = np.asarray(self._model.predict(pairs, show_progress_bar=False), dtype=np.float64)
        return np.nan_to_num(found, nan=-1e9, posinf=1e9, neginf=-1e9)
