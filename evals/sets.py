"""Questions nobody here wrote: a folder of passages, queries, qrels and answers, end to end.

Each passage becomes a page of its own, indexed like any other; each query with a gold string is
asked, and the first 60 words of the answer must hold one of its strings. SQuAD's unanswerable
questions (``unanswerable.jsonl``) are spread evenly among the others, so that the first hundred
questions hold their share of both.
"""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from evals.gold import ExpectedSource, Gold, Question
from index.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

KIND = "set"


class SetInvalid(DossierError):
    """A folder that is no set of passages, queries, qrels and answers."""

    code = "eval-set-invalid"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The set {path} cannot be used: {why}.",
        "fr": "Le jeu {path} est inutilisable : {why}.",
    }


@dataclass(frozen=True, slots=True)
class Set:
    """A retrieval set: passages, their titles, queries, and which passages answer which query."""

    passages: Mapping[str, str]
    titles: Mapping[str, str]
    queries: Mapping[str, Mapping[str, str]]
    qrels: Mapping[str, frozenset[str]]
    answers: Mapping[str, tuple[str, ...]]
    unanswerable: tuple[Mapping[str, str], ...]


def read_set(folder: Path) -> Set:
    """Read a set's files.

    Raises
    ------
    SetInvalid
        A file is missing or a line is broken.
    """
    qrels: dict[str, set[str]] = {}
    for number, line in enumerate(_text(folder / "qrels.tsv").splitlines(), start=1):
        fields = line.split("\t")
        if len(fields) < 2:
            raise SetInvalid(path=folder, why=f"qrels.tsv line {number} has no tab")
        qrels.setdefault(fields[0], set()).add(fields[1])
    unanswerable = folder / "unanswerable.jsonl"
    passages = list(_lines(folder / "passages.jsonl", "text"))
    return Set(
        passages={line["id"]: line["text"] for line in passages},
        titles={line["id"]: line.get("title") or "" for line in passages},
        queries={line["id"]: line for line in _lines(folder / "queries.jsonl", "text", "lang")},
        qrels={query: frozenset(passages) for query, passages in qrels.items()},
        answers={
            line["qid"]: tuple(line["answers"])
            for line in _lines(folder / "answers.jsonl", "answers", key="qid")
        },
        unanswerable=tuple(_lines(unanswerable, "text", "lang")) if unanswerable.exists() else (),
    )


def load_set(folder: Path, store: Path, pages: Path) -> tuple[Gold, Path]:
    """Write a set's passages as pages, index them, and give its questions as gold.

    An existing store is taken as it is.
    """
    import index

    found = read_set(folder)
    if not store.exists():
        write_pages(found, pages)
        index.build([pages], store=store)
    return gold_of(folder, found), store


def write_pages(found: Set, pages: Path) -> None:
    """Write each passage as a text page, with a ``sources.csv`` that holds the titles."""
    pages.mkdir(parents=True, exist_ok=True)
    for name, text in found.passages.items():
        (pages / page_of(name)).write_text(text, encoding="utf-8", newline="")
    with (pages / "sources.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(["path", "title"])
        writer.writerows([page_of(name), title] for name, title in found.titles.items() if title)


def gold_of(folder: Path, found: Set) -> Gold:
    """Give a set's questions as gold: those with a gold string or a judged passage."""
    asked = [
        question(query, found.answers.get(name, ()), sorted(found.qrels.get(name, ())))
        for name, query in found.queries.items()
    ]
    refused = [question(line, (), ()) for line in found.unanswerable]
    digest = hashlib.sha256()
    for name in ("passages.jsonl", "queries.jsonl", "answers.jsonl"):
        digest.update((folder / name).read_bytes())
    return Gold(folder.name, digest.hexdigest(), tuple(spread(asked, refused)))


def question(query: Mapping[str, Any], answers: Sequence[str], passages: Sequence[str]) -> Question:
    """Make one gold question; without a gold string or a passage it is unanswerable."""
    return Question(
        id=query["id"],
        cluster=query["id"],
        language=query["lang"],
        question=query["text"],
        kind=KIND if answers or passages else "unanswerable",
        answerable=bool(answers or passages),
        facts=(tuple(answers),) if answers else (),
        sources=tuple(ExpectedSource(page_of(name), "article") for name in passages),
    )


def page_of(passage: str) -> str:
    """Name the page made of a passage.

    >>> page_of("piaf-p0")
    'piaf-p0.txt'
    """
    return "".join(c if c.isalnum() or c in "-_" else "_" for c in passage) + ".txt"


def spread(many: Sequence[Question], few: Sequence[Question]) -> list[Question]:
    """Interleave two lists so that every stretch holds its share of both, in order."""
    placed = [((at + 0.5) / len(part), part[at]) for part in (many, few) for at in range(len(part))]
    return [question for _, question in sorted(placed, key=lambda pair: pair[0])]


def _lines(path: Path, *fields: str, key: str = "id") -> Iterator[dict[str, Any]]:
    for number, text in enumerate(_text(path).splitlines(), start=1):
        if not text.strip():
            continue
        try:
            line = json.loads(text)
        except ValueError as error:
            why = f"{path.name} line {number} is not JSON"
            raise SetInvalid(path=path.parent, why=why) from error
        missing = {key, *fields} - line.keys()
        if missing:
            why = f"{path.name} line {number} has no {', '.join(sorted(missing))}"
            raise SetInvalid(path=path.parent, why=why)
        yield line


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = f"{path.name} cannot be read"
        raise SetInvalid(path=path.parent, why=why) from error
