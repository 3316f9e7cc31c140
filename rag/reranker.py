"""An optional second look at what was found: a cross-encoder reads question and passage together.

Off unless named. It is slow, a few passages a second for the larger ones, so it only reorders
the best :data:`WINDOW` passages of the search.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from index.errors import Clause, RerankerMissing, RerankerUnfetched, RerankerUnfit
from index.hub import NOT_HERE, NOT_READ, refused_by_hub

if TYPE_CHECKING:
    from collections.abc import Sequence

Scores = npt.NDArray[np.float64]

WINDOW: Final = 30


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
        self._model = _cross_encoder(name, download=download)
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


def _cross_encoder(name: str, *, download: bool) -> Any:
    """Load a model from this disk, or from the hub when allowed."""
    from sentence_transformers import CrossEncoder

    try:
        return CrossEncoder(name, local_files_only=True, trust_remote_code=False)
    except (OSError, ValueError, AttributeError) as error:
        if Path(name).exists():
            raise RerankerUnfit(name=name, why=NOT_READ) from error
        if not download:
            raise RerankerMissing(name=name, why=NOT_HERE) from error
    refused = refused_by_hub(name)
    if refused is not None:
        raise RerankerUnfetched(name=name, why=refused)
    try:
        return CrossEncoder(name, trust_remote_code=False)
    except (OSError, ValueError, AttributeError) as error:
        raise RerankerUnfit(name=name, why=NOT_READ) from error
