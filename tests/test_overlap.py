"""Sentences held against a question all at once are each given the signs they have alone."""

from operator import mul

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexical import Concept
from rag.evidence.comparison import Asked, Weights
from rag.evidence.concepts import held_forms, matched
from rag.evidence.features import SIGNS, matrix
from rag.evidence.overlap import Against, signs_of
from rag.evidence.selection import Wanted
from rag.hits import Hit, Source
from rag.questions.question import read_question

SENTENCES = (
    "Le pont rouvre à Lyon.", "La mairie paie 3 millions d'euros.", "Lucie Armand refuse.",
    "Qui paie ?", "Il part.", "Lyon paie le pont.", "Il soutient le pont.", "Elle critique.",
)  # fmt: skip
QUESTIONS = (
    "Combien la mairie de Lyon paie-t-elle le pont ?", "Qui refuse ?", "Que disent les lecteurs ?",
    "Qui soutient le pont de Lyon ?", "Pourquoi ?",
)  # fmt: skip
PASSAGES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join),
        st.sampled_from(("article", "comment")),
        st.sampled_from(("Le pont de Lyon", "", None)),
    ),
    min_size=1,
    max_size=4,
)
ROWS = st.integers(0, 5).flatmap(
    lambda size: st.tuples(
        st.lists(st.floats(0, 9), min_size=size, max_size=size),
        st.lists(st.lists(st.floats(0, 1), min_size=size, max_size=size), min_size=1, max_size=6),
    )
)


def asked_of(text: str) -> Asked:
    question = read_question(text, main_language="fr")
    concepts = [
        Concept(word.folded, dict.fromkeys(held_forms(word.surface, "fr"), 0.7 + 0.1 * (at % 3)))
        for at, word in enumerate(question.words)
    ]
    weights = [1.0 + 0.3 * at for at in range(len(concepts))]
    return Asked.of(Wanted(question, concepts, weights, np.zeros(4, dtype=np.float32)))


def found(text: str, kind: str, title: str | None, at: int) -> Hit:
    source = Source(
        path="p.txt", title=title, outlet="La Une", author="Pont_69", date=None, kind=kind,
        language="fr", url=None, reply_to=None, via=(),
    )  # fmt: skip
    return Hit(
        passage_id=f"p{at}", document_id="d", text=text, start=0, end=len(text), score=1.0,
        source=source,
    )  # fmt: skip


def alone(asked: Asked, against: Against, piece) -> tuple[list[float], list[float]]:
    """Return what a piece, then its neighbourhood, holds of each word, one text at a time."""
    concepts, source, read = asked.wanted.concepts, against.hit.source, against.read
    rows = [matched(concepts, forms) for forms in read.forms]
    title = matched(concepts, held_forms(source.title or "", "fr"))
    named = matched(concepts, held_forms(f"{source.author} {source.outlet}", "fr"))
    first, last = piece.sentences[0], piece.sentences[-1]
    own = [max(0.9 * who, *held) for who, *held in zip(named, *rows[first : last + 1], strict=True)]
    beside = rows[first - 1 : first] if first else []
    beside += rows[last + 1 : last + 2] if piece.after else []
    far = [0.4 * max(held) for held in zip(title, *rows, strict=True)]
    near = [[0.7 * held for held in row] for row in beside]
    return own, [max(held) for held in zip(own, far, *near, strict=True)]


@given(st.sampled_from(QUESTIONS), PASSAGES)
def test_signs_of_many_are_those_of_each_alone(question, passages):
    asked = asked_of(question)
    hits = [found(*passage, at) for at, passage in enumerate(passages)]
    against = [Against.of(asked, hit, 1.0 / (at + 1)) for at, hit in enumerate(hits)]
    pieces = [
        (one, piece)
        for one in against
        for piece in (*one.read.sentences, *filter(None, one.read.pairs))
    ]
    cosines = [0.1 * at - 0.3 for at in range(len(pieces))]
    told = signs_of(asked, pieces, cosines)
    assert len(told) == len(pieces)
    for (one, piece), cosine, signs in zip(pieces, cosines, told, strict=True):
        own, near = alone(asked, one, piece)
        assert (signs.coverage, signs.context) == (
            share(asked.every, own),
            share(asked.every, near),
        )
        assert (signs.names, signs.rest) == (share(asked.names, own), share(asked.rest, own))
        lacking = [1.0 - held for held in near]
        assert signs.unmatched == heaviest(asked.every, lacking)
        assert (signs.cosine, signs.passage) == (max(cosine, 0.0), one.place)
        assert signs.pair == len(piece.sentences) - 1
        assert signs.held == piece.holding.values(asked.words)
        assert signs == signs_of(asked, [(one, piece)], [cosine])[0]
        assert len(signs.values()) == len(SIGNS)
    assert np.array_equal(matrix(told), np.array([signs.values() for signs in told]))


def share(weights: Weights, held: list[float]) -> float:
    return sum(map(mul, held, weights.of_words)) / weights.total if weights.total else 1.0


def heaviest(weights: Weights, missing: list[float]) -> float:
    return min(max(map(mul, missing, weights.of_words), default=0.0) / 5.0, 1.5)


@given(ROWS)
def test_shares_of_rows_are_to_the_bit_those_of_each(drawn):
    words, rows = drawn
    weights = Weights.only(words, [True] * len(words))
    held = np.array(rows).reshape(len(rows), len(words))
    assert weights.share(held) == [share(weights, row) for row in rows]
    assert weights.heaviest(held) == [heaviest(weights, row) for row in rows]


@pytest.mark.parametrize(
    ("sentence", "opposed"),
    [("Il critique.", 1.0), ("Il soutient.", 0.0), ("Elle critique, il soutient.", 0.0)],
)
def test_a_sentence_that_says_the_opposite_is_told(sentence, opposed):
    asked = asked_of("Qui soutient le pont ?")
    one = Against.of(asked, found(sentence, "article", None, 0), 1.0)
    signs = signs_of(asked, [(one, piece) for piece in one.read.sentences], [0.0])
    assert [sign.opposed for sign in signs] == [opposed]
