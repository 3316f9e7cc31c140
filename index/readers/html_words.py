"""Comments of an HTML page told apart in its words alone, where its markup says nothing.

The layouts of saved text are tried; a page of the web holds more lists than a copied text does, so
that what they find must fit what the page announces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.readers.headings import announced_in
from index.readers.html_body import keys_of
from index.readers.html_comment import Found
from index.readers.threads import find_thread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.readers.drafts import CommentDraft

LONG_COMMENT = 4_000
"""Characters over which what says more than all others of a thread is the article, no comment."""
_RIGHT_UNDER = 200
_HEAD_LINES = 6  # above the first comment: a heading, a name, a date, blank lines between


def comments_in_words(visible: str, body: str) -> tuple[list[Found], str]:
    """Return the comments found in a page's visible words, and its body's lines without theirs."""
    thread = find_thread(visible, announced=True)
    spans = [draft.spans[0] for draft in thread.comments]
    below = "" if not spans else visible[thread.start : spans[0].start]
    if not _is_likely(thread.comments, announced_in(visible), len(below)):
        return [], body
    head = visible[thread.start : spans[0].start].splitlines(keepends=True)[-_HEAD_LINES:]
    taken = set(keys_of(visible[spans[0].start - len("".join(head)) : thread.end]))
    kept = [line for line in body.split("\n") if not line.strip() or keys_of(line)[0] not in taken]
    found = [
        Found(span.of(visible), None, draft.author, draft.date, draft.score, draft.parent)
        for span, draft in zip(spans, thread.comments, strict=True)
    ]
    return found, "\n".join(kept)


def _is_likely(comments: Sequence[CommentDraft], announced: int | None, below: int) -> bool:
    """Tell a thread from a list of something else.

    That is half the count announced or twice, a thread that one comment fills, or one where few
    say who speaks or when. Without a count, it is what begins ``below`` characters under its
    heading, not right under it.
    """
    sizes = [span.end - span.start for draft in comments for span in draft.spans[:1]]
    speaking = sum(draft.author is not None or draft.date is not None for draft in comments)
    if 2 * speaking < len(comments):
        return False
    if not sizes or max(sizes) > max(LONG_COMMENT, sum(sizes) / 2):
        return False
    if announced:
        return announced <= 2 * len(comments) <= 4 * announced
    return below <= _RIGHT_UNDER
