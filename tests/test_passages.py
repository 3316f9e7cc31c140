"""Passages: slices that cover every span, cross no gap, and say what they answer."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document, Span
from index.passages import CRUMB, LIMIT, WHOLE, Passage, context_of, cut


def document(*spans: tuple[int, int], kind: str = "article", **fields: object) -> Document:
    made = Document(
        id="p.txt#a1" if kind == "article" else "p.txt#c01",
        path="p.txt",
        kind="article" if kind == "article" else "comment",
        text="",
        spans=tuple(Span(*span) for span in spans),
    )
    return replace(made, **fields)


def assert_covers(passages: tuple[Passage, ...], text: str, spans: tuple[Span, ...]) -> None:
    owed = {at for span in spans for at in range(span.start, span.end) if not text[at].isspace()}
    position = 0
    for passage in passages:
        assert passage.start >= position
        assert passage.text == text[passage.start : passage.end]
        assert passage.text.strip() == passage.text != ""
        assert any(s.start <= passage.start and passage.end <= s.end for s in spans)
        owed -= set(range(passage.start, passage.end))
        position = passage.end
    assert not owed


_TEXTS = st.lists(
    st.sampled_from(
        [
            "Une phrase assez courte. ",
            "mot " * 40,
            "\n\n",
            "\n",
            "Titre\n\n",
            "x" * 800,
            " ",
            "Fin ! ",
        ]
    ),
    max_size=30,
).map("".join)


@given(_TEXTS, st.lists(st.integers(0, 4000), max_size=8), st.sampled_from(["article", "comment"]))
def test_passages_cover_every_span_and_cross_no_gap(text: str, edges: list[int], kind: str) -> None:
    marks = sorted({min(edge, len(text)) for edge in edges})
    pairs = list(zip(marks[::2], marks[1::2], strict=False))
    made = document(*pairs, kind=kind)
    passages = cut(made, text)
    assert_covers(passages, text, made.spans)
    assert [p.id for p in passages] == [f"{made.id}.{n}" for n in range(1, len(passages) + 1)]


def test_passages_are_about_a_paragraph() -> None:
    paragraph = "Le régulateur examine l'accord signé entre les deux entreprises. " * 5
    text = "\n\n".join([paragraph.strip()] * 8)
    passages = cut(document((0, len(text))), text)
    assert all(300 <= len(p.text) <= LIMIT for p in passages)
    assert all(p.text.endswith("entreprises.") for p in passages)


def test_a_heading_goes_with_what_follows() -> None:
    body = "Le régulateur examine l'accord signé entre les deux entreprises. " * 9
    text = f"{body}\n\nUne enquête à Bruxelles\n\n{body}"
    second = cut(document((0, len(text))), text)[1]
    assert second.text.startswith("Une enquête à Bruxelles")


def test_a_short_comment_stays_whole_and_a_long_one_is_split() -> None:
    short = "Je ne suis pas d'accord. " * (WHOLE // 26)
    assert len(cut(document((0, len(short)), kind="comment"), short)) == 1
    assert len(cut(document((0, 3 * len(short)), kind="comment"), short * 3)) > 2


@pytest.mark.parametrize("sentence", ["mot " * 1250, "mot, " * 1000, "x" * 5000])
def test_a_sentence_without_an_end_is_split(sentence: str) -> None:
    passages = cut(document((0, len(sentence))), sentence)
    assert all(len(p.text) <= LIMIT + CRUMB for p in passages)
    assert_covers(passages, sentence, (Span(0, len(sentence)),))


def test_what_is_embedded_says_the_title_and_what_is_answered() -> None:
    parent = document((0, 3), kind="comment", text="Qui paiera ? " * 40)
    reply = document(
        (0, 4), kind="comment", id="p.txt#c02", reply_to=parent.id, title="Un accord", text="Nous"
    )
    context = context_of(reply, {parent.id: parent})
    (passage,) = cut(reply, "Nous", context=context)
    assert passage.embedded.startswith("Un accord\nQui paiera ?")
    assert passage.embedded.endswith("\nNous")
    assert passage.text == "Nous"
    assert len(context) < 200


def test_a_missing_parent_or_title_adds_nothing() -> None:
    orphan = document((0, 4), kind="comment", reply_to="p.txt#c99")
    assert context_of(orphan, {}) == ""
    assert cut(orphan, "Nous")[0].embedded == "Nous"


@pytest.mark.parametrize("text", ["x" * 2_000_000, "mot " * 500_000])
def test_time_is_linear(text: str) -> None:
    started = time.process_time()
    cut(document((0, len(text))), text)
    assert time.process_time() - started < 8
