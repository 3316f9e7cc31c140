"""A reader is not made to speak of what no page mentions, and is heard where he does speak."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import index
from rag import Dossier

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Que pense loutre_binaire du chômage des marins ?", "ne parle de chômage des marins"),
        ("What does Puddlewick say about football?", "mentions football"),
        ("Que dit Carambole sur la grippe ?", "ne parle de grippe"),
        ("Que dit Jeanneton de la grève des trains ?", "ne parle de grève des trains"),
        ("Que fait la BCE ?", "ne parle de BCE"),
        ("Que pense le FMI de l'accord ?", "ne parle de FMI"),
    ],
)
def test_what_no_page_mentions_is_named(demo_store: Path, question: str, said: str) -> None:
    with Dossier.open(demo_store) as dossier:
        answer = dossier.ask(question, llm="extracts")
    assert answer.status == "refused"
    assert said in answer.text


def test_a_name_is_known_by_its_name_of_several_words(demo_store: Path) -> None:
    with Dossier.open(demo_store) as dossier:
        answer = dossier.ask("Que dit Bercy de Mistral ?", llm="extracts")
    assert "ne parle de Bercy" not in answer.text


def test_a_verb_is_no_subject(demo_store: Path) -> None:
    with Dossier.open(demo_store) as dossier:
        answer = dossier.ask(
            "Which rivals of Mistral does a Fil Tech reader mention?", llm="extracts"
        )
    assert "Aleph Alpha" in answer.text


@pytest.mark.parametrize(
    ("question", "reader"),
    [
        ("Qu'est-ce qui fâche BotaniqueNord ?", "BotaniqueNord"),
        ("What objection does Octave R. raise?", "Octave R."),
        ("Que pense loutre_binaire du modèle ?", "loutre_binaire"),
    ],
)
def test_a_reader_who_writes_here_is_heard(demo_store: Path, question: str, reader: str) -> None:
    with Dossier.open(demo_store) as dossier:
        answer = dossier.ask(question, llm="extracts")
    assert answer.status == "answered"
    assert {sentence.speaker for sentence in answer.sentences} == {reader}


@pytest.mark.parametrize(
    ("called", "asked"),
    [("Snoopy", "SnoopyOP"), ("Snoopy", "Snoopy"), ("SnoopyOP", "SnoopyOP")],
)
def test_who_opened_the_thread_is_heard_by_either_name(
    tmp_path: Path, called: str, asked: str
) -> None:
    said = {"author": called, "date": "2024-03-04", "text": "Le bac de Vernou est trop lent."}
    page = {"title": "Le bac de Vernou", "text": "Le bac part à midi.", "comments": [said]}
    (tmp_path / "bac.json").write_text(json.dumps(page), encoding="utf-8")
    index.build([tmp_path / "bac.json"], store=tmp_path / "store")
    with Dossier.open(tmp_path / "store") as dossier:
        answer = dossier.ask(f"Que pense {asked} du bac de Vernou ?", llm="extracts")
    assert answer.status == "answered"
    assert {sentence.speaker for sentence in answer.sentences} == {called}
