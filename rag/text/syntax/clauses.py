"""Where a sentence can be cut: at commas and brackets, at conjunctions, between two figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rag.text.syntax.grammar import PRONOUNS
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.numbers.quantities import Quantity
    from rag.text.words.tokens import Token

_STOP = re.compile(r"[,;:()\[\]—–…]| - ")
_STRONG = frozenset(("mais", "tandis", "but", "whereas", "while", "alors", "puis"))
_RELATIVE = frozenset(("qui", "dont", "laquelle", "lequel", "who", "which", "whose", "ou", "where"))
_AUXILIARIES = frozenset("has have had is are was were a ont avait avaient est sont".split())
_BETWEEN = frozenset(
    ("et", "and", "avec", "with", "contre", "against", "puis", "ou", "or", "que", "than", "mais",
     "but", "tandis", "while", "whereas", "versus", "vs", "compared", "derriere", "behind", "dont",
     "aux")
)  # fmt: skip


def zones(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Cut at punctuation: half-open ranges of token indexes.

    >>> from rag.text.words.tokens import tokenise
    >>> zones(tokenise("Kai Zenner, chef de bureau, est furieux"))
    [(0, 2), (2, 5), (5, 7)]
    """
    starts = [0]
    starts.extend(
        at for at, token in enumerate(tokens) if at and token.gap != " " and _STOP.search(token.gap)
    )
    return list(zip(starts, [*starts[1:], len(tokens)], strict=True))


def clauses(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Cut where another statement starts: half-open ranges of token indexes.

    >>> from rag.text.words.tokens import tokenise
    >>> clauses(tokenise("Paul vend, mais Anne, qui hésite, achète ; Luc attend"))
    [(0, 2), (2, 7), (7, 9)]
    """
    starts = [0]
    for at, token in enumerate(tokens):
        if at - starts[-1] < 2:
            continue
        joined = token.text in ("et", "and", "avant", "before") and "," in token.gap
        told = ": " in token.gap and token.text in PRONOUNS
        if ";" in token.gap or told or joined or token.text in _STRONG:
            starts.append(at)
    return list(zip(starts, [*starts[1:], len(tokens)], strict=True))


def stretch_of(
    tokens: Sequence[Token], quantity: Quantity, others: Sequence[Quantity]
) -> tuple[int, int]:
    """Return the part of a sentence that belongs to one of its figures.

    The sentence is cut between two figures, at the first comma or conjunction; an amount in
    brackets behind another (a conversion) shares its part.

    >>> from rag.text.words.tokens import tokenise
    >>> from rag.text.numbers.quantities import quantities
    >>> words = tokenise("les 16 millions dans Mistral avec les 10 milliards dans OpenAI")
    >>> figures = quantities(words)
    >>> [stretch_of(words, figure, figures) for figure in figures]
    [(0, 5), (5, 11)]
    """
    start, stop = 0, len(tokens)
    for other in others:
        if other.start == quantity.start or _converts(tokens, quantity, other):
            continue
        if other.stop <= quantity.start:
            start = max(start, _cut(tokens, other.stop, quantity.start))
        else:
            cut = _cut(tokens, quantity.stop, other.start)
            stop = min(stop, cut) if cut else stop
    return start, stop


def goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether another deed of the same person follows.

    >>> from rag.text.words.tokens import tokenise
    >>> goes_on(tokenise("She refuses to pay and has sued"), 4)
    True
    """
    return tokens[at].text in ("and", "et") and text_at(tokens, at + 1) in _AUXILIARIES


def relative(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a relative clause starts at a place.

    >>> from rag.text.words.tokens import tokenise
    >>> relative(tokenise("Anne, qui hésite"), 1)
    True
    """
    return text_at(tokens, at) in _RELATIVE


def by_the_way(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word stands between commas behind *qui* or *who*, and tells who somebody is.

    >>> from rag.text.words.tokens import tokenise
    >>> words = tokenise("Anne, qui défend Paul, critique le juge")
    >>> by_the_way(words, 2), by_the_way(words, 4)
    (True, False)
    """
    opened = [k for k in range(at) if tokens[k].text in ("qui", "who") and "," in tokens[k].gap]
    start = max(opened, default=at)
    commas = [k for k in range(start + 1, len(tokens)) if "," in tokens[k].gap]
    return start < at and bool(commas) and at < commas[0]


def _cut(tokens: Sequence[Token], start: int, stop: int) -> int:
    """Return the first place between two figures where the sentence can be cut, 0 for none."""
    for at in range(start, stop + 1):
        if _STOP.search(tokens[at].gap) or tokens[at].text in _BETWEEN:
            return at
    return 0


def _converts(tokens: Sequence[Token], left: Quantity, right: Quantity) -> bool:
    first, second = sorted((left, right), key=lambda quantity: quantity.start)
    between = second.start - first.stop
    return between <= 1 and first.unit != second.unit and "(" in tokens[second.start].gap
