"""Denials, moves of figures and plans: honest sentences kept, those that turn them withdrawn.

The pairs stand in `tests/data/turned`: one sentence of a page, what a model may honestly make of it
in both languages, and what turns it around.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rag.checks import check_sentence
from rag.checks.bench import extract_of
from rag.checks.support import supports

PAIRS = Path(__file__).parent / "data" / "turned" / "pairs.jsonl"
TURNS = {"polarity", "direction", "modality"}


def told(kind: str) -> list[tuple[dict[str, Any], str, str]]:
    """Return every sentence of a kind with its page's sentence and its language."""
    rows = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    return [(row, language, text) for row in rows for language, text in row[kind]]


def verdict_on(row: dict[str, Any], language: str, text: str) -> Any:
    fields = {"language": row["language"], "date": "2023-01-10", "outlet": "La Presse"}
    page = extract_of({"id": "p1", "text": row["source"], **fields})
    return check_sentence(text, [page], [0], language=language)


def test_honest_sentences_are_not_taken_for_turned_ones() -> None:
    found = told("honest")
    wrong = [text for row, lang, text in found if verdict_on(row, lang, text).why in TURNS]
    assert len(wrong) <= 0.03 * len(found), wrong


def test_turned_sentences_are_withdrawn() -> None:
    found = told("turned")
    kept = [text for row, lang, text in found if verdict_on(row, lang, text).kept]
    assert len(kept) <= 0.12 * len(found), kept


@pytest.mark.parametrize(
    ("source", "claim"),
    [
        (
            "Les ventes sont tombées de 90 à 65 millions.",
            "Les ventes ont grimpé de 65 à 90 millions.",
        ),
        ("Le club compte saisir le tribunal fédéral.", "Le club a saisi le tribunal fédéral."),
        ("La ville a cessé de subventionner le club.", "La ville subventionne toujours le club."),
        ("Ana Roux n'exclut pas de vendre sa ferme.", "Ana Roux exclut de vendre sa ferme."),
        ("Le tribunal a débouté Ana Roux.", "Le tribunal a donné raison à Ana Roux."),
    ],
)
def test_a_turn_is_named_for_what_it_is(source: str, claim: str) -> None:
    row = {"source": source, "language": "fr"}
    assert verdict_on(row, "fr", claim).why in TURNS


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Roux voted neither for nor against the budget.",
         "Roux s'est abstenue lors du vote du budget."),
        ("Residents may not use more than 100 litres a day.",
         "Les habitants pourront utiliser au plus 100 litres par jour."),
        ("The mayor wanted the report held back until May.",
         "Le maire a voulu retarder le rapport jusqu'en mai."),
        ("Roux gave up his seat and will give a speech on Monday.",
         "Roux a renoncé à son siège. Il donnera un discours lundi."),
        ("The firm lost 13 million euros.",
         "La perte de Roux s'est creusée à 13 millions d'euros."),
        ("Blanc leaves the office but stays at the factory.",
         "Blanc va quitter le bureau, mais pas l'usine."),
        ("The Blanc bid of €38m was not accepted because it meant closing the site.",
         "Blanc avait proposé 38 millions d'euros, mais son offre a été écartée car elle prévoyait "
         "la fermeture du site."),
        ("The regulator approved the merger.", "Le régulateur a donné son feu vert à la fusion."),
    ],
)  # fmt: skip
def test_no_turn_is_seen_where_other_words_say_the_same(claim: str, quote: str) -> None:
    assert supports(claim, quote, language="en")


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Roux voted against the budget.", "Roux s'est abstenue lors du vote du budget."),
        ("The regulator blocked the merger.", "Le régulateur a donné son feu vert à la fusion."),
        (
            "Blanc leaves the factory but not the office.",
            "Blanc va quitter le bureau, mais pas l'usine.",
        ),
        ("Roux consented to the sale.", "Roux a refusé la vente."),
        ("The inspectors found the cut lawful.", "L'inspection a jugé la suppression irrégulière."),
        ("The group gave a concert on Monday.", "Le groupe donnera un concert lundi."),
        ("Only Blanc voted for the budget.", "Blanc et Roux ont voté pour le budget."),
    ],
)
def test_a_turn_in_other_words_is_caught(claim: str, quote: str) -> None:
    assert not supports(claim, quote, language="en")
