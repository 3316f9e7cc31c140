"""Citation marks as models really write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rag.writing.citation_marks import read_marks
from rag.writing.declined import is_declined

TEXT = "Le port de Brest a reçu 12 millions d'euros"
NAMES = ["Le Télégramme", "Ouest-France", "le commentaire de Syl"]

FORMS = {
    "[1].": (1,), " [1].": (1,), " [1, 2].": (1, 2), " [1][2].": (1, 2), " [1] [2].": (1, 2),
    " [1], [2].": (1, 2), " [1] et [2].": (1, 2), " [1;3].": (1, 3), " [1-3].": (1, 2, 3),
    "【1】.": (1,), "【1†source】.": (1,), " ［1］.": (1,), " (1).": (1,), " (1, 2).": (1, 2),
    " [^1].": (1,),
    " [n°1].": (1,), " [n° 1].": (1,), " [Passage 1].": (1,), " (passage 1).": (1,),
    " (passages 1 et 2).": (1, 2), " (source : passage 1).": (1,), " (cf. passage [1]).": (1,),
    " (voir [2]).": (2,), " ([1]).": (1,), " [[1]].": (1,), " {1}.": (1,), " - [1].": (1,),
    " [1: Le Télégramme].": (1,), " [passage 1, phrase 2].": (1,), " [9].": (9,), " (9).": (9,),
    " [Ouest-France, 28 février 2024].": (2,), "¹.": (1,), " [Extract 2].": (2,), " [#3].": (3,),
}  # fmt: skip


@pytest.mark.parametrize(("form", "numbers"), FORMS.items())
def test_every_form_is_read_and_removed(form: str, numbers: tuple[int, ...]) -> None:
    assert read_marks(TEXT + form, NAMES) == (f"{TEXT}.", numbers)


@pytest.mark.parametrize(
    "text",
    ["Il est né en (1992) à Nice.", "L'article 5(2) du règlement.", "Quinze (15) élus ont voté.",
     "Il pèse 12 t (24) en tout.", "La suite [...] reste."],
)  # fmt: skip
def test_what_is_no_mark_stays(text: str) -> None:
    assert read_marks(text, NAMES) == (text, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selon le passage 1, c'est oui.", "Selon Le Télégramme, c'est oui."),
        ("Le passage 3 dit non.", "Le commentaire de Syl dit non."),
        ("L'auteur du passage 2 dit non.", "L'auteur d'Ouest-France dit non."),
        ("Les passages 1 et 2 diffèrent.", "Le Télégramme et Ouest-France diffèrent."),
        ("According to passage [2], no.", "According to Ouest-France, no."),
        ("Le passage 9 dit non.", "Le passage 9 dit non."),
    ],
)
def test_a_passage_named_in_prose_gets_its_name(text: str, expected: str) -> None:
    assert read_marks(text, NAMES).text == expected


@given(st.text(alphabet="[]()【】 12,.ab^-", max_size=40))
@example("【1[]】")
@example("[1[2]]")
@example("b(【121] )")
def test_no_number_between_brackets_survives(text: str) -> None:
    marked = read_marks(text, NAMES)
    assert not re.search(r"[\[【]\d{1,3}[\]】]", marked.text)


DECLINED = [
    "Ce n'est pas dans les passages.", "Cela n'est pas dans les passages fournis.",
    "Les passages ne mentionnent pas Anthropic.", "Aucun passage ne parle d'Anthropic.",
    "Les extraits fournis ne permettent pas de répondre à la question.",
    "L'information n'est pas dans les documents.", "Je ne sais pas.",
    "Désolé, je ne peux pas répondre à cette question.",
    "Il n'y a pas d'information à ce sujet dans les passages.",
    "Il n'est pas précisé dans les passages qui dirige l'entreprise.",
    "This is not in the passages.", "The answer isn't in the passages.",
    "The passages do not mention Anthropic.", "The provided passages don't say who he is.",
    "I cannot answer this question.", "There is no information about this in the given passages.",
    "None of the passages mention it.", "It is not mentioned in the passages.",
    "Unfortunately, I don't have enough information.",
]  # fmt: skip
CLAIMED = [
    "Microsoft ne précise pas le montant.", "Le montant n'a pas été précisé.",
    "La Commission n'a pas dit si elle enquêtait.", "Il ne sait pas quand il partira.",
    "Microsoft did not disclose the amount.", "« Je ne sais pas », répond le maire.",
    "The Commission has not said when it will decide.", "Aucune des deux entreprises ne répond.",
    "Les documents internes de Microsoft montrent une hausse.",
]  # fmt: skip


@pytest.mark.parametrize("sentence", DECLINED)
def test_the_models_refusals(sentence: str) -> None:
    assert is_declined(sentence)


@pytest.mark.parametrize("sentence", CLAIMED)
def test_facts_about_what_was_not_said(sentence: str) -> None:
    assert not is_declined(sentence)
