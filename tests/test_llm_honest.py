"""Honest answers through the whole path, a real server behind it: they come out whole.

``data/honest.jsonl`` holds questions on the demo dossier and answers as a good small model writes
them: paraphrased, in English over French pages, numbers in words, odd citation marks or none.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ollama_server import OllamaServer, says

from rag import Answer, Dossier
from rag.llm.ollama import OllamaGenerator

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "honest.jsonl").read_text("utf-8").splitlines()
]
KEPT = 0.95  # share of the sentences kept in the model's words


@pytest.fixture(scope="module")
def answers(demo_store: Path) -> list[Answer]:
    found = []
    with Dossier.open(demo_store) as dossier:
        for row in ROWS:
            with OllamaServer(says(row["answer"])) as server:
                generator = OllamaGenerator("script:1b", url=server.url)
                found.append(dossier.ask(row["question"], llm=generator))
    return found


def test_honest_sentences_are_kept_in_the_models_words(answers: list[Answer]) -> None:
    kept = sum(len(a.sentences) for a in answers if a.engine.kind == "ollama")
    lost = sum(max(1, len(a.withdrawn)) for a in answers if a.engine.kind != "ollama")
    lost += sum(len(a.withdrawn) for a in answers if a.engine.kind == "ollama")
    assert len(ROWS) >= 60
    assert kept / (kept + lost) >= KEPT


def test_every_sentence_kept_is_cited(answers: list[Answer]) -> None:
    for answer in answers:
        if answer.engine.kind == "ollama":
            assert all(sentence.citations for sentence in answer.sentences), answer.text
