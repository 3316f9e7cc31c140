"""Telling readers' comments apart in a saved text, by the declared layouts.

The page is searched for a heading ("Commentaires (19)") and for every layout's heads; the layout
that finds as many comments as the heading announces, else the most, is taken. Nothing is guessed
where no layout fits: the caller keeps the text in the article and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.analysis import fold
from index.documents import Span
from index.readers.headings import Heading, announcing, headings_of
from index.readers.layouts import LAYOUTS, Layout
from index.readers.lines import Line, lines_of
from index.readers.origins import byline
from index.readers.text_comment import read_comment, readable_name
from index.readers.thread_ends import closed_by_button, end_of_thread
from index.readers.thread_shapes import shaped_comments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.readers.drafts import CommentDraft

_TIMED = re.compile(r"\d ?[h:] ?\d\d|\bago\b|\bil y a\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thread:
    """The comments found, and the stretch of the page they and their heading take.

    ``announced`` is the count the page's heading gives and ``heads`` how many heads were seen,
    those of deleted comments too; ``comments`` is empty when no layout fits, and the stretch then
    covers nothing.
    """

    comments: tuple[CommentDraft, ...]
    start: int
    end: int
    layout: str | None = None
    announced: int | None = None
    heading: Span | None = None
    heads: int = 0


_NOWHERE = Heading(0, 0, None)
_HEADINGS = 4  # how many of a page's headings are tried, besides the first


def find_thread(text: str, title: str | None = None, *, announced: bool = False) -> Thread:
    r"""Find the comments of a saved text.

    Parameters
    ----------
    title
        The article's: where it comes back, the comments are over.
    announced
        Look only where a heading announces comments.

    Examples
    --------
    >>> page = "Un article.\n\n2 commentaires\n 1. Bravo.\n\n 2. Non !\n\nLaisser un commentaire"
    >>> thread = find_thread(page)
    >>> thread.layout, [span.of(page) for c in thread.comments for span in c.spans]
    ('numbered', ['Bravo.', 'Non !'])
    """
    lines = lines_of(text)
    headings = headings_of(lines)
    found = _likeliest(text, headings, None if announced else _NOWHERE)
    if found is None:
        heading = announcing(headings)
        count = heading.count if heading else None
        return _shaped(lines, heading, title) or Thread(
            (), len(text), len(text), announced=count, heading=_place(heading)
        )
    heading, layout, heads = found
    start = min(heading.start, heads[0].start()) if heading.end else heads[0].start()
    end = closed_by_button(text, heads, end_of_thread(lines, heads[-1].end(), title))
    comments = _comments(text, layout, heads, end)
    return Thread(comments, start, end, layout.name, heading.count, heads=len(heads))


def _likeliest(
    text: str, headings: Sequence[Heading], nowhere: Heading | None
) -> tuple[Heading, Layout, list[re.Match[str]]] | None:
    """Return the heading and layout under which most comments are found, the count met first.

    Parameters
    ----------
    nowhere
        What stands for "no heading", where comments may be looked for without one.
    """
    announced = next((heading.count for heading in reversed(headings) if heading.count), None)
    options: list[tuple[tuple[bool, float, int], Heading, Layout, list[re.Match[str]]]] = []
    for heading in (*headings[:1], *headings[1:][-_HEADINGS:], *([nowhere] if nowhere else [])):
        candidates = [
            (layout, under)
            for layout in LAYOUTS
            if (under := _under(text, layout, heading))
            and _fits(layout, under, heading)
            and (heading.end or not _straddles(under, headings))
        ]
        if candidates:
            count = heading.count or announced
            layout, under = _chosen(candidates, count)
            worth = len(under) if heading.end else len(under) / 1.5
            rank = (len(under) == count, worth, heading.start)
            options.append((rank, heading, layout, under))
    return max(options, key=lambda option: option[0])[1:] if options else None


def _place(heading: Heading | None) -> Span | None:
    return Span(heading.start, heading.end) if heading else None


def _shaped(lines: Sequence[Line], heading: Heading | None, title: str | None) -> Thread | None:
    """Tell comments apart by repeated structure, or return None."""
    if heading is None:
        return None
    end = end_of_thread(lines, heading.end, title)
    under = [line for line in lines if heading.end <= line.start < end]
    comments = shaped_comments(under, heading.count)
    if not comments:
        return None
    return Thread(comments, heading.start, end, "shape", heading.count, heads=len(comments))


def _under(text: str, layout: Layout, heading: Heading) -> list[re.Match[str]]:
    """Return a layout's heads after a heading; a byline among them is an article's."""
    heads = list(layout.head.finditer(text, heading.end))
    if layout.ordered:
        return _in_order(heads)
    own = [head for head in heads if byline(head.group().strip().split("\n")[0]) is None]
    return own if 2 * len(own) > len(heads) else heads


def _straddles(heads: Sequence[re.Match[str]], headings: Sequence[Heading]) -> bool:
    """Tell heads found without a heading that stand on both sides of one: an article's, too."""
    first, last = heads[0].start(), heads[-1].start()
    return any(heading.count and first < heading.start < last for heading in headings)


def _in_order(heads: list[re.Match[str]]) -> list[re.Match[str]]:
    """Keep the numbered heads that count up from one, each indentation for itself."""
    kept: list[re.Match[str]] = []
    expected: dict[int, int] = {}
    for head in heads:
        column = _column(head)
        number = int(head["number"])
        if number == expected.get(column, 1):
            expected = {other: n for other, n in expected.items() if other < column}
            expected[column] = number + 1
            kept.append(head)
    return kept


def _fits(layout: Layout, heads: list[re.Match[str]], heading: Heading) -> bool:
    """Tell whether heads are enough of them, and not one line that comes back on every page."""
    if heading.end:
        return len(heads) > 1 or heading.count in (1, None)
    if layout.alone <= 2:
        return 0 < layout.alone <= len(heads)
    different = {head.group().strip() for head in heads}
    timed = sum(_TIMED.search(head) is not None for head in different)
    enough = len(different) > 0.7 * len(heads) and timed >= 0.5 * len(different)
    return enough and len(heads) >= layout.alone


def _chosen(
    candidates: list[tuple[Layout, list[re.Match[str]]]], announced: int | None
) -> tuple[Layout, list[re.Match[str]]]:
    """Choose the layout that meets the announced count, else the first that finds nearly most."""
    for layout, heads in candidates:
        if len(heads) == announced:
            return layout, heads
    most = max(len(heads) for layout, heads in candidates)
    return next(pair for pair in candidates if len(pair[1]) >= 0.7 * most)


def _comments(
    text: str, layout: Layout, heads: list[re.Match[str]], end: int
) -> tuple[CommentDraft, ...]:
    comments: list[CommentDraft] = []
    above: list[tuple[int, int]] = []  # the columns and places of the comments one may answer
    last: dict[str, int] = {}
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        comment = read_comment(text, head, following.start() if following else end)
        column = _column(head) if layout.nesting == "indent" else 0
        while above and above[-1][0] >= column:
            above.pop()
        groups = head.groupdict()
        answered = _key(groups.get("parent") or groups.get("answered"))
        named = last.get(answered) if answered else None
        parent = named if named is not None else above[-1][1] if above else None
        above.append((column, len(comments)))
        comments.append(replace(comment, parent=parent))
        last[_key(comment.author)] = len(comments) - 1
    return _without_empty(comments)


def _key(name: str | None) -> str:
    """Return what two spellings of a pseudonym share."""
    return fold(readable_name(name) or "")


def _without_empty(comments: list[CommentDraft]) -> tuple[CommentDraft, ...]:
    """Drop comments without words (deleted ones), their replies answering the one above."""
    place: dict[int, int | None] = {}
    kept: list[CommentDraft] = []
    for number, comment in enumerate(comments):
        parent = None if comment.parent is None else place[comment.parent]
        if comment.spans:
            place[number] = len(kept)
            kept.append(replace(comment, parent=parent))
        else:
            place[number] = parent
    return tuple(kept)


def _column(head: re.Match[str]) -> int:
    """Return the column a head stands at, a tab counting four."""
    lead = head.string[head.start() : head.start("opener")]
    return len(lead.replace("\t", "    "))
