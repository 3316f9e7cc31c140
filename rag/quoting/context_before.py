"""What a document says before a quote: whom its *il* or *la start-up* goes back to stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from rag.quoting.quotable import ENDED
from rag.text.sentence import spans_of

if TYPE_CHECKING:
    from index.ledger import Ledger
    from rag.extract import Extract
    from rag.hits import Hit

_FAR: Final = 1200  # characters
_HEAD: Final = 600  # characters in which the first sentence of a page is looked for
_RECENT: Final = 32  # quotes whose document has just been read
_BRIEF: Final = 8  # words of a sentence that tells what a page is about


class Earlier(NamedTuple):
    """What stands before a quote.

    Attributes
    ----------
    text
        The text of its document right before it.
    passage
        The passage before its own, where that is known.
    opening
        The first sentence of its page, where that is known and stands before the quote.
    """

    text: str
    passage: Hit | None = None
    opening: str = ""


Preceding: TypeAlias = Callable[["Extract"], Earlier]
"""Returns what stands before a quote in its document."""


def within_passage(extract: Extract) -> Earlier:
    """Return what the passage of a quote says before it."""
    return Earlier(extract.hit.text[: extract.start - extract.hit.start][-_FAR:])


def within_document(ledger: Ledger, passage: Callable[[str], Hit]) -> Preceding:
    """Return a function that reads on, before the passage, in the pages of a ledger.

    Parameters
    ----------
    ledger
        Holds the pages.
    passage
        Gives a passage by its id; raises KeyError where there is none.
    """

    @lru_cache(maxsize=_RECENT)
    def preceding(extract: Extract) -> Earlier:
        document = ledger.document(extract.hit.document_id)
        page = ledger.page_text(extract.hit.source.path)
        if document is None or page is None:
            return within_passage(extract)
        spans = [span for span in document.spans if span.start < extract.start]
        stretches = [page[span.start : min(span.end, extract.start)] for span in spans]
        opening = _opening(stretches, extract.hit.source.language)
        return Earlier("\n\n".join(stretches)[-_FAR:], before(extract), opening)

    def before(extract: Extract) -> Hit | None:
        name, _, ordinal = extract.hit.passage_id.rpartition(".")
        try:
            return passage(f"{name}.{int(ordinal) - 1}")
        except KeyError:
            return None

    return preceding


def _opening(stretches: Iterable[str], language: str) -> str:
    """Return the first of some stretches' sentences that is more than a heading or a date."""
    for stretch in stretches:
        for span in spans_of(stretch[:_HEAD], language):
            text = span.of(stretch).strip()
            if ENDED.search(text) and len(text.split()) >= _BRIEF:
                return text
    return ""
