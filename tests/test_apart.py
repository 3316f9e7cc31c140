"""A question on two persons is answered for each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rag import Dossier
from rag.apart import apart
from rag.question import read_question

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("question", "persons"),
    [
        (
            "Quelles critiques Kim van Sparrentak et Max von Thun formulent-ils ?",
            ("Sparrentak", "Thun"),
        ),
        ("What do Alexandra Geese and Max von Thun say?", ("Geese", "Thun")),
        ("Que disent Alexandra Geese et Brad Smith ?", ("Geese", "Smith")),
    ],
)
def test_each_person_is_heard(demo_store: Path, question: str, persons: tuple[str, ...]) -> None:
    with Dossier.open(demo_store) as dossier:
        answer = dossier.ask(question, llm="extracts")
    assert answer.status == "answered"
    for person in persons:
        assert any(person in passage.text for passage in answer.passages)
        assert any(
            person in sentence.text or person in (sentence.speaker or "")
            for sentence in answer.sentences
        )


def test_a_person_unknown_to_the_pages_is_named(demo_store: Path) -> None:
    with Dossier.open(demo_store) as dossier:
        answer = dossier.ask("Que disent Kai Zenner et Gontran Pellerin ?", llm="extracts")
    assert answer.status == "refused"
    assert "Gontran Pellerin" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Quand Kai Zenner et Alexandra Geese se sont-ils vus ?",
        "Kai Zenner et Alexandra Geese sont-ils d'accord ?",
        "Qui a rencontré Kai Zenner et Alexandra Geese ?",
        "What links Microsoft and Mistral AI?",
        "Combien Microsoft et Mistral valent-ils ?",
    ],
)
def test_what_two_do_together_is_one_question(text: str) -> None:
    assert apart(read_question(text, main_language="fr")) == {}
