"""Filling a generation: pages and their passages into the ledger, and what is made from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.analysis import folded_words
from index.derived import LEDGER, Progress, Touched, derive
from index.errors import PageUnreadable
from index.ledger_writer import LedgerWriter
from index.passages import Passage, context_of, cut
from index.readers import read_page
from index.reprints import alike, candidates, runs, sketch
from index.sources import apply
from index.speech import quotes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from index.changes import Changes, ToRead
    from index.derived import Report
    from index.documents import Document, Page
    from index.embedding import Embedder


def fill(
    folder: Path, changes: Changes, embedder: Embedder, *, last: Path | None, report: Report
) -> None:
    """Bring a generation's folder to its new state.

    Parameters
    ----------
    folder
        The generation's folder; what it goes on from (:data:`KEPT`) is copied there already.
    changes
        What to read and what to drop.
    embedder
        Makes the vectors.
    last
        The generation it goes on from; with None, every page of the ledger is cut and embedded
        again, not only those that changed.
    report
        Called with each step.
    """
    ledger = LedgerWriter(folder / LEDGER)
    try:
        before = ledger.passage_paths()
        gone = [passage for path in changes.removed for passage in ledger.passage_ids(path)]
        for root, prefix in changes.roots.items():
            ledger.add_root(root, prefix)
        for path in changes.removed:
            ledger.drop(path)
        if last is None:
            ledger.clear_derived()
        fresh, replaced = _read_pages(ledger, changes.to_read, report)
        if last is None:
            _cut_again(ledger, besides=fresh)
            fresh = sorted(ledger.known())
        _link(ledger, fresh)
        ledger.commit()
        touched = Touched(
            last=last,
            before=before,
            fresh=fresh,
            removed=changes.removed,
            dropped=[*gone, *replaced],
        )
        derive(folder, ledger, embedder, touched, report)
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
            page = _completed(read_page(item.found.file, path), item)
        except PageUnreadable as error:
            ledger.put_failure(path, item.now, str(error.values["why"]))
            continue
        replaced.extend(ledger.passage_ids(path))
        ledger.put_page(page, item.now)
        _put_passages(ledger, page.text, page.documents)
        fresh.append(path)
    report(Progress("read", len(to_read), len(to_read)))
    return fresh, replaced


def _completed(page: Page, item: ToRead) -> Page:
    """Return a page with its row of ``sources.csv`` applied and its quotes found."""
    documents = page.documents
    if item.correction is not None:
        documents = tuple(apply(document, item.correction) for document in documents)
    return replace(page, documents=_with_quotes(page.text, documents))


def _with_quotes(text: str, documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(
        replace(document, quotes=quotes_of(text, document.spans))
        if document.kind == "article"
        else document
        for document in documents
    )


def _link(ledger: LedgerWriter, paths: Sequence[str]) -> None:
    """Find the articles of some pages that are one text with an article of any page."""
    fresh = []
    for article in _articles(ledger, paths):
        own = sketch(runs(article.text, article.language))
        ledger.put_sketch(article, own)
        fresh.extend([article.id] if len(own) else [])
    for one, other in candidates(ledger.sketches(), fresh):
        pair = [ledger.document(document_id) for document_id in (one, other)]
        left, right = (document for document in pair if document is not None)
        if alike(runs(left.text, left.language), runs(right.text, right.language)):
            ledger.link(left, right)


def _articles(ledger: LedgerWriter, paths: Iterable[str]) -> Iterator[Document]:
    for path in paths:
        yield from (document for document in ledger.documents(path) if document.kind == "article")


def _put_passages(ledger: LedgerWriter, text: str, documents: Sequence[Document]) -> None:
    passages = cut_page(text, documents)
    speakers = {d.id: f"{d.author or ''} {d.outlet or ''}" for d in documents}
    searched = [f"{p.embedded}\n{speakers[p.document_id]}" for p in passages]
    words = [folded_words(s, p.language) for s, p in zip(searched, passages, strict=True)]
    ledger.put_passages(passages, words)


def _cut_again(ledger: LedgerWriter, *, besides: Sequence[str]) -> None:
    """Cut the pages that are kept from an earlier reading."""
    for path in ledger.known().keys() - set(besides):
        text = ledger.page_text(path)
        if text is not None:
            documents = _with_quotes(text, ledger.documents(path))
            ledger.put_documents(path, documents)
            _put_passages(ledger, text, documents)
