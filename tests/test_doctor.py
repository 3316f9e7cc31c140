"""What ``dossier doctor`` finds on machines in several states."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from ollama_server import OllamaServer

from ui.terminal.doctor import Finding, doctor_command, examine, unmet_requirements

if TYPE_CHECKING:
    from pathlib import Path

CODES = ["python", "packages", "store", "embedder", "ollama", "memory", "disk"]


def by_code(findings: list[Finding]) -> dict[str, Finding]:
    return {finding.code: finding for finding in findings}


def test_a_bare_machine(tmp_path: Path) -> None:
    findings = examine(tmp_path / "none", "127.0.0.1:9")
    assert [finding.code for finding in findings] == CODES
    found = by_code(findings)
    assert found["python"].ok
    assert found["packages"].ok, found["packages"].text_en
    assert not found["store"].ok
    assert found["store"].needed  # nothing can be asked without one
    assert "dossier index" in found["store"].text("fr")
    assert not found["ollama"].ok
    assert not found["ollama"].needed
    assert "ollama serve" in found["ollama"].text("en")
    for finding in findings:
        assert finding.text_fr
        assert finding.text_en
        assert "{" not in finding.text("fr") + finding.text("en")


def test_a_server_with_models(tmp_path: Path) -> None:
    with OllamaServer(models=("mistral:7b", "b:1b", "c:1b", "d:1b", "e:1b", "f:1b")) as server:
        ollama = by_code(examine(tmp_path, server.url))["ollama"]
    assert ollama.ok
    assert "mistral:7b" in ollama.text_fr
    assert "(+1)" in ollama.text_fr


@pytest.mark.parametrize(
    ("version", "models", "word"), [("0.1.0", ("m:1b",), "0.17.1"), ("0.32.15", (), "setup")]
)
def test_a_server_that_cannot_write(
    tmp_path: Path, version: str, models: tuple[str, ...], word: str
) -> None:
    with OllamaServer(models=models, version=version) as server:
        ollama = by_code(examine(tmp_path, server.url))["ollama"]
    assert not ollama.ok
    assert word in ollama.text_fr


def test_a_store(demo_store: Path) -> None:
    found = by_code(examine(demo_store, "127.0.0.1:9"))
    assert found["store"].ok, found["store"].text_en
    assert found["embedder"].ok, found["embedder"].text_en


def test_a_damaged_store(demo_store: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "store"
    damaged.mkdir()
    (damaged / "CURRENT").write_text("gone")
    store = by_code(examine(damaged, "127.0.0.1:9"))["store"]
    assert not store.ok
    assert store.needed


def test_requirements_are_compared() -> None:
    assert list(unmet_requirements()) == []
    assert list(unmet_requirements("no-such-project-here")) == ["no-such-project-here"]


def test_the_command_as_json(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        doctor_command,
        ["--json", "--store", str(tmp_path / "none")],
        env={"OLLAMA_HOST": "127.0.0.1:9"},
    )
    told = json.loads(done.stdout)
    assert [entry["code"] for entry in told] == CODES
    needed = [entry for entry in told if entry["needed"] and not entry["ok"]]
    assert done.exit_code == (1 if needed else 0)


def test_the_command_in_french(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        doctor_command,
        ["--store", str(tmp_path / "none")],
        env={"OLLAMA_HOST": "127.0.0.1:9", "LC_ALL": "fr_FR.UTF-8"},
    )
    assert "✗ Il n'y a pas de base" in done.stdout
    assert "✓ Python" in done.stdout
