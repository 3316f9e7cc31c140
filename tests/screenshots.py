"""Draw the README's pictures from the demo dossier: ``make screenshots``."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

ROOT: Final = Path(__file__).resolve().parent.parent
PAGES: Final = ROOT / "evals" / "corpus" / "pages"
PICTURES: Final = ROOT / "docs" / "screenshots"
AMOUNT: Final = "Combien Microsoft a-t-il investi dans Mistral AI ?"
READERS: Final = "Que pensent les lecteurs de l'accord ?"
FOUNDERS: Final = "Who founded Mistral AI?"
DESKTOP: Final = {"viewport": {"width": 1280, "height": 860}}
PHONE: Final = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}


def main() -> None:
    """Build the demo store, serve it, and write one picture of each view."""
    sys.path.insert(0, str(Path(__file__).parent))
    os.environ["OLLAMA_HOST"] = "http://127.0.0.1:9"  # extracts answer, whatever runs here
    from screens import chromium, serving

    import index
    from rag import Dossier
    from ui.screen.library import Library
    from ui.screen.warming import warm

    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        index.build([PAGES], store=store)
        dossier = Dossier.open(store)
        warm(Library(store, lambda _: dossier))  # as the screen does once somebody has opened it
        with serving(lambda _: dossier, store) as url, chromium() as browser:
            draw(browser, url, "welcome", _nothing, **DESKTOP)
            draw(browser, url, "answer", _asked(READERS), **DESKTOP)
            draw(browser, url, "page", _opened, **DESKTOP, locale="en-GB", color_scheme="dark")
            draw(browser, url, "pages", _shelf, **DESKTOP)
            draw(browser, url, "phone", _asked(AMOUNT), **PHONE)


def draw(browser: Browser, url: str, name: str, act: Callable[[Any], None], **context: Any) -> None:
    """Open the screen, do something, write ``docs/screenshots/NAME.png``."""
    from screens import visiting

    with visiting(browser, url, **context) as visit:
        act(visit)
        visit.page.mouse.move(0, 0)
        visit.page.wait_for_timeout(900)
        visit.page.screenshot(path=PICTURES / f"{name}.png")


def _nothing(_: Any) -> None:
    """Show the screen as it opens."""


def _asked(*questions: str) -> Callable[[Any], None]:
    def act(visit: Any) -> None:
        for question in questions:
            visit.ask(question)
            visit.page.wait_for_timeout(600)

    return act


def _opened(visit: Any) -> None:
    visit.ask(FOUNDERS)
    visit.page.locator("#talk .cite").first.click()
    visit.page.locator(".card.on .open").click()
    visit.page.locator("#whole mark").first.wait_for()


def _shelf(visit: Any) -> None:
    visit.page.get_by_role("tab", name="Pages du dossier").click()
    visit.page.locator("table.pages tbody tr").first.wait_for()


if __name__ == "__main__":
    main()
