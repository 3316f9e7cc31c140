"""Questions asked from several threads while a build moves the store on: none fails."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from conftest import DEMO

import index
from rag import Dossier

if TYPE_CHECKING:
    from pathlib import Path

QUESTION = "Combien Microsoft a-t-il investi dans Mistral AI ?"


@pytest.mark.slow
def test_asking_goes_on_while_pages_are_added(tmp_path: Path) -> None:
    pages, store = tmp_path / "pages", tmp_path / "store"
    shutil.copytree(DEMO, pages)
    index.build([pages], store=store)
    answered: list[str] = []
    over = threading.Event()

    def ask(dossier: Dossier) -> None:
        while not over.is_set():
            answered.append(dossier.chat().ask(QUESTION, llm="extracts").status)

    with Dossier.open(store) as dossier:
        visitors = [threading.Thread(target=ask, args=(dossier,)) for _ in range(3)]
        for visitor in visitors:
            visitor.start()
        for rank in range(3):
            text = f"Le Courrier\n\nTitre {rank}\n\nLa mairie a ouvert la salle numéro {rank}."
            (pages / f"courrier-{rank}.txt").write_text(text, encoding="utf-8")
            index.build([pages], store=store)
        over.set()
        for visitor in visitors:
            visitor.join()
        assert sum(1 for _ in dossier.documents()) > 0
    assert answered
    assert set(answered) == {"answered"}
