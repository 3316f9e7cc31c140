"""Fitting the scorer that ranks sentences and decides whether to answer.

    python -m evals.fit GOLD=STORE [GOLD=STORE ...] [--write]

Each sentence of the passages found for a gold question is one example: it answers when it comes
from an expected source and holds one of the facts. Every sentence of an unanswerable question is
a negative one. Logistic regression, three rounds: after the first, only the sentences that the
last round took for likely count as negatives, because only the best sentence decides. Prints what
a five-fold cross-validation by cluster gives; ``--write`` saves the weights fitted on everything.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from evals.facts import found_facts
from evals.gold import Question, load
from rag.answerable import missing_names
from rag.dossier import Dossier
from rag.evidence import SIGNS, candidates
from rag.question import read_question
from rag.retrieval import Filters
from rag.scorer import SHIPPED

Array = npt.NDArray[np.float64]

_PASSAGES = 12
_ROUNDS = 3
_HARDEST = 6
_RIDGE = 0.0005
_LEFT_OUT = {"summary", "timeline", "count", "injected", "follow-up"}


@dataclass(frozen=True, slots=True)
class Case:
    """One gold question: the signs of its sentences (n, signs) and which of them answer."""

    question: Question
    signs: Array
    answers: npt.NDArray[np.bool_]
    missing: bool


def cases_of(gold: Path, store: Path) -> list[Case]:
    """Return a case for every question that one sentence could answer."""
    with Dossier.open(store) as dossier:
        opened = dossier.opened
        cases = []
        for question in load(gold).questions:
            if question.kind in _LEFT_OUT or question.previous:
                continue
            asked = read_question(question.question, main_language=opened.main_language)
            wanted = opened.wanted(asked)
            hits = opened.index.search(opened.query(wanted), k=_PASSAGES, filters=Filters())
            found = candidates(wanted, hits, opened.encode, opened.scorer)
            sources = {(source.path, source.kind) for source in question.sources}
            answers = [
                question.answerable
                and (c.extract.hit.source.path, c.extract.hit.source.kind) in sources
                and any(found_facts(question.facts, c.extract.text))
                for c in found
            ]
            signs = np.array([c.signs.values() for c in found], dtype=float)
            cases.append(
                Case(
                    question,
                    signs.reshape(len(found), len(SIGNS)),
                    np.array(answers, dtype=bool),
                    bool(missing_names(wanted, opened.generation.lexical)),
                )
            )
    return cases


def fit(cases: Sequence[Case]) -> tuple[Array, float]:
    """Return weights (signs,) and bias."""
    weights = np.zeros(len(SIGNS))
    bias = 0.0
    for turn in range(_ROUNDS):
        rows, labels, counts = [], [], []
        for case in cases:
            keep = _kept(case, weights, bias, all_of_them=turn == 0)
            for label in (True, False):
                chosen = keep & (case.answers == label)
                if chosen.any():
                    rows.append(case.signs[chosen])
                    labels.append(np.full(int(chosen.sum()), float(label)))
                    counts.append(np.full(int(chosen.sum()), 1.0 / chosen.sum()))
        weights, bias = _logistic(np.vstack(rows), np.concatenate(labels), np.concatenate(counts))
    return weights, bias


def _kept(case: Case, weights: Array, bias: float, *, all_of_them: bool) -> npt.NDArray[np.bool_]:
    """Tell which sentences train: the likeliest right ones and the likeliest wrong ones."""
    if all_of_them or not len(case.signs):
        return np.ones(len(case.signs), dtype=bool)
    likely = case.signs @ weights + bias
    keep = np.zeros(len(likely), dtype=bool)
    for label, most in ((True, 2), (False, _HARDEST)):
        of_label = np.flatnonzero(case.answers == label)
        keep[of_label[np.argsort(-likely[of_label])[:most]]] = True
    return keep


def _logistic(rows: Array, labels: Array, counts: Array) -> tuple[Array, float]:
    """Return weights and bias by Newton's method on the ridge-penalised log-likelihood."""
    design = np.hstack([rows, np.ones((len(rows), 1))])
    penalty = np.full(design.shape[1], _RIDGE * counts.sum())
    penalty[-1] = 1e-9
    beta = np.zeros(design.shape[1])
    for _ in range(30):
        p = 1.0 / (1.0 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (counts * (p - labels)) + penalty * beta
        hessian = (design * (counts * p * (1 - p))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return beta[:-1], float(beta[-1])


def best_of(case: Case, weights: Array, bias: float) -> tuple[float, bool]:
    """Return the probability of a question's best sentence, and whether that sentence answers."""
    if case.missing or not len(case.signs):
        return 0.0, False
    likely = case.signs @ weights + bias
    at = int(likely.argmax())
    return float(1.0 / (1.0 + np.exp(-likely[at]))), bool(case.answers[at])


def cross_validated(cases: Sequence[Case], folds: int = 5) -> list[tuple[Case, float, bool]]:
    """Return each case with the probability and rightness a fit without its cluster gives."""
    clusters = sorted({case.question.cluster for case in cases})
    fold_of = {cluster: at % folds for at, cluster in enumerate(clusters)}
    results = []
    for fold in range(folds):
        weights, bias = fit([case for case in cases if fold_of[case.question.cluster] != fold])
        for case in cases:
            if fold_of[case.question.cluster] == fold:
                results.append((case, *best_of(case, weights, bias)))
    return results


def report(results: Sequence[tuple[Case, float, bool]]) -> tuple[float, dict[str, Any]]:
    """Return the threshold of the best balanced accuracy and what it gives."""
    answerable = np.array([case.question.answerable for case, _, _ in results])
    probability = np.array([p for _, p, _ in results])
    right = np.array([r for _, _, r in results])
    balanced = {
        float(t): ((probability >= t)[answerable].mean() + (probability < t)[~answerable].mean())
        / 2
        for t in np.arange(0.02, 0.98, 0.01)
    }
    threshold = max(balanced, key=lambda t: balanced[t])
    answered = probability >= threshold
    return threshold, {
        "questions": len(results),
        "first_sentence_right": round(float(right[answerable].mean()), 3),
        "balanced_accuracy": round(balanced[threshold], 3),
        "wrong_refusals": round(float((~answered)[answerable].mean()), 3),
        "held": round(float((~answered)[~answerable].mean()), 3),
    }


def main() -> None:
    """Fit, print, and save when asked to."""
    parser = argparse.ArgumentParser(prog="python -m evals.fit", description=__doc__)
    parser.add_argument("pairs", nargs="+", metavar="GOLD=STORE")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--threshold", type=float)
    options = parser.parse_args()
    cases = [
        case
        for pair in options.pairs
        for case in cases_of(*(Path(part) for part in pair.split("=", 1)))
    ]
    threshold, told = report(cross_validated(cases))
    weights, bias = fit(cases)
    saved = {
        "weights": dict(zip(SIGNS, weights.round(4).tolist(), strict=True)),
        "bias": round(bias, 4),
        "threshold": round(options.threshold or threshold, 3),
        "generous": round((options.threshold or threshold) / 5, 3),
        "cross_validated": told,
    }
    sys.stdout.write(json.dumps(saved, indent=1) + "\n")
    if options.write:
        SHIPPED.write_text(json.dumps(saved, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
