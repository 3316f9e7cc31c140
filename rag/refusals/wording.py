"""Saying that the pages do not answer: what is missing, and what the dossier covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.attribution import of_name
from rag.refusals.unanswered import words_asked_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.documents import Language
    from rag.coverage import Coverage
    from rag.questions.question import Question
    from rag.refusals.unanswered import Lack


_WHY: Final[dict[Lack | None, dict[Language, str]]] = {
    None: {
        "fr": "Les pages de ce dossier ne répondent pas à cette question.",
        "en": "The pages of this dossier do not answer this question.",
    },
    "age": {
        "fr": "Les pages de ce dossier ne donnent pas cet âge.",
        "en": "The pages of this dossier do not give that age.",
    },
    "words": {
        "fr": "Les pages de ce dossier nomment {name} sans rapporter ses propos.",
        "en": "The pages of this dossier name {name} but report no statement from them.",
    },
    "name": {
        "fr": "Les pages de ce dossier en parlent sans donner de nom.",
        "en": "The pages of this dossier speak of one without naming it.",
    },
    "contact": {
        "fr": "Les pages de ce dossier ne donnent pas ces coordonnées.",
        "en": "The pages of this dossier do not give those contact details.",
    },
    "day": {
        "fr": "Les pages de ce dossier ne disent pas quand ce sera.",
        "en": "The pages of this dossier do not say when that will be.",
    },
}


def refusal(
    question: Question,
    *,
    missing: Sequence[str],
    covered: Coverage,
    lacking: Lack | None = None,
    barred: Mapping[str, str] | None = None,
) -> str:
    """Return the refusal's text.

    Parameters
    ----------
    question
        As read; the text is in its language.
    missing
        Names of the question that no page holds.
    covered
        What the dossier holds.
    lacking
        What pages that name the matter leave out.
    barred
        The filters that no page passes, so that none was read.
    """
    language = question.language
    if barred:
        why = nothing_passes(barred, language)
    elif missing:
        names = ", ".join(missing)
        why = {
            "fr": f"Aucune page de ce dossier ne parle {of_name(names)}.",
            "en": f"No page of this dossier mentions {names}.",
        }[language]
    else:
        name = words_asked_of(question.text) or ""
        why = _WHY.get(lacking, _WHY[None])[language].format(name=name)
    return f"{why} {covered.sentence(language)}"


def nothing_passes(barred: Mapping[str, str], language: Language) -> str:
    """Return the sentence that names the filters which no page passes.

    >>> nothing_passes({"outlet": "Le Relais"}, "en")
    'No page of this dossier passes the filter outlet “Le Relais”.'
    >>> nothing_passes({"since": "2025", "until": "2026"}, "en")
    'No page of this dossier passes the filters since “2025” and until “2026” together.'
    """
    if language == "fr":
        named = " et ".join(f"{name} «\u00a0{value}\u00a0»" for name, value in barred.items())
        filters = "à la fois les filtres" if len(barred) > 1 else "le filtre"
        return f"Aucune page de ce dossier ne passe {filters} {named}."
    named = " and ".join(f"{name} “{value}”" for name, value in barred.items())
    filters, together = ("filters", " together") if len(barred) > 1 else ("filter", "")
    return f"No page of this dossier passes the {filters} {named}{together}."
