"""Fitting the scorers that rank sentences and decide whether to answer.

    python -m evals.training.fit GOLD=STORE[=WEIGHT] ... [--pairs FILE] [--write] [--threshold T]

*Sentence*: each sentence of the passages found for a gold question is one example; it answers
when it comes from an expected source and holds one of the facts. Every sentence of an
unanswerable question is a negative one (:mod:`evals.training.regression`). ``--pairs`` adds
questions of which only the passage is known (:mod:`evals.training.pairs`).
*Gate*: each question is one example, seen through its best sentence. Prints what each
dossier gets from a fit on the others; ``--write`` saves the weights fitted on everything.
The shipped weights count ``gold/`` three times; their threshold, 0.52, was chosen by hand, a little
under what balances best on dossiers not fitted on (0.55), so that at most one answerable question
of the seeds in ten is refused.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from evals.training.pairs import PAIRS, cases_of_pairs
from evals.training.regression import Case, cases_of, fit_gate, fit_sentence
from rag.evidence.features import SIGNS
from rag.evidence.scorer import SHIPPED, Scorer
from rag.refusals.answerability import GATE_SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

_PASSING = 0.98  # of the answerable questions, what the generous gate lets through


@dataclass(frozen=True, slots=True)
class Result:
    """A question as a fit that never saw its cluster answers it."""

    case: Case
    probability: float
    right: bool


def cross_validated(cases: Sequence[Case]) -> list[Result]:
    """Return each question's result from the fit on the other dossiers, in the order of cases."""
    results: dict[int, Result] = {}
    for dossier in sorted({case.dossier for case in cases if case.dossier != PAIRS}):
        train = [case for case in cases if case.dossier != dossier]
        sentence = fit_sentence(train)
        gate = fit_gate(train, sentence)
        for at, case in enumerate(cases):
            if case.dossier == dossier:
                results[at] = _result(case, sentence, gate)
    return [results[at] for at in sorted(results)]


def _result(case: Case, sentence: Scorer, gate: Scorer) -> Result:
    if case.missing or not case.found:
        return Result(case, 0.0, False)
    best = int((case.signs @ np.array(sentence.weights)).argmax())
    return Result(case, gate.probability(case.seen(sentence).tolist()), bool(case.answers[best]))


def report(results: Sequence[Result]) -> dict[str, Any]:
    """Return the thresholds, and what the best balanced accuracy comes with."""
    answerable = np.array([result.case.question.answerable for result in results])
    probability = np.array([result.probability for result in results])
    right = np.array([result.right for result in results])
    balanced = {
        round(float(t), 2): (
            (probability >= t)[answerable].mean() + (probability < t)[~answerable].mean()
        )
        / 2
        for t in np.arange(0.02, 0.98, 0.01)
    }
    threshold = max(balanced, key=lambda t: balanced[t])
    answered = probability >= threshold
    passing = probability[answerable & (probability > 0)]
    return {
        "threshold": threshold,
        "generous": round(float(np.quantile(passing, 1 - _PASSING)), 3),
        "questions": len(results),
        "first_sentence_right": round(float(right[answerable].mean()), 3),
        "balanced_accuracy": round(float(balanced[threshold]), 3),
        "wrong_refusals": round(float((~answered)[answerable].mean()), 3),
        "held": round(float((~answered)[~answerable].mean()), 3),
        "held_at_a_tenth_refused": round(
            float((probability < np.quantile(probability[answerable], 0.1))[~answerable].mean()), 3
        ),
        "threshold_at_a_tenth_refused": round(float(np.quantile(probability[answerable], 0.1)), 3),
    }


def main() -> None:
    """Fit, print, and save when asked to."""
    parser = argparse.ArgumentParser(prog="python -m evals.training.fit", description=__doc__)
    parser.add_argument("gold", nargs="+", metavar="GOLD=STORE[=WEIGHT]")
    parser.add_argument("--pairs", type=Path, metavar="QP.JSONL.XZ")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--threshold", type=float)
    options = parser.parse_args()
    cases = [case for pair in options.gold for case in _read(pair)]
    if options.pairs is not None:
        cases += cases_of_pairs(options.pairs)
    told = report(cross_validated(cases))
    sentence = fit_sentence(cases)
    gate = fit_gate(cases, sentence)
    saved = {
        "sentence": _named(sentence, SIGNS),
        "gate": _named(gate, GATE_SIGNS),
        "threshold": options.threshold or told["threshold"],
        "generous": told["generous"],
        "cross_validated": told,
    }
    sys.stdout.write(json.dumps(saved, indent=1) + "\n")
    if options.write:
        SHIPPED.write_text(json.dumps(saved, indent=1) + "\n", encoding="utf-8")


def _read(pair: str) -> list[Case]:
    gold, store, *weight = pair.split("=")
    return cases_of(Path(gold), Path(store), int(weight[0]) if weight else 1)


def _named(scorer: Scorer, signs: Sequence[str]) -> dict[str, Any]:
    return {"weights": dict(zip(signs, scorer.weights, strict=True)), "bias": scorer.bias}


if __name__ == "__main__":
    main()
