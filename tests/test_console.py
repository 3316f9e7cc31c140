"""What a terminal shows of an answer: readable, honest about its source, and never driven by it."""

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answer import (
    Answer,
    Citation,
    Conflict,
    Engine,
    Evidence,
    Independence,
    Notice,
    Sentence,
    Side,
    Timings,
    Withdrawn,
)
from rag.checks import Why
from rag.citing import with_marks
from rag.hits import Hit, Source
from ui.terminal.ask import write_stream
from ui.terminal.console import answer_tail, explanation, hits_text, sentence_text, source_line
from ui.terminal.reasons import reason
from ui.terminal.typeset import Look, marked_text, one_line, safe

ARTICLE = Source(
    path="01.txt",
    title="Un accord",
    outlet="La Gazette",
    author="Jean Delaunay",
    date="2024-02-28",
    kind="article",
    language="fr",
    url=None,
    reply_to=None,
    via=("Reuters",),
)
COMMENT = replace(
    ARTICLE, kind="comment", author="Syl", date="2024-02", via=(), reply_to="01.txt#c01"
)
CITED = Citation(
    number=1,
    quote="Microsoft a investi\n15 millions.",
    start=310,
    end=342,
    passage_id="01.txt#a1.2",
    document_id="01.txt#a1",
    source=ARTICLE,
    page_sha256="",
)
READER = replace(CITED, number=2, source=COMMENT, quote="Dommage.", start=900, end=908)
ANSWER = Answer(
    question="Combien ?",
    searched="Combien ?",
    language="fr",
    status="answered",
    text="Microsoft a investi 15 millions d'euros [1].",
    sentences=(Sentence("Microsoft a investi 15 millions d'euros.", (CITED,)),),
    citations=(CITED, READER),
    conflicts=(
        Conflict("montant", "conflict", (Side("15 millions", (CITED,)), Side("16", (READER,)))),
    ),
    independence=Independence(2, 1, ("Reuters",)),
    withdrawn=(Withdrawn("Elle a investi 87 millions.", "number-not-in-source"),),
    passages=(
        Hit(
            passage_id="01.txt#a1.2",
            document_id="01.txt#a1",
            text="Microsoft a investi\n15 millions.",
            start=310,
            end=342,
            score=0.83,
            source=ARTICLE,
        ),
    ),
    engine=Engine(),
    notices=(Notice("llm-unreachable", "Aucun modèle ne répond."),),
    timings=Timings(1.0, 2.0, 9.8),
)


def test_the_whole_tail_in_french() -> None:
    assert answer_tail(ANSWER, Look(width=None)) == (
        "Sources\n"
        "[1] La Gazette, 28 février 2024 · Jean Delaunay · d'après Reuters · 01.txt:310-342\n"
        "    «\xa0Microsoft a investi 15 millions.\xa0»\n"
        "[2] Syl (lecteur), sous un article de La Gazette, février 2024 · "
        "en réponse à 01.txt#c01 · 01.txt:900-908\n"
        "    «\xa0Dommage.\xa0»\n"
        "\n"
        "Les sources divergent\xa0: montant\n"
        "  - 15 millions [1]\n"
        "  - 16 [2]\n"
        "\n"
        "2 sources citées, 1 indépendante\xa0: celles qui reprennent Reuters comptent pour une.\n"
        "\n"
        "! Aucun modèle ne répond.\n"
        "Extraits mot pour mot, sans modèle de langue · 10 ms"
    )


def test_a_model_is_named() -> None:
    written = replace(ANSWER, engine=Engine("ollama", "ministral-3:3b"), language="en")
    assert "Written by ministral-3:3b (ollama), checked sentence by sentence" in answer_tail(
        written, Look()
    )


def test_one_text_under_two_names_is_told() -> None:
    told = answer_tail(replace(ANSWER, independence=Independence(2, 1)), Look())
    assert "1 indépendante\xa0: certaines publient un même texte." in told
    assert "indépendante" not in answer_tail(
        replace(ANSWER, independence=Independence(2, 2)), Look()
    )


def test_nothing_passes_80_columns() -> None:
    text = answer_tail(ANSWER, Look(width=80)) + "\n" + explanation(ANSWER, Look(width=80))
    assert max(map(len, text.split("\n"))) <= 80


def test_colours_only_on_request() -> None:
    assert "\x1b" not in answer_tail(ANSWER, Look(colour=False))
    assert "\x1b[1mSources\x1b[0m" in answer_tail(ANSWER, Look(colour=True))


def test_a_translation_is_called_one() -> None:
    translated = replace(CITED, translation="Microsoft invested 15 million.")
    text = answer_tail(replace(ANSWER, citations=(translated,), language="en"), Look())
    assert "(translation) Microsoft invested 15 million." in text


def test_every_reason_is_told_in_plain_words() -> None:
    for code in get_args(Why):
        for language in ("fr", "en"):
            assert reason(code, language) != code


def test_explain_says_what_was_withdrawn_and_why() -> None:
    told = explanation(ANSWER, Look(width=None))
    assert "  - Elle a investi 87 millions. (le passage ne donne pas ce chiffre)" in told
    assert "0.830  01.txt#a1.2  La Gazette" in told
    assert "Rien n'a été retiré." in explanation(replace(ANSWER, withdrawn=()), Look())


def test_an_unnamed_reader_and_a_page_without_outlet() -> None:
    assert source_line(replace(COMMENT, author=None, reply_to=None), "en") == (
        "a reader, under an article of La Gazette, February 2024"
    )
    assert source_line(replace(ARTICLE, outlet=None, author=None, via=()), "fr") == (
        "«\u00a0Un accord\u00a0», 28 février 2024"
    )


def test_hits_show_their_place() -> None:
    assert hits_text(ANSWER.passages, "fr", Look(width=None)) == (
        "1. La Gazette, 28 février 2024 · Jean Delaunay · d'après Reuters · 01.txt:310-342\n"
        "   01.txt#a1.2  0.830\n"
        "   Microsoft a investi 15 millions."
    )
    assert hits_text([], "en", Look()) == "No passage found."


def test_a_comment_cannot_drive_the_terminal() -> None:
    hostile = "Salut\x1b]0;pris\x07 \x1b[2J\u202eici\r\x9b31m"
    citation = replace(CITED, quote=hostile, source=replace(COMMENT, author=hostile))
    shown = answer_tail(replace(ANSWER, citations=(citation,)), Look())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "\x1b" not in sentence_text(Sentence(hostile, (citation,)))


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_safe_text_holds_no_control_but_lines_and_tabs(text: str) -> None:
    shown = safe(text)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "\n" not in one_line(text)


@given(st.text(), st.lists(st.integers(1, 9), max_size=3))
def test_marks_change_nothing_but_themselves(text: str, numbers: list[int]) -> None:
    bare = re.sub(r"\[\d\]", "", with_marks(text, numbers))
    kept = re.sub(r"\[\d\]", "", text)
    assert "".join(bare.split()) == "".join(kept.split())


def test_a_stream_is_written_as_it_comes(capsys: pytest.CaptureFixture[str]) -> None:
    sentence = Sentence("Le montant est contesté.", (READER,))
    events = [
        Evidence(ANSWER.passages),
        Notice("llm-loading", "Le modèle se charge."),
        *ANSWER.sentences,
        sentence,
        ANSWER,
    ]
    assert write_stream(events, Look(width=None), "fr") is ANSWER
    written = capsys.readouterr()
    assert written.err == "Le modèle se charge.\n"
    first, _, tail = written.out.partition("\n\n")
    assert first == "Microsoft a investi 15 millions d'euros [1].\nLe montant est contesté [2]."
    assert tail == answer_tail(ANSWER, Look(width=None)) + "\n"


def test_a_refusal_is_written_from_its_text(capsys: pytest.CaptureFixture[str]) -> None:
    refused = Answer(
        question="?", searched="?", language="en", status="refused", text="No page says so."
    )
    write_stream([Evidence(()), refused], Look(width=None), "en")
    assert capsys.readouterr().out == "No page says so.\n\nNo language model · 0 ms\n"


def test_a_quote_is_marked_in_its_place() -> None:
    text = "Avant. Le mot. Après."
    assert marked_text(text, (7, 14), 100, Look()) == "Avant. ⟦Le mot.⟧ Après."
    assert marked_text(text, (7, 14), 0, Look(colour=True)) == "…\x1b[7mLe mot.\x1b[0m…"
