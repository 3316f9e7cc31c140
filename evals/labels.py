"""How far the support check agrees with a person: Cohen's kappa on hand labels.

``evals/gold/labels.jsonl`` holds sentences about the demo dossier, true to their quotes or not
(an altered figure, another person, a reversed claim …), labelled before the check ever saw them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.citations import kappa
from index.passages import cut
from rag.answer import Citation
from rag.hits import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.metrics import Ground, Supports
    from index.documents import Language

LABELS = Path(__file__).parent / "gold" / "labels.jsonl"


@dataclass(frozen=True, slots=True)
class Label:
    """One sentence, the quotes it is cited to, and whether a person found them to bear it out."""

    id: str
    sentence: str
    language: Language
    citations: tuple[Citation, ...]
    supported: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """Kappa over `labels` sentences; which honest ones were refused, which others passed."""

    kappa: float
    labels: int
    refused: tuple[str, ...]
    passed: tuple[str, ...]


def read_labels(ground: Ground, path: Path = LABELS) -> list[Label]:
    """Read the labels, their quotes found again in the passages of the demo dossier."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_label(json.loads(line), ground) for line in lines]


def agreement(labels: Sequence[Label], supports: Supports) -> Agreement:
    """Hold the check against the labels."""
    said = [supports(label.sentence, label.citations, label.language) for label in labels]
    pairs = list(zip(labels, said, strict=True))
    return Agreement(
        kappa=kappa([label.supported for label in labels], said),
        labels=len(labels),
        refused=tuple(label.id for label, kept in pairs if label.supported and not kept),
        passed=tuple(label.id for label, kept in pairs if kept and not label.supported),
    )


def _label(line: dict[str, Any], ground: Ground) -> Label:
    return Label(
        id=line["id"],
        sentence=line["sentence"],
        language=line["language"],
        citations=tuple(
            _citation(n, cited, ground) for n, cited in enumerate(line["citations"], 1)
        ),
        supported=line["supported"],
    )


def _citation(number: int, cited: dict[str, str], ground: Ground) -> Citation:
    document = ground.document(cited["document"])
    quote, page = cited["quote"], ground.page_text(document.path)
    start = page.index(quote, document.start)
    passage = next(
        passage
        for passage in cut(document, page)
        if passage.start <= start and start + len(quote) <= passage.end
    )
    return Citation(
        number=number,
        quote=quote,
        start=start,
        end=start + len(quote),
        passage_id=passage.id,
        document_id=document.id,
        source=Source.of(document),
        page_sha256="",
    )
