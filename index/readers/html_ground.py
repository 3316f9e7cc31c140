"""The article's own ground on a page: what stands on it is kept, what stands elsewhere is not.

`trafilatura` tells an article's paragraphs one by one. It leaves out some that stand among those it
kept, and the lede above them, and keeps some lines of other areas: a sidebar, the next article. The
element that holds most of what it kept settles both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.readers.dates import date_in
from index.readers.dom import ancestors, text_of
from index.readers.elsewhere import key_of, lines_in, without_elsewhere
from index.readers.furniture import is_furniture
from index.readers.html_areas import around_titles, titles_of
from index.readers.lines import word_list
from index.readers.origins import byline

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCKS = "p, li, div, td, dd, blockquote, pre, section, article, h2, h3"
_NO_PROSE = "pre, code, .instagram-media"
_MOST = 0.6
_BODY = 0.7  # of an article: what follows its ground is less, or its ground is but a part
_OWN_TEXT = 20
_LONG = 60
_LEDES = 3
_NEAR = 25
_SAID = 0.6  # of a line's trigrams: it stands there already
_LINKED = 0.6  # of a line's letters: a row of links


def on_its_ground(
    tree: LexborHTMLParser, body: str, aside: Sequence[LexborNode], *, whole: bool = False
) -> str:
    """Return an article's lines without those of other areas, its lede and gaps put back.

    Parameters
    ----------
    body
        The lines that `trafilatura` kept.
    aside
        The elements of other areas; see `areas_aside`.
    whole
        Keep what follows the ground, though it is little.
    """
    lines = body.split("\n")
    known = {key for line in lines if (key := key_of(line))}
    ground = _ground(tree, known, aside)
    if ground is None:
        return body
    trunk = {ground.mem_id, *(up.mem_id for up in ancestors(ground))}
    aside = [node for node in aside if node.mem_id not in trunk]
    out = {node.mem_id for node in aside}
    shown = lines_in(ground, out)
    own = [*shown, *filter(_signs, lines_in(ground, ()))]
    lines = without_elsewhere(lines, aside, own)
    if not whole:
        lines = _without_tail(lines, without_elsewhere(lines, list(_after(ground)), own))
    ledes = _ledes(ground, out, (titles_of(tree), known), lines)
    known &= {key_of(line) for line in shown}
    out.update(node.mem_id for node in ground.css(_NO_PROSE))
    lines = _with_gaps(lines, _between(lines_in(ground, out), known), _links(ground))
    return "\n".join((*ledes, *lines))


def _without_tail(lines: list[str], own: list[str]) -> list[str]:
    """Leave out what follows the ground, where it is little and nothing in it is dated.

    Comments that were not told apart stay: they say when they were written.
    """
    kept = set(own)
    dated = any(date_in(line) for line in lines if line not in kept)
    return own if not dated and sum(map(len, own)) >= _BODY * sum(map(len, lines)) else lines


def _after(ground: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements that follow the ground on the page."""
    for up in (ground, *ancestors(ground)):
        following = up.next
        while following is not None:
            if not following.is_text_node and following.tag not in ("script", "style"):
                yield following
            following = following.next


def _signs(line: str) -> bool:
    """Tell a short line that says who wrote the article, or when."""
    return len(line) <= 100 and (byline(line) is not None or date_in(line) is not None)


def _ground(
    tree: LexborHTMLParser, known: Collection[str], aside: Sequence[LexborNode]
) -> LexborNode | None:
    """Return the innermost element that holds most of the lines known; None when they are lost.

    What areas aside hold does not count, be it most, where the title stands apart from them.
    """
    out = {node.mem_id for node in aside}
    said = list(_said(tree, known))
    own = [part for part in said if out.isdisjoint(part[0])]
    everywhere, here = (sum(size for _, size in parts) for parts in (said, own))
    if (ground := _innermost(tree, own)) is not None:
        apart = {up for part in said if part not in own for up in part[0]}
        if 2 * here >= everywhere or _titled(ground, tree) - apart:
            return ground
    return None if 2 * everywhere < sum(map(len, known)) else _innermost(tree, said)


def _titled(node: LexborNode, tree: LexborHTMLParser) -> set[int]:
    """Return the elements, it or around it, that hold a title of the page."""
    around = {up.mem_id for up in (node, *ancestors(node))}
    return around & around_titles(tree)


def _said(tree: LexborHTMLParser, known: Collection[str]) -> Iterator[tuple[list[int], int]]:
    """Yield the elements around each block, and how many characters of known lines are its own."""
    blocks = tree.css(_BLOCKS)
    ids = {node.mem_id for node in blocks}
    for node in blocks:
        if _says_something(node):
            inner = [child.mem_id for child in node.iter() if child.mem_id in ids]
            size = sum(len(line) for line in lines_in(node, inner) if key_of(line) in known)
            if size:
                yield [up.mem_id for up in (node, *ancestors(node))], size


def _innermost(
    tree: LexborHTMLParser, said: Collection[tuple[list[int], int]]
) -> LexborNode | None:
    weights: dict[int, int] = {}
    for holders, size in said:
        for holder in holders:
            weights[holder] = weights.get(holder, 0) + size
    least = _MOST * sum(size for _, size in said)
    current, inner = None, tree.body if said else None
    while inner is not None:
        current, children = inner, inner.iter()
        inner = next((child for child in children if weights.get(child.mem_id, 0) >= least), None)
    return current


def _says_something(node: LexborNode) -> bool:
    """Tell an element with words of its own, between those of the elements inside it."""
    return any(
        child.tag == "-text" and len((child.text_content or "").strip()) >= _OWN_TEXT
        for child in node.iter(include_text=True)
    )


def _between(shown: list[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each long line that stands between known ones, and the known one above it."""
    places = [number for number, line in enumerate(shown) if key_of(line) in known]
    above = ""
    for line in shown[places[0] : places[-1]] if places else ():
        if key_of(line) in known:
            above = key_of(line)
        elif len(line) >= _LONG:
            yield above, line


def _with_gaps(
    lines: list[str], gaps: Iterator[tuple[str, str]], links: Collection[str]
) -> list[str]:
    """Put each missing line back under the one it follows, unless it is there in other words."""
    trigrams = {gram for line in lines for gram in _trigrams(line)}
    after: dict[str, list[str]] = {}
    for above, line in gaps:
        if _is_new(line, trigrams, links):
            after.setdefault(above, []).append(line)
    made: list[str] = []
    for line in lines:
        made += [line, *after.pop(key_of(line), ())]
    return made


def _ledes(
    ground: LexborNode,
    out: Collection[int],
    heads: tuple[Sequence[LexborNode], Collection[str]],
    lines: list[str],
) -> list[str]:
    """Return the long lines between the title and the first line known, three at most."""
    titles, known = heads
    around = (ground, *ancestors(ground))
    ups = {title.mem_id: {up.mem_id for up in ancestors(title)} for title in titles}
    named = next(
        ((up, title) for up in around for title in titles if up.mem_id in ups[title.mem_id]), None
    )
    if named is None:
        return []
    shown = lines_in(named[0], out)
    names = {key_of(line) for line in lines_in(named[1], ())}
    start = next((place for place, line in enumerate(shown) if key_of(line) in names), len(shown))
    above: list[str] = []
    for line in shown[start + 1 : start + 1 + _NEAR]:
        if len(line) >= _LONG and key_of(line) in known:
            break
        above.append(line)
    else:
        return []
    trigrams = {gram for line in lines for gram in _trigrams(line)}
    links = _links(named[0])
    found = (line for line in above if len(line) >= _LONG and _is_new(line, trigrams, links))
    return list(found)[:_LEDES]


def _links(node: LexborNode) -> set[str]:
    return {key for link in node.css("a") if (key := key_of(text_of(link)))}


def _trigrams(line: str) -> set[tuple[str, ...]]:
    words = word_list(line)
    return set(zip(words, words[1:], words[2:], strict=False))


def _is_new(line: str, trigrams: set[tuple[str, ...]], links: Collection[str]) -> bool:
    """Tell a line that is not said already, no row of links and no furniture."""
    own, key = _trigrams(line), key_of(line)
    if len(own & trigrams) > _SAID * len(own) or is_furniture(line):
        return False
    return sum(len(link) for link in links if link in key) < _LINKED * len(key)
