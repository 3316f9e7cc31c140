"""The text of a parsed HTML element, laid out as a person would read it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption"
    " figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table"
    " tbody tfoot thead tr ul".split(" ")
)
_TIGHT = frozenset("li dt dd tr".split(" "))
_SILENT = frozenset(
    "script style noscript template button select option textarea input svg math iframe object"
    " embed audio video canvas head link meta label".split(" ")
)
_SPACES = re.compile(r"[ \t\r\n\f\v\u200b]+")
_QUOTED = "\ue000"


def parse(markup: str) -> LexborHTMLParser:
    """Parse HTML; nothing is fetched or run."""
    return LexborHTMLParser(markup.replace("\x00", ""))


def text_of(node: LexborNode, *without: Container[int]) -> str:
    r"""Return an element's words: paragraphs apart, a quoted block behind ``>`` marks.

    Parameters
    ----------
    without
        The ``mem_id`` of elements inside to pass over, such as replies in a comment.

    Examples
    --------
    >>> tree = parse("<div><p>Un <b>grand</b>\n pas.</p><script>x()</script>Deux<br>lignes</div>")
    >>> text_of(tree.css_first("div"))
    'Un grand pas.\n\nDeux\nlignes'
    >>> text_of(parse("<div><blockquote>Non</blockquote>Si.</div>").css_first("div"))
    '> Non\n\nSi.'
    """
    parts: list[str] = []
    quoted = 0
    for kind, value in _events(node, without):
        if kind == "quote":
            quoted += 1 if value else -1
            parts.append("\n\n")
        elif kind == "break":
            parts.append(value)
        else:
            words = _SPACES.sub(" ", value)
            parts.append(f"{_QUOTED}{words}" if quoted and words.strip() else words)
    return _laid_out("".join(parts))


def _events(node: LexborNode, without: Sequence[Container[int]]) -> Iterator[tuple[str, str]]:
    """Walk an element in order, without recursion: words, breaks, quotes that open and close."""
    stack: list[tuple[LexborNode | None, str]] = [(node, "")]
    while stack:
        current, closing = stack.pop()
        if current is None:
            yield ("quote", "") if closing == "quote" else ("break", closing)
            continue
        tag = current.tag or ""
        if tag == "-text":
            yield "words", current.text_content or ""
        elif tag == "br":
            yield "break", "\n"
        elif tag[:1] not in "-_!" and (tag not in _SILENT or current.mem_id == node.mem_id):
            root = current.mem_id == node.mem_id
            if not root and any(current.mem_id in ids for ids in without):
                continue
            if tag == "blockquote" and not root:
                yield "quote", "open"
                stack.append((None, "quote"))
            elif tag in _BLOCKS:
                gap = "\n" if tag in _TIGHT else "\n\n"
                yield "break", gap
                stack.append((None, gap))
            elif tag in ("td", "th"):
                stack.append((None, " "))
            stack.extend((child, "") for child in reversed(list(current.iter(include_text=True))))


def _laid_out(raw: str) -> str:
    """Trim lines, keep at most one blank line, put quote marks at the head of their lines."""
    lines: list[str] = []
    for line in raw.split("\n"):
        words = _SPACES.sub(" ", line.replace(_QUOTED, "")).strip(" ")
        if words:
            lines.append(f"> {words}" if _QUOTED in line else words)
        elif lines and lines[-1]:
            lines.append("")
    return "\n".join(lines).strip()


def attribute(node: LexborNode, name: str) -> str:
    """Return an attribute's value, empty where there is none."""
    return node.attributes.get(name) or ""


def marks_of(node: LexborNode) -> str:
    """Return an element's id and classes, in one string to search."""
    return f"{attribute(node, 'id')} {attribute(node, 'class')}".strip()


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements around one, the nearest first."""
    parent = node.parent
    while parent is not None and parent.tag not in ("-undef", "-document"):
        yield parent
        parent = parent.parent
