"""What the screen says before the first question: what the dossier holds, page by page."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from ui.screen.views.markup import Html, el
from ui.screen.views.sources import byline
from ui.screen.words.texts import count, say, spoken_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.documents import Document, Language

LISTED = 30


def welcome(pages: Mapping[str, Sequence[Document]], language: Language) -> list[Html]:
    """Return the opening words: the promise, and the dossier's size, outlets and dates."""
    head = el("h2", say(language, "tagline"), cls="tagline")
    return [head, el("p", holdings(pages, language), cls="holds")]


def holdings(pages: Mapping[str, Sequence[Document]], language: Language) -> str:
    """Return one sentence on what the dossier holds.

    >>> holdings({}, "en")
    'This dossier is empty. Add pages in the “Pages” tab.'
    """
    documents = [document for page in pages.values() for document in page]
    if not documents:
        return say(language, "empty_store")
    kinds = [document.kind for document in documents]
    dates = sorted(document.date[:10] for document in documents if document.date)
    outlets = {document.outlet for document in documents if document.outlet}
    between = ""
    if dates:
        first, last = (spoken_date(language, date) for date in (dates[0], dates[-1]))
        enclosed = dates[-1].startswith(dates[0])  # one day, or days of a month named alone
        between = f", {first}" if enclosed else say(language, "dates", first=first, last=last)
    return say(
        language,
        "holds",
        articles=count(language, "n_articles", kinds.count("article")),
        comments=count(language, "n_comments", kinds.count("comment")),
        outlets=count(language, "n_outlets", len(outlets)),
        dates=between,
    )


def shelf(pages: Mapping[str, Sequence[Document]], language: Language) -> list[Html]:
    """Return the pages one may open and read before asking, the first thirty."""
    if not pages:
        return [el("p", say(language, "evidence_empty"), cls="empty")]
    items = [item(path, page, language) for path, page in list(pages.items())[:LISTED]]
    more = len(pages) - LISTED
    blocks = [el("h2", say(language, "shelf"), cls="pane"), el("ul", *items, cls="shelf")]
    if more > 0:
        blocks.append(el("p", say(language, "more_pages", count=more), cls="by"))
    return blocks


def page_name(path: str) -> str:
    """Return what names a page in a button's id: its rank would change with the dossier.

    >>> page_name("a.txt"), page_name("b.txt")
    ('p18b7cb099a9ea3f5', 'pffa0da5d885fba09')
    """
    return f"p{sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def item(path: str, page: Sequence[Document], language: Language) -> Html:
    """Return one page of the list: its title opens it."""
    named = next((one for one in page if one.kind == "article"), page[0])
    opener = el(
        "button",
        named.title or named.path,
        cls="open title",
        type="button",
        id=f"open-{page_name(path)}",
    )
    comments = sum(one.kind == "comment" for one in page)
    told = byline(named, language, titled=True)
    if comments:
        told = " · ".join(filter(None, (told, count(language, "n_comments", comments))))
    return el("li", opener, el("p", told, cls="by"))
