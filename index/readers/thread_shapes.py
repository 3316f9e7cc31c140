"""Comments told apart by repeated structure alone, where no declared layout fits.

Only under a heading that announces how many there are, and only when the count is met: a line
that closes every comment ("Répondre"), or one paragraph per comment. Else nothing is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index.analysis import fold
from index.documents import Span
from index.readers.buttons import is_button
from index.readers.dates import DATE, RELATIVE, date_in
from index.readers.drafts import CommentDraft
from index.readers.furniture import is_furniture
from index.readers.layouts import NAME
from index.readers.lines import Line, blocks_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = re.compile(NAME)
_WHEN = re.compile(rf"(?:le |on |posté |publié )*(?:{DATE}|{RELATIVE})\W*", re.IGNORECASE)


def shaped_comments(lines: Sequence[Line], announced: int | None) -> tuple[CommentDraft, ...]:
    r"""Return as many comments as announced, from the lines under their heading, or none.

    >>> from index.readers.lines import lines_of
    >>> page = "ada\nBravo à tous.\nRépondre\nbob\nPas d'accord.\nRépondre"
    >>> [(c.author, c.spans[0].of(page)) for c in shaped_comments(lines_of(page), 2)]
    [('ada', 'Bravo à tous.'), ('bob', "Pas d'accord.")]
    """
    if not announced:
        return ()
    for groups in (_between_closers(lines, announced), _paragraphs(lines)):
        if len(groups) == announced:
            named = len(groups) > 1 and all(_opens_with_name(group) for group in groups)
            return tuple(_draft(group, named=named) for group in groups)
    return ()


def _between_closers(lines: Sequence[Line], announced: int) -> list[list[Line]]:
    """Part lines after each button that comes back once per comment."""
    counts = Counter(fold(line.text) for line in lines if is_button(line.text))
    closers = {text for text, count in counts.items() if count == announced}
    if not closers:
        return []
    closer = next(fold(line.text) for line in lines if fold(line.text) in closers)
    groups: list[list[Line]] = [[]]
    for line in lines:
        if fold(line.text) == closer:
            groups.append([])
        elif not is_button(line.text):
            groups[-1].append(line)
    return [group for group in groups if group]


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Take every paragraph that is no furniture for a comment."""
    blocks = ([line for line in block if not is_furniture(line.text)] for block in blocks_of(lines))
    return [block for block in blocks if block]


def _opens_with_name(group: Sequence[Line]) -> bool:
    """Tell a first line that could be a pseudonym, with words after it."""
    first = group[0].text
    return len(group) > 1 and first[-1] not in ".!?…" and _NAME.fullmatch(first) is not None


def _draft(group: list[Line], *, named: bool) -> CommentDraft:
    author = group[0].text if named else None
    body = group[1:] if named else group
    dated = None
    if len(body) > 1 and _WHEN.fullmatch(body[0].text):
        dated = date_in(body[0].text)
        body = body[1:]
    return CommentDraft(spans=(Span(body[0].start, body[-1].end),), author=author, date=dated)
