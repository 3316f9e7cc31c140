"""A question on two persons is answered for each of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

import index
from rag import Dossier
from rag.evidence.decomposition import apart
from rag.questions.question import read_question

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("question", "persons"),
    [
        (
            "Quelles critiques Kim van Sparrentak et Max von Thun formulent-ils ?",
            {"Sparrentak": "façade|fooled", "Thun": "ironic|pas convaincu|doute|nébuleux"},
        ),
        (
            "What do Alexandra Geese and Max von Thun say?",
            {"Geese": "questions légitimes|legitimate", "Thun": "ironic|pas convaincu|pattern"},
        ),
        (
            "Que disent Alexandra Geese et Brad Smith ?",
            {"Geese": "questions légitimes|legitimate", "Smith": "conteste|OpenAI|principes"},
        ),
        (
            "Que pensent Mirabelle_57 et Jeanneton ?",
            {"Mirabelle_57": "accord", "Jeanneton": "aumône|pas d'accord|Pas d'accord"},
        ),
    ],
)
def test_each_person_is_heard(demo_store: Path, question: str, persons: dict[str, str]) -> None:
    with Dossier.open(demo_store) as dossier:
        answer = dossier.ask(question, llm="extracts")
    assert answer.status == "answered"
    assert "unheard" not in [notice.code for notice in answer.notices]
    assert len(answer.text.split()) <= 90
    for person, words in persons.items():
        told = [s.text for s in answer.sentences if person in f"{s.text} {s.speaker or ''}"]
        assert re.search(words, " ".join(told))


def test_who_is_unheard_is_named(tmp_path: Path) -> None:
    told = "Anne Roux a inauguré le pont samedi. Elle juge que « le péage est une honte »."
    page = {"title": "Vernou", "outlet": "Le Relais", "text": f"{told} Elle a écrit à Paul Lenoir."}
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.json").write_text(json.dumps(page), encoding="utf-8")
    index.build([tmp_path / "pages"], store=tmp_path / "store")
    with Dossier.open(tmp_path / "store") as dossier:
        answer = dossier.ask("Que pensent Anne Roux et Paul Lenoir du péage ?", llm="extracts")
    assert answer.status == "answered"
    assert "honte" in answer.text
    assert "Lenoir" not in answer.text
    assert ["Paul Lenoir" in n.text for n in answer.notices if n.code == "unheard"] == [True]


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
