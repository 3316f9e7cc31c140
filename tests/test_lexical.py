"""The four BM25 fields: held to bm25s, saved and read, and what a question scores by."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis import folded_words, stem, terms
from index.counting import Change
from index.fields import K1, B, Field, grams_of
from index.lexical import Concept, LexicalIndex, Sought

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = st.lists(st.lists(st.integers(0, 7), max_size=12), min_size=1, max_size=9)
WORD = st.text("abcdéù1", min_size=1, max_size=6)
PASSAGES = st.lists(
    st.tuples(st.sampled_from(["fr", "en"]), st.lists(WORD, max_size=8)), max_size=8
)


def field_of(passages: list[list[int]]) -> Field:
    flat = np.array([term for passage in passages for term in passage], dtype=np.int64)
    owners = np.repeat(np.arange(len(passages)), [len(passage) for passage in passages])
    return Field.count(flat, owners, len(passages))


def own(word: str) -> Sought:
    return Sought("fr", [word], [Concept(word, {f"fr:{stem(word, 'fr')}": 1.0})])


@settings(deadline=None)
@given(NUMBERS)
def test_a_field_weighs_terms_as_bm25s_does(passages: list[list[int]]) -> None:
    import bm25s

    if not any(passages):
        return
    field = field_of(passages)
    named = [[f"t{term}" for term in passage] for passage in passages]
    vocabulary = {term: number for number, term in enumerate(sorted({t for p in named for t in p}))}
    reference = bm25s.BM25(method="lucene", k1=K1, b=B)
    ids = [[vocabulary[term] for term in passage] for passage in named]
    reference.index((ids, vocabulary), show_progress=False)
    for term in [term for term in vocabulary if term]:
        expected = reference.get_scores([term])
        assert field.scores([int(term[1:])]) == pytest.approx(expected, rel=1e-5, abs=1e-6)


@given(NUMBERS)
def test_a_field_counts_every_term_once_a_passage(passages: list[list[int]]) -> None:
    field = field_of(passages)
    held = Counter(term for passage in passages for term in set(passage))
    assert [field.frequency(term) for term in range(8)] == [held[term] for term in range(8)]
    assert field.frequency(99) == field.frequency(None) == 0


@settings(deadline=None)
@given(passages=PASSAGES)
def test_an_index_read_again_scores_the_same(
    tmp_path_factory: pytest.TempPathFactory, passages: list[tuple[str, list[str]]]
) -> None:
    folder: Path = tmp_path_factory.mktemp("lexical")
    built = LexicalIndex.build(passages)
    built.save(folder)
    read = LexicalIndex.load(folder)
    asked = [own(word) for _, words in passages for word in words] or [own("accord")]
    for sought in asked:
        assert np.array_equal(built.scores(sought), read.scores(sought))
        assert read.scores(sought).shape == (len(passages),)


@settings(deadline=None, max_examples=200)
@given(before=PASSAGES, fresh=PASSAGES, data=st.data())
def test_passages_put_among_others_score_as_if_all_were_counted_anew(
    before: list[tuple[str, list[str]]], fresh: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    stays = np.array([data.draw(st.booleans()) for _ in before], dtype=np.bool_)
    size = int(stays.sum()) + len(fresh)
    comes = np.zeros(size, dtype=np.bool_)
    comes[data.draw(st.permutations(range(size)))[: len(fresh)]] = True
    kept, new = (p for p, stay in zip(before, stays, strict=True) if stay), iter(fresh)
    after = [next(new) if come else next(kept) for come in comes]
    index = LexicalIndex.build(before).changed(Change(stays, comes), fresh)
    anew = LexicalIndex.build(after)
    for _, words in [*before, *fresh]:
        for sought in (own(word) for word in words):
            assert np.array_equal(index.scores(sought), anew.scores(sought))
    stems = {stem(word, "fr") for _, words in [*before, *fresh] for word in words}
    for word in stems:
        assert index.frequency(f"fr:{word}") == anew.frequency(f"fr:{word}")
        assert set(index.near(word, "fr")) == set(anew.near(word, "fr"))


def test_an_index_whose_words_have_gone_says_so() -> None:
    index = LexicalIndex.build([("fr", ["accord", "azur"]), ("fr", ["piscine"])])
    assert not index.worn
    gone = Change(np.array([False, True]), np.array([False]))
    assert index.changed(gone, []).worn


@settings(deadline=None)
@given(PASSAGES, st.integers(0, 7))
def test_a_word_scores_where_it_stands(passages: list[tuple[str, list[str]]], at: int) -> None:
    index = LexicalIndex.build(passages)
    words = [word for language, held in passages if language == "fr" for word in held]
    if not words:
        return
    word = words[at % len(words)]
    scores = index.scores(own(word))
    for row, (language, held) in enumerate(passages):
        if language == "fr" and word in held:
            assert scores[row] > 0


def test_two_words_side_by_side_beat_the_same_two_apart() -> None:
    index = LexicalIndex.build(
        [("fr", ["accord", "long", "azur", "port"]), ("fr", ["accord", "azur", "long", "port"])]
    )
    concepts = [Concept(w, {f"fr:{w}": 1.0}) for w in ("accord", "azur")]
    apart, together = index.scores(Sought("fr", ["accord", "azur"], concepts))
    assert together > apart


def test_a_misspelt_word_still_scores_by_its_letters() -> None:
    index = LexicalIndex.build([("fr", ["electricite"]), ("fr", ["piscine"])])
    sought = Sought("fr", ["electrcite"], [])
    assert index.scores(sought).argmax() == 0
    assert index.near("piscin", "fr") == []
    assert index.near("piscini", "fr") == ["fr:piscin"]


def test_a_translation_scores_in_the_other_language_only_by_its_stem() -> None:
    index = LexicalIndex.build([("en", ["strike"]), ("fr", ["port"])])
    sought = Sought("fr", ["greve"], [Concept("greve", {"fr:grev": 1.0, "en:strike": 0.7})])
    scores = index.scores(sought)
    assert scores[0] > 0 == scores[1]


def test_the_forms_of_a_concept_share_one_frequency() -> None:
    french = [("fr", ["mistral"])] * 30
    index = LexicalIndex.build([*french, ("en", ["mistral"])])
    name = Concept("mistral", {"fr:mistral": 1.0, "en:mistral": 1.0})
    assert index.idf(name) < index.idf(Concept("mistral", {"en:mistral": 1.0}))


def test_an_empty_store_and_an_empty_question_score_nothing() -> None:
    assert LexicalIndex.build([]).scores(own("accord")).shape == (0,)
    index = LexicalIndex.build([("fr", []), ("fr", ["accord"])])
    assert not index.scores(Sought("fr", [], [])).any()


@pytest.mark.parametrize("language", ["fr", "en"])
@given(text=st.text(max_size=80))
def test_terms_are_the_stems_of_the_folded_words(text: str, language: str) -> None:
    words = folded_words(text, language)
    assert terms(text, language) == [stem(word, language) for word in words]
    assert all(not character.isspace() for word in words for character in word)


@given(WORD)
def test_four_grams_cover_the_word(word: str) -> None:
    grams = grams_of(word)
    assert grams[0][0] == "^"
    assert grams[-1][-1] == "$"
    assert all(len(gram) <= 4 for gram in grams)
    assert set("".join(grams)) == set(f"^{word}$")
