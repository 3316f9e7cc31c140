"""Numbers written in words, French and English: "vingt-quatre" is 24 and holds no 4.

Cardinals under a thousand, read left to right as they are spoken: units add to tens, tens and
units to hundreds; ordinals of one word; halves, thirds and quarters. Thousands and above are
scales (`evals.tokens`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def _named(names: Mapping[int, str]) -> dict[str, int]:
    return {name: number for number, spoken in names.items() for name in spoken.split()}


_UNITS: Final = _named(
    {
        1: "un une one",
        2: "deux two",
        3: "trois three",
        4: "quatre four",
        5: "cinq five",
        6: "six",
        7: "sept seven",
        8: "huit eight",
        9: "neuf nine",
    }
)
_TEENS: Final = _named(
    {
        10: "dix ten",
        11: "onze eleven",
        12: "douze twelve",
        13: "treize thirteen",
        14: "quatorze fourteen",
        15: "quinze fifteen",
        16: "seize sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
    }
)
_TENS: Final = _named(
    {
        20: "vingt vingts twenty",
        30: "trente thirty",
        40: "quarante forty",
        50: "cinquante fifty",
        60: "soixante sixty",
        70: "septante seventy",
        80: "huitante octante eighty",
        90: "nonante ninety",
    }
)
_HUNDREDS: Final = frozenset("cent cents hundred".split())
_BEFORE_COINS: Final = frozenset(  # five cents
    "one two three four five seven eight nine ten eleven twelve".split()
)
_JOINED: Final = frozenset(("et", "and"))
_IRREGULAR: Final = _named(
    {
        1: "premier premiere premiers premieres first",
        2: "second seconde",
        3: "troisieme third",
        5: "cinquieme fifth",
        8: "huitieme eighth",
        9: "neuvieme ninth",
        12: "douzieme twelfth",
    }
)
_ORDINAL_ENDS: Final = ("iemes", "ieme", "th")
_PARTS: Final = {"tiers": 3, "third": 3, "quart": 4, "quarter": 4, "thirds": 3} | {
    "quarts": 4,
    "quarters": 4,
    "cinquiemes": 5,
    "fifths": 5,
}
_ONE: Final = frozenset(("un", "a", "one"))
_BEFORE_A_PART: Final = frozenset(
    "by about nearly almost over under than around roughly only to some".split()
)


def cardinal(words: Sequence[str], at: int) -> tuple[int, int]:
    """Read the number spoken at a place: how many words it takes, and its value; (0, 0) for none.

    A lone "un", "une" or "one" is an article or a pronoun, not a number.

    >>> [cardinal(words.split(), 0) for words in ("vingt quatre ans", "twenty one", "un an")]
    [(2, 24), (2, 21), (0, 0)]
    >>> cardinal("quatre vingt dix sept".split(), 0), cardinal("soixante et onze".split(), 0)
    ((4, 97), (3, 71))
    >>> cardinal("deux cent cinq".split(), 0), cardinal("two hundred and five".split(), 0)
    ((3, 205), (4, 205))
    >>> cardinal("twelve hundred".split(), 0), cardinal("five cents".split(), 0)
    ((2, 1200), (1, 5))
    """
    taken, value = _below_hundred(words, at)
    hundred = _at(words, at + taken)
    coins = hundred != "hundred" and _at(words, at) in _BEFORE_COINS
    if hundred in _HUNDREDS and value < 20 and not coins:
        taken, value = taken + 1, 100 * (value or 1)
        joint = _at(words, at + taken) == "and"
        more, rest = _below_hundred(words, at + taken + joint)
        if more:
            taken, value = taken + joint + more, value + rest
    alone = taken == 1 and value == 1
    return (0, 0) if alone else (taken, value)


def ordinal(word: str) -> int:
    """Read an ordinal of one word; 0 for none, and for the plural "seconds".

    >>> [ordinal(word) for word in "premier third quatrieme sixth vingtieme twentieth".split()]
    [1, 3, 4, 6, 20, 20]
    >>> ordinal("seconds"), ordinal("tenth"), ordinal("month"), ordinal("trois")
    (0, 10, 0, 0)
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    stem = next((word[: -len(end)] for end in _ORDINAL_ENDS if word.endswith(end)), "")
    known = _UNITS | _TEENS | _TENS
    cardinals = (stem, f"{stem}e", re.sub("ie$", "y", stem))  # sixth, quatrieme, twentieth
    return next((known[form] for form in cardinals if form in known), 0)


def fraction(words: Sequence[str], at: int) -> tuple[int, str]:
    """Read a fraction: how many words it takes, and its form; (0, "") for none.

    "A third term" is no part of anything.

    >>> fraction("deux tiers".split(), 0), fraction("a third of us".split(), 0)
    ((2, '2over3'), (2, '1over3'))
    >>> fraction("un tiers".split(), 0), fraction("a third term".split(), 0)
    ((2, '1over3'), (0, ''))
    >>> fraction("un quart de finale".split(), 0), fraction(["moitie"], 0), fraction(["half"], 0)
    ((0, ''), (1, '1over2'), (1, '1over2'))
    """
    if _at(words, at) in ("moitie", "half"):
        return 1, "1over2"
    if _at(words, at) in _ONE:
        part = _PARTS.get(_at(words, at + 1))
        beyond = (_at(words, at + 2), _at(words, at + 3))
        measured = beyond[0] in ("of", "") or _at(words, at - 1) in _BEFORE_A_PART
        ranked = _at(words, at) == "a" and part == 3 and not measured
        return (2, f"1over{part}") if part and not ranked and "finale" not in beyond else (0, "")
    taken, number = cardinal(words, at)
    part = _PARTS.get(_at(words, at + taken)) if taken else None
    return (taken + 1, f"{number}over{part}") if part else (0, "")


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, int]:
    word = _at(words, at)
    if word == "quatre" and _at(words, at + 1) in ("vingt", "vingts"):
        more, rest = _below_twenty(words, at + 2)
        return 2 + more, 80 + rest
    if word not in _TENS:
        return _below_twenty(words, at)
    tens = _TENS[word]
    joint = _at(words, at + 1) in _JOINED
    more, rest = _below_twenty(words, at + 1 + joint)
    spoken = 0 < rest < 10 or (word == "soixante" and rest >= 10)
    if not more or not spoken or (joint and rest not in (1, 11)):
        return 1, tens
    return 1 + joint + more, tens + rest


def _below_twenty(words: Sequence[str], at: int) -> tuple[int, int]:
    word = _at(words, at)
    if word == "dix" and 7 <= _UNITS.get(_at(words, at + 1), 0) <= 9:  # dix-sept
        return 2, 10 + _UNITS[words[at + 1]]
    value = _UNITS.get(word) or _TEENS.get(word)
    return (1, value) if value else (0, 0)


def _at(words: Sequence[str], position: int) -> str:
    return words[position] if 0 <= position < len(words) else ""
