"""Questions about the dossier itself: recognised, counted, ordered, quoted word for word."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.documents import Document, Span
from index.store import open_generation
from index.translation import TranslationTable
from rag import Dossier
from rag.citing import Numbering
from rag.overview import Holdings, Overview, overview, overview_of
from rag.overview.asking import asking
from rag.overview.stance import stance
from rag.questions.question import read_question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.documents import Language
    from index.ledger import Ledger
    from rag.answer import Citation

GOLD = Path(__file__).resolve().parent.parent / "evals" / "gold"

RECOGNISED = """
count|Combien d'articles y a-t-il dans le dossier ?
count|How many articles are in the dossier?
count|combien de pages ?
count|Le dossier contient combien de pages ?
count|Combien de commentaires en tout ?
count|How many reader comments in total?
count|nombre de commentaires
count|Combien d'articles du dossier sont en anglais ?
count|How many of the articles are in English?
count|Sous l'article de La Gazette du Numérique, combien de commentaires ?
count|How many comments does the Fil Tech article have?
count|combien de comentaires a recus l'artcile du Fil Tech
count|Combien de lecteurs ont commenté ?
count|How many readers commented?
count|how many sources do you have
count|Combien d'articles parlent d'OpenAI ?
count|How many articles mention Kai Zenner?
opinion|Combien de lecteurs du Fil Tech se disent contre l'accord ?
opinion|Parmi les lecteurs du Fil Tech, combien sont pour ?
opinion|How many of Le Fil Tech's readers are in favour?
opinion|How many readers agree with Théodule Vermorel's piece, and how many disagree?
opinion|Que pensent les lecteurs de l'accord ?
opinion|Les lecteurs sont-ils pour ou contre l'accord ?
opinion|What do readers think of the deal?
opinion|How do readers feel about the partnership?
opinion|Quel est l'avis des lecteurs sur l'accord ?
opinion|Do readers support the deal?
reactions|Que disent les lecteurs ?
reactions|What are readers saying?
reactions|Résume les commentaires
reactions|Résume les réactions du Parlement européen
reactions|Sum up European reactions to the deal
reactions|Quelles sont les réactions ?
reactions|What were the reactions to the announcement?
reactions|Qui dit quoi de cet accord ?
reactions|Who says what about this deal?
reactions|Fais-moi un résumé des réactions politiques
reactions|resume les reactons
timeline|Retrace la chronologie de l'affaire
timeline|Give me a timeline of the affair
timeline|Dans quel ordre les événements se sont-ils déroulés ?
timeline|In what order did things happen?
timeline|chronolgie stp
timeline|What are the key dates?
timeline|Que s'est-il passé le 26 février 2024 ?
timeline|What happened on 26 February 2024?
about|De quoi parle ce dossier ?
about|De quoi parlent ces pages ?
about|What are these pages about?
about|what is this all about?
about|Résume-moi tout ça
about|sumarize everything
about|Peux-tu me donner un résumé du dossier s'il te plaît ?
about|What are the main topics?
about|C'est quoi ce dossier ?
about|De quoi parle l'article du Fil Tech ?
author|Qui a signé la tribune en faveur de l'accord ?
author|Who wrote the article about the furious critics?
author|Qui est l'auteur de l'article de La Gazette du Numérique ?
date|De quand date l'article sur le regard de la Commission ?
date|What day did Le Fil Tech publish its correction?
date|Quand l'article sur GPT-4 est-il paru ?
outlet|Dans quel journal est paru l'article sur les critiques furieux ?
outlet|Which newspaper published the piece on the small stake?
dates|De quand à quand ?
dates|What period does the dossier cover?
dates|Quel est l'article le plus récent ?
outlets|Quelles sont les sources ?
outlets|Which outlets are included?
authors|Qui a écrit ces articles ?
titles|Liste les articles
greeting|Bonjour
greeting|merci beaucoup !
greeting|Hello there!
greeting|What can I ask?
"""

ORDINARY = """
Qui a écrit Les Misérables ?
Who wrote the AI Act?
Qui a signé l'accord ?
Quand l'accord a-t-il été signé ?
Quand Mistral Large est-il sorti ?
Combien de pages fait le rapport ?
How many articles does the AI Act have?
Combien d'articles l'AI Act compte-t-il ?
Combien de lecteurs Le Fil Tech a-t-il ?
How many readers does the newspaper have?
How many comments did Zenner make?
Combien de modèles Mistral a-t-elle publiés ?
Combien de sources d'énergie alimentent le centre ?
How many newspapers did Microsoft sue?
Quelle est la réaction de Kim van Sparrentak ?
What was Kim van Sparrentak's reaction?
Comment Marina Ferrari a-t-elle réagi ?
Que disent les articles de Kai Zenner ?
Résume l'accord
What is the deal about?
What is Mistral Large about?
De quoi parle Kai Zenner ?
What does Kai Zenner talk about?
Quel est le sujet de discorde entre Paris et Bruxelles ?
Sur quoi porte l'enquête de la Commission ?
Les articles donnent-ils tous le même montant pour OpenAI ?
Quels concurrents de Mistral un lecteur du Fil Tech cite-t-il ?
Un lecteur juge-t-il la part de Microsoft importante ?
Pourquoi tous les lecteurs du Fil Tech approuvent-ils l'accord ?
Why do all Le Fil Tech's readers approve of the deal?
Quel avis Ysysel a-t-il sur OVH ?
Which reader does Le Fil Tech single out in its apology?
Quand l'article 5 de l'AI Act a-t-il été publié ?
Quel journal a interrogé Kai Zenner ?
Which newspapers does Xavier Niel own?
Bonjour, combien Microsoft a-t-il investi ?
Merci de me dire qui est Kai Zenner
Will Microsoft resume talks?
What are the reactions inside a nuclear reactor?
Dans quel ordre les lettres grecques vont-elles ?
Quelle est la chronologie de la guerre de Cent Ans ?
D'où vient le nom Mistral ?
Where do the founders come from?
Quand Reuters a-t-il publié son enquête ?
Qui est pour l'accord ?
Résume l'article du Monde
"""


class Room:
    """A store opened for questions about itself."""

    def __init__(self, store: Path) -> None:
        self.ledger: Ledger = open_generation(store).ledger
        documents = tuple(self.ledger.documents())
        self.holdings = Holdings(documents, self.page, TranslationTable.load())
        self.main: Language = self.ledger.main_language()
        self.cited: tuple[Citation, ...] = ()

    def page(self, path: str) -> str:
        text = self.ledger.page_text(path)
        assert text is not None
        return text

    def ask(self, text: str) -> Overview | None:
        question = read_question(text, main_language=self.main)
        numbering = Numbering(self.ledger.page_sha256)
        found = overview_of(question, self.holdings, numbering)
        self.cited = numbering.all
        return found

    def said(self, text: str) -> str:
        found = self.ask(text)
        assert found is not None, text
        return " ".join(sentence.text for sentence in found.sentences)


@pytest.fixture(scope="module")
def demo(demo_store: Path) -> Iterator[Room]:
    room = Room(demo_store)
    yield room
    room.ledger.close()


def pairs(text: str) -> list[tuple[str, str]]:
    return [(kind, q) for kind, q in (line.split("|") for line in text.strip().splitlines())]


@pytest.mark.parametrize(("kind", "question"), pairs(RECOGNISED))
def test_a_question_about_the_dossier_is_recognised(kind: str, question: str) -> None:
    found = asking(question)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("question", ORDINARY.strip().splitlines())
def test_an_ordinary_question_is_left_to_the_search(question: str, demo: Room) -> None:
    assert demo.ask(question) is None
    assert demo.cited == ()  # the numbering goes to the answer that the search finds


def test_no_gold_question_of_another_kind_is_taken(demo: Room) -> None:
    mine = {"count", "summary", "timeline", "who-says-what", "date", "person", "opinion"}
    rows = [json.loads(line) for line in (GOLD / "demo.jsonl").read_text("utf-8").splitlines()]
    taken = [r["question"] for r in rows if r["kind"] not in mine and demo.ask(r["question"])]
    assert taken == []


@pytest.mark.parametrize("question", [question for _, question in pairs(RECOGNISED)])
def test_every_quote_is_the_page_and_every_answer_short(question: str, demo: Room) -> None:
    found = demo.ask(question)
    if found is None:
        return
    assert sum(len(sentence.text.split()) for sentence in found.sentences) <= 90
    numbers = []
    for sentence in found.sentences:
        for citation in sentence.citations:
            numbers.append(citation.number)
            page = demo.page(citation.source.path)
            assert page[citation.start : citation.end] == citation.quote
            assert citation.passage_id in {row.id for row in demo.ledger.passages()}
    assert set(numbers) == set(range(1, len(set(numbers)) + 1))
    assert len(set(numbers)) == len(demo.cited)


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Combien d'articles y a-t-il dans le dossier ?", ["11 articles", "5 mars 2024"]),
        ("How many comments are there in all?", ["59 comments", "10 comments"]),
        ("Combien d'articles du dossier sont en anglais ?", ["3 des 11"]),
        ("How many comments stand under the Gazette du Numérique article?", ["9 comments"]),
        ("Combien de pages ?", ["11 pages"]),
        ("Combien de journaux ?", ["10 titres de presse", "Nuage Libre"]),
        ("De quand à quand ?", ["27 février 2024", "5 mars 2024"]),
        ("Qui a signé la tribune en faveur de l'accord ?", ["Théodule Vermorel"]),
        ("Who wrote the opinion piece defending the deal?", ["Théodule Vermorel"]),
        ("What day did Le Fil Tech publish its correction?", ["1 March 2024"]),
        ("Which newspaper published the piece on the small stake?", ["The Tidewater Monitor"]),
        ("De quoi parle ce dossier ?", ["Microsoft", "Mistral", "11 articles"]),
        ("Sum up the reactions in the European Parliament", ["Kai Zenner", "Sparrentak"]),
        ("Retrace la chronologie de l'affaire", ["26 février 2024", "1er mars 2024"]),
    ],
)
def test_answers_hold_what_was_asked(question: str, held: list[str], demo: Room) -> None:
    said = demo.said(question).replace("\u00a0", " ")
    assert [one for one in held if one not in said] == []


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Que pensent les lecteurs de l'accord ?", "7 lecteurs se disent pour, 9 contre"),
        ("Are readers for or against the deal?", "7 readers are for it and 9 against"),
        (
            "Combien de lecteurs du Fil Tech se disent contre l'accord ?",
            "2 lecteurs se disent pour",
        ),
        ("Combien de lecteurs du Fil Tech se disent contre l'accord ?", "3 contre"),
        ("How many Tidewater Monitor readers oppose the deal?", "1 reader is for it (ledger_lou)"),
        ("How many Tidewater Monitor readers oppose the deal?", "2 against"),
        ("How many Brussels Ledger readers oppose the deal?", "2 against"),
        ("Que pensent les lecteurs du Canal Silicium de l'accord ?", "1 lecteur se dit pour"),
        ("Que pensent de l'accord les lecteurs de La Gazette du Numérique ?", "2 contre"),
        (
            "Combien de lecteurs sont d'accord avec la tribune de Théodule Vermorel ?",
            "2 pas d’accord",
        ),
    ],
)
def test_opinions_are_counted_exactly(question: str, held: str, demo: Room) -> None:
    assert held in demo.said(question)


def test_opinions_name_their_denominator_and_quote_each_side(demo: Room) -> None:
    found = demo.ask("What do readers think of the deal?")
    assert found is not None
    first, *examples = found.sentences
    assert "the 59 comments of the dossier" in first.text
    assert "the other 43 take no side" in first.text
    assert [sentence.voice for sentence in examples] == ["reader", "reader"]
    assert all(sentence.speaker in sentence.text for sentence in examples if sentence.speaker)


def test_an_order_hidden_in_a_comment_is_never_quoted(demo: Room) -> None:
    for question in (
        "Que disent les lecteurs ?",
        "What are readers saying?",
        "Résume les comments",
    ):
        found = demo.ask(question)
        for sentence in found.sentences if found else ():
            assert "system_notice_77" not in sentence.text
            assert "Assistant_Officiel" not in sentence.text


def test_reactions_come_from_different_speakers(demo: Room) -> None:
    found = demo.ask("Who says what about this deal?")
    assert found is not None
    speakers = [sentence.speaker for sentence in found.sentences]
    assert len(speakers) >= 3
    assert len(set(speakers)) == len(speakers)
    assert None not in speakers


def test_an_order_hidden_in_a_comment_is_cited_by_no_count(demo_store: Path) -> None:
    with Dossier.open(demo_store) as dossier:
        answer = dossier.ask("Que pensent les lecteurs de Mistral AI ?", llm="extracts")
    assert answer.citations
    assert all(one.source.author != "Assistant_Officiel" for one in answer.citations)


def test_a_timeline_is_in_order(demo: Room) -> None:
    found = demo.ask("Give me a timeline of the affair")
    assert found is not None
    years = [sentence.text.split(":")[0].split()[-1] for sentence in found.sentences]
    assert years == sorted(years)
    assert 3 <= len(found.sentences) <= 5


def test_an_unsigned_article_is_refused_in_words(demo: Room) -> None:
    found = demo.ask("Qui a écrit l'article de L'Écho des Serveurs ?")
    assert found is not None
    assert found.status == "refused"
    assert "ne porte pas de signature" in found.sentences[0].text


@pytest.mark.parametrize(
    ("text", "language", "opening"),
    [("bonjour", "fr", "Bonjour"), ("hello", "en", "Hello!"), ("thanks!", "en", "You are welcome")],
)
def test_a_greeting_is_answered_in_its_language(
    text: str, language: str, opening: str, demo: Room
) -> None:
    found = demo.ask(text)
    assert found is not None
    assert found.language == language
    assert found.sentences[0].text.startswith(opening)
    assert not any(sentence.citations for sentence in found.sentences)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Je suis contre cet accord, sans réserve.", "against"),
        ("Moi je suis pour : Mistral y gagne des clients.", "for"),
        ("Contre, évidemment.", "against"),
        ("Je suis contre, mais pas pour l'argent.", "against"),
        ("I oppose it as well. Convertible money is a foot in the door.", "against"),
        ("I am in favour of both.", "for"),
        ("Je ne suis pas favorable à ce partenariat.", "against"),
        ("I do not support this deal.", "against"),
        ("Je soutiens la Commission à cent pour cent.", None),
        ("Le lobbying contre l'AI Act a coûté cher.", None),
        ("On paie pour rien.", None),
        ("Je ne suis pas contre.", None),
        ("Êtes-vous pour ou contre ?", None),
        ("> Je suis contre cet accord.\nEncore une citation.", None),
        ("Je suis pour. Non, finalement je suis contre.", None),
        ("Si je suis pour, je le dis.", None),
    ],
)
def test_a_side_is_taken_only_in_so_many_words(text: str, side: str | None) -> None:
    assert stance(text, ("accord", "deal", "partenariat")) == side


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_reading(text: str) -> None:
    asking(text)
    stance(text, ("accord",))


def test_an_empty_dossier_has_nothing_to_say() -> None:
    question = read_question("De quoi parle ce dossier ?", main_language="fr")
    assert overview(question, (), Numbering(lambda _: ""), lambda _: "") is None


def test_one_article_without_title_or_date_is_enough() -> None:
    text = "La mairie de Metz a ouvert une piscine. Le maire a salué une victoire pour les enfants."
    article = Document(id="a#a1", path="a", kind="article", text=text, spans=(Span(0, len(text)),))
    for asked in ("De quoi parle ce dossier ?", "Combien d'articles ?", "Combien de lecteurs ?"):
        question = read_question(asked, main_language="fr")
        found = overview(question, (article,), Numbering(lambda _: ""), lambda _: text)
        assert found is not None
        assert found.sentences


BRIDGE = {
    "title": "Le péage du pont de Vernou divise la vallée",
    "outlet": "L'Écho de la Vallée",
    "author": "Anne Tisserand",
    "date": "2025-03-12",
    "language": "fr",
    "text": "Par Anne Tisserand\n\n"
    "Le conseil départemental a voté lundi un péage de 2 euros sur le pont de Vernou.\n\n"
    "La présidente du département, Hélène Marchal, juge la mesure « juste et nécessaire » pour "
    "rembourser les travaux. Le maire de Vernou, Luc Bastide, dénonce « un impôt déguisé sur les "
    "plus modestes ».\n\n"
    "Les travaux avaient commencé en mai 2022 et duré quinze mois. "
    "Le péage entrera en vigueur le 1er juin.",
    "comments": [
        {"author": "riverain37", "text": "Je suis contre ce péage, on paie déjà.", "replies": []},
        {"author": "lili", "text": "Moi je suis pour, c'est cher.", "replies": []},
        {"author": "Pecheur", "text": "Totalement opposé au péage.", "replies": []},
        {"author": "zoe_b", "text": "Je soutiens le maire, les horaires sont faux.", "replies": []},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def bridge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    import index

    folder = tmp_path_factory.mktemp("bridge")
    (folder / "pages").mkdir()
    (folder / "pages" / "a.json").write_text(json.dumps(BRIDGE), encoding="utf-8")
    index.build([folder / "pages"], store=folder / "store")
    room = Room(folder / "store")
    yield room
    room.ledger.close()


def test_another_dossier_is_counted_on_what_it_is_about(bridge: Room) -> None:
    for question in (
        "Que pensent les lecteurs du péage ?",
        "Les lecteurs sont-ils pour ou contre ?",
    ):
        said = bridge.said(question)
        assert "1 lecteur se dit pour (lili), 2 contre (riverain37 et Pecheur)" in said
        assert "un seul ne prend pas parti" in said


def test_another_dossier_has_its_own_speakers_and_dates(bridge: Room) -> None:
    said = bridge.said("Résume les réactions").replace("\u00a0", " ")
    assert "Hélène Marchal « juge la mesure “juste et nécessaire”" in said
    assert "Luc Bastide « dénonce “un impôt déguisé" in said
    order = bridge.said("Chronologie")
    days = ["Mai 2022", "10 mars 2025", "12 mars 2025", "1er juin 2025"]
    places = [order.find(day) for day in days]
    assert -1 not in places
    assert places == sorted(places)


def test_a_named_person_is_left_to_the_search(bridge: Room) -> None:
    assert bridge.ask("Résume les réactions de Luc Bastide") is None
    assert bridge.ask("Quelle est la réaction du maire ?") is None


@pytest.mark.seeds
def test_the_real_pages(seed_store: Path) -> None:
    room = Room(seed_store)
    assert "5 articles" in room.said("Combien y a-t-il d'articles ?")
    assert "24 comments" in room.said("How many reader comments in total?")
    assert "19 commentaires" in room.said("Combien de commentaires sous l'article sur le regard ?")
    assert "Jean Delaunay" in room.said("Who wrote the article about the furious critics?")
    assert "28 February 2024" in room.said("What is the date of the article about the Commission?")
    assert "Zenner" in room.said("Résume les réactions européennes à l'accord")
    assert "aucun ne dit" in room.said("Que pensent les lecteurs de l'accord ?")
    assert "2019" in room.said("Donne la chronologie des événements")
    assert room.ask("Combien de lecteurs Next a-t-il ?") is None
    room.ledger.close()
