"""What the gate looks at beside the best sentence: how much is told, how far its passage stands."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import index
from rag import Dossier
from rag.evidence.scorer import Scorers
from rag.evidence.selection import candidates
from rag.questions.question import read_question
from rag.refusals.answerability import GATE_SIGNS, gate_signs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rag.evidence.selection import Candidate, Wanted

PAGES = {
    "lavoir.txt": "Le lavoir de Brémoy\n\nLe lavoir de Brémoy sera restauré par Odette Sauvain.\n",
    "foire.txt": "La foire\n\nLa foire aux ânes attire deux mille visiteurs chaque automne.\n",
}
QUESTION = "Qui restaure le lavoir de Brémoy ?"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    """Two pages on two matters."""
    folder: Path = tmp_path_factory.mktemp("answerable")
    for name, text in PAGES.items():
        (folder / name).write_text(text, encoding="utf-8")
    index.build([str(folder / name) for name in PAGES], store=str(folder / "store"))
    with Dossier.open(folder / "store") as opened:
        yield opened


def _found(
    dossier: Dossier, question: str, score: float | None = None
) -> tuple[Wanted, list[Candidate]]:
    """Return a question with its candidates, those of the best passage given a score."""
    opened = dossier.opened
    wanted = opened.wanted(read_question(question, main_language="fr"))
    hits = opened.index.search(opened.query(wanted), k=4)
    if score is not None:
        hits = [hit.scored(score - at) for at, hit in enumerate(hits)]
    return wanted, candidates(wanted, hits, opened.encode, opened.scorers.sentence)


def _signs(wanted: Wanted, found: list[Candidate]) -> dict[str, float]:
    return dict(zip(GATE_SIGNS, gate_signs(wanted, found, "stands"), strict=True))


def test_what_is_told_and_what_is_lacking_make_the_whole_question(dossier):
    wanted, found = _found(dossier, QUESTION)
    signs = _signs(wanted, found)
    assert signs["told"] + signs["lacking"] == pytest.approx(sum(wanted.weights) / 10)
    assert signs["told"] > signs["lacking"]


def test_a_word_no_page_has_is_lacking(dossier):
    plain = _signs(*_found(dossier, QUESTION))
    more = _signs(*_found(dossier, "Qui restaure le lavoir de Brémoy en béton translucide ?"))
    assert more["lacking"] > plain["lacking"] + 0.1


@pytest.mark.parametrize(
    ("score", "above", "apart"),
    [(5.0, 1.0, 0.0), (8.0, 1.6, 0.0), (13.0, 2.6, 1.0), (90.0, 4.0, 2.4), (-3.0, 0.0, 0.0)],
)
def test_only_a_large_store_sets_a_passage_apart(dossier, score, above, apart):
    signs = _signs(*_found(dossier, QUESTION, score))
    assert (signs["above"], signs["apart"]) == (pytest.approx(above), pytest.approx(apart))


def test_scores_of_a_reranker_say_nothing_of_the_store(dossier):
    low, high = (_found(dossier, QUESTION, score) for score in (0.4, 14.0))
    signs = [_signs(replace(wanted, reranked=True), found) for wanted, found in (low, high)]
    assert [(s["above"], s["apart"]) for s in signs] == [(1.0, 0.0), (1.0, 0.0)]


def test_the_shipped_gate_has_a_weight_for_every_sign():
    gate = Scorers.load().gate
    assert len(gate.weights) == len(GATE_SIGNS)
    assert gate.weights[GATE_SIGNS.index("cosine")] == 0.0
