"""The pages tab in a real browser, over a real store: add, fail, correct, remove, ask meanwhile."""

from __future__ import annotations

import csv
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from screens import serving, visiting

import index
from index.removal import remove
from rag import Dossier
from ui.screen.indexing import Ended, added_folder, indexing, keep, place_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from screens import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
QUESTION = "Que pense Kai Zenner de l'accord ?"
PAGES = Path(__file__).parent.parent / "evals" / "corpus" / "pages"
TOWN = (
    "Le Courrier des Toits\n\nLa ville de Trifouillis ouvre une médiathèque\n\n"
    "Par Odile Braséro\nPublié le 3 mars 2024\n\n"
    "La médiathèque de Trifouillis ouvrira le 12 avril 2024, a annoncé la mairie dimanche. "
    "Elle a coûté 4 millions d'euros et comptera 30 000 ouvrages, selon le maire."
)


@pytest.fixture
def store(demo_store: Path, tmp_path: Path) -> Path:
    """A store of one's own, whose pages one may change."""
    pages = tmp_path / "pages"
    shutil.copytree(PAGES, pages)
    own = tmp_path / "store"
    index.build([pages], store=own)
    assert demo_store.exists()
    return own


def shelf(visit: Visit) -> None:
    visit.page.get_by_role("tab", name="Pages du dossier").click()
    visit.page.locator("table.pages tbody tr").first.wait_for()


def test_pages_are_added_and_asked_about_and_failures_are_named(
    browser: Browser, store: Path, tmp_path: Path
) -> None:
    good, bad = tmp_path / "mediatheque.txt", tmp_path / "image.txt"
    good.write_text(TOWN, encoding="utf-8")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(4000))
    with serving(Dossier.open, store) as url, visiting(browser, url, **DESKTOP) as visit:
        page = visit.page
        shelf(visit)
        before = page.locator("table.pages tbody tr").count()
        page.locator("#files input[type=file]").set_input_files([good, bad])
        page.locator("#outcome .done").wait_for()
        assert "1 page ajoutée" in page.locator("#outcome").inner_text()
        told = "image.txt\u00a0: il ne contient pas de texte, seulement du binaire"
        assert told in page.locator("#outcome .notice").inner_text()
        assert "seulement du binaire" in page.locator("table.pages tr.failed").inner_text()
        assert page.locator("table.pages tr.failed").count() == 1
        assert page.locator("table.pages tbody tr").count() == before + 2
        page.get_by_role("tab", name="Questions").click()
        visit.ask("Combien a coûté la médiathèque de Trifouillis ?")
        assert "4 millions" in page.locator("#talk").inner_text()
        assert visit.errors == []
    assert (added_folder(store) / "mediatheque.txt").exists()


def test_a_page_is_corrected_then_removed(browser: Browser, store: Path) -> None:
    with serving(Dossier.open, store) as url, visiting(browser, url, **DESKTOP) as visit:
        page = visit.page
        shelf(visit)
        page.get_by_role("button", name="Corriger une page").click()
        page.get_by_label("Page", exact=True).click()
        page.get_by_role("option", name="04-echo-des-serveurs.txt").click()
        outlet = page.get_by_label("Titre de presse").last
        page.wait_for_timeout(800)
        assert outlet.input_value() == "L'Écho des Serveurs"
        page.get_by_label("Date").last.fill("avant-hier")
        page.get_by_role("button", name="Enregistrer").click()
        page.locator("#corrected", has_text="n'est pas une date").wait_for()
        page.get_by_label("Date").last.fill("28 février 2024")
        outlet.fill("L'Écho corrigé")
        page.get_by_role("button", name="Enregistrer").click()
        page.locator("#corrected", has_text="sources.csv").wait_for()
        page.locator("table.pages td", has_text="L'Écho corrigé").wait_for()
        place = place_of("04-echo-des-serveurs.txt", store)
        assert place is not None
        with (place.root / "sources.csv").open(encoding="utf-8", newline="") as file:
            rows = {row["path"]: row for row in csv.DictReader(file)}
        assert rows["04-echo-des-serveurs.txt"]["outlet"] == "L'Écho corrigé"
        assert len(rows) == 3
        page.get_by_role("button", name="Retirer du dossier").click()
        page.get_by_role("button", name="Oui, retirer cette page").click()
        page.locator("#corrected", has_text="Page retirée").wait_for()
        assert page.locator("table.pages td.path", has_text="04-echo").count() == 0
        assert outlet.input_value() == ""
        assert place.file.exists()
        visit.page.get_by_role("tab", name="Questions").click()
        visit.ask(QUESTION)


def test_an_empty_start_says_what_to_do(browser: Browser, tmp_path: Path) -> None:
    page_file = tmp_path / "mediatheque.txt"
    page_file.write_text(TOWN, encoding="utf-8")
    with (
        serving(Dossier.open, tmp_path / "none") as url,
        visiting(browser, url, **DESKTOP) as visit,
    ):
        page = visit.page
        assert "Ce dossier est vide" in page.locator("#talk").inner_text()
        page.get_by_role("tab", name="Pages du dossier").click()
        page.locator("#files input[type=file]").set_input_files(
            [page_file, PAGES / "05-fil-tech.html"]
        )
        page.locator("#outcome .done").wait_for()
        assert page.locator("table.pages tbody tr").count() == 2
        page.get_by_role("tab", name="Questions").click()
        page.locator("#passages .shelf", has_text="médiathèque").wait_for()
        assert "2 articles" in page.locator("#talk .holds").inner_text()
        page.locator("#refine button").first.click()
        page.locator("#refine").get_by_label("Titre de presse").click()
        page.get_by_role("option", name="Le Fil Tech").click()


def test_a_store_that_is_gone_is_told_in_the_pages_tab(browser: Browser, store: Path) -> None:
    with serving(Dossier.open, store) as url, visiting(browser, url, **DESKTOP) as visit:
        page = visit.page
        shutil.rmtree(store)
        page.get_by_role("tab", name="Pages du dossier").click()
        page.locator("#pages .notice", has_text="Il n'y a pas de base").wait_for()
        page.locator("#files").wait_for()
        assert visit.errors == []


def test_a_page_of_the_list_stays_itself_when_another_is_removed(
    browser: Browser, store: Path
) -> None:
    with serving(Dossier.open, store) as url, visiting(browser, url, **DESKTOP) as visit:
        page = visit.page
        titles = page.locator("#passages .shelf .title")
        named = titles.all_inner_texts()
        remove(["01-gazette-du-numerique.txt"], store=store)
        titles.nth(1).click()
        page.locator("#whole .page-title", has_text=named[1]).wait_for()
        page.locator("#back").click()
        titles.first.click()
        page.locator("#whole .notice", has_text="n'est plus dans le dossier").wait_for()


@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop-light", "phone-dark"])
def test_axe_finds_no_serious_problem(browser: Browser, demo_store: Path, device: object) -> None:
    axe = os.environ.get("AXE_CORE")
    if not axe or not Path(axe).is_file():
        pytest.skip("AXE_CORE does not name axe.min.js (npm install axe-core)")
    script = Path(axe).read_text(encoding="utf-8")
    assert isinstance(device, dict)
    with serving(Dossier.open, demo_store) as url, visiting(browser, url, **device) as visit:
        page = visit.page
        page.evaluate(script)
        assert serious(visit) == []
        visit.ask(QUESTION)
        page.locator("#refine button").first.click()
        page.wait_for_timeout(300)
        assert serious(visit) == []
        page.locator(".card .open").first.click()
        page.locator("#whole .page-title").wait_for()
        assert serious(visit) == []
        shelf(visit)
        assert serious(visit) == []


def serious(visit: Visit) -> list[str]:
    found = visit.page.evaluate("async () => (await axe.run(document)).violations")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


def test_two_uploads_of_one_name_are_both_kept(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "page.txt", tmp_path / "b" / "page.txt"
    for file in (first, second):
        file.parent.mkdir()
        file.write_text(str(file), encoding="utf-8")
    kept = keep([str(first), str(second)], tmp_path / "kept")
    assert [file.name for file in kept] == ["page.txt", "page-2.txt"]


def test_a_build_that_cannot_be_done_says_why(tmp_path: Path) -> None:
    *_, last = indexing([tmp_path / "missing"], tmp_path / "store")
    assert isinstance(last, Ended)
    assert isinstance(last.error, index.NothingToIndex)
