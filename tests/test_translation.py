"""The French–English table: what it must know, its weight, its order."""

import time

import pytest

from index.analysis import terms
from index.training.alignment import align
from index.translation import SHIPPED, TranslationTable


@pytest.fixture(scope="module")
def table() -> TranslationTable:
    return TranslationTable.load()


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("grève", "strike"),
        ("gouvernement", "government"),
        ("investissement", "investment"),
        ("entreprise", "company"),
        ("banque", "bank"),
        ("milliard", "billion"),
        ("santé", "health"),
        ("élection", "election"),
        ("emploi", "job"),
        ("mois", "month"),
    ],
)
def test_press_words_translate_both_ways(
    table: TranslationTable, french: str, english: str
) -> None:
    here, there = terms(french, "fr")[0], terms(english, "en")[0]
    assert there in [sense for sense, _ in table.translations(here, source="fr")]
    assert here in [sense for sense, _ in table.translations(there, source="en")]


def test_senses_are_ranked_probabilities(table: TranslationTable) -> None:
    for source in ("fr", "en"):
        for known in list(table.lines[source])[::97]:
            shares = [share for _, share in table.translations(known, source=source)]
            assert 1 <= len(shares) <= 8
            assert shares == sorted(shares, reverse=True)
            assert all(0 < share <= 1 for share in shares)


def test_a_name_passes_unchanged(table: TranslationTable) -> None:
    assert table.translations("snoopy-the-unheard-of", source="fr") == ()


def test_the_table_is_small_and_quick_to_load() -> None:
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 4_000_000
    started = time.process_time()
    TranslationTable.load()
    assert time.process_time() - started < 0.25  # about 0.03 s on an idle machine


def test_alignment_finds_the_word_that_comes_and_goes_with_another() -> None:
    english = [["red", "house"], ["red", "car"], ["old", "house"], ["old", "car"]]
    french = [["roug", "maison"], ["roug", "voitur"], ["vieil", "maison"], ["vieil", "voitur"]]
    found = align(english, french)
    best = {}
    for row, column, share in zip(found.rows, found.columns, found.forward, strict=True):
        if share > 0.5:
            best[found.english[row]] = found.french[column]
    assert best == {"red": "roug", "house": "maison", "old": "vieil", "car": "voitur"}


def test_alignment_refuses_sides_of_different_length() -> None:
    with pytest.raises(ValueError, match="2 English sentences, 1 French"):
        align([["a"], ["b"]], [["c"]])
