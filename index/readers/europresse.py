"""Europresse HTML exports: many articles in one file, each with its paper's name and date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.documents import Span
from index.readers.dates import date_in
from index.readers.dom import attribute, text_of
from index.readers.drafts import ArticleDraft, Reading, Story
from index.readers.origins import via_in
from index.readers.sheet import Sheet

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_OUTLET_END = re.compile(r"\s*(?:\(|,| - |;|\bno\.? ?\d|\bn[°º]).*$", re.DOTALL)
_PAR = re.compile(r"^(?:par|by)\s+", re.IGNORECASE)


def is_europresse(tree: LexborHTMLParser) -> bool:
    """Tell a Europresse export by the names it gives its parts."""
    return tree.css_first(".DocPublicationName, .titreArticleVisu, .docOcurrContainer") is not None


def read_europresse(tree: LexborHTMLParser) -> Reading | None:
    """Read every article of an export; None when there is none after all."""
    articles = tree.css("article") or tree.css("body")
    sheet = Sheet()
    stories = [story for node in articles if (story := _story(sheet, node)) is not None]
    if not stories:
        return None
    return Reading(text=sheet.text, stories=tuple(stories), reader="europresse")


def _story(sheet: Sheet, node: LexborNode) -> Story | None:
    body = _text(node, ".docOcurrContainer") or _text(node, ".DocText")
    title = _line(node, ".titreArticle, .titreArticleVisu, .rdp__articletitle")
    if not body:
        return None
    name = (_text(node, ".DocPublicationName") or "").split("\n")[0]
    outlet = _OUTLET_END.sub("", name).strip() or None
    header = _line(node, ".DocHeader") or ""
    author = _PAR.sub("", _line(node, ".docAuthors, .sm-margin-bottomNews") or "") or None
    head = "\n".join(
        line for line in (title, _line(node, ".rdp__subtitle"), author, header) if line
    )
    spans = [sheet.write(part) for part in (head, body) if part]
    link = next(
        (attribute(a, "href") for a in node.css("a[href^=http]") if "paru dans" in a.text()), None
    )
    draft = ArticleDraft(
        spans=(Span(spans[0].start, spans[-1].end),),
        title=title,
        outlet=outlet,
        author=author,
        date=date_in(header) or date_in(name),
        url=link,
        via=via_in(body, outlet),
    )
    return Story(article=draft)


def _text(node: LexborNode, selector: str) -> str | None:
    found = node.css_first(selector)
    return text_of(found) or None if found is not None else None


def _line(node: LexborNode, selector: str) -> str | None:
    """Return an element's words on one line."""
    return " ".join((_text(node, selector) or "").split()) or None
