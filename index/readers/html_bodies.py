"""Elements that each hold one part of a comment, told by what the site calls the part.

Some pages call nothing a comment but its words, or its head: the element around them has a name of
the site's own, another for a reply than for what it answers, or none. Going up from the part, the
comment is the largest element that holds no other's.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index.readers.dom import ancestors, attribute, text_of
from index.readers.html_areas import around_titles
from index.readers.html_parts import WHEN, WHO, WORDS, called

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_COMMENT = re.compile(r"^(?:comm?ent|kommentar|reponse|reply)")
_NAMED = "[class*=omment], [class*=OMMENT], [itemprop=commentText], [class*=repl], [class*=repon]"
_HEADS = WHO | WHEN | {"meta", "info", "head", "header", "avatar"}
_PAGE = ("body", "html", "main")
_MOST = 20_000
_AROUND = {"words": 600, "head": 6_000}
"""Characters beside a part over which an element holds more than the rest of one comment."""


def groups_around_parts(tree: LexborHTMLParser) -> Iterator[tuple[list[LexborNode], str]]:
    """Yield the elements around parts that are called alike, two at least, and what parts they are.

    Examples
    --------
    >>> from index.readers.dom import parse
    >>> page = parse("<i><p>Ada</p><p class=comment-text>Non.</p></i><b><p class=comment-text>Si.")
    >>> [([node.tag for node in group], part) for group, part in groups_around_parts(page)]
    [(['i', 'b'], 'words')]
    """
    alike: dict[tuple[str, ...], list[LexborNode]] = {}
    parts: dict[tuple[str, ...], str] = {}
    for node in tree.css(_NAMED):
        if node.tag not in _PAGE and (part := _part(node)) is not None:
            names = (node.tag or "", attribute(node, "itemprop"), *sorted(_classes(node)))
            alike.setdefault(names, []).append(node)
            parts[names] = part
    titled = around_titles(tree) if alike else set()
    for names, nodes in sorted(alike.items(), key=lambda named: parts[named[0]] != "words"):
        ids = {node.mem_id for node in nodes}
        inner = [node for node in nodes if ids.isdisjoint(up.mem_id for up in ancestors(node))]
        held = _held(inner)
        if 1 < len(inner) <= _MOST:
            most = _AROUND[parts[names]]
            yield [_around(node, held, titled, most) for node in inner], parts[names]


def _part(node: LexborNode) -> str | None:
    """Return which part of a comment an element is called, or None."""
    names = called(node)
    if not any(_COMMENT.match(name) for name in names):
        return None
    return "words" if names & WORDS else "head" if names & _HEADS else None


def _classes(node: LexborNode) -> list[str]:
    return [name for name in attribute(node, "class").split() if not re.search(r"\d", name)]


def _held(bodies: Sequence[LexborNode]) -> Counter[int]:
    return Counter(up.mem_id for node in bodies for up in ancestors(node))


def _around(node: LexborNode, held: Counter[int], titled: set[int], most: int) -> LexborNode:
    """Return the largest element around the part of one comment alone."""
    found, size = node, len(text_of(node))
    for up in ancestors(node):
        if held[up.mem_id] > 1 or up.mem_id in titled or up.tag in _PAGE:
            break
        if len(text_of(up)) > size + most:
            break
        found = up
    return found
