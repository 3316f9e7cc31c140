from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.matching.facts import found_facts, stands_in
from evals.matching.tokens import tokens


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
        ("15 millions d'euros", "un coût de 15M€"),
        ("15 millions d'euros", "a €15M plan"),
        ("15 millions d'euros", "15 MEUR"),
        ("500 000 euros", "€500K"),
        ("500 000 euros", "half a million euros"),
        ("500 000 euros", "un demi-million d'euros"),
        ("1,5 million", "one and a half million"),
        ("2,5 milliards", "deux milliards et demi"),
        ("30 000 dollars", "US$30,000"),
        ("1 200", "douze cents"),
        ("28/02/2024", "28-02-2024"),
        ("28/02/2024", "02/28/2024"),
        ("28 février 2024", "2024/02/28"),
        ("février 2024", "02/2024"),
        ("1er mars", "le premier mars"),
        ("14h30", "at 2.30 p.m."),
        ("14h30", "à 14 h 30"),
        ("06:50", "à 6h50"),
        ("20 h", "at 8 pm"),
        ("-3 %", "moins 3 %"),
        ("-3 %", "\u22123%"),
        ("3", "au moins 3 lecteurs"),
        ("deux tiers", "two-thirds of readers"),
        ("deux tiers", "2/3 des lecteurs"),
        ("la moitié", "half of them"),
        ("un tiers", "un tiers a voté"),
        ("un tiers", "a third of voters"),
        ("by a third", "fell by a third since May"),
        ("un cinquième", "un cinquième des voix"),
        ("a fifth", "plus d'un cinquième"),
        ("un dixième", "one tenth of the herd"),
        ("25e", "la vingt-cinquième édition"),
        ("vingt et unième", "the twenty-first edition"),
        ("71e", "le soixante et onzième arrêt"),
        ("the 80th", "la quatre-vingtième"),
        ("205th", "the two hundred and fifth page"),
        ("14 juillet 1789", "14/07/1789"),
        ("troisième", "the 3rd floor"),
        ("Barcelone", "in Barcelona"),
        ("United States", "aux États-Unis"),
        ("Royaume-Uni", "in the UK"),
        ("Saint-Étienne", "à St-Etienne"),
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
        ("4", "1/4 des lecteurs"),
        ("3", "au 3e étage"),
        ("3", "-3 degrés"),
        ("3 %", "une baisse, -3 %"),
        ("30", "à 10 h 30"),
        ("12 millions", "douze millions et demi"),
        ("500", "five cents"),
        ("un tiers", "a third term"),
        ("troisième", "un tiers des lecteurs"),
        ("un cinquième", "un cinquième mandat"),
        ("cinquième", "la vingt-cinquième édition"),
        ("vingt", "la vingt-cinquième édition"),
        ("21e", "les vingt premiers arrivés"),
        ("Londres", "Barcelona"),
        ("28/02/2024", "28/03/2024"),
        ("", "anything"),
    ],
)
def test_another_fact_is_not(fact, text):
    assert not stands_in(fact, text)


def test_each_fact_needs_one_of_its_alternatives():
    assert found_facts([["x", "Mensch"], ["Lample"]], "Arthur Mensch") == [True, False]


months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
english = "January February March April May June July August September October November December"


@given(st.dates(min_value=date(1000, 1, 1)), st.dates())
def test_a_day_is_the_same_day_however_it_is_written(day, other):
    french = f"{day.day} {months.split()[day.month - 1]} {day.year}"
    spoken = f"{english.split()[day.month - 1]} {day.day}, {day.year}"
    forms = {french, spoken, f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}", f"le {day:%d.%m.%Y}"}
    assert len({tuple(tokens(form)) for form in forms}) == 1
    assert stands_in(f"{other:%Y-%m-%d}", french) == (other == day)


@given(st.integers(1, 999), st.sampled_from([("k", 3), ("M", 6), ("Md", 9)]), st.integers(1, 999))
def test_an_amount_is_the_same_however_it_is_written(number, scale, other):
    sign, power = scale
    word = {3: "thousand", 6: "million", 9: "billion"}[power]
    whole = number * 10**power
    forms = {
        f"{number} {sign}€",
        f"{number}{sign}€",
        f"€{number} {word}",
        f"{number} {word} euros",
        f"{whole:,} euros".replace(",", "\u202f"),
        f"€{whole:,}",
        f"{whole} EUR",
    }
    assert {tuple(tokens(form)) for form in forms} == {(str(whole), "eur")}
    assert stands_in(f"{other} {sign}€", f"{number} {word} euros") == (other == number)


@given(st.integers(0, 23), st.integers(1, 59))
def test_a_time_is_the_same_however_it_is_written(hour, minute):
    half = f"{hour % 12 or 12}:{minute:02} {'p' if hour >= 12 else 'a'}.m."
    forms = {f"{hour}h{minute:02}", f"{hour:02} h {minute:02}", f"{hour}:{minute:02}", half}
    assert len({tuple(tokens(form)) for form in forms}) == 1


@given(st.text())
def test_any_text_holds_itself_unless_it_has_no_word(text):
    words = tokens(text)
    assert all(words)
    if words and "[" not in text:
        assert stands_in(text, text)
