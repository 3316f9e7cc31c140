"""Reading pages: from one file, of whatever form, to its articles and its readers' comments.

    text      a page copied from a browser or printed by a text browser
    html      a whole page, "save as", SingleFile or MHTML
    markdown  with its front matter
    json      articles and threads of our documented schema (``docs/formats.md``)
    pdf       the text layer
    europresse  an HTML export holding many articles

Nothing here opens the network, runs a script, resolves an entity or follows a link. A file that
cannot be read raises `PageUnreadable`, whose reason is shown to the person; the others go on.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from index.documents import Page
from index.errors import PageUnreadable
from index.readers import files
from index.readers.drafts import Reading, documents_of
from index.readers.files import PAGE_SUFFIXES, find_pages, look_through

if TYPE_CHECKING:
    from collections.abc import Callable

READERS_VERSION = "6"
"""Changes whenever the same file would be read otherwise: a build then reads it again."""

__all__ = [
    "PAGE_SUFFIXES",
    "READERS_VERSION",
    "find_pages",
    "look_through",
    "read_page",
]


def read_page(file: Path, path: str) -> Page:
    """Read one file into its page.

    Parameters
    ----------
    file
        Where it stands on this disk.
    path
        What to call it; see `Document.path`.

    Raises
    ------
    PageUnreadable
        With one clause for why.
    """
    source = files.load(file, path)
    name, read = _reader(source)
    try:
        reading = read(source)
    except RecursionError as error:
        raise PageUnreadable(path=path, why="it is nested too deep") from error
    documents = documents_of(path, reading.text, reading.stories)
    if not documents:
        raise PageUnreadable(path=path, why="no article or comment was found in it")
    return Page(
        path=path,
        text=reading.text,
        sha256=source.sha256,
        reader=reading.reader or name,
        documents=documents,
        notes=reading.notes,
    )


def _reader(source: files.Source) -> tuple[str, Callable[[files.Source], Reading]]:
    """Choose the reader by the path's ending, a file without one by its first bytes."""
    suffix = Path(source.path).suffix.lower()
    start = source.data[:1024].lstrip().lower()
    if suffix in files.PDF_SUFFIXES or start.startswith(b"%pdf-"):
        from index.readers.pdf import read_pdf

        return "pdf", read_pdf
    if suffix in files.HTML_SUFFIXES or start.startswith((b"<!doctype html", b"<html")):
        from index.readers.html import read_html

        return "html", read_html
    if suffix in files.JSON_SUFFIXES:
        from index.readers.json import read_json

        return "json", read_json
    if suffix in files.MARKDOWN_SUFFIXES:
        from index.readers.markdown import read_markdown

        return "markdown", read_markdown
    if suffix in files.TEXT_SUFFIXES or not suffix:
        from index.readers.text import read_text

        return "text", read_text
    raise PageUnreadable(path=source.path, why=f"its form ({suffix}) is not one that is read")
