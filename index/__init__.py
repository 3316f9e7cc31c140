"""From files to a searchable store: reading, cutting, embedding, and the store itself."""

from index.build import BuildSummary, Failure, StoreStatus, build, status
from index.derived import Progress
from index.documents import Document, Page, Span
from index.errors import (
    DossierError,
    EmbedderMissing,
    NothingToIndex,
    PageUnreadable,
    StoreDamaged,
    StoreLocked,
    StoreMismatch,
    StoreMissing,
    StoreUnwritable,
)
from index.store import check

__all__ = [
    "BuildSummary",
    "Document",
    "DossierError",
    "EmbedderMissing",
    "Failure",
    "NothingToIndex",
    "Page",
    "PageUnreadable",
    "Progress",
    "Span",
    "StoreDamaged",
    "StoreLocked",
    "StoreMismatch",
    "StoreMissing",
    "StoreStatus",
    "StoreUnwritable",
    "build",
    "check",
    "status",
]
