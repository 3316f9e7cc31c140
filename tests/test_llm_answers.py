"""From a question to an answer with a model behind a real server, on the demo dossier.

An honest model answers in its own words; whatever breaks, extracts answer and a notice says why.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from ollama_server import (
    NDJSON,
    Exchange,
    OllamaServer,
    chat_lines,
    error,
    lines,
    recorded,
    says,
)

from index.analysis import language_of
from rag import Answer, Dossier, Evidence, Sentence
from rag.llm.ollama import OllamaGenerator

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = {
    "fr": "Combien Microsoft a-t-il investi dans Mistral AI ?",
    "en": "How much did Microsoft invest in Mistral AI?",
}
HONEST = {
    "fr": "Microsoft a mis 15 millions d'euros dans la start-up parisienne [1].",
    "en": "Microsoft put €15 million into the Paris start-up [1].",
}


@pytest.fixture(scope="module")
def dossier(demo_store: Path) -> Dossier:
    with Dossier.open(demo_store) as opened:
        yield opened


def answered(
    dossier: Dossier, chat: Exchange | str, language: str = "fr", **options: float
) -> Answer:
    exchange = says(chat) if isinstance(chat, str) else chat
    with OllamaServer(exchange) as server:
        generator = OllamaGenerator("script:1b", url=server.url, **options)
        return dossier.ask(QUESTION[language], llm=generator)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_honest_model_is_heard(dossier: Dossier, language: str) -> None:
    answer = answered(dossier, HONEST[language], language)
    assert answer.engine.kind == "ollama"
    assert answer.engine.model == "script:1b"
    assert answer.language == language
    assert answer.sentences[0].text == HONEST[language].replace(" [1]", "")
    assert answer.sentences[0].citations
    for citation in answer.citations:
        page = dossier.page_text(citation.source.path)
        assert page[citation.start : citation.end] == citation.quote
    assert "15 million" in answer.citations[0].quote
    assert not answer.withdrawn
    assert answer.usage.prompt_tokens == 900


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_lie_is_not_shown(dossier: Dossier, language: str) -> None:
    lie = HONEST[language].replace("15", "51")
    answer = answered(dossier, lie, language)
    assert "51 million" not in answer.text
    assert answer.withdrawn[0].text == lie.replace(" [1]", "")
    assert answer.withdrawn[0].why
    assert answer.engine.kind == "extracts"
    assert "15" in answer.text


def test_an_invented_mark_is_not_shown(dossier: Dossier) -> None:
    answer = answered(dossier, HONEST["fr"].replace("[1]", "[9]"))
    assert "[9]" not in answer.text
    assert answer.engine.kind == "ollama"


def test_the_models_refusal_is_a_refusal(dossier: Dossier) -> None:
    answer = answered(dossier, "Ce n'est pas dans les passages.")
    assert answer.status == "refused"
    assert "passages" not in [notice.code for notice in answer.notices]


FAULTS = {
    "missing": (error(404, "model 'script:1b' not found"), "llm-model-missing"),
    "forbidden": (Exchange(status=403), "llm-forbidden"),
    "busy": (error(503, "server busy"), "llm-busy"),
    "broken": (error(500, "llama runner process has terminated"), "llm-failed"),
    "mid-stream": (lines([*chat_lines("Microsoft a")[:-1], {"error": "EOF"}]), "llm-failed"),
    "cut": (lines(chat_lines("Microsoft a")[:-1], ending="cut"), "llm-cut"),
    "empty": (says(""), "llm-empty"),
    "length": (says("Microsoft a mis", done_reason="length"), "llm-length"),
    "prompt cut": (says(HONEST["fr"], prompt_eval_count=130), "llm-prompt-cut"),
    "garbage": (Exchange(((0.0, b"{oops\n"),), content_type=NDJSON), "llm-garbled"),
    "loading": (Exchange(pause=1.0), "llm-timeout"),
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("chat", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_every_fault_is_told_and_extracts_answer(
    dossier: Dossier, chat: Exchange, code: str, language: str
) -> None:
    answer = answered(dossier, chat, language, silence=0.3)
    assert answer.status == "answered"
    assert "15" in answer.text
    told = {notice.code: notice.text for notice in answer.notices}
    assert code in told
    assert language_of(told[code]) in {language, None}
    if code != "llm-prompt-cut":  # its sentences had been released, and checked
        assert answer.engine.kind == "extracts"


@pytest.mark.parametrize(
    ("server", "code"),
    [
        ({"version": "0.16.0"}, "llm-too-old"),
        ({"routes": {"/api/version": Exchange(status=403)}}, "llm-forbidden"),
    ],
)
def test_a_named_model_on_a_server_that_will_not_do(
    demo_store: Path, monkeypatch: pytest.MonkeyPatch, server: dict[str, object], code: str
) -> None:
    with OllamaServer(**server) as running:
        monkeypatch.setenv("OLLAMA_HOST", running.url)
        with Dossier.open(demo_store) as dossier:
            answer = dossier.ask(QUESTION["fr"], llm="ollama:script:1b")
    assert answer.engine.kind == "extracts"
    assert code in [notice.code for notice in answer.notices]


def test_auto_uses_what_is_there(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with OllamaServer(says(HONEST["fr"]), loaded=()) as running:
        monkeypatch.setenv("OLLAMA_HOST", running.url)
        with Dossier.open(demo_store) as dossier:
            assert dossier.ask(QUESTION["fr"]).engine.kind == "ollama"


def test_auto_without_ollama_is_extracts(dossier: Dossier) -> None:
    answer = dossier.ask(QUESTION["fr"])
    assert answer.engine.kind == "extracts"
    assert answer.status == "answered"


def test_recorded_nonsense_is_not_shown(dossier: Dossier) -> None:
    answer = answered(dossier, recorded("06b-chat-stream-num_predict"))
    assert answer.engine.kind == "extracts"
    assert "Once" not in answer.text


def test_evidence_comes_before_the_model_speaks(dossier: Dossier) -> None:
    slow = Exchange(says(HONEST["fr"]).chunks, content_type=NDJSON, pause=1.0)
    with OllamaServer(slow) as server:
        events = dossier.stream(QUESTION["fr"], llm=OllamaGenerator("script:1b", url=server.url))
        started = time.monotonic()
        assert isinstance(next(events), Evidence)
        assert time.monotonic() - started < 0.5
        assert isinstance(next(events), Sentence)
