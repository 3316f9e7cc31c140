"""What stands beside the article on a page, told by what sites call it, and the page's titles.

To leave out another kind of area, add the word by which sites call it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.readers.dom import ancestors, marks_of, text_of
from index.readers.html_lists import FORM_LIMIT
from index.readers.lines import word_list

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_ASIDE_TAGS = frozenset("aside nav footer dialog".split())
_HOLDERS = frozenset("div section ul ol dl table header".split())  # others hold one line's words
_ASIDE = re.compile(
    r"(?:^|(?<=[\s_-]))(?<!--)(?<!has-)(?<!no-)(?<!with-)(?:sidebars?|related\w*|recommended|recommendations?|similar|next\w*|prev\w*|nav"
    r"|navigation|menu|footer|promos?|ads?|advert\w*|anzeigen?|werbung|publicite|sponsor\w*"
    r"|newsletters?|cookies?|consent|gdpr|modal|popup|overlay|social|share|sharing"
    r"|breadcrumbs?|recent|popular|trending|latest|print|outbrain|taboola|subscribe|paywall|login"
    r"|headlines|store|shop|nocontent|carousel|dropdown|tooltips?"
    r"|(?:right|left)-?(?:rail|col|column|content)|bio|about-?(?:the-?)?author|author-?(?:bio|box|info|card)"
    r")(?=[\s_-]|$)|(?:^|\s)(?:widget(?=[\s_-]|$)|hidden(?=\s|$))",
    re.IGNORECASE,
)
"""Words of an id or a class by which sites call what is not the article."""
_SURELY = re.compile(
    r"(?:^|(?<=[\s_-]))(?<!--)(?<!has-)(?<!no-)(?<!with-)(?:recommended|recommendations"
    r"|newsletters?|subscribe|subscription"
    r"|breadcrumbs?|trending|most-?popular|outbrain|taboola|nocontent)(?=[\s_-]|$)",
    re.IGNORECASE,
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TITLES = "h1, h2, h3, [itemprop=headline], .entry-title, .post-title"
_TITLE_SHARED = 0.6


def areas_aside(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the elements called, by tag, id or class, something else than the article.

    One that holds the page's title is called so for another reason.
    """
    around = around_titles(tree)
    named = tree.css("[id], [class], aside, nav, footer, dialog")
    return [node for node in named if _is_aside(node) and node.mem_id not in around]


def surely_aside(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the small elements whose name says that they are invitations or lists of links."""
    around = around_titles(tree)
    return [
        node
        for node in tree.css("div, section, ul, ol, form, aside")
        if _SURELY.search(_HUMP.sub("-", marks_of(node)))
        and node.mem_id not in around
        and len(text_of(node)) < FORM_LIMIT
    ]


def _is_aside(node: LexborNode) -> bool:
    if node.tag in _ASIDE_TAGS:
        return True
    names = _HUMP.sub("-", marks_of(node))
    return node.tag in _HOLDERS and _ASIDE.search(names) is not None


def around_titles(tree: LexborHTMLParser) -> set[int]:
    """Return the ``mem_id`` of the page's titles and of every element that holds one."""
    return {up.mem_id for title in titles_of(tree) for up in (title, *ancestors(title))}


def titles_of(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the headings that share most of their words with the page's own title."""
    declared = set(word_list(" ".join(text_of(node) for node in tree.css("title")[:1])))
    return [
        node
        for node in tree.css(_TITLES)[:100]
        if len(own := set(word_list(text_of(node)))) > 1
        and len(own & declared) >= _TITLE_SHARED * len(own)
    ]
