"""What makes reading quick changes nothing that is read."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis import placed
from index.stretches import STRETCH, pieces
from rag.checks.hygiene import order_in
from rag.once import cached_property
from rag.text.alternatives import alternatives, by_letter
from rag.text.dates.dates import written
from rag.text.names.exonyms import exonyms
from rag.text.names.roles import roles
from rag.text.numbers.quantities import quantities
from rag.text.numbers.unnumbered import unnumbered
from rag.text.sentence import sentence
from rag.text.words.tables import lines
from rag.text.words.tokens import tokenise

SIGNS = "aàékzM1 9k€M’'.,U\u0301\u00ad-_ \u202fbn%²½sAŒ"
PIECES = st.sampled_from(
    "bn md l' d’ aujourd’hui U.S. M€ twice first deux millions d'euros le 3 mai 2024 lundi France "
    "the European Commission PDG CEO un an half past six Apple's 1 234,5 quinze % third".split(" ")
)
WRITTEN = st.lists(PIECES | st.text(SIGNS, max_size=4), max_size=14).map(" ".join)


@given(st.text(SIGNS) | WRITTEN)
def test_the_quick_branch_finds_the_stretches_that_the_others_find(text: str) -> None:
    quick, *others = alternatives(STRETCH.pattern.strip())
    assert quick.startswith("[a-j")
    slow = re.compile("|".join(others), re.VERBOSE)
    assert STRETCH.findall(text) == slow.findall(text)
    assert "".join(pieces(text)) == text
    assert pieces(text)[1::2] == slow.findall(text)


@given(st.text(SIGNS) | WRITTEN)
def test_tokens_stand_where_words_do_and_cover_the_text(text: str) -> None:
    tokens = tokenise(text)
    assert [(t.text, t.start, t.end) for t in tokens] == placed(text)
    assert all(text[t.start : t.end] == t.raw for t in tokens)
    tail = text[tokens[-1].end :] if tokens else text
    assert "".join(t.gap + t.raw for t in tokens) + tail == text


@given(WRITTEN)
def test_a_sentence_gone_through_once_holds_what_each_look_finds(text: str) -> None:
    read, tokens = sentence(text), tokenise(text)
    assert read.written == written(tokens)
    assert read.quantities == quantities(tokens, read.dated)
    assert read.unnumbered == unnumbered(tokens)
    assert list(read.exonyms) == exonyms(tokens)
    assert read.roles == roles(tokens)


ORDERS = "|".join(lines("orders"))


@given(st.lists(st.sampled_from(re.findall(r"[a-z']+", ORDERS)), max_size=6).map(" ".join))
def test_orders_are_found_where_the_list_has_them(text: str) -> None:
    assert order_in(text) == (re.search(ORDERS, text) is not None)


@pytest.mark.parametrize("pattern", ["a?bc|d", "(?:a|b)?c|a", "ab*|(?:c|de) f|[xy]z", "a{2}b|ab"])
@given(text=st.text("abcdefxyz ", max_size=8))
def test_alternatives_by_letter_are_found_where_they_were(pattern: str, text: str) -> None:
    assert bool(re.search(by_letter(pattern), text)) == bool(re.search(pattern, text))


def test_a_property_is_found_once_and_by_each_object() -> None:
    found = []

    class Page:
        def __init__(self, title: str) -> None:
            self.title = title

        @cached_property
        def words(self) -> list[str]:
            found.append(self.title)
            return self.title.split()

    one, other = Page("le pont"), Page("la gare")
    assert (one.words, one.words, other.words) == (["le", "pont"], ["le", "pont"], ["la", "gare"])
    assert found == ["le pont", "la gare"]
