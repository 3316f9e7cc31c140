"""Damage done on purpose: each of the faults must turn the committed gate red on the demo."""

import math
import shutil
from dataclasses import replace

import pytest
from evals_faults import (
    Silent,
    citations_shifted_by_one,
    comments_labelled_as_articles,
    conflicts_hidden,
    damaged,
    dates_off_by_a_year,
    negations_dropped,
    numbers_altered,
    quotes_paraphrased,
)

from evals.evaluate import DEMO_GOLD, DEMO_PAGES, build_store, ground_of, score_system
from evals.gate import DEFAULT, breaches, read_gate
from evals.gold import load
from evals.gold_store import faults_against
from evals.reports.report import metrics_of
from evals.run import System, dossier_system
from index.embedding import load_embedder
from index.store import open_generation
from index.translation import TranslationTable
from rag import Dossier
from rag.evidence.scorer import Scorers
from rag.opened import LanguageData, Opened
from rag.pipeline import Engines

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def gold():
    return load(DEMO_GOLD)


@pytest.fixture(scope="module")
def answerable(gold):
    """The questions that facts are counted over; the others are not asked."""
    return replace(gold, questions=tuple(q for q in gold.questions if q.answerable))


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return build_store(DEMO_PAGES, tmp_path_factory.mktemp("demo") / "store")


@pytest.fixture(scope="module")
def dossier(store):
    with Dossier.open(store) as opened:
        yield opened


@pytest.fixture(scope="module")
def healthy(dossier, gold):
    """The built-in mode, its answers given once and remembered."""
    asking = dossier_system(dossier, "extracts")
    answers = {question.id: asking.ask(question) for question in gold.questions}
    return System("extracts", lambda question: answers[question.id])


def broken_by(system, dossier, gold):
    """The measured metrics whose thresholds a system breaks."""
    run = score_system(system, gold, ground_of(dossier), watch=lambda *_: None)
    metrics = metrics_of(gold.questions, run)
    return {breach.key for breach in breaches(read_gate(DEFAULT)["demo"], metrics)}


def test_the_gold_fits_the_pages(dossier, gold):
    assert faults_against(gold.questions, dossier.documents()) == []


def test_the_gate_holds_without_damage(healthy, dossier, gold):
    assert broken_by(healthy, dossier, gold) == set()


@pytest.mark.parametrize(
    ("damage", "noticed"),
    [
        (citations_shifted_by_one, "quote_validity"),
        (quotes_paraphrased, "quote_validity"),
        (comments_labelled_as_articles, "labels"),
        (numbers_altered, "fact_recall"),
        (dates_off_by_a_year, "labels"),
        (conflicts_hidden, "conflicts"),
        (negations_dropped, "citation_recall"),
    ],
)
def test_damaged_answers_break_it(damage, noticed, healthy, dossier, gold):
    assert noticed in broken_by(damaged(healthy, damage), dossier, gold)


def rewired(store, *, lexical=lambda whole: whole, **data):
    """A dossier on the store with one of its parts put in another's place."""
    generation = open_generation(store)
    generation = replace(generation, lexical=lexical(generation.lexical))
    language = replace(LanguageData.load(), **data)
    opened = Opened(generation, load_embedder("builtin"), language)
    return Dossier(store, opened, Engines())


def test_the_lexical_side_turned_off_breaks_it(store, answerable):
    with rewired(store, lexical=Silent) as deaf:
        assert "fact_with_source" in broken_by(dossier_system(deaf, "extracts"), deaf, answerable)


def test_the_bridge_between_the_languages_turned_off_breaks_it(store, answerable):
    with rewired(store, table=TranslationTable({"fr": {}, "en": {}})) as deaf:
        broken = broken_by(dossier_system(deaf, "extracts"), deaf, answerable)
    assert "across_languages" in broken


def test_the_refusal_threshold_turned_off_breaks_it(store, gold):
    with rewired(store, scorers=replace(Scorers.load(), threshold=-math.inf)) as bold:
        assert "abstention_recall" in broken_by(dossier_system(bold, "extracts"), bold, gold)


def test_a_missing_file_is_refused_and_would_break_it(tmp_path, answerable):
    missing, pages = "10-tidewater-monitor.json", tmp_path / "pages"
    shutil.copytree(DEMO_PAGES, pages)
    (pages / missing).unlink()
    with Dossier.open(build_store(pages, tmp_path / "store")) as partial:
        faults = faults_against(answerable.questions, partial.documents())
        assert any(missing in fault for fault in faults)
        broken = broken_by(dossier_system(partial, "extracts"), partial, answerable)
        assert "fact_with_source" in broken
