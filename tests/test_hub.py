"""A model that the hub does not give is told at once, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ollama_server import OllamaServer, body

from index.embedding import load_embedder
from index.errors import EmbedderMissing, EmbedderUnfetched, EmbedderUnfit, RerankerUnfetched
from index.hub import refused_by_hub
from rag.retrieval.reranker import CrossReranker

if TYPE_CHECKING:
    from pathlib import Path

NAME = "nobody/no-such-model"


@pytest.mark.parametrize(
    ("status", "word"), [(404, "no such model"), (401, "no such model"), (500, "500")]
)
def test_what_the_hub_answers(status: int, word: str) -> None:
    with OllamaServer(routes={f"/api/models/{NAME}": body({}, status)}) as hub:
        refused = refused_by_hub(NAME, endpoint=hub.url)
    assert refused is not None
    assert word in refused.en
    assert refused.fr != refused.en


def test_a_model_that_the_hub_has() -> None:
    with OllamaServer(routes={f"/api/models/{NAME}": body({"id": NAME})}) as hub:
        assert refused_by_hub(NAME, endpoint=hub.url) is None


def test_a_hub_that_does_not_answer() -> None:
    refused = refused_by_hub(NAME, endpoint="http://127.0.0.1:9")
    assert refused is not None
    assert "127.0.0.1:9" in refused.fr


@pytest.mark.parametrize("name", ["a/b/c", "../x", "no name", ""])
def test_what_is_no_name_is_not_asked_for(name: str) -> None:
    assert refused_by_hub(name, endpoint="http://127.0.0.1:9") is not None


@pytest.mark.slow
def test_a_download_that_was_asked_for_is_not_advised_again(tmp_path: Path) -> None:
    with pytest.raises(EmbedderUnfetched) as told:
        load_embedder(NAME, download=True)
    assert "--download" not in str(told.value) + told.value.say("fr")
    assert "connexion" in told.value.say("fr")
    with pytest.raises(EmbedderMissing, match="--download"):
        load_embedder(NAME)
    with pytest.raises(RerankerUnfetched) as told_too:
        CrossReranker(NAME, download=True)
    assert "--download" not in str(told_too.value)
    with pytest.raises(EmbedderUnfit):
        load_embedder(str(tmp_path), download=True)
