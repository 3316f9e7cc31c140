"""Figures and dates told another way: what still bears a claim out, and what never does."""

from __future__ import annotations

import pytest
from figures import figure
from hypothesis import assume, given
from hypothesis import strategies as st

from rag.checks.numbers.founded import missing_number
from rag.checks.numbers.sums import worked_out
from rag.checks.support import supports
from rag.text.dates.dates import moments
from rag.text.dates.months import Day
from rag.text.dates.years import reckoned
from rag.text.facts import Facts
from rag.text.numbers import quantities
from rag.text.words.tokens import tokenise

COUNTS = st.integers(2, 900)
YEARS = st.integers(1950, 2020)


@pytest.mark.parametrize(
    "forms",
    [
        (
            "une heure et vingt minutes",
            "eighty minutes",
            "1 heure 20",
            "an hour and twenty minutes",
        ),
        ("two weeks", "a fortnight", "deux semaines", "14 days"),
        ("half a year", "six months", "une demi-année", "6 mois"),
        ("twelve months", "one year", "douze mois", "1 an"),
        ("two dozen", "24", "deux douzaines", "twenty-four"),
        ("half a million euros", "500 000 euros", "un demi-million d'euros", "€500,000"),
        ("un million et demi", "1.5 million", "one and a half million"),
        ("an eighth of it", "12,5 %", "un huitième du prix"),
        ("deux fois moins", "divisé par deux", "two times less"),
        ("trois fois", "three times", "multiplié par trois"),
    ],
)
def test_one_figure_in_all_its_forms(forms: tuple[str, ...]) -> None:
    for left in forms:
        for right in forms:
            assert quantities.agrees(figure(left), figure(right)), (left, right)


HONEST = [
    ("Sales at Acme fell from €71m to €54m.",
     "Les ventes d'Acme sont tombées de 71 millions d'euros à 54 millions."),
    ("The Acme museum opened in 2022.", "Le musée Acme a ouvert l'an dernier."),
    ("The Acme museum opened in 2019.", "Le musée Acme a ouvert il y a quatre ans."),
    ("Acme closed in 2019.", "Acme, ouvert en 2017, a fermé deux ans plus tard."),
    ("Acme closed two years after it opened.", "Acme a ouvert en 2017 et fermé en 2019."),
    ("Acme must build the basin within twelve months.",
     "Acme doit construire le bassin en un an."),
    ("Acme's exports were three times higher.", "Les exportations d'Acme ont triplé."),
    ("Nearly half of Acme's 48 homes are occupied.",
     "Sur les 48 logements d'Acme, 23 sont occupés."),
    ("Acme got its permit on 11 December 2022.", "Acme a obtenu le permis le 11 décembre."),
    ("Acme lost seven workers.", "Acme est passé de 88 à 81 salariés."),
    ("Births at Acme more than halved, from 640 to 312.",
     "Les naissances à Acme sont passées de 640 à 312."),
    ("The other 39% of Acme belongs to the staff.",
     "Roux détient 61 % d'Acme, le reste appartient au personnel."),
    ("Profit at Acme fell by about a fifth.", "Le bénéfice d'Acme a reculé de 21 %."),
    ("The Acme lorry was 25 km/h over the limit.",
     "Le camion d'Acme roulait à 105 km/h sur une route limitée à 80."),
    ("Acme returned 20,000 euros to the fund.",
     "Acme a rendu au fonds 20 000 des 45 000 euros reçus."),
    ("The Acme café opens every Monday.", "Le café Acme ouvre tous les lundis."),
    ("About 60% of Acme's 500 workers, 302 of them, signed.",
     "302 des 500 ouvriers d'Acme ont signé, 12 % ont refusé."),
    ("Acme shares lost 8% in one day.", "L'action Acme a perdu 8 % jeudi."),
]  # fmt: skip
LIES = [
    ("Acme hired three dozen engineers.", "Acme a embauché 24 ingénieurs."),
    ("The Acme museum opened in 2021.", "Le musée Acme a ouvert l'an dernier."),
    ("Acme closed in 2020.", "Acme, ouvert en 2017, a fermé deux ans plus tard."),
    ("Acme closed three years after it opened.", "Acme a ouvert en 2017 et fermé en 2019."),
    ("Acme has two years to build the basin.", "Acme doit construire le bassin en un an."),
    ("Acme's exports were three times higher.", "Les exportations d'Acme ont doublé."),
    ("More than half of Acme's 48 homes are occupied.",
     "Sur les 48 logements d'Acme, 23 sont occupés."),
    ("Acme got its permit on 11 December 2021.", "Acme a obtenu le permis le 11 décembre."),
    ("Acme lost nine workers.", "Acme est passé de 88 à 81 salariés."),
    ("The other 41% of Acme belongs to the staff.",
     "Roux détient 61 % d'Acme, le reste appartient au personnel."),
    ("Profit at Acme fell by about a fifth.", "Le bénéfice d'Acme a reculé de 31 %."),
    ("The Acme lorry was 35 km/h over the limit.",
     "Le camion d'Acme roulait à 105 km/h sur une route limitée à 80."),
    ("Acme returned 25,000 euros to the fund.",
     "Acme a rendu au fonds 20 000 des 45 000 euros reçus."),
    ("The Acme café opens every Tuesday.", "Le café Acme ouvre tous les lundis."),
    ("About 70% of Acme's 500 workers, 302 of them, signed.",
     "302 des 500 ouvriers d'Acme ont signé, 12 % ont refusé."),
    ("Acme shares lost 8% in one day.",
     "L'action Acme a perdu 8 % en trois jours, jusqu'à jeudi."),
    ("Acme's repairs took three weeks.", "Les réparations d'Acme ont duré quinze jours."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "quote"), HONEST)
def test_a_figure_told_another_way_is_kept(claim: str, quote: str) -> None:
    assert supports(claim, quote, language="en", date="2023-01-18")


@pytest.mark.parametrize(("claim", "quote"), LIES)
def test_a_figure_that_does_not_follow_is_caught(claim: str, quote: str) -> None:
    assert not supports(claim, quote, language="en", date="2023-01-18")


@given(COUNTS, COUNTS, st.sampled_from(("euros", "%", "mois", "salariés", "fois", "semaines")))
def test_an_altered_figure_never_stands(told: int, altered: int, unit: str) -> None:
    assume(told != altered and not 1900 <= altered <= 2099)
    claim, source = Facts(f"Acme compte {altered} {unit}."), Facts(f"Acme compte {told} {unit}.")
    assert missing_number(claim, [source])
    assert not missing_number(source, [source])


@given(COUNTS, COUNTS, COUNTS)
def test_a_loss_is_worked_out_exactly(first: int, second: int, lost: int) -> None:
    assume(first != second)
    source = Facts(f"L'atelier est passé de {first} à {second} salariés.")
    for told in (lost, abs(first - second)):
        claim = Facts(f"L'atelier a perdu {told} postes.")
        found = worked_out(claim, claim.quantities[0], [source])
        assert found == (told == abs(first - second))


@given(st.integers(1, 11), st.integers(1, 59), st.integers(-50, 50))
def test_hours_and_minutes_are_minutes(hours: int, minutes: int, off: int) -> None:
    whole = 60 * hours + minutes
    long = figure(f"{hours} heures et {minutes} minutes")
    assert quantities.agrees(figure(f"{whole + off} minutes"), long) == (off == 0)


@given(YEARS, st.integers(2, 60), st.sampled_from((("plus tôt", -1), ("plus tard", 1))))
def test_a_counted_year_is_the_only_one(year: int, count: int, way: tuple[str, int]) -> None:
    words, sign = way
    tokens = tokenise(f"En {year}, il a vendu, et {count} ans {words} il a fermé.")
    told = reckoned(tokens, moments(tokens, "2023-05-04"), Day(2023, 5))
    assert {moment.year for moment in told} == {year + sign * count}


@given(st.integers(1, 400), st.integers(2, 400))
def test_less_than_half_is_less_than_half(some: int, whole: int) -> None:
    assume(some < whole)
    source = Facts(f"Sur {whole} logements, {some} sont occupés.")
    claim = Facts("Moins de la moitié sont occupés.")
    kept = worked_out(claim, claim.quantities[0], [source])
    assert kept == (0.3 < some / whole < 0.5)
