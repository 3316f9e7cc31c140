"""Units that a figure leaves out because another has just given them: *2 500 euros, puis 900*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rag.text.numbers.measures import LENGTHS, MONEY
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.numbers.pairs import Quantity
    from rag.text.words.tokens import Token

_SHARED = MONEY | LENGTHS.keys() | {"%", "minute"}
_LOOSE = frozenset(  # behind a number that no noun follows
    ("et", "and", "en", "in", "a", "to", "contre", "against", "pour", "for", "au", "aux", "l'",
     "par", "avec", "with", "dont", "ou", "or", "selon", "depuis", "since", "from", "by", "this",
     "last", "cette", "ce", "puis", "then", "mais", "but", "apres", "after", "avant", "before",
     "when", "quand", "alors", "while", "tandis", "until", "que", "than", "seulement", "only",
     "the", "il", "un", "d'", "next", "more", "less", "de", "at", "during", "sur", "chacun",
     "chacune", "each", "apiece")
)  # fmt: skip
_BETWEEN = frozenset(
    ("contre", "against", "a", "to", "et", "and", "puis", "then", "ou", "or", "from", "versus",
     "only", "seulement", "the")
)  # fmt: skip
_DASHES = frozenset(("-", "–", "\u2011"))
_MILLION, _BILLION = 1e6, 1e9
_LEAST = 100  # a smaller number in another sentence than the unit may count anything


def elided(
    tokens: Sequence[Token], found: Sequence[Quantity], before: str = ""
) -> tuple[Quantity, ...]:
    """Give the figures without a unit the one that they may share.

    Parameters
    ----------
    tokens, found
        A sentence and its figures.
    before
        The currency of the sentence before, if it gives an amount.

    Examples
    --------
    >>> from rag.text.numbers.quantities import quantities
    >>> from rag.text.words.tokens import tokenise
    >>> def read(text, before=""):
    ...     tokens = tokenise(text)
    ...     return [q.shared for q in elided(tokens, quantities(tokens), before)]
    >>> read("Il réclame 2 500 euros, on lui en offre 900."), read("12 % ici, contre 70 avant")
    (['', 'EUR'], ['', '%'])
    >>> read("La direction n'en propose que 900.", "EUR"), read("Les 38 agents, 900 euros", "EUR")
    (['EUR'], ['', ''])
    >>> tokens = tokenise("Il coûte 3,6 millions d'euros, dont 2,2 de l'État et 1,4 de la ville.")
    >>> [q.value for q in elided(tokens, quantities(tokens))]
    [3600000.0, 2200000.0, 1400000.0]
    >>> read("de 2,3 à 4 %"), read("2 500 euros à 900 salariés")
    (['', ''], ['', ''])
    """
    told = ""
    read: list[Quantity] = []
    for at, quantity in enumerate(found):
        if quantity.unit in _SHARED:
            told = quantity.unit
        elif read and _scaled(quantity, read[-1]):
            scale = _BILLION if read[-1].value >= _BILLION else _MILLION
            quantity = replace(quantity, value=quantity.value * scale, unit=told)  # noqa: PLW2901
        elif not quantity.unit and _is_loose(tokens, quantity):
            late = _behind(tokens, found, at)
            far = before if quantity.value >= _LEAST else ""
            quantity = replace(quantity, shared=told or late or far)  # noqa: PLW2901
        read.append(quantity)
    return tuple(read)


def may_share(found: Sequence[Quantity]) -> bool:
    """Tell whether a figure may share the currency of the sentence before."""
    return any(not quantity.unit and quantity.value >= _LEAST for quantity in found)


def _scaled(quantity: Quantity, before: Quantity) -> bool:
    """Whether a decimal is told in the millions of the amount before: *3,6 millions, dont 2,2*."""
    decimal = not quantity.unit and quantity.value % 1 and quantity.value < _LEAST
    return bool(decimal) and before.unit in MONEY and before.value >= _MILLION


def currency_of(found: Sequence[Quantity]) -> str:
    """Return the currency of the last amount among some figures, empty for none."""
    return next((q.unit for q in reversed(found) if q.unit in MONEY), "")


def _is_loose(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether no noun follows a number, and it is no score: *31-24*."""
    stop = quantity.stop
    if tokens[quantity.start].gap in _DASHES or (
        stop < len(tokens) and tokens[stop].gap in _DASHES
    ):
        return False
    if stop >= len(tokens) or tokens[stop].gap.strip():
        return True
    return text_at(tokens, stop) in _LOOSE


def _behind(tokens: Sequence[Token], found: Sequence[Quantity], at: int) -> str:
    """Return the unit of the figure that follows at once: *3,4 contre 5,1 %*."""
    if at + 1 >= len(found) or found[at + 1].unit not in _SHARED:
        return ""
    between = tokens[found[at].stop : found[at + 1].start]
    close = len(between) <= 2 and all(token.text in _BETWEEN for token in between)
    return found[at + 1].unit if close and between else ""
