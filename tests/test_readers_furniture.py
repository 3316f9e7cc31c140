"""What saved pages hold around an article: told by its words, its place, or its author's name."""

from pathlib import Path

import pytest

from index.readers import read_page
from index.readers.bios import is_bio, names_in
from index.readers.dom import parse
from index.readers.elsewhere import without_elsewhere
from index.readers.furniture import is_furniture, opens_related, opens_tail
from index.readers.html_areas import surely_aside

PARAGRAPHS = (
    "Le phare de Grise-Roche s'allumera de nouveau en mars, après quatre ans de travaux menés par"
    " le syndicat du port, qui a remplacé la lanterne et l'escalier de pierre.",
    "Les marins l'attendaient : « La passe est étroite par temps de brume », rappelle la pilote"
    " du port, qui guide une centaine de cargos chaque hiver.",
    "La visite coûtera six euros. Le conseil de l'île espère vingt mille visiteurs par an, de quoi"
    " rembourser la moitié du chantier avant dix ans.",
)


def read(folder: Path, body: str) -> str:
    head = "<meta name='author' content='Ada Brun'><title>Le phare se rallume</title>"
    page = folder / "page.html"
    page.write_text(f"<html lang='fr'><head>{head}</head><body>{body}</body></html>", "utf-8")
    (article,) = read_page(page, "page.html").documents
    return article.text


def article(after: str = "") -> str:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"<article><h1>Le phare se rallume</h1>{words}{after}</article>"


@pytest.mark.parametrize(
    "line",
    [
        "Auf Facebook teilen", "Iniciar sesión", "Leggi tutto", "Lees verder", "Zaloguj się",
        "Forgot your password?", "Text size", "Back to article", "redaction@lerelais.example",
        "Suivez Le Relais sur Facebook", "Please follow The Beacon on Twitter and Facebook.",
        "By commenting, you agree to our rules.", "Reproduction interdite sans autorisation",
        "The views expressed here are those of the author.", "Alle Rechte vorbehalten",
        "You cannot post replies in this forum", "Got a tip? Write to us",
        "Read more about lighthouses in our guide.", "Contact the writer: ada@relais.example",
    ],
)  # fmt: skip
def test_a_site_s_own_lines_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Les marins suivent le phare sur la carte.", "Die Themen teilen die Bürger.",
        "By summer, the town had agreed to the plan.", "You cannot post a letter on Sunday.",
        "Les vues exprimées au conseil divergent.", "Elle a oublié son mot de passe au bureau.",
        "He learned more about lighthouses.", "Learn to read more. It pays.",
    ],
)  # fmt: skip
def test_sentences_that_share_its_words_are_none(line: str) -> None:
    assert not is_furniture(line)


def test_headings_of_lists_and_forms_are_known_in_other_languages() -> None:
    related = ("Lesen Sie auch", "Te puede interesar", "Leggi anche", "Lees ook", "Czytaj także")
    tails = ("Schreiben Sie einen Kommentar", "Deja un comentario", "Lascia un commento")
    assert all(map(opens_related, related))
    assert all(map(opens_tail, tails))


def test_a_list_s_entry_in_one_line_is_known_in_the_area_it_stands_in() -> None:
    entry = "<li><h4>Une gare rouvre</h4><i>Hier</i><p>Le train revient à Sarvane dès mardi.</p>"
    (area,) = parse(f"<ul>{entry}</li></ul>").css("ul")
    line = "- Une gare rouvre Le train revient à Sarvane dès mardi."
    assert without_elsewhere([PARAGRAPHS[0], line], [area], [PARAGRAPHS[0]]) == [PARAGRAPHS[0]]
    assert without_elsewhere([line], [area], [line.removeprefix("- ")]) == [line]


def test_a_list_s_entry_that_shares_few_words_with_other_areas_stays() -> None:
    (area,) = parse("<div><p>Le train revient à Sarvane.</p></div>").css("div")
    line = "- Le train de nuit, lui, ne revient pas avant que la voie soit refaite."
    assert without_elsewhere([line], [area], []) == [line]


def test_a_byline_of_another_article_is_not_this_one_s(tmp_path: Path) -> None:
    card = "<li><a href='/2'>Une gare</a><span class='author'>Par Luc Petit, le 3 mai 2018</span>"
    own = "<p class='byline'>Par Ada Brun, le 7 mai 2018</p>"
    text = read(tmp_path, f"<ul class='popular'>{card}</li></ul>{own}{article()}")
    assert "Ada Brun" in text
    assert "Luc Petit" not in text


def test_small_areas_named_as_invitations_go_and_those_with_the_title_stay() -> None:
    page = parse(
        "<title>Le phare se rallume</title><div class='newsletter-signup'>Recevez tout</div>"
        "<div class='subscribe-page'><h1>Le phare se rallume</h1></div><div class='text'>Mots</div>"
    )
    assert [node.text() for node in surely_aside(page)] == ["Recevez tout"]


def test_what_is_said_of_the_author_under_the_article_goes(tmp_path: Path) -> None:
    about = "<p>À propos de Ada Brun</p><p>Ada Brun vit sur l'île depuis dix ans.</p>"
    text = read(tmp_path, article(about))
    assert "vit sur" not in text
    assert text.endswith(PARAGRAPHS[-1])


def test_what_is_said_of_others_or_as_a_guest_stays(tmp_path: Path) -> None:
    others = (
        "Luc Petit est journaliste dans le film tourné au pied du phare cet automne.",
        "Ada Brun est ingénieure des ponts et préside le comité des phares.",
    )
    text = read(tmp_path, article("".join(f"<p>{line}</p>" for line in others)))
    assert all(line in text for line in others)


def test_names_of_authors() -> None:
    assert names_in("By Ada Brun and Luc Petit") == ["ada brun", "luc petit"]
    assert names_in("AFP") == []
    assert is_bio("Ada Brun writes about ships for The Beacon.", ["ada brun"])
    assert not is_bio("Ada Brun covers her ears.", ["ada brun"])
