"""Dates as French, English and German pages write them, as ISO 8601; "il y a 2 h" is none.

`DATE` and `RELATIVE` are patterns without named groups, for layouts to build on; `date_in` reads.
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january januar jänner",
            "février fevrier févr fevr fév fev feb february februar",
            "mars mar march märz",
            "avril avr apr april",
            "mai may",
            "juin jun june juni",
            "juillet juil jul july juli",
            "août aout aou aug august",
            "septembre sept sep september",
            "octobre oct october oktober okt",
            "novembre nov november",
            "décembre decembre déc dec december dezember dez",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = (
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mer|jeu|ven|sam|dim"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs?)?|fri|sat"
    "|sun"
)
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SP = r"[ \t\u00a0\u202f]"
_ZONE = r"(?:(?:UTC|GMT|CES?T|[BEWI]ST|[ECMP][SD]T)(?:[+-]\d{1,2})?|Z|heure de Paris)"
_TIME = (
    rf"(?:{_SP}*(?:T|à|at|um|@|/|,|-|–|\||·|•|\()?{_SP}*(?P<H>\d{{1,2}})"
    rf"(?:{_SP}?(?:h(?:eures)?|:|\.(?=\d\d{_SP}?[ap]\.?m\b)){_SP}?(?P<M>\d\d)?(?!\d)"
    rf"|(?={_SP}?[ap]\.?m\b))"
    rf"(?:{_SP}?min)?(?::\d\d(?:\.\d+)?)?(?:{_SP}?(?P<half>[ap])\.?m\b\.?)?"
    rf"(?:{_SP}?\(?(?-i:{_ZONE})\b\)?|[+-]\d\d:?\d\d)?\)?)?"
)
_DAYS = (
    r"(?P<y>\d{4})-(?P<m>\d\d)(?:-(?P<d>\d\d))?(?!\d)",
    rf"(?P<d>\d{{1,2}})(?:er|st|nd|rd|th|\.)?(?:{_SP}|[.-])(?P<m>{_MONTH})\b\.?,?(?:{_SP}|[.-])"
    r"(?P<y>\d{4})",
    rf"(?P<m>{_MONTH})\b\.?{_SP}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?{_SP}(?P<y>\d{{4}})",
    rf"(?P<d>\d{{1,2}})[/.-](?P<m>\d{{1,2}})(?:[/.-]|,{_SP}(?=\d{{4}}))(?P<y>\d{{4}}|\d\d)(?!\d)",
    rf"(?P<m>{_MONTH})\b\.?{_SP}(?P<y>\d{{4}})",
)
_READERS = tuple(re.compile(rf"(?<![\w/-]){day}{_TIME}", re.IGNORECASE) for day in _DAYS)


def _plain(pattern: str) -> str:
    """Return a pattern whose named groups capture nothing."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


DATE = (
    rf"(?:(?:{_WEEKDAYS})\b\.?,?{_SP}(?:le{_SP})?)?(?:{'|'.join(_plain(day) for day in _DAYS)})"
    rf"{_plain(_TIME)}"
)
"""A date, its weekday and its hour; to be compiled with ``re.IGNORECASE``."""

RELATIVE = (
    rf"(?:il{_SP}y{_SP}a{_SP}(?:environ{_SP}|plus{_SP}de{_SP})?(?:\d+|une?|quelques){_SP}?"
    r"(?:secondes?|min(?:utes?)?|h(?:eures?)?|j(?:ours?)?|sem(?:aines?)?|mois|ans?|années?)\b\.?"
    rf"|(?:(?:about|almost|over|less{_SP}than){_SP})?(?:\d+|an?|one){_SP}?(?:s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?"
    rf"|h(?:(?:ou)?rs?)?"
    r"|d(?:ays?)?|w(?:eeks?)?|mo(?:nths?)?|y(?:(?:ea)?rs?)?)\b\.?(?:[ ]ago)\b"
    rf"|vor{_SP}(?:etwa{_SP})?(?:\d+|eine[mr]){_SP}(?:Sekunden?|Minuten?|Stunden?|Tag(?:en)?|Wochen?"
    r"|Monat(?:en)?|Jahr(?:en)?)\b"
    rf"|hace{_SP}(?:\d+|una?){_SP}(?:segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?)\b"
    r"|à[ ]l['’]instant|just[ ]now|hier\b|yesterday\b"
    rf"|(?<!\w)(?:(?:{_MONTH})\b\.?{_SP}\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}{_SP}(?:{_MONTH})\b\.?),?{_SP}"
    rf"(?:(?:à|at|um|-){_SP})?\d{{1,2}}(?:h\d\d|:\d\d)(?:{_SP}?[ap]\.?m\b\.?)?)"
)
"""A time counted back from an unknown moment, or a day of an unknown year with its hour."""


def date_in(text: str) -> str | None:
    """Return the first date of a text as ISO 8601, partial where the text is, with its hour.

    >>> date_in("Le 28 février 2024 à 06h50"), date_in("Publié le 1er mars 2024")
    ('2024-02-28T06:50', '2024-03-01')
    >>> date_in("February 28, 2024 at 6:50 PM"), date_in("28/02/24 - 10:05")
    ('2024-02-28T18:50', '2024-02-28T10:05')
    >>> date_in("17 May 2025 at 9.02am"), date_in("17 May 2025, 9 pm GMT")
    ('2025-05-17T09:02', '2025-05-17T21:00')
    >>> date_in("28.feb.2024 | 11:46"), date_in("Feb 28, 3:29 PM") is None
    ('2024-02-28T11:46', True)
    >>> date_in("2024-02-28T06:50:12Z"), date_in("date 2024-02"), date_in("février 2024")
    ('2024-02-28T06:50', '2024-02', '2024-02')
    >>> date_in("il y a 4 mois") is None, date_in("31/02/2024") is None
    (True, True)
    """
    found = [match for reader in _READERS if (match := reader.search(text))]
    for match in sorted(found, key=lambda match: match.start()):
        if (read := _iso(match)) is not None:
            return read
    return None


def told_date(written: str | None) -> str | None:
    """Return the date that a field holds, a bare year too; None when it holds none.

    >>> told_date("3 mai 2024"), told_date(" 2024 "), told_date("au printemps"), told_date(None)
    ('2024-05-03', '2024', None, None)
    """
    if not written:
        return None
    bare = written.strip()
    return date_in(bare) or (bare if re.fullmatch(r"[12]\d{3}", bare) else None)


def _iso(match: re.Match[str]) -> str | None:
    """Write a match as ISO 8601, or None if there is no such day or hour."""
    parts = match.groupdict()
    year, month, day = int(parts["y"]), _month(parts["m"]), parts.get("d")
    year += 2000 if year < 100 else 0
    if day is None:
        return f"{year:04d}-{month:02d}" if 1 <= month <= 12 and year >= 1700 else None
    number = int(day)
    if month > 12 >= number or (parts["half"] and parts["m"].isdecimal() and number <= 12):
        month, number = number, month  # written the American way
    try:
        written = date(year, month, number).isoformat()
    except ValueError:
        return None
    return written + _hour(parts["H"], parts["M"], parts["half"])


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS[written.lower()]


def _hour(hour: str | None, minute: str | None, half: str | None) -> str:
    """Return ``THH:MM``, or nothing without a possible hour."""
    if hour is None:
        return ""
    number = int(hour)
    if half:
        number = number % 12 + (12 if half.lower() == "p" else 0)
    minutes = int(minute or 0)
    return f"T{number:02d}:{minutes:02d}" if number < 24 and minutes < 60 else ""
