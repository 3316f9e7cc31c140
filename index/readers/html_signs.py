"""Elements that can be answered: each holds a button to reply, or a link to itself.

Whatever a site calls its comments, or if it calls them nothing that can be read, it lets a reader
answer one, or link to one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index.analysis import fold
from index.readers.dom import ancestors, attribute, text_of
from index.readers.html_areas import around_titles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ADDRESS = re.compile(
    r"#(?:[a-z]+-)?(?:comment(?:aire)?|kommentar|forum|reply|response|reaction|cid|msg|post)s?"
    r"[-_]?\d+|#c\d{2,}$|[?&](?:replytocom|showcomment|comment_?id|cid)=\d+",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"\W*(?:repondre|reply|antworten|antwort|responder|rispondi)"
    r"(?: (?:a|to|auf) (?:ce |this |diesen )?(?:message|commentaire|comment|post|\w{1,30}))?\W*"
)
_UP = 8
_SEVERAL = 0.3  # of the elements: a comment may link to the one it answers
_MOST_SIGNS = 40_000
_MOST_GROUPS = 40
_NEARLY = 0.8


def signed_groups(tree: LexborHTMLParser) -> Iterator[list[LexborNode]]:
    """Yield the groups of like elements around the links and buttons that are for comments.

    An element that holds the page's title, or can be answered twice, holds more than one comment.
    """
    signs = _signs(tree)
    around: dict[int, LexborNode] = {}
    for sign in signs:
        for level, up in enumerate(ancestors(sign)):
            if level == _UP or up.tag in ("body", "main"):
                break
            around.setdefault(up.mem_id, up)
    titled = around_titles(tree) if signs else ()
    ordered = [node for node in tree.css("*") if node.mem_id in around] if signs else []
    for group in _alike(ordered):
        ids = {node.mem_id for node in group}
        if ids.isdisjoint(titled) and _apart(signs, ids):
            yield group


def signed_text(tree: LexborHTMLParser) -> str:
    """Return the words of the element that holds nearly all this page's links and buttons.

    Empty where there are less than two, or where it holds the page's title too.
    """
    link = tree.css_first("link[rel=canonical]")
    address = attribute(link, "href") if link is not None else ""
    signs = [sign for sign in _signs(tree) if _is_here(sign, address)]
    counts = Counter(up.mem_id for sign in signs for up in ancestors(sign))
    titled = around_titles(tree)
    for up in ancestors(signs[0]) if len(signs) > 1 else ():
        if counts[up.mem_id] >= _NEARLY * len(signs):
            return "" if up.mem_id in titled or up.tag == "body" else text_of(up)
    return ""


def _signs(tree: LexborHTMLParser) -> list[LexborNode]:
    return [node for node in tree.css("a, button") if _is_sign(node)][:_MOST_SIGNS]


def _is_here(sign: LexborNode, address: str) -> bool:
    """Tell a link to this page, or to none; those to other pages are of a widget."""
    page = re.split(r"[#?]", attribute(sign, "href"), maxsplit=1)[0]
    return not page or page.startswith("javascript:") or address.endswith(page)


def _alike(nodes: Sequence[LexborNode]) -> list[list[LexborNode]]:
    """Group elements by tag and each class, or by tag and what holds them, the largest first."""
    groups: dict[tuple[str, ...], list[LexborNode]] = {}
    for node in nodes:
        around = "" if node.parent is None else attribute(node.parent, "class")
        for name in attribute(node, "class").split() or (f"in {around}",):
            groups.setdefault((node.tag or "", name), []).append(node)
    different = {tuple(node.mem_id for node in group): group for group in groups.values()}
    return sorted(different.values(), key=len, reverse=True)[:_MOST_GROUPS]


def _apart(signs: Sequence[LexborNode], ids: set[int]) -> bool:
    """Tell whether nearly each element holds the buttons and the address of one comment."""
    buttons: Counter[int] = Counter()
    addresses: dict[int, set[str]] = {}
    for sign in signs:
        holder = next((up.mem_id for up in ancestors(sign) if up.mem_id in ids), None)
        if holder is not None:
            numbers = addresses.setdefault(holder, set())
            if found := _ADDRESS.search(attribute(sign, "href")):
                numbers.add(re.sub(r"\D", "", found.group()))
            else:
                buttons[holder] += 1
    several = sum(len(found) > 1 or buttons[holder] > 2 for holder, found in addresses.items())
    return several <= _SEVERAL * len(ids)


def _is_sign(node: LexborNode) -> bool:
    """Tell a link to a comment, or a button to answer one.

    >>> from index.readers.dom import parse
    >>> page = parse("<a href='#comment-12'>3 mai</a><a href='#'>Répondre</a><a href='#n1'>1</a>")
    >>> [_is_sign(node) for node in page.css("a")]
    [True, True, False]
    """
    if _ADDRESS.search(attribute(node, "href")):
        return True
    said = text_of(node)
    return len(said) <= 60 and _ANSWER.fullmatch(fold(said)) is not None
