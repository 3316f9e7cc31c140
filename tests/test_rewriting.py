"""Follow-ups rewritten by a model: taken when they add nothing, else left to the rules."""

from __future__ import annotations

import pytest
from ollama_server import OllamaServer, error, says

from rag.answer import Answer, Sentence
from rag.llm.ollama import OllamaGenerator
from rag.rewriting import rewrite, told, trusted

TURN = Answer(
    question="Qui est Kai Zenner ?",
    searched="Qui est Kai Zenner ?",
    language="fr",
    status="answered",
    text="",
    sentences=(Sentence("Kai Zenner conseille l'eurodéputé Axel Voss depuis 2017.", ()),),
)
QUESTION = "Et pourquoi est-il fâché ?"


def test_a_good_rewriting_is_taken() -> None:
    with OllamaServer(says("Pourquoi Kai Zenner est-il fâché ?")) as server:
        generator = OllamaGenerator("script:1b", url=server.url)
        found = rewrite(QUESTION, [TURN], "fr", generator)
        prompt = server.sent_to("/api/chat")[0].prompt
    assert found == "Pourquoi Kai Zenner est-il fâché ?"
    assert "Kai Zenner conseille" in prompt
    assert QUESTION in prompt


@pytest.mark.parametrize(
    "text",
    [
        "Pourquoi Sam Altman est-il fâché ?",
        "Pourquoi Kai Zenner est-il fâché depuis 2019 ?",
        "Kai Zenner est fâché parce qu'il a perdu.",
        "Why is Kai Zenner angry about this and that ?",
        "Qui est Kai Zenner ?",
        "Pourquoi Kai Zenner est-il fâché ?\nParce que.",
        "",
        "?" * 400,
    ],
)
def test_a_bad_one_is_not(text: str) -> None:
    assert trusted(text, QUESTION, told([TURN], "fr"), "fr") is None


def test_a_failing_model_leaves_it_to_the_rules() -> None:
    with OllamaServer(error(503, "busy")) as server:
        generator = OllamaGenerator("script:1b", url=server.url)
        assert rewrite(QUESTION, [TURN], "fr", generator) is None
