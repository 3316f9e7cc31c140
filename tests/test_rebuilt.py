"""Two stores built from the same pages rank the passages of every gold question alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from paths import GOLD

import index
from evals.gold import load
from rag import Dossier

if TYPE_CHECKING:
    from pathlib import Path

_DEEP = 10


def rankings(pages: Path, store: Path, gold: str) -> list[list[tuple[str, float]]]:
    """Return the best passages of each question, with their scores, from a store built anew."""
    index.build([pages], store=store)
    with Dossier.open(store) as dossier:
        return [
            [(hit.passage_id, hit.score) for hit in dossier.search(one.question, k=_DEEP)]
            for one in load(GOLD / gold).questions
        ]


def test_the_demo_built_twice_ranks_alike(demo_pages: Path, tmp_path: Path) -> None:
    first, second = (rankings(demo_pages, tmp_path / name, "demo.jsonl") for name in "ab")
    assert first == second
    assert all(first)


@pytest.mark.seeds
def test_the_seeds_built_twice_rank_alike(seeds: Path, tmp_path: Path) -> None:
    first, second = (rankings(seeds, tmp_path / name, "seeds.jsonl") for name in "ab")
    assert first == second
    assert all(first)
