"""What the ledger's rows say, and how a document is written into one."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Literal, TypeAlias

from index.documents import Document, Language, Quote, Span

FileStateName: TypeAlias = Literal["read", "failed", "pending"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """What became of one file.

    Attributes
    ----------
    reason
        Why it failed, when it did.
    same_bytes
        Other files with the same bytes.
    reprints
        Other files with an article that is one text with an article of this one.
    """

    path: str
    state: FileStateName
    reason: str | None
    reader: str | None
    sha256: str
    notes: tuple[str, ...]
    articles: int
    comments: int
    passages: int
    same_bytes: tuple[str, ...] = ()
    reprints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger remembers of a file, to tell whether it must be read again.

    ``stamp`` moves with every write to the file, ``sha256`` with its bytes, and ``basis`` with
    the reader's version and the row of ``sources.csv`` that was applied.
    """

    root: str
    stamp: str
    sha256: str
    basis: str


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage as the search side needs it, in the store's order."""

    id: str
    document_id: str
    path: str
    start: int
    end: int
    language: Language
    context: str


_FIELDS = tuple(field.name for field in fields(Document))


def document_json(document: Document) -> str:
    """Return a document as the ledger keeps it."""
    values = {name: getattr(document, name) for name in _FIELDS}
    values["spans"] = [{"start": span.start, "end": span.end} for span in document.spans]
    values["quotes"] = [asdict(quote) for quote in document.quotes]
    return json.dumps(values, ensure_ascii=False)


def document_of(written: str) -> Document:
    """Read what :func:`document_json` wrote."""
    values = json.loads(written)
    values["spans"] = tuple(Span(**span) for span in values["spans"])
    values["via"] = tuple(values["via"])
    values["quotes"] = tuple(Quote(**quote) for quote in values.get("quotes", ()))
    return Document(**values)
