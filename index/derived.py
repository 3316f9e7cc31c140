"""What is made from the ledger and can be made again: vectors, moments, lexical index, traits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, TypeVar

import numpy as np

from index.counting import Change
from index.lexical import LexicalIndex
from index.moments import Moments
from index.passages import Passage
from index.traits import Traits
from index.vectors import Metadata, Vectors

if TYPE_CHECKING:
    from pathlib import Path

    from index.counting import Passages
    from index.embedding import Embedder
    from index.ledger import Ledger
    from index.records import PassageRow

Stage: TypeAlias = Literal["read", "embed", "write"]
T = TypeVar("T")
LEDGER: Final = "ledger.sqlite"
TRAITS: Final = "traits.npz"
KEPT: Final = (LEDGER, "chroma", "moments.npz")
"""What a generation that goes on from the last one takes from it; the rest is written anew."""
_AT_ONCE: Final = 1_000
_FEW: Final = 0.1  # of the passages, up to which they are put among the others


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: ``done`` of ``total`` in a stage, and the file at hand."""

    stage: Stage
    done: int
    total: int
    path: str | None = None


Report: TypeAlias = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What a build has changed among the ledger's passages.

    Attributes
    ----------
    last
        The generation it goes on from; None when everything is to be made again.
    before
        The page of every passage of that generation, in the store's order.
    fresh, removed
        The pages whose passages are new, and those that are gone.
    dropped
        The passages that are gone or replaced.
    """

    last: Path | None
    before: Sequence[str]
    fresh: Sequence[str]
    removed: Sequence[str]
    dropped: Sequence[str]


def derive(
    folder: Path, ledger: Ledger, embedder: Embedder, touched: Touched, report: Report
) -> None:
    """Bring a generation's vectors, moments, lexical index and traits to what its ledger holds."""
    _vectors(folder, ledger, embedder, touched, report)
    report(Progress("write", 0, 1))
    change = _change(ledger, touched)
    _lexical(ledger, touched, change).save(folder / "lexical")
    _traits(ledger, touched, change).save(folder / TRAITS)
    report(Progress("write", 1, 1))


def _vectors(
    folder: Path, ledger: Ledger, embedder: Embedder, touched: Touched, report: Report
) -> None:
    going_on = touched.last is not None
    place = folder / "moments.npz"
    moments = Moments.load(place) if going_on else Moments.empty(embedder.dimension)
    vectors = Vectors(folder / "chroma", create=True)
    try:
        if going_on:
            for ids in _batches(touched.dropped):
                for vector in vectors.of(ids).values():
                    moments.add(vector[None, :], sign=-1)
            vectors.drop(touched.dropped)
        total = sum(len(ledger.passage_ids(path)) for path in touched.fresh)
        done = 0
        for batch in _batches(_passages_of(ledger, touched.fresh)):
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
    moments.save(place)


def _change(ledger: Ledger, touched: Touched) -> Change:
    """Return which rows of the last generation stay, and which of this one's are new."""
    fresh, gone = set(touched.fresh), {*touched.fresh, *touched.removed}
    return Change(
        stays=np.array([path not in gone for path in touched.before], dtype=np.bool_),
        comes=np.array([path in fresh for path in ledger.passage_paths()], dtype=np.bool_),
    )


def _fresh(ledger: Ledger, touched: Touched) -> list[str]:
    """Return the pages whose passages are new, in the store's order."""
    fresh = set(touched.fresh)
    return [path for path in dict.fromkeys(ledger.passage_paths()) if path in fresh]


def _lexical(ledger: Ledger, touched: Touched, change: Change) -> LexicalIndex:
    """Return the last lexical index with the changes made, or a new one where that is better."""
    if touched.last is None or change.comes.sum() > _FEW * len(change.comes):
        return LexicalIndex.build(_words(ledger))
    new = (row for path in _fresh(ledger, touched) for row in _words(ledger, path))
    changed = LexicalIndex.load(touched.last / "lexical").changed(change, new)
    return LexicalIndex.build(_words(ledger)) if changed.worn else changed


def _traits(ledger: Ledger, touched: Touched, change: Change) -> Traits:
    """Return the last traits with the changes made, or all of them anew where there are none."""
    last = Traits.load(touched.last / TRAITS) if touched.last else None
    pages = dict.fromkeys(ledger.passage_paths()) if last is None else _fresh(ledger, touched)
    read = Traits.of(passage.text for passage in _passages_of(ledger, pages))
    return read if last is None else last.changed(change, read)


def _words(ledger: Ledger, path: str | None = None) -> Passages:
    return ((language, joined.split()) for language, joined in ledger.words(path))


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


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _AT_ONCE)):
        yield batch
