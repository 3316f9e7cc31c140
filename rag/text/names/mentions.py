"""The names a text mentions, as written."""

from __future__ import annotations

from rag.text.names.names import names
from rag.text.words.tokens import tokenise


def mentions(text: str) -> list[str]:
    """Return the proper names of a text as written, in order.

    Examples
    --------
    >>> mentions("Selon Kim van Sparrentak, Microsoft paie.")
    ['Kim van Sparrentak', 'Microsoft']
    """
    tokens = tokenise(text)
    return [text[tokens[n.start].start : tokens[n.stop - 1].end] for n in names(tokens)]
