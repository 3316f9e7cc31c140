import json
from dataclasses import replace

import pytest
from evals_doubles import DOCUMENTS, question

from evals.gold import ExpectedSource, GoldInvalid, load
from evals.gold_store import faults_against

LINE = {
    "id": "demo-fr-001",
    "cluster": "c001",
    "language": "fr",
    "question": "Combien ?",
    "kind": "amount",
    "answerable": True,
    "facts": [["15 millions d'euros"]],
    "sources": [{"path": "a.txt", "kind": "article"}],
}


def written(tmp_path, *lines):
    path = tmp_path / "gold.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_a_good_file_loads_in_order(tmp_path):
    twin = {**LINE, "id": "demo-en-001", "language": "en", "question": "How much?"}
    gold = load(written(tmp_path, LINE, "", twin))
    assert [q.id for q in gold.questions] == ["demo-fr-001", "demo-en-001"]
    assert gold.questions[0].paths == {"a.txt"}
    assert gold.name == "gold"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([], "no question"),
        ([LINE, "{broken"], "line 2: not JSON"),
        ([LINE, LINE], "demo-fr-001 is used twice"),
        ([{**LINE, "kind": "riddle"}], "line 1: kind"),
        ([{**LINE, "facts": []}], "line 1: facts"),
        ([{**LINE, "extra": 1}], "line 1: the line"),
        ([LINE, {"id": "demo-fr-002"}, "["], "line 3: not JSON"),
        ([{**LINE, "answerable": "yes"}], "line 1: answerable"),
        ([{**LINE, "facts": "15"}], "line 1: facts"),
        ([{**LINE, "question": "    "}], "line 1: question"),
        ([{**LINE, "facts": [["15 millions", "…"]]}], "demo-fr-001: the alternative … has no word"),
        (["[1]"], "line 1: the line"),
        ([{**LINE, "question": "x" * 2001}], "x… is too long."),
        ([{**LINE, "kind": "near-miss"}], "'near-miss' does not go with the rest of the line"),
        ([{**LINE, "correction": [["x"]]}], "correction: [['x']] does not go with the rest"),
        ([{**LINE, "sources": []}], "line 1: sources: 0 given, at least 1 wanted"),
        ([{**LINE, "answerable": False}], "line 1: facts: 1 given, at most 0 wanted"),
    ],
)
def test_a_broken_file_is_refused_with_its_lines(tmp_path, lines, told):
    with pytest.raises(GoldInvalid) as refused:
        load(written(tmp_path, *lines))
    assert told in str(refused.value)


def test_marks_of_other_editors_and_signs_that_look_like_ends_of_line_are_read(tmp_path):
    noted = {**LINE, "notes": "a\u2028b\u0085c"}
    path = tmp_path / "gold.jsonl"
    line = json.dumps(noted, ensure_ascii=False)
    path.write_text(f"\ufeff{line}\r\n", encoding="utf-8", newline="")
    [found] = load(path).questions
    assert found.notes == noted["notes"]


def test_ids_are_the_writers_own(tmp_path):
    assert load(written(tmp_path, {**LINE, "id": "pont.1", "cluster": "pont"})).questions
    with pytest.raises(GoldInvalid, match="line 1: id"):
        load(written(tmp_path, {**LINE, "id": "a b"}))


def test_a_missing_file_and_bytes_that_are_not_text_are_told(tmp_path):
    with pytest.raises(GoldInvalid, match="No such file"):
        load(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(GoldInvalid, match="not UTF-8"):
        load(tmp_path / "latin.jsonl")


def test_gold_is_held_against_the_store():
    documents = DOCUMENTS.values()
    assert faults_against([question()], documents) == []
    elsewhere = question(facts=(("16 millions",),))
    assert "stands in its sources" in faults_against([elsewhere], documents)[0]
    computed = question(kind="count", facts=(("2",),))
    assert faults_against([computed], documents) == []
    unknown = question(sources=(*question().sources, ExpectedSource("b.txt", "article")))
    assert faults_against([unknown], documents) == [
        "demo-fr-001: the store has no article on b.txt"
    ]
    twin = replace(unknown, id="demo-en-001")
    assert faults_against([unknown, twin], documents) == [
        "demo-fr-001 and 1 more: the store has no article on b.txt"
    ]
