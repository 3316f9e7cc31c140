"""The report of an eval as plain data: what JSON, Markdown, HTML and JUnit are written from.

`as_data` holds no clock and no path of the machine, so in built-in mode two runs over two
rebuilds of the same pages write the same bytes; times go to a file of their own.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from evals.reports.summary import Value, answer_words, slices, summarise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from evals.gold import Gold, Question
    from evals.labels import Agreement
    from evals.run import Record

VERSION = 3  # a report of another version scores otherwise, so it is not compared with
DIGITS = 4


@dataclass(frozen=True, slots=True)
class Run:
    """One system's records over a gold set, by question id."""

    system: str
    records: Mapping[str, Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """One gold set, asked of one store, by some systems and the trivial baselines.

    Attributes
    ----------
    store
        What the store says of itself: counts and embedder.
    judged
        A model's opinions of each run, reported apart (`evals.judge`).
    support_check
        How far the check behind citation recall and precision agrees with hand labels.
    """

    gold: Gold
    store: Mapping[str, Any]
    runs: tuple[Run, ...]
    baselines: tuple[Run, ...] = ()
    judged: tuple[Mapping[str, Any], ...] = ()
    support_check: Agreement | None = None


def as_data(evaluation: Evaluation) -> dict[str, Any]:
    """Give the whole report as JSON-ready data, without times."""
    questions = evaluation.gold.questions
    apart: dict[str, Any] = {}
    if evaluation.judged:
        apart["judged"] = list(evaluation.judged)
    if evaluation.support_check:
        check = evaluation.support_check
        apart["support_check"] = asdict(check) | {"kappa": round(check.kappa, DIGITS)}
    return apart | {
        "version": VERSION,
        "gold": {
            "name": evaluation.gold.name,
            "sha256": evaluation.gold.sha256,
            "questions": len(questions),
            "answerable": sum(question.answerable for question in questions),
        },
        "store": dict(evaluation.store),
        "systems": [_system(questions, run) for run in evaluation.runs],
        "baselines": [
            {"system": run.system, "metrics": metrics_of(questions, run)}
            for run in evaluation.baselines
        ],
    }


def metrics_of(questions: Sequence[Question], run: Run) -> dict[str, Any]:
    """Give a run's metrics, each with value, bounds and the number of questions it counts."""
    return {key: _cell(value) for key, value in summarise(questions, run.records).items()}


def times_of(evaluation: Evaluation) -> dict[str, Any]:
    """Give the times of every question, in milliseconds, by system and id."""
    return {
        run.system: {key: dict(record.timings) for key, record in run.records.items()}
        for run in (*evaluation.runs, *evaluation.baselines)
    }


def to_json(data: Mapping[str, Any]) -> str:
    """Write data as JSON, the same bytes for the same data."""
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_all(folder: Path, evaluation: Evaluation, *, against: Mapping[str, Any] | None) -> None:
    """Write report.json, times.json, report.md, report.html and junit.xml into a folder."""
    from evals.reports.html import to_html
    from evals.reports.junit import to_junit
    from evals.reports.markdown import to_markdown

    data, times = as_data(evaluation), times_of(evaluation)
    texts = {
        "report.json": to_json(data),
        "times.json": to_json(times),
        "report.md": to_markdown(data, times, against),
        "report.html": to_html(data, times, against),
        "junit.xml": to_junit(data, times),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _system(questions: Sequence[Question], run: Run) -> dict[str, Any]:
    words = answer_words(run.records.values())
    return {
        "system": run.system,
        "metrics": metrics_of(questions, run),
        "words": {"median": words.median, "longest": words.longest},
        "failed": sum(record.status == "failed" for record in run.records.values()),
        "sentences": _sentences(run),
        "slices": {
            cut: {
                label: {key: _cell(value) for key, value in values.items()}
                for label, values in labels.items()
            }
            for cut, labels in slices(questions, run.records).items()
        },
        "questions": [_question(question, run.records[question.id]) for question in questions],
    }


def _sentences(run: Run) -> dict[str, int]:
    """Count the sentences kept and those the checks withdrew, of failed answers too."""
    answers = [record.answer for record in run.records.values() if record.answer]
    return {
        "kept": sum(len(answer["sentences"]) for answer in answers),
        "withdrawn": sum(record.withdrawn for record in run.records.values()),
    }


def _question(question: Question, record: Record) -> dict[str, Any]:
    return {
        "id": question.id,
        "cluster": question.cluster,
        "gold": asdict(question),
        "status": record.status,
        "error": record.error,
        "words": record.words,
        "scores": {
            key: [round(share.right, DIGITS), share.total]
            for key, share in sorted(record.scores.items())
        },
        "answer": record.answer,
        "passages": list(record.passages),
    }


def _cell(value: Value) -> dict[str, float | int]:
    interval = value.interval
    return {
        "value": round(interval.value, DIGITS),
        "low": round(interval.low, DIGITS),
        "high": round(interval.high, DIGITS),
        "questions": value.questions,
    }
