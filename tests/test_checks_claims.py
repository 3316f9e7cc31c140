"""Claims as a good model writes them, and as a bad one invents them, over invented affairs.

They were written by people who had not seen the checks. ``claims`` and ``unseen`` ask for more than
those of ``test_checks_affairs.py``: a third of the honest ones share few words with their source,
and a lie of kind ``deed`` gives real names and figures an invented deed. ``later`` and ``held`` are
as a small model answers: a third near the page's words, a third in others, a third in the other
language. The checks were mended on ``claims``, ``later`` and ``held``, and on what stops honest
sentences of ``unseen``; nobody has looked at what fails of ``blind``, which alone tells how they do
at first sight. The floors are what is reached, under the aims of 95 % kept and none shown; they may
rise and never fall.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rag.checks.bench import tally

DATA = Path(__file__).parent / "data"
FLOORS = {  # honest sentences kept, lies caught, swaps caught
    "claims": (0.90, 0.93, 0.95),
    "unseen": (0.87, 0.86, 0.95),
    "later": (0.95, 0.90, 0.91),
    "held": (0.97, 0.93, 0.98),
    "blind": (0.79, 0.89, 0.82),
}
KINDS = ("number", "date", "name")


@pytest.mark.parametrize("folder", FLOORS)
def test_paraphrases_are_kept_and_lies_are_caught(folder: str) -> None:
    where = DATA / folder
    good, total = tally(where, [p.name for p in where.glob("?.jsonl")])
    lies = total.total() - total["honest"]
    honest, caught, swaps = FLOORS[folder]
    assert total["honest"] == lies == 24 * len(list(where.glob("?.jsonl")))
    assert good["honest"] / total["honest"] >= honest
    assert (good.total() - good["honest"]) / lies >= caught
    assert good["swap"] / total["swap"] >= swaps
    assert {kind: good[kind] for kind in KINDS} == {kind: total[kind] for kind in KINDS}
