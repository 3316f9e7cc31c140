"""The screen's HTML: nothing of a page becomes markup, and what is promised is there."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hostile import HOSTILE
from hypothesis import example, given
from hypothesis import strategies as st
from small_dossier import PAGES, SmallDossier, Written

from rag.answer import Answer, Notice, Withdrawn
from ui.screen.turn import Turn, after, thread_of
from ui.screen.views import export
from ui.screen.views.cards import Around, evidence
from ui.screen.views.markup import el, escape, marked, page
from ui.screen.views.pages import row
from ui.screen.views.reading import reading, stretches
from ui.screen.views.render import conversation
from ui.screen.words.english import ENGLISH
from ui.screen.words.french import FRENCH

if TYPE_CHECKING:
    from index.documents import Document

TAGS = {
    "article", "blockquote", "br", "button", "details", "div", "footer", "h2", "h3", "header", "li",
    "mark", "p", "pre", "q", "s", "section", "small", "span", "summary", "td", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"class", "id", "lang", "type", "role", "tabindex", "title", "open"}


class Markup(HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def turn_of(
    dossier: SmallDossier, question: str = "Combien Microsoft a-t-il investi dans Mistral ?"
) -> Turn:
    turn = Turn(number=1, question=question)
    for event in dossier.stream(question):
        turn = after(turn, event)
    return turn


def around(dossier: SmallDossier) -> Around:
    threads = {one.id: thread_of(one, tuple(dossier.known)) for one in dossier.known}
    return Around(threads, {})


def shown(turn: Turn, dossier: SmallDossier) -> str:
    blocks = conversation([turn], "fr") + evidence([turn], around(dossier), "fr")
    return page(blocks)


def hostile_dossier(text: str) -> SmallDossier:
    pages = (
        Written(
            f"{text}.txt".replace("/", "_"), text, f"Microsoft {text}", text, text,
            ((text, f"Microsoft {text}", None), (text, text, 0)),
        ),
    )  # fmt: skip
    return SmallDossier(pages, says=(text,))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_everywhere(text: str) -> None:
    dossier = hostile_dossier(text)
    turn = turn_of(dossier, f"Microsoft {text}")
    documents = [one for one in dossier.known if one.path == dossier.known[0].path]
    whole = reading(next(iter(dossier.texts.values())), documents, (20, 40), "fr")
    written = shown(turn, dossier) + page(whole)
    found = Markup(written)
    assert found.tags <= TAGS
    assert found.attributes <= ATTRIBUTES
    assert "http" not in re.sub(r">[^<]*<", "><", written)
    for block in written.split("\n\n"):
        assert "\n" not in block
        assert re.match(r"<(h2|p|div|section|article)[ >]", block)


@pytest.mark.parametrize("text", HOSTILE)
def test_exports_hold_no_markup_of_the_pages(text: str) -> None:
    turn = turn_of(hostile_dossier(text), f"Microsoft {text}")
    assert turn.answer is not None
    written = export.html([turn.answer], "fr", "2024-03-01")
    allowed = TAGS | {"html", "head", "meta", "title", "style", "body", "h1", "ol", "cite"}
    assert Markup(written).tags <= allowed
    assert "evil.example" not in re.sub(r">[^<]*<", "><", written)
    told = export.markdown([turn.answer], "fr", "2024-03-01")
    assert not re.search(r"(?<!\\)[<`]|(?<!\\)!\[|(?<!\\)\]\(|\w://", told)


@given(st.text())
def test_escaping_is_undone_by_a_browser_alone(text: str) -> None:
    written = escape(text)
    assert not re.search(r"[<>\"'`*_\[\](){}!|~\\$\n\r\t]", written)
    plain = re.sub("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", text)
    undone = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), written)
    assert undone == plain


@given(st.text(), st.integers(-5, 50), st.integers(-5, 50))
@example("\x7f", 0, 0)
@example("\x80", 0, 0)
def test_marking_loses_no_character(text: str, start: int, end: int) -> None:
    written = marked(text, (start, end))
    assert "".join(Markup(written).words) or not text
    assert written.replace("<mark>", "").replace("</mark>", "") == escape(text)


def test_a_quote_is_marked_in_its_passage_and_in_its_page() -> None:
    dossier = SmallDossier()
    turn = turn_of(dossier)
    cards = page(evidence([turn], around(dossier), "fr"))
    quote = turn.citations[0].quote
    assert f"<mark>{escape(quote)}</mark>" in cards
    first = turn.citations[0]
    documents = [one for one in dossier.known if one.path == first.source.path]
    text = dossier.page_text(first.source.path)
    whole = page(reading(text, documents, (first.start, first.end), "fr"))
    assert f"<mark>{escape(quote)}</mark>" in whole


def test_a_whole_page_shows_every_character_once() -> None:
    dossier = SmallDossier()
    text = dossier.page_text(PAGES[0].path)
    documents = [one for one in dossier.known if one.path == PAGES[0].path]
    cut = list(stretches(text, documents))
    assert "".join(text[one.start : one.end] for one in cut) == text


def test_a_reader_is_told_from_an_article() -> None:
    dossier = SmallDossier()
    cards = page(evidence([turn_of(dossier)], around(dossier), "fr"))
    assert '<span class="chip comment">Lecteur</span>' in cards
    assert '<span class="chip article">Article</span>' in cards
    assert "tournesol42" in cards
    assert "Sous l&#39;article" in cards


def test_a_title_that_stands_for_no_outlet_is_told_once() -> None:
    dossier = SmallDossier((replace(PAGES[0], outlet=None),))
    cards = page(evidence([turn_of(dossier)], around(dossier), "fr"))
    first = cards[: cards.index("</header>")]
    assert first.count("Microsoft entre chez Mistral") == 1
    assert "28 février 2024" in first


def test_empty_lines_of_a_passage_take_little_room() -> None:
    dossier = SmallDossier((replace(PAGES[0], article="Microsoft a investi.\n\n\nMistral AI."),))
    cards = page(evidence([turn_of(dossier)], around(dossier), "fr"))
    assert "&#10;&#10;" not in cards
    assert 'class="para"' in cards


def test_a_disagreement_shows_both_quotes() -> None:
    talk = page(conversation([turn_of(SmallDossier())], "fr"))
    assert "Les sources ne s&#39;accordent pas" in talk
    assert talk.count('class="side"') == 2
    assert "15 millions" in talk
    assert "16 millions" in talk


def test_every_citation_button_has_its_card() -> None:
    dossier = SmallDossier()
    turn = turn_of(dossier)
    written = shown(turn, dossier)
    targets = {f"card-1-{number}" for number in re.findall(r'id="cite-1-(\d+)-', written)}
    assert targets
    assert all(f'id="{target}"' in written for target in targets)


def test_ids_are_unique() -> None:
    dossier = SmallDossier()
    ids = re.findall(r' id="([^"]+)"', shown(turn_of(dossier), dossier))
    assert len(ids) == len(set(ids))


def test_a_refusal_is_told_as_such_and_keeps_what_is_covered() -> None:
    turn = turn_of(SmallDossier(), "Quelle heure ?")
    talk = page(conversation([turn], "fr"))
    assert "Les pages ne répondent pas" in talk
    assert "parlent de Microsoft" in talk


def test_a_failing_model_is_told_with_a_retry() -> None:
    turn = turn_of(SmallDossier())
    assert turn.answer is not None
    notices = (Notice("llm-unreachable", "Ollama ne répond pas."),)
    told = replace(turn, answer=replace(turn.answer, notices=notices))
    talk = page(conversation([told], "fr"))
    assert 'id="retry-1"' in talk
    assert "Ollama ne répond pas" in talk


def test_withdrawn_sentences_are_counted_and_struck() -> None:
    turn = turn_of(SmallDossier())
    assert turn.answer is not None
    gone = (Withdrawn("Il a payé 87 %.", "number-not-in-source"),)
    told = replace(turn, answer=replace(turn.answer, withdrawn=gone))
    talk = page(conversation([told], "en"))
    assert "<s>Il a payé 87 &#37;&#46;</s>" in talk
    assert "1 sentence of the model was withdrawn" in talk


def test_a_translation_is_marked_as_one() -> None:
    dossier = SmallDossier()
    turn = turn_of(dossier)
    assert turn.answer is not None
    first = replace(turn.answer.citations[0], translation="Microsoft invested.")
    told = replace(turn, answer=replace(turn.answer, citations=(first,)))
    cards = page(evidence([told], Around({}, {}), "en"))
    assert "Translation" in cards
    assert "Microsoft invested" in cards


def test_both_languages_have_the_same_words_and_placeholders() -> None:
    assert FRENCH.keys() == ENGLISH.keys()
    for key, text in FRENCH.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", ENGLISH[key])), key
        assert ("|" in text) == ("|" in ENGLISH[key]), key


@pytest.mark.parametrize("text", FRENCH.values())
def test_french_has_its_no_break_spaces(text: str) -> None:
    assert not re.search(r" [:;?!»]|« |\w[;?!]", text)


def test_footnotes_hold_quote_outlet_and_date() -> None:
    answer = turn_of(SmallDossier()).answer
    assert isinstance(answer, Answer)
    text = export.footnoted(answer, "fr")
    assert "[1] «\u00a0Microsoft a investi 15 millions d'euros dans Mistral AI.\u00a0»" in text
    assert "La Gazette du Numérique · 28 février 2024" in text


def test_what_is_taken_away_tells_readers_and_disagreements() -> None:
    answer = turn_of(SmallDossier()).answer
    assert isinstance(answer, Answer)
    sides = answer.conflicts[0].sides
    for written in (
        export.footnoted(answer, "fr"),
        export.markdown([answer], "fr", "2024-03-01"),
        html.unescape(export.html([answer], "fr", "2024-03-01")),
    ):
        assert "Les sources ne s'accordent pas" in written
        for side in sides:
            assert f"{side.value} [{side.citations[0].number}]" in written.replace("\\", "")
        assert "Lecteur, " in written


def test_a_file_name_is_data_in_the_table() -> None:
    from index.ledger import FileState

    name = "<img src=https://evil.example/n.png>.txt"
    state = FileState(
        path=name, state="failed", reason=name, reader=None, sha256="", notes=(), articles=0,
        comments=0, passages=0,
    )  # fmt: skip
    documents: list[Document] = []
    written = row(state, documents, "fr")
    assert Markup(written).tags <= TAGS
    assert html.unescape(written).count("evil.example") == 2


def test_el_escapes_its_children() -> None:
    assert el("p", "<b>") == "<p>&#60;b&#62;</p>"


def test_a_cited_passage_that_was_not_found_has_its_own_card() -> None:
    dossier = SmallDossier()
    turn = turn_of(dossier)
    assert turn.answer is not None
    bare = replace(turn, hits=(), answer=replace(turn.answer, passages=()))
    cards = page(evidence([bare], Around({}, {}), "fr"))
    assert cards.count("<mark>") == len(turn.citations)
    passages = {hit.passage_id: hit for hit in turn.known_hits}
    whole = page(evidence([bare], Around({}, passages), "fr"))
    assert "étudier" in whole
    assert "étudier" not in cards
