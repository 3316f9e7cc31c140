"""Figures read out of one text, for the tests of the checks."""

from __future__ import annotations

from rag.text.numbers.quantities import Quantity, quantities
from rag.text.words.tokens import tokenise


def figure(text: str) -> Quantity:
    """Return the one figure a text holds."""
    found = quantities(tokenise(text))
    assert len(found) == 1, text
    return found[0]
