"""Filling a generation: pages into the ledger, their passages into vectors and lexical index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal, TypeAlias, TypeVar

from index.analysis import folded_words
from index.errors import PageUnreadable
from index.ledger_writer import LedgerWriter
from index.lexical import LexicalIndex
from index.moments import Moments
from index.passages import Passage, context_of, cut
from index.readers import read_page
from index.sources import apply
from index.vectors import Metadata, Vectors

if TYPE_CHECKING:
    from pathlib import Path

    from index.changes import Changes, ToRead
    from index.documents import Document, Language, Page
    from index.embedding import Embedder
    from index.ledger import Ledger, PassageRow

Stage: TypeAlias = Literal["read", "embed", "write"]
T = TypeVar("T")
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: ``done`` of ``total`` in a stage, and the file at hand."""

    stage: Stage
    done: int
    total: int
    path: str | None = None


Report: TypeAlias = Callable[[Progress], None]


def fill(folder: Path, changes: Changes, embedder: Embedder, *, anew: bool, report: Report) -> None:
    """Bring a generation's folder (empty, or a copy of the last) to its new state.

    Parameters
    ----------
    folder
        The generation's folder, with its ``lexical`` folder in it.
    changes
        What to read and what to drop.
    embedder
        Makes the vectors.
    anew
        Cut and embed every page of the ledger again, not only those that changed.
    report
        Called with each step.
    """
    ledger = LedgerWriter(folder / "ledger.sqlite")
    try:
        gone = [passage for path in changes.removed for passage in ledger.passage_ids(path)]
        for root, prefix in changes.roots.items():
            ledger.add_root(root, prefix)
        for path in changes.removed:
            ledger.drop(path)
        fresh, replaced = _read_pages(ledger, changes.to_read, report)
        if anew:
            fresh = [file.path for file in ledger.files() if file.state != "pending"]
            _cut_again(ledger)
        ledger.commit()
        _embed(folder, ledger, embedder, _Rows(fresh, [*gone, *replaced], anew), report)
        report(Progress("write", 0, 1))
        LexicalIndex.build(_words(ledger)).save(folder / "lexical")
        report(Progress("write", 1, 1))
    finally:
        ledger.close()


def cut_page(page_text: str, documents: Sequence[Document]) -> list[Passage]:
    """Cut every document of a page, each passage with its title and what it replies to."""
    by_id = {document.id: document for document in documents}
    return [
        passage
        for document in documents
        for passage in cut(document, page_text, context=context_of(document, by_id))
    ]


def _read_pages(
    ledger: LedgerWriter, to_read: Sequence[ToRead], report: Report
) -> tuple[list[str], list[str]]:
    """Read files into the ledger; return the paths read and the passages they replaced."""
    fresh: list[str] = []
    replaced: list[str] = []
    for done, item in enumerate(to_read):
        path = item.found.path
        report(Progress("read", done, len(to_read), path))
        try:
            page = _corrected(read_page(item.found.file, path), item)
        except PageUnreadable as error:
            ledger.put_failure(path, item.now, str(error.values["why"]))
            continue
        replaced.extend(ledger.passage_ids(path))
        ledger.put_page(page, item.now)
        _put_passages(ledger, page.text, page.documents)
        fresh.append(path)
    report(Progress("read", len(to_read), len(to_read)))
    return fresh, replaced


def _corrected(page: Page, item: ToRead) -> Page:
    if item.correction is None:
        return page
    correction = item.correction
    return replace(page, documents=tuple(apply(d, correction) for d in page.documents))


def _put_passages(ledger: LedgerWriter, text: str, documents: Sequence[Document]) -> None:
    passages = cut_page(text, documents)
    speakers = {d.id: f"{d.author or ''} {d.outlet or ''}" for d in documents}
    searched = [f"{p.embedded}\n{speakers[p.document_id]}" for p in passages]
    words = [folded_words(s, p.language) for s, p in zip(searched, passages, strict=True)]
    ledger.put_passages(passages, words)


def _cut_again(ledger: LedgerWriter) -> None:
    ledger.clear_passages()
    for file in ledger.files():
        text = ledger.page_text(file.path)
        if text is not None:
            _put_passages(ledger, text, tuple(ledger.documents(file.path)))


@dataclass(frozen=True, slots=True)
class _Rows:
    paths: Sequence[str]
    dropped: Sequence[str]
    anew: bool


def _embed(folder: Path, ledger: Ledger, embedder: Embedder, rows: _Rows, report: Report) -> None:
    moments_file = folder / "moments.npz"
    start_empty = rows.anew or not moments_file.exists()
    moments = Moments.empty(embedder.dimension) if start_empty else Moments.load(moments_file)
    vectors = Vectors(folder / "chroma", create=True)
    try:
        if not start_empty:
            for ids in _batches(rows.dropped):
                for vector in vectors.of(ids).values():
                    moments.add(vector[None, :], sign=-1)
            vectors.drop(rows.dropped)
        total = sum(len(ledger.passage_ids(path)) for path in rows.paths)
        done = 0
        for batch in _batches(_passages_of(ledger, rows.paths)):
            report(Progress("embed", done, total, batch[0].path))
            matrix = embedder.encode_passages([passage.embedded for passage in batch])
            moments.add(matrix)
            vectors.put(
                [passage.id for passage in batch],
                matrix,
                [passage.text for passage in batch],
                [_metadata(passage) for passage in batch],
            )
            done += len(batch)
        report(Progress("embed", done, total))
    finally:
        vectors.close()
    moments.save(moments_file)


def _passages_of(ledger: Ledger, paths: Iterable[str]) -> Iterator[Passage]:
    for path in paths:
        text = ledger.page_text(path) or ""
        for row in ledger.passages(path):
            yield _passage(row, text)


def _passage(row: PassageRow, page_text: str) -> Passage:
    return Passage(
        id=row.id,
        document_id=row.document_id,
        path=row.path,
        start=row.start,
        end=row.end,
        text=page_text[row.start : row.end],
        context=row.context,
        language=row.language,
    )


def _metadata(passage: Passage) -> Metadata:
    return {
        "path": passage.path,
        "document_id": passage.document_id,
        "start": passage.start,
        "end": passage.end,
        "language": passage.language,
    }


def _words(ledger: Ledger) -> Iterator[tuple[Language, list[str]]]:
    for language, joined in ledger.words():
        yield language, joined.split()


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _AT_ONCE)):
        yield batch
