"""Ollama through LlamaIndex, against a real local server: honest streams and every fault."""

from __future__ import annotations

import time

import pytest
from ollama_server import (
    NDJSON,
    Exchange,
    OllamaServer,
    body,
    chat_lines,
    error,
    lines,
    recorded,
    says,
)

from rag.errors import ModelFailed
from rag.llm import Finished, Loading, Piece
from rag.llm.ollama import OllamaGenerator

PROMPT = "Qui ?"


def stream(server: OllamaServer, prompt: str = PROMPT, **options: float) -> list[object]:
    return list(OllamaGenerator("script:1b", url=server.url, **options).stream(prompt))


def code_of(chat: Exchange, prompt: str = PROMPT, **options: float) -> str:
    with OllamaServer(chat) as server, pytest.raises(ModelFailed) as raised:
        stream(server, prompt, **options)
    for language in ("fr", "en"):
        assert "{" not in raised.value.say(language)
    return raised.value.code


def text_of(events: list[object]) -> str:
    return "".join(event.text for event in events if isinstance(event, Piece))


def test_text_comes_whole_and_usage_last() -> None:
    with OllamaServer(says("Arthur Mensch, né en 1992 [1].")) as server:
        events = stream(server)
    assert text_of(events) == "Arthur Mensch, né en 1992 [1]."
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "stop"
    assert events[-1].usage.prompt_tokens == 900


def test_options_are_explicit_and_the_same_at_every_call() -> None:
    with OllamaServer(says("Oui.")) as server:
        generator = OllamaGenerator("script:1b", url=server.url)
        list(generator.stream("Un ?"))
        list(generator.stream("Deux ?" * 50))
        first, second = (request.body for request in server.sent_to("/api/chat"))
    assert first["options"] == second["options"]
    assert first["options"]["num_ctx"] == 4096
    assert first["options"]["num_predict"] > 0
    assert first["options"]["temperature"] == 0
    assert first["think"] is False
    assert first["keep_alive"]
    assert "format" not in first or not first["format"]
    assert first["messages"] == [{"role": "user", "content": "Un ?"}]


def test_a_cold_model_is_announced() -> None:
    with OllamaServer(says("Oui."), loaded=()) as server:
        assert isinstance(stream(server)[0], Loading)
    with OllamaServer(says("Oui."), loaded=("Script:1B",)) as server:
        assert isinstance(stream(server)[0], Piece)


def test_length_stop_is_told() -> None:
    with OllamaServer(says("Il était une", done_reason="length")) as server:
        assert stream(server)[-1].reason == "length"


FAULTS = {
    "404": (error(404, "model 'script:1b' not found"), "llm-model-missing"),
    "403": (Exchange(status=403), "llm-forbidden"),
    "503": (error(503, "server busy, please try again."), "llm-busy"),
    "500": (error(500, "llama runner process has terminated"), "llm-failed"),
    "400 context": (
        error(400, '{"error":{"message":"request (1144 tokens) exceeds the available context"}}'),
        "llm-prompt-cut",
    ),
    "error in mid-stream": (
        lines([*chat_lines("Il était une")[:-1], {"error": "unexpected EOF"}]),
        "llm-failed",
    ),
    "cut stream": (lines(chat_lines("Il était")[:-1], ending="cut"), "llm-cut"),
    "ends without done": (lines(chat_lines("Il était")[:-1]), "llm-cut"),
    "closed without a byte": (Exchange(ending="closed"), "llm-cut"),
    "empty content": (says(""), "llm-empty"),
    "only spaces": (says("  \n "), "llm-empty"),
    "invalid JSON": (Exchange(((0, b'{"message": {"ro\n'),), content_type=NDJSON), "llm-garbled"),
    "a page of HTML": (Exchange(((0, b"<html>proxy</html>\n"),)), "llm-garbled"),
    "a list": (Exchange(((0, b"[1, 2]\n"),), content_type=NDJSON), "llm-garbled"),
    "an unexpected shape": (lines([{"message": 5}]), "llm-garbled"),
    "a redirection": (Exchange(status=302), "llm-failed"),
    "another server's 404": (
        Exchange(((0, b"404 page not found"),), 404, "text/plain"),
        "llm-failed",
    ),
}


@pytest.mark.parametrize(("chat", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_every_fault_has_its_code(chat: Exchange, code: str) -> None:
    assert code_of(chat) == code


def test_pieces_before_a_fault_are_delivered() -> None:
    chat = lines([*chat_lines("Il était une fois")[:-1], {"error": "unexpected EOF"}])
    seen: list[object] = []
    with OllamaServer(chat) as server, pytest.raises(ModelFailed):
        seen.extend(OllamaGenerator("script:1b", url=server.url).stream(PROMPT))
    assert text_of(seen) == "Il était une fois"


def test_nothing_listening() -> None:
    with OllamaServer() as server:
        url = server.url
    with pytest.raises(ModelFailed) as raised:
        list(OllamaGenerator("script:1b", url=url).stream(PROMPT))
    assert raised.value.code == "llm-unreachable"


def test_loading_past_the_limit() -> None:
    slow = Exchange(says("Oui.").chunks, content_type=NDJSON, pause=1.5)
    started = time.monotonic()
    assert code_of(slow, silence=0.3) == "llm-timeout"
    assert time.monotonic() - started < 3


def test_a_silence_in_mid_stream() -> None:
    one, two = says("Oui.").chunks[:2]
    assert (
        code_of(Exchange((one, (1.5, two[1])), content_type=NDJSON), silence=0.3) == "llm-timeout"
    )


def test_a_prompt_over_the_context_is_seen_by_its_count() -> None:
    long = "mot " * 1000
    assert code_of(says("Oui.", prompt_eval_count=258), prompt=long) == "llm-prompt-cut"
    with OllamaServer(says("Oui.", prompt_eval_count=900)) as server:
        assert text_of(stream(server, long)) == "Oui."


def test_closing_the_stream_closes_the_connection() -> None:
    endless = lines(chat_lines("la mer " * 2000), gap=0.005)
    with OllamaServer(endless) as server:
        events = OllamaGenerator("script:1b", url=server.url).stream(PROMPT)
        for _ in range(5):
            next(events)
        started = time.monotonic()
        events.close()
        assert server.closed_early.wait(2)
        assert time.monotonic() - started < 0.5


def test_a_proxy_in_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with OllamaServer(says("Oui.")) as server:
        assert text_of(stream(server)) == "Oui."


def test_a_server_that_tells_nothing_of_itself_still_writes() -> None:
    with OllamaServer(says("Oui."), routes={"/api/ps": body("nonsense", 404)}) as server:
        assert text_of(stream(server)) == "Oui."


RECORDED = [
    ("09b-chat-unknown-model-stream", 0, "llm-model-missing"),
    ("09j-chat-cloud-name", 0, "llm-forbidden"),
    ("12a-server-SIGKILL-midstream", 0, "llm-cut"),
    ("12b-server-SIGTERM-midstream", 0, "llm-cut"),
    ("12c-runner-SIGKILL-midstream", 0, "llm-failed"),
    ("12d-runner-SIGTERM-midstream", 0, "llm-failed"),
    ("12f-server-SIGKILL-nonstream", 0, "llm-cut"),
    ("13c-queue-full", 2, "llm-busy"),
    ("07c2-numctx-truncate-false-stream", 0, "llm-prompt-cut"),
    ("07d2-numctx-shift-false-stream", 0, "llm-prompt-cut"),
    ("24a-foreign-host-header", 0, "llm-forbidden"),
    ("18e-no-model", 0, "llm-failed"),
]


@pytest.mark.parametrize(("name", "number", "code"), RECORDED)
def test_recorded_faults(name: str, number: int, code: str) -> None:
    assert code_of(recorded(name, number)) == code


def test_recorded_silent_truncation() -> None:
    prompt = "x" * 3 * 1144
    assert code_of(recorded("07b-numctx-one-long-message-stream"), prompt) == "llm-prompt-cut"


@pytest.mark.parametrize(
    ("name", "reason"), [("06-chat-stream", "stop"), ("06b-chat-stream-num_predict", "length")]
)
def test_recorded_streams(name: str, reason: str) -> None:
    with OllamaServer(recorded(name)) as server:
        events = stream(server)
    assert text_of(events).strip()
    assert events[-1].reason == reason


def test_recorded_emoji_and_accents_are_whole() -> None:
    with OllamaServer(recorded("06d-chat-stream-nonascii")) as server:
        assert "\ufffd" not in text_of(stream(server))
