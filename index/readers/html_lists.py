"""What repeats on a page as comments do and is none: cards, counts, the choices of a form.

Lists of related articles carry a name and a date, too; what they say is a link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.readers.dom import ancestors, attribute, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from index.readers.html_comment import Found

FORM_LIMIT = 600
"""Characters under which a form is a form; over it, it wraps the page."""
_SHORT = 40
_ROW = 3
_CARD = 400


def is_card(node: LexborNode, words: str) -> bool:
    """Tell an element whose words open on a linked heading or title, or are mostly links."""
    linked = [(link, text) for link in node.css("a") if (text := text_of(link)) in words]
    first = words.split("\n", 1)[0]
    opens = any(
        _leads_away(link) and (text == first or (words.startswith(text) and _is_title(link)))
        for link, text in linked
        if text
    )
    return opens or 2 * sum(len(text) for _, text in linked) > len(words)


def rows_of_cards(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the elements side by side, three at least, that each present another page.

    Each opens on a linked title and is short; an article's own parts may be linked, but are long.
    """
    rows: dict[tuple[int, str, str], list[LexborNode]] = {}
    for node in tree.css("div, li, article, td"):
        if node.parent is not None and node.css_first("a") is not None:
            key = (node.parent.mem_id, node.tag or "", attribute(node, "class"))
            rows.setdefault(key, []).append(node)
    return [
        node
        for row in rows.values()
        if len(row) >= _ROW and all(_presents(node) for node in row)
        for node in row
    ]


def _presents(node: LexborNode) -> bool:
    """Tell a short element whose first line is a link to another page."""
    text = text_of(node)
    first = text.split("\n", 1)[0]
    return len(text) <= _CARD and any(
        text_of(link) == first and _leads_away(link) for link in node.css("a")[:6]
    )


def _is_title(link: LexborNode) -> bool:
    """Tell a link in a heading, or around one."""
    return link.css_first("h1, h2, h3, h4") is not None or any(
        up.tag in ("h1", "h2", "h3", "h4") for up in ancestors(link)
    )


def _leads_away(link: LexborNode) -> bool:
    """Tell a link to another page; a reader's name or a place on this page is none.

    >>> from index.readers.dom import parse
    >>> page = parse("<a href='/news/1'>Un</a><a href='/news/1#c2'>Deux</a><a href='/u/3'>@ada</a>")
    >>> [_leads_away(link) for link in page.css("a")]
    [True, False, False]
    """
    address = attribute(link, "href")
    return bool(address) and "#" not in address and not text_of(link).startswith("@")


def are_entries(comments: Sequence[Found]) -> bool:
    """Tell a list of something else than comments, by what most of its elements say."""
    cards = [found for found in comments if found.node and is_card(found.node, found.text)]
    chosen = [found for found in comments if found.node and _in_form(found.node)]
    if 2 * max(len(cards), len(chosen)) > len(comments):
        return True
    said = {re.sub(r"[\W\d_]+", " ", found.text) for found in comments}
    return len(said) == 1 < len(comments) and all(len(found.text) <= _SHORT for found in comments)


def _in_form(node: LexborNode) -> bool:
    form = next((up for up in ancestors(node) if up.tag == "form"), None)
    return form is not None and len(text_of(form)) < FORM_LIMIT
