"""From files to a searchable store: reading, cutting, embedding, and the store itself."""

from index.build import BuildSummary, Failure, build
from index.derived import Progress
from index.documents import Document, Page, Quote, Span
from index.errors import (
    BuiltinMissing,
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
from index.inventory import StoreStatus, status
from index.store import check

__all__ = [
    "BuildSummary",
    "BuiltinMissing",
    "Document",
    "DossierError",
    "EmbedderMissing",
    "Failure",
    "NothingToIndex",
    "Page",
    "PageUnreadable",
    "Progress",
    "Quote",
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
