"""The search through a real store: filters, dates, ties, reprints, and questions of every kind."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import index
from rag import Dossier
from rag.errors import QuestionInvalid
from rag.retrieval.filters import Facets, Filters

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DISPATCH = (
    "La raffinerie de Tourmont sera cédée au groupe norvégien Halvorsen pour 340 millions "
    "d'euros, ont annoncé les deux entreprises, après neuf mois de négociations avec les "
    "syndicats et la région."
)
PAGES = {
    "orsan": "La ferme solaire d'Orsan produit 12 mégawatts depuis janvier, a indiqué la mairie.",
    "vaubert": "La piscine de Vaubert rouvre en mai après dix mois de travaux, dit la commune.",
    "strike": "Dockers at the port went on strike on Monday over their pensions, the union said.",
    "agency1": DISPATCH,
    "agency2": DISPATCH,
    "agency3": DISPATCH.replace("annoncé", "confirmé"),
    "union": "À Tourmont, les syndicats de la raffinerie redoutent la perte de deux cents emplois.",
    "twin1": "Le marché du samedi accueille quarante maraîchers sur la place de l'église.",
    "twin2": "Le marché du samedi accueille quarante maraîchers sur la place de l'église.",
}
SOURCES = {
    "orsan": ("Le Phare", "2024-03-03"),
    "vaubert": ("Le Phare", "2024-04"),
    "strike": ("The Wharf", "2023-01-09"),
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    folder: Path = tmp_path_factory.mktemp("search")
    pages = folder / "pages"
    pages.mkdir()
    for name, text in PAGES.items():
        (pages / f"{name}.txt").write_text(text, encoding="utf-8")
    with (pages / "sources.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["path", "outlet", "date"])
        table.writerows([f"{name}.txt", *row] for name, row in SOURCES.items())
    index.build([pages], store=folder / "store")
    with Dossier.open(folder / "store") as opened:
        yield opened


def paths(dossier: Dossier, query: str, **filters: object) -> list[str]:
    found = dossier.search(query, **filters)  # type: ignore[arg-type]
    return [hit.source.path.removesuffix(".txt") for hit in found]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("Quand rouvre la piscine ?", "vaubert"),
        ("megawatts de la ferme solaire", "orsan"),
        ("Why did the dockers strike?", "strike"),
        ("Pourquoi les dockers font-ils grève ?", "strike"),
        ("When does the swimming pool reopen?", "vaubert"),
        ("la piscinne de Vauberd", "vaubert"),
    ],
)
def test_the_right_page_comes_first(dossier: Dossier, query: str, best: str) -> None:
    assert paths(dossier, query)[0] == best


def test_copies_of_a_dispatch_come_after_every_distinct_page(dossier: Dossier) -> None:
    found = paths(dossier, "À qui est cédée la raffinerie de Tourmont ?", k=4)
    assert found[0].startswith("agency")
    assert "union" in found
    assert sum(name.startswith("agency") for name in found) == 1
    every = paths(dossier, "À qui est cédée la raffinerie de Tourmont ?", k=20)
    copies = [name for name in every if name.startswith("agency")]
    assert sorted(copies) == ["agency1", "agency2", "agency3"]
    assert every.index("union") < every.index(copies[1])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"outlet": "le phare"}, {"orsan", "vaubert"}),
        ({"language": "en"}, {"strike"}),
        ({"since": "2024-03-10"}, {"vaubert"}),
        ({"until": "2024-03-03"}, {"orsan", "strike"}),
        ({"since": "2024", "until": "2024-03"}, {"orsan"}),
        ({"since": "2024-04-15", "outlet": "Le Phare"}, {"vaubert"}),
        ({"kind": "comment"}, set()),
        ({"outlet": "nobody"}, set()),
        ({"author": "nobody"}, set()),
        ({"since": "2031"}, set()),
    ],
)
def test_filters_keep_what_they_name(
    dossier: Dossier, filters: dict[str, str], expected: set[str]
) -> None:
    assert set(paths(dossier, "la piscine, la ferme et la grève", **filters)) == expected


@pytest.mark.parametrize(
    "query",
    ["de la", "the of and", "x", "é", "piscine\x00\x07 de\x1b Vaubert", "Où ?",
     "Wann öffnet das Schwimmbad?", "プール", "٣", "fr:"],
)  # fmt: skip
def test_any_question_has_a_defined_result(dossier: Dossier, query: str) -> None:
    found = dossier.search(query)
    assert found == dossier.search(query)
    assert len({hit.passage_id for hit in found}) == len(found) <= 10


@pytest.mark.parametrize(
    "query", ["", "   ", "\n", "?!", "🏊🏊", "^$", "a" * 50_000, "piscine " * 6_000]
)
def test_no_question_and_an_endless_one_are_refused(dossier: Dossier, query: str) -> None:
    with pytest.raises(QuestionInvalid):
        dossier.search(query)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(min_size=1, max_size=60), k=st.integers(1, 12))
def test_a_search_never_fails_and_its_offsets_hold(dossier: Dossier, query: str, k: int) -> None:
    try:
        hits = dossier.search(query, k=k)
    except QuestionInvalid:
        return
    assert len(hits) <= k
    for hit in hits:
        assert dossier.page_text(hit.source.path)[hit.start : hit.end] == hit.text


DATE = st.sampled_from([None, "2024", "2024-02", "2024-02-10", "2023-12-31"])
ROW = st.tuples(
    st.sampled_from(["article", "comment"]),
    st.sampled_from(["fr", "en"]),
    st.sampled_from([None, "Le Phare", "The Wharf"]),
    st.sampled_from([None, "Ana"]),
    DATE,
)


@given(rows=st.lists(ROW, max_size=8), since=DATE, outlet=st.sampled_from([None, "LE PHARE"]))
def test_filters_agree_with_a_look_at_each_row(
    rows: list[tuple[str | None, ...]], since: str | None, outlet: str | None
) -> None:
    filters = Filters(since=since, outlet=outlet)
    mask = Facets(rows).allowed(filters)
    if not filters:
        assert mask is None
        return
    assert mask is not None
    for passed, (_, _, held, _, date) in zip(mask, rows, strict=True):
        late = since is None or (date is not None and date[: len(since)] >= since[: len(date)])
        assert passed == (late and (outlet is None or held == "Le Phare"))
