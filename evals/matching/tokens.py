"""Words made comparable: amounts multiplied out, currencies and dates in one form.

Accents, case, apostrophes, articles and plural marks fall; numbers in words are read whole. This
is deliberately not the product's own reading of figures (`rag.checks`): a score that shares the
code it measures cannot see that code fail.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from evals.matching.notation import MONTHS, spelled
from evals.matching.numerals import cardinal, fraction, ordinal
from evals.matching.places import place
from index.analysis import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_ORDINAL = re.compile(r"(\d+)(?:er|re|e|eme|ieme|st|nd|rd|th)")

_ARTICLES = {"le", "la", "les", "un", "une", "des", "du", "de", "the", "a", "an", "of"}
_MONTHS_TOO = (
    "janvier janv jan",
    "fevrier fevr feb",
    "mars mar",
    "avril avr apr",
    "mai",
    "juin jun",
    "juillet juil jul",
    "aout aug",
    "septembre sept sep",
    "octobre oct",
    "novembre nov",
    "decembre dec",
)
_MONTHS = {
    name: number
    for number, (english, names) in enumerate(zip(MONTHS, _MONTHS_TOO, strict=True), start=1)
    for name in (english, *names.split())
}
_ALSO_WORDS = {"may", "mar", "march", "mars", "mai", "jan", "sept", "dec", "avr", "oct", "sep"}
_IN_FULL = {"may", "march", "mars", "mai"}
_BEFORE_A_MONTH = set(
    "en in since until by depuis des fin debut mi mid early late last next this "
    "mois courant month between entre from".split()
)
_AFTER_A_MONTH = {"dernier", "prochain", "last", "next"}
_SCALES = {
    name: Decimal(10) ** power
    for power, names in {
        3: "k mille thousand k€",
        6: "m mn million millions mio m€ m$",
        9: "bn md mds milliard milliards billion billions md€ mds€ md$ mds$",
        12: "trillion trillions",
    }.items()
    for name in names.split()
}
_CURRENCIES = {
    name: currency
    for currency, names in {
        "eur": "€ eur euro euros k€ m€ md€ mds€",
        "usd": "$ usd dollar dollars m$ md$ mds$",
        "gbp": "£ gbp pound pounds",
    }.items()
    for name in names.split()
}
_BEFORE_AN_AMOUNT = frozenset(("€", "$", "£", "eur", "usd", "gbp"))
_HALF = Decimal("0.5")
_THOUSANDS = frozenset(("mille", "thousand"))
_MILLIONS = frozenset(_SCALES.keys() - {"m", "k"})
_MORE_OR_LESS = frozenset("au du ou de le pas or".split())  # "au moins 3" is not -3
_PERCENTS = frozenset(("%", "percent", "pourcent"))


def tokens(text: str) -> list[str]:
    """Give the canonical tokens that facts and texts are compared by.

    >>> tokens("€15 million")
    ['15000000', 'eur']
    >>> tokens("15 M€") == tokens("15 millions d’euros") == tokens("quinze millions d'euros")
    True
    >>> tokens("le 26 février 2024") == tokens("February 26, 2024") == tokens("2024-02-26")
    True
    >>> tokens("81,2 %"), tokens("81.2 per cent"), tokens("You may go in May 2023")
    (['81.2', '%'], ['81.2', '%'], ['you', 'may', 'go', 'in', '05-', '2023'])
    >>> tokens("vingt-quatre"), tokens("deux mille cinq cents"), tokens("the 26th of February")
    (['24'], ['2500'], ['02-26'])
    """
    raw = [word.text for word in words(spelled(text))]
    found: list[str] = []
    position = 0
    while position < len(raw):
        taken, new = _read(raw, position)
        found.extend(new)
        position += taken
    return found


def _read(raw: Sequence[str], at: int) -> tuple[int, list[str]]:
    """Read one unit (date, amount or word): how many words it took, what it gives."""
    word = raw[at]
    for reader in (_date, _part, _rank, _amount, _place):
        taken, new = reader(raw, at)
        if taken:
            return taken, new
    if word in _PERCENTS:
        return 1, ["%"]
    if word in ("per", "pour") and _at(raw, at + 1) == "cent":
        return 2, ["%"]
    if word in _CURRENCIES:
        return 1, [_CURRENCIES[word]]
    if word.endswith("'") or word in _ARTICLES:
        return 1, []
    return 1, [_singular(word)]


def _date(raw: Sequence[str], at: int) -> tuple[int, list[str]]:
    day, beyond = _day(raw[at]), at + 1 + (_at(raw, at + 1) == "of")
    if day and (month := _MONTHS.get(_at(raw, beyond))):  # 26 février, 26th of February
        return beyond + 1 - at, [f"{month:02}-{day:02}"]
    month = _MONTHS.get(raw[at])
    if not month:
        return 0, []
    following = _at(raw, at + 1)
    if (day := _day(following)) and _at(raw, at + 2) not in _SCALES:  # February 26
        return 2, [f"{month:02}-{day:02}"]
    if raw[at] in _ALSO_WORDS and not _is_month(raw, at):
        return 0, []
    return 1, [f"{month:02}-"]


def _is_month(raw: Sequence[str], at: int) -> bool:
    """Tell whether a word such as "mars" or "may" is the month: by its neighbours, or alone."""
    if re.fullmatch(r"(?:19|20)\d\d", _at(raw, at + 1)):
        return True
    alone = len(raw) == 1
    placed = _at(raw, at - 1) in _BEFORE_A_MONTH or _at(raw, at + 1) in _AFTER_A_MONTH
    return raw[at] in _IN_FULL and (alone or placed)


def _part(raw: Sequence[str], at: int) -> tuple[int, list[str]]:
    taken, form = fraction(raw, at)
    scaled = taken and _at(raw, at + taken + (_at(raw, at + taken) == "a")) in _MILLIONS
    return (0, []) if scaled else (taken, [form])  # half a million is an amount


def _rank(raw: Sequence[str], at: int) -> tuple[int, list[str]]:
    written = _ORDINAL.fullmatch(raw[at])
    taken, number = (1, int(written.group(1))) if written else ordinal(raw, at)
    return (taken, [f"{number}e"]) if number else (0, [])


def _place(raw: Sequence[str], at: int) -> tuple[int, list[str]]:
    taken, names = place(raw, at)
    return taken, [_singular(name) for name in names]


def _amount(raw: Sequence[str], at: int) -> tuple[int, list[str]]:
    negative = raw[at] == "minus" or (raw[at] == "moins" and _at(raw, at - 1) not in _MORE_OR_LESS)
    begin = at + negative
    sign = _at(raw, begin) if _at(raw, begin) in _BEFORE_AN_AMOUNT else None
    taken, value = _scaled(raw, begin + (sign is not None))
    if not taken:
        return 0, []
    position = begin + (sign is not None) + taken
    currency = sign or _CURRENCIES.get(raw[position - 1])  # M€
    if not currency:
        beyond = position + (_at(raw, position) in ("de", "d'", "of", "usa"))
        currency = _CURRENCIES.get(_at(raw, beyond))
        position = beyond + 1 if currency else position
    number = format((-value if negative else value).normalize(), "f")
    return position - at, [number, _CURRENCIES.get(currency, currency)] if currency else [number]


def _scaled(raw: Sequence[str], at: int) -> tuple[int, Decimal]:
    """Read a value and its scale, halves added: words taken, value."""
    taken, value = _value(raw, at)
    scale = _at(raw, at + taken)
    if not taken or scale not in _SCALES:
        return taken, value
    taken, value = taken + 1, value * _SCALES[scale]
    if scale in _THOUSANDS:
        more, rest = cardinal(raw, at + taken)
        return taken + more, value + rest
    if _at(raw, at + taken) == "et" and _at(raw, at + taken + 1) == "demi":
        return taken + 2, value + _SCALES[scale] / 2
    return taken, value


def _value(raw: Sequence[str], at: int) -> tuple[int, Decimal]:
    """Read digits, a number in words, "un" or a half before a scale: words taken, value."""
    word, following = _at(raw, at), _at(raw, at + 1)
    halved = list(raw[at + 1 : at + 4]) == ["and", "a", "half"]
    if re.fullmatch(r"\d+(?:\.\d+)?", word):
        return (4, Decimal(word) + _HALF) if halved else (1, Decimal(word))
    if word in ("half", "demi"):
        taken = 1 + (following == "a")
        return (taken, _HALF) if _at(raw, at + taken) in _MILLIONS else (0, Decimal(0))
    if word in ("un", "une", "one", "a") and following in _MILLIONS:
        return 1, Decimal(1)
    if word == "one" and halved:
        return 4, 1 + _HALF
    if word == "mille":
        more, rest = cardinal(raw, at + 1)
        return 1 + more, Decimal(1000 + rest)
    taken, number = cardinal(raw, at)
    halved = list(raw[at + taken : at + taken + 3]) == ["and", "a", "half"]
    return (taken + 3, number + _HALF) if taken and halved else (taken, Decimal(number))


def _day(word: str) -> int | None:
    if ordinal([word], 0)[1] == 1:  # le premier mai
        return 1
    written = _ORDINAL.fullmatch(word)
    digits = written.group(1) if written else word
    if not re.fullmatch(r"\d{1,2}", digits):
        return None
    return int(digits) if 1 <= int(digits) <= 31 else None


def _at(raw: Sequence[str], position: int) -> str:
    return raw[position] if 0 <= position < len(raw) else ""


def _singular(word: str) -> str:
    """Drop the marks of plurals, the same way from every form.

    >>> [_singular(word) for word in "journaux journal niveaux companies company parties".split()]
    ['journal', 'journal', 'niveau', 'company', 'company', 'party']
    """
    if len(word) > 4 and word.endswith("aux") and not word.endswith("eaux"):
        return word[:-2] + "l"
    if len(word) > 3 and word[-1] in "sx" and not word[-2].isdigit():
        word = word[:-1]
    return word[:-2] + "y" if len(word) > 4 and word.endswith("ie") else word
