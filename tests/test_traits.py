"""What passages hold: kept with the index, and read anew where it is not there."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.counting import Change
from index.store import current, generation_folder
from index.traits import HOLDS, Traits, holds
from rag import Dossier

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = st.lists(st.sampled_from(["Rien.", "Hier, 3 euros.", "« Je crains Lucie Armand »", ""]))


@given(st.text(max_size=300))
def test_any_text_holds_known_kinds(text: str) -> None:
    assert holds(text) <= set(HOLDS)
    assert Traits.of([text]).at(0) == holds(text)


@given(st.lists(st.tuples(st.sampled_from("kdn"), TEXTS.map("".join)), max_size=12))
def test_rows_that_go_and_come_leave_what_reading_all_would(rows: list[tuple[str, str]]) -> None:
    """Each row is kept, dropped or new."""
    before = [row for row in rows if row[0] in "kd"]
    after = [row for row in rows if row[0] in "kn"]
    change = Change(
        stays=np.array([kind == "k" for kind, _ in before], dtype=np.bool_),
        comes=np.array([kind == "n" for kind, _ in after], dtype=np.bool_),
    )
    changed = Traits.of(text for _, text in before).changed(
        change, Traits.of(text for kind, text in after if kind == "n")
    )
    everything = Traits.of(text for _, text in after)
    assert changed.masks.tolist() == everything.masks.tolist()


def test_what_other_patterns_read_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "traits.npz"
    assert Traits.load(path) is None
    Traits.of(["3 euros"]).save(path)
    assert Traits.load(path) is not None
    monkeypatch.setattr("index.traits._MADE_BY", "other patterns")
    assert Traits.load(path) is None


def test_a_store_without_them_ranks_alike(demo_store: Path, tmp_path: Path) -> None:
    bare = tmp_path / "store"
    shutil.copytree(demo_store, bare)
    (generation_folder(bare, current(bare) or "") / "traits.npz").unlink()
    questions = ("Combien Microsoft a-t-il investi ?", "Que pensent les lecteurs ?", "Who is MEP?")
    with Dossier.open(demo_store) as kept, Dossier.open(bare) as read:
        for question in questions:
            assert kept.search(question) == read.search(question) != []


@pytest.mark.parametrize("kept", [0, 4, 300])
def test_what_was_written_in_part_is_not_believed(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "traits.npz"
    Traits.of(["3 euros"]).save(path)
    path.write_bytes(path.read_bytes()[:kept])
    assert Traits.load(path) is None
