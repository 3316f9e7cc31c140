"""Whether quotes bear out a sentence: the product's claim check, asked as ALCE asks its model.

Its agreement with labels made by hand, without looking at what it says, is Cohen's kappa of
`evals.labels`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.analysis import words
from rag.attribution import attribution
from rag.checks import check_sentence
from rag.evidence import Extract

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evals.metrics import Supports
    from index.documents import Language
    from rag.answer import Citation
    from rag.hits import Hit

_TONGUES = ("en", "in", "francais", "anglais", "french", "english")  # "(en anglais)"


def supporting(passage: Callable[[str], Hit]) -> Supports:
    """Make the check that tells whether the passages cited bear out a sentence.

    As in ALCE, what is cited is a passage: "the group" may be named a sentence earlier.

    Parameters
    ----------
    passage
        Gives a passage by its id (`Dossier.passage`).
    """
    passages: dict[str, Hit] = {}

    def supports(text: str, citations: Sequence[Citation], language: Language) -> bool:
        if only_quotes(text, citations, language):
            return True
        for cited in citations:
            passages.setdefault(cited.passage_id, passage(cited.passage_id))
        extracts = [as_extract(cited, passages[cited.passage_id]) for cited in citations]
        return check_sentence(text, extracts, range(len(extracts)), language=language).kept

    return supports


def only_quotes(text: str, citations: Sequence[Citation], language: Language) -> bool:
    """Tell whether a sentence is a verbatim quote and the naming of its source, no word more.

    Such a sentence claims nothing of its own, in whatever language its quote is.
    """
    left = " ".join(text.split())
    named = set(_TONGUES)
    for citation in citations:
        quote = " ".join(citation.quote.split())
        if quote in left:
            left = left.replace(quote, " ", 1)
            named.update(word.text for word in words(attribution(citation.source, language)))
    return len(left) < len(text) and {word.text for word in words(left)} <= named


def as_extract(citation: Citation, passage: Hit) -> Extract:
    """Give a citation as the checks read sources: its quote in its passage."""
    return Extract(
        hit=passage, text=citation.quote, start=citation.start, end=citation.end, score=1.0
    )
