"""The screen with a local model: it writes, it is stopped, it fails, it is fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from ollama_server import Exchange, OllamaServer, chat_lines, lines
from screens import serving, visiting

from rag import Dossier
from ui.screen.models import installed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
DESKTOP = {"viewport": {"width": 1280, "height": 850}}
QUESTION = "Qui a fondé Mistral AI ?"
FOUNDERS = "Arthur Mensch, Guillaume Lample et Timothée Lacroix"


def written(prompt: str) -> str:
    """Answer from the passage that names the founders, as an honest model would."""
    numbered = re.split(r"\[(\d+)\]", prompt)
    for number, passage in zip(numbered[1::2], numbered[2::2], strict=True):
        if "Guillaume Lample" in passage:
            return f"Mistral AI a été fondée par {FOUNDERS} [{number}]."
    return "Les passages ne le disent pas."


def test_a_model_writes_in_its_own_words(
    browser: Browser, demo_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with OllamaServer(written) as ollama:
        monkeypatch.setenv("OLLAMA_HOST", ollama.url)
        with (
            serving(Dossier.open, demo_store, models=installed) as url,
            visiting(browser, url, **DESKTOP) as visit,
        ):
            visit.ask(QUESTION)
            page = visit.page
            assert f"fondée par {FOUNDERS}" in page.locator("#talk .s").first.inner_text()
            assert "Rédigé par script:1b" in page.locator("#talk .engine").inner_text()
            page.locator("#talk .cite").first.click()
            assert "Guillaume Lample" in page.locator(".card.on mark").first.inner_text()
            page.locator("#refine button").first.click()
            page.get_by_role("button", name="Chercher les modèles installés").click()
            page.get_by_label("Qui rédige").click()
            page.get_by_role("option", name="script:1b (Ollama)").wait_for()


def test_an_answer_ends_in_the_language_chosen_while_it_was_written(
    browser: Browser, demo_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = lines(chat_lines(f"Mistral AI a été fondée par {FOUNDERS} [1]. " * 3), gap=0.1)
    with OllamaServer(slow) as ollama:
        monkeypatch.setenv("OLLAMA_HOST", ollama.url)
        with (
            serving(Dossier.open, demo_store) as url,
            visiting(browser, url, **DESKTOP) as visit,
        ):
            page = visit.page
            page.fill("#question textarea", QUESTION)
            page.press("#question textarea", "Enter")
            page.locator("#passages .card").first.wait_for()
            page.locator("#language label", has_text="EN").click()
            page.locator("#talk .foot", has_text="Copy with footnotes").wait_for()
            page.locator("#passages .pane", has_text="Cited passages").wait_for()


def test_what_a_model_could_not_show_is_told_once_and_not_in_english(
    browser: Browser, demo_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    invented = "Mistral AI a été fondée par Jean Dupont en 1998 [1]. Elle emploie 900 robots [1]."
    broken = lines([{"error": "llama runner process has terminated: exit status 2"}])
    answers: Iterator[str | Exchange] = iter([invented, broken])
    with OllamaServer(lambda _: next(answers)) as ollama:
        monkeypatch.setenv("OLLAMA_HOST", ollama.url)
        with (
            serving(Dossier.open, demo_store) as url,
            visiting(browser, url, **DESKTOP) as visit,
        ):
            visit.ask(QUESTION)
            talk = visit.page.locator("#talk")
            assert talk.inner_text().count("phrases du modèle ont été retirées") == 1
            assert talk.locator("details.withdrawn").is_visible()
            visit.ask(QUESTION)
            assert "script:1b a échoué" in talk.inner_text()
            assert "exit status" not in talk.inner_text()


def test_stopping_closes_the_connection_to_the_model(
    browser: Browser, demo_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = lines(chat_lines(f"Mistral AI a été fondée par {FOUNDERS} [1]. " * 20), gap=0.15)
    with OllamaServer(slow) as ollama:
        monkeypatch.setenv("OLLAMA_HOST", ollama.url)
        with (
            serving(Dossier.open, demo_store) as url,
            visiting(browser, url, **DESKTOP) as visit,
        ):
            page = visit.page
            page.fill("#question textarea", QUESTION)
            page.press("#question textarea", "Enter")
            page.locator("#passages .card").first.wait_for()
            page.locator("#stop").click()
            page.locator("#talk .notice", has_text="Réponse arrêtée").wait_for()
            assert ollama.closed_early.wait(20)


def test_a_silent_model_is_stopped_and_another_question_answered_at_once(
    browser: Browser, demo_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = lines(chat_lines("Rien."), gap=8.0)
    with OllamaServer(silent) as ollama:
        monkeypatch.setenv("OLLAMA_HOST", ollama.url)
        with (
            serving(Dossier.open, demo_store, llm="ollama:script:1b") as url,
            visiting(browser, url, **DESKTOP) as visit,
        ):
            page = visit.page
            for _ in range(2):
                page.fill("#question textarea", QUESTION)
                page.press("#question textarea", "Enter")
                page.locator("#passages .card").first.wait_for()
                page.locator("#stop").click()
                page.locator("#talk .notice", has_text="Réponse arrêtée").wait_for(timeout=4000)
                page.locator("#new").click()
                page.locator("#talk .tagline").wait_for(timeout=4000)
            assert visit.errors == []


def test_a_model_that_is_down_leaves_extracts_and_a_retry(
    browser: Browser, demo_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with OllamaServer(written, models=("script:1b",)) as ollama:
        monkeypatch.setenv("OLLAMA_HOST", ollama.url)
    with (
        serving(Dossier.open, demo_store, llm="ollama:script:1b") as url,
        visiting(browser, url, **DESKTOP) as visit,
    ):
        visit.ask(QUESTION)
        assert visit.page.locator("#retry-1").is_visible()
        assert "Extraits mot pour mot" in visit.page.locator("#talk .engine").inner_text()
        assert visit.page.locator("#talk .s").count() > 0


def test_the_set_up_button_offers_then_fetches(
    browser: Browser, demo_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = {"status": "pulling abc", "digest": "sha256:abc", "total": 2 * 10**9}
    told = [{**layer, "completed": 10**9}, {**layer, "completed": 2 * 10**9}, {"status": "success"}]
    with OllamaServer(written, routes={"/api/pull": lines(told, gap=0.2)}) as ollama:
        monkeypatch.setenv("OLLAMA_HOST", ollama.url)
        with (
            serving(Dossier.open, demo_store, models=installed) as url,
            visiting(browser, url, **DESKTOP) as visit,
        ):
            page = visit.page
            page.locator("#refine button").first.click()
            page.get_by_role("button", name="Installer un modèle").click()
            page.locator("#setup-told", has_text="Télécharger mini").or_(
                page.locator("#setup-told", has_text="Télécharger mistral")
            ).wait_for()
            assert ollama.sent_to("/api/pull") == []
            page.get_by_role("button", name="Télécharger", exact=True).click()
            page.locator("#setup-told", has_text="est installé").wait_for()
            assert len(ollama.sent_to("/api/pull")) == 1
