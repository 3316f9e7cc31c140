"""A telephone number, an address or an e-mail asked for, of which the sentences found hold none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.evidence import Wanted
    from rag.extract import Extract

_PHONE: Final = r"(?:\+\d[\d .()-]{7,}\d|\b\d{2}(?:[ .-]?\d{2}){4}\b|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b)"
_MAIL: Final = r"[\w.+-]+@[\w-]+\.\w+"
_STREET: Final = (
    r"\b\d+(?: ?bis| ?ter)?,? (?:rue|avenue|av\.|boulevard|bd|place|quai|allees?|chemin|impasse|"
    r"cours|route)\b|\b\d+ (?:[A-Z]\w+ ){1,3}(?:Street|St|Road|Rd|Avenue|Lane|Square)\b"
)
_ASKED: Final = (  # how each is asked for, and what holds one
    (re.compile(r"\b(?:numero de telephone|telephone (?:number|de)|phone number)\b"), _PHONE),
    (re.compile(r"\b(?:adresse (?:e-?mail|mail|electronique)|e-?mail address|courriel)\b"), _MAIL),
    (re.compile(r"\b(?:adresse postale|street address|postal address|quelle rue|which street|"
                r"quelle adresse|what (?:is the )?address)\b"), _STREET),
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
    >>> contact_asked("What is the street address?").search("at 12, rue de la Paix") is not None
    True
    >>> contact_asked("Qui est le maire ?") is None
    True
    """
    asked = fold(question)
    return next((_HELD[held] for pattern, held in _ASKED if pattern.search(asked)), None)
