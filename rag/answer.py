"""The answer and its parts: what every mode returns, whoever wrote the sentences.

:meth:`Answer.to_dict` is the contract other programs read; keep its keys exact.
"""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.documents import Language
    from rag.hits import Hit, Source

Status: TypeAlias = Literal["answered", "refused"]
Voice: TypeAlias = Literal["reported", "quoted", "reader", "synthesis"]
ConflictKind: TypeAlias = Literal["conflict", "date", "update"]
EngineKind: TypeAlias = Literal["extracts", "ollama", "openai"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A verbatim quote and its exact place: ``page_text[start:end] == quote`` always.

    ``translation`` is only ever the model's, shown beside the quote as a translation.
    ``page_sha256`` tells whether the page has changed since the answer was given.
    """

    number: int
    quote: str
    start: int
    end: int
    passage_id: str
    document_id: str
    source: Source
    page_sha256: str
    translation: str | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One released sentence, without citation marks, and the citations it rests on."""

    text: str
    citations: tuple[Citation, ...]
    voice: Voice = "reported"
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """First event of a stream: the passages found, best first."""

    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement: what is said, and the citations that say it."""

    value: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more sources that say different things about the same thing."""

    about: str
    kind: ConflictKind
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Independence:
    """How many cited outlets there are, how many are independent, what they share."""

    sources: int = 0
    independent: int = 0
    shared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A sentence the checks stopped, and the code of the check that stopped it."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Engine:
    """Who wrote the sentences."""

    kind: EngineKind = "extracts"
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader should know, as a code and a sentence in the question's language."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Timings:
    """Wall-clock milliseconds from the question's arrival."""

    retrieve_ms: float = 0.0
    first_sentence_ms: float = 0.0
    total_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the model's server counted them."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question; the last item of every stream."""

    question: str
    searched: str
    language: Language
    status: Status
    text: str
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    independence: Independence = field(default_factory=Independence)
    withdrawn: tuple[Withdrawn, ...] = ()
    passages: tuple[Hit, ...] = ()
    engine: Engine = field(default_factory=Engine)
    notices: tuple[Notice, ...] = ()
    timings: Timings = field(default_factory=Timings)
    usage: Usage = field(default_factory=Usage)

    def to_dict(self) -> dict[str, Any]:
        """Return the contract's JSON shape; sentences and conflicts name citations by number."""
        return {
            "question": self.question,
            "searched": self.searched,
            "language": self.language,
            "status": self.status,
            "text": self.text,
            "sentences": [
                {
                    "text": sentence.text,
                    "citations": _numbers(sentence.citations),
                    "voice": sentence.voice,
                    "speaker": sentence.speaker,
                }
                for sentence in self.sentences
            ],
            "citations": [_citation_dict(citation) for citation in self.citations],
            "conflicts": [_conflict_dict(conflict) for conflict in self.conflicts],
            "independence": _jsonable(asdict(self.independence)),
            "withdrawn": [asdict(withdrawn) for withdrawn in self.withdrawn],
            "passages": [{"id": hit.passage_id, "score": hit.score} for hit in self.passages],
            "engine": asdict(self.engine),
            "notices": [asdict(notice) for notice in self.notices],
            "timings": asdict(self.timings),
            "usage": asdict(self.usage),
        }


def last_of(events: Iterable[object]) -> Answer:
    """Return the answer on which a stream of events ends.

    Raises
    ------
    TypeError
        When it ends on anything else, or is empty.

    >>> last_of(iter("ab"))
    Traceback (most recent call last):
        ...
    TypeError: a stream ended with str
    """
    (last,) = deque(events, maxlen=1) or (None,)
    if not isinstance(last, Answer):
        raise TypeError(f"a stream ended with {type(last).__name__}")
    return last


def _numbers(citations: tuple[Citation, ...]) -> list[int]:
    return [citation.number for citation in citations]


def _citation_dict(citation: Citation) -> dict[str, Any]:
    return {
        "number": citation.number,
        "quote": citation.quote,
        "translation": citation.translation,
        "start": citation.start,
        "end": citation.end,
        "passage_id": citation.passage_id,
        "document_id": citation.document_id,
        "page_sha256": citation.page_sha256,
        "source": _jsonable(asdict(citation.source)),
    }


def _conflict_dict(conflict: Conflict) -> dict[str, Any]:
    sides = [
        {"value": side.value, "citations": _numbers(side.citations)} for side in conflict.sides
    ]
    return {"about": conflict.about, "kind": conflict.kind, "sides": sides}


def _jsonable(mapping: dict[str, Any]) -> dict[str, Any]:
    return {
        key: list(value) if isinstance(value, tuple) else value for key, value in mapping.items()
    }
