"""How a figure of a sentence is meant: as wrong, a part, a forecast, a change, a rate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.text.syntax.grammar import OF
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.numbers.quantities import Quantity
    from rag.text.words.tokens import Token

_DENYING: Final = frozenset(("pas", "non", "not", "no", "than"))
_SKIPPED: Final = frozenset(("de", "d'", "des", "environ", "about", "the", "les"))
_PART: Final = re.compile(
    r"\b(dont (?:\S+ )?$|(?:including|y compris) (?:\S+ )?$|of which|of whom|sur ce|"
    r"sur cette|sur ces|"
    r"du total|of the total|"
    r"of that|of this|alone|a elles? seules?|a eux seuls|(?:dans|pour|sur) l[ae] seule?|"
    r"rien que|acompte|(?:une|premiere|deuxieme|seconde|derniere|cette|par) tranche|instal?lments?|"
    r"moitie de|half of|(?:parmi|among) (?:eux|elles|lesquel\w+|ces|ceux|celles|them|these|those|"
    r"whom|which))(?:\b|$)"
)
_FORECAST: Final = re.compile(
    r"\b(prevoi\w*|prevu\w*|prevision\w*|espere\w*|vis(e|ent|ait)|tabl(e|ent|ait) sur|objectif|"
    r"attend(u|us|ue|ues|ent)?|devrai\w*|pourrai\w*|projet\w*|estime\w* qu|"
    r"expect\w*|forecast\w*|hop(e|es|ed|ing)|aim(s|ed|ing)?|target\w*|could|might|should|"
    r"project(ed|s)|predict\w*|would|(?:compte|comptent|entend|entendent|souhaite\w*|"
    r"ambitionne\w*|veut|veulent|pense|pensent|promet\w*|s' attend\w*|mise\w*) "
    r"(?:\S+ )?\w+(?:er|ir|re)|"
    r"(?:wants?|plans?|intends?|hopes?|set|due|pledge[sd]?|promise[sd]?) to)\b"
)
_HYPOTHETICAL: Final = re.compile(
    r"^(?:(?:mais|et|but|and) )?had\b|(?<!meme )(?<!even )\b(?:si|s' il|s' ils|if)\b(?! bien)"
)
_FINITE: Final = frozenset(
    ("a", "ont", "est", "sont", "avait", "etait", "fait", "compte", "has", "have", "had", "is",
     "are", "was", "were")
)  # fmt: skip
_EACH: Final = frozenset(("chacun", "chacune", "each", "apiece"))
_RATES: Final = {
    "an": "year", "annee": "year", "year": "year", "mois": "month", "month": "month",
    "jour": "day", "day": "day", "semaine": "week", "week": "week", "heure": "hour",
    "hour": "hour",
}  # fmt: skip
_DIFFERENCE: Final = re.compile(
    r"(?:\w+ )?(?:de (?:plus|moins)|more|less|fewer|older|younger|earlier|later)\b"
)
_UP: Final = frozenset(("rise+", "rise-"))
_BY: Final = frozenset(("de", "d'", "by"))
_LEVEL: Final = frozenset(("a", "to", "at"))


def clause_start(tokens: Sequence[Token], start: int, at: int) -> int:
    """Return where the clause of a figure starts: behind the last semicolon or colon."""
    for place in range(at, start, -1):
        if any(sign in tokens[place].gap for sign in ";:—–"):
            return place
    return start


def words(tokens: Sequence[Token], start: int, stop: int) -> str:
    """Return some folded words of a sentence."""
    return " ".join(token.text for token in tokens[start:stop])


def is_part(tokens: Sequence[Token], at: int, stretch: tuple[int, int]) -> bool:
    """Whether a figure is told as a part of another one: *dont 3 millions*, *the capital alone*."""
    ahead, clause = words(tokens, stretch[0], at), words(tokens, *stretch)
    return _PART.search(f"{ahead} ") is not None or _PART.search(clause) is not None


def is_forecast(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Whether a figure is only foreseen, hoped for or supposed: *prévoit*, *should*, *si*."""
    foreseen = _FORECAST.search(_clause(tokens, start, at)) is not None
    return foreseen or _HYPOTHETICAL.search(words(tokens, 0, at)) is not None


def _clause(tokens: Sequence[Token], start: int, stop: int) -> str:
    """Return the words before a figure, from the last comma behind which there is a verb."""
    for at in range(stop - 1, start, -1):
        verbs = (token for token in tokens[at:stop] if token.raw.lower() in _FINITE)
        if "," in tokens[at].gap and next(verbs, None) is not None:
            return words(tokens, at, stop)
    return words(tokens, start, stop)


def is_denied(tokens: Sequence[Token], start: int) -> bool:
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


def is_change(facts: Facts, quantity: Quantity, stretch: tuple[int, int]) -> bool:
    """Whether a figure tells by how much something rose or fell."""
    before = text_at(facts.tokens, quantity.start - 1)
    percent = quantity.unit == "%"
    if before in _LEVEL or not (percent or before in _BY):
        return False
    if percent and before not in _BY and text_at(facts.tokens, quantity.stop) in OF:
        return False  # a share: *60 % de leurs récoltes*
    first = stretch[0] if percent else quantity.start - 3
    return any(
        first <= term.at < quantity.start and not _UP.isdisjoint(term.senses)
        for term in facts.terms
    )


def is_difference(behind: str) -> bool:
    """Tell whether a figure is how much more or less something is, by the words behind it.

    >>> is_difference("de plus que lui"), is_difference("people marched")
    (True, False)
    """
    return _DIFFERENCE.match(behind) is not None


def rate(behind: str) -> str:
    """Return what a figure is told for, by the words behind it: ``year``, ``day``, ``head``."""
    told = behind.split()
    for at, word in enumerate(told[:5]):
        if word in _EACH:
            return "head"
        after = told[at + 1] if at + 1 < len(told) else ""
        if word in ("par", "per", "a", "an", "every", "chaque"):
            return _RATES.get(after, "head" if word in ("par", "per") else "") or ""
    return ""
