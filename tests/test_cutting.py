"""An extract is cut at what is asked for, stays a slice of its page, and shows where it was cut."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import terms
from index.lexical import Concept
from index.sentences import sentence_spans
from rag.evidence.selection import Wanted
from rag.extract import Extract
from rag.hits import Hit, Source
from rag.questions.question import read_question
from rag.quoting.cutting import ELISION, quoted, standing_alone, to_the_point, trimmed, windowed

TEXT = (
    "Réuni lundi soir, le conseil municipal de Port-Alban a débattu pendant quatre heures, dans "
    "une salle pleine, de la piscine fermée depuis mars. La maire, Odile Kerguen, a promis "
    "2,4 millions d'euros pour la toiture, « avant l'été », tandis que l'opposition réclamait un "
    "audit, refusé par vingt voix contre neuf. Elle n'a rien dit du calendrier."
)
SOURCE = Source(
    path="a.txt", title=None, outlet="Le Phare", date="2025-03-04", language="fr", url=None,
    reply_to=None, via=(), kind="article", author=None,
)  # fmt: skip
HIT = Hit(
    passage_id="a.txt#a1.1", document_id="a.txt#a1", text=TEXT, start=100, end=100 + len(TEXT),
    score=1.0, source=SOURCE,
)  # fmt: skip


def extract(start, end, **neighbours):
    return Extract(
        hit=HIT, text=TEXT[start:end], start=100 + start, end=100 + end, score=1.0, **neighbours
    )


SENTENCES = [extract(span.start, span.end) for span in sentence_spans(TEXT, "fr")]
SECOND = SENTENCES[1]


def term_of(word):
    return f"fr:{terms(word, 'fr')[0]}"


def wanted(question):
    """A question whose words stand for themselves."""
    read = read_question(question, main_language="fr")
    concepts = [Concept(word.folded, {term_of(word.folded): 1.0}) for word in read.words]
    return Wanted(read, concepts, [1.0] * len(concepts), vector=None)


def is_slice(cut):
    return cut.text == TEXT[cut.start - 100 : cut.end - 100]


def test_a_sum_asked_for_keeps_its_clause_and_loses_the_rest():
    cut = to_the_point(SECOND, wanted("Combien la maire a-t-elle promis ?"), 20)
    assert "2,4 millions d'euros" in cut.text
    assert "audit" not in cut.text
    assert is_slice(cut)


def test_a_short_extract_is_left_whole():
    question = wanted("Combien la maire a-t-elle promis ?")
    assert to_the_point(SENTENCES[2], question, 28) == SENTENCES[2]
    assert windowed(SENTENCES[2], question, 30) == SENTENCES[2]


def test_the_window_holds_what_is_asked_though_it_stands_last():
    cut = windowed(SECOND, wanted("Que réclamait l'opposition, refusé par vingt voix ?"), 20)
    assert "réclamait un audit" in cut.text
    assert len(cut.text.split()) <= 20
    assert quoted(cut).startswith(ELISION)


def test_where_a_sentence_was_cut_is_shown():
    assert quoted(SECOND) == SECOND.text
    start = TEXT.index("La maire")
    assert quoted(extract(start, TEXT.index(", tandis"))) == (
        "La maire, Odile Kerguen, a promis 2,4 millions d'euros pour la toiture, "
        "« avant l'été » […]"
    )
    assert quoted(extract(TEXT.index("refusé"), TEXT.index(" Elle n'a"))) == (
        "[…] refusé par vingt voix contre neuf."
    )


def test_a_pronoun_brings_the_sentence_before_it():
    alone = standing_alone(extract(TEXT.index("Elle n'a"), len(TEXT), before=SECOND.text))
    assert alone.text.startswith("La maire, Odile Kerguen")
    assert is_slice(alone)


@pytest.mark.parametrize("cut", [windowed, to_the_point])
@given(
    st.integers(0, len(SENTENCES) - 1),
    st.integers(0, len(SENTENCES) - 1),
    st.integers(9, 60),
    st.sampled_from(["Qui refuse un audit ?", "Combien ?", "Où ?", "Pourquoi la piscine ?"]),
)
def test_a_cut_is_a_slice_of_the_page(cut, first, last, most, question):
    first, last = sorted((first, last))
    whole = extract(SENTENCES[first].start - 100, SENTENCES[last].end - 100)
    made = cut(whole, wanted(question), most)
    assert is_slice(made)
    assert whole.start <= made.start < made.end <= whole.end
    assert made.text == made.text.strip()


@given(st.integers(1, 70))
def test_a_trimmed_extract_has_as_many_words_as_allowed(most):
    cut = trimmed(SECOND, most)
    assert is_slice(cut)
    assert len(cut.text.split()) <= max(most, 9)


def test_a_cut_does_not_end_on_the_first_word_of_a_further_sentence():
    opened = extract(SENTENCES[1].start - 100, len(TEXT))
    short = len(SECOND.text.split()) + 2
    assert trimmed(opened, short).text == SECOND.text
    assert windowed(opened, wanted("Que réclamait l'opposition ?"), short).text == SECOND.text


def test_what_a_colon_announces_is_not_cut_off():
    text = (
        "Il faut rappeler que trois autres hébergeurs distribuent déjà les modèles de la jeune "
        "pousse : Nuage de l'Ouest avec sa ferme, Octet Vert avec ses deux salles, et la "
        "coopérative Belle-Lame avec une seule machine."
    )
    hit = replace(HIT, text=text, end=100 + len(text))
    whole = Extract(hit=hit, text=text, start=100, end=100 + len(text), score=1.0)
    for question in ("Où les hébergeurs distribuent-ils ?", "Où est le Nuage de l'Ouest ?"):
        assert to_the_point(whole, wanted(question), 20).text.startswith("Il faut rappeler")
        assert "Nuage de l'Ouest" in to_the_point(whole, wanted(question), 20).text


def test_a_cut_keeps_the_short_subject_of_what_it_keeps():
    text = (
        "La maire, Odile Kerguen, a promis avant la fin de la séance du conseil municipal une "
        "somme de 2,4 millions d'euros pour la toiture de la piscine municipale."
    )
    hit = replace(HIT, text=text, end=100 + len(text))
    whole = Extract(hit=hit, text=text, start=100, end=100 + len(text), score=1.0)
    cut = to_the_point(whole, wanted("Combien pour la toiture ?"), 15)
    assert cut.text.startswith("Odile Kerguen, a promis")
