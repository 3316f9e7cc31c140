"""Why a sentence of the model was withdrawn, in plain words."""

from __future__ import annotations

from typing import Final

_REASONS: Final[dict[str, tuple[str, str]]] = {
    "number-not-in-source": (
        "the passage does not give this figure",
        "le passage ne donne pas ce chiffre",
    ),
    "date-not-in-source": (
        "the passage does not give this date",
        "le passage ne donne pas cette date",
    ),
    "name-not-in-source": (
        "the passage does not name who or what it names",
        "le passage ne nomme pas tout ce qu'elle nomme",
    ),
    "quote-not-verbatim": (
        "the words in quotation marks are not those of a page",
        "les mots entre guillemets ne sont ceux d'aucune page",
    ),
    "entity-mismatch": (
        "the pages say it of somebody or something else",
        "les pages le disent de quelqu'un ou de quelque chose d'autre",
    ),
    "polarity": ("the pages say the contrary", "les pages disent le contraire"),
    "direction": (
        "the pages have it move the other way",
        "les pages le font évoluer dans l'autre sens",
    ),
    "modality": (
        "the pages tell it as possible, wished for or to come, not as done",
        "les pages le donnent comme possible, souhaité ou à venir, non comme fait",
    ),
    "no-source": ("no passage says so", "aucun passage ne le dit"),
    "wrong-language": (
        "it is not in the language of the question",
        "elle n'est pas dans la langue de la question",
    ),
    "reader-as-fact": (
        "only a reader says so, and it is told as a fact",
        "seul un lecteur le dit, et elle le donne comme un fait",
    ),
    "instruction": ("it gives an order", "elle donne un ordre"),
    "link": ("it holds a link", "elle contient un lien"),
    "repetition": ("it repeats an earlier sentence", "elle répète une phrase précédente"),
}


def reason(code: str, language: str) -> str:
    """Return a code of :data:`rag.checks.Why` as a reader may be told it; else the code.

    >>> reason("polarity", "fr"), reason("link", "en"), reason("new-code", "en")
    ('les pages disent le contraire', 'it holds a link', 'new-code')
    """
    english, french = _REASONS.get(code, (code, code))
    return french if language == "fr" else english
