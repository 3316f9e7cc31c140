"""Whether a quote bears out a claim: the same checks, asked about one quote alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.checker import check_sentence
from rag.extract import Extract
from rag.hits import Hit, Source

if TYPE_CHECKING:
    from index.documents import Language


def supports(
    claim: str,
    quote: str,
    *,
    language: Language = "fr",
    quote_language: Language = "fr",
    date: str | None = None,
) -> bool:
    """Tell whether a quote, without what stands around it, bears out a claim.

    Parameters
    ----------
    claim, quote
        One sentence; a verbatim stretch of a page.
    language, quote_language
        Of each.
    date
        The ISO date of the quote's document, against which *lundi* is resolved.

    Examples
    --------
    >>> supports("Acme invested €15 million in Roux.", "Acme a mis 15 M€ dans Roux.", language="en")
    True
    >>> supports("Roux a mis 15 M€ dans Acme.", "Acme a mis 15 M€ dans Roux.")
    False
    """
    source = Source(
        path="",
        title=None,
        outlet=None,
        author=None,
        date=date,
        kind="article",
        language=quote_language,
        url=None,
        reply_to=None,
        via=(),
    )
    hit = Hit(
        passage_id="",
        document_id="",
        text=quote,
        start=0,
        end=len(quote),
        score=1.0,
        source=source,
    )
    extract = Extract(hit=hit, text=quote, start=0, end=len(quote), score=1.0)
    return check_sentence(claim, [extract], [0], language=language).kept
