"""Saying that the pages do not answer: what is missing, and what the dossier covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.attribution import of_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Language
    from rag.coverage import Coverage


def refusal(
    language: Language, *, missing: Sequence[str], covered: Coverage, lacking: str | None = None
) -> str:
    """Return the refusal's text.

    Parameters
    ----------
    language
        Of the text.
    missing
        Names of the question that no page holds.
    covered
        What the dossier holds.
    lacking
        What pages that name the matter leave out, as a sentence.
    """
    if missing:
        names = ", ".join(missing)
        why = {
            "fr": f"Aucune page de ce dossier ne parle {of_name(names)}.",
            "en": f"No page of this dossier mentions {names}.",
        }[language]
    elif lacking is not None:
        why = lacking
    else:
        why = {
            "fr": "Les pages de ce dossier ne répondent pas à cette question.",
            "en": "The pages of this dossier do not answer this question.",
        }[language]
    return f"{why} {covered.sentence(language)}"
