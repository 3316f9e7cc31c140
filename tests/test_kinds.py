"""What kind of thing a question asks for, and what sentences hold for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paths import GOLD_SETS

from evals.training.fit_kinds import cross_told, examples, fit
from rag.evidence.contents import FACTS, holding
from rag.questions.kinds import BIAS, FAMILIES, cues, kind_of, probabilities


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How big was the loss in the end?", "figure"),
        ("Combien de salariés ont signé ?", "count"),
        ("bon et le pont, il rouvre quand ?", "date"),
        ("Anselme Tardy, c'est qui ?", "role"),
        ("What's Odile Marchetti's job?", "role"),
        ("Which lawyer speaks for the tenants?", "person"),
        ("Dans quelle commune l'usine a-t-elle été bâtie ?", "place"),
        ("Pour quel motif le juge a-t-il dit non ?", "reason"),
        ("Qu'est-ce qui a poussé l'entraîneur à partir ?", "reason"),
        ("Le préfet a-t-il été entendu ?", "yes-no"),
    ],
)
def test_questions_asked_in_other_words_are_told(question, kind):
    assert kind_of(question) == kind


@pytest.mark.parametrize(
    "question",
    [
        "Quelle institution a tracé le canal de Sermange ?",
        "Which chapel did the weavers paint?",
        "Quel instrument est joué à la foire ?",
    ],
)
def test_a_thing_asked_for_is_taken_for_no_figure_and_no_name(question):
    assert kind_of(question) == "other"


@given(st.text(max_size=200))
def test_any_text_has_a_kind_and_probabilities(text):
    likely = probabilities(text)
    assert tuple(likely) == FAMILIES
    assert sum(likely.values()) == pytest.approx(1.0)
    assert kind_of(text)


def test_names_are_no_cues():
    assert cues("Qui est Lucie Armand ?") == cues("Qui est Paul Verdier ?")


@given(st.text(max_size=300), st.frozensets(st.text(max_size=8), max_size=4))
def test_a_holding_is_a_share_for_every_fact(text, asked):
    values = holding(text).values(asked)
    assert len(values) == len(FACTS)
    assert all(0.0 <= value <= 1.0 for value in values)


def test_a_name_of_the_question_answers_no_who():
    held = holding("Selon Lucie Armand, le pont rouvrira.")
    place = FACTS.index("name")
    assert held.values(frozenset())[place] == 1.0
    assert held.values(frozenset({"lucie", "armand"}))[place] == 0.0


@pytest.mark.slow
def test_unseen_dossiers_are_told_better_than_by_the_patterns():
    found = examples(GOLD_SETS)
    told = cross_told([example for example in found if example[0] in {"loup", "club", "proces"}])
    assert told["questions"] > 200
    assert told["told"] > told["ruled"] + 0.1
    assert set(fit(found)) >= {BIAS, "rule=date", "combien"}
