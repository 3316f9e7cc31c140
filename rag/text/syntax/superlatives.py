"""Negations that deny nothing, and only say how much: *never so low*, *not more than two*."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_NEVER = frozenset(("never", "jamais"))
_NOT = frozenset(("not", "cannot", "never", "can't", "won't", "mustn't"))
_NE = frozenset(("ne", "n'"))
_DENYING = _NEVER | _NOT | _NE
_SO = frozenset(("so", "such", "aussi", "si", "autant", "tant"))
_THAN = frozenset((("more", "than"), ("fewer", "than"), ("less", "than")))
_REACH = 5  # words between a negation and its measure


def measures(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a negation says how much, and denies no word behind it.

    >>> from rag.text.words.tokens import tokenise
    >>> def read(text):
    ...     tokens = tokenise(text)
    ...     return [token.raw for at, token in enumerate(tokens) if measures(tokens, at)]
    >>> read("It has never been so low."), read("They may not use more than 120 litres.")
    (['never'], ['not'])
    >>> read("Il n'a jamais fait aussi froid."), read("Il n'a jamais plu."), read("It is not so.")
    (["n'", 'jamais'], [], [])
    >>> read("Il ne peut en prendre plus de 100."), read("Il n'en a plus.")
    (['ne'], [])
    """
    word = tokens[at].text
    if word not in _DENYING:
        return False
    near = _near(tokens, at)
    if word in _NE:
        never = not _NEVER.isdisjoint(near) and not _SO.isdisjoint(near)
        return never or any(
            one in ("plus", "moins") and two in ("de", "d'") and three[:1].isdigit()
            for one, two, three in zip(near, near[1:], near[2:], strict=False)
        )
    if word in _NEVER and not _SO.isdisjoint(near):
        return True
    return word in _NOT and any(pair in _THAN for pair in pairwise(near))


def _near(tokens: Sequence[Token], at: int) -> list[str]:
    """Return the words behind a negation, before a comma."""
    found = []
    for place in range(at + 1, min(at + 2 + _REACH, len(tokens))):
        if tokens[place].gap.strip():
            break
        found.append(text_at(tokens, place))
    return found
