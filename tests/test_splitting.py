"""A stream cut into sentences: the same however it comes, markup and thoughts left out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.writing.splitting import Raw, Splitter

HONEST = "Le port de Brest a reçu 12 millions d'euros de la Région Bretagne"


def cut(text: str, language: str = "fr") -> list[str]:
    splitter = Splitter(language)
    return [raw.whole for raw in splitter.feed(text) + splitter.flush()]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_how_a_stream_is_cut_changes_nothing(sizes: list[int]) -> None:
    text = (
        f"<think>Non. Oui.</think>Bien sûr ! Voici la réponse :\n{HONEST} [1]. M. Hamon se tait. "
        "[2] Fin 【1】.\n- un point [1]\n- deux (passage 2)\nSources : [1]"
    )
    whole = Splitter("fr")
    expected = whole.feed(text) + whole.flush()
    splitter = Splitter("fr")
    found, at = [], 0
    for size in sizes:
        found += splitter.feed(text[at : at + size])
        at += size
    found += splitter.feed(text[at:]) if at < len(text) else []
    assert found + splitter.flush() == expected


CASES = {
    "marks after the stop": (
        "Un. [1] Deux [2]. Trois. [3][4]",
        ["Un. [1]", "Deux [2].", "Trois. [3][4]"],
    ),
    "marks before": ("[1] Un. [2] Deux.", ["[1] Un.", "[2] Deux."]),
    "a thought": ("<think>Zut. Bon.</think>Un.", ["Un."]),
    "a thought of Mistral's": ("[THINK]Zut.[/THINK]\nUn.", ["Un."]),
    "a thought never ended": ("<think>Zut. Bon. Et puis", []),
    "a thought whose beginning was swallowed": ("Zut, pensons</think>\nUn.", ["Un."]),
    "announced": ("Bien sûr ! Voici la réponse : Un [1].", ["Un [1]."]),
    "a closing politeness": ("Un [1]. N'hésitez pas à me demander autre chose.", ["Un [1]."]),
    "a bare yes": ("Oui. Un [1].", ["Oui. Un [1]."]),
    "headings": ("### Réponse\n**Résumé**\nUn [1].", ["Un [1]."]),
    "a list": ("Ils sont :\n- Un [1]\n2. Deux [2]", ["Ils sont : Un [1]", "Deux [2]"]),
    "a table": ("| Qui | Quoi |\n|---|---|\n| Lui [1] | Un |", ["Lui [1] : Un"]),
    "a list of sources": ("Un [1].\n\nSources :\n[1] Le Monde.\n[2] Next.", ["Un [1]."]),
    "footnotes": ("Un [^1].\n\n[^1]: Le Monde. Page 2.", ["Un [^1]."]),
    "an image": ("Un ![x](http://y/z.png) [1].", ["Un [1]."]),
    "the model's own end": ("Un [1].<|im_end|>\n<|im_start|>user\nEncore.", ["Un [1]."]),
    "code": ("```\nUn.\n```", ["Un."]),
    "nothing": (" \n\n ", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_what_is_a_sentence(text: str, expected: list[str]) -> None:
    found = [" ".join(sentence.split()) for sentence in cut(text)]
    assert found == expected


def test_the_unfinished_sentence_is_left_out_when_asked() -> None:
    splitter = Splitter("fr")
    assert splitter.feed("Un [1]. Deux et") == [Raw("Un [1].")]
    assert splitter.flush(whole=False) == []


def test_a_sentence_comes_with_its_last_token() -> None:
    splitter = Splitter("fr")
    assert splitter.feed("M. Un est né en 1992 [1]") == []
    assert splitter.feed(".") == [Raw("M. Un est né en 1992 [1].")]


@given(st.text(max_size=80), st.lists(st.integers(1, 9), max_size=20))
def test_any_text_in_any_pieces_is_cut_without_a_fault(text: str, sizes: list[int]) -> None:
    splitter, at = Splitter("en"), 0
    for size in sizes:
        splitter.feed(text[at : at + size])
        at += size
    splitter.flush()
