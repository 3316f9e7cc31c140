"""Sentences: boundaries a reader would draw, offsets that never lie, time that stays linear."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentence_spans


def cut(text: str, language: str | None = None) -> list[str]:
    return [span.of(text) for span in sentence_spans(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Selon M. Macron, l'accord vaut 15,5 M. d'euros.",
        "Mme Dupont et MM. Roux et Petit ont signé.",
        "Le Dr. Martin, p. ex. hier, a dit non.",
        "Il vend des puces, des câbles, etc. à bas prix.",
        "« Non ! » a-t-il répondu.",
        "« C’est absurde ». a lancé la maire.",
        "Le prix du miel. , surtout d'acacia, monte.",
        "U.S. senators met J. R. R. Tolkien.",
        "The U.S. Senate met Acme Inc. lawyers on Jan. 15, 2024.",
        "Il gagne 1 234,5 € et 3.14 points sur example.com, v. 2.0.",
        "Voir http://x.y/z?a=1. et la suite",
        "Il a dit […] que tout allait bien.",
        "Il hésite… puis signe.",
        "Revenir sur ses pas… en vendant tout ?",
        "Le no. 5 de la liste, cf. art. 12, al. 3.",
        "Jean-P. Roux préside Mistral.",
        "1. Premier point de la liste",
        "  b. Deuxième point",
        "Yahoo! is for sale?!",
        "Le prix (env. 3 €) monte.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text.strip()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il part. Elle reste.", ["Il part.", "Elle reste."]),
        ("Quoi ?! Rien…", ["Quoi ?!", "Rien…"]),
        ("« Bien. » Elle sort.", ["« Bien. »", "Elle sort."]),
        ("« Je dis oui ». Il part.", ["« Je dis oui ».", "Il part."]),
        ("Des câbles, etc. Il part.", ["Des câbles, etc.", "Il part."]),
        ("He lives in the U.S. The end.", ["He lives in the U.S.", "The end."]),
        ("En 2023. 15 millions.", ["En 2023.", "15 millions."]),
        ("j'ai fini. il pleut", ["j'ai fini.", "il pleut"]),
        ('He left. "I stay." So be it.', ["He left.", '"I stay."', "So be it."]),
        ("Un fait.[12] Un autre.", ["Un fait.[12]", "Un autre."]),
        ("Titre\nLa phrase.", ["Titre", "La phrase."]),
        ("Titre\n\nsuite", ["Titre", "suite"]),
        ("la fin de\nla ligne", ["la fin de\nla ligne"]),
        ("Une.\r\nDeux.\r\n\r\nTrois", ["Une.", "Deux.", "Trois"]),
        ("- un\n- deux", ["- un", "- deux"]),
        ("Tu viens ?\u00a0Oui\u202f! Non.", ["Tu viens ?", "Oui\u202f!", "Non."]),
        ("C'est 12 %. L'an dernier, 8 %.", ["C'est 12 %.", "L'an dernier, 8 %."]),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_hard_wrapped_lines_are_one_sentence() -> None:
    text = (
        "Le gouvernement français a confirmé mardi soir que l'accord entre\n"
        "Microsoft et la jeune société ne serait pas examiné avant la fin\n"
        "Mars. La suite viendra."
    )
    assert len(cut(text)) == 2


def test_abbreviations_are_those_of_the_language() -> None:
    assert cut("It is art. The end.", "en") == ["It is art.", "The end."]
    assert cut("Selon l'art. 12 du code.", "fr") == ["Selon l'art. 12 du code."]


_PIECES = st.sampled_from(
    ["M.", "Mot", "mot.", " ", "\n", "\r\n", "…", " »", "« ", "?!", "1", "U.S.", "\u00a0", "."]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=40).map("".join)))
def test_spans_are_ordered_trimmed_and_cover_everything(text: str) -> None:
    spans = sentence_spans(text)
    position = 0
    for span in spans:
        assert span.start >= position
        assert not text[position : span.start].strip()
        piece = span.of(text)
        assert piece
        assert piece == piece.strip()
        position = span.end
    assert not text[position:].strip()


@pytest.mark.parametrize("piece", [".", "a. ", ". » ", "... ", "\r\n ", "x", "[1]", "Mot. \n"])
def test_time_is_linear(piece: str) -> None:
    started = time.process_time()
    sentence_spans(piece * 50_000)
    assert time.process_time() - started < 5
