"""From scores of questions to a table: what each metric is called, its value, its interval."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from evals.intervals import Interval, balanced, pooled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from evals.gold import Question
    from evals.run import Record


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric's key in the reports, its name for a person, whether lower is better."""

    key: str
    name: str
    lower_is_better: bool = False


METRICS = (
    Metric("fact_with_source", "Right fact, right source"),
    Metric("fact_recall", "Fact recall"),
    Metric("first_sentence", "Fact in the first sentence"),
    Metric("across_languages", "… from the other language"),
    Metric("source_accuracy", "Source accuracy"),
    Metric("source_retrieved", "Source among the 10 passages"),
    Metric("ndcg_10", "nDCG@10 of the pages found"),
    Metric("recall_10", "Recall@10 of the pages found"),
    Metric("reciprocal_rank", "Reciprocal rank (RR@10)"),
    Metric("quote_validity", "Quotes verbatim"),
    Metric("labels", "Sources labelled right"),
    Metric("citation_recall", "Citation recall (ALCE)"),
    Metric("citation_precision", "Citation precision (ALCE)"),
    Metric("voice", "Voice"),
    Metric("voice_where_told", "… where the fact is told"),
    Metric("conflicts", "Conflicts shown"),
    Metric("false_conflicts", "Conflicts shown wrongly", lower_is_better=True),
    Metric("wrong_refusals", "Wrong refusals", lower_is_better=True),
    Metric("abstention_recall", "Abstention recall"),
    Metric("balanced_accuracy", "Balanced accuracy"),
    Metric("correction", "False premise corrected"),
    Metric("gold_in_60_words", "Gold string in 60 words"),
    Metric("language", "Language of the question"),
    Metric("right", "Questions right as a whole"),
)


@dataclass(frozen=True, slots=True)
class Value:
    """One cell: the metric's value, its 95 % interval, how many questions it counts."""

    interval: Interval
    questions: int


@dataclass(frozen=True, slots=True)
class Words:
    """How long the answers are, in words; refusals and failures not counted."""

    median: float
    longest: int


def summarise(questions: Sequence[Question], records: Mapping[str, Record]) -> dict[str, Value]:
    """Give every metric that applies to at least one question; a missing record is an error.

    `records` is keyed by question id. Metrics that no question calls for are absent.
    """
    values = {
        metric.key: Value(pooled(clusters), sum(counted.values()))
        for metric in METRICS
        for clusters, counted in [_clusters(questions, records, metric.key)]
        if sum(total for _, total in clusters.values())
    }
    if {"wrong_refusals", "abstention_recall"} <= values.keys():
        both = _both_ways(questions, records)
        values["balanced_accuracy"] = Value(balanced(both), len(questions))
    return {metric.key: values[metric.key] for metric in METRICS if metric.key in values}


def slices(
    questions: Sequence[Question], records: Mapping[str, Record]
) -> dict[str, dict[str, dict[str, Value]]]:
    """Summarise again by language, by kind of question and by type of source."""
    cuts: dict[str, Callable[[Question], Iterable[str]]] = {
        "language": lambda question: [question.language],
        "kind": lambda question: [question.kind],
        "source": lambda question: sorted({source.kind for source in question.sources}),
    }
    return {
        name: {
            label: summarise(chosen, records)
            for label in sorted({label for question in questions for label in cut(question)})
            for chosen in [[question for question in questions if label in cut(question)]]
        }
        for name, cut in cuts.items()
    }


def answer_words(records: Iterable[Record]) -> Words:
    """Give the median and the longest length of the answers given."""
    counts = [record.words for record in records if record.status == "answered"]
    return Words(float(median(counts)), max(counts)) if counts else Words(0.0, 0)


def _clusters(
    questions: Sequence[Question], records: Mapping[str, Record], key: str
) -> tuple[dict[str, tuple[float, float]], dict[str, int]]:
    """Sum one metric's shares by cluster, and count the questions it applies to."""
    sums: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    counted: dict[str, int] = defaultdict(int)
    for question in questions:
        share = records[question.id].scores.get(key)
        if share is not None:
            right, total = sums[question.cluster]
            sums[question.cluster] = (right + share.right, total + share.total)
            counted[question.cluster] += 1
    return dict(sums), dict(counted)


def _both_ways(
    questions: Sequence[Question], records: Mapping[str, Record]
) -> dict[str, tuple[float, float, float, float]]:
    refusals, _ = _clusters(questions, records, "wrong_refusals")
    abstained, _ = _clusters(questions, records, "abstention_recall")
    both = {}
    for cluster in refusals.keys() | abstained.keys():
        wrong, asked = refusals.get(cluster, (0.0, 0.0))
        both[cluster] = (asked - wrong, asked, *abstained.get(cluster, (0.0, 0.0)))
    return both
