"""Writing the ledger: its tables, and every change a build makes to them."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from index.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.documents import Document, Page
    from index.ledger import Known
    from index.passages import Passage

SCHEMA = """
CREATE TABLE roots (root TEXT PRIMARY KEY, prefix TEXT NOT NULL);
CREATE TABLE files (
  path TEXT PRIMARY KEY, root TEXT NOT NULL, state TEXT NOT NULL, reason TEXT,
  sha256 TEXT NOT NULL, stamp TEXT NOT NULL, basis TEXT NOT NULL,
  reader TEXT, notes TEXT NOT NULL, text TEXT
);
CREATE TABLE documents (
  id TEXT PRIMARY KEY, path TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
  fields TEXT NOT NULL
);
CREATE INDEX documents_path ON documents (path, position);
CREATE TABLE passages (
  id TEXT PRIMARY KEY, path TEXT NOT NULL, document_id TEXT NOT NULL, position INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, language TEXT NOT NULL, context TEXT NOT NULL,
  words TEXT NOT NULL
);
CREATE INDEX passages_path ON passages (path, position);
"""


class LedgerWriter(Ledger):
    """A ledger that may be changed: what a build holds while it fills a generation.

    Parameters
    ----------
    path
        The SQLite file; made with its tables when it does not exist.
    """

    def __init__(self, path: Path) -> None:
        new = not path.exists()
        super().__init__(path, mode="rwc")
        if new:
            self._db.executescript(SCHEMA)

    def commit(self) -> None:
        """Make every change since the last commit lasting."""
        self._db.commit()

    def add_root(self, root: str, prefix: str) -> None:
        """Record a root and its prefix for good."""
        self._db.execute("INSERT OR IGNORE INTO roots VALUES (?, ?)", (root, prefix))

    def put_page(self, page: Page, known: Known) -> None:
        """Store a page and its documents in place of whatever its path held."""
        self.drop(page.path)
        self._db.execute(
            "INSERT INTO files VALUES (?, ?, 'read', NULL, ?, ?, ?, ?, ?, ?)",
            (
                page.path,
                known.root,
                page.sha256,
                known.stamp,
                known.basis,
                page.reader,
                json.dumps(page.notes),
                page.text,
            ),
        )
        self._db.executemany(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?)",
            (
                (document.id, page.path, position, document.kind, _document_json(document))
                for position, document in enumerate(page.documents)
            ),
        )

    def put_passages(self, passages: Sequence[Passage], words: Sequence[Sequence[str]]) -> None:
        """Store the passages of one page, each with the words it is searched by, in order."""
        self._db.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    passage.id,
                    passage.path,
                    passage.document_id,
                    position,
                    passage.start,
                    passage.end,
                    passage.language,
                    passage.context,
                    " ".join(held),
                )
                for position, (passage, held) in enumerate(zip(passages, words, strict=True))
            ),
        )

    def put_failure(self, path: str, known: Known, reason: str) -> None:
        """Record that a file could not be read; what an earlier reading gave is kept."""
        self._db.execute(
            "INSERT INTO files VALUES (?, ?, 'failed', ?, ?, ?, ?, NULL, '[]', NULL) "
            "ON CONFLICT (path) DO UPDATE SET state='failed', reason=excluded.reason, "
            "stamp=excluded.stamp, basis=excluded.basis",
            (path, known.root, reason, known.sha256, known.stamp, known.basis),
        )

    def drop(self, path: str) -> None:
        """Forget a file, its documents and its passages."""
        for table in ("passages", "documents", "files"):
            self._db.execute(f"DELETE FROM {table} WHERE path = ?", (path,))

    def clear_passages(self) -> None:
        """Forget every passage; pages and documents stay."""
        self._db.execute("DELETE FROM passages")


def _document_json(document: Document) -> str:
    return json.dumps(asdict(document), ensure_ascii=False)
