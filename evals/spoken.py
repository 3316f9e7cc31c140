"""Whether an answer is in the language asked for, once verbatim quotes are set aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from evals.facts import without_marks
from index.analysis import language_of

if TYPE_CHECKING:
    from index.documents import Language
    from rag.answer import Answer

_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")


def own_words(answer: Answer) -> str:
    """Give what the answer says itself: its text without quotation marks' contents and quotes.

    A French page's sentence quoted to an English reader is not the answer speaking French.
    """
    text = without_marks(answer.text)
    for quote in sorted((c.quote for c in answer.citations), key=len, reverse=True):
        text = text.replace(quote, " ")
    return _QUOTED.sub(" ", text)


def in_language(answer: Answer, language: Language) -> bool:
    """Tell whether the answer declares the language and its own words are not in the other one."""
    spoken = language_of(own_words(answer))
    return answer.language == language and spoken in (None, language)
