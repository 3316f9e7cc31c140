"""Reading one comment of a saved text: its head's groups, and the words between its buttons."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.documents import Span
from index.readers.buttons import is_button, is_count, is_gone
from index.readers.dates import RELATIVE, date_in
from index.readers.drafts import CommentDraft
from index.readers.lines import Line, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_AGO = re.compile(r"(\d{1,6}) ([a-z]+?)s? ago", re.IGNORECASE)
_MOST = {"second": 59, "minute": 59, "hour": 23, "day": 31, "week": 5, "month": 11, "year": 40}


def read_comment(text: str, head: re.Match[str], stop: int) -> CommentDraft:
    """Read one comment: who and when from its head, its words between buttons."""
    groups = head.groupdict()
    body = [
        replace(line, start=line.start + head.end(), end=line.end + head.end())
        for line in lines_of(text[head.end() : stop])
    ]
    score = _number(groups.get("score"))
    date = groups.get("date")
    if date and score is None:
        score = _unglued(date)
    while body and is_button(body[0].text):
        body.pop(0)
    while body and _closes(body):
        line = body.pop()
        if score is None and is_count(line.text):
            score = _number(line.text)
    gone = len(body) == 1 and is_gone(body[0].text)
    spans = (Span(body[0].start, body[-1].end),) if body and not gone else ()
    dated = date_in(date) if date and not re.fullmatch(RELATIVE, date, re.IGNORECASE) else None
    return CommentDraft(
        spans=spans,
        author=readable_name(groups.get("author") or groups.get("writer")),
        date=dated,
        score=score,
    )


def _closes(body: Sequence[Line]) -> bool:
    """Tell whether the last line is a button, or a count of votes beside one."""
    line = body[-1]
    return is_button(line.text) or (len(body) > 1 and is_count(line.text) and not line.opens)


def _number(written: str | None) -> int | None:
    return int(written.replace("−", "-")) if written else None


def _unglued(written: str) -> int | None:
    """Return the votes printed against a relative time without a space between.

    No site writes "54 months ago": it is a score of 5, 4 months ago. Where two readings are
    possible ("112 hours ago"), none is taken.

    >>> _unglued("54 months ago"), _unglued("125 hours ago"), _unglued("112 hours ago")
    (5, 12, None)
    """
    match = _AGO.fullmatch(written)
    most = _MOST.get(match[2].lower()) if match else None
    if match is None or most is None or int(match[1]) <= most:
        return None
    number = match[1]
    scores = [
        int(number[:-size])
        for size in (1, 2)
        if len(number) > size and number[-size] != "0" and int(number[-size:]) <= most
    ]
    return scores[0] if len(scores) == 1 else None


def readable_name(written: str | None) -> str | None:
    """Return a pseudonym without the signs around it.

    >>> [readable_name(name) for name in ("@Ysysel", "Syl ⏚", "Lise-Marie K.", "[12]Zoé", "🐙")]
    ['Ysysel', 'Syl', 'Lise-Marie K.', 'Zoé', '🐙']
    """
    if not written:
        return None
    name = re.sub(r"[^\w.)]+$", "", re.sub(r"^(?:\[\d+\])?[^\w(]*", "", written.strip()))
    return name or written.strip() or None
