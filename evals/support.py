"""Whether quotes bear out a sentence: the product's claim check, asked as ALCE asks its model.

Its agreement with labels made by hand, without looking at what it says, is Cohen's kappa of
`evals.labels`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.analysis import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Language
    from rag.answer import Citation
    from rag.evidence import Extract

_TONGUES = ("en", "in", "francais", "anglais", "french", "english")  # "(en anglais)"


def supports(text: str, citations: Sequence[Citation], language: Language) -> bool:
    """Tell whether the quotes of some citations, taken together, bear out a sentence."""
    from rag.checks import check_sentence

    if only_quotes(text, citations, language):
        return True
    extracts = [as_extract(citation) for citation in citations]
    return check_sentence(text, extracts, range(len(extracts)), language=language).kept


def only_quotes(text: str, citations: Sequence[Citation], language: Language) -> bool:
    """Tell whether a sentence is a verbatim quote and the naming of its source, no word more.

    Such a sentence claims nothing of its own, in whatever language its quote is.
    """
    from rag.attribution import attribution

    left = " ".join(text.split())
    named = set(_TONGUES)
    for citation in citations:
        quote = " ".join(citation.quote.split())
        if quote in left:
            left = left.replace(quote, " ", 1)
            named.update(word.text for word in words(attribution(citation.source, language)))
    return len(left) < len(text) and {word.text for word in words(left)} <= named


def as_extract(citation: Citation) -> Extract:
    """Give a citation as the checks read sources: its quote, and nothing around it."""
    from rag.evidence import Extract
    from rag.hits import Hit

    hit = Hit(
        passage_id=f"{citation.passage_id}:{citation.start}-{citation.end}",
        document_id=citation.document_id,
        text=citation.quote,
        start=citation.start,
        end=citation.end,
        score=1.0,
        source=citation.source,
    )
    return Extract(hit=hit, text=citation.quote, start=citation.start, end=citation.end, score=1.0)
