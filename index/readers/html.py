"""Saved HTML: the article by `trafilatura`, the comments by our layouts, in one readable text.

The comments are told apart first and taken out of the tree, so that they neither swell the article
nor are lost with it. The page's text is then written block by block: title, byline, article,
captions, comments. Nothing is fetched, no script runs, no entity is resolved.
"""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.documents import Span
from index.errors import PageUnreadable
from index.readers.article import article_of
from index.readers.bios import without_bios
from index.readers.dates import date_in
from index.readers.dom import parse, text_of
from index.readers.drafts import ArticleDraft, CommentDraft, Reading, Story
from index.readers.europresse import is_europresse, read_europresse
from index.readers.files import Source, decode
from index.readers.headings import announced_in, says_none
from index.readers.html_body import article_text, comments_text, drop
from index.readers.html_comment import Found
from index.readers.html_meta import fields_of, linked_comments, shown_date
from index.readers.html_signs import signed_text
from index.readers.html_threads import find_comments
from index.readers.html_words import comments_in_words
from index.readers.lines import blocks_of, lines_of
from index.readers.origins import newsroom_in, outlet_in, via_in
from index.readers.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from selectolax.lexbor import LexborHTMLParser

ELEMENTS_LIMIT = 300_000
"""Opening tags over which a page is refused."""

DEPTH_LIMIT = 2_000
"""Elements inside elements over which a page is refused: parsers take the square of it."""
_WESTERN = ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii")  # so browsers do
ATTRIBUTES_LIMIT = 5_000
"""Attributes of one element over which a page is refused: parsers take the square of it, too."""
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000}[^<>]*")
_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)")
_OFTEN_OPEN = frozenset(
    "p li td th tr dt dd option br hr img input meta link source wbr area col embed base".split(" ")
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


def read_html(source: Source) -> Reading:
    """Read a saved web page or a Europresse export.

    Raises
    ------
    PageUnreadable
        When it has too many elements or no words.
    """
    markup = _markup(source)
    if markup.count("<") > ELEMENTS_LIMIT:
        why = f"it has more than {ELEMENTS_LIMIT:,} elements"
        raise PageUnreadable(path=source.path, why=why)
    if _has_endless_tag(markup):
        why = f"an element has more than {ATTRIBUTES_LIMIT:,} attributes"
        raise PageUnreadable(path=source.path, why=why)
    if _depth(markup) > DEPTH_LIMIT:
        raise PageUnreadable(path=source.path, why="its elements are nested too deep")
    tree = parse(markup)
    if is_europresse(tree) and (reading := read_europresse(tree)) is not None:
        return reading
    visible = text_of(tree.body) if tree.body is not None else ""
    pings = len(tree.css("li.pingback, li.trackback"))
    comments = _comments(tree, announced_in(visible))
    fields, shown = fields_of(tree), shown_date(tree)
    empty = says_none(visible)
    signed = "" if comments or empty else signed_text(tree)
    unread = not comments and not empty and announced_in(visible) is not None
    body = article_text(tree, whole=unread)
    notes: tuple[str, ...] = ()
    if not comments and not empty:
        comments, body = comments_in_words(visible, body)
    if not comments and (announced_in(visible) or signed):
        notes = ("comments-not-recognised",)
        body = f"{body}\n\n{comments_text(tree) or signed}"
    elif len(comments) + pings < (announced_in(visible) or 0):
        notes = ("fewer-comments-than-announced",)
    return _written(fields, shown, body, comments, notes)


def _markup(source: Source) -> str:
    """Return the page's HTML, out of its MHTML envelope, by the encoding it declares."""
    data = source.data
    if source.path.lower().endswith((".mhtml", ".mht")):
        data = _unwrapped(data)
    declared = _CHARSET.search(data[:4096])
    if declared and not _is_utf8(data):
        name = declared[1].decode("ascii").lower()
        try:
            return data.decode("cp1252" if name in _WESTERN else name)
        except (LookupError, UnicodeDecodeError):
            return decode(replace(source, data=data))
    return decode(replace(source, data=data))


def _is_utf8(data: bytes) -> bool:
    """Tell UTF-8, which pages saved by a program often are, whatever they still declare."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _depth(markup: str) -> int:
    """Return about how deep elements are nested; those often left open do not count.

    >>> _depth("<div><p>Un<div><b>deux</b></div></div><div></div>")
    3
    """
    depth = deepest = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() not in _OFTEN_OPEN:
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _has_endless_tag(markup: str) -> bool:
    """Tell an element with too many attributes; a picture kept inside the page is but one."""
    return any(
        len(_QUOTED.sub("", tag.group()).split()) > ATTRIBUTES_LIMIT
        for tag in _LONG_TAG.finditer(markup)
    )


def _unwrapped(data: bytes) -> bytes:
    """Return the first HTML part of an MHTML file, or the bytes as they are."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes) and payload:
            return payload
    return data


def _comments(tree: LexborHTMLParser, announced: int | None) -> list[Found]:
    """Find the comments and take them out of the tree; the linked data's where it shows none."""
    found = find_comments(tree, announced)
    drop([comment.node for comment in found if comment.node is not None])
    if found:
        return [replace(comment, node=None) for comment in found]
    return _flattened([(comment, None) for comment in reversed(linked_comments(tree))])


def _flattened(linked: Sequence[tuple[dict[str, Any], int | None]]) -> list[Found]:
    """Put a thread of our JSON schema in reading order."""
    made: list[Found] = []
    waiting = list(linked)
    while waiting:
        item, parent = waiting.pop()
        score = item["score"] if isinstance(item["score"], int) else None
        text = text_of(parse(f"<body>{item['text']}</body>").css("body")[0])
        if text:
            made.append(Found(text, None, item["author"], date_in(item["date"]), score, parent))
            parent = len(made) - 1
        waiting += [(reply, parent) for reply in reversed(item["replies"])]
    return made


def _written(
    fields: dict[str, str],
    shown: str | None,
    body: str,
    comments: Sequence[Found],
    notes: tuple[str, ...],
) -> Reading:
    """Write the page's text and place its documents in it.

    Parameters
    ----------
    shown
        A date the page shows, perhaps another article's: the article's own dateline wins.
    """
    title = fields.get("title")
    article = article_of(lines_of(f"{title}\n\n{body}" if title else body))
    fields = {**{k: v for k, v in article.fields.items() if k in ("author", "date")}, **fields}
    sheet = Sheet()
    lines = without_bios(article.lines, fields.get("author"))
    spans = [sheet.write("\n".join(line.text for line in block)) for block in blocks_of(lines)]
    written = sheet.text
    drafts = [_commented(sheet, comment) for comment in comments]
    said = "\n".join(comment.text for comment in comments)
    outlet = fields.get("outlet") or outlet_in(written) or newsroom_in(said)
    draft = ArticleDraft(
        spans=(Span(spans[0].start, spans[-1].end),) if spans else (),
        title=title or article.fields.get("title"),
        outlet=outlet,
        author=fields.get("author"),
        date=fields.get("date") or shown,
        url=fields.get("url"),
        language=fields.get("language"),
        via=via_in(f"{written}\n{fields.get('signature', '')}", outlet),
    )
    story = Story(article=draft, comments=tuple(drafts))
    return Reading(text=sheet.text, stories=(story,), notes=notes)


def _commented(sheet: Sheet, comment: Found) -> CommentDraft:
    """Write one comment under a line that says who and when, which is no part of it."""
    head = ", ".join(part for part in (comment.author, comment.date) if part)
    if head:
        sheet.write(head)
    return CommentDraft(
        spans=(sheet.write(comment.text),),
        author=comment.author,
        date=comment.date,
        score=comment.score,
        parent=comment.parent,
    )
