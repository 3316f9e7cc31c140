"""What changed between two runs of the same questions, question by question.

Both runs are report data (`evals.report.as_data`), so a baseline is a committed report.json.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from evals.intervals import Interval, paired
from evals.summary import METRICS
from index.errors import DossierError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class BaselineInvalid(DossierError):
    """A file given to ``--against`` that is no report, or shares no question with this run."""

    code = "eval-baseline-invalid"
    sentences: ClassVar[dict[str, str]] = {
        "en": "{path} cannot be compared with: {why}.",
        "fr": "{path} ne peut pas servir de comparaison : {why}.",
    }


@dataclass(frozen=True, slots=True)
class Flip:
    """A question right in one run and wrong in the other, with both answers."""

    id: str
    question: str
    better: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A metric's mean change per question, its interval, and the paired test's p-value."""

    key: str
    name: str
    change: Interval
    p_value: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Flips and differences over the questions both runs have; what only one has is counted."""

    shared: int
    only_before: int
    only_after: int
    flips: tuple[Flip, ...]
    differences: tuple[Difference, ...]


def read_baseline(path: Path) -> dict[str, Any]:
    """Read a report.json.

    Raises
    ------
    BaselineInvalid
        It is missing, not JSON or not a report of ours.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BaselineInvalid(path=path, why=error.strerror or "it cannot be read") from error
    except ValueError as error:
        raise BaselineInvalid(path=path, why="it is not JSON") from error
    if not isinstance(data, dict) or not data.get("systems"):
        raise BaselineInvalid(path=path, why="it is not a report.json of `dossier eval`")
    return data


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """Compare two systems' report entries (items of ``systems``)."""
    old = {line["id"]: line for line in before["questions"]}
    new = {line["id"]: line for line in after["questions"]}
    shared = [key for key in new if key in old]
    return Comparison(
        shared=len(shared),
        only_before=len(old) - len(shared),
        only_after=len(new) - len(shared),
        flips=tuple(
            _flip(old[key], new[key]) for key in shared if _right(old[key]) != _right(new[key])
        ),
        differences=tuple(
            difference
            for metric in METRICS
            for difference in [_difference(metric.key, metric.name, old, new)]
            if difference
        ),
    )


def _flip(before: Mapping[str, Any], after: Mapping[str, Any]) -> Flip:
    return Flip(after["id"], after["gold"]["question"], _right(after), said(before), said(after))


def said(line: Mapping[str, Any]) -> str:
    """Give what a question's entry answered, or why it did not."""
    return str(line["answer"]["text"] if line["answer"] else line["error"])


def _right(line: Mapping[str, Any]) -> bool:
    right, total = line["scores"]["right"]
    return bool(right == total)


def _difference(
    key: str, name: str, old: Mapping[str, Any], new: Mapping[str, Any]
) -> Difference | None:
    changes: dict[str, list[float]] = defaultdict(list)
    for identifier, line in new.items():
        scores = [run[identifier]["scores"].get(key) for run in (old, new) if identifier in run]
        if len(scores) == 2 and all(score and score[1] for score in scores):
            was, now = (right / total for right, total in scores)
            changes[line["cluster"]].append(now - was)
    if not changes:
        return None
    change, p_value = paired(changes)
    return Difference(key, name, change, p_value)
