"""Words made comparable: amounts multiplied out, currencies and dates in one form.

Accents, case, apostrophes, articles and plural marks fall. This is deliberately not the
product's own reading of figures (`rag.checks`): a score that shares the code it measures cannot
see that code fail.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from index.analysis import words

if TYPE_CHECKING:
    from collections.abc import Sequence

_ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SLASH_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_ORDINAL = re.compile(r"(\d+)(?:er|re|e|eme|ieme|st|nd|rd|th)")

_ARTICLES = {"le", "la", "les", "un", "une", "des", "du", "de", "the", "a", "an", "of"}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan",
            "fevrier fevr february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout august aug",
            "septembre sept september sep",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_ALSO_WORDS = {"may", "mar", "march", "mars", "mai", "jan", "sept", "dec", "avr", "oct", "sep"}
_NUMBER_WORDS = {
    name: number
    for number, names in {
        2: "deux two",
        3: "trois three",
        4: "quatre four",
        5: "cinq five",
        6: "six",
        7: "sept seven",
        8: "huit eight",
        9: "neuf nine",
        10: "dix ten",
        11: "onze eleven",
        12: "douze twelve",
        13: "treize thirteen",
        14: "quatorze fourteen",
        15: "quinze fifteen",
        16: "seize sixteen",
        20: "vingt twenty",
        30: "trente thirty",
        100: "cent hundred",
    }.items()
    for name in names.split()
}
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
    """
    text = _ISO_DATE.sub(_spelled_iso, text)
    text = _SLASH_DATE.sub(_spelled_slash, text)
    raw = [word.text for word in words(text)]
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
    for reader in (_date, _amount):
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
    day, month = _day(raw[at]), _MONTHS.get(_at(raw, at + 1))
    if day and month:  # 26 février
        return 2, [f"{month:02}-{day:02}"]
    month = _MONTHS.get(raw[at])
    if not month:
        return 0, []
    following = _at(raw, at + 1)
    if (day := _day(following)) and _at(raw, at + 2) not in _SCALES:  # February 26
        return 2, [f"{month:02}-{day:02}"]
    if raw[at] in _ALSO_WORDS and not re.fullmatch(r"(?:19|20)\d\d", following):
        return 0, []
    return 1, [f"{month:02}-"]


def _amount(raw: Sequence[str], at: int) -> tuple[int, list[str]]:
    sign = raw[at] if raw[at] in ("€", "$", "£") and _value(raw, at + 1) is not None else None
    position = at + (sign is not None)
    value = _value(raw, position)
    if value is None:
        return 0, []
    position += 1
    scale = _at(raw, position)
    currency = sign or _CURRENCIES.get(scale)
    if scale in _SCALES:
        value *= _SCALES[scale]
        position += 1
    elif not sign and currency:
        position += 1
    if not currency:
        beyond = position + (_at(raw, position) in ("de", "d'", "of"))
        currency = _CURRENCIES.get(_at(raw, beyond))
        position = beyond + 1 if currency else position
    number = format(value.normalize(), "f")
    return position - at, [number, _CURRENCIES.get(currency, currency)] if currency else [number]


def _value(raw: Sequence[str], at: int) -> Decimal | None:
    """Give the number a word stands for: digits, a small number word, "un" before a scale."""
    word = _at(raw, at)
    if re.fullmatch(r"\d+(?:\.\d+)?", word):
        return Decimal(word)
    if ordinal := _ORDINAL.fullmatch(word):
        return Decimal(ordinal.group(1))
    if word in ("un", "une", "one", "a") and _at(raw, at + 1) in _SCALES.keys() - {"m", "k"}:
        return Decimal(1)
    if word == "cent" and _at(raw, at - 1) in ("per", "pour"):
        return None
    return Decimal(_NUMBER_WORDS[word]) if word in _NUMBER_WORDS else None


def _day(word: str) -> int | None:
    ordinal = _ORDINAL.fullmatch(word)
    digits = ordinal.group(1) if ordinal else word
    if not re.fullmatch(r"\d{1,2}", digits):
        return None
    return int(digits) if 1 <= int(digits) <= 31 else None


def _at(raw: Sequence[str], position: int) -> str:
    return raw[position] if 0 <= position < len(raw) else ""


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" and not word[-2].isdigit() else word


def _spelled_iso(match: re.Match[str]) -> str:
    return _spelled(match.group(3), match.group(2), match.group(1), match.group())


def _spelled_slash(match: re.Match[str]) -> str:
    return _spelled(match.group(1), match.group(2), match.group(3), match.group())


def _spelled(day: str, month: str, year: str, written: str) -> str:
    names = {number: name for name, number in reversed(_MONTHS.items())}
    return f"{int(day)} {names[int(month)]} {year}" if 1 <= int(month) <= 12 else written
