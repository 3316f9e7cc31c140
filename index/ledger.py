"""The ledger: what is known of every file, in one SQLite file, and the truth of the store.

Chroma and the lexical index are made from it and can be thrown away. Page texts are kept whole,
so that a quote can be checked against its page; passages are kept as offsets into them together
with their folded words, so that rebuilding the lexical index reads no page again.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

import numpy as np

from index.records import FileState, Known, PassageRow, document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from index.documents import Document, Language
    from index.reprints import Hashes

_FOUND = (
    'SELECT p.id, p.document_id, p.path, p.start, p."end", p.language, p.context, d.fields, f.text '
    "FROM passages p JOIN documents d ON d.id = p.document_id JOIN files f ON f.path = p.path "
    "WHERE p.id IN ({})"
)
_PASSAGE = 'SELECT id, document_id, path, start, "end", language, context FROM passages'


class Ledger:
    """One ledger file, open for reading; :class:`index.ledger_writer.LedgerWriter` changes one.

    Parameters
    ----------
    path
        The SQLite file.
    mode
        How SQLite opens it: ``ro``, or ``rwc`` for a writer.
    """

    def __init__(self, path: Path, *, mode: Literal["ro", "rwc"] = "ro") -> None:
        self._db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False
        )

    def close(self) -> None:
        """Close the file; a closed ledger answers nothing."""
        self._db.close()

    # Roots and files

    def roots(self) -> dict[str, str]:
        """Return each indexed root and the prefix its paths carry."""
        return dict(self._db.execute("SELECT root, prefix FROM roots").fetchall())

    def known(self) -> dict[str, Known]:
        """Return what is remembered of every file, by path."""
        rows = self._db.execute("SELECT path, root, stamp, sha256, basis FROM files")
        return {path: Known(*rest) for path, *rest in rows}

    def files(self) -> tuple[FileState, ...]:
        """Return the state of every file, by path."""
        rows = self._db.execute(
            "SELECT f.path, f.state, f.reason, f.reader, f.sha256, f.notes, "
            "(SELECT COUNT(*) FROM documents d WHERE d.path = f.path AND d.kind = 'article'), "
            "(SELECT COUNT(*) FROM documents d WHERE d.path = f.path AND d.kind = 'comment'), "
            "(SELECT COUNT(*) FROM passages p WHERE p.path = f.path) "
            "FROM files f ORDER BY f.path"
        )
        same, reprints = self.same_bytes(), self.reprints()
        return tuple(
            FileState(
                path=row[0],
                state=row[1],
                reason=row[2],
                reader=row[3],
                sha256=row[4],
                notes=tuple(json.loads(row[5])),
                articles=row[6],
                comments=row[7],
                passages=row[8],
                same_bytes=same.get(row[0], ()),
                reprints=tuple(
                    path for path in reprints.get(row[0], ()) if path not in same.get(row[0], ())
                ),
            )
            for row in rows
        )

    def counts(self) -> dict[str, int]:
        """Return how many pages, articles, comments and passages there are, and failures."""
        kinds = dict(self._db.execute("SELECT kind, COUNT(*) FROM documents GROUP BY kind"))
        pages, passages, failed = self._db.execute(
            "SELECT (SELECT COUNT(DISTINCT path) FROM documents), (SELECT COUNT(*) FROM passages), "
            "(SELECT COUNT(*) FROM files WHERE state = 'failed')"
        ).fetchone()
        return {
            "pages": pages,
            "articles": kinds.get("article", 0),
            "comments": kinds.get("comment", 0),
            "passages": passages,
            "failed": failed,
        }

    def failures(self) -> dict[str, str]:
        """Return why each file that could not be read was not, by path."""
        rows = self._db.execute(
            "SELECT path, COALESCE(reason, '') FROM files WHERE state = 'failed' ORDER BY path"
        )
        return dict(rows.fetchall())

    # Links between files and between articles

    def same_bytes(self) -> dict[str, tuple[str, ...]]:
        """Return, of each file that has the bytes of others, their paths."""
        rows = self._db.execute(
            "SELECT f.path, o.path FROM files f JOIN files o ON o.sha256 = f.sha256 "
            "WHERE f.path != o.path AND f.state = 'read' AND o.state = 'read' ORDER BY 1, 2"
        )
        return _grouped(rows)

    def reprints(self) -> dict[str, tuple[str, ...]]:
        """Return, of each page with an article printed on others too, the paths of those."""
        rows = self._db.execute("SELECT DISTINCT path, other_path FROM reprints ORDER BY 1, 2")
        return _grouped(rows)

    def reprinted(self) -> dict[str, tuple[str, ...]]:
        """Return, of each article that is one text with others, their document ids."""
        rows = self._db.execute("SELECT document_id, other_id FROM reprints ORDER BY 1, 2")
        return _grouped(rows)

    def sketches(self) -> dict[str, Hashes]:
        """Return the sketch of every article long enough to have one, by document id."""
        rows = self._db.execute("SELECT document_id, hashes FROM sketches ORDER BY document_id")
        return {document: np.frombuffer(hashes, dtype="<u4") for document, hashes in rows}

    # Pages, documents, passages

    def page_text(self, path: str) -> str | None:
        """Return a page's text, or None when the ledger has no such page."""
        row = self._db.execute("SELECT text FROM files WHERE path = ?", (path,)).fetchone()
        return None if row is None else row[0]

    def page_sha256(self, path: str) -> str:
        """Return the hash of the bytes a page was read from, empty for an unknown path."""
        row = self._db.execute("SELECT sha256 FROM files WHERE path = ?", (path,)).fetchone()
        return "" if row is None else str(row[0])

    def documents(self, path: str | None = None) -> Iterator[Document]:
        """Yield documents in the order of path and place, of one page or of all."""
        where, values = ("", ()) if path is None else ("WHERE path = ? ", (path,))
        rows = self._db.execute(
            f"SELECT fields FROM documents {where}ORDER BY path, position", values
        )
        for (fields,) in rows:
            yield document_of(fields)

    def document(self, document_id: str) -> Document | None:
        """Return one document by its id."""
        row = self._db.execute(
            "SELECT fields FROM documents WHERE id = ?", (document_id,)
        ).fetchone()
        return None if row is None else document_of(row[0])

    def main_language(self) -> Language:
        """Return the language of most passages; French when they tie."""
        counted = dict(
            self._db.execute("SELECT language, COUNT(*) FROM passages GROUP BY language")
        )
        return "en" if counted.get("en", 0) > counted.get("fr", 0) else "fr"

    def passage_ids(self, path: str) -> list[str]:
        """Return the ids of a page's passages."""
        rows = self._db.execute("SELECT id FROM passages WHERE path = ?", (path,))
        return [row[0] for row in rows]

    def passages(self, path: str | None = None) -> Iterator[PassageRow]:
        """Yield passages in the store's order, by path then by place, of one page or of all."""
        where, values = ("", ()) if path is None else ("WHERE path = ? ", (path,))
        rows = self._db.execute(f"{_PASSAGE} {where}ORDER BY path, position", values)
        for row in rows:
            yield PassageRow(*row)

    def passage(self, passage_id: str) -> PassageRow | None:
        """Return one passage by its id."""
        row = self._db.execute(f"{_PASSAGE} WHERE id = ?", (passage_id,)).fetchone()
        return None if row is None else PassageRow(*row)

    def found(self, passage_ids: Sequence[str]) -> dict[str, tuple[PassageRow, Document, str]]:
        """Return, of the passages that are known, each with its document and its page's text."""
        asked = _FOUND.format(", ".join("?" * len(passage_ids)))
        rows = self._db.execute(asked, tuple(passage_ids))
        return {row[0]: (PassageRow(*row[:-2]), document_of(row[-2]), row[-1]) for row in rows}

    def words(self, path: str | None = None) -> Iterator[tuple[Language, str]]:
        """Yield language and words, joined by spaces, of one page's passages or of all."""
        where, values = ("", ()) if path is None else ("WHERE path = ? ", (path,))
        yield from self._db.execute(
            f"SELECT language, words FROM passages {where}ORDER BY path, position", values
        )

    def passage_paths(self) -> list[str]:
        """Return the page of every passage in the store's order."""
        rows = self._db.execute("SELECT path FROM passages ORDER BY path, position")
        return [path for (path,) in rows]

    def passage_places(self) -> list[tuple[str, str]]:
        """Return passage and document id of every passage in the store's order."""
        return self._db.execute(
            "SELECT id, document_id FROM passages ORDER BY path, position"
        ).fetchall()

    def facets(self) -> Iterator[tuple[str | None, ...]]:
        """Yield kind, language, outlet, author and date of every passage's document, in order.

        A document without a date has that of its page's first article.
        """
        told = ", ".join(f"json_extract(d.fields, '$.{f}')" for f in ("outlet", "author"))
        yield from self._db.execute(
            "WITH dated AS (SELECT path, json_extract(fields, '$.date') AS date, MIN(position) "
            "FROM documents WHERE kind = 'article' GROUP BY path) "
            f"SELECT d.kind, json_extract(d.fields, '$.language'), {told}, "
            "COALESCE(json_extract(d.fields, '$.date'), dated.date) "
            "FROM passages p JOIN documents d ON d.id = p.document_id "
            "LEFT JOIN dated ON dated.path = d.path ORDER BY p.path, p.position"
        )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return {one: tuple(others) for one, others in found.items()}
