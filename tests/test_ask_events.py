"""Which questions are answered in the event that asked them, and which wait in Gradio's queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from screens import serving, three_asking, visiting
from small_dossier import SmallDossier

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUESTION = "Combien Microsoft a-t-il investi dans Mistral AI ?"


def ways(requests: list[str]) -> list[str]:
    """Return how events went to the server: ``run`` outside the queue, ``join`` into it."""
    parts = [url.split("?", maxsplit=1)[0].split("/") for url in requests]
    return [word for path in parts for word in path if word in {"run", "join"}]


def test_extracts_answer_outside_the_queue(browser: Browser, tmp_path: Path) -> None:
    with (
        serving(lambda _: SmallDossier(), tmp_path / "store") as url,
        visiting(browser, url) as visit,
    ):
        visit.page.wait_for_timeout(500)  # what the page asks for on arrival
        before = len(visit.requests)
        visit.ask(QUESTION)
        visit.page.wait_for_timeout(500)
        assert ways(visit.requests[before:]) == ["run"]


def test_a_model_answers_in_the_queue(browser: Browser, tmp_path: Path) -> None:
    dossier = SmallDossier(pause=0.3)
    with serving(lambda _: dossier, tmp_path / "store") as url, visiting(browser, url) as visit:
        visit.page.wait_for_timeout(500)
        before = len(visit.requests)
        visit.ask(QUESTION)
        assert ways(visit.requests[before:]) == ["run", "join"]


def test_a_question_that_finds_no_room_is_answered_in_the_queue(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.screen.ask_events.ASKING_AT_ONCE", 0)
    with (
        serving(lambda _: SmallDossier(), tmp_path / "store") as url,
        visiting(browser, url) as visit,
    ):
        visit.page.wait_for_timeout(500)
        before = len(visit.requests)
        visit.ask(QUESTION)
        visit.ask(QUESTION)
        assert ways(visit.requests[before:]) == ["run", "join"] * 2


def test_a_question_that_the_full_queue_refuses_can_be_asked_again(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.screen.app.ASKING_AT_ONCE", 1)
    monkeypatch.setattr("ui.screen.server.WAITING_AT_MOST", 1)
    dossier = SmallDossier(pause=2.0)
    with (
        serving(lambda _: dossier, tmp_path / "store") as url,
        three_asking(browser, url, QUESTION, apart=400) as third,
    ):
        third.page.locator("#retry-1").wait_for()
        assert "Réponse arrêtée" in third.page.locator("#talk .notice").inner_text()


def test_the_passages_of_a_follow_up_are_in_view(browser: Browser, tmp_path: Path) -> None:
    size = {"width": 1280, "height": 400}
    with (
        serving(lambda _: SmallDossier(), tmp_path / "store") as url,
        visiting(browser, url, viewport=size) as visit,
    ):
        for _ in range(4):
            visit.ask(QUESTION)
        visit.page.wait_for_function("scrollY > 400")
        top = visit.page.locator("#right").evaluate("one => one.getBoundingClientRect().top")
        assert 0 <= top < 400


def test_enter_while_a_model_writes_leaves_its_answer_alone(
    browser: Browser, tmp_path: Path
) -> None:
    dossier = SmallDossier(pause=0.5)
    with serving(lambda _: dossier, tmp_path / "store") as url, visiting(browser, url) as visit:
        page = visit.page
        page.fill("#question textarea", QUESTION)
        page.press("#question textarea", "Enter")
        page.locator("#talk .state").wait_for()
        page.press("#question textarea", "Enter")
        page.fill("#question textarea", "Et alors ?")
        page.press("#question textarea", "Enter")
        page.locator("#talk .foot").wait_for()
        assert page.locator("#talk .question").count() == 1
        assert page.input_value("#question textarea") == "Et alors ?"
