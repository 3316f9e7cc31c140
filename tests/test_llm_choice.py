"""Which engine answers: named, automatic, or none, and how long the question takes."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ollama_server import Exchange, OllamaServer, body, installed, recorded

from rag.answer import Engine
from rag.errors import EngineUnknown
from rag.llm import Choice, choose
from rag.llm.address import ollama_url
from rag.llm.memory import total_memory, usable_memory

CLOSED = "127.0.0.1:9"


def auto(server: OllamaServer) -> Choice:
    return choose("auto", host=server.url)


def model_of(choice: Choice) -> str | None:
    assert choice.generator is not None, choice.failed
    return choice.generator.engine.model


def code_of(choice: Choice) -> str:
    assert choice.generator is None
    assert choice.failed is not None
    return choice.failed.code


def test_extracts_ask_nothing() -> None:
    with OllamaServer() as server:
        assert choose("extracts", host=server.url) == Choice()
        assert not server.requests


@pytest.mark.parametrize("spec", ["gpt", "ollama:", "openai:", "extracts:x", "auto:x", "Ollama"])
def test_an_unknown_engine_is_refused(spec: str) -> None:
    with pytest.raises(EngineUnknown, match=spec):
        choose(spec, host=CLOSED)


def test_a_named_model() -> None:
    with OllamaServer() as server:
        choice = choose("ollama:mistral-small3.2:24b", host=server.url)
    assert choice.asked
    assert choice.generator.engine == Engine("ollama", "mistral-small3.2:24b")


@pytest.mark.parametrize("spec", ["auto", "ollama:m:1b", None, ""])
def test_nothing_listening(spec: str | None) -> None:
    started = time.perf_counter()
    choice = choose(spec, host=CLOSED)
    assert time.perf_counter() - started < 0.05
    assert code_of(choice) == "llm-unreachable"
    assert choice.asked is bool(spec and spec != "auto")


@pytest.mark.parametrize("spec", ["auto", "ollama:m:1b"])
def test_a_server_below_the_floor(spec: str) -> None:
    with OllamaServer(version="0.17.0") as server:
        assert code_of(choose(spec, host=server.url)) == "llm-too-old"


@pytest.mark.parametrize("version", ["0.17.1", "0.32.15", "1.0", "0.18.0-rc1", "0.0.0", "dev"])
def test_a_server_above_the_floor(version: str) -> None:
    with OllamaServer(version=version) as server:
        assert model_of(auto(server)) == "script:1b"


@pytest.mark.parametrize("spec", ["auto", "ollama:m:1b"])
def test_a_server_that_refuses_us(spec: str) -> None:
    with OllamaServer(routes={"/api/version": Exchange(status=403)}) as server:
        assert code_of(choose(spec, host=server.url)) == "llm-forbidden"


MODELS: list[dict[str, Any]] = [
    installed("old:3b", modified_at="2026-01-01T00:00:00Z"),
    installed("new:3b", modified_at="2026-03-01T00:00:00Z"),
    installed("huge:70b", modified_at="2026-04-01T00:00:00Z", size=10**15),
    installed("embed:s", modified_at="2026-05-01T00:00:00Z", capabilities=["embedding"]),
    installed("gpt:120b-cloud", modified_at="2026-06-01T00:00:00Z", size=300),
    installed("far:latest", modified_at="2026-07-01T00:00:00Z", remote_host="https://x.y:443"),
]


def test_auto_takes_the_most_recent_that_can() -> None:
    with OllamaServer(models=MODELS, loaded=()) as server:
        assert model_of(auto(server)) == "new:3b"


def test_auto_prefers_what_is_loaded() -> None:
    with OllamaServer(models=MODELS, loaded=("old:3b",)) as server:
        assert model_of(auto(server)) == "old:3b"
    with OllamaServer(models=MODELS, loaded=("embed:s", "gpt:120b-cloud")) as server:
        assert model_of(auto(server)) == "new:3b"


@pytest.mark.parametrize("models", [[], MODELS[2:]])
def test_auto_without_a_model_that_can(models: list[dict[str, Any]]) -> None:
    with OllamaServer(models=models, loaded=()) as server:
        choice = auto(server)
    assert code_of(choice) == "llm-no-model"
    assert "dossier setup" in choice.failed.say("fr")


def test_auto_on_a_server_that_hangs_is_given_up_in_a_second() -> None:
    slow = body({"version": "0.32.15"}, pause=3)
    with OllamaServer(routes={"/api/version": slow}) as server:
        started = time.monotonic()
        assert code_of(auto(server)) == "llm-timeout"
        assert time.monotonic() - started < 1


def test_auto_on_something_else_than_ollama() -> None:
    page = Exchange(((0, b"<html>hello</html>"),), content_type="text/html")
    with OllamaServer(routes={"/api/version": page}) as server:
        assert code_of(auto(server)) == "llm-garbled"


def test_recorded_listing() -> None:
    routes = {
        "/api/version": recorded("01-version"),
        "/api/tags": recorded("03-tags"),
        "/api/ps": recorded("15a-ps-empty"),
    }
    with OllamaServer(routes=routes) as server:
        assert model_of(auto(server)) == "smollm2:135m"


def test_memory_is_the_lower_of_machine_and_container(tmp_path: Any) -> None:
    limit = tmp_path / "memory.max"
    limit.write_text("1000000\n")
    assert total_memory((limit,)) == 1_000_000
    limit.write_text("max\n")
    assert total_memory((limit, tmp_path / "none")) > 1_000_000
    assert 0 < usable_memory() < total_memory()


def test_auto_on_a_bare_machine_imports_nothing_heavy() -> None:
    code = (
        "import sys; from rag.llm import choose; choose('auto', host='127.0.0.1:9');"
        "print(sorted({'llama_index', 'torch', 'httpx', 'ollama', 'openai'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@given(
    st.one_of(st.text(max_size=30), st.from_regex(r"(https?://)?[a-z.\[\]:0-9]{0,12}(:\d{0,6})?/?"))
)
def test_any_host_gives_an_answer(host: str) -> None:
    url = ollama_url(host)
    assert "://" in url
    assert not url.endswith("/")


@pytest.mark.parametrize("host", ["x" * 300, "http://[::1", "é..é", "127.0.0.1:0"])
def test_an_impossible_host_is_only_unreachable(host: str) -> None:
    assert code_of(choose("auto", host=host)) == "llm-unreachable"
