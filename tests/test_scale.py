"""The bench of what size costs, on a few pages, and the count of right passages in reach."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from evals.benches.answering import BARS, questions_of, store_of, table
from evals.benches.answering import measure as timed
from evals.benches.passages import in_reach, reached
from evals.benches.scale import SIZE, measure, overlap, write_pages
from evals.benches.sets import Set
from evals.gold import ExpectedSource, Question

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = "Le pont numéro {n} de Vernou rouvrira au printemps après {n} mois de travaux."


def little(language: str) -> Set:
    passages = {str(n): " ".join(SENTENCE.format(n=10 * n + m) for m in range(9)) for n in range(9)}
    queries = {str(n): {"text": f"Quand rouvre le pont {n} ?", "lang": language} for n in range(9)}
    return Set(passages, dict.fromkeys(passages, ""), queries, {}, {}, ())


def test_pages_are_the_same_each_time_and_no_two_alike(tmp_path: Path) -> None:
    write_pages([little("fr"), little("en")], tmp_path / "one", 21)
    write_pages([little("fr"), little("en")], tmp_path / "other", 21)
    texts = [
        {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
        for folder in (tmp_path / "one", tmp_path / "other")
    ]
    assert texts[0] == texts[1]
    assert len(set(texts[0].values())) == len(texts[0]) == 21
    assert all(SIZE // 2 < len(text) <= SIZE + 1 for text in texts[0].values())


@pytest.mark.slow
def test_every_figure_is_measured(tmp_path: Path) -> None:
    figures = list(measure([little("fr")], tmp_path, pages=20, quickstart=False))
    assert {figure.bar for figure in figures} == {"", "≤ 2", "≤ 15", "≤ 60", "≥ 0.99"}
    assert all(figure.value > 0 or "over" in figure.what for figure in figures)
    assert json.dumps([figure.what for figure in figures])
    same = overlap(tmp_path / "store", tmp_path / "again", ["Quand rouvre le pont ?"])
    assert same.value == 1.0


def test_an_answer_is_timed_whole_and_by_stage(tmp_path: Path) -> None:
    store = store_of([little("fr")], tmp_path, 20)
    taken = {row.act: row for row in timed(store, questions_of([little("fr")]))}
    assert set(BARS) < set(taken)
    assert taken["whole answer"].count == 4
    assert all(0 <= row.p50 <= row.p95 for row in taken.values())
    whole, shown = taken["whole answer"], taken["evidence shown"]
    assert shown.p50 < whole.p50
    assert table(list(taken.values())).row_count == len(taken)


def test_a_right_passage_has_the_page_the_kind_and_the_fact(
    tmp_path: Path,
) -> None:
    import index
    from rag import Dossier

    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "pont.txt").write_text(
        "Le pont rouvre\n\nLe pont de Vernou rouvrira le 2 mai.\n", encoding="utf-8"
    )
    index.build([tmp_path / "pages"], store=tmp_path / "store")

    def asked(name: str, language: str, fact: str, **more: object) -> Question:
        source = ExpectedSource(str(more.pop("path", "pont.txt")), "article")
        return Question(
            id=name, cluster=name, language=language,  # type: ignore[arg-type]
            question="Quand rouvre le pont ?", kind=str(more.pop("kind", "date")),
            answerable=True, facts=((fact,),), sources=(source,), **more,  # type: ignore[arg-type]
        )  # fmt: skip

    with Dossier.open(tmp_path / "store") as dossier:
        assert in_reach(dossier, asked("a", "fr", "2 mai"))
        assert not in_reach(dossier, asked("b", "fr", "3 juin"))
        assert not in_reach(dossier, asked("c", "fr", "2 mai", path="autre.txt"))
        found = reached(
            dossier,
            [
                asked("a", "fr", "2 mai"),
                asked("b", "fr", "3 juin"),
                asked("d", "en", "2 mai"),
                asked("e", "en", "3 juin", kind="count"),
                asked("f", "en", "3 juin", previous=("Bonjour ?",)),
            ],
        )
    assert [(row.language, row.questions, row.share.value, row.missed) for row in found] == [
        ("fr", 2, 0.5, ("b",)),
        ("en", 1, 1.0, ()),
    ]
