"""The text chain: words and their places, numbers, stems, languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import LANGUAGES, fold, is_stop, language_of, terms, words

texts = st.text(max_size=200) | st.text(
    alphabet="aeéÉœ’'-.,%€$ 0123456789\u00a0\u202fLdqu\u0301\u00ad", max_size=80
)


@given(texts)
def test_words_point_at_the_text(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.text
        end = word.end


@given(st.text(alphabet="abcdéèêœÉ '’-,;", max_size=100))
def test_a_word_is_its_place_folded(text: str) -> None:
    for word in words(text):
        assert fold(text[word.start : word.end]) == word.text


@given(texts, st.sampled_from(LANGUAGES))
def test_terms_never_fail_and_never_hold_an_empty_stem(text: str, language: str) -> None:
    assert all(terms(text, language))


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_a_language_is_one_of_two_or_none(text: str) -> None:
    assert language_of(text) in {"fr", "en", None}


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("1 234,5", ["1234.5"]),
        ("1\u202f234,5", ["1234.5"]),
        ("1,234.5", ["1234.5"]),
        ("1.234,5", ["1234.5"]),
        ("2,50", ["2.5"]),
        ("2024", ["2024"]),
        ("15\u00a0M€", ["15", "million", "euro"]),
        ("15 millions d’euros", ["15", "million", "euro"]),
        ("81,2 %", ["81.2", "%"]),
        ("$2.5bn", ["dollar", "2.5", "billion"]),
        ("en 2019, 100 personnes", ["2019", "100", "person"]),
        ("GPT-4 et 5G", ["gpt", "4", "5g"]),
    ],
)
def test_numbers_and_amounts(written: str, canonical: list[str]) -> None:
    assert terms(written, "fr") == canonical


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("la grève", "les grèves", "fr"),
        ("licencié", "licenciement", "fr"),
        ("l’œuvre", "L'OEUVRE", "fr"),
        ("Élection présidentielle", "election presidentielle", "fr"),
        ("Microsoft's investment", "Microsoft invests", "en"),
        ("E\u0301tat", "État", "fr"),
    ],
)
def test_forms_that_must_meet(one: str, other: str, language: str) -> None:
    assert terms(one, language) == terms(other, language)


def test_elisions_stand_alone_and_whole_words_stay() -> None:
    assert [w.text for w in words("qu'aujourd'hui l'ai")] == ["qu'", "aujourd'hui", "l'", "ai"]
    assert [w.text for w in words("O'Brien")] == ["o'brien"]


def test_an_acronym_is_no_function_word() -> None:
    assert is_stop("ai", "fr")
    assert terms("Mistral AI", "fr") == ["mistral", "ai"]
    assert terms("the US and the UK", "en") == ["usa", "uk"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pourquoi l'Union européenne enquête-t-elle ?", "fr"),
        ("Why is the European Union investigating?", "en"),
        ("Qu'a dit Mistral AI de son accord avec Microsoft ?", "fr"),
        ("Mistral", None),
        ("", None),
        ("42 €", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert language_of(text) == language
