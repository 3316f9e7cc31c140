"""Numbers written in words, French and English: "vingt-quatre" is 24 and holds no 4.

Cardinals under a thousand, read left to right as they are spoken: units add to tens, tens and
units to hundreds; ordinals; halves, thirds, quarters, fifths and tenths. Thousands and above are
scales (`evals.matching.tokens`). The checks read numbers too (`rag.text.numbers.numerals`), by
other code on purpose: a judge that shared it would share its faults.
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
_ALONE: Final = frozenset("premier premiere premiers premieres seconde".split())  # no vingt-premier
_KNOWN: Final = _UNITS | _TEENS | _TENS
_CARDINALS: Final = {number: name for name, number in reversed(_KNOWN.items())}
_PARTS: Final = _named(
    {
        3: "tiers third thirds",
        4: "quart quarts quarter quarters",
        5: "cinquieme cinquiemes fifth fifths",
        10: "dixieme dixiemes tenth tenths",
    }
)
_RANKS_TOO: Final = frozenset("third cinquieme fifth dixieme tenth".split())
_ONE: Final = frozenset(("un", "a", "one"))
_BEFORE_A_PART: Final = frozenset(
    "by about nearly almost over under than around roughly only to some"
    " environ plus moins pres quelque".split()
)
_AFTER_A_PART: Final = frozenset(("of", "de", "d'", "du", "des", ""))


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


def ordinal(words: Sequence[str], at: int) -> tuple[int, int]:
    """Read the ordinal spoken at a place: how many words it takes, and its value; (0, 0) for none.

    Only its last word is an ordinal: what it reads as, were that word a cardinal, is its value.

    >>> [ordinal([word], 0)[1] for word in "premier third quatrieme sixth twentieth".split()]
    [1, 3, 4, 6, 20]
    >>> [ordinal([word], 0)[1] for word in ("seconds", "tenth", "month", "trois")]
    [0, 10, 0, 0]
    >>> ordinal("vingt cinquieme".split(), 0), ordinal("quatre vingt dix septieme".split(), 0)
    ((2, 25), (4, 97))
    >>> ordinal("two hundred and first".split(), 0), ordinal("vingt premiers jours".split(), 0)
    ((4, 201), (0, 0))
    """
    if value := _one_word(_at(words, at)):
        return 1, value
    taken, _ = cardinal(words, at)
    last = at + taken + (_at(words, at + taken) in _JOINED)
    if not taken or _at(words, last) in _ALONE or not (value := _one_word(_at(words, last))):
        return 0, 0
    spoken = [*words[at:last], _CARDINALS[value]]
    taken, number = cardinal(spoken, 0)
    return (taken, number) if taken == len(spoken) else (0, 0)


def _one_word(word: str) -> int:
    """Read an ordinal of one word; 0 for none, and for the plural "seconds"."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    stem = next((word[: -len(end)] for end in _ORDINAL_ENDS if word.endswith(end)), "")
    cardinals = (stem, f"{stem}e", re.sub("ie$", "y", stem))  # sixth, quatrieme, twentieth
    return next((_KNOWN[form] for form in cardinals if form in _KNOWN), 0)


def fraction(words: Sequence[str], at: int) -> tuple[int, str]:
    """Read a fraction: how many words it takes, and its form; (0, "") for none.

    "A third term" and "un cinquième mandat" are no part of anything, nor is "the twenty-fifth".

    >>> fraction("deux tiers".split(), 0), fraction("a third of us".split(), 0)
    ((2, '2over3'), (2, '1over3'))
    >>> fraction("un tiers".split(), 0), fraction("a third term".split(), 0)
    ((2, '1over3'), (0, ''))
    >>> fraction("un cinquieme des prix".split(), 0), fraction("un cinquieme mandat".split(), 0)
    ((2, '1over5'), (0, ''))
    >>> fraction("vingt cinquieme".split(), 0)
    (0, '')
    >>> fraction("un quart de finale".split(), 0), fraction(["moitie"], 0), fraction(["half"], 0)
    ((0, ''), (1, '1over2'), (1, '1over2'))
    """
    if _at(words, at) in ("moitie", "half"):
        return 1, "1over2"
    if _at(words, at) in _ONE:
        name = _at(words, at + 1)
        beyond = (_at(words, at + 2), _at(words, at + 3))
        before = _at(words, at - 1 - (_at(words, at - 1) == "d'"))  # plus d'un cinquième
        measured = beyond[0] in _AFTER_A_PART or before in _BEFORE_A_PART
        ranked = _at(words, at) != "one" and name in _RANKS_TOO and not measured
        part = 0 if ranked or "finale" in beyond else _PARTS.get(name)
        return (2, f"1over{part}") if part else (0, "")
    taken, number = cardinal(words, at)
    part = _PARTS.get(_at(words, at + taken)) if taken and not ordinal(words, at)[0] else None
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
