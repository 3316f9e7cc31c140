"""The thresholds an eval must hold, per gold set, read from a committed JSON file.

``{"demo": {"fact_recall": {"min": 0.85}, "wrong_refusals": {"max": 0.1}}}``. A threshold on a
metric that the run did not measure fails: what is not measured does not hold.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from index.errors import DossierError
from index.system import said

if TYPE_CHECKING:
    from collections.abc import Mapping

    Thresholds: TypeAlias = Mapping[str, Mapping[str, float]]  # metric -> bound -> number

DEFAULT = Path(__file__).parent / "gate.json"


class GateInvalid(DossierError):
    """A gate file that cannot be read."""

    code = "eval-gate-invalid"
    sentences: ClassVar[dict[str, str]] = {
        "en": "The gate file {path} cannot be used: {why}.",
        "fr": "Le fichier de seuils {path} est inutilisable : {why}.",
    }


@dataclass(frozen=True, slots=True)
class Breach:
    """One threshold that does not hold; `value` is None when it was not measured."""

    key: str
    bound: str
    threshold: float
    value: float | None

    def __str__(self) -> str:
        """Say it in one line.

        >>> str(Breach("fact_recall", "min", 0.85, 0.5)), str(Breach("voice", "min", 1, None))
        ('fact_recall 0.500 is under 0.85', 'voice was not measured (min 1)')
        """
        if self.value is None:
            return f"{self.key} was not measured ({self.bound} {self.threshold:g})"
        side = "under" if self.bound == "min" else "over"
        return f"{self.key} {self.value:.3f} is {side} {self.threshold:g}"


def read_gate(path: Path) -> dict[str, Thresholds]:
    """Read a gate file: the thresholds of each set.

    Raises
    ------
    GateInvalid
        Missing, not JSON, or not of the shape above.
    """
    try:
        gates = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GateInvalid(path=path, why=said(error)) from error
    except ValueError as error:
        raise GateInvalid(path=path, why="it is not JSON") from error
    if not _fits(gates):
        raise GateInvalid(path=path, why='it is not {"set": {"metric": {"min" or "max": number}}}')
    return dict(gates)


def breaches(thresholds: Thresholds, metrics: Mapping[str, Mapping[str, Any]]) -> list[Breach]:
    """List the thresholds that a system's metrics (report data) do not hold.

    >>> breaches({"voice": {"min": 0.9}}, {"voice": {"value": 0.9}})
    []
    >>> [str(b) for b in breaches({"wrong_refusals": {"max": 0}}, {"wrong_refusals": {"value": 1}})]
    ['wrong_refusals 1.000 is over 0']
    """
    found = []
    for key, bounds in thresholds.items():
        value = metrics[key]["value"] if key in metrics else None
        for bound, threshold in bounds.items():
            broken = value is None or (value < threshold if bound == "min" else value > threshold)
            if broken:
                found.append(Breach(key, bound, threshold, value))
    return found


def _fits(gates: object) -> bool:
    return isinstance(gates, dict) and all(
        isinstance(metrics, dict)
        and all(
            isinstance(bounds, dict)
            and bounds.keys() <= {"min", "max"}
            and all(isinstance(number, int | float) for number in bounds.values())
            for bounds in metrics.values()
        )
        for metrics in gates.values()
    )
