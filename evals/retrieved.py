"""What the search brought up for a gold question, by ``ir-measures``: nDCG@10, R@10, RR@10.

A document is a (page, article or comments) pair, as gold names sources, in the order of its best
passage. An answer that never came retrieved nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from evals.shares import Share, one

if TYPE_CHECKING:
    from evals.gold import Question
    from rag.answer import Answer

DEPTH = 10
KEYS = {"ndcg_10": "nDCG@10", "recall_10": "R@10", "reciprocal_rank": "RR@10"}


def retrieved(question: Question, answer: Answer | None) -> dict[str, Share]:
    """Score the passages behind an answer; a question without expected sources has no score."""
    if not question.sources:
        return {}
    wanted = {(source.path, source.kind) for source in question.sources}
    hits = answer.passages if answer else ()
    ranked = list(dict.fromkeys((hit.source.path, hit.source.kind) for hit in hits))[:DEPTH]
    values = _measured(tuple(place in wanted for place in ranked), len(wanted))
    seen = {hit.source.path for hit in hits[:DEPTH]}
    return {key: Share(value, 1) for key, value in zip(KEYS, values, strict=True)} | {
        "source_retrieved": one(bool(seen & question.paths))
    }


@lru_cache(maxsize=1 << 12)
def _measured(relevant: tuple[bool, ...], wanted: int) -> tuple[float, ...]:
    """Give every measure of a ranking, told by which of its places are relevant of all wanted.

    >>> [round(value, 3) for value in _measured((False, True), 2)]
    [0.387, 0.5, 0.5]
    """
    from evals.benches.retrieval import judge

    ranking = {f"d{place}": -float(place) for place in range(len(relevant))}
    found = [f"d{place}" for place, right in enumerate(relevant) if right]
    missed = [f"missed{number}" for number in range(wanted - len(found))]
    judged = judge({"q": frozenset([*found, *missed])}, {"q": ranking})
    return tuple(judged[name]["q"] for name in KEYS.values())
