"""The screen's bench on a small scale: real processes, a real browser, ratios of the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from screens import require_browser

from ui.bench.screen import _called, _opened, _round_trips
from ui.bench.servers import asked, chromium, serving, visiting

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.slow]
QUESTIONS = ("Qui a fondé Mistral AI ?", "Combien Microsoft a-t-il investi dans Mistral AI ?")


def test_a_question_is_timed_beside_an_echo(demo_store: Path) -> None:
    require_browser()
    with (
        chromium() as browser,
        serving("screen", demo_store) as screen,
        serving("echo", demo_store) as echo,
        serving("chat", demo_store) as chat,
    ):
        with visiting(browser, "echo", echo) as (page, _):
            assert asked(page, "echo", "Bonjour") > 0
            assert page.locator("#talk .md").inner_text() == "Bonjour"
        with visiting(browser, "chat", chat) as (page, _):
            for said in ("Bonjour", "Bonsoir"):
                assert asked(page, "chat", said) > 0
                assert page.locator('#talk [data-testid="bot"] .md').last.inner_text() == said
        urls = {"screen": screen, "echo": echo, "chat": chat}
        opened = _opened(browser, urls, 1)
        answered = _round_trips(browser, urls, QUESTIONS, 2)
        beside_chat = _round_trips(browser, urls, QUESTIONS, 2, reference="chat")
        called = _called(urls, QUESTIONS, 2)
    assert len({row.act for row in (answered, beside_chat, called)}) == 3
    for row in (opened, answered, beside_chat, called):
        assert row.screen > 0
        assert row.reference > 0
        assert row.holds == (row.ratio <= 1.5)
