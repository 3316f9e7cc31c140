"""Whether the search alone puts the fact in reach: a right passage among the first five.

A passage is right when it stands on an expected page, in a document of the expected kind, and
holds one of the question's gold facts. Questions that the ledger answers (counts, timelines,
summaries), and follow-ups, are left out: no single passage could.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from evals.intervals import Interval, pooled
from evals.matching.facts import found_facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from evals.gold import Question
    from rag import Dossier

DEPTH: Final = 5
BARS: Final = {"fr": 0.95, "en": 0.90}
_FROM_THE_LEDGER: Final = frozenset({"summary", "timeline", "count", "listing", "overview"})


@dataclass(frozen=True, slots=True)
class Reached:
    """Of one language's questions, the share with a right passage, and those without."""

    language: str
    questions: int
    share: Interval
    missed: tuple[str, ...]


def reached(dossier: Dossier, questions: Iterable[Question]) -> list[Reached]:
    """Search every question that a passage can answer; give one result a language."""
    asked = [question for question in questions if by_a_passage(question)]
    found = {question.id: in_reach(dossier, question) for question in asked}
    results = []
    for language in BARS:
        own = [question for question in asked if question.language == language]
        if own:
            shares = {question.id: (float(found[question.id]), 1.0) for question in own}
            missed = tuple(question.id for question in own if not found[question.id])
            results.append(Reached(language, len(own), pooled(shares), missed))
    return results


def in_reach(dossier: Dossier, question: Question) -> bool:
    """Tell whether one of the first passages is right."""
    expected = {(source.path, source.kind) for source in question.sources}
    return any(
        (hit.source.path, hit.source.kind) in expected
        and any(found_facts(question.facts, hit.text))
        for hit in dossier.search(question.question, k=DEPTH)
    )


def by_a_passage(question: Question) -> bool:
    """Tell whether a single passage could answer: not the ledger, nor what was asked before."""
    return bool(
        question.answerable
        and question.facts
        and question.sources
        and not question.previous
        and question.kind not in _FROM_THE_LEDGER
    )
