"""What each system's answers cost and how many sentences stood: systems side by side."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Row = tuple[str, Sequence[str]]  # what is told, a text per system


def costs(data: Mapping[str, Any], times: Mapping[str, Mapping[str, Any]]) -> Iterator[Row]:
    """Yield rows of one text per system, in the order of the report's systems.

    Times and tokens are those of every question asked, failures too. An engine that counts no
    tokens has no row of them.

    Parameters
    ----------
    data, times
        As `evals.reports.report.as_data` and `times_of` give them.
    """
    systems = data["systems"]
    spent = [list(times.get(system["system"], {}).values()) for system in systems]
    yield "Questions failed", [f"{system['failed']}" for system in systems]
    yield (
        "Words, median / longest",
        [f"{system['words']['median']:g} / {system['words']['longest']}" for system in systems],
    )
    for name in ("kept", "withdrawn"):
        yield f"Sentences {name}", [f"{system['sentences'][name]}" for system in systems]
    for name in ("prompt", "completion"):
        counted = [_values(lines, f"{name}_tokens") for lines in spent]
        if any(counted):
            told = "read" if name == "prompt" else "written"
            yield f"Tokens {told}", [f"{sum(found):.0f}" if found else "" for found in counted]
    for name, key in (("First sentence", "first_sentence_ms"), ("Answer", "elapsed_ms")):
        found = [_values(lines, key) for lines in spent]
        yield f"{name}, median ms", [f"{median(each):.0f}" if each else "" for each in found]
    yield (
        "Answer, slowest ms",
        [f"{max(_values(lines, 'elapsed_ms'), default=0):.0f}" for lines in spent],
    )
    yield "All, s", [f"{sum(_values(lines, 'elapsed_ms')) / 1000:.1f}" for lines in spent]


def _values(lines: Sequence[Mapping[str, float]], key: str) -> list[float]:
    return [line[key] for line in lines if key in line]
