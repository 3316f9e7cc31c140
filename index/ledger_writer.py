"""Writing the ledger: its tables, and every change a build makes to them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from index.documents import path_of
from index.ledger import Ledger
from index.records import document_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.documents import Document, Page
    from index.passages import Passage
    from index.records import Known
    from index.reprints import Hashes

SCHEMA = """
CREATE TABLE IF NOT EXISTS roots (root TEXT PRIMARY KEY, prefix TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (
  path TEXT PRIMARY KEY, root TEXT NOT NULL, state TEXT NOT NULL, reason TEXT,
  sha256 TEXT NOT NULL, stamp TEXT NOT NULL, basis TEXT NOT NULL,
  reader TEXT, notes TEXT NOT NULL, text TEXT
);
CREATE TABLE IF NOT EXISTS documents (
  id TEXT PRIMARY KEY, path TEXT NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL,
  fields TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_path ON documents (path, position);
CREATE TABLE IF NOT EXISTS passages (
  id TEXT PRIMARY KEY, path TEXT NOT NULL, document_id TEXT NOT NULL, position INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, language TEXT NOT NULL, context TEXT NOT NULL,
  words TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS passages_path ON passages (path, position);
CREATE INDEX IF NOT EXISTS files_sha256 ON files (sha256);
CREATE TABLE IF NOT EXISTS sketches (
  document_id TEXT PRIMARY KEY, path TEXT NOT NULL, hashes BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS sketches_path ON sketches (path);
CREATE TABLE IF NOT EXISTS reprints (
  document_id TEXT NOT NULL, path TEXT NOT NULL, other_id TEXT NOT NULL, other_path TEXT NOT NULL,
  PRIMARY KEY (document_id, other_id)
);
"""


class LedgerWriter(Ledger):
    """A ledger that may be changed: what a build holds while it fills a generation.

    Parameters
    ----------
    path
        The SQLite file; it is made when it does not exist, and so are tables that an earlier
        version of this program did not know.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, mode="rwc")
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
        self.put_documents(page.path, page.documents)

    def put_documents(self, path: str, documents: Sequence[Document]) -> None:
        """Store a page's documents in place of those it had."""
        self._db.execute("DELETE FROM documents WHERE path = ?", (path,))
        self._db.executemany(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?)",
            (
                (document.id, path, position, document.kind, document_json(document))
                for position, document in enumerate(documents)
            ),
        )

    def put_sketch(self, article: str, sketch: Hashes) -> None:
        """Store what an article is recognised by elsewhere; an empty sketch is not stored."""
        if len(sketch):
            data = sketch.astype("<u4").tobytes()
            row = (article, path_of(article), data)
            self._db.execute("INSERT OR REPLACE INTO sketches VALUES (?, ?, ?)", row)

    def link(self, one: str, other: str) -> None:
        """Record that two articles are one text."""
        self._db.executemany(
            "INSERT OR IGNORE INTO reprints VALUES (?, ?, ?, ?)",
            ((a, path_of(a), b, path_of(b)) for a, b in ((one, other), (other, one))),
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
        for table in ("passages", "documents", "files", "sketches"):
            self._db.execute(f"DELETE FROM {table} WHERE path = ?", (path,))
        self._db.execute("DELETE FROM reprints WHERE path = ? OR other_path = ?", (path, path))

    def clear_derived(self) -> None:
        """Forget every passage and every link; pages and documents stay."""
        for table in ("passages", "sketches", "reprints"):
            self._db.execute(f"DELETE FROM {table}")
