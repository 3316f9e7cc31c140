"""Which elements of a page may be comments, and which repeat as comments do and are none."""

import re

import pytest

from index.readers.dates import DATE, RELATIVE
from index.readers.dom import marks_of, parse
from index.readers.html_bodies import groups_around_parts
from index.readers.html_comment import Found
from index.readers.html_lists import are_entries, is_card, rows_of_cards
from index.readers.html_words import comments_in_words

HEAD = "<title>La criée de Brisac</title><h1>La criée de Brisac</h1>"


def around(markup: str) -> list[tuple[list[str], str]]:
    groups = groups_around_parts(parse(HEAD + markup))
    return [([marks_of(node) for node in group], part) for group, part in groups]


def test_a_comment_is_all_that_holds_its_words_alone() -> None:
    one = "<div class='{}'><b>Ada</b><div><p class='comment-text'>Non.</p></div></div>"
    assert around(one.format("a") + one.format("b")) == [(["a", "b"], "words")]


def test_a_reply_is_not_part_of_what_it_answers() -> None:
    reply = "<div class='in'><i>Bo</i><p class='comment-text'>Si.</p></div>"
    first = (
        f"<li class='a'><div class='own'><i>Ada</i><p class='comment-text'>Non.</p></div>{reply}"
    )
    assert around(f"<ul>{first}</li></ul>") == [(["own", "in"], "words")]


def test_one_part_alone_or_one_beside_the_title_is_no_group() -> None:
    assert around("<div><p class='comment-text'>Non.</p></div>") == []
    titled = f"<div class='x'>{HEAD}<p class='comment-text'>Un.</p></div>"
    again = "<div class='y'><p class='comment-text'>Deux.</p></div>"
    assert [names for names, _ in around(titled + again)] == [["comment-text", "y"]]


def test_long_words_belong_to_the_head_above_them() -> None:
    words = "Un mot. " * 200
    one = f"<li class='c'><div class='comment-meta'>Ada, 3 mai 2024</div><p>{words}</p></li>"
    assert around(one * 2) == [(["c", "c"], "head")]


def found(markup: str, text: str) -> Found:
    return Found(text, parse(f"<body>{markup}</body>").css_first("body > *"))


CARD = "<div><a href='/un'>Un titre</a><p>Ada Roux, 3 mai 2024</p></div>"


@pytest.mark.parametrize(
    ("markup", "words", "card"),
    [
        (CARD, "Un titre\n\nAda Roux", True),
        (
            "<div><a href='/un#c3'>Mon avis</a><p>Il a tort.</p></div>",
            "Mon avis\n\nIl a tort.",
            False,
        ),
        ("<div><a href='/u/bo'>@bo</a><br>Tu as tort.</div>", "@bo\nTu as tort.", False),
        (
            "<div><p>Voyez <a href='/x'>ici</a>, ils y sont.</p></div>",
            "Voyez ici, ils y sont.",
            False,
        ),
    ],
)
def test_a_card_opens_on_a_link_to_another_page(markup: str, words: str, card: bool) -> None:
    node = found(markup, words).node
    assert node is not None
    assert is_card(node, words) is card


def test_counts_choices_and_cards_are_no_comments() -> None:
    counts = [found("<p>x</p>", f"{number} Recommendations") for number in (7, 18)]
    assert are_entries(counts)
    choice = found("<form><p>Spam</p></form>", "Spam").node
    assert choice is not None
    assert are_entries([Found("Spam: des annonces", choice.css_first("p"))])
    assert are_entries([found(CARD, "Un titre\n\nAda Roux")] * 2)
    assert not are_entries([found("<p>x</p>", "Non."), found("<p>x</p>", "Si.")])


def test_three_cards_side_by_side_are_a_row_and_an_article_is_none() -> None:
    assert len(rows_of_cards(parse(f"<div>{CARD * 3}</div>"))) == 3
    assert rows_of_cards(parse(f"<div>{CARD * 2}</div>")) == []
    part = f"<div><a href='/un'>Un titre</a><p>{'Une phrase de plus. ' * 30}</p></div>"
    assert rows_of_cards(parse(f"<div>{part * 3}</div>")) == []


@pytest.mark.parametrize(
    "moment",
    ["about a minute ago", "Sep 21, 3:29 PM", "Jun 20th at 2:41 am", "3 juillet à 16:55",
     "vor 8 Stunden", "28.oct.2012 | 11:46"],
)  # fmt: skip
def test_a_moment_without_a_year_or_with_dots_is_one(moment: str) -> None:
    assert re.fullmatch(f"{DATE}|{RELATIVE}", moment, re.IGNORECASE)
    assert not re.fullmatch(f"{DATE}|{RELATIVE}", f"{moment} encore", re.IGNORECASE)


THREAD = "Ada, le 3 mai 2024 à 10:00\nNon.\n\nBo, le 3 mai 2024 à 11:00\nSi.\n\n"


def in_words(visible: str) -> int:
    return len(comments_in_words(visible, visible)[0])


def test_a_thread_in_words_stands_under_its_heading_or_meets_its_count() -> None:
    assert in_words(f"Un titre\n\nCommentaires\n\n{THREAD}") == 2
    far = "Une rubrique du site\n\n" * 20
    assert in_words(f"Un titre\n\nCommentaires\n\n{far}{THREAD}") == 0
    assert in_words(f"Un titre\n\n2 commentaires\n\n{far}{THREAD}") == 2
    assert in_words(f"Un titre\n\n9 commentaires\n\n{far}{THREAD}") == 0
