"""A browser and a running screen for the tests: real Chromium, loopback only."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-background-networking", "--disable-gpu", "--no-first-run",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def require_browser() -> None:
    """Skip, or fail where a browser is required, when there is no Chromium."""
    if CHROMIUM is None:
        reason = "no chromium on the path (Debian: apt install chromium)"
        if os.environ.get("DOSSIER_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium."""
    from playwright.sync_api import sync_playwright

    require_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def serving(opener: Callable[[Path], Any], store: Path, **settings: Any) -> Iterator[str]:
    """Serve a screen over what ``opener`` opens; give its address."""
    from ui.screen.app import Settings, build
    from ui.screen.library import Library
    from ui.screen.server import serve

    blocks = build(Library(store, opener), Settings(today=lambda: "2024-03-01", **settings))
    served = serve(blocks, port=free_port(), block=False)
    try:
        yield served.url
    finally:
        served.close()


def free_port() -> int:
    """Return a port that nobody listens on."""
    import socket

    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


class Visit:
    """One visitor's page, which remembers every request and every error of the browser."""

    def __init__(self, page: Page, url: str, language: str) -> None:
        self.page = page
        self.url = url
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.set_default_timeout(15_000)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)
        page.goto(url)
        page.wait_for_selector("#talk .tagline")
        page.wait_for_selector(f"html[lang={language}]")

    def _console(self, message: Any) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def ask(self, question: str) -> None:
        """Type a question, press Enter, wait for the end of its answer."""
        before = self.page.locator("#talk .foot").count()
        self.page.fill("#question textarea", question)
        self.page.press("#question textarea", "Enter")
        self.page.locator("#talk .foot").nth(before).wait_for()

    @property
    def external(self) -> list[str]:
        """The requests that went anywhere but to the screen."""
        own = (self.url, "data:", "blob:")
        return [url for url in self.requests if not url.startswith(own)]


@contextmanager
def visiting(browser: Browser, url: str, **context: Any) -> Iterator[Visit]:
    """Open the screen as a new visitor, French unless told otherwise."""
    settings = {"locale": "fr-FR", **context}
    opened = browser.new_context(**settings)
    try:
        yield Visit(opened.new_page(), url, str(settings["locale"])[:2])
    finally:
        opened.close()


@contextmanager
def three_asking(browser: Browser, url: str, question: str, *, apart: int) -> Iterator[Visit]:
    """Have three visitors ask one question, ``apart`` milliseconds apart; give the last of them."""
    with (
        visiting(browser, url) as one,
        visiting(browser, url) as two,
        visiting(browser, url) as three,
    ):
        for visit in (one, two, three):
            visit.page.fill("#question textarea", question)
            visit.page.press("#question textarea", "Enter")
            visit.page.wait_for_timeout(apart)
        yield three
