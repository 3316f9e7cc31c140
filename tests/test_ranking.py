"""The signs by which a search ranks its passages anew, and how their weights are learned."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.training.fit_ranking import COLUMNS, SCORE, Example, fitted, in_reach
from index.traits import holds
from rag.questions.kinds import FAMILIES
from rag.questions.question import read_question
from rag.retrieval.ranking import ANY, SHIPPED, ranking, read_weights, share_of

FRENCH = SimpleNamespace(kind="article", language="fr")
READER = SimpleNamespace(kind="comment", language="fr")


def found(text: str, source: Any = FRENCH, score: float = 2.0, **told: float) -> Any:
    hit = SimpleNamespace(text=text, source=source, passage_id="p#a1.2", score=score)
    matched = {"words": 1.0, "meaning": 1.0, "before": -1.0, "after": -1.0, **told}
    return SimpleNamespace(hit=hit, traits=holds(text), **matched)


def best(question: str, *window: Any) -> str:
    scores = ranking(read_question(question, main_language="fr"))(window)
    text: str = window[int(np.argmax(scores))].hit.text
    return text


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("Combien la piscine a-t-elle coûté ?", "Elle a coûté 9 millions d'euros.", "Elle plaît."),
        ("When did the pool open?", "Elle a ouvert le 3 mai 2024.", "Elle a ouvert en grand."),
        ("Qui a dessiné la piscine ?", "Lucie Armand l'a dessinée.", "On l'a bien dessinée."),
        ("Pourquoi la piscine ferme-t-elle ?", "Parce que le toit fuit.", "Elle ferme demain là."),
    ],
)
def test_what_holds_the_kind_of_words_asked_for_comes_first(
    question: str, right: str, wrong: str
) -> None:
    assert best(question, found(wrong), found(right)) == right


def test_readers_come_first_only_where_they_are_asked_about() -> None:
    window = found("La piscine est belle.", READER), found("La mairie est fière.", FRENCH)
    assert best("Que pensent les lecteurs de la piscine ?", *window) == window[0].hit.text
    assert best("Combien coûte la piscine ?", *window) == window[1].hit.text


def test_a_passage_beside_one_that_matches_gains() -> None:
    lone, beside = found("Il a démissionné."), found("Il a démissionné.", before=2.0)
    one, other = ranking(read_question("Que fait le maire ?", main_language="fr"))([lone, beside])
    assert other > one


@given(st.lists(st.floats(-50, 500), max_size=8))
def test_the_signs_count_less_where_a_passage_stands_out(scores: list[float]) -> None:
    share = share_of([found("x", score=score) for score in scores])
    assert 0 < share <= 1
    assert share == 1 or max(scores) * share == pytest.approx(5.0)


def test_the_shipped_weights_are_those_that_are_fitted() -> None:
    table = read_weights(SHIPPED.read_text(encoding="utf-8"))
    assert set(table) == set(COLUMNS) - {(SCORE, ANY)}
    assert {family for _, family in table} <= {ANY, *FAMILIES}


def test_a_fit_finds_the_sign_that_tells() -> None:
    drawn = np.random.default_rng(0)
    at = COLUMNS.index(("date", "date"))
    examples = []
    for number in range(60):
        rows = drawn.normal(size=(9, len(COLUMNS)))
        right = np.zeros(9, dtype=np.bool_)
        right[int((rows[:, 0] + 3 * rows[:, at]).argmax())] = True
        examples.append(Example(f"q-fr-{number}", "d", rows, right, 1.0))
    weights = fitted(examples)
    assert weights[0] == 1
    assert int(np.delete(weights, 0).argmax()) + 1 == at
    assert np.mean([in_reach(example, weights) for example in examples]) > 0.9
