"""Follow-ups made whole by rules: what they take from the conversation, and what they leave."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.gold import load
from rag import Dossier
from rag.answer import Answer, Sentence
from rag.followup import followed

RESOLVED = """
Où Brad Smith a-t-il parlé ?|Et à quelle date ?|À quelle date Brad Smith a-t-il parlé ?
When did Brad Smith speak?|In which city?|In which city did Brad Smith speak?
Combien de loups peut-on abattre ?|Jusqu'à quand ?|Jusqu'à quand peut-on abattre des loups ?
How many languages does Large master?|And which ones?|Which languages does Large master?
La Commission a-t-elle répondu ?|Et pourquoi ?|Pourquoi la Commission a-t-elle répondu ?
Qui dirige Ferrovane ?|Depuis quand ?|Depuis quand : qui dirige Ferrovane ?
Combien coûte-t-elle selon Axel ?|Et selon la Région ?|Combien coûte-t-elle selon la Région ?
How much is a ewe worth here?|And a lamb?|How much is a lamb worth here?
Quel est le score de Mistral Large ?|Et GPT-4 ?|Quel est le score de GPT-4 ?
What does Mistral Large score on MMLU?|And GPT-4?|What does GPT-4 score on MMLU?
Qu'a dit Kim van Sparrentak de Microsoft ?|Et Axel Voss ?|Qu'a dit Axel Voss de Microsoft ?
Que disent les lecteurs ?|Et ceux du Fil Tech ?|Que disent les lecteurs du Fil Tech ?
What do readers think of the deal?|And Kai Zenner?|What does Kai Zenner think of the deal?
Combien d'articles y a-t-il ?|Et de commentaires ?|Combien de commentaires y a-t-il ?
What happened on 26 February?|And the next day?|What happened on 26 February the next day?
Qui est Firmin Agasse ?|Quel âge a-t-il ?|Quel âge a Firmin Agasse ?
Qui est Anne Vautrac ?|Quand a-t-elle signé l'acte ?|Quand Anne Vautrac a-t-elle signé l'acte ?
Who is Kai Zenner?|And why is he furious?|Why is Kai Zenner furious?
Who is Kai Zenner?|What about his boss?|Who is Kai Zenner's boss?
Qui est Kai Zenner ?|Et son patron ?|Qui est son patron (Kai Zenner) ?
Who backs Mistral AI?|And who sits on its board?|Who sits on Mistral AI's board?
What is La Plateforme?|And where is it hosted?|Where is La Plateforme hosted?
How many wolves live here?|Who counted them?|Who counted the wolves?
Why did Le Fil Tech publish a correction?|When did it appear?|When did the correction appear?
Qu'a dit Kim van Sparrentak ?|Où l'a-t-elle dit ?|Où Kim van Sparrentak l'a-t-elle dit ?
Quand la ligne ouvrira-t-elle ?|Pourquoi ce retard ?|Pourquoi ce retard (la ligne) ?
Combien vaut Mistral AI ?|Vraiment ?|Combien vaut Mistral AI ?
"""
PAIRS = Path(__file__).parents[1] / "evals" / "gold" / "demo-followups.jsonl"
SEARCHED = """
À quelle date Brad Smith a-t-il présenté ses principes ?
Que propose Théodule Vermorel ?
Que pense Solveig Bramafan du partenariat ?
Qui a mené ce tour de table ?
When did the correction appear?
What is Marina Ferrari's job?
Is Mixtral 8x7B open weight?
Who sits on Mistral AI's board?
"""
ALONE = """
Qui est Kai Zenner ?|Combien Microsoft a-t-il investi ?
Qui est Kai Zenner ?|Pourquoi la Commission a-t-elle ouvert une enquête ?
Qui est Kai Zenner ?|Y a-t-il un accord ?
Qui est Kai Zenner ?|Merci !
Qui est Kai Zenner ?|ok merci
Qui est Kai Zenner ?|Et les réactions ?
Qui est Kai Zenner ?|Et que répond le gouvernement ?
Who is Kai Zenner?|Is it true that the deal was signed?
Who is Kai Zenner?|Did the mayor say he would resign?
Who is Kai Zenner?|How many articles are there?
"""


def turn(question: str, told: str = "") -> Answer:
    sentences = (Sentence(told, ()),) if told else ()
    return Answer(
        question=question,
        searched=question,
        language="fr",
        status="answered",
        text=told,
        sentences=sentences,
    )


def rows(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip().splitlines()]


@pytest.mark.parametrize(("before", "question", "whole"), rows(RESOLVED))
def test_a_follow_up_is_made_whole(before: str, question: str, whole: str) -> None:
    found = followed(question, [turn(before)])
    assert found.depends
    assert found.text.replace("\u00a0", " ") == whole


@pytest.mark.parametrize(("before", "question"), rows(ALONE))
def test_a_question_that_stands_alone_is_left(before: str, question: str) -> None:
    found = followed(question, [turn(before)])
    assert (found.text, found.depends) == (question, False)


def test_without_a_conversation_nothing_is_rewritten() -> None:
    assert followed("Et pourquoi ?", []).text == "Et pourquoi ?"


def test_who_asked_for_somebody_is_then_spoken_of() -> None:
    before = turn("Qui préside Microsoft ?", "Brad Smith, le président de Microsoft, conteste.")
    assert followed("Quel âge a-t-il ?", [before]).text == "Quel âge a Brad Smith ?"
    founders = turn("Who founded it?", "By Arthur Mensch, Guillaume Lample and Timo Lacroix.")
    whole = followed("And what do they earn?", [founders]).text
    assert whole == "What do Arthur Mensch, Guillaume Lample and Timo Lacroix earn?"


def test_thanks_between_two_questions_are_passed_over() -> None:
    turns = [turn("Qui est Firmin Agasse ?"), turn("Merci !")]
    assert followed("Quel âge a-t-il ?", turns).text == "Quel âge a Firmin Agasse ?"


def test_another_language_takes_the_names_alone() -> None:
    before = turn("Combien Microsoft a-t-il investi dans Mistral AI ?")
    assert followed("And when?", [before]).text == "When (Microsoft, Mistral AI)?"


@given(before=st.text(max_size=80), question=st.text(max_size=80), told=st.text(max_size=80))
def test_nothing_anyone_types_fails(before: str, question: str, told: str) -> None:
    found = followed(question, [turn(before, told)])
    assert found.depends or found.text == question


@given(
    before=st.sampled_from([row[0] for row in rows(RESOLVED)]),
    question=st.sampled_from([row[1] for row in rows(RESOLVED)]),
)
def test_any_follow_up_after_any_question_is_one_line(before: str, question: str) -> None:
    found = followed(question, [turn(before)])
    assert "\n" not in found.text
    assert len(found.text) <= 2 * len(before) + len(question) + 10


def test_pairs_written_apart_are_made_whole(demo_store: Path) -> None:
    with Dossier.open(demo_store) as dossier:
        found = []
        for pair in load(PAIRS).questions:
            chat = dossier.chat()
            for earlier in pair.previous:
                chat.ask(earlier, llm="extracts")
            found.append(chat.ask(pair.question, llm="extracts").searched)
    assert found == SEARCHED.strip().splitlines()


@pytest.mark.parametrize(
    ("asked", "whole"),
    [
        (["Quand l'accord a-t-il été signé ?", "Par qui ?", "Où ?"],
         "Où l'accord a-t-il été signé ?"),
        (["Quelles langues parle Vega ?", "lesquelles ?", "combien ?"],
         "Combien : quelles langues parle Vega ?"),
        (["Que disent les lecteurs du Phare ?", "Et ceux de La Vigie du Nord ?"],
         "Que disent les lecteurs de La Vigie du Nord ?"),
    ],
)  # fmt: skip
def test_follow_ups_of_follow_ups_do_not_pile_up(asked: list[str], whole: str) -> None:
    searched = asked[0]
    for question in asked[1:]:
        searched = followed(question, [turn(searched)]).text
    assert searched.replace("\u00a0", " ") == whole
