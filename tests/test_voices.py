"""Whose voice an extract is, and who is named as speaking."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.documents import Document, Kind, Span
from rag.extract import Extract
from rag.hits import Hit, Source
from rag.voices import voice_of

CASES = [
    ("« Nous verrons bien le jour venu », répond Odile Farges.", "quoted", "Odile Farges"),
    ("Odile Farges va plus loin. « Nous verrons bien », répond-elle.", "quoted", "Odile Farges"),
    ("Odile Farges répond « non » à toutes les demandes des riverains.", "reported", None),
    ("Le pont sera payant.", "reported", None),
    ("“We shall see about that when it comes,” says Odile Farges.", "quoted", "Odile Farges"),
    ("Le pont coûte 3 millions. Odile Farges juge que « c'est trop ».", "reported", None),
]


def extract(text: str, kind: Kind = "article", author: str | None = None) -> Extract:
    document = Document(
        id="a#1", path="a.txt", kind=kind, text=text, spans=(Span(0, len(text)),), author=author
    )
    hit = Hit(
        passage_id="a#1.0",
        document_id="a#1",
        text=text,
        start=0,
        end=len(text),
        score=1.0,
        source=Source.of(document),
    )
    return Extract(hit=hit, text=text, start=0, end=len(text), score=1.0)


@pytest.mark.parametrize(("text", "voice", "speaker"), CASES)
def test_a_quote_is_its_speakers(text: str, voice: str, speaker: str | None) -> None:
    assert voice_of(extract(text)) == (voice, speaker)


@pytest.mark.parametrize("text", [text for text, _, _ in CASES])
def test_a_comment_is_its_readers(text: str) -> None:
    assert voice_of(extract(text, "comment", "Syl")) == ("reader", "Syl")


@pytest.mark.parametrize(
    ("lead", "line", "voice"),
    [
        ("Relisez l'arrêté, il dit :", "Le pont reste fermé jusqu'à nouvel ordre.", "quoted"),
        ("Comparons avec la dépêche :", "The bridge was last repaired in 1987.", "quoted"),
        ("Mon avis :", "Le pont reste trop cher pour la ville.", "reader"),
        ("Relisez l'arrêté.", "Le pont reste fermé jusqu'à nouvel ordre.", "reader"),
    ],
)
def test_what_a_reader_brings_in_with_a_colon_is_anothers(lead, line, voice):
    whole = extract(f"{lead}\n{line}\nVoilà ce que j'en pense, moi.", "comment", "Syl")
    start = len(lead) + 1
    brought = replace(whole, text=line, start=start, end=start + len(line))
    assert voice_of(brought)[0] == voice


@pytest.mark.parametrize(
    ("cut", "voice"),
    [
        ("On a berné tout le monde », regrette Odile Farges.", "quoted"),
        ("Et maintenant regardez, “champions” ou pas.", "quoted"),
        ("Le pont rouvrira lundi.", "reported"),
    ],
)
def test_a_quote_that_began_before_the_extract_goes_on_in_it(cut: str, voice: str) -> None:
    whole = extract(
        "« La loi a failli tomber. Et maintenant regardez, “champions” ou pas. "
        "On a berné tout le monde », regrette Odile Farges. Le pont rouvrira lundi."
    )
    start = whole.text.index(cut)
    part = replace(whole, text=cut, start=start, end=start + len(cut))
    assert voice_of(part) == (voice, "Odile Farges" if voice == "quoted" else None)
