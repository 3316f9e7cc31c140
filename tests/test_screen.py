"""The screen in a real browser: the five tasks of a reader, and everything around them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hostile import HOSTILE
from screens import serving, three_asking, visiting
from small_dossier import PAGES, SmallDossier, Written

from ui.screen.words.texts import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUESTION = "Combien Microsoft a-t-il investi dans Mistral ?"
DESKTOP = {"viewport": {"width": 1280, "height": 850}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "color_scheme": "dark"}
LOADING = "src srcset href action formaction data poster ping background xlink:href style"
EVIL = """(loading) => [...document.querySelectorAll('*')].flatMap((one) => [...one.attributes]
  .filter((a) => loading.includes(a.name) && a.value.includes('evil.example'))
  .map((a) => one.outerHTML.slice(0, 200)))"""
CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    dossier = SmallDossier()
    store = tmp_path_factory.mktemp("small") / "store"
    with serving(lambda _: dossier, store, models=lambda: ["ministral-3:3b"]) as url:
        yield url


@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_stranger_does_the_five_tasks(browser: Browser, screen: str, device: Any) -> None:
    with visiting(browser, screen, permissions=CLIPBOARD, **device) as visit:
        page = visit.page
        visit.ask(QUESTION)
        # who said it: one click
        page.locator("#talk .cite").first.click()
        card = page.locator(".card.on")
        assert "La Gazette du Numérique" in card.inner_text()
        assert "28 février 2024" in card.inner_text()
        assert card.locator("mark").inner_text().startswith("Microsoft a investi 15 millions")
        # the page at the quote: one more
        card.locator(".open").click()
        mark = page.locator("#whole mark")
        mark.wait_for()
        page.wait_for_timeout(600)
        assert mark.is_visible()
        box = mark.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < device["viewport"]["height"]
        page.locator("#back").click()
        # a reader speaks
        reader = page.locator("#talk .s-reader")
        assert "Un lecteur parle" in reader.inner_text()
        assert page.locator(".card.cited.comment .chip").inner_text() == "Lecteur"
        # the sources disagree
        sides = page.locator("#talk .conflict .side")
        assert sides.count() == 2
        assert "15 millions" in sides.nth(0).inner_text()
        assert "16 millions" in sides.nth(1).inner_text()
        assert "Reuters" in page.locator("#talk .independence").inner_text()
        # copy with the notes
        page.locator("#copy-1").click()
        page.locator("#copied-1").wait_for()
        text = page.evaluate("navigator.clipboard.readText()")
        assert "[1] «\u00a0Microsoft a investi 15 millions" in text
        assert visit.errors == []
        assert visit.external == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_keyboard_is_enough(browser: Browser, screen: str) -> None:
    with visiting(browser, screen, **DESKTOP) as visit:
        page = visit.page
        visit.ask(QUESTION)
        page.locator("#talk .cite").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert page.locator(".card.on .number").inner_text() == "[1]"
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.classList.contains('open')")
        page.keyboard.press("Enter")
        page.locator("#whole mark").wait_for()
        assert page.evaluate("document.activeElement.id") == "back"
        page.keyboard.press("Escape")
        assert page.locator("#passages").is_visible()
        assert page.evaluate("document.activeElement.classList.contains('open')")


def test_evidence_comes_first_then_sentences_then_the_end(browser: Browser, tmp_path: Path) -> None:
    dossier = SmallDossier(pause=0.5)
    with (
        serving(lambda _: dossier, tmp_path / "store") as url,
        visiting(browser, url, **DESKTOP) as visit,
    ):
        page = visit.page
        page.fill("#question textarea", QUESTION)
        page.press("#question textarea", "Enter")
        page.locator("#passages .card").first.wait_for()
        assert page.locator("#talk .s").count() == 0
        assert page.locator("#talk .state").is_visible()
        page.locator("#talk .s").first.wait_for()
        assert page.locator("#talk .foot").count() == 0
        page.locator("#talk .foot").wait_for()
        assert page.locator("#talk .state").count() == 0


def test_stop_then_ask_again(browser: Browser, tmp_path: Path) -> None:
    dossier = SmallDossier(pause=0.8)
    with (
        serving(lambda _: dossier, tmp_path / "store") as url,
        visiting(browser, url, **DESKTOP) as visit,
    ):
        page = visit.page
        page.fill("#question textarea", QUESTION)
        page.press("#question textarea", "Enter")
        page.locator("#talk .s").first.wait_for()
        page.locator("#stop").click()
        page.locator("#talk .notice", has_text="Réponse arrêtée").wait_for()
        page.wait_for_timeout(2000)
        assert page.locator("#talk .foot").count() == 0
        assert page.locator("#ask").is_visible()
        page.locator("#retry-1").click()
        page.locator("#talk .foot").wait_for()
        assert page.locator("#talk .question").count() == 2


def test_enter_in_an_empty_box_changes_nothing(browser: Browser, screen: str) -> None:
    with visiting(browser, screen, **DESKTOP) as visit:
        page = visit.page
        visit.ask(QUESTION)
        assert page.locator("#question textarea").input_value() == ""
        before = page.locator("#talk").inner_text()
        page.press("#question textarea", "Enter")
        page.fill("#question textarea", "   ")
        page.press("#question textarea", "Enter")
        page.wait_for_timeout(1000)
        assert page.locator("#talk").inner_text() == before
        visit.ask(QUESTION)


def test_a_new_conversation_keeps_the_engine_chosen(browser: Browser, screen: str) -> None:
    with visiting(browser, screen, **DESKTOP) as visit:
        page = visit.page
        assert not page.locator("#new").is_visible()
        page.locator("#refine button").first.click()
        page.get_by_role("button", name="Chercher les modèles installés").click()
        page.get_by_label("Qui rédige").click()
        page.get_by_role("option", name="ministral-3:3b (Ollama)").click()
        for leave in ("#new", "#language label:has-text('EN')"):
            visit.ask(QUESTION)
            page.locator(leave).click()
            page.wait_for_timeout(800)
        visit.ask(QUESTION)
        assert "ministral-3:3b" in page.locator("#engines input").input_value()


def test_the_interface_follows_the_browser_and_the_switch(browser: Browser, screen: str) -> None:
    with visiting(browser, screen, locale="en-GB", **DESKTOP) as visit:
        page = visit.page
        assert "every sentence with its source" in page.locator("#talk").inner_text()
        assert page.evaluate("document.documentElement.lang") == "en"
        visit.ask(QUESTION)
        assert "The sources disagree" in page.locator("#talk").inner_text()
        page.locator("#language label", has_text="FR").click()
        page.locator("#talk", has_text="Les sources ne s'accordent pas").wait_for()
        assert page.locator("#ask").inner_text() == "Demander"
        assert page.locator("#talk .s").count() == 3
        assert "Extraits mot pour mot" in page.locator("#talk").inner_text()


def test_filters_keep_to_readers(browser: Browser, screen: str) -> None:
    with visiting(browser, screen, **DESKTOP) as visit:
        page = visit.page
        page.locator("#refine button").first.click()
        page.get_by_label("Lecteurs").check()
        visit.ask("Que disent-ils de Mistral et des milliards ?")
        assert page.locator("#passages .card.comment").count() > 0
        assert page.locator("#passages .card.article").count() == 0
        page.get_by_label("Depuis le").fill("hier")
        page.fill("#question textarea", QUESTION)
        page.press("#question textarea", "Enter")
        page.locator("#talk .notice.bad").wait_for()
        assert "n'est pas une date" in page.locator("#talk .notice.bad").inner_text()


def test_a_failing_model_is_told_and_extracts_answer(browser: Browser, screen: str) -> None:
    with visiting(browser, screen, **DESKTOP) as visit:
        page = visit.page
        page.locator("#refine button").first.click()
        page.get_by_role("button", name="Chercher les modèles installés").click()
        page.get_by_label("Qui rédige").click()
        page.get_by_role("option", name="ministral-3:3b (Ollama)").click()
        visit.ask(QUESTION)
        assert "Ollama ne répond pas" in page.locator("#talk .notice").inner_text()
        page.locator("#retry-1").click()
        page.locator("#talk .question").nth(1).wait_for()


def test_a_refusal_says_what_the_dossier_covers(browser: Browser, screen: str) -> None:
    with visiting(browser, screen, **DESKTOP) as visit:
        visit.ask("Quelle heure ?")
        told = visit.page.locator("#talk .refused").inner_text()
        assert "ne répondent pas" in told
        assert "parlent de Microsoft" in told
        assert "Extraits mot pour mot" not in visit.page.locator("#talk").inner_text()


def test_visitors_see_only_their_own_conversation(browser: Browser, screen: str) -> None:
    with visiting(browser, screen) as one, visiting(browser, screen) as other:
        one.ask(QUESTION)
        other.ask("Qui juge l'accord ridicule ?")
        assert one.page.locator("#talk .question").all_inner_texts() == [spaced("fr", QUESTION)]
        assert "ridicule" in other.page.locator("#talk .question").inner_text()
        one.page.locator("#new").click()
        one.page.locator("#talk .tagline").wait_for()
        assert other.page.locator("#talk .question").count() == 1


def test_the_conversation_is_exported(browser: Browser, screen: str) -> None:
    with visiting(browser, screen, **DESKTOP) as visit:
        visit.ask(QUESTION)
        for kind in ("md", "html"):
            with visit.page.expect_download() as download:
                visit.page.locator(f"#save-{kind}").click()
            text = download.value.path().read_text(encoding="utf-8")
            assert "15 millions" in text
            assert "28 février 2024" in text


def test_a_follow_up_is_asked_in_the_same_conversation(browser: Browser, screen: str) -> None:
    with visiting(browser, screen, **DESKTOP) as visit:
        page = visit.page
        visit.ask(QUESTION)
        assert not page.locator("#examples").is_visible()
        visit.ask("Et que disent les lecteurs de Mistral ?")
        assert page.locator("#talk .question").count() == 2
        assert page.locator("#passages #ev-1").count() == 0
        page.locator("#cite-1-1-0").click()
        page.locator("#passages #ev-1 .card.on").wait_for()
        assert page.locator("#passages #ev-2").is_hidden()
        page.locator("#talk .cite").last.click()
        page.locator("#passages #ev-2 .card.on").wait_for()
        assert page.locator("#passages #ev-1").is_hidden()


def test_examples_are_asked_with_one_click(browser: Browser, screen: str) -> None:
    with visiting(browser, screen, **DESKTOP) as visit:
        visit.page.locator(".example").first.click()
        visit.page.locator("#talk .foot").wait_for()
        assert "Mistral" in visit.page.locator("#talk .question").inner_text()


def test_a_page_opens_before_any_question(browser: Browser, screen: str) -> None:
    with visiting(browser, screen, **DESKTOP) as visit:
        visit.page.locator(".shelf .title", has_text="Tollé").click()
        visit.page.locator("#whole .page-title", has_text="Tollé à Bruxelles").wait_for()


def hostile_pages() -> Iterator[Written]:
    for rank, text in enumerate(HOSTILE):
        name = re.sub(r"[/\x00]", "_", text)
        comments = ((text, f"Microsoft {text}", None), (text, text, 0))
        yield Written(f"{rank}-{name}.txt", text, f"Microsoft {text}", text, text, comments)


def test_no_hostile_text_reaches_the_network_or_the_document(
    browser: Browser, tmp_path: Path
) -> None:
    assert len(HOSTILE) >= 60
    says = tuple("\n\n".join(HOSTILE[rank::9]) for rank in range(9))
    dossier = SmallDossier(tuple(hostile_pages()), says=says, width=len(says))
    with (
        serving(lambda _: dossier, tmp_path / "store") as url,
        visiting(browser, url, **DESKTOP) as visit,
    ):
        page = visit.page
        assert page.evaluate(EVIL, LOADING.split()) == []
        visit.ask(f"Microsoft {HOSTILE[0]}")
        assert page.locator("#passages .card").count() >= 2 * len(HOSTILE)
        assert page.evaluate(EVIL, LOADING.split()) == []
        opened = page.locator("#passages .card .open")
        for rank in range(3):
            page.locator("#passages .card.cited .open").nth(rank).click()
            page.locator("#whole mark").wait_for()
            assert page.evaluate(EVIL, LOADING.split()) == []
            page.locator("#back").click()
        assert opened.count() >= 2 * len(HOSTILE)
        page.get_by_role("tab", name="Pages du dossier").click()
        page.wait_for_timeout(500)
        assert page.evaluate(EVIL, LOADING.split()) == []
        loading = "img, svg, iframe, object, embed, video, audio, form, style, link, script, a"
        assert page.locator(".md").locator(loading).count() == 0
        assert visit.external == []


def test_the_policy_is_sent_with_everything(screen: str) -> None:
    for path in ("", "config", "gradio_api/info", "theme.css", "nothing-there"):
        answered = httpx.get(screen + path)
        policy = answered.headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe-eval" not in policy
        assert "form-action 'none'" in policy


def test_a_file_over_the_limit_is_refused_in_the_visitors_language(screen: str) -> None:
    big = {"files": ("gros.txt", b"x" * (51 * 2**20))}
    for language, words in (("fr", "trop gros"), ("en", "too big")):
        accepted = {"accept-language": language}
        answered = httpx.post(f"{screen}gradio_api/upload", files=big, headers=accepted, timeout=60)
        assert answered.status_code == 413
        assert words in answered.json()["detail"]


def test_the_api_answers_as_the_command_does(screen: str) -> None:
    from gradio_client import Client

    client = Client(screen, verbose=False)
    answer = json.loads(client.predict(QUESTION, api_name="/ask"))
    assert answer["status"] == "answered"
    assert answer["citations"][0]["quote"].startswith("Microsoft a investi 15")
    assert json.loads(client.predict("Mistral", api_name="/search"))["hits"]
    page = json.loads(client.predict(PAGES[0].path, api_name="/read"))
    first = answer["citations"][0]
    assert page["text"][first["start"] : first["end"]] == first["quote"]
    named = client.view_api(return_format="dict")["named_endpoints"]
    assert set(named) == {"/ask", "/search", "/read", "/status"}


@pytest.mark.parametrize(
    ("endpoint", "given", "code"),
    [
        ("/ask", (None,), "question-not-text"),
        ("/ask", (QUESTION, "extracts", "letter"), "filter-invalid"),
        ("/ask", (QUESTION, "extracts", "", "", "hier"), "filter-invalid"),
        ("/ask", (QUESTION, "extracts", "", 7), "filter-invalid"),
        ("/search", ("Mistral", -3), "filter-invalid"),
        ("/search", ("Mistral", "cinq"), "filter-invalid"),
        ("/search", ("Mistral", 2.5), "filter-invalid"),
        ("/search", ("Mistral", 1001), "filter-invalid"),
        ("/read", (["page.txt"],), "page-unknown"),
    ],
)
def test_a_wrong_argument_is_told_by_the_api(
    screen: str, endpoint: str, given: Any, code: str
) -> None:
    from gradio_client import Client

    told = json.loads(Client(screen, verbose=False).predict(*given, api_name=endpoint))
    assert told["code"] == code
    assert told["error"].endswith(".")


def test_the_environment_cannot_open_the_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    for name, value in {
        "GRADIO_SERVER_NAME": "0.0.0.0",
        "GRADIO_SHARE": "True",
        "GRADIO_ALLOWED_PATHS": "/",
        "GRADIO_MCP_SERVER": "True",
        "GRADIO_ROOT_PATH": "http://evil.example",
    }.items():
        monkeypatch.setenv(name, value)
    with serving(lambda _: SmallDossier(), tmp_path / "store") as url:
        assert url.startswith("http://127.0.0.1:")
        assert httpx.get(f"{url}gradio_api/file={secret}").status_code == 403
        assert httpx.get(f"{url}gradio_api/mcp/sse").status_code in {404, 405}
        assert "evil.example" not in httpx.get(f"{url}config").text


def test_one_slow_answer_blocks_nobody(browser: Browser, tmp_path: Path) -> None:
    dossier = SmallDossier(pause=3.0, hurry="vite")
    with (
        serving(lambda _: dossier, tmp_path / "store") as url,
        visiting(browser, url) as one,
        visiting(browser, url) as other,
    ):
        one.page.fill("#question textarea", QUESTION)
        one.page.press("#question textarea", "Enter")
        one.page.locator("#talk .question").wait_for()
        other.ask(f"{QUESTION} vite")
        assert one.page.locator("#talk .foot").count() == 0


def test_the_place_in_the_queue_is_told(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.screen.app.ASKING_AT_ONCE", 1)
    dossier = SmallDossier(pause=1.5)
    with (
        serving(lambda _: dossier, tmp_path / "store") as url,
        three_asking(browser, url, QUESTION, apart=300) as third,
    ):
        queue = third.page.locator("#queue[data-told*='dans la file']")
        queue.wait_for(state="attached")
        assert re.search(r"place \d/\d", queue.get_attribute("data-told") or "")
