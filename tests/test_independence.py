"""Outlets that carry one agency, or one text, count as one source."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import index
from index.documents import Document, Span
from rag import Dossier
from rag.answer import Citation, Independence
from rag.conflicts import independence
from rag.hits import Source

if TYPE_CHECKING:
    from pathlib import Path

    from index.documents import Kind

DISPATCH = """Le chantier naval de Vernou construira quatre ferries pour la compagnie Halvorsen, à
212 millions d'euros l'unité. La commande doit occuper neuf cents salariés jusqu'en 2031. La région
garantit un prêt de 60 millions. Les syndicats demandent que les apprentis soient embauchés dès
l'automne et que la sous-traitance soit plafonnée à un tiers des heures. La direction répondra le
mois prochain, après la visite du ministre et la remise du rapport de la commission des finances."""


def cited(number: int, path: str, outlet: str, *via: str, kind: Kind = "article") -> Citation:
    page = Document(
        id=f"{path}#a1", path=path, kind=kind, text="x", spans=(Span(0, 1),), outlet=outlet, via=via
    )
    return Citation(
        number=number,
        quote="x",
        start=0,
        end=1,
        passage_id=f"{path}#a1.0",
        document_id=page.id,
        source=Source.of(page),
        page_sha256="",
    )


@pytest.mark.parametrize(
    ("citations", "reprinted", "wanted"),
    [
        ([("a", "Relais"), ("b", "Écho")], {}, (2, 2, ())),
        ([("a", "Relais", "AFP"), ("b", "Écho", "AFP")], {}, (2, 1, ("AFP",))),
        ([("a", "Relais"), ("b", "Écho")], {"a#a1": ("b#a1",), "b#a1": ("a#a1",)}, (2, 1, ())),
        ([("a", "Relais"), ("b", "Écho")], {"a#a1": ("c#a1",)}, (2, 2, ())),
        ([("a", "Relais", "AFP"), ("b", "Écho", "AFP", "Belga"), ("c", "Phare", "Belga")], {},
         (3, 1, ("AFP", "Belga"))),
        ([("a", "Relais"), ("b", "Écho", "relais")], {}, (2, 1, ("Relais",))),
        ([("a", "Relais", "AFP"), ("a2", "Relais"), ("b", "Écho", "AFP")], {}, (2, 1, ("AFP",))),
        ([("a", "Relais"), ("b", "Relais")], {}, (1, 1, ())),
        ([], {}, (0, 0, ())),
    ],
)  # fmt: skip
def test_who_speaks_for_himself(
    citations: list[tuple[str, ...]],
    reprinted: dict[str, tuple[str, ...]],
    wanted: tuple[int, int, tuple[str, ...]],
) -> None:
    made = [cited(number, *one) for number, one in enumerate(citations, 1)]
    assert independence(made, "fr", reprinted) == Independence(*wanted)


def test_readers_count_for_nothing() -> None:
    readers = [cited(1, "a", "Relais", kind="comment"), cited(2, "b", "Écho", kind="comment")]
    assert independence(readers, "fr", {}) == Independence()


def test_a_dispatch_under_two_names_is_one_source(tmp_path: Path) -> None:
    pages = {
        "relais": {"title": "Vernou", "outlet": "Le Relais", "text": DISPATCH},
        "echo": {
            "title": "Quatre ferries",
            "outlet": "L'Écho",
            "text": DISPATCH + "\n\nUne grève des soudeurs est prévue lundi devant le port.",
        },
    }
    for name, page in pages.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(page), encoding="utf-8")
    index.build([tmp_path], store=tmp_path / "store")
    with Dossier.open(tmp_path / "store") as dossier:
        answer = dossier.ask("Combien coûte un ferry de la compagnie Halvorsen ?", llm="extracts")
    assert {citation.source.outlet for citation in answer.citations} == {"Le Relais", "L'Écho"}
    assert answer.independence == Independence(2, 1, ())
