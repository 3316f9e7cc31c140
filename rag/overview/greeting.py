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
_BYE: Final = re.compile(r"\b(?:au revoir|bye|goodbye|bientot|bientôt)\b", re.IGNORECASE)


def greet(text: str, shelf: Shelf, language: Language) -> tuple[Sentence, ...]:
    """Return an answer to a greeting or to thanks, without citations."""
    if _BYE.search(text):
        said = "Au revoir, et à bientôt." if language == "fr" else "Goodbye, and see you soon."
        return (Sentence(said, (), "synthesis"),)
    holds = _holds(shelf, language)
    if language == "fr":
        opening = "Avec plaisir" if _THANKS.search(text) else "Bonjour"
        lines = [
            f"{opening}\u00a0! {holds}",
            "Demandez-moi qui, quand, combien ou pourquoi, le sujet du dossier, une chronologie, "
            "les réactions ou l’avis des lecteurs\u00a0: je réponds avec les passages exacts.",
        ]
    else:
        opening = "You are welcome!" if _THANKS.search(text) else "Hello!"
        lines = [
            f"{opening} {holds}",
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
