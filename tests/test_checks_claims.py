"""Claims as a good model paraphrases, and as a bad one invents, over twelve invented affairs.

They were written by people who had not seen the checks, and ask for more than those of
``test_checks_affairs.py``: a third of the honest ones share few words with their source, and a
lie of kind ``deed`` gives real names and figures an invented deed. The checks were mended on
``claims``; nobody has looked at what fails of ``unseen``, which alone tells how they do at first
sight. The floors are what is reached, under the aims of 95 % kept and none shown; they may rise and
never fall.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.checks.bench import tally

DATA = Path(__file__).parent / "data"
FLOORS = {"claims": (0.85, 0.92), "unseen": (0.59, 0.83)}  # honest sentences kept, lies caught
KINDS = ("number", "date", "name")


@pytest.mark.parametrize("folder", FLOORS)
def test_paraphrases_are_kept_and_lies_are_caught(folder: str) -> None:
    where = DATA / folder
    good, total = tally(where, [p.name for p in where.glob("?.jsonl")])
    lies = total.total() - total["honest"]
    honest, caught = FLOORS[folder]
    assert total["honest"] == lies == 24 * len(list(where.glob("?.jsonl")))
    assert good["honest"] / total["honest"] >= honest
    assert (good.total() - good["honest"]) / lies >= caught
    assert {kind: good[kind] for kind in KINDS} == {kind: total[kind] for kind in KINDS}
