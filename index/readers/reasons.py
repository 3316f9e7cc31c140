"""Why a file was not read, in French: readers say it in English, and the ledger keeps that."""

from __future__ import annotations

import re
from typing import Final

from index.errors import Clause
from index.system import system_clause

_FRENCH: Final[dict[str, str]] = {
    "it is nested too deep": "il est emboîté trop profondément",
    "its elements are nested too deep": "ses éléments sont emboîtés trop profondément",
    "no article or comment was found in it": "aucun article ni commentaire n'y a été trouvé",
    "its form ({}) is not one that is read": "sa forme ({}) n'est pas de celles qui sont lues",
    "it is not a plain file": "ce n'est pas un simple fichier",
    "it has {} MB and the limit is {} MB": "il fait {} Mo et la limite est de {} Mo",
    "the system says: {}": "le système dit\u00a0: {}",
    "it grew beyond the limit while being read": "il a dépassé la limite pendant la lecture",
    "it is empty": "il est vide",
    "it is an archive, and none is opened": "c'est une archive, et aucune n'est ouverte",
    "it holds no text, only binary data": "il ne contient pas de texte, seulement du binaire",
    "it has more than {} lines": "il a plus de {} lignes",
    "it has more than {} elements": "il a plus de {} éléments",
    "an element has more than {} attributes": "un élément a plus de {} attributs",
    "its JSON holds no articles": "son JSON ne contient pas d'article",
    "its JSON has no article text or comments (see docs/formats.md)": "son JSON n'a ni texte "
    "d'article ni commentaires (voir docs/formats.md)",
    "it is no JSON (line {}: {})": "ce n'est pas du JSON (ligne {})",
    "it holds too many comments, or too deep": "il a trop de commentaires, ou trop emboîtés",
    "it has no text layer, only pictures of pages": "il n'a pas de texte, seulement des images "
    "de pages",
    "it is locked by a password": "il est protégé par un mot de passe",
    "it has {} pages and the limit is {}": "il a {} pages et la limite est de {}",
    "it takes too long to read": "il est trop long à lire",
    "it is no PDF that can be opened": "ce n'est pas un PDF qui s'ouvre",
}
_PATTERNS: Final = tuple(
    (re.compile(re.escape(english).replace(r"\{\}", "(.+)")), french)
    for english, french in _FRENCH.items()
)


def reason_clause(reason: str) -> Clause:
    """Return a reader's reason in both languages; an unknown one stays as it is.

    >>> reason_clause("it has 60 MB and the limit is 50 MB").fr
    'il fait 60 Mo et la limite est de 50 Mo'
    """
    for pattern, french in _PATTERNS:
        found = pattern.fullmatch(reason)
        if found is not None:
            values = [system_clause(value).fr for value in found.groups()]
            return Clause(reason, french.format(*values))
    return Clause(reason, reason)


def reason_in(reason: str, language: str) -> str:
    """Return a reader's reason in ``"fr"``, or as the ledger keeps it, in English.

    >>> reason_in("it is empty", "fr"), reason_in("it is empty", "en")
    ('il est vide', 'it is empty')
    """
    return reason_clause(reason).fr if language == "fr" else reason
