"""Reading one comment's element: its words, who speaks, when, and the votes it got."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from index.readers.buttons import is_button, is_count, is_gone
from index.readers.dates import DATE, RELATIVE, date_in
from index.readers.dom import ancestors, attribute, text_of
from index.readers.furniture import is_furniture
from index.readers.html_layouts import AUTHOR, WHEN, HtmlLayout
from index.readers.layouts import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selectolax.lexbor import LexborNode

_WHEN_LINE = re.compile(
    rf"[\W_]*(?:(?:le|on|posted|publié)\b[ :]*(?:le[ ])?)?(?:{DATE}|{RELATIVE})[\W_]*.{{0,20}}",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:#?\d+[.)]?\s+)?(?:(?:commentaire|comment|kommentar|posté|posted|écrit|written)\s+)?"
    r"(?:(?:par|by|de|from|von)\s+)?",
    re.IGNORECASE,
)
_PAR = re.compile(rf"\d.*\b(?:par|by|von) (?P<name>{NAME})$", re.IGNORECASE)
_SINCE = re.compile(rf"\s+[–—|·•@-]\s+|\s+\(?(?:le |on |am )?(?={DATE}|{RELATIVE})", re.IGNORECASE)
_SPEAKS = re.compile(
    rf"(?P<name>{NAME})(?<! a) (?:dit|a dit|a écrit|écrit|says?|said|wrote|sagt|schrieb"
    rf"|schreibt)\b.{{0,3}}",
    re.IGNORECASE,
)
_HEAD = (
    ".comment-author, .comment-meta, .commentmetadata, .says, .reply, .comment-header,"
    " .comment-head,"
    " .comment-info, .comment-actions, .comment-footer, .comment-tools, .comment-reply,"
    " .report_comment,"
    " .comment-options, .comment-links, .comment-edit-link, .avatar, header, footer"
)
_SAYS = re.compile(
    r"[\s,:·|•-]*\b(?:dit|says?|said|wrote|a écrit|écrit|a dit|sagt|schrieb|schreibt"
    r"|meint)?\s*(?::|…|\.\.\.)?\s*$",
    re.IGNORECASE,
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
    """Read one element, other comments inside it passed over; None when it has no words."""
    if layout.beside:
        return _beside(node)
    author = _first(node, layout.author, others) or _first(node, AUTHOR, others)
    when = _first(node, layout.date, others) or _first(node, WHEN, others)
    body = _first(node, layout.body, others)
    head = {part.mem_id for part in (author, when) if part is not None}
    head.update(part.mem_id for part in node.css(_HEAD))
    text = text_of(body, others, head) if body is not None else ""
    if not text:
        text = _rest(node, others, head)
    text = _without_buttons(text)
    if not text or is_gone(text):
        return None
    score = _first(node, layout.score, others)
    found = Found(
        text=text,
        node=node,
        author=_author(node, author) or _author_nearby(node, others),
        date=_date(when) or _date_nearby(node, others),
        score=_score(node, score),
    )
    return None if _is_form(found) else found


def _is_form(found: Found) -> bool:
    """Tell an invitation to comment, or a count of comments, that is marked up as one."""
    if found.author is not None or found.date is not None:
        return False
    return all(is_furniture(line) for line in found.text.split("\n") if line)


def _beside(node: LexborNode) -> Found | None:
    """Read a comment whose author stands in the element before it and whose date in the next."""
    text = _without_buttons(text_of(node))
    author, when = _sibling(node, "dt", back=True), _sibling(node, "dd", back=False)
    dated = _date(when) or _date(author)
    return Found(text, node, _author(node, author), dated) if text else None


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
            if not any(around.mem_id in others for around in _up_to(found, node)):
                return found
    return None


def _up_to(node: LexborNode, top: LexborNode) -> Iterable[LexborNode]:
    for around in ancestors(node):
        if around.mem_id == top.mem_id:
            return
        yield around


def _rest(node: LexborNode, others: set[int], head: set[int]) -> str:
    """Return a comment's words without the elements and lines of its head."""
    lines = (text_of(node, others, head) or text_of(node, others)).split("\n")
    while lines and (not lines[0] or _is_head(lines[0])):
        lines.pop(0)
    return "\n".join(lines)


def _is_head(line: str) -> bool:
    """Tell a line that only says when, or that someone speaks."""
    return _WHEN_LINE.fullmatch(line) is not None or is_button(line) or _is_says(line)


def _is_says(line: str) -> bool:
    return len(line) < 25 and _SAYS.fullmatch(line) is not None


def _without_buttons(text: str) -> str:
    """Drop the buttons and counts around a comment's words."""
    lines = text.split("\n")
    while lines and (
        not lines[-1] or is_button(lines[-1]) or (len(lines) > 1 and is_count(lines[-1]))
    ):
        lines.pop()
    while lines and (not lines[0] or is_button(lines[0])):
        lines.pop(0)
    return "\n".join(lines).strip()


def _author(node: LexborNode, found: LexborNode | None) -> str | None:
    """Return who speaks, from the element found or the comment's own attribute."""
    for name in ("data-author", "author", "data-username"):
        if value := attribute(node, name).strip():
            return value
    if found is None:
        return None
    written = attribute(found, "data-author") or attribute(found, "content") or text_of(found)
    line = _SAYS.sub("", written.strip().split("\n")[0])
    if match := _PAR.search(line):
        return match["name"].strip()
    line = _BY.sub("", _SINCE.split(line, maxsplit=1)[0]).strip(" @:,–—|·•#")
    return line[:80] or None


def _author_nearby(node: LexborNode, others: set[int]) -> str | None:
    """Return who a line at the top of a comment says is speaking."""
    for line in text_of(node, others).split("\n")[:3]:
        if len(line) <= 60 and (match := _SPEAKS.fullmatch(line)):
            return match["name"].strip()
    return None


def _date(found: LexborNode | None) -> str | None:
    """Return an element's date, its attributes before its text."""
    if found is None:
        return None
    for name in (
        "datetime",
        "content",
        "title",
        "data-time",
        "data-timestamp",
        "data-utime",
        "data-date",
        "data-tippy-content",
    ):
        written = attribute(found, name)
        if written.isdecimal() and len(written) in (10, 13):
            return datetime.fromtimestamp(int(written[:10]), UTC).strftime("%Y-%m-%dT%H:%M")
        if dated := date_in(written[:100]):
            return dated
    return date_in(text_of(found)[:120])


def _date_nearby(node: LexborNode, others: set[int]) -> str | None:
    """Return the date of a line of its own at the top of a comment."""
    for line in text_of(node, others).split("\n")[:6]:
        if len(line) < 120 and _WHEN_LINE.search(line):
            return date_in(line)
    return None


def _score(node: LexborNode, found: LexborNode | None) -> int | None:
    written = attribute(node, "score") or attribute(node, "data-score")
    if not written and found is not None:
        written = attribute(found, "content") or attribute(found, "title") or text_of(found)
    match = re.match(r"\s*([+−-]?\d{1,6})\b", written)
    return int(match[1].replace("−", "-")) if match else None
