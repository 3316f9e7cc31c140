"""Tokenised texts as bags of token ids, drawn in batches without a Python loop per text."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

LONGEST = 256  # tokens of a passage that are read; beyond, the mean hardly moves

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Bags:
    """Token ids of many texts, end to end.

    Attributes
    ----------
    ids
        All token ids, shape (total,).
    starts
        Where each text begins in `ids`, shape (texts + 1,).
    """

    ids: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, tokenizer: Tokenizer, texts: list[str]) -> "Bags":
        """Tokenise texts; an empty one becomes a bag of one space."""
        encoded = tokenizer.encode_batch_fast([text or " ." for text in texts])
        lists = [encoding.ids[:LONGEST] for encoding in encoded]
        starts = np.concatenate([[0], np.cumsum([len(ids) for ids in lists])])
        flat = np.fromiter((i for ids in lists for i in ids), dtype=np.int64, count=starts[-1])
        return cls(flat, starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def take(self, rows: Rows) -> tuple[torch.Tensor, torch.Tensor]:
        """Give ids and offsets of some rows, as `EmbeddingBag` takes them."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        offsets = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        shift = np.repeat(self.starts[rows] - offsets, lengths)
        ids = self.ids[np.arange(lengths.sum()) + shift]
        return torch.from_numpy(ids), torch.from_numpy(offsets)

    def counts(self, size: int) -> npt.NDArray[np.float64]:
        """Count how often each of `size` tokens occurs."""
        return np.bincount(self.ids, minlength=size).astype(np.float64)
