import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.facts import found_facts, stands_in
from evals.tokens import tokens


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("15 millions d'euros", "un apport de 15\u202fmillions d’euros"),
        ("€15 million", "15 M€ seulement"),
        ("13 milliards de dollars", "nearly $13bn in OpenAI"),
        ("13 billion dollars", "13\u00a0Md$ dans OpenAI"),
        ("81,2 %", "a score of 81.2% on MMLU"),
        ("20 per cent", "20\u00a0% des achats"),
        ("26 février", "le lundi 26 février 2024"),
        ("26 February", "on Feb. 26"),
        ("2024-02-26", "26/02/2024"),
        ("1er mars", "Published 1 March 2024"),
        ("December", "la levée de décembre 2023"),
        ("cinq langues", "maîtrise 5 langues"),
        ("Rodolphe Saade", "soutenu par RODOLPHE SAADÉ"),
        ("loi européenne sur l'IA", "la loi européenne sur l’IA"),
        ("un million", "1 000 000 de pages"),
        ("chefs de bureau", "chef de bureau"),
        ("24", "vingt-quatre lecteurs"),
        ("95", "quatre-vingt-quinze"),
        ("71", "soixante et onze"),
        ("205", "two hundred and five"),
        ("2 500", "deux mille cinq cents"),
        ("1 990", "mille neuf cent quatre-vingt-dix"),
        ("50 %", "cinquante pour cent"),
        ("26 février", "on the 26th of February"),
        ("février 2024", "2024-02"),
        ("2024-02-26", "le 26.02.2024"),
        ("mars", "le 26 mars"),
        ("March", "en mars"),
        ("€15 million", "EUR 15m"),
        ("journal", "des journaux"),
        ("company", "two companies"),
    ],
)
def test_the_same_fact_written_otherwise_is_found(fact, text):
    assert stands_in(fact, text)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("15 millions d'euros", "15 millions de dollars"),
        ("15 millions", "15 milliards"),
        ("15", "2015"),
        ("5", "5 millions"),
        ("5", "5 %"),
        ("4", "vingt-quatre"),
        ("5", "vingt-cinq"),
        ("100", "deux cents"),
        ("mars", "Mars Inc"),
        ("mai", "it may be"),
        ("81,2 %", "81,20001 %"),
        ("26 février", "27 février"),
        ("mars", "Mistral"),
        ("2024-02-26", "26 mars 2024"),
        ("Kim van Sparrentak", "Kim et van Sparrentak"),
        ("1", "C'est dit [1]."),
        ("", "anything"),
    ],
)
def test_another_fact_is_not(fact, text):
    assert not stands_in(fact, text)


def test_each_fact_needs_one_of_its_alternatives():
    assert found_facts([["x", "Mensch"], ["Lample"]], "Arthur Mensch") == [True, False]


@given(st.text())
def test_any_text_holds_itself_unless_it_has_no_word(text):
    words = tokens(text)
    assert all(words)
    if words and "[" not in text:
        assert stands_in(text, text)
