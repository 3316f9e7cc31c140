"""Whether the pages answer a question at all, decided before anything is written.

A second logistic scorer looks at the best sentences found: the signs of the first, how probable
the next are, what kind of question it is, and whether what the question takes for granted
("Microsoft a racheté Mistral") stands in the sentences found, as the claim checks see it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from rag.checks import Checker
from rag.evidence.features import SIGNS
from rag.extract import one_a_passage
from rag.questions.answer_type import AnswerType
from rag.questions.kinds import FAMILIES, probabilities
from rag.refusals.presupposition import is_attributed, presupposed
from rag.refusals.standpoint import told_by_reader
from rag.refusals.unanswered import lack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.verdict import Verdict
    from rag.evidence.scorer import Scorer
    from rag.evidence.selection import Candidate, Wanted

_CHECKED: Final = 8  # sentences that the presupposition is held against
_NEXT_BEST: Final = 30  # sentences whose best share of the question is seen
_SHARED: Final = 0.25  # share of the question's words; less is next to nothing
_STEEP: Final = 1.6  # how the threshold rises below it: no foreign question of the gold passes
_NAMED_READER: Final = 0.3  # of the threshold, where who is asked about writes in the dossier
_TYPES: Final[tuple[str, ...]] = get_args(AnswerType)
_VERDICTS: Final[tuple[str, ...]] = ("stands", "name-unknown", "no-source", "contradicted")
_CONTRADICTED: Final = frozenset({"polarity", "direction", "entity-mismatch"})

GATE_SIGNS: Final[tuple[str, ...]] = (
    *SIGNS,
    "probability",
    "second",
    "first five",
    "best coverage",
    "best context",
    *(f"likely {family}" for family in FAMILIES),
    *(f"asks-{kind}" for kind in _TYPES),
    *_VERDICTS,
)


def answerable(wanted: Wanted, found: Sequence[Candidate], gate: Scorer, threshold: float) -> bool:
    """Tell whether the probability that the pages answer reaches a threshold.

    It is 0 when nothing was found or the one thing asked stands nowhere
    (:mod:`rag.refusals.unanswered`). Where somebody who writes in the dossier is asked about, what
    he writes on the matter decides (:mod:`rag.refusals.standpoint`); a share of the threshold does
    for what else he says. Where the best sentence and what stands around it share next to nothing
    with the question, it must reach more: a dossier on an investment says nothing of handball.

    What the question takes for granted is checked only where that can decide.

    Parameters
    ----------
    wanted
        The question.
    found
        Candidates, most probable first.
    gate
        Weights in the order of :data:`GATE_SIGNS`.
    threshold
        A probability.
    """
    if not found or lack(wanted, found) is not None:
        return threshold <= 0.0
    shared = max(found[0].signs.context, found[0].signs.coverage)
    threshold += _STEEP * max(_SHARED - shared, 0.0)
    told = told_by_reader(wanted, found)
    if told in ("answers", "denies"):
        return told == "answers"
    threshold *= _NAMED_READER if told == "speaks" else 1.0
    seen = _seen(wanted, found)
    likely = {said: gate.probability((*seen, *_told(said))) for said in _VERDICTS}
    decided = {probability >= threshold for probability in likely.values()}
    return decided.pop() if len(decided) == 1 else likely[presumption(wanted, found)] >= threshold


def presumption(wanted: Wanted, found: Sequence[Candidate]) -> str:
    """Return what the best sentences make of what the question takes for granted.

    One of ``stands``, ``name-unknown``, ``no-source`` and ``contradicted``.
    """
    if is_attributed(wanted.question.text):
        return "stands"
    extracts = one_a_passage([candidate.extract for candidate in found[:_CHECKED]])
    checker = Checker(extracts, language=wanted.question.language)
    return _said(checker.check(presupposed(wanted.question.text), range(len(extracts))))


def gate_signs(wanted: Wanted, found: Sequence[Candidate], said: str) -> tuple[float, ...]:
    """Return what the gate looks at, in the order of :data:`GATE_SIGNS`.

    Parameters
    ----------
    wanted
        The question.
    found
        Candidates, most probable first, at least one.
    said
        What :func:`presumption` gives.
    """
    return (*_seen(wanted, found), *_told(said))


def _seen(wanted: Wanted, found: Sequence[Candidate]) -> tuple[float, ...]:
    """Return what the gate looks at whatever is presumed."""
    question = wanted.question
    best = found[0]
    first = [candidate.extract.score for candidate in found[:5]]
    return (
        *best.signs.values(),
        *(sum(scores) / len(scores) for scores in (first[:1], first[1:2] or first, first)),
        max(candidate.signs.coverage for candidate in found[:_NEXT_BEST]),
        max(candidate.signs.context for candidate in found[:_NEXT_BEST]),
        *probabilities(question.text).values(),
        *(float(question.type == kind) for kind in _TYPES),
    )


def _told(said: str) -> tuple[float, ...]:
    return tuple(float(said == name) for name in _VERDICTS)


def _said(verdict: Verdict) -> str:
    if verdict.kept:
        return "stands"
    if verdict.why == "name-not-in-source":
        return "name-unknown"
    if verdict.why in _CONTRADICTED:
        return "contradicted"
    return "no-source"
