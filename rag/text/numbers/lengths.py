"""Lengths of time, millions told alone, and the words that round a figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rag.text.numbers.measures import BOUND_PHRASES, LENGTHS, LINKS, UNITS
from rag.text.numbers.numberwords import FRACTIONS, PORTIONS, ROUND, SCALES
from rag.text.numbers.numerals import Numeral, numeral_at
from rag.text.numbers.pairs import Quantity
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_ARTICLES = frozenset(("un", "une", "a", "an", "la", "le"))
_NOT = frozenset(("no", "not", "pas", "sans", "without", "never", "jamais"))
_REACH = 3  # words between a negation and what it limits
_AT_HOUR = frozenset(("a", "at", "vers"))  # à six heures vingt
_ONE = frozenset(("un", "une", "a", "an", "one", "1"))
_WHOLES: dict[str, tuple[float, str]] = {  # lengths of time that are one word
    "fortnight": (14, "day"), "fortnights": (14, "day"), "decade": (10, "year"),
    "decades": (10, "year"), "decennie": (10, "year"), "decennies": (10, "year"),
    "century": (100, "year"), "centuries": (100, "year"), "siecle": (100, "year"),
    "siecles": (100, "year"), "semestre": (6, "month"), "semestres": (6, "month"),
    "trimestre": (3, "month"), "trimestres": (3, "month"),
}  # fmt: skip
_MEASURED = frozenset(  # what an article makes a figure with: a million, une dizaine, un an et demi
    (*SCALES, *FRACTIONS, *PORTIONS, *ROUND, *_WHOLES, "and",
     *(word for word, unit in UNITS.items() if unit in LENGTHS))
)  # fmt: skip
_LENGTH_WORDS = _WHOLES.keys() | {word for word, unit in UNITS.items() if unit in LENGTHS}
_WORDS = 6  # that a length of time is told in, its number among them
_NOT_ONE = frozenset(("century", "siecle", "decade", "decennie", "semestre", "trimestre"))
_MONTHS = {"year": 12, "month": 1}
_DAYS = {"week": 7, "day": 1}
_HOURS = {"day": 1440, "hour": 60, "minute": 1}
_MINUTES = frozenset(("minute", "minutes", "min", "mn"))


def in_common(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Tell two lengths of time in one unit, where each is a whole number of the other.

    *quinze jours* are two weeks and *huit jours* one, as French counts them.

    >>> weeks, days = Quantity(2, "week", "", 0, 2), Quantity(15, "day", "", 0, 2)
    >>> [length.value for length in in_common(weeks, days)]
    [14, 14]
    >>> [q.value for q in in_common(Quantity(1, "year", "", 0, 2), Quantity(12, "month", "", 0, 2))]
    [12, 12]
    """
    units = {one.unit, other.unit}
    for sizes, unit in ((_MONTHS, "month"), (_DAYS, "day"), (_HOURS, "minute")):
        if len(units) == 2 and units <= sizes.keys():
            idiom = units == {"week", "day"}
            return _told_in(one, sizes, unit, idiom), _told_in(other, sizes, unit, idiom)
    return one, other


def _told_in(length: Quantity, sizes: dict[str, int], unit: str, idiom: bool) -> Quantity:
    value = length.value * sizes[length.unit]
    if idiom and length.unit == "day":
        value = {15: 14, 8: 7}.get(int(value), value) if value == int(value) else value
    return replace(length, value=value, unit=unit)


def spell_at(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read a length of time told in several words, or in one that is none of the units.

    >>> from rag.text.words.tokens import tokenise
    >>> def read(text):
    ...     found = spell_at(tokenise(text), 0)
    ...     return found and (found.value, found.unit)
    >>> [read(text) for text in ("three and a half years", "half a year", "une demi-heure")]
    [(3.5, 'year'), (6.0, 'month'), (30.0, 'minute')]
    >>> [read(text) for text in ("une heure et vingt minutes", "an hour and a half", "1 heure 20")]
    [(80.0, 'minute'), (1.5, 'hour'), (80.0, 'minute')]
    >>> [read(text) for text in ("a fortnight", "deux décennies", "a quarter of a century")]
    [(14.0, 'day'), (20.0, 'year'), (25.0, 'year')]
    >>> [read(text) for text in ("six heures du soir", "un an", "deux heures vingt-quatre")]
    [None, None, (144.0, 'minute')]
    """
    if not any(token.text in _LENGTH_WORDS for token in tokens[at + 1 : at + _WORDS]):
        return None
    length = (
        and_a_half(tokens, at)
        or _hours_and_minutes(tokens, at)
        or _part_of_length(tokens, at)
        or _one_word(tokens, at)
    )
    during = length is not None and text_at(tokens, length.start - 1) == "over"
    return replace(length, bound="") if length and during else length  # over a year and a half


def _numbered(tokens: Sequence[Token], at: int) -> Numeral | None:
    if text_at(tokens, at) in _ONE:
        return Numeral(1.0, at + 1, "words", scaled=False)
    numeral = numeral_at(tokens, at)
    plain = numeral is not None and numeral.kind in ("digits", "words") and not numeral.scaled
    return numeral if plain else None


def _hours_and_minutes(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read `une heure et vingt minutes`, `two hours (and) ten minutes`, `1 heure 20`."""
    hours = _numbered(tokens, at)
    if hours is None or UNITS.get(text_at(tokens, hours.stop)) != "hour":
        return None
    place = hours.stop + 1
    joined = text_at(tokens, place) in ("et", "and")
    minutes = numeral_at(tokens, place + joined) if place + joined < len(tokens) else None
    if minutes is None or minutes.kind not in ("digits", "words") or not 0 < minutes.value < 60:
        return None
    told = text_at(tokens, minutes.stop) in _MINUTES
    if not told and (joined or tokens[place].gap.strip() or text_at(tokens, at - 1) in _AT_HOUR):
        return None
    value = hours.value * 60 + minutes.value
    return Quantity(value, "minute", bound_before(tokens, at), at, minutes.stop + told)


def _part_of_length(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read `half a year`, `une demi-année`, `a quarter of a century`."""
    place = at + (tokens[at].text in _ONE)
    share = {"half": 0.5, "demi": 0.5, "demie": 0.5, "quarter": 0.25, "quart": 0.25}
    part = share.get(text_at(tokens, place))
    if part is None:
        return None
    place += 1
    place += text_at(tokens, place) in ("of", "de")
    place += text_at(tokens, place) in _ONE
    word = text_at(tokens, place)
    bound = bound_before(tokens, at)
    if word in ("century", "siecle", "decade", "decennie"):
        return Quantity(part * _WHOLES[word][0], "year", bound, at, place + 1)
    parts = {"year": (12, "month"), "hour": (60, "minute")}
    whole = parts.get(UNITS.get(word, ""))
    if whole is None or word.endswith("s"):
        return None
    return Quantity(part * whole[0], whole[1], bound, at, place + 1)


def _one_word(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read `a fortnight`, `two decades`; *a decade* and *a century* are told too roughly."""
    count = _numbered(tokens, at)
    word = text_at(tokens, count.stop) if count else ""
    if count is None or word not in _WHOLES or (count.value == 1 and word in _NOT_ONE):
        return None
    size, unit = _WHOLES[word]
    return Quantity(count.value * size, unit, bound_before(tokens, at), at, count.stop + 1)


def is_article(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word is an article, and what follows it makes no figure of it.

    >>> from rag.text.words.tokens import tokenise
    >>> [is_article(tokenise(text), 0) for text in ("une ville", "une dizaine", "deux villes")]
    [True, False, False]
    """
    return tokens[at].text in _ARTICLES and text_at(tokens, at + 1) not in _MEASURED


def and_a_half(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read a length of time and its half: *un an et demi*, *three and a half years*."""
    one = tokens[at].text in ("un", "une", "a", "an", "one")
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


def bound_before(tokens: Sequence[Token], start: int) -> str:
    """Return how the words before a figure bound it: ``over`` for *plus de*, empty for nothing.

    *No more than* gives ``most``.
    """
    for phrase, kind in BOUND_PHRASES.get(text_at(tokens, start - 1), ()):
        at = start - len(phrase)
        if at >= 0 and all(tokens[at + k].text == word for k, word in enumerate(phrase)):
            return "most" if kind == "over" and _denied(tokens, at) else kind
    return ""


def _denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether *more than* is denied: *no more than two*, *may not use more than two*."""
    before = [text_at(tokens, k) for k in range(at - _REACH, at)]
    return before[-1] in _NOT or not {"not", "pas", "cannot", "ne", "n'"}.isdisjoint(before)


def shared_length(tokens: Sequence[Token], left: Quantity, right: Quantity) -> bool:
    """Tell whether two ages or lengths share the unit of one: *24 et 31 ans*, *aged 24 and 31*."""
    if [token.text for token in tokens[left.stop : right.start]] not in (["et"], ["and"]):
        return False
    if right.counts:
        return False  # two years and nine books
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
    return word in ("millions", "milliards") and text_at(tokens, stop) not in LINKS
