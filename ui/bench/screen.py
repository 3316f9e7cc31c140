"""How fast the screen is, as ratios to bare Gradio applications measured in the same run.

Each act is timed on one and on the other in turn, so that a busy machine slows both, and medians
are compared. A question is timed three times: in a browser against the barest echo and against
Gradio's own chat, and through the HTTP API against the same echo called in the same way.
"""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median
from typing import TYPE_CHECKING, Final

from ui.bench.references import MODEL, slow_model
from ui.bench.servers import LONGEST, asked, serving, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from ui.bench.servers import Side

SIDES: Final[tuple[Side, Side]] = ("echo", "screen")
ENDPOINTS: Final = {"echo": "/echo", "screen": "/ask"}
ANSWERED: Final[Mapping[Side, str]] = {
    "echo": "question asked, until its answer stands",
    "chat": "the same, against Gradio's own chat",
}
VISITORS: Final = 8
EACH: Final = 6  # questions of one visitor among several
REST: Final = 200.0  # milliseconds before a question: what came before it is over, on both sides


@dataclass(frozen=True, slots=True)
class Compared:
    """One act on the screen and on its reference, and the bar for the ratio of the two.

    ``bar`` begins with ``≤`` or ``≥``.
    """

    act: str
    screen: float
    reference: float
    unit: str
    bar: str

    @property
    def ratio(self) -> float:
        """The screen's figure over the reference's."""
        return self.screen / self.reference

    @property
    def holds(self) -> bool:
        """Whether the ratio is on the right side of the bar.

        >>> Compared("a question", 0.3, 0.1, "s", "≤ 1.5").holds
        False
        >>> Compared("many questions", 9.0, 10.0, "a second", "≥ 0.8").holds
        True
        """
        limit = float(self.bar[1:])
        return self.ratio <= limit if self.bar.startswith("≤") else self.ratio >= limit


def measure(
    browser: Browser, store: Path, questions: Sequence[str], *, repeats: int
) -> Iterator[Compared]:
    """Yield the comparisons, each act ``repeats`` times on both sides."""
    yield _starts(browser, store, max(3, repeats // 4))
    with ExitStack() as stack:
        model = stack.enter_context(slow_model(LONGEST))
        urls: dict[Side, str] = {
            side: stack.enter_context(serving(side, store, model)) for side in (*SIDES, "chat")
        }
        yield _opened(browser, urls, repeats)
        yield _round_trips(browser, urls, questions, repeats)
        yield _round_trips(browser, urls, questions, repeats, reference="chat")
        yield _called(urls, questions, repeats)
        yield _visitors(browser, urls, questions)
        yield _beside_a_slow_one(browser, urls["screen"], questions, repeats)


def _starts(browser: Browser, store: Path, repeats: int) -> Compared:
    """Compare the time from a process's start to a page one can use."""
    times: dict[Side, list[float]] = {side: [] for side in SIDES}
    for _ in range(repeats):
        for side in SIDES:
            begun = time.perf_counter()
            with serving(side, store) as url, visiting(browser, side, url):
                times[side].append(time.perf_counter() - begun)
    return _compared("started, until its page can be used", times, "s", "≤ 1.5")


def _opened(browser: Browser, urls: Mapping[Side, str], repeats: int) -> Compared:
    """Compare the time to a page one can use, of a server that runs."""
    times: dict[Side, list[float]] = {side: [] for side in SIDES}
    for _ in range(repeats):
        for side in SIDES:
            with visiting(browser, side, urls[side]) as (_, seconds):
                times[side].append(seconds)
    return _compared("page opened, until it can be used", times, "s", "≤ 1.5")


def _round_trips(
    browser: Browser,
    urls: Mapping[Side, str],
    questions: Sequence[str],
    repeats: int,
    *,
    reference: Side = "echo",
) -> Compared:
    """Compare an answered question, in a conversation of its own, with a reference's answer."""
    sides: tuple[Side, Side] = (reference, "screen")
    times: dict[Side, list[float]] = {side: [] for side in sides}
    with ExitStack() as stack:
        pages = {
            side: stack.enter_context(visiting(browser, side, urls[side]))[0] for side in sides
        }
        for side in sides:
            asked(pages[side], side, questions[-1])  # the first question warms a server
        for number, question in enumerate(islice(cycle(questions), repeats)):
            for side, text in ((reference, f"{question} {number}"), ("screen", question)):
                _begin_anew(pages[side], side)
                pages[side].wait_for_timeout(REST)
                times[side].append(asked(pages[side], side, text))
    return _compared(ANSWERED[reference], times, "s", "≤ 1.5", reference)


def _begin_anew(page: Page, side: Side = "screen") -> None:
    """Empty the conversation, where there is one."""
    if side == "screen":
        page.locator("#new").click()
        page.locator("#talk .tagline").wait_for()
    elif side == "chat":
        page.get_by_role("button", name="Effacer la conversation").click()
        page.locator('#talk [data-testid="bot"]').wait_for(state="detached")


def _called(urls: Mapping[Side, str], questions: Sequence[str], repeats: int) -> Compared:
    """Compare a question answered through the HTTP API with an echo called in the same way."""
    from gradio_client import Client

    times: dict[Side, list[float]] = {side: [] for side in SIDES}
    clients = {side: Client(urls[side], verbose=False) for side in SIDES}
    for side in SIDES:
        clients[side].predict(questions[-1], api_name=ENDPOINTS[side])
    for question in islice(cycle(questions), repeats):
        for side in SIDES:
            time.sleep(REST / 1000)
            begun = time.perf_counter()
            clients[side].predict(question, api_name=ENDPOINTS[side])
            times[side].append(time.perf_counter() - begun)
    return _compared("question answered through the HTTP API", times, "s", "≤ 1.5")


def _visitors(browser: Browser, urls: Mapping[Side, str], questions: Sequence[str]) -> Compared:
    """Compare the answers a second of several visitors who ask without a pause."""
    rates: dict[Side, list[float]] = {side: [] for side in SIDES}
    for side in SIDES * 2:
        with ExitStack() as stack:
            pages = [
                stack.enter_context(visiting(browser, side, urls[side]))[0] for _ in range(VISITORS)
            ]
            begun = time.perf_counter()
            for rank, page in enumerate(pages):
                texts = list(islice(cycle(questions), rank * EACH, (rank + 1) * EACH))
                page.evaluate(
                    "([texts, side]) => { window.dossierDone = (async () => "
                    "{ for (const text of texts) await window.dossierAsk(text, side); })(); }",
                    [texts, side],
                )
            for page in pages:
                page.evaluate("window.dossierDone")
            rates[side].append(VISITORS * EACH / (time.perf_counter() - begun))
    return _compared(f"answers to {VISITORS} visitors at once", rates, "a second", "≥ 0.8")


def _beside_a_slow_one(
    browser: Browser, url: str, questions: Sequence[str], repeats: int
) -> Compared:
    """Compare a question asked while another visitor waits for a model with one asked alone."""
    times: dict[Side, list[float]] = {side: [] for side in SIDES}
    with ExitStack() as stack:
        page, slow = (stack.enter_context(visiting(browser, "screen", url))[0] for _ in range(2))
        _choose_the_model(slow)
        asked(page, "screen", questions[-1])
        for question in islice(cycle(questions), repeats):
            _begin_anew(page)
            page.wait_for_timeout(REST)
            times["echo"].append(asked(page, "screen", question))
            slow.locator("#question textarea").fill(questions[0])
            slow.locator("#question textarea").press("Enter")
            slow.locator("#passages .card").first.wait_for()
            _begin_anew(page)
            page.wait_for_timeout(REST)
            times["screen"].append(asked(page, "screen", question))
            slow.locator("#stop").click()
            slow.locator("#new").click()
            slow.locator("#talk .tagline").wait_for()
    return _compared("question asked beside a slow model's", times, "s", "≤ 1.5")


def _choose_the_model(page: Page) -> None:
    page.locator("#refine button").first.click()
    page.locator("#engines button").click()
    page.locator("#engines input").click()
    page.get_by_role("option", name=MODEL).click()


def _compared(
    act: str,
    figures: Mapping[Side, Sequence[float]],
    unit: str,
    bar: str,
    reference: Side = "echo",
) -> Compared:
    return Compared(act, median(figures["screen"]), median(figures[reference]), unit, bar)
