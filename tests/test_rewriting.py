"""Follow-ups rewritten by a model: taken when they add nothing, else left to the rules."""

from __future__ import annotations

import json
from time import monotonic
from typing import TYPE_CHECKING

import pytest
from ollama_server import Exchange, OllamaServer, chat_lines, error, lines, says

from rag import Dossier
from rag.answer import Answer, Sentence
from rag.followup import FollowUp
from rag.llm.ollama import OllamaGenerator
from rag.writing.rewriting import rewrite, told, trusted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TURN = Answer(
    question="Qui est Kai Zenner ?",
    searched="Qui est Kai Zenner ?",
    language="fr",
    status="answered",
    text="",
    sentences=(Sentence("Kai Zenner conseille l'eurodéputé Axel Voss depuis 2017.", ()),),
)
QUESTION = "Et pourquoi est-il fâché ?"
RULES = "Pourquoi Kai Zenner est-il fâché ?"
FOLLOW = FollowUp(QUESTION, RULES, depends=True)
FIRST = "Qui est Kai Zenner ?"
NEXT = "Et pourquoi est-il furieux ?"
WORDED = "Pour quelle raison Kai Zenner est-il furieux ?"
BY_RULES = "Pourquoi Kai Zenner est-il furieux ?"
REWRITING = "Question réécrite"


@pytest.fixture(scope="module")
def dossier(demo_store: Path) -> Iterator[Dossier]:
    with Dossier.open(demo_store) as opened:
        yield opened


def test_a_good_rewriting_is_taken() -> None:
    with OllamaServer(says("Pourquoi Kai Zenner est-il donc fâché ?")) as server:
        generator = OllamaGenerator("script:1b", url=server.url)
        found = rewrite(FOLLOW, [TURN], language="fr", generator=generator)
        prompt = server.sent_to("/api/chat")[0].prompt
    assert found == "Pourquoi Kai Zenner est-il donc fâché ?"
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
        "Pourquoi le conseiller est-il fâché ?",
        f"Pourquoi Kai Zenner est-il fâché {'contre tout et contre tous ' * 6}?",
        "",
        "?" * 400,
    ],
)
def test_a_bad_one_is_not(text: str) -> None:
    said = told([TURN], "fr")
    assert trusted(text, QUESTION, said, language="fr", by_rules=RULES) is None


@pytest.mark.parametrize(
    "chat",
    [
        error(503, "busy"),
        lines(chat_lines("Pourquoi Kai")[:-1], ending="cut"),
        Exchange(pause=3.0),
        lines(chat_lines("Pourquoi Kai Zenner est-il fâché ?"), gap=0.4),
    ],
    ids=["fails", "cut", "silent", "slow"],
)
def test_a_failing_or_slow_model_leaves_it_to_the_rules(chat: Exchange) -> None:
    began = monotonic()
    with OllamaServer(chat) as server:
        generator = OllamaGenerator("script:1b", url=server.url)
        found = rewrite(FOLLOW, [TURN], language="fr", generator=generator, seconds=0.5)
        assert monotonic() - began < 2.5
    assert found is None


def test_a_model_that_goes_on_is_stopped() -> None:
    with OllamaServer(lines(chat_lines("encore " * 5000))) as server:
        generator = OllamaGenerator("script:1b", url=server.url)
        assert rewrite(FOLLOW, [TURN], language="fr", generator=generator) is None
        assert server.closed_early.wait(5.0)


def test_a_model_that_must_be_loaded_is_not_waited_for() -> None:
    with OllamaServer(says(WORDED), loaded=()) as server:
        generator = OllamaGenerator("script:1b", url=server.url)
        assert rewrite(FOLLOW, [TURN], language="fr", generator=generator) is None
        assert server.sent_to("/api/chat") == []


# In a conversation


def scripted(rewriting: str | Exchange) -> Callable[[str], str | Exchange]:
    """Answer the rewriting's prompt with one text, any other as a model that quotes."""
    return lambda prompt: rewriting if REWRITING in prompt else "Kai Zenner est furieux [1]."


@pytest.mark.parametrize(
    ("rewriting", "searched"),
    [
        (WORDED, WORDED),
        (f"{REWRITING} : {WORDED}", WORDED),
        ("Pourquoi Emmanuel Macron est-il furieux ?", BY_RULES),
        ("", BY_RULES),
        (error(500, "out of memory"), BY_RULES),
    ],
)
def test_the_model_rewrites_a_follow_up_once(
    dossier: Dossier, rewriting: str | Exchange, searched: str
) -> None:
    with OllamaServer(scripted(rewriting)) as server:
        chat = dossier.chat()
        generator = OllamaGenerator("script:1b", url=server.url)
        chat.ask(FIRST, llm=generator)
        first = len(server.sent_to("/api/chat"))
        answer = chat.ask(NEXT, llm=generator)
        asked = [request.prompt for request in server.sent_to("/api/chat")]
    assert first == 1
    assert sum(REWRITING in prompt for prompt in asked) == 1
    assert len(asked) == 3
    assert (answer.question, answer.searched) == (NEXT, searched)
    assert searched in asked[-1]


def test_a_question_that_stands_alone_costs_no_call(dossier: Dossier) -> None:
    with OllamaServer(scripted(WORDED)) as server:
        chat = dossier.chat()
        generator = OllamaGenerator("script:1b", url=server.url)
        for question in (FIRST, "Combien Microsoft a-t-il investi ?", "Merci !"):
            assert chat.ask(question, llm=generator).searched == question
        prompts = [request.prompt for request in server.sent_to("/api/chat")]
    assert not any(REWRITING in prompt for prompt in prompts)


@pytest.mark.parametrize("kind", ["ollama", "openai"])
def test_the_named_engine_rewrites(
    dossier: Dossier, demo_store: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def openai(_request: object) -> Exchange:
        choice = {"index": 0, "delta": {"role": "assistant", "content": WORDED}}
        head = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
        ended = {"index": 0, "delta": {}, "finish_reason": "stop"}
        values = [{**head, "choices": [{**choice, "finish_reason": None}]},
                  {**head, "choices": [ended]}]  # fmt: skip
        data = "".join(f"data: {json.dumps(value)}\n\n" for value in values)
        whole = f"{data}data: [DONE]\n\n".encode()
        return Exchange(((0.0, whole),), content_type="text/event-stream")

    with OllamaServer(says(WORDED), routes={"/v1/chat/completions": openai}) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        monkeypatch.setenv("DOSSIER_OPENAI_URL", f"{server.url}/v1")
        with Dossier.open(demo_store) as opened:
            chat = opened.chat()
            chat.ask(FIRST, llm="extracts")
            assert chat.ask(NEXT, llm=f"{kind}:script:1b").searched == WORDED


def test_without_a_model_the_rules_rewrite(dossier: Dossier) -> None:
    chat = dossier.chat()
    chat.ask(FIRST, llm="extracts")
    assert chat.ask(NEXT, llm="extracts").searched == BY_RULES
