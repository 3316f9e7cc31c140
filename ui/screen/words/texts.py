"""Every word the screen says, in French and in English.

French typography: a no-break space before ``:``, a narrow one before ``; ? !``, no-break spaces
inside « ». A test holds both languages to the same keys and the same placeholders.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from ui.screen.words.english import ENGLISH
from ui.screen.words.french import FRENCH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.documents import Language

TEXTS: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType({"fr": FRENCH, "en": ENGLISH})
_MONTHS: Final[Mapping[Language, str]] = MappingProxyType(
    {
        "fr": "janvier février mars avril mai juin "
        "juillet août septembre octobre novembre décembre",
        "en": "January February March April May June "
        "July August September October November December",
    }
)
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def say(language: Language, key: str, **values: object) -> str:
    """Return a sentence of the screen in one language, its placeholders filled.

    >>> say("en", "in_reply", name="Syl")
    'In reply to Syl'
    """
    return TEXTS[language][key].format(**values)


def count(language: Language, key: str, n: int) -> str:
    """Return a count with its noun; French takes the singular for zero.

    >>> count("fr", "n_articles", 0), count("fr", "n_articles", 2), count("en", "n_articles", 0)
    ('0 article', '2 articles', '0 articles')
    """
    one, many = TEXTS[language][key].split("|")
    single = n in {0, 1} if language == "fr" else n == 1
    return (one if single else many).format(n=n)


def spoken_date(language: Language, date: str | None) -> str | None:
    """Return an ISO date, perhaps partial, as a person writes it.

    >>> spoken_date("fr", "2024-03-01"), spoken_date("fr", "2024-02")
    ('1er mars 2024', 'février 2024')
    >>> spoken_date("en", "2024-02-28T06:50"), spoken_date("en", "2024"), spoken_date("en", None)
    ('28 February 2024', '2024', None)
    """
    match = _ISO.match(date or "")
    if match is None:
        return date
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    name = _MONTHS[language].split()[int(month) - 1]
    if day is None:
        return f"{name} {year}"
    first = "1er" if language == "fr" and int(day) == 1 else str(int(day))
    return f"{first} {name} {year}"


def spaced(language: Language, text: str) -> str:
    """Return text whose French marks stay with their word; other languages are left alone.

    >>> spaced("fr", "« Oui » : pourquoi ?")
    '«\u00a0Oui\u00a0»\u00a0: pourquoi\u202f?'
    """
    if language != "fr":
        return text
    text = re.sub(r"« ", "«\u00a0", re.sub(r" (?=[»:])", "\u00a0", text))
    return re.sub(r" (?=[;?!])", "\u202f", text)


def language_of_browser(accepted: str | None) -> Language:
    """Return the interface language a browser's ``Accept-Language`` prefers among ours.

    >>> language_of_browser("de-DE,fr;q=0.8,en;q=0.9"), language_of_browser("fr-CA,en;q=0.5")
    ('en', 'fr')
    >>> language_of_browser(None), language_of_browser("de")
    ('en', 'en')
    """
    best: tuple[float, Language] = (0.0, "en")
    for item in (accepted or "").lower().split(","):
        name, _, quality = item.strip().partition(";q=")
        weight = float(quality) if re.fullmatch(r"[01](\.\d+)?", quality) else 1.0
        for language in TEXTS:
            if name.split("-")[0] == language and weight > best[0]:
                best = (weight, language)
    return best[1]
