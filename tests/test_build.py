"""The build: idempotent, incremental, one writer, nothing half written."""

from __future__ import annotations

import multiprocessing
import shutil
from typing import TYPE_CHECKING

import filelock
import pytest

import index
from index.store import current, generation_folder, open_generation
from index.traits import Traits
from rag import Dossier

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """La ferme solaire d'Orsan

Publié le 3 mars 2024

La ferme solaire d'Orsan produit 12 mégawatts depuis janvier 2024, a indiqué la mairie.
Elle a coûté 9 millions d'euros. Le village espère vendre son électricité dès l'été.
"""
OTHER = """La piscine de Vaubert rouvre

Publié le 5 avril 2024

La piscine de Vaubert rouvre le 2 mai après dix mois de travaux, annonce la commune.
Les travaux ont coûté 1,4 million d'euros.
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "orsan.txt").write_text(PAGE, encoding="utf-8")
    (folder / "vaubert.txt").write_text(OTHER, encoding="utf-8")
    return folder


def test_what_is_passed_over_is_told(pages: Path, tmp_path: Path) -> None:
    (pages / "photo.png").write_bytes(b"x")
    (pages / "sous").mkdir()
    (pages / "sous" / "table.csv").write_text("a,b\n", encoding="utf-8")
    (pages / "sources.csv").write_text("path,nom\norsan.txt,x\n", encoding="utf-8")
    for _ in range(2):  # also when nothing changed
        summary = index.build([pages], store=tmp_path / "store")
        assert summary.passed_over == ("photo.png", "sous/table.csv")
        assert [one.column for one in summary.unused_columns] == ["nom"]
        assert summary.pages == 2


def test_a_folder_that_cannot_be_made_is_named(pages: Path) -> None:
    with pytest.raises(index.StoreUnwritable, match="no folder can be made in /proc") as told:
        index.build([pages], store="/proc/store")
    assert "aucun dossier" in told.value.say("fr")


def contents(store: Path) -> list[tuple[str, str]]:
    """Every passage id with its text, as a reader of the store sees them; all parts agree."""
    generation = open_generation(store)
    try:
        texts = {
            row.id: (generation.ledger.page_text(row.path) or "")[row.start : row.end]
            for row in generation.ledger.passages()
        }
        assert len(generation.vectors) == generation.lexical.size == len(texts)
        assert set(generation.vectors.of(list(texts))) == set(texts)
        assert generation.traits is not None
        assert generation.traits.masks.tolist() == Traits.of(texts.values()).masks.tolist()
        return sorted(texts.items())
    finally:
        generation.close()


def test_indexing_twice_changes_nothing(pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    first = index.build([pages], store=store)
    before, generation = contents(store), current(store)
    second = index.build([pages], store=store)
    assert (first.added, first.changed, first.unchanged) == (2, 0, 0)
    assert (second.added, second.changed, second.unchanged) == (0, 0, 2)
    assert current(store) == generation
    assert contents(store) == before


def test_an_incremental_build_equals_a_fresh_one(pages: Path, tmp_path: Path) -> None:
    grown, fresh = tmp_path / "grown", tmp_path / "fresh"
    index.build([pages], store=grown)
    (pages / "orsan.txt").write_text(PAGE.replace("12 mégawatts", "14 mégawatts"), encoding="utf-8")
    (pages / "vaubert.txt").rename(pages / "piscine.txt")
    summary = index.build([pages], store=grown)
    index.build([pages], store=fresh)
    assert (summary.added, summary.changed, summary.removed) == (1, 1, 1)
    assert contents(grown) == contents(fresh)
    with Dossier.open(grown) as one, Dossier.open(fresh) as other:
        asked = [d.search("mégawatts de la ferme solaire", k=5) for d in (one, other)]
    assert [hit.passage_id for hit in asked[0]] == [hit.passage_id for hit in asked[1]]


def test_a_removed_file_takes_its_passages_along(pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    index.build([pages], store=store)
    (pages / "vaubert.txt").unlink()
    summary = index.build([pages], store=store)
    assert summary.removed == 1
    assert all(passage.startswith("orsan.txt#") for passage, _ in contents(store))


def test_other_roots_are_left_alone(pages: Path, tmp_path: Path) -> None:
    store, more = tmp_path / "store", tmp_path / "more"
    more.mkdir()
    shutil.copy(pages / "orsan.txt", more / "orsan.txt")
    index.build([pages], store=store)
    index.build([more], store=store)
    assert {file.path for file in index.status(store).files} == {
        "orsan.txt",
        "vaubert.txt",
        "more/orsan.txt",
    }


def test_an_unreadable_file_is_named_and_the_others_are_indexed(
    pages: Path, tmp_path: Path
) -> None:
    (pages / "picture.txt").write_bytes(bytes(range(256)) * 40)
    summary = index.build([pages], store=tmp_path / "store")
    assert summary.pages == 2
    assert [failure.path for failure in summary.failed] == ["picture.txt"]
    assert summary.failed[0].reason


def test_a_page_that_became_unreadable_keeps_its_last_reading(pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    index.build([pages], store=store)
    before = contents(store)
    (pages / "orsan.txt").write_bytes(bytes(range(256)) * 40)
    summary = index.build([pages], store=store)
    assert [failure.path for failure in summary.failed] == ["orsan.txt"]
    assert contents(store) == before


@pytest.mark.parametrize("missing", ["nowhere", "empty"])
def test_nothing_to_index_leaves_no_store(tmp_path: Path, missing: str) -> None:
    (tmp_path / "empty").mkdir()
    store = tmp_path / "store"
    with pytest.raises(index.NothingToIndex):
        index.build([tmp_path / missing], store=store)
    assert not store.exists()


def test_a_folder_of_other_things_is_no_store(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "thesis.odt").write_text("x")
    with pytest.raises(index.StoreUnwritable):
        index.build([pages], store=tmp_path / "home")
    assert [entry.name for entry in (tmp_path / "home").iterdir()] == ["thesis.odt"]


def test_a_second_writer_is_refused(pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    index.build([pages], store=store)
    (pages / "orsan.txt").unlink()
    with filelock.FileLock(store / "lock"), pytest.raises(index.StoreLocked):
        index.build([pages], store=store)
    assert len(index.status(store).files) == 2


def test_a_reader_sees_the_new_generation_without_reopening(pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    index.build([pages], store=store)
    with Dossier.open(store) as dossier:
        held = generation_folder(store, current(store) or "")
        (pages / "vaubert.txt").unlink()
        index.build([pages], store=store)
        assert held.is_dir(), "a generation that a reader holds is kept"
        assert {document.path for document in dossier.documents()} == {"orsan.txt"}
    (pages / "orsan.txt").write_text(PAGE + "\nFin.\n", encoding="utf-8")
    index.build([pages], store=store)
    assert not held.is_dir(), "and deleted once nobody does"


def _build_and_die(pages: Path, store: Path) -> None:
    import os

    def die(progress: index.Progress) -> None:
        if progress.stage == "write":
            os._exit(9)

    index.build([pages], store=store, progress=die)


@pytest.mark.slow
def test_a_build_killed_midway_leaves_the_last_generation(pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    index.build([pages], store=store)
    before = contents(store)
    (pages / "orsan.txt").write_text(OTHER.replace("Vaubert", "Orsan"), encoding="utf-8")
    process = multiprocessing.get_context("spawn").Process(
        target=_build_and_die, args=(pages, store)
    )
    process.start()
    process.join()
    assert process.exitcode == 9
    assert contents(store) == before
    assert index.build([pages], store=store).changed == 1
    assert len(list((store / "generations").iterdir())) == 1


def test_another_embedder_is_noticed(pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    index.build([pages], store=store)
    manifest = generation_folder(store, current(store) or "") / "manifest.json"
    manifest.write_text(manifest.read_text().replace("builtin@", "builtin@0"))
    with pytest.raises(index.StoreMismatch, match="--rebuild"):
        Dossier.open(store)
    with pytest.raises(index.StoreMismatch):
        index.build([pages], store=store, embedder="builtin")
    index.build([], store=store, rebuild=True)
    with Dossier.open(store) as dossier:
        assert dossier.search("piscine")


def test_a_rebuild_needs_only_the_ledger(pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    index.build([pages], store=store)
    before = contents(store)
    shutil.rmtree(generation_folder(store, current(store) or "") / "chroma")
    with pytest.raises(index.StoreDamaged):
        index.check(store)
    shutil.rmtree(pages)
    index.build([], store=store, rebuild=True)
    index.check(store)
    assert contents(store) == before


def test_a_missing_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(index.StoreMissing, match="dossier index"):
        Dossier.open(tmp_path / "store")
    with pytest.raises(index.StoreMissing):
        index.status(tmp_path / "store")


def test_a_damaged_ledger_is_named(pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    index.build([pages], store=store)
    ledger = generation_folder(store, current(store) or "") / "ledger.sqlite"
    ledger.write_bytes(ledger.read_bytes()[:100] + b"\0" * 4000)
    with pytest.raises(index.StoreDamaged):
        Dossier.open(store)


@pytest.mark.parametrize("name", ["moments.npz", "lexical/fields.npz"])
def test_a_file_cut_short_is_damage(pages: Path, tmp_path: Path, name: str) -> None:
    store = tmp_path / "store"
    index.build([pages], store=store)
    path = generation_folder(store, current(store) or "") / name
    path.write_bytes(path.read_bytes()[:300])
    with pytest.raises(index.StoreDamaged):
        Dossier.open(store)
