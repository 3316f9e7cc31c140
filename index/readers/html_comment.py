"""Reading one comment's element: its words, who speaks, when, and the votes it got."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.readers.buttons import is_gone
from index.readers.dom import ancestors, attribute, marks_of, text_of
from index.readers.furniture import is_furniture
from index.readers.html_head import (
    author_nearby,
    author_of,
    date_nearby,
    date_of,
    without_buttons,
    without_lead,
    words,
)
from index.readers.html_layout import AUTHOR, WHEN, HtmlLayout
from index.readers.html_parts import around, head_of, up_to, when, who, words_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PING = re.compile(r"(?:^|[\s_-])(?:pingback|trackback)", re.IGNORECASE)
"""A site's note that another page links here: nobody's comment, and no part of the article."""
_HEAD = (
    ".comment-author, .comment-meta, .commentmetadata, .says, .reply, .comment-header,"
    " .comment-head,"
    " .comment-info, .comment-actions, .comment-footer, .comment-tools, .comment-reply,"
    " .report_comment,"
    " .comment-options, .comment-links, .comment-edit-link, .avatar, header, footer"
)


@dataclass(frozen=True, slots=True)
class Found:
    """One comment and its element; ``parent`` is the place, from 0, of the one it answers."""

    text: str
    node: LexborNode | None = None
    author: str | None = None
    date: str | None = None
    score: int | None = None
    parent: int | None = None


def read_comment(layout: HtmlLayout, node: LexborNode, others: set[int]) -> Found | None:
    """Read one element, other comments inside it passed over; None for a ping or no words."""
    if _PING.search(marks_of(node)):
        return None
    if layout.beside:
        return _beside(node)
    author = _first(node, layout.author, others) or _first(node, AUTHOR, others)
    author = author or who(node, others)
    moment = _first(node, layout.date, others) or _first(node, WHEN, others)
    moment = moment or when(node, others)
    if author is None and moment is None:
        author, moment = head_of(node, others)
    head = {part.mem_id for part in (author, moment) if part is not None}
    body = _body(layout, node, others, head)
    head.update(part.mem_id for part in node.css(_HEAD))
    head.update(around(node, others))
    if body is not None:
        head.difference_update(part.mem_id for part in (body, *ancestors(body)))
    speaker = author_of(node, author) or author_nearby(node, body, others)
    speaker = speaker or author_of(node, _bold(node, body, others))
    text = words(text_of(body, others, head), speaker) if body is not None else ""
    if not text:
        text = words(text_of(node, others, head), speaker)
        text = text or words(text_of(node, others), speaker)
    if not text or is_gone(text):
        return None
    score = _first(node, layout.score, others)
    found = Found(
        text=text,
        node=node,
        author=speaker,
        date=date_of(moment) or date_nearby(node, speaker, others),
        score=_score(node, score),
    )
    return None if _is_form(found) else found


def _body(
    layout: HtmlLayout, node: LexborNode, others: set[int], head: set[int]
) -> LexborNode | None:
    """Return the element of the words; one that holds the head only where no other is called so."""
    body = _first(node, layout.body, others)
    if body is None or any(part.mem_id in head for part in body.css("*")):
        return words_of(node, others, head) or body
    return body


def _is_form(found: Found) -> bool:
    """Tell an invitation to comment, or a count of comments, that is marked up as one."""
    if found.author is not None or found.date is not None:
        return False
    return all(is_furniture(line) for line in found.text.split("\n") if line)


def _beside(node: LexborNode) -> Found | None:
    """Read a comment whose author stands in the element before it and whose date in the next."""
    text = without_buttons(text_of(node))
    author, when = _sibling(node, "dt", back=True), _sibling(node, "dd", back=False)
    dated = date_of(when) or date_of(author)
    return Found(text, node, author_of(node, author), dated) if text else None


def _sibling(node: LexborNode, tag: str, *, back: bool) -> LexborNode | None:
    """Return the nearest element before or after one, if it has the tag asked for."""
    other = node.prev if back else node.next
    while other is not None and other.is_text_node:
        other = other.prev if back else other.next
    return other if other is not None and other.tag == tag else None


def _first(node: LexborNode, selector: str, others: set[int]) -> LexborNode | None:
    """Return the first element of the first selector that matches in this comment itself."""
    for one in selector.split(","):
        for found in node.css(one.strip()):
            if found.mem_id == node.mem_id or found.mem_id in others:
                continue
            if not any(up.mem_id in others for up in up_to(found, node)):
                return found
    return None


def _bold(node: LexborNode, body: LexborNode | None, others: set[int]) -> LexborNode | None:
    """Return a heading or a bold name at the top of a comment, outside its words."""
    found = _first(node, "h3, h4, h5, strong, b", others)
    if found is None:
        return None
    if body is not None and any(up.mem_id == body.mem_id for up in ancestors(found)):
        return None
    name = text_of(found)
    opens = without_lead(text_of(node, others)).startswith(name)
    return found if 0 < len(name) <= 40 and opens and not is_furniture(name) else None


def _score(node: LexborNode, found: LexborNode | None) -> int | None:
    written = attribute(node, "score") or attribute(node, "data-score")
    if not written and found is not None:
        written = attribute(found, "content") or attribute(found, "title") or text_of(found)
    match = re.match(r"\s*([+−-]?\d{1,6})\b", written)
    return int(match[1].replace("−", "-")) if match else None
