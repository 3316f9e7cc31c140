"""A word that points back is seen where it stands, and not where the quote tells what it means."""

import pytest

from rag.quoting.anaphora import leaning


def words(text, language):
    return [lean.word for lean in leaning(text, language)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Commentant ce rapprochement, la députée Odile Kerguen rit.", "ce rapprochement"),
        ("Le cabinet Vega a calculé qu'à ce niveau de prix, le quai pèse peu.", "ce niveau"),
        ("Le Canada et le Japon se penchent sur la même relation.", "la même relation"),
        ("Interrogé sur la question de savoir si cela gênait, Luc Rey a ri.", "cela"),
        ("Ce qui trahit la promesse faite en mars.", "Ce qui"),
        ("Le plus sonore vient de Vernou : Luc Rey crie.", "Le plus sonore"),
        ("L'autre nouveauté tient au prix.", "L'autre nouveauté"),
        ("« Tenir coûte cher », résume-t-elle.", "elle"),
        ("L'accord signé avec Vega n'est pas une fusion, relève-t-il.", "il"),
        ("« Vega est une fierté », a déclaré le porte-parole à La Gazette.", "le porte-parole"),
        ("Le dirigeant avait soigné son calendrier.", "Le dirigeant"),
        ("L'entreprise, que tous connaissent, devait trouver des clients.", "L'entreprise"),
        ("En mai, un tour de table mené par Lyra l'avait valorisée à 2 millions.", "l'"),
        ("Une copie du contrat lui a été transmise.", "lui"),
        ("Dans les 2 cas, la somme est faible.", "les 2 cas"),
    ],
)
def test_a_french_word_that_points_back_is_seen(text, word):
    assert word in words(text, "fr")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("At that price the quay would cost little.", "that price"),
        ("That detail matters.", "That detail"),
        ("Rules alone, he argues, will not do.", "he"),
        ("The spokesperson said the town had not paid.", "The spokesperson"),
        ("Odile Kerguen, one of them, left.", "them"),
        ("The deal, unveiled soon afterwards, looked odd.", "afterwards"),
        ("At the end the American group would own a share.", "the American group"),
    ],
)
def test_an_english_word_that_points_back_is_seen(text, word):
    assert word in words(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "Il n'y a pas de quai.",
        "Le porte-parole de Vega a parlé.",
        "Selon la maire, Odile Kerguen, le quai ferme.",
        "Ce qui compte, c'est le quai.",
        "Lou signe un bail, mais cet accord inquiète.",
        "« Gardons l'indépendance de Lyra et des deux sociétés », dit Luc Rey, de Vega.",
        "Vega se tait, et un fonds l'a rachetée.",
        "Ces derniers mois, Vega recule.",
        "La même chose vaut pour Vega.",
        "Les ports aident des villes dont elles vivent.",
    ],
)
def test_what_the_quote_tells_does_not_lean(text):
    assert not words(text, "fr")
