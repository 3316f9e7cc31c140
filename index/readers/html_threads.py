"""Telling readers' comments apart in HTML: declared layouts first, then repeated structure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import fold
from index.readers.dom import ancestors, attribute, marks_of, text_of
from index.readers.html_comment import Found, read_comment
from index.readers.html_head import says_when
from index.readers.html_layout import HtmlLayout
from index.readers.html_layouts import LAYOUTS
from index.readers.html_parts import dated
from index.readers.html_repeats import (
    groups_under_headings,
    is_card,
    named_groups,
    signature,
)
from index.readers.layouts import NAME, PARENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_SAMPLE = 20  # elements of a long group that are read before the rest is
_DEPTH_CLASS = re.compile(
    r"(?:depth|level|niveau|indent|nested|lvl)[-_]?(\d{1,2})\b", re.IGNORECASE
)
_DEPTH_NAMES = ("data-level", "data-depth", "depth", "aria-level", "data-indent", "data-nesting")
_ANSWERS = re.compile(rf"(?:{PARENT})(?P<name>{NAME})", re.IGNORECASE)


def find_comments(tree: LexborHTMLParser, announced: int | None = None) -> list[Found]:
    """Return the comments of a page, in its order; empty when no structure is known.

    Parameters
    ----------
    announced
        How many comments the page says it has.
    """
    best: list[Found] = []
    for layout, nodes in _by_likelihood(_matching(tree), announced):
        best = _read(layout, nodes)
        if best and (_is_told(best, 0.5) or (layout.alone and len(best) > 1)):
            break
        best = []
    if announced and len(best) == announced:
        return best
    return _repeated(tree, announced, len(best)) or best


def _matching(tree: LexborHTMLParser) -> list[tuple[HtmlLayout, list[LexborNode]]]:
    """Return the layouts that match anything, each with one element per comment."""
    matching = []
    for layout in LAYOUTS:
        nodes = {node.mem_id: node for node in tree.css(layout.item) if not _is_elsewhere(node)}
        if nodes:
            matching.append((layout, _without_wrappers(list(nodes.values()))))
    return matching


def _by_likelihood(
    matching: list[tuple[HtmlLayout, list[LexborNode]]], announced: int | None
) -> list[tuple[HtmlLayout, list[LexborNode]]]:
    """Put first what meets the announced count, then what finds nearly most, as declared."""
    most = max((len(nodes) for _, nodes in matching), default=0)
    return sorted(
        matching,
        key=lambda pair: (len(pair[1]) != announced, len(pair[1]) < 0.7 * most),
    )


def _is_told(comments: Sequence[Found], share: float) -> bool:
    """Tell whether enough comments say who speaks or when."""
    told = sum(comment.author is not None or comment.date is not None for comment in comments)
    return told >= share * len(comments)


def _is_thread(comments: Sequence[Found]) -> bool:
    """Tell comments where nothing is named for them: readers speak in turn, each at a time."""
    speakers = {comment.author for comment in comments}
    return 2 * len(speakers) > len(comments) > 1 and all(
        comment.author is not None
        and comment.node is not None
        and says_when(comment.node, comment.author)
        and not is_card(comment.node, comment.text)
        for comment in comments
    )


def _is_elsewhere(node: LexborNode) -> bool:
    """Tell an element in a widget of recent comments, or in a form."""
    for around in (node, *ancestors(node)):
        if around.tag in ("nav", "head"):
            return True
        if around.tag in ("body", "html", "main"):
            return False
        if around.tag in ("aside", "ul", "div", "section") and re.search(
            r"recent[-_]?comm|comm\w*[-_]recent|latest[-_]?comm|derniers?[-_]comm|widget_recent",
            marks_of(around),
            re.IGNORECASE,
        ):
            return True
    return False


def _read(layout: HtmlLayout, nodes: Sequence[LexborNode], first: int | None = None) -> list[Found]:
    """Read every element of a layout, or the first ones, replies taken out of what they answer."""
    ids = {node.mem_id for node in nodes}
    nodes = nodes[:first]
    read: list[tuple[LexborNode, Found | None, int | None]] = []
    for node in nodes:
        around = next((one.mem_id for one in ancestors(node) if one.mem_id in ids), None)
        read.append((node, read_comment(layout, node, ids), around))
    return _threaded(layout, read, ids)


def _without_wrappers(nodes: list[LexborNode]) -> list[LexborNode]:
    """Keep one element per comment where a layout names both a wrapper and what it holds."""
    by_id = {node.mem_id: node for node in nodes}
    held: dict[int, list[LexborNode]] = {}
    for node in nodes:
        around = next((one.mem_id for one in ancestors(node) if one.mem_id in by_id), None)
        if around is not None and signature(node) != signature(by_id[around]):
            held.setdefault(around, []).append(node)
    gone: set[int] = set()
    for wrapper, inner in held.items():
        own = text_of(by_id[wrapper], by_id)
        if len(inner) == 1 and len(own) <= 120:
            gone.add(inner[0].mem_id)
        elif len(inner) > 1 and len(own) <= 60:
            gone.add(wrapper)
        gone.update(one.mem_id for one in inner if _number(one) == _number(by_id[wrapper]))
    return [node for node in nodes if node.mem_id not in gone]


def _number(node: LexborNode) -> str:
    """Return the number that ends an element's id; one without is never another's."""
    found = re.search(r"\d+\D*$", attribute(node, "id"))
    return found.group() if found else str(node.mem_id)


def _threaded(
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


def _repeated(tree: LexborHTMLParser, announced: int | None, beaten: int) -> list[Found]:
    """Find comments by elements that repeat, in areas named for comments, then under headings.

    Parameters
    ----------
    beaten
        How many comments the layouts found; only clearly more, or the announced count, is taken.
    """
    best: list[Found] = []
    for nodes, surely in named_groups(tree):
        exact = announced == len(nodes)
        if not exact and len(nodes) <= max(1.2 * beaten, len(best), 1):
            continue
        if len(nodes) > 2 * _SAMPLE and not _is_told(_read(_GENERIC, nodes, _SAMPLE), 0.5):
            continue
        found = _read(_GENERIC, nodes)
        better = len(found) > len(best) or (exact and len(best) != announced)
        told = _is_told(found, 0.7) if surely else _is_thread(found)
        if found and better and told:
            best = found
    return best or ([] if beaten else _under_headings(tree, announced))


def _under_headings(tree: LexborHTMLParser, announced: int | None) -> list[Found]:
    """Find comments by elements that repeat after a heading; each must say who and when."""
    best: list[Found] = []
    for nodes in groups_under_headings(tree):
        likely = len(nodes) > max(len(best), 1) and announced in (None, len(nodes))
        if likely and all(map(dated, nodes)):
            found = _read(_GENERIC, nodes)
            if len(found) > len(best) and _is_thread(found):
                best = found
    return best


_GENERIC = HtmlLayout("repeated", item="")
