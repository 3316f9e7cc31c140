"""Pairs on new subjects: what was reached on each set is held, the closed one's too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from evals.benches.disputes import (
    EIGHTH,
    FIFTH,
    FOURTH,
    NINTH,
    SEVENTH,
    SIXTH,
    Tally,
    ask_pairs,
    read_pairs,
    tally,
)

if TYPE_CHECKING:
    from pathlib import Path

REACHED = {  # recall, precision
    FOURTH: (1.0, 1.0),
    FIFTH: (0.95, 1.0),
    SIXTH: (0.66, 0.93),  # closed
    SEVENTH: (0.85, 1.0),
    EIGHTH: (0.85, 1.0),
    NINTH: (0.71, 1.0),
}


@pytest.fixture(scope="module")
def tallies() -> dict[Path, Tally]:
    return {path: tally(tuple(ask_pairs(read_pairs(path)))) for path in REACHED}


@pytest.mark.parametrize("path", REACHED, ids=lambda path: path.stem)
def test_what_was_reached_is_held(path: Path, tallies: dict[Path, Tally]) -> None:
    recall, precision = REACHED[path]
    assert tallies[path].recall >= recall
    assert tallies[path].precision >= precision


@pytest.mark.parametrize("path", REACHED, ids=lambda path: path.stem)
def test_sides_stand_on_the_pages(path: Path) -> None:
    for pair in read_pairs(path):
        told = json.dumps(pair.pages, ensure_ascii=False)
        assert all(any(words in told for words in side) for side in pair.sides)
