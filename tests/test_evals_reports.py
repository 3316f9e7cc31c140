import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from evals_doubles import PAGE, ground, hit, question, refusal, right_answer, unanswerable

from evals.gate import GateInvalid, breaches, read_gate
from evals.gold import Gold
from evals.labels import Agreement
from evals.reports.compare import BaselineInvalid, compare, read_baseline
from evals.reports.costs import costs
from evals.reports.markdown import to_markdown
from evals.reports.report import VERSION, Evaluation, Run, as_data, times_of, to_json, write_all
from evals.reports.summary import METRICS, summarise
from evals.reports.table import remarks
from evals.run import failure, record_of

HOSTILE = "<script>alert(1)</script> | [x](javascript:y) ![i](http://e) \x00 ]]>"


def evaluation(first=None, elapsed=5.0):
    asked = (question(), unanswerable(), question(id="demo-en-001", language="en"))
    answers = [first or right_answer(passages=(hit(),)), refusal()]
    records = [
        record_of(q, a, ground(), elapsed_ms=elapsed)
        for q, a in zip(asked[:2], answers, strict=True)
    ]
    records.append(failure(asked[2], "the model stopped", ground(), elapsed_ms=elapsed))
    run = Run("extracts", {record.id: record for record in records})
    baseline = Run("always refuse", run.records)
    store = {"pages": 1, "articles": 1, "comments": 1, "embedder": "builtin"}
    return Evaluation(
        gold=Gold("demo", "0" * 64, asked), store=store, runs=(run,), baselines=(baseline,)
    )


def test_everything_asked_is_counted():
    data = as_data(evaluation())
    metrics = data["systems"][0]["metrics"]
    assert metrics["fact_recall"]["questions"] == 2
    assert metrics["fact_recall"]["value"] == 0.5  # the failure is a zero, not a gap
    assert metrics["right"]["questions"] == 3
    assert data["systems"][0]["failed"] == 1
    assert metrics["balanced_accuracy"]["value"] == 0.75


def test_every_metric_scored_has_a_name():
    named = {metric.key for metric in METRICS}
    for record in evaluation().runs[0].records.values():
        assert record.scores.keys() <= named
    assert summarise((), {}) == {}


def test_times_change_no_byte_of_the_scores():
    slow, fast = evaluation(elapsed=900.0), evaluation(elapsed=1.0)
    assert to_json(as_data(slow)) == to_json(as_data(fast))
    assert times_of(slow) != times_of(fast)


def test_the_five_files_are_written_and_parse(tmp_path):
    said = right_answer(text=HOSTILE, passages=(replace(hit(), text=HOSTILE),))
    before = as_data(evaluation())
    write_all(tmp_path, evaluation(said), against=before)
    assert json.loads((tmp_path / "report.json").read_text())["version"] == VERSION
    assert "extracts" in json.loads((tmp_path / "times.json").read_text())
    suite = ET.parse(tmp_path / "junit.xml").getroot()[0]
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("3", "1", "1")
    html = (tmp_path / "report.html").read_text()
    assert "<script>alert" not in html
    assert "javascript:y" in html  # as text
    assert html.count("<script") == 1
    assert not any(mark in html for mark in (' src="', ' href="', "url(", "@import"))
    markdown = (tmp_path / "report.md").read_text()
    assert "<script>" not in markdown
    assert "![i](" not in markdown


def test_a_comment_on_a_pull_request_stays_within_its_size():
    asked = [question(id=f"q{n}", cluster=f"q{n}") for n in range(352)]
    long = "Un mot de plus, et puis un autre. " * 40

    def of(said):
        records = [record_of(q, said, ground(), elapsed_ms=1.0) for q in asked]
        run = Run("extracts", {record.id: record for record in records})
        gold = Gold("g", "0" * 64, tuple(asked))
        return Evaluation(gold=gold, store={}, runs=(run,))

    before = as_data(of(right_answer(text=f"{PAGE[:42]} {long}")))
    after = of(refusal())
    markdown = to_markdown(as_data(after), times_of(after), before)
    assert len(markdown) < 65_536
    assert "0 now right, 352 now wrong." in markdown
    assert "and 292 more in report.html" in markdown


def test_two_systems_stand_side_by_side_with_what_they_cost(tmp_path):
    one = evaluation()
    model = Run(
        "ollama:m",
        {
            key: replace(record, timings={**record.timings, "completion_tokens": 7}, withdrawn=2)
            for key, record in one.runs[0].records.items()
        },
    )
    both = replace(one, runs=(*one.runs, model))
    rows = dict(costs(as_data(both), times_of(both)))
    assert rows["Sentences withdrawn"] == ["0", "6"]
    assert rows["Tokens written"] == ["", "21"]
    assert "Tokens read" not in rows
    write_all(tmp_path, both, against=None)
    for name in ("report.md", "report.html"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "Tokens written" in text
        assert "type of source" in text


def test_how_far_the_support_check_is_trusted_is_told(tmp_path):
    checked = replace(evaluation(), support_check=Agreement(0.79268, 136, ("a",), ("b", "c")))
    [line] = remarks(as_data(checked))
    assert "136 hand labels by Cohen's kappa 0.79" in line
    assert list(remarks(as_data(evaluation()))) == []
    write_all(tmp_path, checked, against=None)
    for name in ("report.md", "report.html"):
        assert "kappa 0.79" in (tmp_path / name).read_text(encoding="utf-8")


def test_flips_are_listed_with_both_answers():
    right = as_data(evaluation())["systems"][0]
    wrong = as_data(evaluation(refusal()))["systems"][0]
    comparison = compare(right, wrong)
    [flip] = comparison.flips
    assert (flip.id, flip.better) == ("demo-fr-001", False)
    assert "15" in flip.before
    assert "n'en parlent pas" in flip.after
    changed = {difference.key: difference for difference in comparison.differences}
    assert changed["fact_recall"].change.value == -0.5
    assert compare(right, right).flips == ()


def test_questions_that_only_one_run_has_are_counted():
    whole = as_data(evaluation())["systems"][0]
    part = {**whole, "questions": whole["questions"][:1]}
    comparison = compare(whole, part)
    assert (comparison.shared, comparison.only_before, comparison.only_after) == (1, 2, 0)


@pytest.mark.parametrize("text", ["{", "[]", '{"systems": []}', None])
def test_a_baseline_that_is_no_report_is_told(tmp_path, text):
    path = tmp_path / "old.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(BaselineInvalid):
        read_baseline(path)


def test_a_gate_breaks_on_what_is_low_high_or_unmeasured():
    metrics = {"fact_recall": {"value": 0.5}, "wrong_refusals": {"value": 0.3}}
    thresholds = {"fact_recall": {"min": 0.6}, "wrong_refusals": {"max": 0.1}, "voice": {"min": 0}}
    assert [b.key for b in breaches(thresholds, metrics)] == list(thresholds)
    assert breaches({"fact_recall": {"min": 0.5}}, metrics) == []


@pytest.mark.parametrize("text", ["{", "[]", '{"demo": {"voice": {"least": 1}}}', '{"demo": 1}'])
def test_a_gate_file_that_is_none_is_told(tmp_path, text):
    (tmp_path / "gate.json").write_text(text)
    with pytest.raises(GateInvalid):
        read_gate(tmp_path / "gate.json")
