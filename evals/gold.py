"""Gold questions: what is asked, what a right answer holds, and where it must come from.

One JSON object per line, described by ``evals/gold/schema.json``. Loading refuses a file at the
first reading, with every fault and its line, because a gold set that is quietly wrong measures
nothing. Facts are a few words and sources are page names, so no page's sentence is copied here.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from evals.matching.tokens import tokens
from index.errors import DossierError
from index.system import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jsonschema import ValidationError

    from index.documents import Kind, Language
    from rag.answer import Voice

SCHEMA = Path(__file__).parent / "gold" / "schema.json"
FAULTS_SHOWN = 20
VALUE_SHOWN = 60  # characters of a value that does not fit


class GoldInvalid(DossierError):
    """A gold file that cannot be used; ``faults`` lists every line at fault."""

    code = "gold-invalid"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The gold file {path} cannot be used: {why}.",
        "fr": "Le fichier de questions {path} est inutilisable : {why}.",
    }


@dataclass(frozen=True, slots=True)
class ExpectedSource:
    """A page, and the kind of document on it, where the answer stands."""

    path: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One gold question.

    Attributes
    ----------
    cluster
        Shared by a question and its twin in the other language: one cluster when resampling.
    facts
        Each fact is its alternatives; a right answer holds one alternative of every fact.
    sources
        Where the facts stand; citing any one of them is right (two for a conflict or for
        ``several-pages``).
    previous
        Questions asked before this one in the same conversation.
    conflict
        Whether the sources disagree here, so that the answer must say so.
    voice
        The voice in which the fact must be told, where it matters.
    correction
        For a false premise, the facts that correct it.
    """

    id: str
    cluster: str
    language: Language
    question: str
    kind: str
    answerable: bool
    facts: tuple[tuple[str, ...], ...] = ()
    sources: tuple[ExpectedSource, ...] = ()
    previous: tuple[str, ...] = ()
    conflict: bool = False
    voice: Voice | None = None
    correction: tuple[tuple[str, ...], ...] = ()
    notes: str = ""

    @property
    def paths(self) -> frozenset[str]:
        """Pages where the answer stands."""
        return frozenset(source.path for source in self.sources)


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold set: its name, the hash of its bytes, its questions in the file's order."""

    name: str
    sha256: str
    questions: tuple[Question, ...]


def load(path: Path) -> Gold:
    """Read and validate a gold file against the published schema.

    Raises
    ------
    GoldInvalid
        The file is missing, not UTF-8, empty, or has a broken line or a duplicate id.
    """
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except OSError as error:
        raise GoldInvalid(path=path, why=said(error)) from error
    except UnicodeDecodeError as error:
        raise GoldInvalid(path=path, why=f"byte {error.start} is not UTF-8") from error
    faults: list[str] = []
    questions = tuple(_read_lines(text, faults))
    faults.extend(_duplicates(questions))
    faults.extend(_wordless(questions))
    if not faults and not questions:
        faults.append("it has no question")
    refuse(path, faults)
    return Gold(path.stem, hashlib.sha256(content).hexdigest(), questions)


def refuse(path: Path | str, faults: Sequence[str]) -> None:
    """Raise `GoldInvalid` when there is any fault, naming the first twenty."""
    if faults:
        more = len(faults) - FAULTS_SHOWN
        shown = "; ".join(faults[:FAULTS_SHOWN]) + (f"; and {more} more" if more > 0 else "")
        raise GoldInvalid(path=path, why=shown)


def _read_lines(text: str, faults: list[str]) -> Iterator[Question]:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    for number, line in enumerate(text.split("\n"), start=1):  # U+2028 ends no line of JSON
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except ValueError as error:
            faults.append(f"line {number}: not JSON ({error})")
            continue
        broken = sorted(validator.iter_errors(raw), key=lambda error: list(map(str, error.path)))
        if broken:
            faults.append(f"line {number}: {_told(broken[0])}")
            continue
        yield question_of(raw)


def _told(error: ValidationError) -> str:
    """Say where and in a few words what the schema finds wrong, however long the value is."""
    where = "/".join(map(str, error.path)) or "the line"
    value = repr(error.instance)
    short = value if len(value) <= VALUE_SHOWN else f"{value[:VALUE_SHOWN]}…"
    if error.validator == "not":
        return f"{where}: {short} does not go with the rest of the line"
    if error.validator in ("minItems", "maxItems"):
        side = "least" if error.validator == "minItems" else "most"
        return f"{where}: {len(error.instance)} given, at {side} {error.validator_value} wanted"
    return f"{where}: {error.message.replace(value, short)}"


def question_of(raw: Mapping[str, Any]) -> Question:
    """Make a question of one gold line that fits the schema."""
    return Question(
        id=raw["id"],
        cluster=raw.get("cluster") or raw["id"],
        language=raw["language"],
        question=raw["question"],
        kind=raw["kind"],
        answerable=raw["answerable"],
        facts=tuple(tuple(fact) for fact in raw.get("facts") or ()),
        sources=tuple(
            ExpectedSource(source["path"], source["kind"]) for source in raw.get("sources") or ()
        ),
        previous=tuple(raw.get("previous") or ()),
        conflict=bool(raw.get("conflict")),
        voice=raw.get("voice"),
        correction=tuple(tuple(fact) for fact in raw.get("correction") or ()),
        notes=raw.get("notes") or "",
    )


def _duplicates(questions: Iterable[Question]) -> Iterator[str]:
    seen: set[str] = set()
    for question in questions:
        if question.id in seen:
            yield f"the id {question.id} is used twice"
        seen.add(question.id)


def _wordless(questions: Iterable[Question]) -> Iterator[str]:
    for question in questions:
        for choice in chain.from_iterable((*question.facts, *question.correction)):
            if not tokens(choice):
                yield f"{question.id}: the alternative {choice} has no word to look for"
