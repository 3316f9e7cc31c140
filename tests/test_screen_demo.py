"""The screen over the demo dossier: what a reader sees of real answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from screens import serving, visiting

from rag import Dossier

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUESTION = "Combien Microsoft a-t-il investi dans Mistral AI ?"


def test_a_card_says_its_title_once(browser: Browser, demo_store: Path) -> None:
    with serving(Dossier.open, demo_store) as url, visiting(browser, url) as visit:
        visit.ask(QUESTION)
        cards = visit.page.locator("#passages .card.article:has(h3)").all()
        assert cards
        for card in cards:
            title = card.locator("h3").text_content()
            assert title
            assert (card.text_content() or "").count(title) == 1


def test_what_is_copied_tells_the_disagreement(browser: Browser, demo_store: Path) -> None:
    with serving(Dossier.open, demo_store) as url, visiting(browser, url) as visit:
        visit.ask(QUESTION)
        copied = visit.page.locator("#notes-1").text_content() or ""
        assert "Les sources ne s'accordent pas\u00a0: 15 millions d'euros [" in copied
        assert " / 16 millions d'euros [" in copied


def test_a_long_page_opens_at_the_quote_and_keeps_the_passages_place(
    browser: Browser, demo_store: Path
) -> None:
    low = {"width": 1280, "height": 620}
    with serving(Dossier.open, demo_store) as url, visiting(browser, url, viewport=low) as visit:
        page = visit.page
        visit.ask("Que pensent les lecteurs de Mistral AI ?")
        openers = page.locator("#passages .card.cited .open")
        for rank in range(openers.count()):
            openers.nth(rank).scroll_into_view_if_needed()
            before = page.evaluate("document.querySelector('#passages').scrollTop")
            openers.nth(rank).click()
            page.locator("#whole mark").first.wait_for()
            page.wait_for_timeout(1000)  # a smooth scroll
            box = page.locator("#whole mark").first.bounding_box()
            assert box is not None
            assert 0 <= box["y"] < low["height"] - box["height"]
            assert page.locator("#back").is_visible()
            page.keyboard.press("Escape")
            assert page.evaluate("document.querySelector('#passages').scrollTop") == before
        page.locator("#passages").evaluate("(pane) => { pane.scrollTop = 9999; }")
        visit.ask(QUESTION)
        page.locator("#passages #ev-2 .card").first.wait_for()
        assert page.evaluate("document.querySelector('#passages').scrollTop") == 0
