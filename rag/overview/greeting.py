"""Answering a greeting as one: what can be asked here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.answer import Sentence
from rag.overview.wording import counted

if TYPE_CHECKING:
    from index.documents import Language
    from rag.overview.shelf import Shelf

_THANKS: Final = re.compile(r"\b(?:merci|thanks?|thank you|thx|cheers)\b", re.IGNORECASE)
_WELCOME: Final = "You are welcome! Another question?"
_HELLO: Final = re.compile(
    r"\b(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_BYE: Final = re.compile(r"\b(?:au revoir|bye|goodbye|bientot|bientôt)\b", re.IGNORECASE)


def greet(text: str, shelf: Shelf, language: Language) -> tuple[Sentence, ...]:
    """Return an answer to a greeting, to thanks or to *what can you do?*, without citations."""
    if _BYE.search(text):
        said = "Au revoir, et à bientôt." if language == "fr" else "Goodbye, and see you soon."
        return (Sentence(said, (), "synthesis"),)
    if _THANKS.search(text):
        said = "Avec plaisir\u00a0! Une autre question\u00a0?"
        return (Sentence(said if language == "fr" else _WELCOME, (), "synthesis"),)
    holds = _holds(shelf, language)
    hello = _HELLO.search(text) is not None
    if language == "fr":
        lines = [
            f"Bonjour\u00a0! {holds}" if hello else holds,
            "Demandez-moi qui, quand, combien ou pourquoi, le sujet du dossier, une chronologie, "
            "les réactions ou l’avis des lecteurs\u00a0: je réponds avec les passages exacts.",
        ]
    else:
        lines = [
            f"Hello! {holds}" if hello else holds,
            "Ask me who, when, how much or why, what the dossier is about, for a timeline, for the "
            "reactions or for what readers think: I answer with the exact passages.",
        ]
    return tuple(Sentence(line, (), "synthesis") for line in lines)


def _holds(shelf: Shelf, language: Language) -> str:
    articles = counted(len(shelf.articles), "article", language)
    comments = counted(len(shelf.comments), "comment", language)
    if language == "fr":
        return f"Ce dossier réunit {articles} et {comments}."
    return f"This dossier holds {articles} and {comments}."
