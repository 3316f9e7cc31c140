"""What is said around a question asks for nothing on the pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.questions.courtesy import courtesy_off
from rag.questions.question import read_question


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("Salut ! Tu sais combien coûte le pont ?", "Combien coûte le pont ?"),
        ("Hello there, do you know when the bridge opens?", "When the bridge opens?"),
        ("Pouvez-vous m'expliquer pourquoi le pont ferme ?", "Pourquoi le pont ferme ?"),
        ("J'aimerais bien connaître le prix du pont svp", "Le prix du pont"),
        ("I'd like to know what the mayor said, please?", "What the mayor said?"),
        ("dis-moi qui a payé stp", "qui a payé"),
        ("Je voudrais savoir à qui appartient le pont.", "À qui appartient le pont."),
        ("Who paid? Thanks in advance!", "Who paid?"),
        ("Qui a payé ?\nCordialement", "Qui a payé ?"),
    ],
)
def test_courtesy_is_left_out(asked: str, left: str) -> None:
    assert courtesy_off(asked) == left


@pytest.mark.parametrize(
    "asked",
    [
        "Qui a dit merci ?",
        "Who said thanks?",
        "Peux-tu résumer le dossier ?",
        "Can you name the mayor?",
        "Tu peux citer les lecteurs ?",
        "Bonjour",
        "Thanks a lot!",
        "Que veut savoir le juge ?",
        "Hi-Tech a-t-elle fermé ?",
    ],
)
def test_what_is_asked_stays(asked: str) -> None:
    assert courtesy_off(asked) == asked


@given(st.text(min_size=1, max_size=80))
def test_some_of_the_question_always_stays(asked: str) -> None:
    left = courtesy_off(asked)
    assert left
    assert any(map(str.isalnum, left)) or left == asked


def test_a_question_knows_how_it_was_asked() -> None:
    polite = "Bonjour, pouvez-vous me dire combien Acme a payé ? Merci !"
    read = read_question(polite, main_language="fr")
    assert (read.asked, read.text) == (polite, "Combien Acme a payé ?")
    assert read.type == "amount"
    assert [word.folded for word in read.words] == ["acme", "paye"]
