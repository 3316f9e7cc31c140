import math
from dataclasses import replace

import pytest
from evals_doubles import (
    PAGE,
    answer,
    cite,
    conflict,
    ground,
    hit,
    question,
    refusal,
    right_answer,
    unanswerable,
)
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics import score
from evals.told import word_count
from rag.answer import Sentence


def values(asked, said, **supports):
    return {key: share.value for key, share in score(asked, said, ground(**supports)).items()}


def test_a_right_answer_scores_one_everywhere():
    said = right_answer(passages=(hit(),))
    scores = values(question(), said)
    assert scores.pop("wrong_refusals") == 0
    assert scores.pop("false_conflicts") == 0
    assert set(scores.values()) == {1.0}
    assert scores.keys() >= {"fact_recall", "citation_recall", "language", "labels", "right"}


@pytest.mark.parametrize("said", [None, refusal()])
def test_unanswered_is_zero_and_drops_out_of_nothing(said):
    answered = values(question(voice="reported"), right_answer())
    scores = values(question(voice="reported"), said)
    assert scores.keys() == answered.keys() - {"voice_where_told"}  # of facts told only
    assert scores["wrong_refusals"] == 1
    for key in ("fact_recall", "fact_with_source", "first_sentence", "source_accuracy", "voice"):
        assert scores[key] == 0, key
    assert scores["citation_recall"] == scores["citation_precision"] == scores["right"] == 0


def test_a_failure_is_no_abstention():
    assert values(unanswerable(), refusal())["abstention_recall"] == 1
    assert values(unanswerable(), None)["abstention_recall"] == 0
    assert values(unanswerable(), right_answer())["right"] == 0


def test_a_quote_off_by_one_is_not_valid():
    shifted = cite(start=1, end=43)
    scores = values(question(), answer(Sentence(PAGE[:42], (shifted,))))
    assert scores["quote_validity"] == 0
    assert scores["right"] == 0


def test_a_comment_told_as_an_article_is_mislabelled():
    comment = cite("a.txt#c01")
    honest = answer(Sentence("Merci à tous !", (comment,), "reader"))
    assert values(question(), honest)["labels"] == 1
    told = answer(Sentence("Merci à tous !", (comment,), "reported"))
    assert values(question(), told)["labels"] == 0.5
    dressed = replace(comment, source=replace(comment.source, kind="article"))
    assert values(question(), answer(Sentence("Merci !", (dressed,), "reader")))["labels"] == 0.5


@pytest.mark.parametrize("wrong", [{"date": "2023-02-28"}, {"outlet": "X"}, {"author": "Y"}])
def test_a_citation_under_another_name_or_date_is_mislabelled(wrong):
    right = cite()
    other = replace(right, source=replace(right.source, **wrong))
    assert values(question(), answer(Sentence(PAGE[:42], (right,))))["labels"] == 1
    assert values(question(), answer(Sentence(PAGE[:42], (other,))))["labels"] == 0


def test_the_right_fact_from_the_wrong_source_is_half_a_success():
    wrong = answer(Sentence("15 millions d'euros", (cite("a.txt#c01"),), "reader"))
    scores = values(question(), wrong)
    assert scores["fact_recall"] == 1
    assert scores["fact_with_source"] == scores["source_accuracy"] == scores["right"] == 0


def test_conflicts_count_where_gold_says_so_and_against_elsewhere():
    disputed = question(kind="conflict", conflict=True, facts=(("15 M€",), ("16 M€",)))
    silent, telling = right_answer(), right_answer(conflicts=(conflict(),))
    assert values(disputed, silent)["conflicts"] == 0
    scores = values(disputed, telling)
    assert scores["conflicts"] == 1
    assert scores["fact_recall"] == 1  # the second amount is read in the conflict's sides
    assert values(question(), telling)["false_conflicts"] == 1


def test_a_correction_needs_a_right_citation():
    asked = unanswerable(
        sources=question().sources, kind="false-premise", correction=(("15 millions d'euros",),)
    )
    corrected = replace(right_answer(), status="refused")
    assert values(asked, corrected)["correction"] == 1
    uncited = replace(corrected, citations=())
    assert values(asked, uncited)["correction"] == 0
    assert values(asked, corrected)["abstention_recall"] == 1
    assert values(asked, right_answer())["correction"] == 0  # it took the premise for granted
    elsewhere = Sentence("15 millions d'euros", (cite("a.txt#c01"),), "reader")
    aside = Sentence("Microsoft a investi.", (cite(number=2),))
    assert values(asked, answer(elsewhere, aside, status="refused"))["correction"] == 0


def test_an_answer_in_the_other_language_is_noticed_quotes_aside():
    english = question(language="en")
    quoting = answer(
        Sentence(PAGE[:42], (cite(),)), language="en", text=f"According to the paper: {PAGE[:42]}"
    )
    assert values(english, quoting)["language"] == 1
    french = answer(language="en", text="Selon le journal, les faits ne sont pas dans ces pages.")
    assert values(english, french)["language"] == 0


def test_a_fact_from_the_other_language_is_scored_again_apart():
    assert "across_languages" not in values(question(), right_answer())
    english = question(language="en")
    assert values(english, right_answer(language="en"))["across_languages"] == 1
    assert values(english, refusal("en"))["across_languages"] == 0


def test_words_do_not_count_marks():
    assert word_count(answer(text="Oui, 15 millions [1][2].")) == 3


def test_citation_precision_finds_the_useless_citation():
    said = answer(Sentence(PAGE[:42], (cite(), cite("a.txt#c01", number=2))))
    scores = values(question(), said)
    assert scores["citation_recall"] == 1
    assert scores["citation_precision"] == 0.5
    unsupported = values(question(), said, supports=lambda *_: False)
    assert unsupported["citation_recall"] == unsupported["citation_precision"] == 0


documents = st.sampled_from(["a.txt#a1", "a.txt#c01"])
citations = st.builds(
    cite,
    documents,
    st.integers(1, 9),
    start=st.integers(0, 70),
    end=st.integers(0, 70),
    quote=st.text(),
)
sentences = st.builds(
    Sentence,
    st.text(),
    st.lists(citations, max_size=3).map(tuple),
    st.sampled_from(["reported", "quoted", "reader", "synthesis"]),
)


@given(
    st.lists(sentences, max_size=4),
    st.sampled_from(["answered", "refused"]),
    st.sampled_from([question(), question(voice="reader", conflict=True), unanswerable()]),
    st.booleans(),
)
def test_every_metric_is_in_zero_one_for_any_answer(said, status, asked, supported):
    given_answer = answer(*said, status=status)
    for key, value in values(asked, given_answer, supports=lambda *_: supported).items():
        assert 0 <= value <= 1, key


def test_a_fact_told_under_another_source_is_not_told_with_its_source():
    aside = Sentence("Merci à tous !", (cite("a.txt#a1"),))
    wrong = Sentence("15 millions d'euros", (cite("a.txt#c01", number=2),), "reader")
    scores = values(question(), answer(aside, wrong))
    assert scores["fact_recall"] == scores["source_accuracy"] == 1
    assert scores["fact_with_source"] == scores["right"] == 0


def test_a_voice_counts_where_it_tells_the_fact():
    asked = question(voice="reader")
    other = Sentence("Merci à tous !", (cite("a.txt#c01"),), "reader")
    missed = values(asked, answer(other))
    assert missed["voice"] == 0
    assert "voice_where_told" not in missed
    fact = Sentence("15 millions d'euros", (cite("a.txt#c01"),), "reader")
    told = values(asked, answer(fact))
    assert told["voice"] == told["voice_where_told"] == 1
    mistaken = values(asked, answer(replace(fact, voice="reported"), other))
    assert mistaken["voice"] == mistaken["voice_where_told"] == 0


def test_a_conflict_counts_when_its_sides_are_the_expected_ones():
    disputed = question(kind="conflict", conflict=True, facts=(("12 M€",), ("13 M€",)))
    assert values(disputed, right_answer(conflicts=(conflict(),)))["conflicts"] == 0
    dated = replace(conflict(), kind="date")
    asked = replace(disputed, facts=(("15 M€",), ("16 M€",)))
    assert values(asked, right_answer(conflicts=(conflict(),)))["conflicts"] == 1
    assert values(asked, right_answer(conflicts=(dated,)))["conflicts"] == 0


def test_what_was_retrieved_is_ranked_by_page_and_kind():
    said = right_answer(passages=(hit("a.txt#c01"), hit("a.txt#c01"), hit()))
    scores = values(question(), said)
    assert scores["reciprocal_rank"] == 0.5  # the article comes second, after the comments
    assert scores["ndcg_10"] == pytest.approx(1 / math.log2(3))
    assert scores["recall_10"] == 1
    assert values(question(), None)["ndcg_10"] == 0
