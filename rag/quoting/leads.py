"""The sentences that a quote may bring from before it, of its own passage or the one before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rag.quoting.quotable import ENDED
from rag.text.sentence import spans_of

if TYPE_CHECKING:
    from rag.extract import Extract
    from rag.hits import Hit


def with_before(extract: Extract, most: int) -> Extract | None:
    """Return a quote from the beginning of its sentence, or with the one before it.

    None beyond ``most`` words, and behind a heading: what stands above it is of something else.
    """
    hit, offset = extract.hit, extract.start - extract.hit.start
    spans = [s for s in spans_of(hit.text, hit.source.language) if s.start < offset]
    if not spans or not (spans[-1].end > offset or ENDED.search(spans[-1].of(hit.text))):
        return None
    text = hit.text[spans[-1].start : extract.end - hit.start]
    if len(text.split()) > most:
        return None
    return replace(extract, text=text, start=hit.start + spans[-1].start, before="")


def last_of(passage: Hit | None, extract: Extract, most: int) -> Extract | None:
    """Return the last sentence of the passage before, for a quote that opens its own.

    None where words stand between, where it is a heading, and where both have over ``most`` words.
    """
    above = extract.hit.text[: extract.start - extract.hit.start]
    if passage is None or above.strip() or passage.document_id != extract.hit.document_id:
        return None
    spans = spans_of(passage.text, passage.source.language)
    text = spans[-1].of(passage.text) if spans else ""
    if not ENDED.search(text) or len(text.split()) + len(extract.text.split()) > most:
        return None
    start = passage.start + spans[-1].start
    return replace(
        extract, hit=passage, text=text, start=start, end=start + len(text), before="", after=""
    )
