"""What a page's head says of its article: title, outlet, author, date, address, language."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from index.analysis import fold
from index.readers.dates import date_in
from index.readers.dom import attribute, text_of
from index.readers.origins import byline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ARTICLES = re.compile(r"Article|BlogPosting|Report|Review|DiscussionForumPosting|QAPage|Recipe")
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "citation_journal_title"),
    "author": (
        "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author",
    ),
    "date": (
        "article:published_time", "og:published_time", "datepublished", "date", "dc.date",
        "dc.date.issued", "publish-date", "publication_date", "parsely-pub-date", "pubdate",
        "citation_publication_date", "sailthru.date",
    ),
    "url": ("og:url", "twitter:url"),
}  # fmt: skip
_WHERE = {
    "title": "h1[itemprop=headline], h1.entry-title, h1.title, article h1, main h1, h1",
    "author": "[rel=author], [itemprop=author] [itemprop=name], [itemprop=author], .byline a,"
    " .author a,"
    " .byline, .author, .auteur, .signature",
    "date": "[itemprop=datePublished], time[pubdate], header time[datetime],"
    " article time[datetime],"
    " time[datetime], .published, .entry-date, .post-date, .dateline, .date, .age",
}
_SEPARATOR = re.compile(r"\s+[|–—·•»-]\s+")
_WITH = re.compile(
    r"\s+(?:avec|with|et|and)\s+(?:l['’])?(?:AFP|Reuters|AP|Bloomberg|agences?|agencies)\b.*",
    re.IGNORECASE,
)


def fields_of(tree: LexborHTMLParser) -> dict[str, str]:
    """Return what a page declares, then what its visible head shows; absent fields are missing.

    A date is only what it declares: see :func:`shown_date`.
    """
    linked = _linked_data(tree)
    fields: dict[str, str] = {}
    for name in ("title", "outlet", "author", "date", "url"):
        shown = () if name == "date" else _shown(tree, name)
        for value in (*_declared(tree, name), linked.get(name, ""), *shown):
            if (kept := _cleaned(name, value)) is not None:
                fields[name] = kept
                break
    if "title" not in fields and (title := tree.css_first("title")) is not None:
        fields["title"] = title.text().strip()
    _part_title(fields, tree)
    _tidy_author(fields)
    if (html := tree.css_first("html")) is not None and attribute(html, "lang"):
        fields["language"] = attribute(html, "lang")
    return {name: value for name, value in fields.items() if value}


def shown_date(tree: LexborHTMLParser) -> str | None:
    """Return the first date a page shows where articles show theirs."""
    dates = (_cleaned("date", value) for value in _shown(tree, "date"))
    return next((date for date in dates if date), None)


def linked_comments(tree: LexborHTMLParser) -> list[dict[str, Any]]:
    """Return the comments of the page's linked data (JSON-LD), in our JSON schema."""
    for item in _linked_items(tree):
        comments = item.get("comment")
        if isinstance(comments, list) and comments:
            return [_linked_comment(one) for one in comments if isinstance(one, dict)]
    return []


def _linked_comment(item: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    replies = item.get("comment")
    inner = replies if isinstance(replies, list) and depth < 20 else []
    return {
        "author": _name(item.get("author")),
        "date": str(item.get("dateCreated") or item.get("datePublished") or ""),
        "score": item.get("upvoteCount"),
        "text": str(item.get("text") or item.get("articleBody") or ""),
        "replies": [_linked_comment(one, depth + 1) for one in inner if isinstance(one, dict)],
    }


def _declared(tree: LexborHTMLParser, name: str) -> Iterator[str]:
    wanted = _META[name]
    found: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        key = (attribute(meta, "property") or attribute(meta, "name")).lower()
        found.setdefault(key, attribute(meta, "content").strip())
    if name == "url":
        for link in tree.css("link[rel=canonical][href]"):
            yield attribute(link, "href")
    yield from (found[key] for key in wanted if found.get(key))


def _shown(tree: LexborHTMLParser, name: str) -> Iterator[str]:
    for selector in _WHERE.get(name, "").split(","):
        for node in tree.css(selector.strip())[:3] if selector else ():
            yield from _values(node, name)


def _values(node: LexborNode, name: str) -> Iterator[str]:
    if name == "date":
        yield attribute(node, "datetime") or attribute(node, "content") or attribute(node, "title")
    written = " ".join(text_of(node).split())
    if 0 < len(written) < 250:
        yield (byline(written) or written) if name == "author" else written


def _cleaned(name: str, value: str) -> str | None:
    value = " ".join(value.split())
    if name == "date":
        return date_in(value[:120])
    if name == "author" and (re.match(r"https?://|www\.", value) or len(value) > 90):
        return None
    if name == "url" and not value.startswith(("http://", "https://")):
        return None
    return value or None


def _linked_data(tree: LexborHTMLParser) -> dict[str, str]:
    for item in _linked_items(tree):
        publisher, page = item.get("publisher"), item.get("mainEntityOfPage")
        values = {
            "title": item.get("headline") or item.get("name"),
            "outlet": _name(publisher),
            "author": _name(item.get("author")),
            "date": item.get("datePublished") or item.get("dateCreated"),
            "url": item.get("url") or (page.get("@id") if isinstance(page, dict) else page),
        }
        return {name: value for name, value in values.items() if isinstance(value, str)}
    return {}


def _linked_items(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Yield the articles among the page's linked data; what is no JSON is passed over."""
    for script in tree.css("script[type='application/ld+json']")[:20]:
        try:
            value = json.loads(script.text() or "null", strict=False)
        except (ValueError, RecursionError):
            continue
        items = value if isinstance(value, list) else [value]
        for item in items:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for one in graph if isinstance(graph, list) else [item]:
                if isinstance(one, dict) and _ARTICLES.search(str(one.get("@type", ""))):
                    yield one


def _name(value: object) -> str | None:
    """Return the name in a linked person or organisation, or several joined."""
    if isinstance(value, list):
        names = [name for one in value[:5] if (name := _name(one))]
        return ", ".join(names) or None
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else None


def _part_title(fields: dict[str, str], tree: LexborHTMLParser) -> None:
    """Take the outlet off the end of the title, and read it there when nothing else says it."""
    title = fields.get("title", "")
    parts = _SEPARATOR.split(title)
    if len(parts) > 1:
        shown = fold(" ".join(text_of(h1) for h1 in tree.css("h1")[:3]))
        outlet = fold(fields.get("outlet", ""))
        tail = parts[-1].strip()
        bare = title[: title.rindex(tail)].rstrip(" |–—·•»-\u00a0")
        if (
            (outlet and fold(tail) in (outlet, outlet.removeprefix("le ")))
            or (shown and fold(bare) in shown and fold(title) not in shown and len(tail) < 50)
            or (not shown and not outlet and " | " in title and len(tail) <= 30)
        ):
            fields["title"] = bare
            fields.setdefault("outlet", tail)


def _tidy_author(fields: dict[str, str]) -> None:
    """Drop an author that is only the outlet, and the agency after a name."""
    author = fields.get("author")
    if author is None:
        return
    bare = _WITH.sub("", re.sub(r"^(?:par|by)\s+", "", author, flags=re.IGNORECASE)).strip(" ,")
    if fold(bare) == fold(fields.get("outlet", "")):
        fields["author"] = ""
    else:
        fields["author"] = bare or author
