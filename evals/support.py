"""Whether quotes bear out a sentence: the product's claim check, asked as ALCE asks its model.

Its agreement with labels made by hand, without looking at what it says, is Cohen's kappa of
`evals.labels`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Language
    from rag.answer import Citation
    from rag.evidence import Extract


def supports(text: str, citations: Sequence[Citation], language: Language) -> bool:
    """Tell whether the quotes of some citations, taken together, bear out a sentence."""
    from rag.checks import check_sentence

    extracts = [as_extract(citation) for citation in citations]
    return check_sentence(text, extracts, range(len(extracts)), language=language).kept


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
