"""Figures that a source tells without a number: *a year*, *twice*, *doubled*, *1h20*.

They support a figure of a claim, and are none that a claim must find: *a year later* is no count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rag.text.numbers.lengths import bound_before
from rag.text.numbers.measures import LENGTHS, UNITS
from rag.text.numbers.pairs import Quantity
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_ONE = frozenset(("un", "une", "a", "an", "l'"))
_FIRST = frozenset(("first", "premier", "premiere"))
_TIMES = {
    "doubl": 2, "redoubl": 2, "tripl": 3, "quadrupl": 4, "quintupl": 5, "decupl": 10,
    "dedoubl": 2,
}  # fmt: skip
_FOLDS = {
    "twice": 2, "thrice": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5,
    "sixfold": 6, "sevenfold": 7, "eightfold": 8, "tenfold": 10, "trebled": 3, "treble": 3,
    "trebling": 3,
}  # fmt: skip
_HALVED = frozenset(("halve", "halved", "halves", "halving"))
_LONG = {"decade": 10, "decennie": 10, "century": 100, "siecle": 100}  # years
_INITIAL = frozenset(
    ("initial", "initiale", "initiaux", "initiales", "initialement", "initially", "originally",
     "inaugural", "inaugurale", "maiden")
)  # fmt: skip
_AT_FIRST = frozenset((("au", "depart"), ("au", "debut"), ("l'", "origine"), ("at", "first")))
_LIKELY = re.compile(  # how any of these words starts
    r"(?:an?|une?|l'|au|at|[a-z]+fold|twice|thrice|treb\w+|halv\w+|initial\w*|originally"
    r"|inaugural\w*|maiden|first|premiere?|(?:re|de)?doubl\w+|tripl\w+|quadrupl\w+|quintupl\w+|decupl\w+"
    r"|\d{1,2}|\d{1,2}h\d\d)$"
)
_CLOCK = re.compile(r"(\d{1,2})h([0-5]\d)")


def unnumbered(
    tokens: Sequence[Token], opening: Sequence[int] | None = None
) -> tuple[Quantity, ...]:
    """List the figures that a sentence tells without a number.

    Parameters
    ----------
    tokens
        The sentence, cut.
    opening
        Token indexes where one may open, if they are known.

    Examples
    --------
    >>> from rag.text.words.tokens import tokenise
    >>> def read(text):
    ...     return [(q.value, q.unit) for q in unnumbered(tokenise(text))]
    >>> read("within a year"), read("Il a pris un mois."), read("exports doubled")
    ([(1, 'year')], [(1, 'month')], [(2, 'times')])
    >>> read("a couple of weeks"), read("Il faut 1h20."), read("costs were halved")
    ([(2, 'week')], [(80, 'minute')], [(0.5, 'fraction')])
    >>> read("in its first year")
    [(1, 'year')]
    >>> read("un contrat"), read("le tirage initial")
    ([], [(1, 'rank')])
    """
    if opening is None:
        opening = [at for at, token in enumerate(tokens) if is_likely(token.text)]
    found = (_at(tokens, at) for at in opening)
    return tuple(quantity for quantity in found if quantity is not None)


def is_likely(word: str) -> bool:
    """Tell whether a folded word may open such a figure.

    >>> is_likely("twice"), is_likely("contrat")
    (True, False)
    """
    return _LIKELY.match(word) is not None


def _at(tokens: Sequence[Token], at: int) -> Quantity | None:
    word, after = tokens[at].text, text_at(tokens, at + 1)
    if word in _FIRST:
        unit = UNITS.get(after, "")
        return Quantity(1, unit, "", at, at + 2) if unit in LENGTHS else None
    if word in _ONE and (one := _one(tokens, at)):
        return one
    if word in _INITIAL or (word, after) in _AT_FIRST:
        return Quantity(1, "rank", "", at, at + 1)
    if word[0].isdigit():
        return _clock(tokens, at)
    bound = bound_before(tokens, at)
    if word in _HALVED:
        return Quantity(0.5, "fraction", bound, at, at + 1)
    heads = (times for head, times in _TIMES.items() if word.startswith(head))
    times = _FOLDS.get(word) or next(heads, 0)
    return Quantity(times, "times", bound, at, at + 1) if times else None


def _clock(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read as a length what may be an hour of the day: *1h20*, *1 h 20*."""
    word, minutes = tokens[at].text, text_at(tokens, at + 2)
    if match := _CLOCK.fullmatch(word):
        return Quantity(60 * int(match[1]) + int(match[2]), "minute", "", at, at + 1)
    if text_at(tokens, at + 1) == "h" and word.isdigit() and minutes.isdigit():
        return Quantity(60 * int(word) + int(minutes), "minute", "", at, at + 3)
    return None


def _one(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read a length of time told in the singular: *un an*, *a decade*, *a couple of weeks*."""
    word, bound = text_at(tokens, at + 1), bound_before(tokens, at)
    if word in _LONG:
        return Quantity(_LONG[word], "year", bound, at, at + 2)
    if word == "couple" and text_at(tokens, at + 2) == "of":
        unit = UNITS.get(text_at(tokens, at + 3), "")
        return Quantity(2, unit, bound, at, at + 4) if unit in LENGTHS else None
    unit = UNITS.get(word, "")
    return Quantity(1, unit, bound, at, at + 2) if unit in LENGTHS else None
