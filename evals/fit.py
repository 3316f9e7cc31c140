"""Fitting the scorers that rank sentences and decide whether to answer.

    python -m evals.fit GOLD=STORE [GOLD=STORE ...] [--write]

*Sentence*: each sentence of the passages found for a gold question is one example; it answers
when it comes from an expected source and holds one of the facts. Every sentence of an
unanswerable question is a negative one. Logistic regression in rounds: after the first, the
sentences that the last round took for likely count most, because only the best one decides.
*Gate*: each question is one example, seen through its best sentence. Prints what each
dossier gets from a fit on the others; ``--write`` saves the weights fitted on everything.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from evals.facts import found_facts
from evals.gold import Question, load
from rag.answerable import GATE_SIGNS, gate_signs, missing_names
from rag.dossier import Dossier
from rag.evidence import Candidate, Wanted, candidates
from rag.question import read_question
from rag.retrieval import Filters
from rag.scorer import SHIPPED, Scorer
from rag.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.opened import Opened

Array = npt.NDArray[np.float64]

_PASSAGES = 16
_ROUNDS = 3
_HARDEST = 6
_RIDGE = 0.0005
_GATE_RIDGE = 0.01
_PASSING = 0.98  # of the answerable questions, what the generous gate lets through
_LEFT_OUT = {"summary", "timeline", "count", "injected", "follow-up"}


@dataclass(frozen=True, slots=True)
class Case:
    """One gold question, its sentences' signs (n, signs), and which of them answer."""

    question: Question
    dossier: str
    wanted: Wanted
    found: tuple[Candidate, ...]
    signs: Array
    answers: npt.NDArray[np.bool_]
    missing: bool

    def seen(self, sentence: Scorer) -> Array:
        """Return what the gate sees once a sentence scorer has ranked, zeros when nothing."""
        if not self.found:
            return np.zeros(len(GATE_SIGNS))
        rescored = [
            replace(c, extract=replace(c.extract, score=sentence.probability(c.signs.values())))
            for c in self.found
        ]
        ranked = sorted(rescored, key=lambda c: -c.extract.score)
        return np.array(gate_signs(self.wanted, ranked))


def cases_of(gold: Path, store: Path) -> list[Case]:
    """Return a case for every question that one sentence could answer."""
    with Dossier.open(store) as dossier:
        return [
            _case(question, store.as_posix(), dossier.opened)
            for question in load(gold).questions
            if question.kind not in _LEFT_OUT and not question.previous
        ]


def _case(question: Question, store: str, opened: Opened) -> Case:
    wanted = opened.wanted(read_question(question.question, main_language=opened.main_language))
    hits = opened.index.search(opened.query(wanted), k=_PASSAGES, filters=Filters())
    found = candidates(wanted, hits, opened.encode, opened.scorers.sentence)
    sources = {(source.path, source.kind) for source in question.sources}
    answers = [
        question.answerable
        and (c.extract.hit.source.path, c.extract.hit.source.kind) in sources
        and any(found_facts(question.facts, c.extract.text))
        for c in found
    ]
    signs = np.array([c.signs.values() for c in found], dtype=float)
    return Case(
        question=question,
        dossier=store,
        wanted=wanted,
        found=tuple(found),
        signs=signs.reshape(len(found), len(SIGNS)),
        answers=np.array(answers, dtype=bool),
        missing=bool(missing_names(wanted, opened.generation.lexical)),
    )


def fit_sentence(cases: Sequence[Case]) -> Scorer:
    """Return the scorer of sentences."""
    weights = np.zeros(len(SIGNS))
    bias = 0.0
    kept = [np.zeros(len(case.signs), dtype=bool) for case in cases]
    for turn in range(_ROUNDS):
        rows, labels, counts = [], [], []
        for at, case in enumerate(cases):
            keep = kept[at]
            keep |= _hardest(case, weights, bias) if turn else True
            for label in (True, False):
                chosen = keep & (case.answers == label)
                if chosen.any():
                    rows.append(case.signs[chosen])
                    labels.append(np.full(int(chosen.sum()), float(label)))
                    counts.append(np.full(int(chosen.sum()), 1.0 / chosen.sum()))
            if not turn:
                keep[:] = False
                keep[:: max(len(keep) // _HARDEST, 1)] = True
        weights, bias = _logistic(
            np.vstack(rows), np.concatenate(labels), np.concatenate(counts), ridge=_RIDGE
        )
    return _scorer(weights, bias)


def fit_gate(seen: Sequence[Array], is_answerable: npt.NDArray[np.bool_]) -> Scorer:
    """Return the gate; both classes weigh the same."""
    counts = np.where(is_answerable, 0.5 / is_answerable.sum(), 0.5 / (~is_answerable).sum())
    weights, bias = _logistic(
        np.vstack(seen), is_answerable.astype(float), counts, ridge=_GATE_RIDGE
    )
    return _scorer(weights, bias)


def _scorer(weights: Array, bias: float) -> Scorer:
    return Scorer(tuple(weights.round(4).tolist()), round(bias, 4))


def _hardest(case: Case, weights: Array, bias: float) -> npt.NDArray[np.bool_]:
    """Tell which sentences decide: the likeliest right ones and the likeliest wrong ones."""
    keep = np.zeros(len(case.signs), dtype=bool)
    if len(case.signs):
        likely = case.signs @ weights + bias
        for label, most in ((True, 2), (False, _HARDEST)):
            of_label = np.flatnonzero(case.answers == label)
            keep[of_label[np.argsort(-likely[of_label])[:most]]] = True
    return keep


def _logistic(rows: Array, labels: Array, counts: Array, *, ridge: float) -> tuple[Array, float]:
    """Return weights and bias by Newton's method on the ridge-penalised log-likelihood."""
    design = np.hstack([rows, np.ones((len(rows), 1))])
    penalty = np.full(design.shape[1], ridge * counts.sum())
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


@dataclass(frozen=True, slots=True)
class Result:
    """A question as a fit that never saw its cluster answers it."""

    case: Case
    probability: float
    right: bool


def cross_validated(cases: Sequence[Case]) -> list[Result]:
    """Return each question's result from the fit on the other dossiers, in the order of cases."""
    results: dict[int, Result] = {}
    for dossier in sorted({case.dossier for case in cases}):
        train = [case for case in cases if case.dossier != dossier]
        sentence = fit_sentence(train)
        gate = fit_gate([case.seen(sentence) for case in train], _answerable(train))
        for at, case in enumerate(cases):
            if case.dossier == dossier:
                results[at] = _result(case, sentence, gate)
    return [results[at] for at in range(len(cases))]


def _result(case: Case, sentence: Scorer, gate: Scorer) -> Result:
    if case.missing or not case.found:
        return Result(case, 0.0, False)
    best = int((case.signs @ np.array(sentence.weights)).argmax())
    return Result(case, gate.probability(case.seen(sentence).tolist()), bool(case.answers[best]))


def _answerable(cases: Sequence[Case]) -> npt.NDArray[np.bool_]:
    return np.array([case.question.answerable for case in cases])


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
    told = report(cross_validated(cases))
    sentence = fit_sentence(cases)
    gate = fit_gate([case.seen(sentence) for case in cases], _answerable(cases))
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


def _named(scorer: Scorer, signs: Sequence[str]) -> dict[str, Any]:
    return {"weights": dict(zip(signs, scorer.weights, strict=True)), "bias": scorer.bias}


if __name__ == "__main__":
    main()
