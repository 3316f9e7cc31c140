"""Links between pages: the same bytes twice, and one agency text under several titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import index
from index.reprints import FEWEST, alike, candidates, runs, sketch
from index.store import current, generation_folder, open_ledger
from rag import Dossier

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DISPATCH = """La raffinerie de Tourmont sera cédée au groupe norvégien Halvorsen pour 340 millions
d'euros, ont annoncé mardi les deux entreprises, après neuf mois de négociations avec les
syndicats et la région. Le repreneur promet de garder les six cents emplois du site pendant quatre
ans et d'investir 80 millions d'euros dans une unité de carburants de synthèse, dont la
construction commencerait au printemps. La région participe à hauteur de 12 millions d'euros.
Les syndicats, qui réclamaient une garantie de dix ans, consulteront les salariés la semaine
prochaine. La préfecture rendra son avis sur le permis environnemental avant la fin de l'année.
"""
OTHER = """La piscine de Vaubert rouvre le 2 mai après dix mois de travaux, annonce la commune. Les
travaux ont coûté 1,4 million d'euros, financés pour moitié par le département. Le bassin de
vingt-cinq mètres gagne deux couloirs, une rampe et un chauffage au bois qui doit diviser par trois
la facture. Les horaires changent peu, mais les classes auront désormais leurs matinées réservées
et les associations deux soirées par semaine, a précisé l'adjointe chargée des sports.
"""
TITLED = {
    "fil.txt": "Halvorsen rachète la raffinerie de Tourmont\n\n" + DISPATCH,
    "echo.txt": "À Tourmont, un repreneur norvégien\n\nPar Ada Roux\n\n"
    + DISPATCH.replace("mardi", "hier").replace("promet", "s'engage"),
    "vaubert.txt": "La piscine rouvre\n\n" + OTHER,
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in TITLED.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def links(store: Path) -> Mapping[str, tuple[str, ...]]:
    ledger = open_ledger(store)
    try:
        return ledger.reprinted()
    finally:
        ledger.close()


def test_one_dispatch_under_two_titles_is_linked_and_kept(pages: Path, tmp_path: Path) -> None:
    summary = index.build([pages], store=tmp_path / "store")
    assert summary.articles == 3
    assert links(tmp_path / "store") == {
        "echo.txt#a1": ("fil.txt#a1",),
        "fil.txt#a1": ("echo.txt#a1",),
    }
    files = {file.path: file for file in index.status(tmp_path / "store").files}
    assert files["fil.txt"].reprints == ("echo.txt",)
    assert files["vaubert.txt"].reprints == files["fil.txt"].same_bytes == ()


def test_the_same_bytes_under_two_names_are_told_once(pages: Path, tmp_path: Path) -> None:
    (pages / "copie.txt").write_bytes((pages / "fil.txt").read_bytes())
    summary = index.build([pages], store=tmp_path / "store")
    assert summary.pages == 4
    files = {file.path: file for file in index.status(tmp_path / "store").files}
    assert files["copie.txt"].same_bytes == ("fil.txt",)
    assert files["copie.txt"].reprints == ("echo.txt",)
    assert files["echo.txt"].reprints == ("copie.txt", "fil.txt")


def test_links_follow_the_pages_as_they_change(pages: Path, tmp_path: Path) -> None:
    grown, fresh = tmp_path / "grown", tmp_path / "fresh"
    text = (pages / "echo.txt").read_text(encoding="utf-8")
    (pages / "echo.txt").unlink()
    index.build([pages], store=grown)
    assert links(grown) == {}
    (pages / "echo.txt").write_text(text, encoding="utf-8")
    index.build([pages], store=grown)
    index.build([pages], store=fresh)
    assert links(grown) == links(fresh) != {}
    (pages / "fil.txt").write_text(TITLED["vaubert.txt"] + "Fin.\n", encoding="utf-8")
    index.build([pages], store=grown)
    assert links(grown) == {"fil.txt#a1": ("vaubert.txt#a1",), "vaubert.txt#a1": ("fil.txt#a1",)}
    (pages / "fil.txt").unlink()
    index.build([pages], store=grown)
    assert links(grown) == {}


def test_a_store_of_an_earlier_format_says_how_to_mend_it(pages: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    index.build([pages], store=store)
    folder = generation_folder(store, current(store) or "")
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"format": 3', '"format": 2'))
    import sqlite3

    ledger = sqlite3.connect(folder / "ledger.sqlite")
    for table in ("reprints", "sketches"):
        ledger.execute(f"DROP TABLE {table}")
    ledger.execute("UPDATE documents SET fields = json_remove(fields, '$.quotes')")
    ledger.commit()
    ledger.close()
    for opens in (Dossier.open, index.status):
        with pytest.raises(index.StoreMismatch, match="dossier index --rebuild"):
            opens(store)
    with pytest.raises(index.StoreMismatch):
        index.build([pages], store=store)
    index.build([], store=store, rebuild=True)
    assert len(links(store)) == 2
    with Dossier.open(store) as dossier:
        assert dossier.search("piscine")


WORDS = st.lists(st.sampled_from([f"mot{n}" for n in range(60)]), min_size=40, max_size=90)


@given(text=WORDS, cut=st.integers(0, 12), data=st.data())
def test_a_text_is_alike_itself_and_its_like_and_nothing_else(
    text: list[str], cut: int, data: st.DataObject
) -> None:
    whole = runs(text)
    shortened = runs(text[: len(text) - cut])
    strange = runs(f"autre{word}" for word in text)
    if len(whole) >= FEWEST and len(shortened) >= FEWEST:
        assert alike(whole, whole)
        assert alike(whole, shortened) == alike(shortened, whole) is True
    assert not alike(whole, strange)


@given(st.lists(WORDS, min_size=1, max_size=6), st.data())
def test_pairs_come_once_whichever_articles_are_fresh(
    texts: list[list[str]], data: st.DataObject
) -> None:
    sketches = {str(n): sketch(runs(text)) for n, text in enumerate(texts)}
    sketches = {name: own for name, own in sketches.items() if len(own)}
    every = [frozenset(pair) for pair in candidates(sketches, list(sketches))]
    assert len(set(every)) == len(every)
    fresh = [name for name in sketches if data.draw(st.booleans())]
    some = [frozenset(pair) for pair in candidates(sketches, fresh)]
    assert sorted(map(sorted, some)) == sorted(sorted(p) for p in every if p & set(fresh))


def test_a_short_or_empty_text_has_no_sketch() -> None:
    assert not len(sketch(runs([])))
    assert not len(sketch(runs(["merci", "article"])))
    assert not alike(np.arange(3), np.arange(3))
