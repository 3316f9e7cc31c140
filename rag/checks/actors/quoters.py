"""Whether the words that a claim quotes stand, in a sentence, with another who acts there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.numbers.figures import within
from rag.text.quotes import quoted
from rag.text.words.tokens import tokenise

if TYPE_CHECKING:
    from rag.text.facts import Facts


def quoted_of_another(claim: Facts, source: Facts) -> bool:
    """Tell whether who stands right before a quote is not whom the claim has say it.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Le ministre parle d'un « modèle », quand Ana Roux y voit « un pansement ».")
    >>> quoted_of_another(Facts("Pour Paul Vert, c'est « un pansement »."), source)
    True
    >>> quoted_of_another(Facts("Pour Ana Roux, c'est « un pansement »."), source)
    False
    """
    if len(claim.speakers) != 1 or any(within(name, source.names) for name in claim.speakers):
        return False
    words = [token.text for token in source.tokens]
    for quote in quoted(claim.text):
        told = [token.text for token in tokenise(quote)]
        at = next((k for k in range(len(words)) if words[k : k + len(told)] == told), None)
        if at is None or not told or any(name.start > at for name in source.speakers):
            continue
        before = [n for n in source.layout.names if n.stop <= at and source.layout.acts(n)]
        if before and not any(
            "»" in t.gap or ";" in t.gap for t in source.tokens[before[-1].stop : at]
        ):
            return True
    return False
