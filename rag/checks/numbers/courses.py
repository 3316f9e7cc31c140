"""From which figure to which: *tombé de 71 à 54*, *54 million, down from 71*."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from rag.text.numbers.quantities import agrees
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.numbers.quantities import Quantity

_FROM = frozenset(("de", "from"))
_TO = frozenset(("a", "to"))
_WAS = frozenset(("contre", "against", "from", "with", "lieu"))
_DATING = frozenset(("en", "in", "l'", "an", "dernier", "last", "year", "il", "y", "ago", "the"))
_FAR = 8  # words between the two figures, with their dates
_DATED = 3  # words between a figure and its date
_MORE = frozenset(("plus", "more", "higher"))
_LESS = frozenset(("moins", "less", "fewer", "lower"))
_SHARES = frozenset(("%", "points", "fraction"))


class Course(NamedTuple):
    """A figure that moves: what it was, and what it is or will be."""

    old: Quantity
    new: Quantity

    @property
    def sense(self) -> str:
        """The sense of the words that tell such a move, empty where it stands still."""
        if self.old.value == self.new.value:
            return ""
        return "rise+" if self.new.value > self.old.value else "rise-"


def courses(facts: Facts) -> tuple[Course, ...]:
    """Return the moves of the figures of a sentence.

    >>> from rag.text.facts import Facts
    >>> def read(text, language="fr"):
    ...     found = courses(Facts(text, language=language))
    ...     return [(move.old.value, move.new.value) for move in found]
    >>> read("Il est passé de 640 en 2012 à 312 en 2023."), read("Douze sur 40 à 18 heures.")
    ([(640.0, 312.0)], [])
    >>> read("There were 340 pupils, up from 210.", "en"), read("312 élèves, contre 640 en 2012")
    ([(210.0, 340.0)], [(640.0, 312.0)])
    """
    moves = []
    for first, second in pairwise(q for q in facts.quantities if q.unit != "rank"):
        if first.unit != second.unit or second.start - first.stop > _FAR:
            continue
        if _leads(facts, first, second):
            moves.append(Course(first, second))
        elif _recalls(facts, first, second):
            moves.append(Course(second, first))
    return tuple(moves)


def retraced(claim: Facts, source: Facts) -> bool:
    """Tell whether a figure goes in the claim where it comes from in the source.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Les ventes sont tombées de 71 millions en 2018 à 54 millions en 2022.")
    >>> retraced(Facts("Les ventes sont passées de 54 à 71 millions."), source)
    True
    >>> retraced(Facts("Sales were 54 million in 2022, against 71 million in 2018.",
    ...                language="en"), source)
    False
    """
    return any(
        move.sense and move.sense != other.sense
        for move in courses(claim)
        for other in courses(source)
        if other.sense and agrees(move.old, other.new) and agrees(move.new, other.old)
    )


def moved(facts: Facts, quantity: Quantity) -> set[str]:
    """Return which way a figure goes by the figure beside it or the word behind it.

    >>> from rag.text.facts import Facts
    >>> facts = Facts("97 000 entrées, soit 8 % de plus qu'en 2022")
    >>> [moved(facts, quantity) for quantity in facts.quantities]
    [set(), {'rise+'}]
    """
    found = {move.sense for move in courses(facts) if quantity in move} - {""}
    behind = [text_at(facts.tokens, at) for at in (quantity.stop, quantity.stop + 1)]
    word = behind[1] if behind[0] in ("de", "en") else behind[0]
    if quantity.unit in _SHARES or text_at(facts.tokens, quantity.stop + 2) in ("que", "qu'"):
        found |= {"rise+"} if word in _MORE else {"rise-"} if word in _LESS else set()
    return found


def _leads(facts: Facts, first: Quantity, second: Quantity) -> bool:
    """Whether two figures stand as *de … à …*, with at most a date between."""
    if text_at(facts.tokens, first.start - 1) not in _FROM:
        return False
    between = [
        facts.tokens[at].text
        for at in range(first.stop, second.start)
        if at not in facts.dated and facts.tokens[at].text not in _DATING
    ]
    return len(between) == 1 and between[0] in _TO


def _recalls(facts: Facts, first: Quantity, second: Quantity) -> bool:
    """Whether the second figure is what the first one was: *up from*, *contre … en 2012*."""
    word, before = (text_at(facts.tokens, second.start - k) for k in (1, 2))
    if before in ("up", "down") and word == "from":
        return True
    if word not in _WAS and not (word == "de" and before == "lieu"):
        return False
    if word == "with" and before != "compared":
        return False
    behind = range(second.stop, second.stop + _DATED)
    dated = any(at in facts.dated for at in behind)
    return dated and word != "from" and first.start < second.start
