"""Number words of both languages: from `quinze` and `two thirds` to a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rag.text.numbers.numberwords import (
    FRACTIONS,
    HUNDREDS,
    ORDINALS,
    PORTIONS,
    ROUND,
    SCALES,
    TENS,
    UNITS,
)
from rag.text.numbers.ranks import is_portion, tells_which
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

OPENING = frozenset(
    ("un", "une", "one", "a", "an", "la", "le", "mille", *UNITS, *TENS, *HUNDREDS, *FRACTIONS,
     *ORDINALS)
)  # fmt: skip
_ARTICLES = frozenset(("un", "une", "one", "a", "an", "la", "le"))
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_OF_FINAL = frozenset(("quart", "quarts", "huitieme", "huitiemes"))
_GLUED = re.compile(r"(\d+(?:[.,]\d+)?)(k|m|mn|md|mds|bn)")
_RANK = re.compile(r"(\d+)(?:er|ere|e|eme|nd|nde|rd|th|st)")


class Numeral(NamedTuple):
    """A value and the token index just past it.

    Attributes
    ----------
    kind
        ``digits``, ``words``, ``round`` (*une dizaine*), ``fraction`` or ``rank``.
    scaled
        Whether a scale (*millions*, *bn*) multiplies it.
    """

    value: float
    stop: int
    kind: str
    scaled: bool


def numeral_at(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read the numeral that starts at a place, with its scale.

    >>> from rag.text.words.tokens import tokenise
    >>> def value(text):
    ...     found = numeral_at(tokenise(text), 0)
    ...     return found and found.value
    >>> [value(t) for t in ("15 millions", "quinze millions", "1.2bn", "vingt-cinq mille")]
    [15000000.0, 15000000.0, 1200000000.0, 25000.0]
    >>> [value(t) for t in ("quatre-vingt-dix-sept", "soixante et onze", "one hundred and five")]
    [97.0, 71.0, 105.0]
    >>> [value(t) for t in ("un contrat", "deux tiers", "three quarters", "une dizaine", "2e")]
    [None, 0.6666666666666666, 0.75, 10.0, 2.0]
    >>> [value(t) for t in ("un centième du capital", "two fifths of them", "le dixième tour")]
    [0.01, 0.4, None]
    >>> [value(t) for t in ("two dozen", "half a dozen", "une demi-douzaine", "a hundred or so")]
    [24.0, 6.0, 6.0, 100.0]
    >>> [value(t) for t in ("half a million", "un million et demi", "two and a half billion")]
    [500000.0, 1500000.0, 2500000000.0]
    >>> [value(t) for t in ("an eighth of it", "nine tenths", "un quart de finale", "a score of")]
    [0.125, 0.9, None, 20.0]
    >>> numeral_at(tokenise("third quarter"), 0)
    Numeral(value=3.0, stop=1, kind='rank', scaled=False)
    """
    word = tokens[at].text
    if word[0].isdigit():
        return _digits_at(tokens, at)
    if rough := _half_of(tokens, at) or _roughly(tokens, at):
        return rough
    counted = _counted(tokens, at, 1.0, at + 1) if word in _ARTICLES else None
    return counted or _ordinal(tokens, at) or _worded(tokens, at)


def _worded(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read `vingt-cinq`, `five thousand`; an article alone is no number."""
    value, stop = _spelled(tokens, at)
    if stop == at or tokens[at].text in ("un", "une"):
        return None
    return _counted(tokens, at, value, stop) or Numeral(value, stop, "words", scaled=False)


def _roughly(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read `half`, `a hundred`, `a score of`; *a score of 20* is that of a match."""
    word, after = tokens[at].text, text_at(tokens, at + 1)
    if word in ("moitie", "half", "demi"):
        return Numeral(0.5, at + 1, "fraction", scaled=False)
    if word == "a" and after == "hundred":
        value, stop = _spelled(tokens, at + 1, 1.0)
        return Numeral(value, stop, "round" if value == 100 else "words", scaled=False)
    if word == "a" and after == "score" and text_at(tokens, at + 2) == "of":
        told = text_at(tokens, at + 3)[:1].isdigit()
        return None if told else Numeral(20.0, at + 2, "round", scaled=False)
    return None


def _half_of(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read half of a round number: `half a dozen`, `un demi-million`, `half a billion`."""
    place = at + (tokens[at].text in ("un", "une", "a"))
    if text_at(tokens, place) not in ("half", "demi"):
        return None
    place += 1 + (text_at(tokens, place + 1) in ("a", "an"))
    word = text_at(tokens, place)
    if word in ROUND:
        return Numeral(ROUND[word] / 2, place + 1, "round", scaled=False)
    if word in SCALES and len(word) > 2:
        return Numeral(SCALES[word] / 2, place + 1, "digits", scaled=True)
    return None


def _ordinal(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read `third`, `ninety-third`, `dix-septième`."""
    word, after = tokens[at].text, text_at(tokens, at + 1)
    if after in ORDINALS and tokens[at + 1].gap == "-" and (word in TENS or word == "dix"):
        tens = TENS.get(word, 10)
        return Numeral(float(tens + ORDINALS[after]), at + 2, "rank", scaled=False)
    if word in ORDINALS:
        return Numeral(float(ORDINALS[word]), at + 1, "rank", scaled=False)
    return None


def _digits_at(tokens: Sequence[Token], at: int) -> Numeral | None:
    word = tokens[at].text
    if _DIGITS.fullmatch(word):
        value = float(word)
        return _counted(tokens, at, value, at + 1) or Numeral(value, at + 1, "digits", scaled=False)
    if glued := _GLUED.fullmatch(word):
        value = float(glued[1].replace(",", ".")) * SCALES[glued[2]]
        return Numeral(value, at + 1, "digits", scaled=True)
    if rank := _RANK.fullmatch(word):
        return Numeral(float(rank[1]), at + 1, "rank", scaled=False)
    return None


def _counted(tokens: Sequence[Token], at: int, value: float, stop: int) -> Numeral | None:
    """Apply a scale, a fraction or a round number to a count: *deux* tiers, *15* millions."""
    if _and_a_half(tokens, stop) and text_at(tokens, stop + 3) in SCALES:
        value, stop = value + 0.5, stop + 3  # two and a half million
    return _scaled(tokens, at, value, stop) or _shared(tokens, at, value, stop)


def _scaled(tokens: Sequence[Token], at: int, value: float, stop: int) -> Numeral | None:
    """Apply a scale to a count: *15* millions, *deux* millions et demi."""
    word = text_at(tokens, stop)
    if word in ("m", "k") and tokens[stop].gap not in ("", " ", "\u00a0", "\u202f"):
        return None
    if word not in SCALES or (at + 1 == stop and tokens[at].text in ("la", "le")):
        return None
    total = value
    while text_at(tokens, stop) in SCALES:
        total *= SCALES[tokens[stop].text]
        stop += 1
    if half := _and_a_half(tokens, stop):
        total, stop = total * (value + 0.5) / value if value else total, stop + half
    return Numeral(total, stop, "digits", scaled=True)


def _shared(tokens: Sequence[Token], at: int, value: float, stop: int) -> Numeral | None:
    """Apply a fraction or a round number to a count: *deux* tiers, *trois* dizaines."""
    word = text_at(tokens, stop)
    if word in _OF_FINAL and text_at(tokens, stop + 2).startswith("finale"):
        return None
    if word in FRACTIONS and tokens[at].text not in ("an",) and not tells_which(tokens, stop):
        return Numeral(value * FRACTIONS[word], stop + 1, "fraction", scaled=False)
    if word in PORTIONS and is_portion(tokens, stop) and tokens[at].text not in ("la", "le"):
        return Numeral(value * PORTIONS[word], stop + 1, "fraction", scaled=False)
    if word in ROUND:
        return Numeral(value * ROUND[word], stop + 1, "round", scaled=False)
    return None


def _and_a_half(tokens: Sequence[Token], at: int) -> int:
    """Return how many words of *and a half* or *et demi* stand at a place."""
    behind = [text_at(tokens, k) for k in range(at, at + 3)]
    if behind == ["and", "a", "half"]:
        return 3
    return 2 if behind[:2] in (["et", "demi"], ["et", "demie"]) else 0


def _spelled(tokens: Sequence[Token], at: int, current: float = 0.0) -> tuple[float, int]:
    """Add up number words; the stop equals the start where there is none."""
    total = 0.0
    stop = at
    while stop < len(tokens):
        word = tokens[stop].text
        if word in ("et", "and") and stop > at:
            if not _goes_on(tokens, stop, current):
                break
            stop += 1
            continue
        if stop > at and "," in tokens[stop].gap:
            break
        step = _step(word, current)
        if step is None:
            if word not in ("mille", "thousand") or not (current or word == "mille"):
                break
            total += (current or 1.0) * 1000
            step = 0.0
        elif current and word in UNITS and not _may_follow(current):
            break
        current = step
        stop += 1
    return total + current, stop


def _goes_on(tokens: Sequence[Token], at: int, current: float) -> bool:
    """Whether *et* or *and* joins two parts of one number: vingt et un, hundred and five."""
    after = text_at(tokens, at + 1)
    if tokens[at].text == "et":
        return 20 <= current <= 60 and after in ("un", "une", "onze")
    return current >= 100 and current % 100 == 0 and (after in UNITS or after in TENS)


def _may_follow(current: float) -> bool:
    """Whether a unit word may be added to what stands before it."""
    return current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20) or current % 100 == 10


def _step(word: str, current: float) -> float | None:
    if word in UNITS:
        return current + UNITS[word]
    if word in ("vingt", "vingts") and current % 100 == 4:
        return current - 4 + 80
    if word in TENS:
        return current + TENS[word]
    if word in HUNDREDS and (current or word == "cent"):
        return (current or 1.0) * 100
    return None
