"""A telephone number, an address or an e-mail asked for, of which the sentences found hold none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.evidence.selection import Wanted
    from rag.extract import Extract

_PHONE: Final = (
    r"(?:\+\d[\d\s.()-]{7,}\d|\b0\d(?:[\s.-]?\d{2}){4}\b|\b0[\s.-]?8\d{2}(?:[\s.-]?\d{2,3}){2,3}\b|"
    r"\(?\b\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|\b0\d{2,4}[\s.-]\d{3,4}[\s.-]?\d{3,4}\b|"
    r"\b(?:au|le|call|dial|ring)\s(?:11[2-9]|3\d{3}|999|911)\b(?!\s?(?:[%€$]|euros)))"
)  # the last are short ones: le 112, au 3919
_MAIL: Final = r"[\w.+-]+@[\w-]+\.\w+"
_STREET: Final = (
    r"\b\d+(?: ?bis| ?ter)?,? (?:rue|avenue|av\.|boulevard|bd|place|quai|all[eé]es?|chemin|impasse|"
    r"cours|route)\b|\b(?:rue|avenue|boulevard|place|quai|impasse) (?:d\w*[ '’])?(?:l[a'’] ?)?"
    r"(?-i:[A-ZÀ-Ý])|"
    r"\b(?-i:(?:[A-Z]\w+ ){1,3}(?:Street|St|Road|Rd|Avenue|Lane|Square))\b"
)
_WHAT: Final = (
    r"(?:\bquel(?:le)? est (?:le |l['’]|son |sa |leur |ton )|\ba quel(?:le)? |"
    r"\bdonne[\w-]* (?:\w+ )?(?:le |l['’]|son )|"
    r"\b(?:what|which)(?:['’]s| is| was)? (?:\S+ ){0,4})"
)
_ASKED: Final = (  # how each is asked for, and what holds one
    (re.compile(rf"{_WHAT}(?:(?:numero de )?telephone|(?:tele)?phone number)\b"), _PHONE),
    (re.compile(rf"{_WHAT}(?:adresse (?:e-?mail|mail|electronique|de courriel)|e-?mail address|"
                r"courriel)\b"), _MAIL),
    (re.compile(r"\b(?:adresse postale|street address|postal address|quelle rue|which street|"
                r"quelle adresse|what (?:is the )?address)\b"
                r"(?!.*\b(?:web|site|website|internet|ip|url)\b)"), _STREET),
)  # fmt: skip
_HELD: Final = {pattern: re.compile(pattern, re.IGNORECASE) for _, pattern in _ASKED}


def is_unlisted(wanted: Wanted, extracts: Sequence[Extract]) -> bool:
    """Tell whether a way to reach somebody is asked for and no sentence found gives one.

    Parameters
    ----------
    wanted
        The question.
    extracts
        Sentences found, best first.
    """
    held = contact_asked(wanted.question.text)
    return held is not None and not any(held.search(extract.text) for extract in extracts)


def contact_asked(question: str) -> re.Pattern[str] | None:
    """Return what holds the kind of contact a question asks for, None where it asks for none.

    >>> held = contact_asked("Quel est le numéro de téléphone de la mairie ?")
    >>> bool(held.search("Mairie : 01 42 76 40 40")), bool(held.search("Le 3 mars 2024."))
    (True, False)
    >>> [bool(held.search(text)) for text in ("0 800 130 000", "Appelez le 3117.", "Le 15 mars.")]
    [True, True, False]
    >>> contact_asked("What is the street address?").search("at 12, rue de la Paix") is not None
    True
    >>> asked = ("Qui est le maire ?", "Le téléphone de Roux a sonné ?", "Que dit le courriel ?")
    >>> [contact_asked(question) for question in asked]
    [None, None, None]
    """
    asked = fold(question)
    return next((_HELD[held] for pattern, held in _ASKED if pattern.search(asked)), None)
