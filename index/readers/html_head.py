"""What the lines and elements of a comment's head say: who speaks, when, and what is neither."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from index.readers.buttons import is_button, is_count
from index.readers.dates import DATE, RELATIVE, date_in
from index.readers.dom import attribute, text_of
from index.readers.furniture import is_furniture
from index.readers.headings import headings_of
from index.readers.html_parts import when
from index.readers.layouts import NAME
from index.readers.lines import lines_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BY = re.compile(
    r"^(?:#?\d+[.)]?\s+)?(?:(?:commentaire|comment|kommentar|posté|posted|écrit|written|rédigé"
    r"|publié|submitted|soumis|envoyé|message)\s+)?(?:(?:par|by|de|from|von)\s*:?\s+)?",
    re.IGNORECASE,
)
_PAR = re.compile(rf"\d.*\b(?:par|by|von) (?P<name>{NAME})(?: ?[(\[|·].*)?$", re.IGNORECASE)
_RESIDUE = re.compile(
    r"[\W\d_]*(?:(?:post(?:é|ed)|publi(?:é|shed)|r[ée]dig[ée]|[ée]crit|written|wrote|kommentar"
    r"|commentaire|comment|message|r[ée]ponse|reply|submitted|soumis|envoy[ée]|von|am|um|par|by|le"
    r"|on|at|à|de|from|dit|says|said|sagt|schrieb|schreibt|meint|uhr|edited|modifié|permalink|permalien|lien|link|invité|guest"
    r"|anonyme?|points?|votes?|répondre|antworten|citer|quote|signaler|report|j['’]aime|like)[\W\d_]*)*",
    re.IGNORECASE,
)
_NAME_WORDS = 5
_SIGNED = 120
_MOMENT = re.compile(rf"{DATE}|{RELATIVE}", re.IGNORECASE)
_SINCE = re.compile(rf"\s+[–—|·•@-]\s+|\s+\(?(?:le |on |am )?(?={DATE}|{RELATIVE})", re.IGNORECASE)
_SPEAKS = re.compile(
    rf"(?P<name>{NAME})(?<! a) (?:dit|a dit|a écrit|écrit|says?|said|wrote|sagt|schrieb"
    rf"|schreibt)\b.{{0,3}}",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"[\s,:·|•-]*\b(?:dit|says?|said|wrote|replied|a écrit|écrit|a dit|a répondu|sagt"
    r"|schrieb|schreibt|meint|antwortet)?\s*(?::|…|\.\.\.)?\s*$",
    re.IGNORECASE,
)


def words(text: str, author: str | None) -> str:
    """Return a comment's words without the lines of its head and foot, buttons and counts."""
    lines = without_buttons(text).split("\n")
    while lines and (not lines[0] or is_head(lines[0], author)):
        lines.pop(0)
    while lines and (not lines[-1] or is_head(lines[-1], author)):
        lines.pop()
    return without_buttons("\n".join(lines))


def is_head(line: str, author: str | None) -> bool:
    """Tell a line that only says who speaks, or when.

    >>> [is_head(x, "Ada") for x in ("Posté par Ada, le 3 mai 2024 |", "Ada a tort", "42")]
    [True, False, False]
    """
    if is_button(line) or _is_says(line):
        return True
    bare = _MOMENT.sub(" ", line.replace(author, " ") if author else line)
    told = bare != line or re.search(r"[^\W\d_]", bare) is not None
    return len(line) <= 140 and told and _RESIDUE.fullmatch(bare) is not None


def _is_says(line: str) -> bool:
    return len(line) < 25 and _SAYS.fullmatch(line) is not None


def without_buttons(text: str) -> str:
    """Drop the buttons and counts around a comment's words."""
    lines = text.split("\n")
    while lines and (
        not lines[-1] or is_button(lines[-1]) or (len(lines) > 1 and is_count(lines[-1]))
    ):
        lines.pop()
    while lines and (not lines[0] or is_button(lines[0])):
        lines.pop(0)
    return "\n".join(lines).strip()


def without_lead(text: str) -> str:
    r"""Drop the counts, the buttons and the comment's number above its head.

    >>> without_lead("#12\n3\nReply\nAda dit :")
    'Ada dit :'
    """
    lines = text.split("\n")
    while lines and (
        not lines[0] or is_button(lines[0]) or is_count(lines[0]) or is_furniture(lines[0])
    ):
        lines.pop(0)
    return "\n".join(lines)


def author_of(node: LexborNode, found: LexborNode | None) -> str | None:
    """Return who speaks, from the element found or the comment's own attribute."""
    for name in ("data-author", "author", "data-username"):
        if value := attribute(node, name).strip():
            return value
    if found is None:
        return None
    written = attribute(found, "data-author") or attribute(found, "content") or text_of(found)
    return _name_in(written.strip().split("\n")[0])


def _name_in(line: str) -> str | None:
    """Return the name in a line that says who speaks and perhaps when.

    >>> _name_in("Posted May 3, 2018 by Ada (subscriber)"), _name_in("Rédigé par : Bo | le 3 mai")
    ('Ada', 'Bo')
    >>> _name_in(", par Cléo"), _name_in("Commentaires (2)") is None
    ('Cléo', True)
    """
    line = _SAYS.sub("", line).lstrip(" ,;:–—|·•-")
    if match := _PAR.search(line):
        return re.split(r" [(\[]", match["name"])[0].strip()
    line = _SAYS.sub("", _BY.sub("", _SINCE.split(line, maxsplit=1)[0]))
    name = line.strip(" @:,–—|·•#")[:80]
    return None if headings_of(lines_of(name)) else name or None


def author_nearby(node: LexborNode, body: LexborNode | None, others: set[int]) -> str | None:
    """Return who a line at the top or the foot of a comment says is speaking."""
    apart = text_of(node, others, {body.mem_id} if body is not None else ())
    return _speaker(apart, 2) or _speaker(text_of(node, others), 0)


def _speaker(text: str, foot: int) -> str | None:
    """Return the speaker that one of the first three lines names, or one of the last ones."""
    lines = [line for line in text.split("\n") if line and not is_button(line)]
    for number, line in enumerate(lines):
        if 3 <= number < len(lines) - foot or len(line) > 120:
            continue
        if len(line) <= 60 and (match := _SPEAKS.fullmatch(line)):
            return match["name"].strip()
        if (dated := _MOMENT.search(line)) is None:
            continue
        if _RESIDUE.fullmatch(line.replace(dated.group(), " ")) is None:
            name = _name_in(line) or ""
            named = re.fullmatch(NAME, name) and len(name.split()) <= _NAME_WORDS
            return name if named and is_head(line, name) else None
        if number and len(lines[number - 1]) <= 40 and re.fullmatch(NAME, lines[number - 1]):
            return lines[number - 1]
    return None


def date_of(found: LexborNode | None) -> str | None:
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


def says_when(node: LexborNode, author: str | None) -> bool:
    """Tell a comment that says when it was written, though it be "3 hours ago"."""
    lines = [line for line in text_of(node).split("\n") if line]
    return when(node, ()) is not None or any(
        _MOMENT.search(line) and is_head(line, author) for line in (*lines[:6], *lines[6:][-3:])
    )


def date_nearby(node: LexborNode, author: str | None, others: set[int]) -> str | None:
    """Return the date of a line at the top or the foot of a comment that says nothing else.

    Or what else it says is who speaks, first, and where: "- Ada, Brisac, 3 mai 2024".
    """
    lines = [line for line in text_of(node, others).split("\n") if line]
    for line in (*lines[:6], *lines[6:][-3:]):
        signed = author is not None and line.lstrip(" -–—|·•").startswith(author)
        if _MOMENT.search(line) and (is_head(line, author) or (signed and len(line) <= _SIGNED)):
            return date_in(line)
    return None
