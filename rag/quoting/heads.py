"""What says nothing alone at the head of a quote, left out: a heading, a list's number."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rag.quoting.quotable import ENDED
from rag.text.facts import Facts
from rag.text.sentence import spans_of

if TYPE_CHECKING:
    from rag.extract import Extract

_ITEM: Final = re.compile(r"(?:\(?\d{1,2}[).]|[a-h]\)|[-•–—*])\s+(?=\S)")
_ORPHAN: Final = 3  # words of a sentence without a verb that only heads what follows
_LINE: Final = 12  # words of a heading on a line of its own


def without_head(extract: Extract) -> Extract:
    """Return a quote without the heading or list's number that it opens on.

    An orphan word that answers the question just before it on the page stays.
    """
    text = extract.text
    if item := _ITEM.match(text):
        return without_head(_from(extract, item.end()))
    line, _, rest = text.partition("\n")
    article = extract.hit.source.kind == "article"
    heading = article and not ENDED.search(line) and len(line.split()) <= _LINE
    if rest.strip() and heading and not any(map(str.isdigit, line)) and rest[:1].isupper():
        return without_head(_from(extract, len(line)))
    spans = spans_of(text, extract.hit.source.language)
    if len(spans) > 1 and article and is_orphan(spans[0].of(text)) and not asked_for(extract):
        return without_head(_from(extract, spans[1].start))
    return extract


def with_opening_line(extract: Extract, most: int) -> Extract:
    """Return a reader's sentence with the line above it, where that one has no end.

    "For the MEP quoted by the agency", a line break, "One more expert".
    """
    hit, offset = extract.hit, extract.start - extract.hit.start
    above, _, gap = hit.text[:offset].rpartition("\n")
    line = above.rpartition("\n")[2]
    open_ = bool(line.strip()) and not gap.strip() and not ENDED.search(line)
    told = f"{line} {extract.text}".split()
    if hit.source.kind != "comment" or not open_ or "://" in line or len(told) > most:
        return extract
    start = hit.start + len(above) - len(line.lstrip())
    text = hit.text[start - hit.start : extract.end - hit.start]
    return replace(extract, text=text, start=start, before="")


def is_orphan(sentence: str) -> bool:
    """Tell whether a sentence is a few words without a verb: *Distribution.*."""
    words = sentence.split()
    return len(words) <= _ORPHAN and sentence.endswith(".") and not Facts(sentence).frames


def asked_for(extract: Extract) -> bool:
    """Tell whether the page asks something just before a quote."""
    said = extract.hit.text[: extract.start - extract.hit.start].rstrip(" \n\u00a0»”")
    return said.endswith("?")


def _from(extract: Extract, at: int) -> Extract:
    """Return a quote from one of its places on."""
    rest = extract.text[at:].lstrip()
    return replace(
        extract, text=rest, start=extract.start + len(extract.text) - len(rest), before=""
    )
