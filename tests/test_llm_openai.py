"""Servers that speak OpenAI's protocol, through LlamaIndex's own class."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from ollama_server import Exchange, OllamaServer, body, recorded

from rag.errors import ModelFailed
from rag.llm import Finished, Piece, choose
from rag.llm.openai import OpenAIGenerator

PATH = "/v1/chat/completions"
EVENTS = "text/event-stream"


def events_of(values: list[object], *, done: bool = True) -> Exchange:
    chunks = [f"data: {json.dumps(value)}\n\n".encode() for value in values]
    if done:
        chunks.append(b"data: [DONE]\n\n")
    return Exchange(tuple((0.0, chunk) for chunk in chunks), content_type=EVENTS)


def chunk(text: str | None, **more: object) -> dict[str, Any]:
    delta = {"role": "assistant", "content": text} if text is not None else {}
    choice = {"index": 0, "delta": delta, "finish_reason": None, **more}
    head = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return {**head, "choices": [choice]}


USAGE = {
    **chunk(None),
    "choices": [],
    "usage": {"prompt_tokens": 30, "completion_tokens": 2, "total_tokens": 32},
}


def stream(exchange: Exchange, **options: float) -> list[object]:
    with OllamaServer(routes={PATH: exchange}) as server:
        generator = OpenAIGenerator("m", url=f"{server.url}/v1", **options)
        found = list(generator.stream("Qui ?"))
        sent = server.sent_to(PATH)[0].body
    assert sent["model"] == "m"
    assert sent["temperature"] == 0
    assert sent["max_tokens"] > 0
    return found


def code_of(exchange: Exchange, **options: float) -> str:
    with pytest.raises(ModelFailed) as raised:
        stream(exchange, **options)
    return raised.value.code


def test_text_reason_and_usage() -> None:
    found = stream(
        events_of([chunk("Arthur"), chunk(" Mensch."), chunk(None, finish_reason="stop"), USAGE])
    )
    assert [event.text for event in found if isinstance(event, Piece)] == ["Arthur", " Mensch."]
    assert isinstance(found[-1], Finished)
    assert found[-1].reason == "stop"
    assert found[-1].usage.prompt_tokens == 30


def test_length_stop() -> None:
    found = stream(events_of([chunk("Il"), chunk(None, finish_reason="length")]))
    assert found[-1].reason == "length"


FAULTS = {
    "no such model": (
        body({"error": {"message": "model 'm' not found"}}, 404),
        "llm-model-missing",
    ),
    "refused": (body({"error": {"message": "no key"}}, 401), "llm-forbidden"),
    "busy": (body({"error": "busy"}, 503), "llm-busy"),
    "broken": (body({"error": {"message": "out of memory"}}, 500), "llm-failed"),
    "too long": (
        body({"error": {"message": "the request exceeds the available context size"}}, 400),
        "llm-prompt-cut",
    ),
    "cut": (
        Exchange(events_of([chunk("Il")]).chunks[:1], content_type=EVENTS, ending="cut"),
        "llm-cut",
    ),
    "no end": (events_of([chunk("Il")]), "llm-cut"),
    "closed": (Exchange(ending="closed"), "llm-cut"),
    "empty": (events_of([chunk(None, finish_reason="stop")]), "llm-empty"),
    "garbage": (Exchange(((0.0, b"data: {oops\n\n"),), content_type=EVENTS), "llm-garbled"),
    "error in mid-stream": (
        events_of([chunk("Il"), {"error": {"message": "runner died"}}]),
        "llm-failed",
    ),
}


@pytest.mark.parametrize(("exchange", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_every_fault_has_its_code(exchange: Exchange, code: str) -> None:
    assert code_of(exchange) == code


def test_silence() -> None:
    assert code_of(Exchange(pause=1.5), silence=0.3) == "llm-timeout"


def test_nothing_listening() -> None:
    with pytest.raises(ModelFailed) as raised:
        list(OpenAIGenerator("m", url="http://127.0.0.1:9/v1").stream("Qui ?"))
    assert raised.value.code == "llm-unreachable"


@pytest.mark.parametrize(("exchange", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_no_mend_of_a_failing_server_is_ollamas(exchange: Exchange, code: str) -> None:
    with (
        OllamaServer(routes={PATH: exchange}) as server,
        pytest.raises(ModelFailed) as raised,
    ):
        list(OpenAIGenerator("m", url=f"{server.url}/v1").stream("Qui ?"))
    for told in (str(raised.value), raised.value.say("fr")):
        assert not re.search(r"ollama|OLLAMA", told.replace("`dossier setup`", "")), told


def test_a_server_that_is_down_is_started_or_its_address_mended() -> None:
    with pytest.raises(ModelFailed, match="DOSSIER_OPENAI_URL") as raised:
        list(OpenAIGenerator("m", url="http://127.0.0.1:9/v1").stream("Qui ?"))
    assert "dossier setup" not in str(raised.value)
    assert "http://127.0.0.1:9/v1" in raised.value.say("fr")


def test_without_an_address_nothing_is_called() -> None:
    choice = choose("openai:m")
    with pytest.raises(ModelFailed, match="DOSSIER_OPENAI_URL"):
        list(choice.generator.stream("Qui ?"))


def test_a_proxy_in_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert stream(events_of([chunk("Oui."), chunk(None, finish_reason="stop")]))


def test_recorded_stream() -> None:
    found = stream(recorded("25b-openai-chat-stream"))
    assert any(isinstance(event, Piece) for event in found)
    assert isinstance(found[-1], Finished)


def test_recorded_unknown_model() -> None:
    assert code_of(recorded("25c-openai-unknown-model")) == "llm-model-missing"
