"""How rare a word is in French and English at large, whatever the dossier at hand.

In thirty pages every word that stands once looks equally rare; "salaire" and "jour" are told
apart by the built-in model's tokenizer, whose tokens are numbered in the order in which byte-pair
merging made them, so roughly by falling frequency in its training text.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from index.shipped import SHIPPED_MODEL, tokenizer_in

if TYPE_CHECKING:
    from pathlib import Path

_COMMONEST: Final = 400  # about here function words and letters end


class Rarity:
    """Looks words up in a tokenizer's vocabulary.

    Parameters
    ----------
    vocabulary
        Token numbers; a token that starts a word carries the prefix ``Ġ``.
    """

    def __init__(self, vocabulary: dict[str, int]) -> None:
        self._vocabulary = vocabulary
        self._span = math.log(max(len(vocabulary), 2 * _COMMONEST) / _COMMONEST)

    @classmethod
    def load(cls, folder: Path = SHIPPED_MODEL) -> Rarity:
        """Read the vocabulary of a model's tokenizer.

        Raises
        ------
        BuiltinMissing
            Its file is not there or is damaged.
        """
        return cls(tokenizer_in(folder).get_vocab())

    def of(self, word: str) -> float:
        """Return 0 for the commonest words and 1 for one that is no token of its own.

        Examples
        --------
        >>> rarity = Rarity({"Ġle": 300, "Ġsalaire": 10_000, "Ġx": 39_999})
        >>> rarity.of("le"), rarity.of("mistral")
        (0.0, 1.0)
        """
        rank = self._vocabulary.get(f"Ġ{word}")
        if rank is None:
            return 1.0
        return min(max(math.log(max(rank, 1) / _COMMONEST) / self._span, 0.0), 1.0)
