"""The text layer of a PDF, its lines joined into paragraphs again."""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from index.errors import PageUnreadable
from index.readers.drafts import Reading
from index.readers.quiet import quiet
from index.readers.text import story_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf import PageObject

    from index.readers.files import Source

PAGES_LIMIT = 300
"""Pages over which a PDF is refused."""
SECONDS_LIMIT = 60.0
"""Seconds after which reading a PDF is given up."""
CHARACTERS_LIMIT = 10_000_000

_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:/|sur|of) ?\d{1,4})?", re.IGNORECASE)


def read_pdf(source: Source) -> Reading:
    """Read a PDF that has a text layer.

    Raises
    ------
    PageUnreadable
        When it is locked, damaged, too long, takes too long, or holds only pictures.
    """
    with quiet("pypdf"):
        pages = _texts(source)
    text = "\n\n".join(_paragraphs(lines) for lines in _without_running_heads(pages))
    text = text.strip()
    if not text:
        why = "it has no text layer, only pictures of pages"
        raise PageUnreadable(path=source.path, why=why)
    story, notes = story_of(text)
    return Reading(text=text, stories=(story,), notes=notes)


def _texts(source: Source) -> list[list[str]]:
    """Return the lines of every page, within the limits."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    started = time.monotonic()
    pages: list[list[str]] = []
    try:
        reader = PdfReader(io.BytesIO(source.data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise PageUnreadable(path=source.path, why="it is locked by a password")
        if len(reader.pages) > PAGES_LIMIT:
            why = f"it has {len(reader.pages)} pages and the limit is {PAGES_LIMIT}"
            raise PageUnreadable(path=source.path, why=why)
        for page in reader.pages:
            pages.append(_lines(page))
            long = sum(len(line) for line in pages[-1]) > CHARACTERS_LIMIT
            if long or time.monotonic() - started > SECONDS_LIMIT:
                raise PageUnreadable(path=source.path, why="it takes too long to read")
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError,
            NotImplementedError, OSError, AssertionError, ArithmeticError) as error:  # fmt: skip
        raise PageUnreadable(path=source.path, why="it is no PDF that can be opened") from error
    return pages


def _lines(page: PageObject) -> list[str]:
    """Return a page's lines, an empty one where the space before the next is wider."""
    lines: list[str] = [""]
    last = 0.0

    def visit(text: str, cm: Any, tm: Sequence[float], font: Any, size: float) -> None:
        nonlocal last
        if not text.strip():
            return
        here, line = float(tm[5]), max(float(size) * abs(float(tm[3]) or 1.0), 1.0)
        if abs(last - here) > 0.4 * line:
            if here > last or last - here > 1.7 * line:
                lines.append("")
            lines.append("")
            last = here
        lines[-1] += text.replace("\n", " ")

    page.extract_text(visitor_text=visit)
    return "\n".join(lines).strip().split("\n")


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Drop page numbers, and the lines that stand at the top or bottom of most pages."""
    edges: Counter[str] = Counter()
    for lines in pages:
        edges.update({line.strip() for line in (*lines[:2], *lines[-2:])})
    running = {line for line, count in edges.items() if line and count >= max(2, 0.6 * len(pages))}
    return [
        [
            line.strip()
            for place, line in enumerate(lines)
            if not (
                (place < 2 or place >= len(lines) - 2)
                and (line.strip() in running or _NUMBER.fullmatch(line.strip()))
            )
        ]
        for lines in pages
    ]


def _paragraphs(lines: list[str]) -> str:
    r"""Join the lines of a page's paragraphs, and words cut at a line's end.

    >>> _paragraphs(["Un titre", "", "Le gouverne-", "ment a dit", "non. Bien."])
    'Un titre\n\nLe gouvernement a dit\nnon. Bien.'
    """
    joined = ""
    for line in lines:
        if joined.endswith("-") and line[:1].islower() and joined[-2:-1].isalpha():
            joined = joined[:-1] + line
        else:
            joined += ("\n" if joined else "") + line
    return re.sub(r"\n{3,}", "\n\n", joined).strip()
