"""Fitting the weights by which a search ranks its passages anew (:mod:`rag.retrieval.ranking`).

    python -m evals.training.fit_ranking GOLD=STORE[=WEIGHT] ... [--write]

Each question that a passage can answer is one example: of the best passages by the fused score,
those that stand on an expected page, in a document of the right kind, and hold a gold fact should
come first. Prints how often a right passage is among the first five of each dossier, by a fit on
the others.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from evals.benches.passages import DEPTH, by_a_passage
from evals.gold import Question, load
from evals.matching.facts import found_facts
from evals.training.regression import Array, fit_ranks
from index.traits import HOLDS
from rag.dossier import Dossier
from rag.questions.answer_type import asks_readers
from rag.questions.kinds import FAMILIES, probabilities
from rag.questions.question import read_question
from rag.retrieval.ranking import ANY, SHIPPED, share_of, signs
from rag.retrieval.search import LEAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from rag.opened import Opened

WINDOW: Final = 60
RIDGE: Final = 0.0005
SCORE: Final = "score"
PLAIN: Final = (
    "words, other language", "meaning", "other language", "before", "after", "comment",
    "comment, readers asked", "length", "length of a comment", "opening", *HOLDS,
)  # fmt: skip
BY_FAMILY: Final = {
    "comment": FAMILIES,
    "amount": ("amount", "place"),
    "number": ("amount", "date"),
    "date": ("date",),
    "person": ("person", "role"),
    "role": ("person", "role"),
    "place": ("place",),
    "reason": ("reason",),
    "opinion": ("opinion",),
    "saying": ("opinion", "person"),
    "quote": ("opinion",),
    "first": ("opinion",),
}
COLUMNS: Final = (
    (SCORE, ANY),
    *((sign, ANY) for sign in PLAIN),
    *((sign, family) for sign, families in BY_FAMILY.items() for family in families),
)
_HEADER: Final = (
    "# How much each sign of a passage tells, for questions of any family and more for one:\n"
    "# written by python -m evals.training.fit_ranking; the weight of the fused score is 1.\n"
)


@dataclass(frozen=True, slots=True)
class Example:
    """A question's passages by :data:`COLUMNS`, and which of them are right."""

    id: str
    dossier: str
    rows: Array
    right: npt.NDArray[np.bool_]
    weight: float

    @property
    def teaches(self) -> bool:
        """Whether some of its passages are right and some are not."""
        return bool(self.right.any() and not self.right.all())


def example_of(question: Question, name: str, opened: Opened, weight: float) -> Example:
    """Return one question as an example of the dossier ``name``."""
    asked = read_question(question.question, main_language=opened.main_language)
    window = opened.index.found(opened.search_query(asked), WINDOW)
    likely = {ANY: 1.0, **probabilities(asked.text)}
    readers = asks_readers(asked.text)
    share = share_of(window)
    told = [
        {
            sign: share * value
            for sign, value in signs(each, asked.language, readers=readers).items()
        }
        | {SCORE: each.hit.score}
        for each in window
    ]
    rows = [[one.get(sign, 0.0) * likely[family] for sign, family in COLUMNS] for one in told]
    expected = {(source.path, source.kind) for source in question.sources}
    right = [
        (found.hit.source.path, found.hit.source.kind) in expected
        and (not question.facts or any(found_facts(question.facts, found.hit.text)))
        for found in window
    ]
    shape = (len(window), len(COLUMNS))
    return Example(question.id, name, np.array(rows).reshape(shape), np.array(right, bool), weight)


def fitted(examples: Sequence[Example]) -> Array:
    """Return the weights of :data:`COLUMNS`, that of the fused score 1."""
    taught = [example for example in examples if example.teaches]
    weights = fit_ranks(
        [example.rows for example in taught],
        [example.right for example in taught],
        np.array([example.weight for example in taught]),
        ridge=RIDGE,
    )
    return np.asarray(weights / weights[0])


def in_reach(example: Example, weights: Array) -> bool:
    """Tell whether one of the first five that a search gives is right by these weights."""
    best = np.argsort(-(example.rows[:LEAST] @ weights), kind="stable")[:DEPTH]
    return bool(example.right[best].any())


def _told(examples: Sequence[Example]) -> str:
    """Return one line a dossier: the share in reach by a fit on the others."""
    lines = []
    names = sorted({example.dossier for example in examples})
    for name in names:
        weights = fitted([example for example in examples if example.dossier != name])
        own = [example for example in examples if example.dossier == name]
        told = [f"{name:<30}"]
        for language in ("fr", "en"):
            held = [in_reach(each, weights) for each in own if f"-{language}-" in each.id]
            told.append(f"{language} {np.mean(held):.3f} of {len(held)}" if held else "")
        lines.append(" ".join(told))
    return "\n".join(lines)


def _read(pair: str) -> list[Example]:
    gold, store, *weight = pair.split("=")
    counts = float(weight[0]) if weight else 1.0
    with Dossier.open(store) as dossier:
        return [
            example_of(question, store, dossier.opened, counts)
            for question in load(Path(gold)).questions
            if by_a_passage(question)
        ]


def main() -> None:
    """Fit, print, and save when asked to."""
    parser = argparse.ArgumentParser(
        prog="python -m evals.training.fit_ranking", description=__doc__
    )
    parser.add_argument("gold", nargs="+", metavar="GOLD=STORE[=WEIGHT]")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    examples = [example for pair in options.gold for example in _read(pair)]
    sys.stdout.write(_told(examples) + "\n")
    lines = [
        f"{sign}\t{family}\t{weight:.3f}\n"
        for (sign, family), weight in zip(COLUMNS, fitted(examples), strict=True)
        if sign != SCORE
    ]
    sys.stdout.writelines(lines)
    if options.write:
        SHIPPED.write_text(_HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
