"""Where the last comment of a saved text ends, though the site's foot or an article follows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from index.analysis import fold
from index.readers.buttons import is_button
from index.readers.furniture import is_furniture, opens_related, opens_tail
from index.readers.lines import Line, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def end_of_thread(lines: Sequence[Line], after: int, title: str | None) -> int:
    """Return where the last comment's stretch ends: a form, a footer, or the title again."""
    folded = fold(title) if title else None
    ends = [after]
    foot = 0  # how many of the last lines are the site's own
    for line in lines:
        if line.end <= after:
            continue
        if opens_tail(line.text) or opens_related(line.text) or fold(line.text) == folded:
            break
        foot = foot + 1 if len(ends) > 1 and is_foot(line.text) else 0
        ends.append(line.end)
    return ends[-1 - foot]


def closed_by_button(text: str, heads: Sequence[re.Match[str]], end: int) -> int:
    """Return where the last comment ends if a button closes every comment before it."""
    closers = set()
    for head, following in pairwise(heads):
        lines = lines_of(text[head.end() : following.start()])
        if not lines or not is_button(lines[-1].text):
            return end
        closers.add(_button(lines[-1].text))
    if len(closers) != 1:
        return end
    after = heads[-1].end()
    own = lines_of(text[after:end])
    return next((after + line.end for line in own if _button(line.text) in closers), end)


def _button(line: str) -> str:
    """Return the words of a button, its numbers apart."""
    return re.sub(r"[\W\d]+", " ", fold(line)).strip()


def is_foot(line: str) -> bool:
    """Tell a line that only the foot of a page holds.

    >>> is_foot("© The Harl Observer"), is_foot("Contact | Cookies"), is_foot("Merci !")
    (True, True, False)
    """
    return is_furniture(line) or (line.startswith("©") and len(line) <= 80)
