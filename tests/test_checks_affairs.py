"""Honest and lying sentences over twelve invented affairs, written before the checks were read.

``open.jsonl`` was looked at while the checks were mended, ``more.jsonl`` once, ``closed.jsonl``
only at the end. The floors are what is reached, under the aims of 95 % kept and no invention shown;
they may rise and never fall.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rag.checks.bench import tally

if TYPE_CHECKING:
    from collections import Counter

FOLDER = Path(__file__).parent / "data" / "affairs"
FILES = ("open.jsonl", "more.jsonl", "closed.jsonl")


@pytest.fixture(scope="module")
def counts() -> tuple[Counter[str], Counter[str]]:
    return tally(FOLDER, FILES)


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
