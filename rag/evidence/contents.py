"""What a sentence holds that some question may want: a sum, a date, somebody's name, a reason."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from index.analysis import fold, folded
from rag.evidence.cues import told_by
from rag.text.names.names import names
from rag.text.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

FACTS: Final = (
    "money", "number", "share", "date", "name", "place", "role", "reason", "opinion", "quote",
    "first-person", "negation", "saying", "measure", "names",
)  # fmt: skip
MONEY: Final = frozenset(("EUR", "USD", "GBP", "CHF", "JPY", "CNY"))
PLACE: Final = re.compile(
    r"\b(?:[àÀ]|[Aa]ux?|[Ee]n|[Dd]ans|[Dd]epuis|[Vv]ers|[Pp]rès de|[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|"
    r"[Ii]nside)\s(?:la |le |les |l['’]|the |its |des )?([A-ZÀ-ÖØ-Þ][\w-]+)"
)
_SHARES: Final = frozenset({"%", "fraction"})
_MANY: Final = 3
_QUOTED: Final = frozenset({"quote"})
_AT: Final = {fact: at for at, fact in enumerate(FACTS)}
_NAME, _PLACE, _NAMES = _OF_QUESTION = _AT["name"], _AT["place"], _AT["names"]


class Holding(NamedTuple):
    """What a sentence holds, whatever is asked.

    Attributes
    ----------
    text
        The sentence.
    plain
        The facts of :data:`FACTS` that do not depend on the question, 0 for those that do.
    counted
        Whether it holds a figure that is neither money nor a percentage.
    names
        The folded words of each proper name.
    places
        The folded capitalised words after a preposition of place.
    """

    text: str
    plain: tuple[float, ...]
    counted: bool
    names: tuple[frozenset[str], ...]
    places: frozenset[str]

    def values(self, asked: AbstractSet[str]) -> tuple[float, ...]:
        """Return a number in [0, 1] for each of :data:`FACTS`.

        Parameters
        ----------
        asked
            Folded words of the question: a name that it holds answers no "who".
        """
        told = list(self.plain)
        new = sum(map(asked.isdisjoint, self.names))
        told[_NAME] = float(new > 0)
        told[_PLACE] = float(not self.places <= asked)
        told[_NAMES] = min(new, _MANY) / _MANY
        return tuple(told)

    def with_next(self, following: Holding, text: str) -> Holding:
        """Return what this sentence and the one after it hold together; ``text`` is both.

        Examples
        --------
        >>> one, other = holding("Le pont rouvre à Lyon."), holding("Lucie Armand paie 3 euros.")
        >>> both = one.with_next(other, f"{one.text} {other.text}")
        >>> [fact for fact, value in zip(FACTS, both.values(frozenset())) if value]
        ['money', 'number', 'name', 'place', 'names']
        """
        return Holding(
            text,
            tuple(map(max, self.plain, following.plain)),
            self.counted or following.counted,
            self.names + following.names,
            self.places | following.places,
        )

    def value(self, fact: str, asked: AbstractSet[str]) -> float:
        """Return the same for one fact; ``count`` tells of :attr:`counted`."""
        if fact == "count":
            return float(self.counted)
        at = _AT[fact]
        return self.values(asked)[at] if at in _OF_QUESTION else self.plain[at]


@lru_cache(maxsize=1 << 12)
def holding(text: str) -> Holding:
    """Return what a sentence holds.

    Examples
    --------
    >>> held = holding("« Nous paierons 3 millions d'euros », a promis Lucie Armand à Lyon.")
    >>> [fact for fact, value in zip(FACTS, held.values({"lucie"})) if value]
    ['money', 'number', 'name', 'place', 'quote', 'first-person', 'saying', 'names']
    """
    read, said = sentence(text), wording(text)
    units = {q.unit for q in read.quantities} - {"rank"}
    told = {
        "date": bool(read.written),
        "number": bool(units),
        "money": bool(units & MONEY),
        "share": bool(units & _SHARES),
        "measure": bool(units - MONEY - _SHARES - {""}),
    }
    return Holding(
        text,
        tuple(float(fact in said or told.get(fact, False)) for fact in FACTS),
        bool(units - MONEY - {"%"}),
        tuple(frozenset(name.words) for name in names(read.tokens, known=read.exonyms)),
        frozenset(fold(match.group(1)) for match in PLACE.finditer(text)),
    )


def wording(text: str) -> frozenset[str]:
    """Return those of :data:`FACTS` that the wording alone tells.

    Those of two sentences are those of either: no wording goes over the end of a sentence.

    Examples
    --------
    >>> sorted(wording("« Je refuse », dit-elle."))
    ['first-person', 'negation', 'opinion', 'quote', 'saying']
    """
    told = told_by(folded(text))
    return told | _QUOTED if any(mark in text for mark in '«“"') else told
