"""The article's own ground in saved HTML: what is put back to it, what is left out beside it."""

import pytest

from index.readers.dom import parse
from index.readers.html_areas import areas_aside, titles_of
from index.readers.html_ground import on_its_ground

TITLE = "Le pont de Brume rouvre aux piétons"
FIRST = "La passerelle de bois rouvrira lundi à huit heures, après onze mois de travaux."
SECOND = "Les cyclistes mettront pied à terre, le temps que le garde-corps soit posé."
THIRD = "La mairie promet une inauguration au printemps, avec la fanfare des deux rives."
LEDE = "Onze mois après la grande crue, Brume se retrouve autour d'un pont tout neuf."
OTHER = "Le marché aux fleurs se tiendra sous la halle, à cause du chantier de la place."


def page(inside: str, after: str = "") -> str:
    return (
        f"<title>{TITLE} - La Rive</title><body><main><h1>{TITLE}</h1>"
        f"<div id='text'>{inside}</div></main>{after}</body>"
    )


def settled(markup: str, *kept: str) -> list[str]:
    tree = parse(markup)
    return on_its_ground(tree, "\n".join(kept), areas_aside(tree)).split("\n")


def test_a_paragraph_between_kept_ones_is_put_back_in_its_place() -> None:
    markup = page(f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>")
    assert settled(markup, FIRST, THIRD) == [FIRST, SECOND, THIRD]


def test_the_lede_between_the_title_and_the_first_paragraph_is_put_back() -> None:
    markup = page(f"<p>{FIRST}</p><p>{THIRD}</p>").replace("</h1>", f"</h1><p>{LEDE}</p>")
    assert settled(markup, FIRST, THIRD) == [LEDE, FIRST, THIRD]


@pytest.mark.parametrize(
    "inside",
    [
        f"<div class='newsletter-box'><p>{OTHER}</p></div>",
        f"<p><a href='/1'>{OTHER}</a></p>",
        f"<pre>{OTHER}</pre>",
        f"<p>{FIRST[:-1]} !</p>",
        "<p>Une ligne courte.</p>",
    ],
)
def test_what_stands_among_the_paragraphs_but_is_none_stays_out(inside: str) -> None:
    markup = page(f"<p>{FIRST}</p>{inside}<p>{THIRD}</p>")
    assert settled(markup, FIRST, THIRD) == [FIRST, THIRD]


@pytest.mark.parametrize("name", ["sidebar", "related-posts", "next_article", "widget widget_x"])
def test_lines_of_another_area_are_left_out(name: str) -> None:
    markup = page(f"<p>{FIRST}</p><p>{THIRD}</p>", f"<div class='{name}'><p>{OTHER}</p></div>")
    assert settled(markup, FIRST, THIRD, OTHER) == [FIRST, THIRD]


def test_an_area_that_says_more_than_the_article_is_not_the_article() -> None:
    others = [f"{OTHER} ({number})" for number in range(9)]
    more = "".join(f"<p>{line}</p>" for line in others)
    markup = page(f"<p>{FIRST}</p><p>{THIRD}</p>", f"<div id='next-stories'>{more}</div>")
    assert settled(markup, FIRST, THIRD, *others) == [FIRST, THIRD]


def test_an_article_that_stands_in_an_area_of_such_a_name_is_kept() -> None:
    markup = f"<body><div class='popup'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></body>"
    assert settled(markup, FIRST, THIRD) == [FIRST, SECOND, THIRD]


def test_lines_that_are_nowhere_on_the_page_change_nothing() -> None:
    assert settled(page(f"<p>{FIRST}</p>"), OTHER, SECOND) == [OTHER, SECOND]


@pytest.mark.parametrize(
    ("markup", "aside"),
    [
        ("<aside>a</aside>", True),
        ("<div class='block-relatedarticles'>a</div>", True),
        ("<ul id='breadcrumbs'><li>a</li></ul>", True),
        ("<div class='has-sidebar'>a</div>", False),
        ("<section class='part part--ads'>a</section>", False),
        ("<div class='elementor-widget'>a</div>", False),
        ("<h2 id='what-happens-next'>a</h2>", False),
        (f"<div class='overlay'><h1>{TITLE}</h1>a</div>", False),
    ],
)
def test_areas_are_told_by_name(markup: str, aside: bool) -> None:
    tree = parse(f"<title>{TITLE}</title><body>{markup}</body>")
    assert bool(areas_aside(tree)) is aside


def test_a_title_shares_most_of_its_words_with_the_page_s() -> None:
    tree = parse(f"<title>{TITLE} | La Rive</title><h1></h1><h2>{TITLE}</h2><h2>À la une ici</h2>")
    assert [title.text() for title in titles_of(tree)] == [TITLE]
