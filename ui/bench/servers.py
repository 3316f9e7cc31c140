"""The screen and its references as real processes, and visitors of theirs in a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import click

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

Side: TypeAlias = Literal["screen", "echo", "chat"]

LONGEST: Final = 60.0  # seconds that one step may take
NOWHERE: Final = "http://127.0.0.1:9"  # where no Ollama listens
ARGUMENTS: Final = ("--no-sandbox", "--disable-background-networking", "--disable-gpu")
BOX: Final = "#question textarea"
READY: Final = {"screen": "#talk .tagline", "echo": BOX, "chat": BOX}
# Types a text, presses Enter, and tells the seconds until its answer stands in the page, once the
# event is over, in Gradio's queue or outside it: Gradio drops an Enter that comes before.
ASK: Final = r"""
const answered = {
  screen: () => document.querySelectorAll("#talk .foot").length,
  echo: () => document.querySelector("#talk .md").textContent,
  chat: () => {
    const said = document.querySelectorAll('#talk [data-testid="bot"] .md');
    return [...said].map((one) => one.textContent).join();
  },
};
window.dossierAsk = (text, side) => new Promise((resolve) => {
  const box = document.querySelector("#question textarea");
  const before = answered[side]();
  const begun = performance.now();
  let seconds = null;
  let over = false;
  const end = () => over && seconds !== null && setTimeout(() => resolve(seconds), 0);
  const page = new MutationObserver(() => {
    if (answered[side]() === before) return;
    page.disconnect();
    seconds = (performance.now() - begun) / 1000;
    end();
  });
  const stream = new PerformanceObserver((list) => {
    const ended = (one) => /queue\/data|\/run\//.test(one.name) && one.responseEnd > begun;
    if (!list.getEntries().some(ended)) return;
    stream.disconnect();
    over = true;
    end();
  });
  page.observe(document, { childList: true, subtree: true, characterData: true });
  stream.observe({ type: "resource" });
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent("keypress", { key: "Enter", bubbles: true }));
});
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium found on the path.

    Raises
    ------
    click.ClickException
        Without Playwright or without Chromium.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise click.ClickException(
            "Playwright is not installed: pip install playwright."
        ) from error
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        raise click.ClickException("No Chromium is on the path (Debian: apt install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*ARGUMENTS])
        yield browser
        browser.close()


@contextmanager
def serving(side: Side, store: Path, ollama: str = NOWHERE) -> Iterator[str]:
    """Serve the screen over a store, or a reference, in a process of its own; give its address.

    Raises
    ------
    TimeoutError
        When nothing answers within a minute.
    """
    port = free_port()
    command = ["-m", "ui.bench.references", side, str(port)]
    if side == "screen":
        main = "from ui.command import main; main()"
        command = ["-c", main, "ui", "--store", str(store), "--port", str(port)]
        command += ["--llm", "extracts", "--lang", "fr"]
    environ = os.environ | {"OLLAMA_HOST": ollama, "GRADIO_ANALYTICS_ENABLED": "False"}
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, *command], env=environ, **quiet) as process:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    """Wait until something accepts connections at a port of this machine."""
    limit = time.perf_counter() + LONGEST
    while time.perf_counter() < limit:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1.0).close()
        except OSError:
            time.sleep(0.01)
        else:
            return
    raise TimeoutError(f"nothing answers at port {port} after {LONGEST:.0f} s")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@contextmanager
def visiting(browser: Browser, side: Side, url: str) -> Iterator[tuple[Page, float]]:
    """Open a page as a new visitor; give it with the seconds until it could be used."""
    context = browser.new_context(locale="fr-FR")
    try:
        page = context.new_page()
        page.set_default_timeout(LONGEST * 1000)
        page.add_init_script(ASK)
        begun = time.perf_counter()
        page.goto(url, wait_until="commit")
        page.locator(READY[side]).wait_for()
        page.locator(BOX).wait_for()
        yield page, time.perf_counter() - begun
    finally:
        context.close()


def asked(page: Page, side: Side, text: str) -> float:
    """Return the seconds from Enter to the answer."""
    seconds: float = page.evaluate("([text, side]) => window.dossierAsk(text, side)", [text, side])
    return seconds
