"""Questions of which only the passage that answers is known, as cases to fit on.

PIAF's questions were asked by people about French Wikipedia (MIT; text CC BY-SA). Of each passage
one or two questions are kept; one passage in four, by its digest, is left out of the store, so that
its questions have no answer there.
"""

from __future__ import annotations

import hashlib
import json
import lzma
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import index
from evals.benches.sets import Set, question, write_pages
from evals.training.regression import Case, case_of
from rag.dossier import Dossier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evals.gold import Question

PAIRS: Final = "pairs"
_SOURCE: Final = "piaf-v1.1"
_EACH: Final = 2
_LEFT_OUT: Final = 64  # of 256


@dataclass(slots=True)
class _Passage:
    name: str
    text: str
    title: str
    questions: list[str]

    @property
    def is_left_out(self) -> bool:
        return hashlib.sha256(self.text.encode()).digest()[0] < _LEFT_OUT


def cases_of_pairs(path: Path) -> list[Case]:
    """Return a case for each question kept of ``qp.jsonl.xz``."""
    read = _read(path)
    held = [passage for passage in read if not passage.is_left_out]
    texts = {passage.name: passage.text for passage in held}
    titles = {passage.name: passage.title for passage in held}
    with TemporaryDirectory() as folder:
        pages, store = Path(folder, "pages"), Path(folder, "store")
        write_pages(Set(texts, titles, {}, {}, {}, ()), pages)
        index.build([str(pages)], store=str(store))
        with Dossier.open(store) as dossier:
            return [case_of(each, PAIRS, dossier.opened) for each in _questions(read)]


def _read(path: Path) -> list[_Passage]:
    """Return each passage with its first questions."""
    passages: dict[str, _Passage] = {}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if line["source"] == _SOURCE:
                empty = _Passage(f"p{len(passages):04d}", line["passage"], line["title"], [])
                passages.setdefault(line["passage"], empty).questions.append(line["question"])
    return list(passages.values())


def _questions(passages: Iterable[_Passage]) -> Iterator[Question]:
    for passage in passages:
        for at, text in enumerate(passage.questions[:_EACH]):
            line = {"id": f"{passage.name}-{at}", "lang": "fr", "text": text}
            yield question(line, (), [] if passage.is_left_out else [passage.name])
