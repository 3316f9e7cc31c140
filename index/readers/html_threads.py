"""Telling readers' comments apart in HTML: declared layouts first, then repeated structure."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from index.readers.dom import ancestors, attribute, marks_of, text_of
from index.readers.html_bodies import groups_around_parts
from index.readers.html_comment import Found, read_comment
from index.readers.html_head import says_when
from index.readers.html_layout import HtmlLayout
from index.readers.html_layouts import LAYOUTS
from index.readers.html_lists import are_entries, is_card
from index.readers.html_parts import dated
from index.readers.html_repeats import groups_under_headings, named_groups, signature
from index.readers.html_replies import threaded
from index.readers.html_signs import signed_groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_SIGNED_TOLD = 0.8
_NUMBER = re.compile(r"\d+\D*$")
_ONE_WRITER = 3
_SAMPLE = 20  # elements of a long group that are read before the rest is


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
        told = _is_told(best, 0.5) or (layout.alone and len(best) > 1)
        if best and told and not are_entries(best):
            break
        best = []
    if announced and len(best) == announced:
        return best
    return _repeated(tree, announced, len(best)) or best


def _matching(tree: LexborHTMLParser) -> list[tuple[HtmlLayout, list[LexborNode]]]:
    """Return the layouts that match anything, each with one element per comment."""
    matching = []
    for layout in LAYOUTS:
        nodes = {
            node.mem_id: node
            for node in tree.css(layout.item)
            if not _is_elsewhere(node) and (not layout.numbered or _NUMBER.search(_id(node)))
        }
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


def _are_dated(comments: Sequence[Found]) -> bool:
    """Tell whether half of the comments say when."""
    return 2 * sum(_says_when(comment) for comment in comments) >= len(comments)


def _are_several(comments: Sequence[Found]) -> bool:
    """Tell a thread from the entries of one writer: three or more by the same name."""
    speakers = {comment.author for comment in comments}
    return len(comments) < _ONE_WRITER or len(speakers) > 1 or None in speakers


def _is_thread(comments: Sequence[Found]) -> bool:
    """Tell comments where nothing is named for them: readers speak in turn, each at a time."""
    speakers = {comment.author for comment in comments}
    return 2 * len(speakers) > len(comments) > 1 and all(
        comment.author is not None and _says_when(comment) for comment in comments
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
    return threaded(layout, read, ids)


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
    found = _NUMBER.search(_id(node))
    return found.group() if found else str(node.mem_id)


def _id(node: LexborNode) -> str:
    return attribute(node, "id")


def _repeated(tree: LexborHTMLParser, announced: int | None, beaten: int) -> list[Found]:
    """Find comments by elements that repeat, in areas named for comments, then under headings.

    Parameters
    ----------
    beaten
        How many comments the layouts found; only clearly more, or the announced count, is taken.
    """
    best: list[Found] = []
    for nodes, named in chain(groups_around_parts(tree), named_groups(tree)):
        exact = announced == len(nodes)
        if not exact and len(nodes) <= max(1.2 * beaten, len(best), 1):
            continue
        if not _worth_reading(nodes):
            continue
        found = _read(_GENERIC, nodes)
        better = len(found) > len(best) or (exact and len(best) != announced)
        told = _is_told(found, 0.7) and (exact or named == "words" or _are_dated(found))
        told = _is_thread(found) if named in ("", "head") else told and _are_several(found)
        if found and better and told and not _is_elsewhere(nodes[0]) and not are_entries(found):
            best = found
    return best or ([] if beaten else _signed(tree, announced) or _under_headings(tree, announced))


def _signed(tree: LexborHTMLParser, announced: int | None) -> list[Found]:
    """Find comments by elements that each hold a way to answer them, or their own address.

    Nearly each must say who and when. Of two groups as large, the one that says more is taken.
    """
    best: list[Found] = []
    most = (0, 0, 0)
    for nodes in signed_groups(tree):
        if not _worth_reading(nodes):
            continue
        found = _read(_GENERIC, nodes)
        told = [comment for comment in found if comment.author and _says_when(comment)]
        size = sum(len(comment.text) for comment in found)
        worth = (len(told), len(told) - len(found), size)
        several = len(nodes) > 1 or announced == 1
        if worth > most and several and len(told) >= _SIGNED_TOLD * len(nodes):
            best, most = found, worth
    return best


def _worth_reading(nodes: Sequence[LexborNode]) -> bool:
    """Tell a short group, or a long one whose first elements speak as comments do."""
    if len(nodes) <= 2 * _SAMPLE:
        return True
    sample = _read(_GENERIC, nodes, _SAMPLE)
    return _is_told(sample, 0.5) and not are_entries(sample)


def _says_when(comment: Found) -> bool:
    node = comment.node
    return node is not None and says_when(node, comment.author) and not is_card(node, comment.text)


def _under_headings(tree: LexborHTMLParser, announced: int | None) -> list[Found]:
    """Find comments by elements that repeat after a heading; each must say who and when."""
    best: list[Found] = []
    for nodes in groups_under_headings(tree):
        count = announced or len(nodes)
        likely = len(nodes) > max(len(best), 1) and count <= 2 * len(nodes) <= 2 * count
        if likely and all(map(dated, nodes)):
            found = _read(_GENERIC, nodes)
            if len(found) > len(best) and _is_thread(found):
                best = found
    return best


_GENERIC = HtmlLayout("repeated", item="")
