"""A whole page as HTML, in its own order, with one stretch marked.

Every character of the page is shown: what belongs to an article or to a reader as it was read,
with its label where each voice begins, and what belongs to nobody (menus, forms) greyed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.screen.views.markup import Html, el, marked
from ui.screen.views.sources import byline, chip
from ui.screen.words.texts import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.documents import Document, Language


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch ``[start:end]`` of a page; ``document`` is None where it belongs to nobody."""

    start: int
    end: int
    document: Document | None
    first: bool = False


def stretches(text: str, documents: Sequence[Document]) -> Iterator[Stretch]:
    r"""Cut a page into the spans of its documents and the gaps between them, in order.

    >>> from index.documents import Document, Span
    >>> article = Document(id="p#a1", path="p", kind="article", text="bc\ne",
    ...                    spans=(Span(1, 3), Span(4, 5)))
    >>> [(s.start, s.end, s.document is not None, s.first)
    ...  for s in stretches("abcde", [article])]
    [(0, 1, False, False), (1, 3, True, True), (3, 4, False, False), (4, 5, True, False)]
    """
    spans = sorted(
        ((span.start, span.end, document) for document in documents for span in document.spans),
        key=lambda span: span[:2],
    )
    at = 0
    seen: set[str] = set()
    for start, end, document in spans:
        if start > at:
            yield Stretch(at, start, None)
        if end > max(start, at):
            yield Stretch(max(start, at), end, document, document.id not in seen)
            seen.add(document.id)
        at = max(at, end)
    if at < len(text):
        yield Stretch(at, len(text), None)


def reading(
    text: str,
    documents: Sequence[Document],
    quote: tuple[int, int],
    language: Language,
    notice: str | None = None,
) -> list[Html]:
    """Return the page as blocks, the quote marked wherever its stretches lie.

    ``notice`` is what the reader should know first: the page has changed, or is gone.
    """
    article = next((document for document in documents if document.kind == "article"), None)
    back = el("button", say(language, "back"), cls="act back", type="button", id="back")
    named = article or (documents[0] if documents else None)
    told = byline(named, language, titled=True) if named else ""
    head = [
        el("div", back, cls="page-actions"),
        el("h2", (named.title or named.path) if named else "", cls="page-title"),
        el("p", told, cls="by") if told else None,
        el("p", named.url, cls="url") if named and named.url else None,
        el("div", el("p", notice), cls="notice") if notice else None,
    ]
    body = (_stretch(text, stretch, quote, language) for stretch in stretches(text, documents))
    return [block for block in (*head, *body) if block]


def _stretch(
    text: str, stretch: Stretch, quote: tuple[int, int], language: Language
) -> Html | None:
    words = text[stretch.start : stretch.end]
    shown = marked(words, (quote[0] - stretch.start, quote[1] - stretch.start))
    if stretch.document is None:
        return (
            el("div", shown, cls="gap", title=say(language, "left_out")) if words.strip() else None
        )
    document = stretch.document
    label = None
    if stretch.first and document.kind == "comment":
        label = el("p", chip(document, language), " ", byline(document, language), cls="by")
    depth = f" d{min(document.depth, 4)}" if document.kind == "comment" else ""
    return el("div", label, shown, cls=f"stretch {document.kind}{depth}", lang=document.language)
