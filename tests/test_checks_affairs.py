"""Honest and lying sentences over eighteen invented affairs, written before the checks were read.

``open.jsonl`` and, since, ``more.jsonl`` and ``closed.jsonl`` were looked at while the checks were
mended, as was ``fresh_open.jsonl``; ``fresh_more.jsonl`` holds honest sentences alone, over the
passages of the others. ``fresh_closed.jsonl`` told how the checks do at first sight until its
failures were read as well; ``test_checks_claims.py`` has more such sets. The floors are what is
reached, under the aims of 95 % kept and no invention shown; they may rise and never fall.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rag.checks.bench import tally

if TYPE_CHECKING:
    from collections import Counter

FOLDER = Path(__file__).parent / "data" / "affairs"
KNOWN = ("open.jsonl", "more.jsonl", "closed.jsonl")
FRESH = ("fresh_open.jsonl", "fresh_closed.jsonl")
FLOORS = {  # of files: honest sentences kept, lies caught
    KNOWN: (0.92, 0.90),
    ("fresh_open.jsonl",): (0.87, 0.92),
    ("fresh_closed.jsonl",): (0.80, 0.79),
}
LEAST = {KNOWN: 200, FRESH: 100}  # sentences of either kind


@pytest.fixture(scope="module")
def counts() -> dict[str, tuple[Counter[str], Counter[str]]]:
    return {name: tally(FOLDER, [name]) for name in (*KNOWN, *FRESH, "fresh_more.jsonl")}


def shares(
    counts: dict[str, tuple[Counter[str], Counter[str]]], names: tuple[str, ...]
) -> tuple[float, float]:
    """Return the share of honest sentences kept in some files, and of lies caught."""
    good = sum((counts[name][0] for name in names[1:]), counts[names[0]][0])
    total = sum((counts[name][1] for name in names[1:]), counts[names[0]][1])
    lies = total.total() - total["honest"]
    return good["honest"] / total["honest"], (good.total() - good["honest"]) / lies


@pytest.mark.parametrize("names", FLOORS)
def test_honest_sentences_of_new_subjects(
    counts: dict[str, tuple[Counter[str], Counter[str]]], names: tuple[str, ...]
) -> None:
    assert shares(counts, names)[0] >= FLOORS[names][0]


@pytest.mark.parametrize("names", FLOORS)
def test_lies_about_new_subjects(
    counts: dict[str, tuple[Counter[str], Counter[str]]], names: tuple[str, ...]
) -> None:
    assert shares(counts, names)[1] >= FLOORS[names][1]


def test_honest_sentences_alone(counts: dict[str, tuple[Counter[str], Counter[str]]]) -> None:
    good, total = counts["fresh_more.jsonl"]
    assert total["honest"] >= 100
    assert good["honest"] / total["honest"] >= 0.88


@pytest.mark.parametrize("names", LEAST)
def test_there_are_enough_of_either(
    counts: dict[str, tuple[Counter[str], Counter[str]]], names: tuple[str, ...]
) -> None:
    honest = sum(counts[name][1]["honest"] for name in names)
    assert min(honest, sum(counts[name][1].total() for name in names) - honest) >= LEAST[names]


@pytest.mark.parametrize("kind", ["name", "place"])
def test_invented_names_are_never_shown(
    counts: dict[str, tuple[Counter[str], Counter[str]]], kind: str
) -> None:
    for good, total in counts.values():
        assert good[kind] == total[kind]
