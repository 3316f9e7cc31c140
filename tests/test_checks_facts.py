"""Figures, dates, names, quotes and denials, each by itself."""

from __future__ import annotations

import string

import pytest
from figures import figure
from hypothesis import example, given
from hypothesis import strategies as st

from rag.checks.modality.polarity import reversed_in
from rag.text.dates import dates
from rag.text.facts import Facts
from rag.text.names.names import names, same
from rag.text.numbers import quantities
from rag.text.numbers.numerals import numeral_at
from rag.text.quotes import is_verbatim, quoted, typography
from rag.text.words.spelling import is_variant
from rag.text.words.tokens import tokenise

WORDS = st.lists(st.text(string.ascii_lowercase, min_size=2, max_size=9), min_size=3, max_size=12)


@pytest.mark.parametrize(
    "forms",
    [
        ("15 millions d'euros", "€15 million", "15 M€", "15m euros", "quinze millions d'euros",
         "15 million euros", "15-million euro", "fifteen million euros"),
        ("16 millions de dollars", "$16 million", "16 million USD", "16 M$", "$16m",
         "US$16 million"),
        ("81,2 %", "81.2%", "81.2 percent", "81,2 pour cent", "81.2 per cent"),
        ("2 milliards d'euros", "€2 billion", "2 Md€", "2bn euros", "deux milliards d'euros"),
        ("un tiers", "one third", "a third", "1 tiers"),
        ("1 234,5 euros", "1,234.5 euros", "€1,234.50"),
        ("deuxième", "second", "2e", "2nd"),
        ("vingt-trois jours", "23 days", "twenty-three days"),
    ],
)  # fmt: skip
def test_one_figure_in_all_its_forms(forms: tuple[str, ...]) -> None:
    for left in forms:
        for right in forms:
            assert quantities.agrees(figure(left), figure(right)), (left, right)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("15 millions d'euros", "15 millions de dollars"),
        ("15 millions d'euros", "15 milliards d'euros"),
        ("81,2 %", "82,1 %"),
        ("plus de 13 milliards", "près de 13 milliards"),
        ("50 %", "50 points"),
        ("third", "second"),
        ("un tiers", "un quart"),
        ("environ 14 milliards", "13 milliards"),
    ],
)
def test_other_figures(claim: str, source: str) -> None:
    assert not quantities.agrees(figure(claim), figure(source))


@given(st.integers(min_value=2, max_value=999_999))
def test_a_number_reads_the_same_in_both_conventions(value: int) -> None:
    grouped = f"{value:,}"
    forms = (str(value), grouped, grouped.replace(",", " "), grouped.replace(",", "\u202f"))
    for form in forms:
        found = numeral_at(tokenise(form + " personnes"), 0)
        assert found is not None
        assert found.value == value


@given(st.integers(min_value=2, max_value=10**9), st.integers(min_value=2, max_value=10**9))
@example(left=999_999_999, right=1_000_000_000)
def test_only_equal_numbers_agree(left: int, right: int) -> None:
    claim, source = figure(f"{left} euros"), figure(f"{right} euros")
    assert quantities.agrees(claim, source) == (left == right)


@pytest.mark.parametrize(
    ("claim", "source", "published"),
    [
        ("le 28 février 2024", "February 28, 2024", None),
        ("28/02/2024", "2024-02-28", None),
        ("on 28 February", "le 28 février 2024", None),
        ("lundi", "le 26 février 2024", None),
        ("le 26 février 2024", "lundi", "2024-02-28"),
        ("on Tuesday, February 27", "hier", "2024-02-28"),
        ("en 2019", "depuis 2019", None),
        ("à 6 h 50", "06h50", None),
    ],
)
def test_one_date_in_its_forms(claim: str, source: str, published: str | None) -> None:
    (wanted,) = dates.moments(tokenise(claim))
    (held,) = dates.moments(tokenise(source), published)
    assert dates.agrees(wanted, held)


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("28 mars 2024", "28 février 2024"),
        ("2021", "2019"),
        ("lundi 28 février", "28 février 2024"),
    ],
)
def test_other_dates(claim: str, source: str) -> None:
    (wanted,) = dates.moments(tokenise(claim))
    (held,) = dates.moments(tokenise(source))
    assert not dates.agrees(wanted, held)


@given(st.dates())
def test_a_date_agrees_with_itself_in_iso(day: object) -> None:
    text = str(day)
    if "1900" <= text[:4] <= "2099":
        (found,) = dates.moments(tokenise(text))
        assert dates.agrees(found, found)
        assert (found.year, found.month, found.day) == tuple(int(part) for part in text.split("-"))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("La Commission européenne", "the European Commission"),
        ("aux États-Unis", "in the US"),
        ("au Royaume-Uni", "in the United Kingdom"),
        ("Barcelone", "Barcelona"),
        ("Kai Zenner", "Zenner"),
        ("Mistral", "Mistral AI"),
        ("von Thun", "Max von Thoune"),
    ],
)
def test_one_name_in_its_forms(left: str, right: str) -> None:
    assert same(names(tokenise("avec " + left))[0], names(tokenise("avec " + right))[0])


def test_other_names() -> None:
    found = names(tokenise("entre Microsoft, Mistral, OpenAI, Axel Voss et Kai Zenner"))
    assert len(found) == 5
    assert not any(same(a, b) for a in found for b in found if a is not b)


@given(st.text(string.ascii_lowercase, min_size=1, max_size=12), st.text(string.ascii_lowercase))
def test_variants_are_symmetric(left: str, right: str) -> None:
    assert is_variant(left, right) == is_variant(right, left)


@given(WORDS, st.data())
def test_a_stretch_of_whole_words_is_verbatim(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 2))
    stop = data.draw(st.integers(start + 1, len(words)))
    assert is_verbatim(" ".join(words[start:stop]), typography(" ".join(words)))


@given(WORDS)
def test_an_added_word_is_not_verbatim(words: list[str]) -> None:
    assert not is_verbatim(" ".join([words[0], "inventé", *words[1:]]), typography(" ".join(words)))


def test_apostrophes_are_no_quotes() -> None:
    assert quoted("L'élue n'a pas dit qu'elle l'aime") == []
    assert quoted("the firm's boss didn't say it's over") == []


@pytest.mark.parametrize(
    ("claim", "source", "turned"),
    [
        ("Le contrat est exclusif.", "Le contrat n'est pas exclusif.", True),
        ("Le contrat n'est pas exclusif.", "Il n'y a aucune exclusivité.", False),
        ("The deal is a merger.", "The deal is not a merger.", True),
        ("Elle ne vend jamais.", "Elle vend.", True),
        ("Il ne vend que des livres.", "Il vend des livres.", False),
    ],
)
def test_denials(claim: str, source: str, turned: bool) -> None:
    language = "en" if claim.startswith("The") else "fr"
    assert reversed_in(Facts(claim, language=language), Facts(source, language=language)) == turned
