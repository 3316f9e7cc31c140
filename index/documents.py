"""The two types a reader makes: the page, and the documents (article, comments) on it.

Offsets everywhere are Unicode code points into :attr:`Page.text`. A document's text is its
spans joined by a newline; whatever lies between two spans (navigation, a pull quote repeated
from the body, another reader's comment) belongs to nobody and is neither cited nor retrieved.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["article", "comment"]
Language: TypeAlias = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch ``text[start:end]`` of a page, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the slice of the page's text that this span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words an article puts between quotation marks, and whom it says they are from.

    ``page_text[start:end]`` are the words, the marks left out; ``speaker`` is a name as the
    article writes it in full, or an office (*la maire de Vernou*).
    """

    speaker: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article or one reader's comment, with its place on the page and who speaks.

    Attributes
    ----------
    id
        ``path#a1`` for an article, ``path#c07`` for the page's seventh comment.
    path
        The page's path as given to ``index``, POSIX, relative to the folder indexed.
    text
        The spans' slices joined by a newline.
    spans
        Ordered, disjoint, non-empty; they include title, byline, dateline and captions.
    date
        ISO 8601, perhaps partial (``2024-02``) or with an hour (``2024-02-28T06:50``).
    reply_to
        The id of the comment answered, or of None for an article or a first-level comment.
    depth
        0 for an article or a first-level comment, 1 for a reply to it, and so on.
    score
        Votes as the page shows them.
    via
        Agencies or outlets an article relies on ("selon Reuters"), in order of appearance.
    quotes
        Whom an article quotes, in the page's order.
    """

    id: str
    path: str
    kind: Kind
    text: str
    spans: tuple[Span, ...]
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    language: Language = "fr"
    url: str | None = None
    reply_to: str | None = None
    depth: int = 0
    score: int | None = None
    via: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def start(self) -> int:
        """Offset of the document's first character in the page."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Offset just past the document's last character in the page."""
        return self.spans[-1].end


def path_of(document_id: str) -> str:
    """Return the page that a document's id speaks of.

    >>> path_of("presse/n#1.txt#a1")
    'presse/n#1.txt'
    """
    return document_id.rpartition("#")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file as read: its text, what stands on it, and what the reader could not tell.

    Attributes
    ----------
    path
        See :attr:`Document.path`.
    text
        For a ``.txt`` page the decoded file itself, byte-order mark and newlines untouched;
        for any other form, the text that the reader made of it.
    sha256
        Of the file's bytes, in hexadecimal.
    reader
        Which reader made it, such as ``text``, ``html`` or ``json``.
    documents
        In the page's order.
    notes
        Codes of what a person should know, such as ``comments-not-recognised``.
    """

    path: str
    text: str
    sha256: str
    reader: str
    documents: tuple[Document, ...]
    notes: tuple[str, ...] = ()
