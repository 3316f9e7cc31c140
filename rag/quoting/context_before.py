"""What a document says before a quote: whom its *il* or *la start-up* goes back to stands there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from index.ledger import Ledger
    from rag.extract import Extract

Preceding: TypeAlias = Callable[["Extract"], str]
"""Returns the text of a quote's document that stands right before it."""

_FAR: Final = 800  # characters


def within_passage(extract: Extract) -> str:
    """Return what the passage of a quote says before it."""
    return extract.hit.text[: extract.start - extract.hit.start][-_FAR:]


def within_document(ledger: Ledger) -> Preceding:
    """Return a function that reads on, before the passage, in the pages of a ledger."""

    def preceding(extract: Extract) -> str:
        document = ledger.document(extract.hit.document_id)
        page = ledger.page_text(extract.hit.source.path)
        if document is None or page is None:
            return within_passage(extract)
        spans = [span for span in document.spans if span.start < extract.start]
        stretches = [page[span.start : min(span.end, extract.start)] for span in spans]
        return "\n\n".join(stretches)[-_FAR:]

    return preceding
