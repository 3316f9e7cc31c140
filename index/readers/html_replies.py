"""Who answers whom: a comment inside another, deeper than the one above, or named in its head."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import fold
from index.readers.dom import attribute, text_of
from index.readers.layouts import NAME, PARENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborNode

    from index.readers.html_comment import Found
    from index.readers.html_layout import HtmlLayout

_DEPTH_CLASS = re.compile(
    r"(?:depth|level|niveau|indent|nested|lvl)[-_]?(\d{1,2})\b", re.IGNORECASE
)
_DEPTH_NAMES = ("data-level", "data-depth", "depth", "aria-level", "data-indent", "data-nesting")
_ANSWERS = re.compile(rf"(?:{PARENT})(?P<name>{NAME})", re.IGNORECASE)


def threaded(
    layout: HtmlLayout, read: Sequence[tuple[LexborNode, Found | None, int | None]], ids: set[int]
) -> list[Found]:
    """Link each comment to the one it stands in, is indented under, or names."""
    place: dict[int, int | None] = {}
    named: dict[str, int] = {}
    above: list[tuple[int, int]] = []
    kept: list[Found] = []
    for node, comment, around in read:
        parent = place.get(around) if around is not None else None
        if comment is None:
            place[node.mem_id] = parent
            continue
        depth = _depth(layout, node) or 0
        while above and above[-1][0] >= depth:
            above.pop()
        if parent is None and above:
            parent = above[-1][1]
        if parent is None:
            parent = _answered(node, named, ids)
        place[node.mem_id] = len(kept)
        above.append((depth, len(kept)))
        if comment.author:
            named[fold(comment.author)] = len(kept)
        kept.append(replace(comment, parent=parent))
    return kept


def _answered(node: LexborNode, named: dict[str, int], ids: set[int]) -> int | None:
    """Return the comment whose author the head says is answered."""
    head = text_of(node, ids)[:200].split("\n\n")[0]
    match = _ANSWERS.search(head)
    words = fold(match["name"]).split() if match else []
    names = (" ".join(words[:size]) for size in range(len(words), 0, -1))
    return next((named[name] for name in names if name in named), None)


def _depth(layout: HtmlLayout, node: LexborNode) -> int | None:
    """Return how deep an element says it is; a layout's own attribute first."""
    holder = node.css_first(layout.depth_of) if layout.depth_of else node
    names = (layout.depth,) if layout.depth else _DEPTH_NAMES
    for name in names:
        written = attribute(holder, name) if holder is not None and name else ""
        if written.isdecimal():
            return int(written)
    match = _DEPTH_CLASS.search(attribute(node, "class"))
    return int(match[1]) if match else None
