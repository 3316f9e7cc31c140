"""The right words with the wrong person, body or thing: of each pair, one claim is a lie.

Each source bears out the second claim and not the first, which gives what it says to another.
"""

from __future__ import annotations

import pytest

from rag.checks.support import supports

FRENCH = [  # source, lie, truth
    (  # who speaks: behind *pour*, behind a title, behind the complement of an office
        "Le devis est faux, estime l'avocat d'Ana Roux, Me Paul Blanc. Luc Noir le juge honnête.",
        "Pour le chef du chantier, Luc Noir, le devis est faux.",
        "Pour l'avocat d'Ana Roux, Me Paul Blanc, le devis est faux.",
    ),
    (
        "« Un jour noir », a réagi Ana Roux. Me Paul Blanc n'a rien dit.",
        "« Un jour noir », a réagi Me Paul Blanc.",
        "« Un jour noir », a réagi Ana Roux.",
    ),
    (  # who does it, behind a *par* that stands further off
        "Paul Blanc a raconté que la fouille, menée par l'ancienne gardienne du parc Ana Roux, "
        "avait duré trois jours.",
        "La fouille a été menée par Paul Blanc.",
        "La fouille a été menée par Ana Roux.",
    ),
    (  # a verb in the imperfect right behind its subject
        "Le maire, Paul Blanc, en rit encore, Ana Roux ayant figuré en 2015 sur la liste de Noir.",
        "Paul Blanc figurait en 2015 sur la liste de Noir.",
        "Ana Roux figurait en 2015 sur la liste de Noir.",
    ),
    (  # to whom it goes, told by a noun
        "La serre est vendue et son entretien confié à l'école d'Ana Roux. Le gardien, Paul Blanc, "
        "part en mai.",
        "L'entretien de la serre est confié à la société de Paul Blanc.",
        "L'entretien de la serre est confié à l'école d'Ana Roux.",
    ),
    (  # whose lawyer it is, told by *celle de*
        "Me Paul Blanc réclame une enquête. Celle de la famille Noir, Me Ana Roux, plaide l'oubli.",
        "Me Paul Blanc plaide l'oubli.",
        "Me Ana Roux plaide l'oubli.",
    ),
    (  # who is reproached with it
        "Paul Blanc reproche à Ana Roux d'avoir ouvert les vannes du barrage en pleine nuit.",
        "Paul Blanc a ouvert les vannes du barrage en pleine nuit.",
        "Paul Blanc reproche à Ana Roux d'avoir ouvert les vannes du barrage.",
    ),
    (  # two deeds and two people
        "Ana Roux écope d'une amende, tandis que Paul Blanc a été acquitté.",
        "Le juge a infligé une amende à Paul Blanc et acquitté Ana Roux.",
        "Le juge a infligé une amende à Ana Roux et acquitté Paul Blanc.",
    ),
]
ENGLISH = [
    (  # against whom, told first
        "Against the driver Paul Blanc, who stayed away, the prosecutor sought two years; for Ana "
        "Roux, six months.",
        "The prosecutor sought two years against Ana Roux.",
        "The prosecutor sought two years against Paul Blanc.",
    ),
    (  # whom a relative behind an apposition goes on about
        "Zoe Green owned the mill. It was sold, said Ana Roux, the chief executive, who promised "
        "to keep every job.",
        "Zoe Green promised to keep every job.",
        "Ana Roux promised to keep every job.",
    ),
    (  # who gives a figure, in a sentence of its own
        "Minister Ana Roux announced help for the fishermen. It is too late, said Paul Blanc, "
        "according to whom the losses are more than €3 million.",
        "Ana Roux puts the losses at more than €3 million.",
        "Paul Blanc puts the losses at more than €3 million.",
    ),
]


@pytest.mark.parametrize(("source", "lie", "truth"), FRENCH)
def test_french_claims_that_give_it_to_another(source: str, lie: str, truth: str) -> None:
    assert [supports(claim, source) for claim in (lie, truth)] == [False, True]


@pytest.mark.parametrize(("source", "lie", "truth"), ENGLISH)
def test_english_claims_that_give_it_to_another(source: str, lie: str, truth: str) -> None:
    told = [supports(c, source, language="en", quote_language="en") for c in (lie, truth)]
    assert told == [False, True]
