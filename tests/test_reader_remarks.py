"""What readers blame, fear and propose, in whose words, over which comments: an invented dossier.

A toll on a bridge is paid with a badge, Passo Mini, of the firm Passo Rive. The counts were made by
reading the comments.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import index
from rag import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rag.answer import Answer


def _comment(author: str, text: str, date: str, *replies: dict[str, Any]) -> dict[str, Any]:
    return {"author": author, "text": text, "date": date, "replies": list(replies)}


PAGES: dict[str, dict[str, Any]] = {
    "badge": {
        "title": "Le péage du pont de Brive-Rive se paiera au badge",
        "author": "Odile Sarment",
        "outlet": "Le Courrier du Gué",
        "date": "2025-03-12",
        "language": "fr",
        "text": "Le département a signé un accord avec la firme Passo Rive pour le péage du "
        "pont.\n\nLe badge retenu, Passo Mini, coûtera 12 euros. Passo Mini s'achète en mairie. "
        "Passo Rive tiendra les guichets. Le maire, Luc Bastide, n'a pas été consulté.",
        "comments": [
            _comment(
                "lili_du_gue", "Mini tombe en panne un matin sur deux.", "2025-03-12",
                _comment("riverain37", "Chez moi il confond les motos et les camions.",
                         "2025-03-13"),
                _comment("Vent d'Autan", "À Sorges ils ont un bac, et c'est gratuit.",
                         "2025-03-13"),
            ),
            _comment(
                "Pecheur", "Je suis contre, mais pas pour le prix : ce qui me fâche, c'est "
                "l'abandon des tickets. Ma vieille carte passait partout, Mini n'ira jamais "
                "ailleurs.", "2025-03-14",
            ),
            _comment("zoe_b", "J'ai gardé Mini un mois. Bon pour les abonnés, inutile pour les "
                     "touristes.", "2025-03-20"),
            _comment("Passereau", "Passo paie ses impôts dans une île, c'est une honte.",
                     "2025-04-01"),
            _comment("kilo_oscar", "J'ai attendu le bac pendant trois hivers, deux heures chaque "
                     "soir. Je comprends le département.", "2025-04-02"),
            _comment("Tilleul", "Je suis pour, il faudrait seulement un tarif pour les "
                     "infirmières.", "2025-04-03"),
        ],
    },
    "bac": {
        "title": "Que deviendra le bac ?",
        "date": "2025-04-10",
        "language": "fr",
        "text": "Le bac s'arrêtera en juin. Dix marins attendent de savoir où ils iront.",
        "comments": [
            _comment("marinier", "Je crains que dix familles ne quittent le village.",
                     "2025-04-10"),
        ],
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    folder = tmp_path_factory.mktemp("badge")
    (folder / "pages").mkdir()
    for name, page in PAGES.items():
        (folder / "pages" / f"{name}.json").write_text(json.dumps(page), encoding="utf-8")
    index.build([str(folder / "pages")], store=str(folder / "store"))
    with Dossier.open(folder / "store") as opened:
        yield opened


def _speakers(answer: Answer) -> list[str | None]:
    return [one.speaker for one in answer.sentences if one.voice == "reader"]


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        (
            "Que reprochent les lecteurs à Passo Mini ?",
            {"lili_du_gue", "riverain37", "zoe_b", "Pecheur"},
        ),
        (
            "What do readers hold against Passo Mini?",
            {"lili_du_gue", "riverain37", "zoe_b", "Pecheur"},
        ),
        ("Que critiquent les lecteurs chez Passo ?", {"Passereau"}),
        ("De quoi les lecteurs ont-ils peur ?", {"marinier"}),
        ("Que proposent les lecteurs ?", {"Tilleul"}),
        ("What do readers propose?", {"Tilleul"}),
        ("What do readers like about Passo Mini?", {"zoe_b"}),
    ],
)
def test_who_is_asked_what_readers_blame_or_fear_quotes_those_who_do(
    question: str, speakers: set[str], dossier: Dossier
) -> None:
    answer = dossier.ask(question, llm="extracts")
    told = _speakers(answer)
    assert answer.status == "answered"
    assert 1 <= len(told) <= 3
    assert len(told) == len(answer.sentences)
    assert set(told) <= speakers


def test_a_remark_is_no_count_of_sides(dossier: Dossier) -> None:
    for question in ("Que reprochent les lecteurs à Passo Mini ?", "What do readers fear?"):
        assert "commentaires où" not in dossier.ask(question, llm="extracts").text
        assert "for or against" not in dossier.ask(question, llm="extracts").text


def test_a_reader_is_called_one_with_the_page(dossier: Dossier) -> None:
    french = dossier.ask("Que disent les lecteurs de Passo Mini ?", llm="extracts")
    assert all("(lecteur, Le Courrier du Gué)" in one.text for one in french.sentences)
    english = dossier.ask("What do readers fear?", llm="extracts")
    assert english.text.startswith("marinier (a reader, “Que deviendra le bac ?”, in French): ")


def test_those_who_shorten_a_name_are_counted_and_those_who_name_its_firm_are_not(
    dossier: Dossier,
) -> None:
    french = dossier.ask("Que pensent les lecteurs de Passo Mini ?", llm="extracts").sentences[0]
    assert french.text.startswith("Sur les 4 commentaires où il est question de Passo Mini, aucun")
    assert all("Je suis contre" not in one.quote for one in french.citations)
    english = dossier.ask("What do readers think of Passo Mini?", llm="extracts").sentences[0]
    assert english.text.startswith("In the 4 comments on Passo Mini, nobody")


@pytest.mark.parametrize(
    ("filters", "start"),
    [
        ({"kind": "comment"}, "Sur les 9 commentaires du dossier, 1 lecteur se dit pour (Tilleul)"),
        (
            {"since": "2025-04"},
            "Sur les 4 commentaires retenus (filtre\u00a0: depuis avril 2025), "
            "1 lecteur se dit pour (Tilleul), aucun contre",
        ),
        (
            {"kind": "comment", "until": "2025-03-14"},
            "Sur les 4 commentaires retenus (filtre\u00a0: jusqu’au 14 mars 2025), "
            "aucun lecteur ne se dit pour, 1 contre (Pecheur)",
        ),
    ],
)
def test_sides_are_counted_over_the_comments_that_pass_the_filters(
    filters: dict[str, Any], start: str, dossier: Dossier
) -> None:
    first = dossier.ask("Que pensent les lecteurs ?", llm="extracts", **filters).sentences[0]
    assert first.text.startswith(start)
    assert first.voice == "synthesis"


def test_no_comment_is_counted_where_only_articles_may_be_used(dossier: Dossier) -> None:
    answer = dossier.ask("Que pensent les lecteurs ?", llm="extracts", kind="article")
    assert all(one.voice != "synthesis" for one in answer.sentences)
    assert all(one.source.kind == "article" for one in answer.citations)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Pourquoi Pecheur est-il opposé à l'accord ?", "l'abandon des tickets"),
        ("Que pense Pecheur de l'accord ?", "Je suis contre"),
        ("What does Pecheur think of the deal?", "Je suis contre"),
        ("Why does Pecheur oppose the deal?", "l'abandon des tickets"),
        ("Quel est l'avis de Tilleul sur le péage ?", "Je suis pour"),
        (
            "Pour quelle raison kilo_oscar comprend-il que le département ait signé ?",
            "Je comprends le département",
        ),
    ],
)
def test_what_a_reader_writes_answers_a_question_on_him(
    question: str, said: str, dossier: Dossier
) -> None:
    answer = dossier.ask(question, llm="extracts")
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    ["Pourquoi Tilleul est-il opposé à l'accord ?", "Why is Tilleul against the deal?"],
)
def test_a_side_that_a_reader_does_not_take_is_denied_in_his_words(
    question: str, dossier: Dossier
) -> None:
    answer = dossier.ask(question, llm="extracts")
    assert answer.status == "refused"
    assert [one.code for one in answer.notices] == ["false-premise"]
    assert "Je suis pour" in answer.text


@pytest.mark.parametrize(
    ("question", "speakers"),
    [
        ("Les internautes voient-ils des pannes ?", ["lili_du_gue", "riverain37"]),
        ("Les lecteurs trouvent-ils que Mini confond les motos ?", ["riverain37", "lili_du_gue"]),
    ],
)
def test_who_answers_a_reader_is_told_beside_him(
    question: str, speakers: list[str], dossier: Dossier
) -> None:
    assert _speakers(dossier.ask(question, llm="extracts")) == speakers


def test_of_a_reader_asked_about_by_name_nobody_else_is_told(dossier: Dossier) -> None:
    answer = dossier.ask("Que dit lili_du_gue dans les commentaires ?", llm="extracts")
    assert set(_speakers(answer)) == {"lili_du_gue"}
