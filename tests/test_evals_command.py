import json

import pytest
from click.testing import CliRunner

from ui.command import main

LINES = (
    {
        "id": "mine-fr-001",
        "cluster": "c001",
        "language": "fr",
        "question": "Combien a coûté le pont de Brume ?",
        "kind": "amount",
        "answerable": True,
        "facts": [["12 millions d'euros"]],
        "sources": [{"path": "pont.txt", "kind": "article"}],
    },
    {
        "id": "mine-fr-002",
        "cluster": "c002",
        "language": "fr",
        "question": "Qui a remporté la finale de handball ?",
        "kind": "unanswerable",
        "answerable": False,
        "facts": [],
        "sources": [],
    },
)
PAGE = """Le pont de Brume a coûté 12 millions d'euros

Le pont de Brume, ouvert en mars, a coûté 12 millions d'euros à la ville, a indiqué la mairie.

La mairie avait annoncé des travaux de deux ans ; ils en ont duré trois.
"""


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    import index

    folder = tmp_path_factory.mktemp("mine")
    (folder / "pages").mkdir()
    (folder / "pages" / "pont.txt").write_text(PAGE, encoding="utf-8")
    index.build([folder / "pages"], store=folder / "store")
    (folder / "gold.jsonl").write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    return folder


def run(*arguments):
    return CliRunner().invoke(main, ["eval", *map(str, arguments)])


def on(mine, *arguments):
    return run("--gold", mine / "gold.jsonl", "--store", mine / "store", *arguments)


def test_ones_own_gold_is_scored_and_reported(mine, tmp_path):
    done = on(mine, "--out", tmp_path, "--json")
    assert done.exit_code == 0, done.output
    [data] = json.loads(done.stdout)["sets"]
    assert data["gold"]["questions"] == 2
    metrics = data["systems"][0]["metrics"]
    assert metrics["fact_with_source"]["value"] == 1
    assert metrics["abstention_recall"]["questions"] == 1
    assert {"report.json", "report.html", "report.md", "times.json", "junit.xml"} <= {
        path.name for path in (tmp_path / "gold").iterdir()
    }
    assert [b["system"] for b in data["baselines"]] == [
        "first two sentences",
        "whole passage",
        "always refuse",
    ]


def test_the_scores_are_the_same_bytes_after_a_rebuild(mine, tmp_path):
    import index

    first, second = tmp_path / "first", tmp_path / "second"
    on(mine, "--out", first)
    index.build([mine / "pages"], store=tmp_path / "store")
    run("--gold", mine / "gold.jsonl", "--store", tmp_path / "store", "--out", second)
    reports = [folder / "gold" / "report.json" for folder in (first, second)]
    assert reports[0].read_bytes() == reports[1].read_bytes()


def test_a_gate_that_does_not_hold_is_exit_three(mine, tmp_path):
    gate = tmp_path / "gate.json"
    gate.write_text('{"gold": {"fact_recall": {"max": 0.5}}}')
    broken = on(mine, "--gate", gate)
    assert broken.exit_code == 3
    assert "fact_recall 1.000 is over 0.5" in broken.stderr
    gate.write_text('{"gold": {"fact_recall": {"min": 1}}}')
    assert on(mine, "--gate", gate).exit_code == 0


def test_a_comparison_is_printed(mine, tmp_path):
    on(mine, "--out", tmp_path)
    done = on(mine, "--against", tmp_path / "gold" / "report.json")
    assert "2 questions in both; 0 now right, 0 now wrong." in done.stdout
    (tmp_path / "other.json").write_text('{"systems": [1], "gold": {"name": "other"}}')
    other = on(mine, "--against", tmp_path / "other.json")
    assert other.exit_code == 1
    assert "about the set other" in other.stderr


@pytest.mark.parametrize(
    "arguments",
    [("--gold", "x.jsonl"), ("--resume",), ("--llm", "ollama:m"), ("--limit", "0")],
)
def test_a_wrong_call_is_exit_two(arguments):
    assert run(*arguments).exit_code == 2


def test_what_cannot_run_is_one_sentence_and_exit_one(mine, tmp_path):
    def told(*arguments):
        done = run(*arguments)
        assert done.exit_code == 1
        assert done.stdout == ""
        assert done.stderr.strip().count("\n") == 0
        return done.stderr

    assert "No such file" in told("--gold", tmp_path / "no.jsonl", "--store", mine / "store")
    assert "There is no store" in told("--gold", mine / "gold.jsonl", "--store", tmp_path / "none")
    (tmp_path / "broken.jsonl").write_text("{")
    assert "line 1" in told("--gold", tmp_path / "broken.jsonl", "--store", mine / "store")
    (tmp_path / "empty.jsonl").write_text("\n")
    assert "no question" in told("--gold", tmp_path / "empty.jsonl", "--store", mine / "store")
    elsewhere = [{**LINES[0], "sources": [{"path": "autre.txt", "kind": "article"}]}]
    (tmp_path / "else.jsonl").write_text("\n".join(map(json.dumps, elsewhere)))
    assert "autre.txt" in told("--gold", tmp_path / "else.jsonl", "--store", mine / "store")
    (tmp_path / "set").mkdir()
    assert "cannot be read" in told("--set", tmp_path / "set")


def test_a_model_that_is_gone_is_told_with_the_way_to_go_on(mine, tmp_path, monkeypatch):
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")
    arguments = ("--llm", "extracts", "--llm", "ollama:little", "--out", tmp_path)
    lost = on(mine, *arguments)
    assert lost.exit_code == 1
    assert "stopped at question mine-fr-001" in lost.stderr
    assert "--resume" in lost.stderr
    kept = (tmp_path / "gold.extracts.jsonl").read_text().splitlines()
    assert len(kept) == 1 + len(LINES)
    assert on(mine, "--out", tmp_path, "--resume").exit_code == 0


def test_a_set_is_asked_end_to_end(tmp_path):
    folder = tmp_path / "little"
    folder.mkdir()
    passages = {
        "p1": "Le phare de Kermorvan a été construit en 1849 sur une pointe de granit.",
        "p2": "La recette du far breton demande des pruneaux, du lait et des œufs.",
    }
    (folder / "passages.jsonl").write_text(
        "\n".join(json.dumps({"id": key, "text": text}) for key, text in passages.items())
    )
    (folder / "queries.jsonl").write_text(
        json.dumps(
            {"id": "q1", "lang": "fr", "text": "En quelle année le phare a-t-il été construit ?"}
        )
    )
    (folder / "qrels.tsv").write_text("q1\tp1\n")
    (folder / "answers.jsonl").write_text(json.dumps({"qid": "q1", "answers": ["1849"]}))
    done = run("--set", folder, "--json")
    assert done.exit_code == 0, done.output
    [data] = json.loads(done.stdout)["sets"]
    assert data["gold"]["name"] == "little"
    assert data["systems"][0]["metrics"]["gold_in_60_words"]["questions"] == 1
    bench = CliRunner().invoke(main, ["bench", "retrieval", str(folder), "--json"])
    assert bench.exit_code == 0, bench.output
    rows = json.loads(bench.stdout)["little"]
    assert [row["measures"]["RR@10"]["value"] for row in rows] == [1.0] * 3
