"""Ways of writing spelled one way before words are cut: dates, times, minus signs, glued units.

``28/02/2024`` becomes ``28 february 2024`` and ``€15M`` becomes ``€15 millions``, so that
`evals.matching.tokens` reads words alone. Nothing here knows what a number is worth.
"""

from __future__ import annotations

import re
from typing import Final

MONTHS: Final = (
    "january february march april may june july august september october november december"
).split()

_YEAR: Final = r"(?:19|20)\d\d"
_YEAR_FIRST: Final = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST: Final = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_ISO_MONTH: Final = re.compile(rf"(?<![\d-])({_YEAR})-(\d{{2}})(?![\d-])")
_MONTH_LAST: Final = re.compile(rf"(?<![\d/])(0\d|1[0-2])/({_YEAR})(?![\d/])")

_CLOCK: Final = re.compile(r"(?<![\d:.,])(\d{1,2})(?:\s?h\s?|:| heures )(\d{2})(?![\d:%€$])", re.I)
_HALF_DAY: Final = re.compile(r"(?<![\d:.,])(\d{1,2})(?:[.:](\d{2}))?\s?([ap])\.?m\b\.?", re.I)
_HOUR: Final = re.compile(r"(?<![\d:.,])(\d{1,2})\s?h(?:00)?(?!\w)", re.I)

_GLUED: Final = re.compile(r"(?<=\d)(?:([kK])|(MM?|mn?)|(B|[bB]n|[Mm]ds?)|(T|tn))(?=[€$£]|\b)")
_SCALES: Final = ("k", "millions", "billions", "trillions")
_APART: Final = re.compile(r"(?<![^\W\d_])([kM]|Mds?)(?=(?:EUR|USD|GBP)\b)")
_STERLING: Final = re.compile(r"\blivres? sterling\b", re.I)
_OF_A_STATE: Final = re.compile(r"\bU\.?S\.? ?(?=\$)")
_MINUS: Final = re.compile(r"(?<![\w.,)])(?<!\d\s)[-\u2212\u2013](?=\d)")
_FRACTION: Final = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")


def spelled(text: str) -> str:
    """Spell a text's dates, times, signs and glued units one way.

    >>> spelled("28/02/2024, 2024-02-28, 02/28/2024, 2024-02 and 02/2024")
    '28 february 2024, 28 february 2024, 28 february 2024, february 2024 and february 2024'
    >>> spelled("14 h 30, 14:30, 2.30 p.m.; 20h, 8 pm, 20:00")
    '14h30, 14h30, 14h30; 20 heures, 20 heures, 20 heures'
    >>> spelled("€15M, 15MEUR, 500k, -3 % and 2/3 in 2023-2024")
    '€15 millions, 15 millions EUR, 500 k, minus 3 % and 2over3 in 2023-2024'
    """
    text = _YEAR_FIRST.sub(lambda found: _date(found, day=4, month=3, year=1), text)
    text = _YEAR_LAST.sub(lambda found: _date(found, day=1, month=3, year=4), text)
    text = _ISO_MONTH.sub(lambda found: _date(found, day=0, month=2, year=1), text)
    text = _MONTH_LAST.sub(lambda found: _date(found, day=0, month=1, year=2), text)
    text = _HALF_DAY.sub(_half_day, text)
    text = _CLOCK.sub(lambda found: _clock(found, int(found[1]), found[2]), text)
    text = _HOUR.sub(lambda found: _clock(found, int(found[1]), "00"), text)
    text = _APART.sub(r"\1 ", text)
    text = _GLUED.sub(lambda found: f" {_SCALES[(found.lastindex or 1) - 1]}", text)
    text = _FRACTION.sub(r"\1over\2", _MINUS.sub("minus ", text))
    return _OF_A_STATE.sub("", _STERLING.sub("pounds", text))


def _date(found: re.Match[str], *, day: int, month: int, year: int) -> str:
    """Write a date of figures in words; the groups are told, 0 for a day that is not given."""
    number, rank = int(found[month]), int(found[day]) if day else 1
    if number > 12 >= rank:  # 02/28/2024, as Americans write it
        number, rank = rank, number
    if not (1 <= number <= 12 and 1 <= rank <= 31):
        return found.group()
    told = f"{MONTHS[number - 1]} {found[year]}"
    return f"{rank} {told}" if day else told


def _half_day(found: re.Match[str]) -> str:
    hour = int(found[1])
    if not 1 <= hour <= 12:
        return found.group()
    return _clock(found, hour % 12 + 12 * (found[3].lower() == "p"), found[2] or "00")


def _clock(found: re.Match[str], hour: int, minutes: str) -> str:
    """Write a time of day; what is none (25h, 4:72) stays as it is."""
    if hour > 24 or int(minutes) > 59:
        return found.group()
    return f"{hour} heures" if minutes == "00" else f"{hour}h{minutes}"
