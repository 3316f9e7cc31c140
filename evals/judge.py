"""A local model's opinion of the answers, through LlamaIndex's evaluators; it gates nothing.

Faithfulness (do the quotes bear the answer out), relevance (does it meet the question) and
correctness (against the gold facts, 1 to 5, here 0 to 1). The evaluators' own parsing passes on
any "yes" in a reply, so the reply is read here: its first word, or the number on its first line.
A reply that says neither is unscored, and unscored answers are counted; an answerable question
left without an answer is a zero, so that refusing the hard ones does not help. Opinions are cached:
the same model on the same answer is asked once.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rag.errors import ModelFailed
from rag.llm.generator import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from evals.gold import Question
    from evals.reports.report import Run
    from rag.llm import Generator

ASPECTS = ("faithfulness", "relevance", "correctness")
WORST, BEST = 1, 5  # of LlamaIndex's correctness


@dataclass(frozen=True, slots=True)
class Case:
    """What a judge is shown: a question, an answer, its quotes, the gold facts."""

    question: str
    answer: str
    quotes: tuple[str, ...]
    reference: str


def verdict(reply: str) -> float | None:
    """Read a yes or no at the head of a reply.

    >>> verdict("YES"), verdict("no, because yes is wrong"), verdict("The answer is yes")
    (1.0, 0.0, None)
    """
    first = re.match(r"\W*(yes|no)\b", reply, re.IGNORECASE)
    return None if first is None else float(first.group(1).lower() == "yes")


def mark(reply: str) -> float | None:
    r"""Read a mark from 1 to 5 on a reply's first line, as 0 to 1.

    >>> mark("4.0\nClose."), mark("Score: 5"), mark("9"), mark("")
    (0.75, 1.0, None, None)
    """
    lines = reply.strip().splitlines()
    found = re.search(r"\d+(?:\.\d+)?", lines[0]) if lines else None
    value = float(found.group()) if found else 0.0
    return (value - WORST) / (BEST - WORST) if WORST <= value <= BEST else None


def judge(
    run: Run, questions: Sequence[Question], generator: Generator, cache: Path
) -> dict[str, Any]:
    """Judge the answers given to answerable questions; see the module's docstring.

    Returns
    -------
    dict
        For each aspect the mean of the answers scored and of a zero for each question unanswered,
        how many were scored, how many not, how many unanswered.
    """
    opinions = _Cache(cache, str(generator.engine.model))
    evaluators = _evaluators(generator)
    scores: dict[str, list[float | None]] = {aspect: [] for aspect in ASPECTS}
    unanswered = 0
    for question in questions:
        answer = run.records[question.id].answer
        if question.answerable and answer and answer["status"] == "answered":
            case = _case(question, answer)
            for aspect in ASPECTS:
                scores[aspect].append(opinions.of(aspect, case, evaluators[aspect]))
        else:
            unanswered += question.answerable
    return {"model": generator.engine.model, "system": run.system} | {
        aspect: _summary(given, unanswered) for aspect, given in scores.items()
    }


def _summary(given: Sequence[float | None], unanswered: int) -> dict[str, float | int]:
    scored = [score for score in given if score is not None]
    counted = len(scored) + unanswered
    return {
        "mean": round(sum(scored) / counted, 4) if counted else 0.0,
        "scored": len(scored),
        "unscored": len(given) - len(scored),
        "unanswered": unanswered,
    }


def _case(question: Question, answer: Mapping[str, Any]) -> Case:
    return Case(
        question=question.question,
        answer=answer["text"],
        quotes=tuple(citation["quote"] for citation in answer["citations"]),
        reference="; ".join(fact[0] for fact in question.facts),
    )


class _Cache:
    """Opinions on disk, one line each, under a hash of the model, the aspect and the case."""

    def __init__(self, path: Path, model: str) -> None:
        self._path = path
        self._model = model
        self._known: dict[str, float | None] = dict(_whole_lines(path))

    def of(self, aspect: str, case: Case, evaluate: Callable[[Case], float | None]) -> float | None:
        """Return the opinion, asked for once; a model's failure is unscored and not kept."""
        shown = json.dumps([self._model, aspect, case.question, case.answer, case.quotes])
        key = hashlib.sha256((shown + case.reference).encode()).hexdigest()
        if key not in self._known:
            try:
                self._known[key] = evaluate(case)
            except ModelFailed:
                return None
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as lines:
                lines.write(json.dumps([key, self._known[key]]) + "\n")
        return self._known[key]


def _whole_lines(path: Path) -> Iterator[tuple[str, float | None]]:
    """Yield the opinions of an earlier run; a line cut short by its end is asked again."""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        try:
            key, opinion = json.loads(line)
        except ValueError:
            continue
        yield key, opinion


def _evaluators(generator: Generator) -> dict[str, Callable[[Case], float | None]]:
    from llama_index.core.evaluation import (
        CorrectnessEvaluator,
        FaithfulnessEvaluator,
        RelevancyEvaluator,
    )

    llm = _llm(generator)
    faithful, relevant = FaithfulnessEvaluator(llm=llm), RelevancyEvaluator(llm=llm)
    correct = CorrectnessEvaluator(llm=llm, parser_function=lambda reply: (None, reply))

    def faithfulness(case: Case) -> float | None:
        found = faithful.evaluate(response=case.answer, contexts=list(case.quotes))
        return verdict(found.feedback or "")

    def relevance(case: Case) -> float | None:
        found = relevant.evaluate(
            query=case.question, response=case.answer, contexts=list(case.quotes)
        )
        return verdict(found.feedback or "")

    def correctness(case: Case) -> float | None:
        found = correct.evaluate(
            query=case.question, response=case.answer, reference=case.reference
        )
        return mark(found.feedback or "")

    return dict(zip(ASPECTS, (faithfulness, relevance, correctness), strict=True))


def _llm(generator: Generator) -> Any:
    """Put one of our generators behind LlamaIndex's interface."""
    from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata

    class Judge(CustomLLM):
        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(model_name=str(generator.engine.model))

        def complete(self, prompt: str, formatted: bool = False, **_: Any) -> CompletionResponse:
            events = generator.stream(prompt)
            text = "".join(event.text for event in events if isinstance(event, Piece))
            return CompletionResponse(text=text)

        def stream_complete(self, prompt: str, formatted: bool = False, **_: Any) -> Any:
            yield self.complete(prompt)

    return Judge()
