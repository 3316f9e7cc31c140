"""Why a file or a store cannot be used, in French.

Who meets the fault says why in one English clause, which the ledger keeps; whoever tells a French
reader asks here. What another program says in English is left out rather than shown.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# Stars stand for what varies; {0} and {1} give it back.
_FRENCH: Final[Mapping[str, str]] = MappingProxyType(
    {
        "it is empty": "il est vide",
        "it is not a plain file": "ce n'est pas un fichier ordinaire",
        "it has * MB and the limit is * MB": "il pèse {0} Mo et la limite est de {1} Mo",
        "it grew beyond the limit while being read": "il a dépassé la limite pendant sa lecture",
        "it is an archive, and none is opened": "c'est une archive, et aucune n'est ouverte",
        "it holds no text, only binary data": "il ne contient pas de texte, mais du binaire",
        "it has more than * lines": "il a plus de {0} lignes",
        "it has more than * elements": "il a plus de {0} éléments",
        "an element has more than * attributes": "un élément a plus de {0} attributs",
        "its elements are nested too deep": "ses éléments sont imbriqués trop profondément",
        "it is nested too deep": "il est imbriqué trop profondément",
        "no article or comment was found in it": "aucun article ni commentaire n'y a été trouvé",
        "its form (*) is not one that is read": "son format ({0}) n'est pas de ceux qui sont lus",
        "its JSON holds no articles": "son JSON ne contient pas d'articles",
        "its JSON has no article text or comments (see *)": "son JSON n'a ni texte d'article "
        "ni commentaires (voir {0})",
        "it is no JSON (line *: *)": "ce n'est pas du JSON (ligne {0})",
        "it holds too many comments, or too deep": "il contient trop de commentaires, ou trop "
        "imbriqués",
        "it has no text layer, only pictures of pages": "il n'a pas de texte, seulement des images "
        "de pages",
        "it is locked by a password": "il est protégé par un mot de passe",
        "it has * pages and the limit is *": "il a {0} pages et la limite est de {1}",
        "it takes too long to read": "il est trop long à lire",
        "it is no PDF that can be opened": "ce n'est pas un PDF qu'on puisse ouvrir",
        "the system says: *": "le système répond\u00a0: {0}",
        "it cannot be opened": "il ne peut pas être ouvert",
        "it does not exist": "cela n'existe pas",
        "no page was found there": "aucune page n'y a été trouvée",
        "no page could be read": "aucune page n'a pu être lue",
        "it holds other files and is not a store": "elle contient d'autres fichiers et n'est pas "
        "une base",
        "it is damaged": "il est abîmé",
        "it is not on this disk": "il n'est pas sur ce disque",
        "it gives * scores a passage, not one": "il donne {0} notes par passage au lieu d'une",
        "its vectors are missing": "ses vecteurs manquent",
        "Chroma says: *": "ses vecteurs ne se lisent pas",
        "its manifest: *": "son manifeste ne se lit pas",
        "its ledger: *": "son registre ne se lit pas",
        "it ended with *": "le programme s'est arrêté avec le code {0}",
        # the system's own words
        "Permission denied": "accès refusé",
        "Operation not permitted": "opération interdite",
        "No such file or directory": "aucun fichier ni dossier de ce nom",
        "File name too long": "nom de fichier trop long",
        "Is a directory": "c'est un dossier",
        "Not a directory": "ce n'est pas un dossier",
        "Too many levels of symbolic links": "trop de liens symboliques",
        "No space left on device": "plus de place sur le disque",
        "Disk quota exceeded": "quota de disque dépassé",
        "Read-only file system": "système de fichiers en lecture seule",
        "Input/output error": "erreur d'entrée-sortie",
        "Too many open files": "trop de fichiers ouverts",
    }
)


def worded(clause: str, language: str) -> str:
    r"""Return a clause of :class:`index.errors.DossierError` in ``"fr"``, or as it is.

    >>> worded("it is empty", "fr"), worded("it is empty", "en")
    ('il est vide', 'it is empty')
    >>> worded("it has 60 MB and the limit is 50 MB", "fr")
    'il pèse 60 Mo et la limite est de 50 Mo'
    >>> worded("it is no JSON (line 3: Expecting value)", "fr")
    "ce n'est pas du JSON (ligne 3)"
    >>> worded("the system says: Permission denied", "fr").replace("\u00a0", "~")
    'le système répond~: accès refusé'
    >>> worded("what nobody foresaw", "fr")
    'what nobody foresaw'
    """
    if language != "fr":
        return clause
    for pattern, french in _PATTERNS:
        if match := pattern.fullmatch(clause):
            return french.format(*(worded(group, language) for group in match.groups()))
    return clause


_PATTERNS: Final = tuple(
    (re.compile("(.+?)".join(map(re.escape, english.split("*"))), re.DOTALL), french)
    for english, french in _FRENCH.items()
)
