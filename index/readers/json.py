"""Articles and threads as JSON: one object, a list, or one object per line.

The schema is in ``docs/formats.md``; the page's text is made here, paragraph by paragraph: the
title, the byline, the article, then each comment, so that every offset counts in what is shown.
"""

from __future__ import annotations

import json
from typing import Any

from index.documents import Span
from index.errors import PageUnreadable
from index.readers.buttons import is_gone
from index.readers.dates import told_date
from index.readers.drafts import ArticleDraft, CommentDraft, Reading, Story
from index.readers.files import Source, decode
from index.readers.origins import via_in
from index.readers.sheet import Sheet

DOCUMENTS_LIMIT = 50_000
"""Articles and comments over which a file is refused."""
DEPTH_LIMIT = 200
"""Replies to replies over which a thread is refused."""


def read_json(source: Source) -> Reading:
    """Read articles and comments of the documented schema."""
    items = _items(source)
    sheet = Sheet()
    stories = [_story(source, sheet, item) for item in items]
    return Reading(text=sheet.text, stories=tuple(stories))


def _items(source: Source) -> list[dict[str, Any]]:
    """Return the file's articles, from one value or from one per line."""
    text = decode(source).lstrip("\ufeff")
    try:
        value = json.loads(text)
    except json.JSONDecodeError as whole:
        value = _lines(source, text, whole)
    items = value if isinstance(value, list) else [value]
    if not items or not all(isinstance(item, dict) for item in items):
        raise PageUnreadable(path=source.path, why="its JSON holds no articles")
    if not any(_string(item, "text") or _comments_of(item) for item in items):
        why = "its JSON has no article text or comments (see docs/formats.md)"
        raise PageUnreadable(path=source.path, why=why)
    return items


def _lines(source: Source, text: str, whole: json.JSONDecodeError) -> list[Any]:
    """Return the values of a file that holds one per line."""
    values: list[Any] = []
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line.strip():
                values.append(json.loads(line))
        except json.JSONDecodeError as error:
            at, fault = (number, error) if values else (whole.lineno, whole)
            why = f"it is no JSON (line {at}: {fault.msg})"
            raise PageUnreadable(path=source.path, why=why) from error
    return values


def _story(source: Source, sheet: Sheet, item: dict[str, Any]) -> Story:
    body = _string(item, "text")
    title, author, written = (_string(item, name) for name in ("title", "author", "date"))
    spans = []
    if body or title:
        head = "\n".join(part for part in (title, _byline(author, written)) if part)
        if head:
            spans.append(sheet.write(head))
        if body:
            spans.append(sheet.write(body))
    outlet = _string(item, "outlet")
    draft = ArticleDraft(
        spans=(Span(spans[0].start, spans[-1].end),) if spans else (),
        title=title,
        outlet=outlet,
        author=author,
        date=told_date(written),
        url=_string(item, "url"),
        language=_string(item, "language"),
        via=via_in(body, outlet) if body else (),
    )
    return Story(article=draft, comments=tuple(_comments(source, sheet, item)))


def _byline(author: str | None, written: str | None) -> str:
    """Write who and when on one line."""
    return ", ".join(part for part in (author, written) if part)


def _comments(source: Source, sheet: Sheet, item: dict[str, Any]) -> list[CommentDraft]:
    """Flatten a thread, each reply after what it answers."""
    drafts: list[CommentDraft] = []
    waiting: list[tuple[dict[str, Any], int | None, int]] = [
        (comment, None, 0) for comment in reversed(_comments_of(item))
    ]
    while waiting:
        comment, parent, depth = waiting.pop()
        if len(drafts) >= DOCUMENTS_LIMIT or depth > DEPTH_LIMIT:
            raise PageUnreadable(path=source.path, why="it holds too many comments, or too deep")
        text = _string(comment, "text")
        if text and is_gone(text):
            text = None
        written = _string(comment, "date")
        score = comment.get("score")
        head = _byline(_string(comment, "author"), written)
        if text and head:
            sheet.write(head)
        drafts.append(
            CommentDraft(
                spans=(sheet.write(text),) if text else (),
                author=_string(comment, "author"),
                date=told_date(written),
                url=_string(comment, "url"),
                score=score if isinstance(score, int) and not isinstance(score, bool) else None,
                parent=parent,
            )
        )
        here = len(drafts) - 1 if text else parent
        waiting += [
            (reply, here, depth + 1) for reply in reversed(_comments_of(comment, "replies"))
        ]
    return drafts


def _comments_of(item: dict[str, Any], name: str = "comments") -> list[dict[str, Any]]:
    value = item.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _string(item: dict[str, Any], name: str) -> str | None:
    """Return a field's text, trimmed, or None where there is none."""
    value = item.get(name)
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", "replace").decode("utf-8").strip() or None
