"""What retrieval returns: a passage found, where it stands and who published it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.documents import Document, Kind, Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who published a passage; the fields a reader sees beside a quote."""

    path: str
    title: str | None
    outlet: str | None
    author: str | None
    date: str | None
    kind: Kind
    language: Language
    url: str | None
    reply_to: str | None
    via: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> Source:
        """Return the source of a document."""
        return cls(
            path=document.path,
            title=document.title,
            outlet=document.outlet,
            author=document.author,
            date=document.date,
            kind=document.kind,
            language=document.language,
            url=document.url,
            reply_to=document.reply_to,
            via=document.via,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One passage for one query; ``text`` is the page's slice ``[start:end]``.

    ``score`` is comparable within one search only; higher is better.
    """

    passage_id: str
    document_id: str
    text: str
    start: int
    end: int
    score: float
    source: Source

    def scored(self, score: float) -> Hit:
        """Return the passage with another score; ``replace`` takes thrice as long."""
        return Hit(
            passage_id=self.passage_id,
            document_id=self.document_id,
            text=self.text,
            start=self.start,
            end=self.end,
            score=score,
            source=self.source,
        )
