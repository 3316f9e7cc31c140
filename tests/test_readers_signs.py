"""Comments told by the links and buttons that are for them, in saved HTML."""

import pytest

from index.readers.dom import marks_of, parse
from index.readers.html_signs import signed_groups, signed_text

HEAD = (
    "<title>Un titre de page</title><link rel=canonical href='https://a.example/p'>"
    "<h1>Un titre de page</h1>"
)


def comment(number: int, inner: str = "", name: str = "x") -> str:
    return f"<div class='{name}'><a href='/p#comment-{number}'>lien</a>{inner}</div>"


def names(markup: str) -> list[list[str]]:
    return [[marks_of(node) for node in group] for group in signed_groups(parse(markup))]


def test_elements_that_share_a_class_are_one_group_whatever_else_they_are_called() -> None:
    markup = HEAD + comment(1, name="x odd") + comment(2, comment(3, name="x op"), name="x even")
    assert ["x odd", "x even", "x op"] in names(markup)


def test_what_holds_the_title_or_several_comments_is_none() -> None:
    markup = f"<div class='page'>{HEAD}<div class='all'>{comment(1)}{comment(2)}</div></div>"
    assert names(markup) == [["x", "x"]]


@pytest.mark.parametrize(
    "link", ["<a href='#n1'>1</a>", "<a href='#'>Répondre aux critiques de la mairie</a>"]
)
def test_a_note_or_a_sentence_is_no_sign(link: str) -> None:
    assert names(f"{HEAD}<div class='x'>{link}</div><div class='x'>{link}</div>") == []


def test_the_words_around_the_signs_are_those_of_this_page() -> None:
    ours = f"<div class='ours'><p>Bravo.</p>{comment(1)}{comment(2)}</div>"
    others = "".join(f"<p><a href='/q#comment-{n}'>Zoé sur Le port</a></p>" for n in range(9))
    body = f"{HEAD}{ours}<div class='widget'>{others}</div>"
    assert signed_text(parse(body)).startswith("Bravo.")
    assert signed_text(parse(f"{HEAD}<div>{others}</div>")) == ""
    assert signed_text(parse(f"{HEAD}{comment(1)}")) == ""
