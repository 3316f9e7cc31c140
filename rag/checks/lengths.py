"""Lengths of time, ages, millions told alone, and the words that round a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.measures import BOUND_PHRASES, LENGTHS, UNITS
from rag.checks.numerals import FRACTIONS, PORTIONS, ROUND, SCALES, Numeral, numeral_at
from rag.checks.pairs import Quantity
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.tokens import Token

_LINKS = frozenset(("de", "d'", "of", "us", "usa"))
_ARTICLES = frozenset(("un", "une", "a", "an", "la", "le"))
_MEASURED = frozenset(  # what an article makes a figure with: a million, une dizaine, un an et demi
    (*SCALES, *FRACTIONS, *PORTIONS, *ROUND, *(w for w, u in UNITS.items() if u in LENGTHS), "and")
)
_YOUNGEST, _OLDEST = 5, 110  # years


def is_article(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is an article, and what follows it makes no figure of it.

    >>> from rag.checks.tokens import tokenise
    >>> [is_article(tokenise(text), 0) for text in ("une ville", "une dizaine", "deux villes")]
    [True, False, False]
    """
    return tokens[at].text in _ARTICLES and text_at(tokens, at + 1) not in _MEASURED


def and_a_half(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read a length of time and its half: *un an et demi*, *three and a half years*."""
    one = tokens[at].text in ("un", "une", "a", "one")
    numeral = Numeral(1.0, at + 1, "words", scaled=False) if one else numeral_at(tokens, at)
    if numeral is None or numeral.scaled:
        return None
    place = numeral.stop
    early = [text_at(tokens, k) for k in range(place, place + 3)] == ["and", "a", "half"]
    unit = UNITS.get(text_at(tokens, place + 3 * early), "")
    place += 1 + 3 * early
    behind = [text_at(tokens, k) for k in range(place, place + 3)]
    late = behind[:2] in (["et", "demi"], ["et", "demie"]) or behind == ["and", "a", "half"]
    if unit not in LENGTHS or not (early or late):
        return None
    stop = place + (0 if early else 2 + (behind[0] == "and"))
    return Quantity(numeral.value + 0.5, unit, bound_before(tokens, at), at, stop)


def is_age(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """Tell whether a number is an age: between commas behind a name, *Roux, 71, left*, or aged."""
    if numeral.kind != "digits" or not _YOUNGEST <= numeral.value <= _OLDEST or at == 0:
        return False
    if tokens[at - 1].text in ("aged", "age", "ages", "agee", "agees"):
        return True
    if numeral.stop >= len(tokens):
        return False
    closed = tokens[numeral.stop].gap.strip()[:1] in (",", ")")
    return tokens[at - 1].capital and tokens[at].gap.strip() in (",", "(") and closed


def bound_before(tokens: Sequence[Token], start: int) -> str:
    """Return how the words before a figure bound it: ``over`` for *plus de*, empty for nothing."""
    for phrase, kind in BOUND_PHRASES.get(text_at(tokens, start - 1), ()):
        at = start - len(phrase)
        if at >= 0 and all(tokens[at + k].text == word for k, word in enumerate(phrase)):
            limit = kind == "over" and text_at(tokens, at - 1) in ("no", "pas", "not")
            return "" if limit else kind  # no more than two: two
    return ""


def shared_length(tokens: Sequence[Token], left: Quantity, right: Quantity) -> bool:
    """Tell whether two ages or lengths share the unit of one: *24 et 31 ans*, *aged 24 and 31*."""
    if [token.text for token in tokens[left.stop : right.start]] not in (["et"], ["and"]):
        return False
    units = {left.unit, right.unit}
    return "" in units and len(units) > 1 and not units.isdisjoint(LENGTHS)


def hour_after(tokens: Sequence[Token], stop: int) -> int:
    """Return where *d'heure*, *-heure* or *an hour* stops behind a fraction, 0 without it."""
    place = stop + (text_at(tokens, stop) in ("d'", "an", "of"))
    place += text_at(tokens, place) == "an"
    return place + 1 if text_at(tokens, place) in ("heure", "hour") else 0


def is_bare(tokens: Sequence[Token], stop: int) -> bool:
    """Tell whether millions are told without what they are millions of: *480 millions versés*."""
    word = text_at(tokens, stop - 1)
    if word in ("million", "milliard"):
        return stop == len(tokens) or bool(tokens[stop].gap.strip())
    return word in ("millions", "milliards") and text_at(tokens, stop) not in _LINKS
