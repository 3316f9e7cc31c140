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
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from index.changes import Changes, ToRead
    from index.derived import Report
    from index.documents import Document, Page
    from index.embedding import Embedder
    from index.reprints import Hashes


def fill(
    folder: Path, changes: Changes, embedder: Embedder, *, last: Path | None, report: Report
) -> None:
    """Bring a generation's folder to its new state.

    Parameters
    ----------
    folder
        The generation's folder; what it goes on from (:data:`index.derived.KEPT`) is already
        there.
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
        found: dict[str, Hashes] = {}
        fresh, replaced = _read_pages(ledger, changes.to_read, found, report)
        if last is None:
            found |= _cut_again(ledger, besides=fresh)
            fresh = sorted(ledger.known())
        _link(ledger, found)
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
    ledger: LedgerWriter, to_read: Sequence[ToRead], found: dict[str, Hashes], report: Report
) -> tuple[list[str], list[str]]:
    """Read files into the ledger; return the paths read and the passages they replaced.

    ``found`` takes in what the articles read are recognised by elsewhere.
    """
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
        found |= _put_passages(ledger, page.text, page.documents)
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


def _link(ledger: LedgerWriter, found: Mapping[str, Hashes]) -> None:
    """Link articles that are one text.

    Parameters
    ----------
    found
        Of each article that is new, by its id, the runs of its words.
    """
    for article, own in found.items():
        ledger.put_sketch(article, sketch(own))
    sketches = ledger.sketches()
    for pair in candidates(sketches, [article for article in found if article in sketches]):
        left, right = (found[one] if one in found else _runs_of(ledger, one) for one in pair)
        if alike(left, right):
            ledger.link(*pair)


def _runs_of(ledger: LedgerWriter, article: str) -> Hashes:
    document = ledger.document(article)
    return runs(folded_words(document.text, document.language) if document else ())


def _put_passages(
    ledger: LedgerWriter, text: str, documents: Sequence[Document]
) -> dict[str, Hashes]:
    """Cut a page's documents into the ledger; return the runs of its articles' words."""
    passages = cut_page(text, documents)
    of = {document.id: document for document in documents}
    said: dict[str, list[str]] = {d.id: [] for d in documents if d.kind == "article"}
    searched = []
    for passage in passages:
        document, language = of[passage.document_id], passage.language
        own = folded_words(passage.text, language)
        about = folded_words(passage.context, language)
        speaker = folded_words(f"{document.author or ''} {document.outlet or ''}", language)
        searched.append([*about, *own, *speaker])
        if document.id in said:
            said[document.id] += own
    ledger.put_passages(passages, searched)
    return {article: runs(words) for article, words in said.items()}


def _cut_again(ledger: LedgerWriter, *, besides: Sequence[str]) -> dict[str, Hashes]:
    """Cut the pages that are kept from an earlier reading; return their articles' runs."""
    found: dict[str, Hashes] = {}
    for path in sorted(ledger.known().keys() - set(besides)):
        text = ledger.page_text(path)
        if text is not None:
            documents = _with_quotes(text, ledger.documents(path))
            ledger.put_documents(path, documents)
            found |= _put_passages(ledger, text, documents)
    return found
