"""The parts of one comment's element, told by what a site calls them.

Sites name the same parts by the same few words, in every style of class name: ``comment-author``,
``ob-name``, ``commentAuthorName``, ``gig-comment-body``. A name is cut into its words, so that no
site's own spelling need be listed. To know another word, add it to the set it belongs to.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.readers.buttons import is_button, is_count
from index.readers.dates import DATE, RELATIVE
from index.readers.dom import ancestors, attribute, text_of
from index.readers.layouts import NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from selectolax.lexbor import LexborNode

WHO = frozenset(
    "author auteur autor user username pseudo nickname nick name nom poster actor commenter"
    " commentor verfasser fn by".split()
)
WHEN = frozenset(
    "date time ago timeago timestamp when posted published created datetime ctime datum".split()
)
WORDS = frozenset(
    "body text texte content contenu message msg postmsg inhalt txt copy words formatted"
    " markdown userinput description".split()
)
AROUND = frozenset(
    "reply repondre actions action buttons button tools toolbar share vote votes voting upvote"
    " downvote likes like rating report avatar badge rank permalink controls menu toggle signature"
    " usertitle info label role karma flag edit quote num number title level group stats".split()
)
"""What stands around the words: buttons, votes, the rank of who speaks."""
_HEADS = frozenset("head header meta foot footer title titre date time".split())
_NO_NAME = (
    _HEADS | WORDS | AROUND | {"wrap", "wrapper", "photo", "image", "pic", "count", "link", "icon"}
)
_NAMED = ("class", "id", "itemprop", "data-role", "data-testid")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOMENT = re.compile(rf"{DATE}|{RELATIVE}", re.IGNORECASE)
_MOMENTS = ("datetime", "title", "data-time", "data-timestamp", "data-utime", "data-date")
_COUNT = re.compile(r"\d[\d.,]*\s\w+")  # "1271 fans"
_NAME_LIMIT = 60
_HEAD_LIMIT = 120
_AROUND_LIMIT = 80


def called(node: LexborNode) -> frozenset[str]:
    """Return the words of an element's names.

    >>> from index.readers.dom import parse
    >>> node = parse('<p class="UFICommentActorName ob-name" id="c12">').css_first("p")
    >>> sorted(called(node))
    ['', 'actor', 'c', 'comment', 'name', 'ob', 'ufi']
    >>> sorted(called(parse('<p class="commentbody">').css_first("p")))
    ['body', 'commentbody']
    """
    return _words(" ".join(attribute(node, name) for name in _NAMED))


@lru_cache(maxsize=1 << 14)
def _words(names: str) -> frozenset[str]:
    found = {word.lower() for word in _WORD.findall(names)}
    return frozenset(found | {word[len("comment") :] for word in found if word[:7] == "comment"})


def who(node: LexborNode, others: Collection[int]) -> LexborNode | None:
    """Return the element that names who speaks, or None."""
    for part in _parts(node, others):
        names = called(part)
        name = _linked_name(part) if names & WHO and not names & WORDS else None
        if name is None and names & WHO and not names & _NO_NAME:
            name = part
        text = "" if name is None else text_of(name, others)
        if 0 < len(text) <= _NAME_LIMIT and not _COUNT.fullmatch(text):
            return name
    return None


def _linked_name(part: LexborNode) -> LexborNode | None:
    """Return the one link in the head of a comment that is a name: "- <a>ada</a>, Paris, 3 mai"."""
    named = [
        link
        for link in (part.css("a") if len(text_of(part)) <= _HEAD_LIMIT else ())
        if re.fullmatch(NAME, text := text_of(link))
        and not (is_button(text) or _MOMENT.search(text))
    ]
    return named[0] if len(named) == 1 else None


def head_of(
    node: LexborNode, others: Collection[int]
) -> tuple[LexborNode | None, LexborNode | None]:
    """Return who speaks and when by their places: a short leaf, and after it one that is a date."""
    last = None
    for part in _parts(node, others, "span, div, p, a, b, strong, em, i, small, h3, h4, h5, time"):
        if any(child.tag != "-text" for child in part.iter()):
            continue
        text = text_of(part, others)
        if is_button(text) or is_count(text):
            continue
        if _MOMENT.fullmatch(text):
            return last, part
        if re.fullmatch(NAME, text):
            last = part
        elif text:
            return None, None
    return None, None


def dated(node: LexborNode) -> bool:
    """Tell an element whose first or last words say when."""
    text = text_of(node)
    return _MOMENT.search(text[:200]) is not None or _MOMENT.search(text[-120:]) is not None


def when(node: LexborNode, others: Collection[int]) -> LexborNode | None:
    """Return the element that says when, or None."""
    for part in _parts(node, others):
        told = part.tag in ("time", "abbr") or called(part) & WHEN
        if told and (
            _says_when(text_of(part, others)) or any(attribute(part, name) for name in _MOMENTS)
        ):
            return part
    return None


def _says_when(text: str) -> bool:
    return 0 < len(text) <= 120 and _MOMENT.search(text) is not None


def words_of(node: LexborNode, others: Collection[int], head: Collection[int]) -> LexborNode | None:
    """Return the element of the words: the longest so called that holds no part of the head."""
    best, most = None, 0
    holders = {
        up.mem_id for part in _parts(node, others) if part.mem_id in head for up in ancestors(part)
    }
    for part in _parts(node, others):
        names = called(part)
        if part.mem_id in head or part.mem_id in holders or names & _HEADS or not names & WORDS:
            continue
        size = len(text_of(part, others))
        if size > most:
            best, most = part, size
    return best


def around(node: LexborNode, others: Collection[int]) -> set[int]:
    """Return the elements of buttons, votes and ranks inside a comment, by their ``mem_id``."""
    return {
        part.mem_id
        for part in _parts(node, others)
        if called(part) & AROUND
        and not called(part) & WORDS
        and len(text_of(part, others)) <= _AROUND_LIMIT
    }


def _parts(
    node: LexborNode,
    others: Collection[int],
    selector: str = "[class], [id], [itemprop], time, abbr",
) -> Iterator[LexborNode]:
    """Yield the elements inside a comment, by default the named ones, those of replies aside."""
    for part in node.css(selector):
        if part.mem_id == node.mem_id or part.mem_id in others:
            continue
        if not any(up.mem_id in others for up in up_to(part, node)):
            yield part


def up_to(node: LexborNode, top: LexborNode) -> Iterator[LexborNode]:
    """Yield the elements around one, up to another that holds it."""
    for up in ancestors(node):
        if up.mem_id == top.mem_id:
            return
        yield up
