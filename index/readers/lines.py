"""A page's text as lines with their places, and the word overlaps that tell a repeat."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from index.analysis import fold
from index.documents import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*(?:\r\n?|[\n\x0b\x0c\x85\u2028\u2029]|$)")
_WORD = re.compile(r"\w+")
_INVISIBLE = " \t\u00a0\u202f\u2007\u2009\u200b\u200c\u200d\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank.

    Attributes
    ----------
    start, end
        Bounds of the trimmed line in the page.
    indent
        Columns of white space before it, a tab counting four.
    opens
        True when a blank line, or nothing, stands before it.
    """

    text: str
    start: int
    end: int
    indent: int
    opens: bool


def lines_of(text: str) -> list[Line]:
    r"""Return the lines of a text that are not blank.

    >>> [(line.text, line.start, line.indent, line.opens) for line in lines_of("a\r\n\r\n  b \nc")]
    [('a', 0, 0, True), ('b', 7, 2, True), ('c', 10, 0, False)]
    """
    found: list[Line] = []
    opens = True
    for match in _LINE.finditer(text):
        raw = match.group()
        trimmed = raw.strip().strip(_INVISIBLE).strip()
        if not trimmed:
            opens = True
            continue
        lead = raw.index(trimmed)
        start = match.start() + lead
        indent = len(raw[:lead].replace("\t", "    ").strip("\ufeff"))
        found.append(Line(trimmed, start, start + len(trimmed), indent, opens))
        opens = False
    return found


def blocks_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Group lines into paragraphs, at blank lines."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.opens or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def spans_of(lines: Iterable[Line], page_text: str) -> tuple[Span, ...]:
    r"""Join lines that only white space separates into spans; parts of one line stay apart.

    >>> page = "un\ndeux\nPUB\ntrois"
    >>> kept = [line for line in lines_of(page) if line.text != "PUB"]
    >>> [span.of(page) for span in spans_of(kept, page)]
    ['un\ndeux', 'trois']
    """
    spans: list[Span] = []
    for line in lines:
        between = page_text[spans[-1].end : line.start] if spans else ""
        if between and not between.strip() and "\n" in between.replace("\r", "\n"):
            spans[-1] = Span(spans[-1].start, line.end)
        else:
            spans.append(Span(line.start, line.end))
    return tuple(spans)


def word_list(text: str) -> list[str]:
    """Return the folded words of a text, signs and elisions apart.

    >>> word_list("« L’été – déjà ! »")
    ['l', 'ete', 'deja']
    """
    return _WORD.findall(fold(text))


def overlap(part: Sequence[str], whole: Sequence[str]) -> float:
    """Return the share of a part's words found in the same order in the whole.

    >>> overlap("un grand chat noir".split(), "il a un chat noir".split())
    0.75
    """
    if not part:
        return 0.0
    matcher = SequenceMatcher(None, part, whole, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(part)
