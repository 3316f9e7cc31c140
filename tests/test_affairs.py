"""Every dossier written to fit on is read whole, and its gold stands in its pages."""

from collections import Counter

import pytest
from paths import AFFAIRS

import index
from evals.gold import load
from evals.gold_store import faults_against
from rag import Dossier


@pytest.mark.slow
@pytest.mark.parametrize("affair", AFFAIRS, ids=lambda path: path.name)
def test_gold_stands_in_the_pages(affair, tmp_path):
    summary = index.build([str(affair / "pages")], store=str(tmp_path))
    assert (summary.pages, summary.failed) == (7, ())
    gold = load(affair / "gold.jsonl")
    with Dossier.open(tmp_path) as dossier:
        for path in affair.glob("gold*.jsonl"):
            assert faults_against(load(path).questions, dossier.documents()) == [], path.name
    asked = Counter(question.language for question in gold.questions)
    assert asked["fr"] == asked["en"] >= 60
