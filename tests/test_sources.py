"""`sources.csv`: what a person gives wins, in whatever shape a spreadsheet saves it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.documents import Document, Span
from index.sources import (
    Correction,
    UnknownRow,
    UnusedColumn,
    apply,
    parse_sources,
    read_sources,
    unknown_rows,
    unused_columns,
)

ARTICLE = Document(
    id="p.txt#a1", path="p.txt", kind="article", text="Un texte", spans=(Span(0, 8),),
    title="Lu", outlet="Lu", author="Lue", date="2023", via=("Reuters", "Le Relais"),
)  # fmt: skip
COMMENT = Document(
    id="p.txt#c01", path="p.txt", kind="comment", text="Non", spans=(Span(9, 12),), author="zoé"
)
ROW = Correction(
    outlet="Le Relais", title="Un titre", date="2024-02-28", url="https://relais.example/1",
    author="Ada Roux",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "path,outlet,date\nun.txt,Le Relais,2024-02-28\n",
        "path;outlet;date\nun.txt;Le Relais;28/02/2024\n",
        '\ufeffdate,note,outlet,path\r\n28 février 2024,"vu, relu",Le Relais,un.txt\r\n',
        "Path , OUTLET,Date\n./un.txt, Le Relais ,2024-02-28",
        "fichier\tmédia\tdate\nun.txt\tLe Relais\t2024-02-28\n",
    ],
)
def test_one_row_however_it_is_written(text: str) -> None:
    assert parse_sources(text) == {"un.txt": Correction(outlet="Le Relais", date="2024-02-28")}


@pytest.mark.parametrize(
    "text", ["", "\n", "outlet\nLe Relais\n", "path,outlet\n,Le Relais\n", "path,outlet\nun.txt,\n"]
)
def test_rows_that_say_nothing_are_passed_over(text: str) -> None:
    assert parse_sources(text) == {}


def test_a_row_wins_over_what_an_article_says() -> None:
    corrected = apply(ARTICLE, ROW)
    assert (corrected.outlet, corrected.title, corrected.date) == (
        "Le Relais",
        "Un titre",
        ROW.date,
    )
    assert (corrected.author, corrected.url) == ("Ada Roux", ROW.url)
    assert corrected.via == ("Reuters",)
    assert corrected.text == ARTICLE.text


def test_an_empty_cell_changes_nothing() -> None:
    assert apply(ARTICLE, Correction(url="https://relais.example/1")).title == "Lu"


def test_a_comment_keeps_its_author_and_its_own_date() -> None:
    assert apply(COMMENT, ROW).author == "zoé"
    assert apply(COMMENT, ROW).outlet == "Le Relais"
    assert apply(COMMENT, ROW).date == "2024-02-28"
    dated = Document(**{**_fields(COMMENT), "date": "2024-03-01"})
    assert apply(dated, ROW).date == "2024-03-01"


def test_a_partial_date_and_a_date_nobody_can_read() -> None:
    rows = parse_sources("path,date,outlet\na,2024,x\nb,2024-02,x\nc,jadis,x\n")
    assert [rows[path].date for path in "abc"] == ["2024", "2024-02", None]


def test_the_file_beside_the_pages(tmp_path: Path) -> None:
    assert read_sources(tmp_path) == {}
    (tmp_path / "sources.csv").write_bytes("path;outlet\nun.txt;L'Écho\n".encode("cp1252"))
    assert read_sources(tmp_path) == {"un.txt": Correction(outlet="L'Écho")}
    row = UnknownRow(str(tmp_path / "sources.csv"), "un.txt")
    assert unknown_rows({str(tmp_path): ""}, ["deux.txt"]) == (row,)
    assert unknown_rows({str(tmp_path): "presse"}, ["presse/un.txt"]) == ()
    (tmp_path / "un.txt").touch()
    assert unknown_rows({str(tmp_path): "", str(tmp_path / "un.txt"): ""}, []) == ()


def test_columns_of_no_known_name_are_told(tmp_path: Path) -> None:
    file = tmp_path / "sources.csv"
    assert unused_columns([str(tmp_path)]) == ()
    file.write_text("Chemin;Titre;Editeur;\nun.txt;Un titre;x;\n", encoding="utf-8")
    assert unused_columns([str(tmp_path)]) == (UnusedColumn(str(file), "Editeur"),)
    file.write_text("page,titre\nun.txt,Un titre\n", encoding="utf-8")
    assert [one.column for one in unused_columns([str(tmp_path)])] == ["", "page"]


@pytest.mark.parametrize("path", ["a" * 5_000 + ".txt", "../../etc", "dossier/", "?*<>|"])
def test_a_row_of_any_path_is_only_looked_for(tmp_path: Path, path: str) -> None:
    (tmp_path / "sources.csv").write_text(f"path,outlet\n{path},Le Fil\n", encoding="utf-8")
    assert len(unknown_rows({str(tmp_path): ""}, [])) == 1


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    for path, correction in parse_sources(text).items():
        assert path
        assert correction != Correction()


def _fields(document: Document) -> dict[str, object]:
    return {name: getattr(document, name) for name in Document.__dataclass_fields__}
