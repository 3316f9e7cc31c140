"""The article's own ground on a page: what stands on it is kept, what stands elsewhere is not.

`trafilatura` tells an article's paragraphs one by one. It leaves out some that stand among those it
kept, and the lede above them, and keeps some lines of other areas: a sidebar, the next article. The
element that holds most of what it kept settles both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.readers.dom import ancestors, marks_of, text_of
from index.readers.furniture import is_furniture
from index.readers.lines import word_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ASIDE_TAGS = frozenset("aside nav footer dialog".split())
_ASIDE = re.compile(
    r"(?:^|(?<=[\s_-]))(?<!--)(?<!has-)(?<!no-)(?<!with-)(?:sidebars?|related|recommended|recommendations?|similar|next\w*|prev\w*|nav"
    r"|navigation|menu|footer|promos?|ads?|advert\w*|anzeigen?|werbung|publicite|sponsor\w*"
    r"|newsletters?|cookies?|consent|gdpr|modal|popup|overlay|social|share|sharing"
    r"|breadcrumbs?|recent|popular|trending|latest|print|outbrain|taboola|subscribe|paywall|login"
    r")(?=[\s_-]|$)|(?:^|\s)widget(?=[\s_-]|$)",
    re.IGNORECASE,
)
"""Words of an id or a class by which sites call what is not the article."""
_BLOCKS = "p, li, div, td, dd, blockquote, pre, span, section, article, h2, h3"
_TITLES = "h1, h2, h3, [itemprop=headline], .entry-title, .post-title"
_TITLE_SHARED = 0.6
_MOST = 0.6
_OWN_TEXT = 20
_LONG = 60
_LEDES = 3
_NEAR = 25
_TRIGRAMS_KNOWN = 0.6


def areas_aside(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the elements called, by tag, id or class, something else than the article.

    One that holds the page's title is called so for another reason.
    """
    around = {up.mem_id for title in _titles(tree) for up in (title, *ancestors(title))}
    named = tree.css("[id], [class], aside, nav, footer, dialog")
    return [node for node in named if _is_aside(node) and node.mem_id not in around]


def _is_aside(node: LexborNode) -> bool:
    if node.tag in ("html", "body", "main"):
        return False
    return node.tag in _ASIDE_TAGS or _ASIDE.search(marks_of(node)) is not None


def _titles(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the headings that share most of their words with the page's own title."""
    declared = set(word_list(" ".join(text_of(node) for node in tree.css("title")[:1])))
    return [
        node
        for node in tree.css(_TITLES)[:100]
        if len(own := set(word_list(text_of(node)))) > 1
        and len(own & declared) >= _TITLE_SHARED * len(own)
    ]


def on_its_ground(tree: LexborHTMLParser, body: str) -> str:
    """Return an article's lines without those of other areas, its lede and gaps put back.

    Parameters
    ----------
    body
        The lines that `trafilatura` kept.
    """
    lines = body.split("\n")
    known = {key for line in lines if (key := _key(line))}
    aside = areas_aside(tree)
    ground = _ground(tree, known, aside)
    if ground is None:
        return body
    trunk = {ground.mem_id, *(up.mem_id for up in ancestors(ground))}
    aside = [node for node in aside if node.mem_id not in trunk]
    out = {node.mem_id for node in aside}
    shown = _lines(ground, out)
    lines = _without(lines, aside, shown)
    ledes = _ledes(ground, out, (_titles(tree), known), lines)
    known &= {_key(line) for line in shown}
    lines = _with_gaps(lines, _between(shown, known), _links(ground))
    return "\n".join((*ledes, *lines))


def _key(line: str) -> str:
    return " ".join(word_list(line))


def _lines(node: LexborNode, without: Collection[int]) -> list[str]:
    text = text_of(node, frozenset(without))
    return [bare for line in text.split("\n") if (bare := line.removeprefix("> ").strip())]


def _ground(
    tree: LexborHTMLParser, known: Collection[str], aside: Sequence[LexborNode]
) -> LexborNode | None:
    """Return the innermost element that holds most of the lines known; None when they are lost.

    What an area aside holds does not count, unless the article itself stands in one.
    """
    everywhere, weights = _weighed(tree, known, ())
    elsewhere, own_weights = _weighed(tree, known, {node.mem_id for node in aside})
    own = _innermost(tree, own_weights, elsewhere)
    if own is not None and (2 * elsewhere >= everywhere or _holds_title(own, tree)):
        return own
    lost = 2 * everywhere < sum(map(len, known))
    return None if lost else _innermost(tree, weights, everywhere)


def _weighed(
    tree: LexborHTMLParser, known: Collection[str], out: Collection[int]
) -> tuple[int, dict[int, int]]:
    """Return how many characters of known lines the page holds, and each element."""
    weights: dict[int, int] = {}
    total = 0
    for node in tree.css(_BLOCKS):
        holders = (node, *ancestors(node))
        if not _says_something(node) or any(up.mem_id in out for up in holders):
            continue
        said = sum(len(line) for line in _lines(node, ()) if _key(line) in known)
        if said:
            total += said
            for holder in holders:
                weights[holder.mem_id] = weights.get(holder.mem_id, 0) + said
    return total, weights


def _holds_title(node: LexborNode, tree: LexborHTMLParser) -> bool:
    return any(
        up.mem_id == node.mem_id for title in _titles(tree) for up in (title, *ancestors(title))
    )


def _innermost(tree: LexborHTMLParser, weights: dict[int, int], total: int) -> LexborNode | None:
    current, inner = None, tree.body if total else None
    while inner is not None:
        current, children = inner, inner.iter()
        inner = next(
            (child for child in children if weights.get(child.mem_id, 0) >= _MOST * total), None
        )
    return current


def _says_something(node: LexborNode) -> bool:
    """Tell an element with words of its own, between those of the elements inside it."""
    return any(
        child.tag == "-text" and len((child.text_content or "").strip()) >= _OWN_TEXT
        for child in node.iter(include_text=True)
    )


def _without(lines: list[str], aside: Collection[LexborNode], shown: list[str]) -> list[str]:
    """Leave out the lines that stand in other areas only."""
    own = {_key(line) for line in shown}
    elsewhere = {_key(line) for node in aside for line in _lines(node, ())} - own - {""}
    return [line for line in lines if _key(line) not in elsewhere]


def _between(shown: list[str], known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each long line that stands between known ones, and the known one above it."""
    places = [number for number, line in enumerate(shown) if _key(line) in known]
    above = ""
    for line in shown[places[0] : places[-1]] if places else ():
        if _key(line) in known:
            above = _key(line)
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
        made += [line, *after.pop(_key(line), ())]
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
    shown = _lines(named[0], out)
    names = {_key(line) for line in _lines(named[1], ())}
    start = next((place for place, line in enumerate(shown) if _key(line) in names), len(shown))
    above: list[str] = []
    for line in shown[start + 1 : start + 1 + _NEAR]:
        if len(line) >= _LONG and _key(line) in known:
            break
        above.append(line)
    else:
        return []
    trigrams = {gram for line in lines for gram in _trigrams(line)}
    links = _links(named[0])
    found = (line for line in above if len(line) >= _LONG and _is_new(line, trigrams, links))
    return list(found)[:_LEDES]


def _links(node: LexborNode) -> set[str]:
    return {_key(text_of(link)) for link in node.css("a")}


def _trigrams(line: str) -> set[tuple[str, ...]]:
    words = word_list(line)
    return set(zip(words, words[1:], words[2:], strict=False))


def _is_new(line: str, trigrams: set[tuple[str, ...]], links: Collection[str]) -> bool:
    """Tell a line that is not said already, no link and no furniture."""
    own = _trigrams(line)
    said = len(own & trigrams) > _TRIGRAMS_KNOWN * len(own)
    return not (said or _key(line) in links or is_furniture(line))
