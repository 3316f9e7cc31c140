"""Logistic regression on gold questions: which sentence answers, whether any does.

The sentences of a question are fitted in rounds: after the first, those that the last round took
for likely count most, because only the best one decides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from evals.facts import found_facts
from evals.gold import Question, load
from rag.answerable import GATE_SIGNS, gate_signs, missing_names, presumption
from rag.dossier import Dossier
from rag.evidence import Candidate, Wanted, candidates
from rag.question import read_question
from rag.retrieval import Filters
from rag.scorer import Scorer
from rag.signs import SIGNS
from rag.typed import fitting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rag.opened import Opened

Array: TypeAlias = npt.NDArray[np.float64]

_PASSAGES = 16
_SEEN = 30
_ROUNDS = 3
_HARDEST = 6
_RIDGE = 0.002
_GATE_RIDGE = 0.01
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
    said: str
    weight: int = 1

    def seen(self, sentence: Scorer) -> Array:
        """Return what the gate sees once a sentence scorer has ranked, zeros when nothing."""
        if not self.found:
            return np.zeros(len(GATE_SIGNS))
        likely = self.signs @ np.array(sentence.weights) + sentence.bias
        ranked = [
            replace(c, extract=replace(c.extract, score=sentence.probability(c.signs.values())))
            for c in (self.found[at] for at in np.argsort(-likely, kind="stable")[:_SEEN])
        ]
        return np.array(gate_signs(self.wanted, ranked, self.said))


def cases_of(gold: Path, store: Path, weight: int = 1) -> list[Case]:
    """Return a case for every question that one sentence could answer; each counts ``weight``."""
    with Dossier.open(store) as dossier:
        return [
            replace(_case(question, store.as_posix(), dossier.opened), weight=weight)
            for question in load(gold).questions
            if question.kind not in _LEFT_OUT and not question.previous
        ]


def _case(question: Question, store: str, opened: Opened) -> Case:
    wanted = opened.wanted(read_question(question.question, main_language=opened.main_language))
    hits = opened.index.search(
        opened.query(wanted), k=_PASSAGES, filters=Filters(), gain=fitting(wanted.question)
    )
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
        said=presumption(wanted, found) if found else "",
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
            keep |= _hardest(case, weights, bias) if turn else _spread(case)
            for label in (True, False):
                chosen = keep & (case.answers == label)
                if chosen.any():
                    rows.append(case.signs[chosen])
                    labels.append(np.full(int(chosen.sum()), float(label)))
                    counts.append(np.full(int(chosen.sum()), case.weight / chosen.sum()))
        weights, bias = _logistic(
            np.vstack(rows), np.concatenate(labels), np.concatenate(counts), ridge=_RIDGE
        )
    return _scorer(weights, bias)


def fit_gate(cases: Sequence[Case], sentence: Scorer) -> Scorer:
    """Return the gate over a scorer of sentences; both classes weigh the same."""
    answerable = np.array([case.question.answerable for case in cases])
    counts = np.array([case.weight for case in cases], dtype=float)
    for label in (True, False):
        counts[answerable == label] *= 0.5 / counts[answerable == label].sum()
    seen = np.vstack([case.seen(sentence) for case in cases])
    weights, bias = _logistic(seen, answerable.astype(float), counts, ridge=_GATE_RIDGE)
    return _scorer(weights, bias)


def _scorer(weights: Array, bias: float) -> Scorer:
    return Scorer(tuple(weights.round(4).tolist()), round(bias, 4))


def _spread(case: Case) -> npt.NDArray[np.bool_]:
    """Return the sentences that answer and a few others from all over the hits."""
    keep: npt.NDArray[np.bool_] = case.answers.copy()
    keep[:: max(len(keep) // (2 * _HARDEST), 1)] = True
    return keep


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
