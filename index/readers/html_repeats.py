"""Elements that repeat: the groups that may be comments where no declared layout fits.

Elements of one tag and one set of classes, inside an area that is named for comments, or after a
heading that announces them. The caller reads them, and keeps those that say who speaks and when.
"""

from __future__ import annotations

import re
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


def named_groups(tree: LexborHTMLParser) -> Iterator[tuple[list[LexborNode], bool]]:
    """Yield the groups inside every area whose id or class names comments, and whether surely."""
    for area in _areas(tree):
        surely = _SURELY.search(marks_of(area)) is not None
        inside = (node for node in area.css("*") if node.mem_id != area.mem_id)
        for group in _groups(inside, {}):
            yield group, surely


def groups_under_headings(tree: LexborHTMLParser) -> Iterator[list[LexborNode]]:
    """Yield the groups of siblings that stand after a heading announcing or inviting comments."""
    announcing = [node for node in tree.css("h1, h2, h3, h4, h5, h6, legend")[:400] if _opens(node)]
    for heading in announcing[:_HEADINGS]:
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
            yield from _groups(nodes, after)


def _opens(heading: LexborNode) -> bool:
    """Tell a heading that announces comments, or invites to write one."""
    line = text_of(heading)
    invites = opens_tail(line) and _INVITES.search(line) is not None
    return len(line) <= 120 and (invites or bool(headings_of(lines_of(line))))


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


def is_card(node: LexborNode, words: str) -> bool:
    """Tell an element whose words open on a linked heading, or are mostly links."""
    links = [text for link in node.css("a") if (text := text_of(link)) in words]
    titles = [text_of(title) for title in node.css("h1 a, h2 a, h3 a, h4 a, a h2, a h3, a h4")]
    opens = any(title and words.startswith(title) for title in titles)
    return opens or 2 * sum(map(len, links)) > len(words)
