"""Telling readers' comments apart in HTML: declared layouts first, then repeated structure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from index.analysis import fold
from index.readers.buttons import is_button, is_count
from index.readers.dates import DATE, RELATIVE, date_in
from index.readers.dom import ancestors, attribute, marks_of, text_of
from index.readers.html_layouts import AUTHOR, BODY, LAYOUTS, WHEN, HtmlLayout
from index.readers.layouts import NAME, PARENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_AREA = re.compile(
    r"comment|kommentar|coment|reaction|reponse|repl(?:y|ies)|discussion|disqus|thread|avis\b|forum|debat"
    r"|talkback|respon[sd]",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"recent|latest|dernier|widget|sidebar|most|popular|form\b|respond$|count|link|button|nav|share|login",
    re.IGNORECASE,
)
_VARIES = re.compile(
    r"\d|^(?:odd|even|alt|first|last|parent|child|by.*|thread-.*|depth.*|level.*|is-.*|has-.*|js-.*|reply|op|author)$",
    re.IGNORECASE,
)
_DEPTH_CLASS = re.compile(
    r"(?:depth|level|niveau|indent|nested|lvl)[-_]?(\d{1,2})\b", re.IGNORECASE
)
_DEPTH_NAMES = ("data-level", "data-depth", "depth", "aria-level", "data-indent", "data-nesting")
_ANSWERS = re.compile(rf"(?:{PARENT})(?P<name>{NAME})", re.IGNORECASE)
_WHEN_LINE = re.compile(
    rf"[\W_]*(?:(?:le|on|posted|publié)\b[ :]*(?:le[ ])?)?(?:{DATE}|{RELATIVE})[\W_]*.{{0,20}}",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?:#?\d+[.)]?\s+)?(?:(?:commentaire|comment|kommentar|posté|posted|écrit|written)\s+)?"
    r"(?:(?:par|by|de|from|von)\s+)?",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\s+[–—|·•@-]\s+|\s+\(?(?:le |on |am )?(?={DATE}|{RELATIVE})", re.IGNORECASE)
_SPEAKS = re.compile(
    rf"(?P<name>{NAME})(?<! a) (?:dit|a dit|a écrit|écrit|says?|said|wrote|sagt|schrieb|schreibt)\b.{{0,3}}",
    re.IGNORECASE,
)
_HEAD = (
    ".comment-author, .comment-meta, .commentmetadata, .says, .reply, .comment-header, .comment-head,"
    " .comment-info, .comment-actions, .comment-footer, .comment-tools, .comment-reply, .report_comment,"
    " .comment-options, .comment-links, .comment-edit-link, .avatar, header, footer"
)
_SAYS = re.compile(
    r"[\s,:·|•-]*\b(?:dit|says?|said|wrote|a écrit|écrit|a dit|sagt|schrieb|schreibt|meint)?\s*(?::|…|\.\.\.)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """One comment and its element; ``parent`` is the place, from 0, of the one it answers."""

    text: str
    node: LexborNode | None = None
    author: str | None = None
    date: str | None = None
    score: int | None = None
    parent: int | None = None


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
        if best and (layout.alone or _is_told(best, 0.5)):
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


def _read(layout: HtmlLayout, nodes: Sequence[LexborNode]) -> list[Found]:
    """Read every element of a layout, replies taken out of what they answer."""
    ids = {node.mem_id for node in nodes}
    read: list[tuple[LexborNode, Found | None, int | None]] = []
    for node in nodes:
        around = next((one.mem_id for one in ancestors(node) if one.mem_id in ids), None)
        read.append((node, _comment(layout, node, ids - {node.mem_id}), around))
    return _threaded(layout, read)


def _without_wrappers(nodes: list[LexborNode]) -> list[LexborNode]:
    """Keep one element per comment where a layout names both a wrapper and what it holds."""
    by_id = {node.mem_id: node for node in nodes}
    held: dict[int, list[LexborNode]] = {}
    for node in nodes:
        around = next((one.mem_id for one in ancestors(node) if one.mem_id in by_id), None)
        if around is not None and _signature(node) != _signature(by_id[around]):
            held.setdefault(around, []).append(node)
    gone: set[int] = set()
    for wrapper, inner in held.items():
        own = text_of(by_id[wrapper], by_id.keys() - {wrapper})
        if len(inner) == 1 and len(own) <= 120:
            gone.add(inner[0].mem_id)
        elif len(inner) > 1 and len(own) <= 60:
            gone.add(wrapper)
    return [node for node in nodes if node.mem_id not in gone]


def _threaded(
    layout: HtmlLayout, read: Sequence[tuple[LexborNode, Found | None, int | None]]
) -> list[Found]:
    """Link each comment to the one it stands in, is indented under, or names."""
    place: dict[int, int | None] = {}
    kept: list[Found] = []
    depths: list[int] = []
    for node, comment, around in read:
        parent = place.get(around) if around is not None else None
        if comment is None:
            place[node.mem_id] = parent
            continue
        if parent is None:
            parent = _answered(layout, node, kept, depths)
        else:
            depths.append(depths[parent] + 1)
        place[node.mem_id] = len(kept)
        kept.append(replace(comment, parent=parent))
    return kept


def _answered(
    layout: HtmlLayout, node: LexborNode, before: Sequence[Found], depths: list[int]
) -> int | None:
    """Return the parent by the depth an element declares, else by the name it answers."""
    depth = _depth(layout, node)
    depths.append(depth or 0)
    if depth:
        return next((n for n in range(len(before) - 1, -1, -1) if depths[n] < depth), None)
    head = text_of(node)[:200].split("\n\n")[0]
    if match := _ANSWERS.search(head):
        wanted = fold(match["name"].strip())
        for number in range(len(before) - 1, -1, -1):
            name = fold(before[number].author or "")
            if name and wanted.startswith(name):
                return number
    return None


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


def _comment(layout: HtmlLayout, node: LexborNode, others: set[int]) -> Found | None:
    """Read one element, other comments inside it passed over; None when it has no words."""
    if layout.beside:
        return _beside(node)
    author = _first(node, layout.author, others) or _first(node, AUTHOR, others)
    when = _first(node, layout.date, others) or _first(node, WHEN, others)
    body = _first(node, layout.body, others)
    head = {part.mem_id for part in (author, when) if part is not None}
    head.update(part.mem_id for part in node.css(_HEAD))
    text = text_of(body, others | (head - {body.mem_id})) if body is not None else ""
    if not text:
        text = _rest(node, others, head)
    text = _without_buttons(text)
    if not text:
        return None
    score = _first(node, layout.score, others)
    return Found(
        text=text,
        node=node,
        author=_author(node, author) or _author_nearby(node, others),
        date=_date(when) or _date_nearby(node, others),
        score=_score(node, score),
    )


def _beside(node: LexborNode) -> Found | None:
    """Read a comment whose author stands in the element before it and whose date in the next."""
    text = _without_buttons(text_of(node))
    author, when = _sibling(node, "dt", back=True), _sibling(node, "dd", back=False)
    dated = _date(when) if when is not None else None
    return Found(text, node, _author(node, author), dated) if text else None


def _sibling(node: LexborNode, tag: str, *, back: bool) -> LexborNode | None:
    """Return the nearest element before or after one, if it has the tag asked for."""
    other = node.prev if back else node.next
    while other is not None and other.is_text_node:
        other = other.prev if back else other.next
    return other if other is not None and other.tag == tag else None


def _first(node: LexborNode, selector: str, others: set[int]) -> LexborNode | None:
    """Return the first element of the first selector that matches in this comment itself."""
    for one in selector.split(","):
        for found in node.css(one.strip()):
            if found.mem_id == node.mem_id or found.mem_id in others:
                continue
            if not any(around.mem_id in others for around in _up_to(found, node)):
                return found
    return None


def _up_to(node: LexborNode, top: LexborNode) -> Iterable[LexborNode]:
    for around in ancestors(node):
        if around.mem_id == top.mem_id:
            return
        yield around


def _rest(node: LexborNode, others: set[int], head: set[int]) -> str:
    """Return a comment's words without the elements and lines of its head."""
    lines = (text_of(node, others | head) or text_of(node, others)).split("\n")
    while lines and (not lines[0] or _is_head(lines[0])):
        lines.pop(0)
    return "\n".join(lines)


def _is_head(line: str) -> bool:
    """Tell a line that only says when, or that someone speaks."""
    return _WHEN_LINE.fullmatch(line) is not None or is_button(line) or _is_says(line)


def _is_says(line: str) -> bool:
    return len(line) < 25 and _SAYS.fullmatch(line) is not None


def _without_buttons(text: str) -> str:
    """Drop the buttons and counts around a comment's words."""
    lines = text.split("\n")
    while lines and (
        not lines[-1] or is_button(lines[-1]) or (len(lines) > 1 and is_count(lines[-1]))
    ):
        lines.pop()
    while lines and (not lines[0] or is_button(lines[0])):
        lines.pop(0)
    return "\n".join(lines).strip()


def _author(node: LexborNode, found: LexborNode | None) -> str | None:
    """Return who speaks, from the element found or the comment's own attribute."""
    for name in ("data-author", "author", "data-username"):
        if value := attribute(node, name).strip():
            return value
    if found is None:
        return None
    written = attribute(found, "data-author") or attribute(found, "content") or text_of(found)
    line = _SAYS.sub("", written.strip().split("\n")[0])
    line = re.sub(
        r"^(?:par|by|de|from|posté par|posted by)\s+", "", line, flags=re.IGNORECASE
    ).strip(" @:,–—|·•")
    return line[:80] or None


def _author_nearby(node: LexborNode, others: set[int]) -> str | None:
    """Return who a line at the top of a comment says is speaking."""
    for line in text_of(node, others).split("\n")[:3]:
        if len(line) <= 60 and (match := _SPEAKS.fullmatch(line)):
            return match["name"].strip()
    return None


def _date(found: LexborNode | None) -> str | None:
    """Return an element's date, its attributes before its text."""
    if found is None:
        return None
    for name in (
        "datetime",
        "content",
        "title",
        "data-time",
        "data-timestamp",
        "data-utime",
        "data-date",
        "data-tippy-content",
    ):
        written = attribute(found, name)
        if written.isdecimal() and len(written) in (10, 13):
            return datetime.fromtimestamp(int(written[:10]), UTC).strftime("%Y-%m-%dT%H:%M")
        if dated := date_in(written[:100]):
            return dated
    return date_in(text_of(found)[:120])


def _date_nearby(node: LexborNode, others: set[int]) -> str | None:
    """Return the date of a line of its own at the top of a comment."""
    for line in text_of(node, others).split("\n")[:6]:
        if len(line) < 120 and _WHEN_LINE.search(line):
            return date_in(line)
    return None


def _score(node: LexborNode, found: LexborNode | None) -> int | None:
    written = attribute(node, "score") or attribute(node, "data-score")
    if not written and found is not None:
        written = attribute(found, "content") or attribute(found, "title") or text_of(found)
    match = re.match(r"\s*([+−-]?\d{1,6})\b", written)
    return int(match[1].replace("−", "-")) if match else None


def _repeated(tree: LexborHTMLParser, announced: int | None, beaten: int) -> list[Found]:
    """Find comments by elements that repeat inside an area named for comments.

    Parameters
    ----------
    beaten
        How many comments the layouts found; only clearly more, or the announced count, is taken.
    """
    best: list[Found] = []
    for area in _areas(tree):
        for nodes in _groups(area):
            exact = announced == len(nodes)
            if not exact and len(nodes) <= max(1.2 * beaten, len(best), 1):
                continue
            found = _read(_GENERIC, nodes)
            if found and _is_told(found, 0.7) and (exact or len(found) > len(best)):
                best = found
    return best


_GENERIC = HtmlLayout(
    "repeated",
    item="",
    author=f"{AUTHOR}, [class*=author], [class*=auteur], [class*=user], [class*=pseudo], [class*=name],"
    " [class*=nick], h3, h4, h5, strong, b",
    date=f"{WHEN}, [class*=date], [class*=time], [class*=when], [class*=ago], [class*=posted]",
    body=f"{BODY}, [class*=content], [class*=text], [class*=body], [class*=message]",
)


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


def _groups(area: LexborNode) -> list[list[LexborNode]]:
    """Group the elements of an area by tag and the classes that do not vary."""
    groups: dict[tuple[str, ...], list[LexborNode]] = {}
    for node in area.css("div, li, article, section, dl, tr, table"):
        if node.mem_id != area.mem_id:
            groups.setdefault(_signature(node), []).append(node)
    return [nodes for nodes in groups.values() if len(nodes) <= 5_000]


def _signature(node: LexborNode) -> tuple[str, ...]:
    classes = sorted(name for name in attribute(node, "class").split() if not _VARIES.search(name))
    around = "" if classes or node.parent is None else attribute(node.parent, "class")
    return (node.tag or "", *classes, around)
