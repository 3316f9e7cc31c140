"""Ranking anew the passages a search found, by what the question asks for.

The search finds passages by what they are about. Among those about as good, one that holds a sum
answers *combien* and one without does not; readers' comments answer what readers think and little
else; a passage beside one that speaks of the question often says "he" where that one names him.
Each such sign of a passage has a weight, some by the family of the question, learned on gold
questions by ``python -m evals.training.fit_ranking`` (a conditional logit, see
docs/retrieval-notes.md). The signs are added to the fused score, all of them where the best
passages of the dossiers they were learned on stand, less where a passage stands out further, as
among thousands of pages.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rag.questions.answer_type import asks_readers
from rag.questions.kinds import probabilities

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rag.questions.question import Question
    from rag.retrieval.search import Found

SHIPPED: Final = Path(__file__).with_name("ranking.tsv")
ANY: Final = "any"
_REACH: Final = 5.0  # the best fused score of about half the questions learned from
_BESIDE: Final = 3.0  # what the passages beside may tell at most
_LONG: Final = 500  # characters, about a passage's
_LONG_COMMENT: Final = 300


def ranking(
    question: Question, weights: Mapping[tuple[str, str], float] | None = None
) -> Callable[[Sequence[Found]], list[float]]:
    """Return what scores the passages found for a question.

    Parameters
    ----------
    question
        As read.
    weights
        Of each sign, for questions of any family or of one; the shipped ones when not given.
    """
    table = _shipped() if weights is None else weights
    likely = {ANY: 1.0, **probabilities(question.text)}
    worth: dict[str, float] = {}
    for (sign, family), weight in table.items():
        worth[sign] = worth.get(sign, 0.0) + weight * likely[family]
    readers = asks_readers(question.text)

    def scores(window: Sequence[Found]) -> list[float]:
        share = share_of(window)
        told = (signs(found, question.language, readers=readers) for found in window)
        return [
            found.hit.score + share * sum(worth.get(sign, 0.0) * one[sign] for sign in one)
            for found, one in zip(window, told, strict=True)
        ]

    return scores


def share_of(window: Sequence[Found]) -> float:
    """Return how much of the signs is added to the scores of these passages, in ]0, 1]."""
    best = max((found.hit.score for found in window), default=0.0)
    return min(1.0, _REACH / max(best, _REACH))


def signs(found: Found, language: str, *, readers: bool) -> dict[str, float]:
    """Return what speaks for or against a passage beside its score, whatever is asked.

    Parameters
    ----------
    found
        A passage and how well it matches.
    language
        The question's.
    readers
        Whether it asks what readers say.

    Examples
    --------
    >>> from types import SimpleNamespace as Some
    >>> said = Some(kind="comment", language="fr")
    >>> hit = Some(text="Il a payé 9 euros.", source=said, passage_id="p#c01.1")
    >>> held = {"number", "amount"}
    >>> found = Some(hit=hit, words=2.0, meaning=1.0, before=-1.0, after=-1.0, traits=held)
    >>> told = signs(found, "en", readers=False)
    >>> [sign for sign, value in told.items() if value > 0]
    ['words, other language', 'meaning', 'other language', 'comment', 'amount', 'number']
    """
    hit = found.hit
    other = float(hit.source.language != language)
    comment = float(hit.source.kind == "comment")
    size = max(len(hit.text), 1)
    told = {
        "words, other language": found.words * other,
        "meaning": found.meaning,
        "other language": other,
        "before": min(found.before, _BESIDE),
        "after": min(found.after, _BESIDE),
        "comment": comment,
        "comment, readers asked": comment * readers,
        "length": math.log(size / _LONG),
        "length of a comment": comment * math.log(size / _LONG_COMMENT),
        "opening": float(not comment and hit.passage_id.endswith(".1")),
    }
    told.update(dict.fromkeys(sorted(found.traits), 1.0))
    return told


def read_weights(text: str) -> dict[tuple[str, str], float]:
    r"""Read a table of lines ``sign<TAB>family<TAB>weight``.

    >>> read_weights("# what\ndate\tany\t1.0\n")
    {('date', 'any'): 1.0}
    """
    lines = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return {(sign, family): float(weight) for sign, family, weight in lines}


@cache
def _shipped() -> dict[tuple[str, str], float]:
    return read_weights(SHIPPED.read_text(encoding="utf-8"))
