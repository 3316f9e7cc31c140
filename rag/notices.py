"""What a reader should know beside the answer, in the question's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.answer import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.documents import Language
    from rag.errors import ModelFailed


def question_language(language: Language) -> Notice:
    """Say that the question's language could not be told."""
    text = {
        "fr": "La langue de la question n'est pas certaine : la réponse est en français.",
        "en": "The language of the question is not certain: the answer is in English.",
    }
    return Notice("question-language", text[language])


def filter_empty(barred: Mapping[str, str], outlets: Sequence[str], language: Language) -> Notice:
    """Say what to do about filters that no page passes."""
    names = ", ".join(outlets)
    text = {
        "fr": "Aucune page n'a donc été lue : ôtez un filtre ou changez-le.",
        "en": "So no page was read: take a filter off, or change it.",
    }[language]
    if "outlet" in barred and outlets:
        text += {
            "fr": f" Titres de presse de ce dossier : {names}.",
            "en": f" Outlets of this dossier: {names}.",
        }[language]
    return Notice("filter-empty", text)


def same_again(language: Language) -> Notice:
    """Say that a follow-up brings up what was answered before it."""
    text = {
        "fr": "C'est la réponse précédente : ces pages ne disent rien de plus à ce sujet.",
        "en": "This is the answer before: these pages say nothing more about it.",
    }
    return Notice("same-again", text[language])


def unheard(names: Sequence[str], language: Language) -> Notice:
    """Say of whom, among those asked about, the pages do not tell it."""
    said = " et ".join(names) if language == "fr" else " and ".join(names)
    text = {
        "fr": f"Les pages ne répondent pas pour {said}.",
        "en": f"The pages do not answer for {said}.",
    }
    return Notice("unheard", text[language])


def model_failed(error: ModelFailed, language: Language) -> Notice:
    """Say why the model did not answer, and that extracts do."""
    return Notice(error.code, error.say(language))


def loading(model: str, language: Language) -> Notice:
    """Say that the model is being loaded."""
    text = {
        "fr": f"Le modèle {model} se charge en mémoire ; la première réponse peut prendre "
        "quelques minutes.",
        "en": f"The model {model} is being loaded; the first answer may take some minutes.",
    }
    return Notice("llm-loading", text[language])


def little_left(language: Language) -> Notice:
    """Say that too little of the model's text could be checked."""
    text = {
        "fr": "Trop peu de ce que le modèle a écrit se vérifie dans les pages : "
        "voici des extraits.",
        "en": "Too little of what the model wrote can be checked in the pages: here are extracts.",
    }
    return Notice("llm-unsupported", text[language])


def withdrawn(count: int, language: Language) -> Notice:
    """Say how many of the model's sentences were withdrawn."""
    if language == "fr":
        said = (
            "phrase du modèle a été retirée" if count == 1 else "phrases du modèle ont été retirées"
        )
        text = f"{count} {said} : les pages ne les fondent pas."
        text = text.replace("ne les fondent", "ne la fondent") if count == 1 else text
    else:
        said = "sentence of the model was" if count == 1 else "sentences of the model were"
        text = (
            f"{count} {said} withdrawn: the pages do not support {'it' if count == 1 else 'them'}."
        )
    return Notice("withdrawn", text)
