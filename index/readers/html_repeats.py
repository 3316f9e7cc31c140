"""Elements that repeat: the groups that may be comments where no declared layout fits.

Elements of one tag and one set of classes, inside an area that is named for comments, or after a
heading that announces them. The caller reads them, and keeps those that say who speaks and when.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from index.readers.dom import ancestors, attribute, marks_of, text_of
from index.readers.furniture import opens_tail
from index.readers.headings import headings_of
from index.readers.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_AREA = re.compile(
    r"comment|kommentar|coment|reaction|reponse|repl(?:y|ies)|discussion|disqus|thread|avis\b"
    r"|forum|debat"
    r"|talkback|respon[sd]",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"recent|latest|dernier|widget|sidebar|most|popular|form\b|respond$|count|link|button|nav"
    r"|share|login",
    re.IGNORECASE,
)
_VARIES = re.compile(
    r"\d|^(?:odd|even|alt|first|last|parent|child|by.*|thread-.*|depth.*|level.*|is-.*|has-.*"
    r"|js-.*|reply|op|author)$",
    re.IGNORECASE,
)
_SURELY = re.compile(r"comment|kommentar|coment|disqus|talkback|reader", re.IGNORECASE)
_INVITES = re.compile(r"comment|réaction|reaction|reply|repl(?:y|ies)|réponse|avis", re.IGNORECASE)
_ITEMS = frozenset("div li article section dl tr table p details fieldset".split())
_MOST = 20_000
_HEADINGS = 8  # announcing comments, that are looked under
_ABOVE = 3  # elements around a heading in which its comments are looked for


def named_groups(tree: LexborHTMLParser) -> Iterator[tuple[list[LexborNode], str]]:
    """Yield the groups inside every area whose id or class names comments, and that name.

    Empty where the name may be another thing's: a forum, a thread, a discussion.
    """
    for area in _areas(tree):
        name = found.group() if (found := _SURELY.search(marks_of(area))) else ""
        inside = (node for node in area.css("*") if node.mem_id != area.mem_id)
        for group in _groups(inside, {}):
            yield group, name


def groups_under_headings(tree: LexborHTMLParser) -> Iterator[list[LexborNode]]:
    """Yield the groups of like elements after a heading announcing or inviting comments.

    First the siblings, then those of every depth that share a class: replies stand inside what
    they answer.
    """
    yielded: set[tuple[int, ...]] = set()
    for heading in _announcing(tree)[:_HEADINGS]:
        for area in list(ancestors(heading))[:_ABOVE]:
            after: dict[int, int] = {}
            seen = False
            nodes = []
            for node in area.css("*"):
                if seen and node.parent is not None:
                    after[node.mem_id] = node.parent.mem_id
                    nodes.append(node)
                if seen and _kind(node) == _kind(heading):
                    break  # another part of the page
                seen = seen or node.mem_id == heading.mem_id
            for group in (*_groups(nodes, after), *_sharing(nodes)):
                ids = tuple(node.mem_id for node in group)
                if ids not in yielded:
                    yielded.add(ids)
                    yield group


def _announcing(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the headings that announce comments, and what gives their count without being one."""
    titles = [node for node in tree.css("h1, h2, h3, h4, h5, h6, legend")[:400] if _opens(node)]
    others = (node for node in tree.css("div, p, span, strong") if _counts(node))
    return titles + list(islice(others, _HEADINGS))


def _opens(heading: LexborNode) -> bool:
    """Tell a heading that announces comments, or invites to write one."""
    line = text_of(heading)
    invites = opens_tail(line) and _INVITES.search(line) is not None
    return len(line) <= 120 and (invites or bool(headings_of(lines_of(line))))


def _counts(node: LexborNode) -> bool:
    """Tell an element of one short line that says how many comments follow."""
    line = node.text().strip()
    return len(line) <= 40 and any(found.count for found in headings_of(lines_of(line)))


def _kind(node: LexborNode) -> tuple[str | None, str]:
    return node.tag, attribute(node, "class")


def _groups(nodes: Iterable[LexborNode], parents: dict[int, int]) -> list[list[LexborNode]]:
    """Group elements by tag and the classes that do not vary, and by parent where it is given."""
    groups: dict[tuple[object, ...], list[LexborNode]] = {}
    for node in nodes:
        if node.tag in _ITEMS or "-" in (node.tag or "-")[1:]:
            key = (parents.get(node.mem_id), *signature(node))
            groups.setdefault(key, []).append(node)
    return [group for group in groups.values() if len(group) <= _MOST]


def _sharing(nodes: Iterable[LexborNode]) -> list[list[LexborNode]]:
    """Group elements by tag and each class, wherever they stand."""
    groups: dict[tuple[str | None, str], list[LexborNode]] = {}
    for node in nodes:
        if node.tag in _ITEMS or "-" in (node.tag or "-")[1:]:
            for name in set(attribute(node, "class").split()):
                groups.setdefault((node.tag, name), []).append(node)
    return [group for group in groups.values() if len(group) <= _MOST]


def _areas(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the outermost elements whose id or class names comments."""
    named = [
        node
        for node in tree.css("[id], [class]")
        if node.tag in ("div", "section", "ul", "ol", "article", "main", "table", "aside", "dl")
        and _AREA.search(marks_of(node))
        and not _ELSEWHERE.search(marks_of(node))
    ]
    ids = {node.mem_id for node in named}
    return [node for node in named if not any(around.mem_id in ids for around in ancestors(node))][
        :40
    ]


def signature(node: LexborNode) -> tuple[str, ...]:
    """Return what elements of one kind share: the tag and the classes that do not vary."""
    classes = sorted(name for name in attribute(node, "class").split() if not _VARIES.search(name))
    around = "" if classes or node.parent is None else attribute(node.parent, "class")
    return (node.tag or "", *classes, around)
