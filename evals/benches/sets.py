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
from typing import TYPE_CHECKING, Any, ClassVar, cast

from evals.gold import ExpectedSource, Gold, Question
from index.analysis import LANGUAGES
from index.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

KIND = "set"
FILES = ("passages.jsonl", "queries.jsonl", "qrels.tsv", "answers.jsonl", "unanswerable.jsonl")


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
    """Read a set's files; a byte-order mark and either end of line are accepted.

    Raises
    ------
    SetInvalid
        A file is missing, a line is broken, an id is used twice, or a judgement is about a query
        or a passage that the set does not have.
    """
    passages = _by_id(folder, "passages.jsonl", "id", text=str)
    queries = _by_id(folder, "queries.jsonl", "id", text=str, lang=LANGUAGES)
    answers = _by_id(folder, "answers.jsonl", "qid", answers=list)
    unanswerable: dict[str, dict[str, Any]] = {}
    if (folder / "unanswerable.jsonl").exists():
        unanswerable = _by_id(folder, "unanswerable.jsonl", "id", text=str, lang=LANGUAGES)
    if both := queries.keys() & unanswerable.keys():
        raise SetInvalid(path=folder, why=f"{min(both)} is a query and unanswerable too")
    if len({page_of(name) for name in passages}) < len(passages):
        why = "two ids of passages.jsonl differ by punctuation alone, so their pages would be one"
        raise SetInvalid(path=folder, why=why)
    if unknown := answers.keys() - queries.keys():
        raise SetInvalid(path=folder, why=f"answers.jsonl is about {min(unknown)}, no query of it")
    return Set(
        passages={name: line["text"] for name, line in passages.items()},
        titles={name: str(line.get("title") or "") for name, line in passages.items()},
        queries=queries,
        qrels=_qrels(folder, queries.keys(), passages.keys()),
        answers={name: tuple(line["answers"]) for name, line in answers.items()},
        unanswerable=tuple(unanswerable.values()),
    )


def load_set(folder: Path, store: Path, pages: Path) -> tuple[Gold, Path]:
    """Write a set's passages as pages, index them, and give its questions as gold.

    An existing store is taken as it is.

    Raises
    ------
    SetInvalid
        As `read_set`; or no query is judged; or the store that exists is one of other pages.
    """
    import index

    found = read_set(folder)
    gold = gold_of(folder, found)
    if not gold.questions:
        raise SetInvalid(path=folder, why="no query has an answer or a judged passage")
    if not store.exists() or not any(store.iterdir()):
        write_pages(found, pages)
        index.build([pages], store=store)
    known = {state.path for state in index.status(store).files}
    if missing := _expected(gold) - known:
        raise SetInvalid(path=folder, why=f"the store {store} has no page {min(missing)}")
    return gold, store


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
    """Give a set's questions as gold.

    A query that the set says nothing about, neither answers nor a judged passage, is left out: it
    was not judged. One whose answers are an empty list is unanswerable.
    """
    asked = [
        question(query, found.answers.get(name, ()), sorted(found.qrels.get(name, ())))
        for name, query in found.queries.items()
        if name in found.answers or name in found.qrels
    ]
    refused = [question(line, (), ()) for line in found.unanswerable]
    digest = hashlib.sha256()
    for name in FILES:
        if (folder / name).exists():
            digest.update((folder / name).read_bytes())
    return Gold(folder.resolve().name, digest.hexdigest(), tuple(spread(asked, refused)))


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


def _expected(gold: Gold) -> set[str]:
    return {source.path for question in gold.questions for source in question.sources}


def _qrels(
    folder: Path, queries: Collection[str], passages: Collection[str]
) -> dict[str, frozenset[str]]:
    """Read query, passage and perhaps a grade, where 0 says that the passage is not relevant."""
    qrels: dict[str, set[str]] = {}
    for number, line in _numbered(folder / "qrels.tsv"):
        query, passage, grade = (*line.split("\t"), "", "1")[:3] if "\t" in line else ("", "", "")
        if query not in queries or passage not in passages:
            why = f"qrels.tsv line {number} is not a query, a tab and a passage of this set"
            raise SetInvalid(path=folder, why=why)
        if grade.strip() != "0":
            qrels.setdefault(query, set()).add(passage)
    return {query: frozenset(found) for query, found in qrels.items()}


def _by_id(folder: Path, name: str, key: str, **fields: Any) -> dict[str, dict[str, Any]]:
    """Read a file's objects by their id; each field is a text, a list of texts or one of a few."""
    found: dict[str, dict[str, Any]] = {}
    for number, text in _numbered(folder / name):
        try:
            line = json.loads(text)
        except ValueError as error:
            why = f"{name} line {number} is not JSON"
            raise SetInvalid(path=folder, why=why) from error
        wrong = [
            field
            for field, wanted in {key: str, **fields}.items()
            if not isinstance(line, dict) or not _fits(line.get(field), wanted)
        ]
        if wrong:
            why = f"{name} line {number} has no usable {', '.join(wrong)}"
            raise SetInvalid(path=folder, why=why)
        if line[key] in found:
            raise SetInvalid(path=folder, why=f"{name} line {number} repeats {line[key]}")
        found[line[key]] = line
    return found


def _fits(value: object, wanted: object) -> bool:
    if wanted is str:
        return isinstance(value, str) and bool(value.strip())
    if wanted is list:
        return isinstance(value, list) and all(_fits(item, str) for item in value)
    return value in cast("tuple[object, ...]", wanted)


def _numbered(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something; only a line feed ends one, as JSON Lines has it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SetInvalid(path=path.parent, why=f"{path.name} cannot be read") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line
