"""Ask every gold question of one system and keep a scored record of each answer.

A system is anything that answers a question: a dossier with one engine, or a trivial baseline.
Nothing is dropped: a question that fails is a record too, and scores zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from time import perf_counter
from typing import TYPE_CHECKING, Any, ClassVar

from evals.metrics import Ground, score
from evals.told import word_count
from index.errors import DossierError
from rag.answer import Answer
from rag.errors import ModelFailed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from evals.gold import Question
    from evals.shares import Share
    from rag import Dossier

# Codes after which no later question can fare better: the run stops and can be resumed.
_FATAL = frozenset(
    ("llm-unreachable", "llm-forbidden", "llm-too-old", "llm-no-model", "llm-model-missing")
)
PASSAGES_KEPT = 5


class ModelLost(DossierError):
    """The model of a run is gone; what it answered so far is kept."""

    code = "eval-model-lost"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The run of {system} stopped at question {id}: {why} "
        "Run the same command again with --resume to go on from there.",
        "fr": "L'essai de {system} s'est arrêté à la question {id} : {why} "
        "Relancez la même commande avec --resume pour reprendre à cet endroit.",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What came of one question.

    Attributes
    ----------
    status
        ``answered``, ``refused``, or ``failed`` when no answer of the system came.
    answer
        `Answer.to_dict()` without its timings; None after a failure.
    passages
        The best passages found, with their text, for the report.
    timings
        Milliseconds, and tokens when a model counted them; kept out of the scores.
    withdrawn
        Sentences that the checks withdrew, those of a failed answer too.
    """

    id: str
    status: str
    words: int
    scores: Mapping[str, Share]
    answer: Mapping[str, Any] | None = None
    passages: tuple[Mapping[str, Any], ...] = ()
    error: str | None = None
    timings: Mapping[str, float] = field(default_factory=dict)
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class System:
    """Something that answers gold questions, under the name shown in the table."""

    name: str
    ask: Callable[[Question], Answer]


def dossier_system(dossier: Dossier, llm: str) -> System:
    """Make a system of a dossier and an engine (``extracts``, ``ollama:MODEL`` …).

    An answer that another engine had to give is a failure of this one: `ModelFailed`.
    """

    def ask(question: Question) -> Answer:
        if question.previous:
            chat = dossier.chat()
            for earlier in question.previous:
                chat.ask(earlier, llm=llm)
            answer = chat.ask(question.question, llm=llm)
        else:
            answer = dossier.ask(question.question, llm=llm)
        stand_in = [notice for notice in answer.notices if notice.code.startswith("llm-")]
        if llm != "extracts" and answer.engine.kind == "extracts" and stand_in:
            raise Replaced(why=stand_in[0].text, because=stand_in[0].code, answer=answer)
        return answer

    return System(llm, ask)


class Replaced(ModelFailed):
    """Extracts answered in the place of the model asked for.

    ``because`` is the notice's code, ``answer`` what was given instead.
    """

    code = "eval-replaced"
    sentences: ClassVar[dict[str, str]] = {"en": "{why}", "fr": "{why}"}


def run(
    system: System,
    questions: Sequence[Question],
    ground: Ground,
    *,
    done: Mapping[str, Record] | None = None,
) -> Iterator[Record]:
    """Yield one record per question, in order; those in `done` are given back as they are.

    Raises
    ------
    ModelLost
        The system's model is gone for good; records yielded so far stand.
    """
    for question in questions:
        kept = (done or {}).get(question.id)
        yield kept if kept else _answered(system, question, ground)


def _answered(system: System, question: Question, ground: Ground) -> Record:
    begun = perf_counter()
    try:
        answer = system.ask(question)
    except DossierError as error:
        if error.values.get("because", error.code) in _FATAL:
            raise ModelLost(system=system.name, id=question.id, why=str(error)) from error
        spent = (perf_counter() - begun) * 1000
        failed = failure(question, str(error), ground, elapsed_ms=spent)
        instead = error.values.get("answer")
        if not isinstance(instead, Answer):
            return failed
        timings = {**failed.timings, **_usage(instead)}
        return replace(failed, timings=timings, withdrawn=len(instead.withdrawn))
    elapsed = (perf_counter() - begun) * 1000
    return record_of(question, answer, ground, elapsed_ms=elapsed)


def record_of(question: Question, answer: Answer, ground: Ground, *, elapsed_ms: float) -> Record:
    """Score an answer and keep what the reports show of it."""
    whole = answer.to_dict()
    timings = {"elapsed_ms": elapsed_ms, **whole.pop("timings")}
    del whole["usage"]
    return Record(
        id=question.id,
        status=answer.status,
        words=word_count(answer),
        scores=score(question, answer, ground),
        answer=whole,
        passages=tuple(
            {"path": hit.source.path, "kind": hit.source.kind, "text": hit.text}
            for hit in answer.passages[:PASSAGES_KEPT]
        ),
        timings=timings | _usage(answer),
        withdrawn=len(answer.withdrawn),
    )


def failure(question: Question, why: str, ground: Ground, *, elapsed_ms: float) -> Record:
    """Record a question that got no answer: zero wherever a metric applies, its time kept."""
    return Record(
        id=question.id,
        status="failed",
        words=0,
        scores=score(question, None, ground),
        error=why,
        timings={"elapsed_ms": elapsed_ms},
    )


def _usage(answer: Answer) -> dict[str, float]:
    """Give the tokens that a model counted."""
    counted: dict[str, float | None] = answer.to_dict()["usage"]
    return {name: count for name, count in counted.items() if count is not None}
