"""Reading ahead: the same answers, made of what is known already."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING, Any

from index.errors import StoreMissing
from rag import Dossier
from rag.checks.reading import forget
from rag.evidence.reading import reading
from rag.read_ahead import read_ahead
from ui.screen.library import Library
from ui.screen.warming import warm, warming

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

QUESTION = "Combien Microsoft a-t-il investi dans Mistral AI ?"


def told(dossier: Dossier) -> dict[str, Any]:
    answer = dossier.ask(QUESTION, llm="extracts").to_dict()
    del answer["timings"]
    return answer


def test_a_dossier_read_ahead_answers_the_same_and_reads_no_passage_again(
    demo_store: Path,
) -> None:
    forget()
    reading.cache_clear()
    with Dossier.open(demo_store) as dossier:
        before = told(dossier)
        read = list(read_ahead(dossier.opened))
        assert len(read) == len(set(read)) == dossier.status().passages
        missed = reading.cache_info().misses
        assert told(dossier) == before
        dossier.ask("Que pensent les lecteurs de l'accord ?", llm="extracts")
        assert reading.cache_info().misses == missed


def test_a_store_of_too_many_passages_is_not_read_ahead(
    demo_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rag.read_ahead._AT_MOST", 3)
    with Dossier.open(demo_store) as dossier:
        assert list(read_ahead(dossier.opened)) == []


def test_only_the_first_visitor_warms(demo_store: Path) -> None:
    opened = threading.Semaphore(0)

    def opener(store: Path) -> Dossier:
        opened.release()
        raise StoreMissing(store=store)

    arrived = warming(Library(demo_store, opener))
    arrived()
    assert opened.acquire(timeout=10)
    arrived()
    assert not opened.acquire(timeout=0.2)


def test_warming_without_a_store_is_no_failure(tmp_path: Path) -> None:
    try:
        warm(Library(tmp_path / "none", Dossier.open))
    finally:
        gc.unfreeze()
