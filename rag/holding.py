"""What a sentence holds that some question may want: a sum, a date, somebody's name, a reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.checks.dates import moments
from rag.checks.names import names
from rag.checks.quantities import quantities
from rag.checks.tokens import tokenise
from rag.expected import MONEY, OPINION, PLACE, REASON, ROLE

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

FACTS: Final = (
    "money", "number", "share", "date", "name", "place", "role", "reason", "opinion", "quote",
    "first-person", "negation", "saying", "measure", "names",
)  # fmt: skip
_SHARES: Final = frozenset({"%", "fraction"})
_MANY: Final = 3
_FIRST: Final = re.compile(r"\b(je|j'|moi|mon|ma|mes|nous|notre|nos|i|my|we|our|me|us)\b")
_NEGATION: Final = re.compile(
    r"\b(ne|n'|pas|jamais|aucun\w*|ni|not|no|never|none|neither|refus\w*|declin\w*)\b"
)
_SAYING: Final = re.compile(
    r"\b(dit|declar\w+|affirm\w+|estim\w+|expliqu\w+|assur\w+|regrett\w+|ajout\w+|confi\w+|"
    r"promet|promis|annonc\w+|denonc\w+|repond\w*|juge|said|says|told|added|argued|insist\w+|"
    r"explain\w+|recalls?|warn\w+|promis\w+)\b"
)


@dataclass(frozen=True, slots=True)
class Holding:
    """What a sentence holds, whatever is asked.

    Attributes
    ----------
    plain
        The facts of :data:`FACTS` that do not depend on the question, 0 for those that do.
    names
        The folded words of each proper name.
    places
        The folded capitalised words after a preposition of place.
    """

    plain: tuple[float, ...]
    names: tuple[frozenset[str], ...]
    places: frozenset[str]

    def values(self, asked: AbstractSet[str]) -> tuple[float, ...]:
        """Return a number in [0, 1] for each of :data:`FACTS`.

        Parameters
        ----------
        asked
            Folded words of the question: a name that it holds answers no "who".
        """
        new = sum(1 for name in self.names if not name & asked)
        told = {
            "name": float(new > 0),
            "place": float(bool(self.places - asked)),
            "names": min(new, _MANY) / _MANY,
        }
        return tuple(told.get(fact, value) for fact, value in zip(FACTS, self.plain, strict=True))


@lru_cache(maxsize=1 << 13)
def holding(text: str) -> Holding:
    """Return what a sentence holds.

    Examples
    --------
    >>> held = holding("« Nous paierons 3 millions d'euros », a promis Lucie Armand à Lyon.")
    >>> [fact for fact, value in zip(FACTS, held.values({"lucie"})) if value]
    ['money', 'number', 'name', 'place', 'quote', 'first-person', 'saying', 'names']
    """
    tokens = tokenise(text)
    found = moments(tokens)
    dated = {at for moment in found for at in range(moment.start, moment.stop)}
    units = [q.unit for q in quantities(tokens, dated) if q.unit != "rank"]
    folded = fold(text)
    plain: dict[str, bool] = {
        "money": any(unit in MONEY for unit in units),
        "number": bool(units),
        "share": any(unit in _SHARES for unit in units),
        "date": bool(found),
        "role": ROLE.search(folded) is not None,
        "reason": REASON.search(folded) is not None,
        "opinion": OPINION.search(folded) is not None,
        "quote": any(mark in text for mark in '«“"'),
        "first-person": _FIRST.search(folded) is not None,
        "negation": _NEGATION.search(folded) is not None,
        "saying": _SAYING.search(folded) is not None,
        "measure": any(unit and unit not in MONEY and unit not in _SHARES for unit in units),
    }
    return Holding(
        tuple(float(plain.get(fact, False)) for fact in FACTS),
        tuple(frozenset(name.words) for name in names(tokens)),
        frozenset(fold(match.group(1)) for match in PLACE.finditer(text)),
    )
