"""Logistic regression on gold questions: which sentence answers, whether any does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from evals.gold import Question, load
from evals.matching.facts import found_facts
from rag.dossier import Dossier
from rag.evidence.features import SIGNS
from rag.evidence.scorer import Scorer
from rag.evidence.selection import Candidate, Wanted, candidates
from rag.pipeline import PASSAGES
from rag.questions.question import read_question
from rag.refusals.answerability import GATE_SIGNS, gate_signs, presumption
from rag.refusals.unmentioned import absent
from rag.retrieval.answer_bearing import fitting
from rag.retrieval.search import Filters

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rag.opened import Opened

Array: TypeAlias = npt.NDArray[np.float64]

_SEEN = 30
_RIDGE = 0.001
_EVENED = 500.0  # a label of so many cases gets half of an even share, of many more nearly all
_STEPS = {"maxiter": 150}
_TINY = 1e-30
_LEFT_OUT = {"summary", "timeline", "count", "injected", "follow-up"}


@dataclass(frozen=True, slots=True)
class Case:
    """One gold question, its sentences' signs (n, signs), and which of them answer.

    ``exact`` is false where only the passage that answers is known: all its sentences count.
    """

    question: Question
    dossier: str
    wanted: Wanted
    found: tuple[Candidate, ...]
    signs: Array
    answers: npt.NDArray[np.bool_]
    missing: bool
    said: str
    weight: int = 1
    exact: bool = True

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
            replace(case_of(question, store.as_posix(), dossier.opened), weight=weight)
            for question in load(gold).questions
            if question.kind not in _LEFT_OUT and not question.previous
        ]


def case_of(question: Question, store: str, opened: Opened) -> Case:
    """Return one question's case; ``store`` names its dossier."""
    wanted = opened.wanted(read_question(question.question, main_language=opened.main_language))
    hits = opened.index.search(
        opened.query(wanted), k=PASSAGES, filters=Filters(), rank=fitting(wanted.question)
    )
    found = candidates(wanted, hits, opened.encode, opened.scorers.sentence)
    sources = {(source.path, source.kind) for source in question.sources}
    answers = [
        question.answerable
        and (c.extract.hit.source.path, c.extract.hit.source.kind) in sources
        and (not question.facts or any(found_facts(question.facts, c.extract.text)))
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
        missing=bool(absent(wanted, opened.generation.lexical)),
        said=presumption(wanted, found) if found else "",
        exact=bool(question.facts) or not question.answerable,
    )


def fit_sentence(cases: Sequence[Case]) -> Scorer:
    """Return the scorer of sentences, as good a rank as these cases teach, calibrated.

    The rank is a conditional logit: the share that a question's right sentences have of the
    exponentials of all its sentences is made large (McFadden 1974). Platt's scaling of the rank
    over the likeliest sentences then gives probabilities.
    """
    weights = _ranking([case for case in cases if case.answers.any() and not case.answers.all()])
    ranks, labels = [], []
    for case in cases:
        if case.exact and len(case.signs):
            rank = case.signs @ weights
            seen = np.argsort(-rank, kind="stable")[:_SEEN]
            ranks.append(rank[seen])
            labels.append(case.answers[seen].astype(float))
    rows = np.concatenate(ranks)[:, None]
    scale, bias = _logistic(rows, np.concatenate(labels), np.ones(len(rows)), ridge=1e-6)
    return _scorer(weights * scale[0], bias)


def _ranking(cases: Sequence[Case]) -> Array:
    return fit_ranks(
        [case.signs for case in cases],
        [case.answers for case in cases],
        np.array([case.weight for case in cases], dtype=float),
    )


def fit_ranks(
    rows: Sequence[Array],
    answers: Sequence[npt.NDArray[np.bool_]],
    weight: Array,
    *,
    ridge: float = _RIDGE,
) -> Array:
    """Return the weights of a conditional logit (McFadden 1974).

    Parameters
    ----------
    rows
        Of each question, what there is to choose from, of shape (n, signs).
    answers
        Of each, which of its rows are right: some, not all.
    weight
        Of each question, how much it counts.
    ridge
        On the weights' squares.
    """
    signs = np.vstack(rows).astype(np.float32)
    right = np.concatenate(answers)
    counts = np.array([len(each) for each in answers])
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    share = weight / weight.sum()

    def loss(weights: Array) -> tuple[float, Array]:
        rank = signs @ weights.astype(np.float32)
        power = np.exp(rank - np.repeat(np.maximum.reduceat(rank, starts), counts))
        every = np.add.reduceat(power, starts)
        some = np.add.reduceat(power * right, starts) + _TINY
        slope = power * np.repeat(share / every, counts)
        slope -= power * right * np.repeat(share / some, counts)
        told = float((share * np.log(every / some)).sum() + ridge * weights @ weights)
        return told, (slope.astype(np.float32) @ signs).astype(float) + 2 * ridge * weights

    start = np.zeros(signs.shape[1])
    found: Array = minimize(loss, start, jac=True, method="L-BFGS-B", options=_STEPS).x
    return found


def fit_gate(cases: Sequence[Case], sentence: Scorer) -> Scorer:
    """Return the gate over a scorer of sentences.

    Of the questions of one type (*pourquoi*, *combien*), those with an answer and those without
    weigh about the same: how often an author of gold asks *pourquoi* in vain tells nothing of the
    pages, and a gate that learns it refuses most reasons. The rarer, the less they are raised.
    """
    answerable = np.array([case.question.answerable for case in cases])
    types = np.array([case.wanted.question.type for case in cases])
    counts = np.array([case.weight for case in cases], dtype=float)
    for kind in np.unique(types):
        every = counts[types == kind].sum()
        for label in (True, False):
            these = (types == kind) & (answerable == label)
            counts[these] *= 0.5 * every / (counts[these].sum() + _EVENED)
    counts /= counts.sum()
    seen = np.vstack([case.seen(sentence) for case in cases])
    weights, bias = _logistic(seen, answerable.astype(float), counts, ridge=_RIDGE)
    return _scorer(weights, bias)


def _scorer(weights: Array, bias: float) -> Scorer:
    return Scorer(tuple(weights.round(4).tolist()), round(bias, 4))


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
