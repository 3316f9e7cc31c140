"""Fitting the regression that tells what kind of thing a question asks for.

    python -m evals.training.fit_kinds GOLD [GOLD ...] [--write]

Every answerable gold question of one plain kind is an example; its family is its kind. Prints the
share told right when the questions of each dossier are told by a fit on the others, beside what
the patterns alone tell; ``--write`` saves the weights fitted on everything.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from evals.gold import load
from rag.questions.answer_type import answer_type
from rag.questions.kinds import BIAS, FAMILIES, SHIPPED, cues, probabilities

if TYPE_CHECKING:
    from collections.abc import Sequence

_FAMILY: Final = {
    "amount": "amount", "count": "amount", "date": "date", "person": "person", "place": "place",
    "reason": "reason", "role": "role", "definition": "role", "opinion": "opinion",
    "yes-no": "yes-no", "who-says-what": "other",
}  # fmt: skip
_RULED: Final = {"count": "amount", "percent": "amount", "definition": "role", "manner": "other"}
_SEEN: Final = 2  # questions a cue must stand in
_STRENGTH: Final = 0.5

Example = tuple[str, str, str]  # dossier, question, family


def examples(golds: Sequence[Path]) -> list[Example]:
    """Return the questions whose kind is one family, with the dossier they are about."""
    return [
        (path.parent.name if path.stem == "gold" else path.stem.split("-")[0], q.question, family)
        for path in golds
        for q in load(path).questions
        if not q.previous and (family := _FAMILY.get(q.kind)) is not None
    ]


def fit(found: Sequence[Example]) -> dict[str, tuple[float, ...]]:
    """Return a row of weights, in the order of the families, for every cue seen often enough."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    counted: Any = CountVectorizer(analyzer=cues, min_df=_SEEN, binary=True)
    rows = counted.fit_transform([question for _, question, _ in found])
    model: Any = LogisticRegression(C=_STRENGTH, max_iter=1000)
    model.fit(rows, [family for _, _, family in found])
    order = [list(model.classes_).index(family) for family in FAMILIES]
    weights = model.coef_[order].round(3)
    named = {cue: tuple(weights[:, at].tolist()) for cue, at in counted.vocabulary_.items()}
    return {BIAS: tuple(model.intercept_[order].round(3).tolist()), **dict(sorted(named.items()))}


def cross_told(found: Sequence[Example]) -> dict[str, float]:
    """Return the share told right by the others' fit, and by the patterns alone."""
    right = ruled = 0
    for dossier in sorted({example[0] for example in found}):
        weights = fit([example for example in found if example[0] != dossier])
        for _, question, family in (example for example in found if example[0] == dossier):
            likely = probabilities(question, weights)
            right += max(FAMILIES, key=lambda name: likely[name]) == family
            rule = answer_type(question)
            ruled += _RULED.get(rule, rule) == family
    total = len(found)
    return {"questions": total, "told": round(right / total, 3), "ruled": round(ruled / total, 3)}


def main() -> None:
    """Fit, print, and save when asked to."""
    parser = argparse.ArgumentParser(prog="python -m evals.training.fit_kinds", description=__doc__)
    parser.add_argument("golds", nargs="+", type=Path, metavar="GOLD")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = examples(options.golds)
    sys.stdout.write(json.dumps(cross_told(found)) + "\n")
    if options.write:
        head = "# cue, then its weight for: " + ", ".join(FAMILIES)
        lines = ("\t".join((cue, *map(str, row))) for cue, row in fit(found).items())
        SHIPPED.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
