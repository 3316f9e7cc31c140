"""Whom an article quotes: the speaker its sentence names, and nobody where it names none."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import index
from index.documents import Span
from index.speech import quotes_of

if TYPE_CHECKING:
    from pathlib import Path


def said(text: str) -> list[tuple[str, str]]:
    found = quotes_of(text, [Span(0, len(text))])
    return [(quote.speaker, text[quote.start : quote.end]) for quote in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« C’est non », a déclaré Ada Roux.", [("Ada Roux", "C’est non")]),
        ("«\u00a0C’est non\u00a0», déplore la sénatrice Ada Roux.", [("Ada Roux", "C’est non")]),
        ("« C'est non », a-t-elle dit.", []),
        ("« C'est non », selon Ada Roux, maire de Vernou.", [("Ada Roux", "C'est non")]),
        ("Selon Ada Roux, maire de Vernou, c'est « une honte ».", [("Ada Roux", "une honte")]),
        ("Pour Ada Roux, citée par Reuters, « c'est non ».", [("Ada Roux", "c'est non")]),
        ("Ada Roux, maire de Vernou, a répondu à l'AFP : « C'est non. »",
         [("Ada Roux", "C'est non.")]),
        ("Ada Roux juge le projet « indigne » du port.", [("Ada Roux", "indigne")]),
        ("« Nous verrons », a indiqué un porte-parole de la Commission.",
         [("un porte-parole de la Commission", "Nous verrons")]),
        ("« C'est non », a déclaré Ada Roux à Reuters. « Jamais », a-t-elle ajouté.",
         [("Ada Roux", "C'est non"), ("Ada Roux", "Jamais")]),
        ("Ada Roux, de l'Institut Sillage, va plus loin. « Jamais », résume-t-elle.",
         [("Ada Roux", "Jamais")]),
        ("Ada Roux a tranché : « C'est non. »\n« C'est tout », insiste Roux.",
         [("Ada Roux", "C'est non."), ("Ada Roux", "C'est tout")]),
        ("“We will see,” said Max von Thun, of the Sillage Institute.",
         [("Max von Thun", "We will see,")]),
        ('"We will see," Ada Roux told Reuters on Monday.', [("Ada Roux", "We will see,")]),
        ("According to Ada Roux, the plan is “a disgrace”.", [("Ada Roux", "a disgrace")]),
        ("Ada Roux called the deal “a façade”.", [("Ada Roux", "a façade")]),
    ],
)  # fmt: skip
def test_the_speaker_is_the_one_the_sentence_names(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le film « Soleil noir » sort mercredi, selon l’AFP.",
        "Un « partenariat stratégique » est annoncé.",
        "« Nous verrons », a déclaré le porte-parole à L’Observatoire du Nord.",
        "« Nous verrons », rapporte Reuters.",
        "« Nous verrons ». La suite dépend de la région.",
        "The “strategic partnership” was announced on Monday.",
        "",
        "« »",
    ],
)
def test_no_speaker_is_made_up(text: str) -> None:
    assert said(text) == []


@given(st.text(max_size=300) | st.text('«»“”" AdaRoux,.\n dit', max_size=200))
def test_a_quote_stands_inside_the_marks_of_its_span(text: str) -> None:
    for quote in quotes_of(text, [Span(0, len(text))]):
        assert quote.speaker
        assert 0 < quote.start < quote.end <= len(text)
        assert "\n" not in text[quote.start : quote.end]


@pytest.mark.parametrize("piece", ["« a » dit le mot ", "Le Mot de la Rue « a » ", "mot ", '"a '])
def test_a_hostile_page_takes_no_time(piece: str) -> None:
    began = time.process_time()
    said(piece * 3_000)
    assert time.process_time() - began < 5


def test_the_store_keeps_the_quotes_of_its_articles(tmp_path: Path) -> None:
    from rag import Dossier

    text = "Le port ferme\n\nLa ville s'inquiète. « C’est non », a déclaré Ada Roux mardi soir.\n"
    (tmp_path / "page.txt").write_text(text, encoding="utf-8")
    index.build([tmp_path / "page.txt"], store=tmp_path / "store")
    with Dossier.open(tmp_path / "store") as dossier:
        (article,) = dossier.documents()
        page = dossier.page_text("page.txt")
        assert [(q.speaker, page[q.start : q.end]) for q in article.quotes] == [
            ("Ada Roux", "C’est non")
        ]
