"""``dossier ask --file``: the questions read, the records written, and going on after a stop."""

import csv
import json
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.failure import Failure
from ui.terminal.question_file import Asked, read_questions
from ui.terminal.records import COLUMNS, csv_row, require_form, resume, sink

RECORD = {
    "id": "q1",
    "question": "Combien ?",
    "status": "answered",
    "text": "15 millions [1].",
    "language": "fr",
    "citations": [
        {
            "number": 1,
            "quote": "15\nmillions",
            "start": 3,
            "end": 14,
            "source": {"path": "01.txt", "outlet": None, "title": "Un accord"},
        }
    ],
    "engine": {"kind": "extracts", "model": None},
    "notices": [],
}


def test_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "questions.txt"
    path.write_bytes("\ufeffQui ?\r\n\r\nQuand ?".encode())
    assert read_questions(path) == [Asked("1", "Qui ?"), Asked("3", "Quand ?")]


def test_a_csv_file_with_quotes_and_other_columns(tmp_path: Path) -> None:
    path = tmp_path / "questions.csv"
    path.write_text('Id,note,Question\n7,x,"Qui, au juste, ?"\n8,,\n', encoding="utf-8")
    assert read_questions(path) == [Asked("7", "Qui, au juste, ?")]


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("q.csv", "a,b\n1,2\n", "line 1: no column is named `question`"),
        ("q.jsonl", '{"question": "Qui ?"}\n{"q": 1}\n', "line 2: no `question` with a text"),
        ("q.jsonl", "{", "line 1: not JSON"),
        ("q.txt", "\n\n", "holds no question"),
        ("q.csv", "", "line 1: no column"),
    ],
)
def test_a_file_without_questions_says_why(tmp_path: Path, name: str, text: str, why: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as failure:
        read_questions(tmp_path / name)
    assert why in failure.value.message


@pytest.mark.parametrize("name", ["q.bin", "q.txt", "q.csv", "q.jsonl"])
def test_what_is_no_text_holds_no_questions(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bytes(range(256)) * 20)
    with pytest.raises(Failure, match="no text"):
        read_questions(tmp_path / name)


def test_a_spreadsheet_of_windows_is_read(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_bytes("id;question\r\n1;Où est l'œuvre ?\r\n".encode("cp1252"))
    assert read_questions(tmp_path / "q.csv") == [Asked("1", "Où est l'œuvre ?")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("q.csv", "id,question\n1,Qui ?\n1,Quand ?\n"),
        ("q.csv", "id,question\n1,Qui ?\n1,Qui ?\n"),
        ("q.jsonl", '{"id": 2, "question": "Qui ?"}\n"Quand ?"\n'),
    ],
)
def test_two_questions_of_one_id_are_refused(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(Failure, match=r"the id [12] to two questions"):
        read_questions(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("out.csv", "other,cols\n1,2\n"),
        ("out.csv", "notes"),
        ("out.csv", ",".join(COLUMNS) + "\nmy own note\n"),
        ("out.jsonl", '{"id": 1, "question": "Qui ?"}\n{"mine": 1}\n'),
        ("out.jsonl", "[1, 2]\n"),
        ("out.jsonl", "notes"),
    ],
)
def test_somebody_elses_file_is_left_as_it_is(tmp_path: Path, name: str, text: str) -> None:
    out = tmp_path / name
    out.write_text(text, encoding="utf-8")
    with pytest.raises(Failure, match="--out"):
        resume(out, as_csv=name.endswith(".csv"))
    assert out.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv"])
def test_a_first_line_cut_anywhere_is_ours(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    as_csv = name.endswith(".csv")
    with sink(out, as_csv=as_csv) as write:
        write(RECORD)
    first = out.read_text(encoding="utf-8").partition("\n")[0]
    for cut in range(len(first)):
        out.write_text(first[:cut], encoding="utf-8")
        assert resume(out, as_csv=as_csv) == set()


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.csv.gz", "a.txt"])
def test_an_output_of_another_form_is_a_wrong_call(name: str) -> None:
    with pytest.raises(click.BadParameter, match="jsonl"):
        require_form(Path(name))
    require_form(Path("a.CSV"))
    require_form(None)


def test_a_csv_row_is_flat() -> None:
    row = csv_row(RECORD)
    assert tuple(row) == COLUMNS
    assert row["citations"] == "[1] 01.txt:3-14"
    assert row["sources"] == "Un accord"
    assert row["quotes"] == "15 millions"
    assert row["engine"] == "extracts"


def test_a_page_cannot_give_a_spreadsheet_a_formula() -> None:
    assert csv_row(RECORD | {"text": '=HYPERLINK("x")'})["answer"] == '\'=HYPERLINK("x")'


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv"])
def test_going_on_keeps_the_whole_and_drops_the_rest(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    as_csv = name.endswith(".csv")
    failed = {"id": "q2", "question": "Qui ?", "error": "llm"}
    with sink(out, as_csv=as_csv) as write:
        write(RECORD)
        write(failed)
    whole = out.read_text(encoding="utf-8")
    with out.open("a", encoding="utf-8") as file:
        file.write(whole.splitlines()[-1][:9])  # killed while writing
    assert resume(out, as_csv=as_csv) == {("q1", "Combien ?")}
    left = out.read_text(encoding="utf-8")
    assert left == "".join(whole.splitlines(keepends=True)[:-1])
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_csv_is_read_back_by_any_reader(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    for _ in range(2):
        with sink(out, as_csv=True) as write:
            write(RECORD)
    rows = list(csv.DictReader(out.open(encoding="utf-8", newline="")))
    assert [row["answer"] for row in rows] == ["15 millions [1]."] * 2


@given(st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_a_record_is_one_line_whatever_it_says(text: str) -> None:
    row = csv_row(RECORD | {"text": text, "question": text})
    assert not any("\n" in cell or "\r" in cell for cell in row.values())
    assert json.loads(json.dumps(RECORD | {"text": text}))["text"] == text
