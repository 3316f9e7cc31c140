"""Whether an answer is in the language asked for, once verbatim quotes are set aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evals.matching.facts import without_marks
from index.analysis import language_of

if TYPE_CHECKING:
    from index.documents import Language
    from rag.answer import Answer

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def own_words(answer: Answer) -> str:
    """Give what the answer says itself: its text without quotes and the names of its sources.

    A French page's sentence quoted to an English reader is not the answer speaking French, and
    neither is the name of the newspaper.
    """
    text = " ".join(without_marks(answer.text).split())
    for foreign in sorted(_of_others(answer), key=len, reverse=True):
        text = text.replace(foreign, " ")
    return _QUOTED.sub(" ", text)


def _of_others(answer: Answer) -> set[str]:
    """Give the texts in an answer that are not its own: quotes, outlets, titles, authors."""
    found = set()
    for citation in answer.citations:
        source = citation.source
        for text in (citation.quote, source.outlet, source.title, source.author):
            found.add(" ".join((text or "").split()))
    return found - {""}


def in_language(answer: Answer, language: Language) -> bool:
    """Tell whether the answer declares the language and its own words are not in the other one."""
    spoken = language_of(own_words(answer))
    return answer.language == language and spoken in (None, language)
