"""What changed between two runs of the same questions, question by question.

Both runs are report data (`evals.reports.report.as_data`), so a baseline is a committed
report.json.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from evals.intervals import Interval, paired
from evals.reports.report import VERSION
from evals.reports.summary import METRICS
from index.errors import DossierError
from index.system import said as refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class BaselineInvalid(DossierError):
    """A file given to ``--against`` that is no report, or one of nothing that this run asks."""

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

    @property
    def p_told(self) -> str:
        """The p-value as people write it.

        >>> none = Interval(0.0, 0.0, 0.0)
        >>> Difference("k", "n", none, 0.0421).p_told, Difference("k", "n", none, 0.0001).p_told
        ('p = 0.042', 'p < 0.001')
        """
        return f"p = {self.p_value:.3f}" if self.p_value >= 0.001 else "p < 0.001"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Flips and differences over the questions both runs have; what only one has is counted.

    Attributes
    ----------
    before
        The system of the baseline that is compared with.
    rewritten
        How many shared questions the gold now asks or judges otherwise.
    """

    before: str
    shared: int
    only_before: int
    only_after: int
    rewritten: int
    flips: tuple[Flip, ...]
    differences: tuple[Difference, ...]


def read_baseline(path: Path) -> dict[str, Any]:
    """Read a report.json.

    Raises
    ------
    BaselineInvalid
        It is missing, not JSON, not a report of ours, or one of another version.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BaselineInvalid(path=path, why=refused(error)) from error
    except ValueError as error:
        raise BaselineInvalid(path=path, why="it is not JSON") from error
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(version, int) or not _is_report(data):
        raise BaselineInvalid(path=path, why="it is not a report.json of `dossier eval`")
    if version != VERSION:
        why = f"it is a report of version {version}, and this program writes version {VERSION}"
        raise BaselineInvalid(path=path, why=why)
    return dict(data)


def require_shared(path: Path, report: Mapping[str, Any], asked: Iterable[str]) -> None:
    """Refuse a baseline that has none of the questions asked, given by their ids.

    Raises
    ------
    BaselineInvalid
        It has none of them.
    """
    known = {line["id"] for line in report["systems"][0]["questions"]}
    if known.isdisjoint(asked):
        raise BaselineInvalid(path=path, why="it has none of the questions asked")


def counterpart(report: Mapping[str, Any], system: str) -> Mapping[str, Any]:
    """Give a baseline's entry of the same system, or else its first one."""
    systems = report["systems"]
    return next((found for found in systems if found["system"] == system), systems[0])


def _is_report(data: Mapping[str, Any]) -> bool:
    """Tell whether what a comparison reads is there."""
    try:
        return bool(data["systems"]) and all(
            isinstance(data["gold"]["name"], str)
            and isinstance(system["system"], str)
            and isinstance(line["id"], str)
            and {"status", "answer", "error", "gold"} <= line.keys()
            and len(line["scores"]["right"]) == 2
            for system in data["systems"]
            for line in system["questions"]
        )
    except (KeyError, TypeError, AttributeError):
        return False


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """Compare two systems' report entries (items of ``systems``)."""
    old = {line["id"]: line for line in before["questions"]}
    new = {line["id"]: line for line in after["questions"]}
    shared = [key for key in new if key in old]
    return Comparison(
        before=before["system"],
        shared=len(shared),
        only_before=len(old) - len(shared),
        only_after=len(new) - len(shared),
        rewritten=sum(_told(old[key]["gold"]) != _told(new[key]["gold"]) for key in shared),
        flips=tuple(
            _flip(old[key], new[key]) for key in shared if is_right(old[key]) != is_right(new[key])
        ),
        differences=tuple(
            difference
            for metric in METRICS
            for difference in [_difference(metric.key, metric.name, old, new)]
            if difference
        ),
    )


def _told(gold: Mapping[str, Any]) -> str:
    """Write a gold entry down: read from a file or just made, it is the same text."""
    return json.dumps(gold, sort_keys=True)


def _flip(before: Mapping[str, Any], after: Mapping[str, Any]) -> Flip:
    return Flip(after["id"], after["gold"]["question"], is_right(after), said(before), said(after))


def said(line: Mapping[str, Any]) -> str:
    """Give what a question's entry answered, or why it did not."""
    return str(line["answer"]["text"] if line["answer"] else line["error"])


def wanted_of(line: Mapping[str, Any]) -> str:
    """Say what a right answer to a question's entry holds.

    >>> wanted_of({"gold": {"answerable": True, "facts": [["15 M€", "€15m"], ["Azure"]]}})
    '15 M€ / €15m; Azure'
    """
    facts = line["gold"]["facts"]
    told = "; ".join(" / ".join(fact) for fact in facts) or "an answer with its source"
    return told if line["gold"]["answerable"] else "a refusal"


def is_right(line: Mapping[str, Any]) -> bool:
    """Tell whether a question's entry was right as a whole."""
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
