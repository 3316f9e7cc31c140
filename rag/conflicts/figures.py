"""The figures of a sentence, each with what it counts and how it is meant.

A figure may be a part of another one, a rate, a forecast, a change; the sentence may give it as
the wrong one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rag.checks.clauses import stretch_of
from rag.checks.measures import MONEY
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.facts import Facts
    from rag.checks.quantities import Quantity
    from rag.checks.tokens import Token

_LINKS: Final = frozenset(("de", "d'", "of", "the", "des", "les", "new", "jeunes", "nouveaux",
                           "nouvelles", "petites", "petits", "grands", "premiers"))  # fmt: skip
_DENYING: Final = frozenset(("pas", "non", "not", "no", "than"))
_SKIPPED: Final = frozenset(("de", "d'", "des", "environ", "about", "the", "les"))
_PART: Final = re.compile(
    r"\b(dont (?:\S+ )?$|of which|of whom|including|y compris|sur ce|sur cette|sur ces|"
    r"du total|of the total|"
    r"of that|of this|alone|a elles? seules?|a eux seuls|rien que|acompte|tranche|instal?lments?|"
    r"moitie de|half of|parmi|among)(?:\b|$)"
)
_FORECAST: Final = re.compile(
    r"\b(prevoi\w*|prevu\w*|prevision\w*|espere\w*|vis(e|ent|ait)|tabl(e|ent|ait) sur|objectif|"
    r"attend(u|us|ue|ues|ent)?|devrai\w*|pourrai\w*|projet\w*|estime\w* qu|"
    r"expect\w*|forecast\w*|hop(e|es|ed|ing)|aim(s|ed|ing)?|target\w*|could|might|should|"
    r"project(ed|s)|predict\w*|would)\b"
)
_EACH: Final = frozenset(("chacun", "chacune", "each", "apiece"))
_RATES: Final = {
    "an": "year", "annee": "year", "year": "year", "mois": "month", "month": "month",
    "jour": "day", "day": "day", "semaine": "week", "week": "week", "heure": "hour",
    "hour": "hour",
}  # fmt: skip
_UP: Final = frozenset(("rise+", "rise-"))
_BY: Final = frozenset(("de", "d'", "by"))
_LEVEL: Final = frozenset(("a", "to", "at"))


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, or a range, of a sentence.

    Attributes
    ----------
    quantity
        As read; of a range, its lower end.
    high
        The upper end of a range, else the value itself.
    noun
        Token index of what is counted, None where nothing is.
    start, stop
        Tokens of the figure, its noun included.
    stretch
        Tokens of the part of the sentence that belongs to it.
    denied, part, forecast, change
        How it is meant: *pas 6 800*, *dont 3 millions*, *prévoit*, *en hausse de*.
    rate
        ``year``, ``day`` …, ``head``; empty for a plain sum.
    """

    quantity: Quantity
    high: float
    noun: int | None
    start: int
    stop: int
    stretch: tuple[int, int]
    denied: bool
    part: bool
    forecast: bool
    change: bool
    rate: str

    @property
    def unit(self) -> str:
        """The unit, a fraction counting as percent."""
        return "%" if self.quantity.unit == "fraction" else self.quantity.unit

    @property
    def value(self) -> float:
        """The value, a fraction as percent."""
        return self.quantity.value * (100 if self.quantity.unit == "fraction" else 1)


def figures(facts: Facts) -> tuple[Figure, ...]:
    """Read the figures of a sentence, ranks left out, a range as one.

    >>> from rag.checks.facts import Facts
    >>> found = figures(Facts("Le tunnel fait 8 600 mètres, pas 6 800, soit dix à douze minutes."))
    >>> [(f.quantity.value, f.high, f.denied) for f in found]
    [(8600.0, 8600.0, False), (6800.0, 6800.0, True), (10.0, 12.0, False)]
    """
    held = [q for q in facts.quantities if q.unit != "rank" and not _is_named(facts.tokens, q)]
    found: list[Figure] = []
    skip = False
    for at, quantity in enumerate(held):
        if skip:
            skip = False
            continue
        after = held[at + 1] if at + 1 < len(held) else None
        if (
            after is not None
            and quantity.unit == after.unit
            and _is_range(facts.tokens, quantity, after)
        ):
            found.append(_figure(facts, quantity, after, held))
            skip = True
        else:
            found.append(_figure(facts, quantity, None, held))
    return tuple(found)


def is_money(figure: Figure) -> bool:
    """Tell whether it is a sum of money."""
    return figure.unit in MONEY


def _figure(
    facts: Facts, quantity: Quantity, upper: Quantity | None, held: Sequence[Quantity]
) -> Figure:
    tokens = facts.tokens
    last = upper or quantity
    noun = _noun(facts, last)
    peers = [other for other in held if other.unit == quantity.unit and other is not upper]
    start, stop = stretch_of(tokens, quantity, peers)
    start = _clause_start(tokens, start, quantity.start) if len(peers) > 1 else start
    clause = _words(tokens, start, stop)
    ahead = _words(tokens, start, quantity.start)
    behind = _words(tokens, last.stop, min(len(tokens), last.stop + 6))
    return Figure(
        quantity=quantity,
        high=last.value if last.value > quantity.value else quantity.value,
        noun=noun,
        start=quantity.start,
        stop=noun + 1 if noun is not None and noun - last.stop < 2 else last.stop,
        stretch=(start, stop),
        denied=_is_denied(tokens, quantity.start),
        part=_PART.search(f"{ahead} ") is not None or _PART.search(clause) is not None,
        forecast=_FORECAST.search(ahead) is not None,
        change=_is_change(facts, quantity, (start, stop)),
        rate=_rate(behind),
    )


def _words(tokens: Sequence[Token], start: int, stop: int) -> str:
    return " ".join(token.text for token in tokens[start:stop])


def _clause_start(tokens: Sequence[Token], start: int, at: int) -> int:
    """Return where the clause of a figure starts: behind the last semicolon or colon."""
    for place in range(at, start, -1):
        if any(sign in tokens[place].gap for sign in ";:—–"):
            return place
    return start


def _is_named(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a figure is part of a name: *the Seven Years' War*."""
    after = quantity.start + 1
    opens = quantity.start > 0 and tokens[quantity.start].raw[:1].isupper()
    return opens and after < len(tokens) and tokens[after].raw[:1].isupper()


def _noun(facts: Facts, quantity: Quantity) -> int | None:
    """Return the content word right behind a figure: *240 emplois*, *31 % des habitants*."""
    if quantity.unit in MONEY:
        return None
    at = quantity.stop
    while text_at(facts.tokens, at) in _LINKS and at - quantity.stop < 3:
        at += 1
    word = text_at(facts.tokens, at)
    broken = any(sign in facts.tokens[k].gap for k in range(quantity.stop, at + 1)
                 if k < len(facts.tokens) for sign in ",;:.()")  # fmt: skip
    counted = any(term.at == at for term in facts.terms)
    return at if word and counted and not broken else None


def _is_denied(tokens: Sequence[Token], start: int) -> bool:
    """Whether a figure is given as the wrong one: *pas 6 800*, *not 8,000*."""
    at = start - 1
    while text_at(tokens, at) in _SKIPPED:
        at -= 1
    word, before = text_at(tokens, at), text_at(tokens, at - 1)
    if word == "than":
        return before == "rather"
    if word in ("que", "qu'"):
        return before == "plutot"
    if word == "lieu" or (word == "of" and before == "instead"):
        return True
    verb = any(text_at(tokens, k) in ("ne", "n'") for k in range(max(0, at - 5), at))
    return word in _DENYING and not verb


def _is_change(facts: Facts, quantity: Quantity, stretch: tuple[int, int]) -> bool:
    """Whether a figure tells by how much something rose or fell."""
    before = text_at(facts.tokens, quantity.start - 1)
    percent = quantity.unit == "%"
    if before in _LEVEL or not (percent or before in _BY):
        return False
    first = stretch[0] if percent else quantity.start - 3
    return any(
        first <= term.at < quantity.start and not _UP.isdisjoint(term.senses)
        for term in facts.terms
    )


def _rate(behind: str) -> str:
    words = behind.split()
    for at, word in enumerate(words[:5]):
        if word in _EACH:
            return "head"
        after = words[at + 1] if at + 1 < len(words) else ""
        if word in ("par", "per", "a", "an", "every", "chaque"):
            return _RATES.get(after, "head" if word in ("par", "per") else "") or ""
    return ""


def _is_range(tokens: Sequence[Token], low: Quantity, high: Quantity) -> bool:
    between = [token.text for token in tokens[low.stop : high.start]]
    before = text_at(tokens, low.start - 1)
    if high.value <= low.value or (before in ("de", "from") and between in (["a"], ["to"])):
        return False
    if not between:
        return tokens[high.start].gap.strip() in ("-", "–", "—")
    return between in (["a"], ["to"], ["ou"], ["or"]) or (
        between in (["et"], ["and"]) and before in ("entre", "between")
    )
