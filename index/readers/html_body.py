"""The article of an HTML page: `trafilatura` for its body, its byline and captions kept once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.readers.dates import date_in
from index.readers.dom import ancestors, text_of
from index.readers.elsewhere import key_of
from index.readers.html_areas import areas_aside, surely_aside
from index.readers.html_ground import on_its_ground
from index.readers.html_lists import FORM_LIMIT, rows_of_cards
from index.readers.origins import byline
from index.readers.quiet import quiet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

FAST_LIMIT = 20_000
"""Tags over which `trafilatura` and we leave out what takes the square of their number."""

_FURNITURE = (
    "script, style, noscript, template, nav, iframe, button, [role=navigation], [role=search],"
    " [role=dialog], [aria-hidden=true][hidden], #respond, .comment-respond, .comment-form,"
    " .cookie-banner, #cookie-banner, .cookie-notice, .gdpr-consent, .newsletter, .share, .social,"
    " .related, .related-posts, .related-stories, .sharedaddy, .jp-relatedposts, .breadcrumb,"
    " .breadcrumbs, .widget_recent_comments, .addtoany_share_save_container, .navigation,"
    " .pingback, .trackback"
)
_AREA = (
    "#comments, .comments, .comments-area, .comment-list, .commentlist, #disqus_thread,"
    " .reader-comments"
)
_HOLDERS = ("article", "main", "[role=main]", "#content", "body")
_BYLINES = (
    ".byline, .entry-meta, .dateline, .signature, .author, .post-meta, .article-meta,"
    " .article__meta,"
    " [rel=author], [itemprop=author], article time, header time, time[pubdate]"
)


def article_text(tree: LexborHTMLParser, *, whole: bool = False) -> str:
    """Return the article's lines: byline, body, captions.

    Parameters
    ----------
    whole
        Keep what follows the article, too: comments that were not told apart may be among it.
    """
    import trafilatura

    forms = [form for form in tree.css("form") if len(text_of(form)) < FORM_LIMIT]
    drop([*forms, *tree.css(_FURNITURE), *surely_aside(tree)])
    written = tree.html or ""
    fast = written.count("<") > FAST_LIMIT
    with quiet("trafilatura"):
        body = trafilatura.extract(written, include_comments=False, fast=fast) or ""
    aside = areas_aside(tree)
    cards = rows_of_cards(tree)
    holder = next((tree.css_first(name) for name in _HOLDERS if tree.css_first(name)), None)
    if len(body) < 200 and holder is not None:
        shown = text_of(holder)
        body = shown if len(shown) > 2 * len(body) else body
    elif not fast:
        body = on_its_ground(tree, body, [*aside, *cards], whole=whole)
    paragraphs = "\n\n".join(body.split("\n"))
    known = set(keys_of(body))
    extra = [line for line in _captions(tree, aside) if key_of(line) not in known]
    signed = "\n".join(_bylines(tree, [*aside, *cards]))
    return "\n\n".join(part for part in (signed, paragraphs, *extra) if part)


def keys_of(text: str) -> list[str]:
    r"""Return each line's words, by which a line is known again.

    >>> keys_of("Un  titre !\nDeux")
    ['un titre', 'deux']
    """
    return [key_of(line) for line in text.split("\n")]


def _bylines(tree: LexborHTMLParser, aside: Sequence[LexborNode]) -> list[str]:
    """Return the short lines near the top that say who wrote the article, and when.

    Those beside the article are of other articles, unless there are no others.
    """
    out = {node.mem_id for node in aside}
    nodes = tree.css(_BYLINES)[:8]
    own = [node for node in nodes if not any(up.mem_id in out for up in (node, *ancestors(node)))]
    return _told(own) or _told(nodes)


def _told(nodes: Sequence[LexborNode]) -> list[str]:
    """Return the lines of elements that say who and when, three at most."""
    lines: list[str] = []
    for node in nodes:
        line = " ".join(text_of(node).split())
        told = byline(line) or date_in(line)
        if told and len(line) <= 160 and not any(line in other for other in lines):
            lines = [other for other in lines if other not in line]
            lines.append(line)
    return lines[:3]


def _captions(tree: LexborHTMLParser, aside: Sequence[LexborNode]) -> list[str]:
    """Return what stands under the article's pictures, not under those that lead elsewhere."""
    out = {node.mem_id for node in aside}
    own = (
        node
        for node in tree.css("figcaption")[:60]
        if not any(up.mem_id in out or up.tag == "a" for up in (node, *ancestors(node)))
    )
    captions = (" ".join(text_of(node).split()) for node in own)
    return list(dict.fromkeys(line for line in captions if len(line.split()) >= 3))


def comments_text(tree: LexborHTMLParser) -> str:
    """Return the words of what looks like comments, when no structure was recognised."""
    return max((text_of(node) for node in tree.css(_AREA)), key=len, default="")


def drop(nodes: Sequence[LexborNode]) -> None:
    """Take elements out of their tree, each once, the outermost first."""
    ids = {node.mem_id for node in nodes}
    outermost = [node for node in nodes if not any(up.mem_id in ids for up in ancestors(node))]
    for node in {node.mem_id: node for node in outermost}.values():
        node.decompose()
