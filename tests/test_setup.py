"""Setting a model up: finding Ollama, recommending, fetching, and every way a pull fails."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from ollama_server import Exchange, OllamaServer, error, in_turn, lines, recorded

from rag.errors import ModelFailed
from rag.llm.memory import GIGABYTE
from rag.llm.pull import PullFailed, PullProgress, pull
from ui.terminal.setup import OFFERS, fetch, look_for_ollama, recommended, setup_command

if TYPE_CHECKING:
    from pathlib import Path

MODEL = "ministral-3:3b"
LAYERS = [
    {"status": "pulling manifest"},
    {"status": "pulling aaaa", "digest": "sha256:aaaa", "total": 1000},
    {"status": "pulling aaaa", "digest": "sha256:aaaa", "total": 1000, "completed": 400},
    {"status": "pulling aaaa", "digest": "sha256:aaaa", "total": 1000, "completed": 1000},
    {"status": "pulling bbbb", "digest": "sha256:bbbb", "total": 500, "completed": 500},
    {"status": "verifying sha256 digest"},
    {"status": "writing manifest"},
]
SUCCESS = lines([*LAYERS, {"status": "success"}])


def pulled(exchange: Exchange, **options: int) -> list[PullProgress]:
    with OllamaServer(routes={"/api/pull": exchange}) as server:
        found = list(pull(MODEL, url=server.url, **options))
        assert server.sent_to("/api/pull")[0].body["model"] == MODEL
    return found


def code_of(exchange: Exchange, **options: int) -> str:
    with pytest.raises(ModelFailed) as raised:
        pulled(exchange, **options)
    assert raised.value.say("fr") != raised.value.say("en")
    return raised.value.code


def test_progress_counts_all_layers_and_never_goes_back() -> None:
    found = pulled(SUCCESS)
    assert found[-1] == PullProgress("success", 1500, 1500)
    done = [progress.completed for progress in found]
    assert done == sorted(done)
    assert all(progress.completed <= progress.total for progress in found)


FAULTS = {
    "offline": (
        lines([LAYERS[0], {"error": "pull model manifest: dial tcp: lookup r.x: no such host"}]),
        "pull-offline",
    ),
    "unknown": (
        lines([LAYERS[0], {"error": "pull model manifest: file does not exist"}]),
        "pull-unknown",
    ),
    "disk full": (
        lines([*LAYERS[:3], {"error": "write /x/sha256-aaaa: no space left on device"}]),
        "pull-disk-full",
    ),
    "too new": (
        lines(
            [LAYERS[0], {"error": "pull model manifest: 412: requires a newer version of Ollama"}]
        ),
        "pull-failed",
    ),
    "bad name": (error(400, "invalid model name"), "pull-unknown"),
    "server dies": (lines(LAYERS[:3], ending="cut"), "pull-cut"),
    "ends early": (lines(LAYERS[:3]), "pull-failed"),
    "refused": (Exchange(status=403), "pull-failed"),
    "garbage": (Exchange(((0.0, b"<html>\n"),)), "llm-garbled"),
}


@pytest.mark.parametrize(("exchange", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_every_failed_pull_has_its_code(exchange: Exchange, code: str) -> None:
    assert code_of(exchange) == code


def test_the_manifests_size_wins() -> None:
    assert code_of(SUCCESS, limit=999) == "pull-too-large"
    assert pulled(SUCCESS, limit=1500)


def test_a_pull_without_ollama() -> None:
    with pytest.raises(ModelFailed) as raised:
        list(pull(MODEL, url="http://127.0.0.1:9"))
    assert raised.value.code == "llm-unreachable"


def test_closing_stops_the_download() -> None:
    endless = lines([LAYERS[2]] * 2000, gap=0.005)
    with OllamaServer(routes={"/api/pull": endless}) as server:
        progress = pull(MODEL, url=server.url)
        next(progress)
        started = time.monotonic()
        progress.close()
        assert server.closed_early.wait(2)
        assert time.monotonic() - started < 0.5


RECORDED = [
    ("10a-pull-unknown-stream", "pull-offline"),
    ("10d-pull-bad-name", "pull-unknown"),
    ("10e-pull-local-registry-refused", "pull-offline"),
    ("10f-pull-unknown-404", "pull-unknown"),
]


@pytest.mark.parametrize(("name", "code"), RECORDED)
def test_recorded_failures(name: str, code: str) -> None:
    assert code_of(recorded(name)) == code


@pytest.mark.parametrize(
    "name",
    ["10g-pull-success", "10h-pull-again", "10k-pull-resume"],
)
def test_recorded_pulls(name: str) -> None:
    found = pulled(recorded(name))
    assert found[-1].status == "success"
    assert found[-1].completed == found[-1].total > 0


def test_looking_for_ollama() -> None:
    with OllamaServer(models=(MODEL,)) as server:
        found = look_for_ollama(server.url)
        assert found.version == "0.32.15"
        assert found.has("Ministral-3:3B")
        assert not found.has("ministral-3:8b")
        assert list(fetch(MODEL, found, limit=None)) == [], "an installed model is not pulled again"


def test_an_old_server_is_told() -> None:
    with OllamaServer(version="0.16.9") as server, pytest.raises(ModelFailed) as raised:
        look_for_ollama(server.url)
    assert raised.value.code == "llm-too-old"


@given(st.integers(0, 200 * GIGABYTE))
def test_what_is_recommended_fits_and_is_the_largest(memory: int) -> None:
    offer = recommended(memory)
    assert offer is None or offer.size <= memory
    larger = [
        one for one in OFFERS if one.size <= memory and (offer is None or one.size > offer.size)
    ]
    assert not larger


def command(*arguments: str, server: OllamaServer | None, store: Path, **options: str) -> Result:
    environment = {"OLLAMA_HOST": server.url if server else "127.0.0.1:9", **options}
    return CliRunner().invoke(
        setup_command, ["--store", str(store), *arguments], env=environment, catch_exceptions=True
    )


def test_the_command_fetches_what_fits(tmp_path: Path) -> None:
    routes = {"/api/pull": SUCCESS}
    with OllamaServer(models=(), routes=routes) as server:
        done = command("--yes", "--model", MODEL, server=server, store=tmp_path)
        assert len(server.sent_to("/api/pull")) == 1
    assert done.exit_code == 0, done.output
    assert f"ollama:{MODEL}" in done.stderr
    assert "dossier index" in done.stderr


def test_the_command_asks_before_it_fetches(tmp_path: Path) -> None:
    with OllamaServer(models=(), routes={"/api/pull": SUCCESS}) as server:
        environment = {"OLLAMA_HOST": server.url, "LC_ALL": "fr_FR.UTF-8"}
        arguments = ["--store", str(tmp_path), "--model", MODEL]
        done = CliRunner().invoke(setup_command, arguments, env=environment, input="n\n")
        assert not server.sent_to("/api/pull")
    assert done.exit_code == 1
    assert "Télécharger ministral-3:3b (environ 3 Go)" in done.stderr


def test_the_command_takes_an_installed_model(tmp_path: Path) -> None:
    with OllamaServer(models=("mistral:7b",)) as server:
        done = command(server=server, store=tmp_path, LC_ALL="fr_FR.UTF-8")
        assert not server.sent_to("/api/pull")
    assert done.exit_code == 0, done.output
    assert "mistral:7b est prêt" in done.stderr


def test_the_command_resumes_after_a_failure(tmp_path: Path) -> None:
    turns = in_turn(lines(LAYERS[:3], ending="cut"), SUCCESS)
    with OllamaServer(models=(), routes={"/api/pull": turns}) as server:
        first = command("--yes", "--model", MODEL, server=server, store=tmp_path)
        second = command("--yes", "--model", MODEL, server=server, store=tmp_path)
    assert isinstance(first.exception, PullFailed)
    assert second.exit_code == 0


def test_the_command_without_ollama(tmp_path: Path) -> None:
    done = command("--yes", server=None, store=tmp_path)
    assert isinstance(done.exception, ModelFailed)
    assert done.exception.code == "llm-unreachable"


def test_the_command_takes_the_next_smaller_when_the_manifest_says_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.terminal.setup.usable_memory", lambda: 6 * GIGABYTE)
    large = [{**line, "total": 7 * GIGABYTE} if "total" in line else line for line in LAYERS]
    turns = in_turn(lines([*large, {"status": "success"}]), SUCCESS)
    with OllamaServer(models=(), routes={"/api/pull": turns}) as server:
        done = command("--yes", server=server, store=tmp_path)
        asked = [request.body["model"] for request in server.sent_to("/api/pull")]
    assert asked == ["ministral-3:8b", "ministral-3:3b"]
    assert "ministral-3:3b" in done.stderr.splitlines()[-3]
