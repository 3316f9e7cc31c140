import json

import pytest
from click.testing import CliRunner
from evals_bridge import LINES, PAGE, telling
from ollama_server import OllamaServer, error

from ui.command import main


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
    gate.write_text('{"golt": {"fact_recall": {"min": 1}}}')
    misspelt = on(mine, "--gate", gate)
    assert misspelt.exit_code == 1
    assert "holds nothing for the set gold" in misspelt.stderr
    assert "No threshold is held for gold" in on(mine).stderr


def test_ones_own_questions_are_held_to_nothing_though_the_file_is_called_demo(mine, tmp_path):
    (tmp_path / "demo.jsonl").write_text(json.dumps(LINES[0]), encoding="utf-8")
    done = run("--gold", tmp_path / "demo.jsonl", "--store", mine / "store")
    assert done.exit_code == 0
    assert done.stderr == "No threshold is held for demo: give them with --gate FILE.\n"


def test_our_own_questions_are_held_to_the_gate_where_a_link_leads_to_them(
    mine, tmp_path, monkeypatch
):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "demo.jsonl").write_text(json.dumps(LINES[0]), encoding="utf-8")
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    monkeypatch.setattr("evals.evaluate.DEMO_GOLD", tmp_path / "linked" / "demo.jsonl")
    done = run("--gold", tmp_path / "linked" / "demo.jsonl", "--store", mine / "store")
    assert "No threshold is held" not in done.stderr


def test_a_comparison_is_printed(mine, tmp_path):
    on(mine, "--out", tmp_path)
    done = on(mine, "--against", tmp_path / "gold" / "report.json")
    assert "2 questions in both; 0 now right, 0 now wrong." in done.stdout


def test_a_flip_is_printed_as_it_is_said(mine, tmp_path):
    on(mine, "--out", tmp_path)
    path = tmp_path / "gold" / "report.json"
    report = json.loads(path.read_text(encoding="utf-8"))
    line = report["systems"][0]["questions"][0]
    line["scores"]["right"], line["answer"]["text"] = [0, 1], "Rien <b> | rien [1]."
    path.write_text(json.dumps(report), encoding="utf-8")
    done = on(mine, "--against", path, "--out", tmp_path / "after")
    assert "before: Rien <b> | rien [1]." in done.stdout
    assert "12 millions d'euros" in done.stdout
    written = (tmp_path / "after" / "gold" / "report.md").read_text(encoding="utf-8")
    assert "before: Rien &lt;b&gt; \\| rien \\[1\\]." in written


def test_a_baseline_that_cannot_be_compared_with_is_told_before_any_question(mine, tmp_path):
    on(mine, "--out", tmp_path)
    report = json.loads((tmp_path / "gold" / "report.json").read_text())

    def against(changed):
        path = tmp_path / "changed.json"
        path.write_text(changed if isinstance(changed, str) else json.dumps(changed))
        done = on(mine, "--against", path)
        assert done.exit_code == 1
        assert done.stdout == ""
        return done.stderr

    other = {**report, "gold": {**report["gold"], "name": "other"}}
    assert "about the set other" in against(other)
    assert "report of version 99" in against({**report, "version": 99})
    assert "not a report.json" in against({**report, "systems": [1]})
    assert "not JSON" in against("{")
    [system] = report["systems"]
    renamed = [{**line, "id": f"old-{line['id']}"} for line in system["questions"]]
    strangers = {**report, "systems": [{**system, "questions": renamed}]}
    assert "none of the questions asked" in against(strangers)


def test_a_baseline_of_two_systems_is_compared_like_with_like(mine, tmp_path):
    on(mine, "--out", tmp_path)
    path = tmp_path / "gold" / "report.json"
    report = json.loads(path.read_text())
    [system] = report["systems"]
    refused = {"right": [0, 1]}
    lines = [{**line, "scores": {**line["scores"], **refused}} for line in system["questions"]]
    report["systems"] = [{**system, "system": "ollama:m", "questions": lines}, system]
    path.write_text(json.dumps(report))
    assert "0 now right, 0 now wrong" in on(mine, "--against", path).stdout
    report["systems"].pop()
    path.write_text(json.dumps(report))
    done = on(mine, "--against", path)
    assert "against the baseline's ollama:m" in done.stdout
    assert "2 now right" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [("--gold", "x.jsonl"), ("--resume",), ("--llm", "ollama:m"), ("--limit", "0")],
)
def test_a_wrong_call_is_exit_two(arguments):
    assert run(*arguments).exit_code == 2


def test_a_name_that_is_no_engine_s_and_an_engine_asked_twice_are_wrong_calls(mine, tmp_path):
    unknown = on(mine, "--llm", "nonsense", "--out", tmp_path)
    assert unknown.exit_code == 2
    assert "nonsense" in unknown.stderr
    twice = on(mine, "--llm", "extracts", "--llm", "extracts")
    assert (twice.exit_code, twice.stdout) == (2, "")


def test_what_cannot_run_is_one_sentence_and_exit_one(mine, tmp_path):
    def told(*arguments):
        done = run(*arguments)
        assert done.exit_code == 1
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1  # not a line of a bar that nobody sees
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
    out = tmp_path / "broken.jsonl" / "report"
    told("--gold", mine / "gold.jsonl", "--store", mine / "store", "--out", out)


@pytest.fixture
def asked_often(mine, tmp_path):
    """The first question of the gold, in sixty lines of their own."""
    lines = [
        {**LINES[0], "id": f"mine-fr-{number:03}", "cluster": f"c{number:03}"}
        for number in range(1, 61)
    ]
    path = tmp_path / "often.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


@pytest.mark.slow
def test_a_model_that_dies_at_question_57_is_resumed_there(
    mine, asked_often, tmp_path, monkeypatch
):
    chats = []

    def dying(prompt):
        chats.append(prompt)
        return error(404, "model not found") if len(chats) == 57 else telling(prompt)

    out = tmp_path / "out"
    arguments = ("--gold", asked_often, "--store", mine / "store", "--llm", "ollama:script:1b")
    with OllamaServer(chat=dying) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        lost = run(*arguments, "--out", out)
        assert lost.exit_code == 1
        assert "stopped at question mine-fr-057" in lost.stderr
        assert "--resume" in lost.stderr
        journal = out / "often.ollama-script-1b.jsonl"
        assert len(journal.read_text(encoding="utf-8").splitlines()) == 1 + 56
        resumed = run(*arguments, "--out", out, "--resume", "--json")
    assert resumed.exit_code == 0, resumed.output
    assert len(chats) == 57 + 4
    [system] = json.loads(resumed.stdout)["sets"][0]["systems"]
    assert len(system["questions"]) == 60
    assert system["failed"] == 0


def test_a_model_that_is_missing_is_told_before_any_other_is_asked(mine, tmp_path, monkeypatch):
    chosen = ("--llm", "ollama:script:1b", "--llm", "ollama:absent:3b", "--out", tmp_path)
    with OllamaServer(chat=telling) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        missing = on(mine, *chosen)
        assert missing.exit_code == 1
        assert "ollama pull absent:3b" in missing.stderr
        assert server.sent_to("/api/chat") == []
        automatic = on(mine, "--llm", "auto", "--out", tmp_path, "--json")
        [data] = json.loads(automatic.stdout)["sets"]
        assert [system["system"] for system in data["systems"]] == ["ollama:script:1b"]
    gone = on(mine, "--llm", "auto", "--out", tmp_path)
    assert gone.exit_code == 1
    assert "No language model answers" in gone.stderr


def test_a_server_without_an_address_is_told_before_any_question(mine, tmp_path):
    lost = on(mine, "--llm", "openai:m", "--out", tmp_path)
    assert (lost.exit_code, lost.stdout) == (1, "")
    assert "DOSSIER_OPENAI_URL" in lost.stderr
    assert "--resume" not in lost.stderr


def test_models_stand_side_by_side_under_their_own_names(mine, tmp_path, monkeypatch):
    models = ("a:1b", "[b]:3b")  # neither an emoji nor markup
    chosen = [part for name in models for part in ("--llm", f"ollama:{name}")]
    with OllamaServer(chat=telling, models=models) as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        done = on(mine, "--llm", "extracts", *chosen, "--out", tmp_path)
    assert done.exit_code == 0, done.output
    figures = next(line for line in done.stdout.splitlines() if line.startswith("Fact recall"))
    assert figures.split()[2:] == ["1", *["100.0", "21–100"] * 3, "100.0", "100.0", "0.0"]
    for part in ("ollama:", "a:", "1b", "[b]:", "3b", "extracts"):
        assert part in done.stdout
    assert "…" not in done.stdout.replace("… from", "")


def test_what_the_checks_withdrew_is_counted_though_the_answer_failed(mine, tmp_path, monkeypatch):
    with OllamaServer(chat=lambda _: "Le pont a coûté 99 millions d'euros [1].") as server:
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        done = on(mine, "--llm", "ollama:script:1b", "--out", tmp_path, "--json")
    [system] = json.loads(done.stdout)["sets"][0]["systems"]
    assert system["failed"] == 1
    assert system["sentences"] == {"kept": 0, "withdrawn": 1}
    times = json.loads((tmp_path / "gold" / "times.json").read_text())["ollama:script:1b"]
    assert times["mine-fr-001"]["elapsed_ms"] > 0
    assert times["mine-fr-001"]["completion_tokens"] > 0


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
