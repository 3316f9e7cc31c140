"""Honest and lying sentences over twelve invented affairs, written before the checks were read.

``open.jsonl`` was looked at while the checks were mended, ``more.jsonl`` once, ``closed.jsonl``
only at the end. The floors are what is reached, under the aims of 95 % kept and no invention shown;
they may rise and never fall.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from rag.checks.bench import outcomes

FOLDER = Path(__file__).parent / "data" / "affairs"
FILES = ("open.jsonl", "more.jsonl", "closed.jsonl")


@pytest.fixture(scope="module")
def counts() -> tuple[Counter[str], Counter[str]]:
    total: Counter[str] = Counter()
    good: Counter[str] = Counter()
    for name in FILES:
        for row, verdict in outcomes(FOLDER, name):
            total[row["kind"]] += 1
            cited = bool(set(row["gold"]) & set(row["support"]))
            good[row["kind"]] += (
                verdict.kept and cited if row["kind"] == "honest" else not verdict.kept
            )
    return good, total


def test_honest_sentences_of_new_subjects(counts: tuple[Counter[str], Counter[str]]) -> None:
    good, total = counts
    assert total["honest"] >= 200
    assert good["honest"] / total["honest"] >= 0.76


def test_lies_about_new_subjects(counts: tuple[Counter[str], Counter[str]]) -> None:
    good, total = counts
    lies = sum(total.values()) - total["honest"]
    assert lies >= 200
    assert (sum(good.values()) - good["honest"]) / lies >= 0.88


@pytest.mark.parametrize("kind", ["name", "place"])
def test_invented_names_are_never_shown(
    counts: tuple[Counter[str], Counter[str]], kind: str
) -> None:
    good, total = counts
    assert good[kind] == total[kind]
