"""The workflow that users copy: the steps that need no other machine are run as a runner does."""

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from evals_bridge import LINES, PAGE, telling
from ollama_server import OllamaServer

ROOT = Path(__file__).parents[1]
WORKFLOW = yaml.safe_load(
    (ROOT / ".github" / "workflows" / "dossier-eval.yml").read_text(encoding="utf-8")
)
JOBS = WORKFLOW["jobs"]


@pytest.fixture
def workspace(tmp_path):
    """A user's repository checked out, with the program installed where the workflow puts it."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "pont.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, LINES)), encoding="utf-8")
    program = tmp_path / ".dossier-program" / ".venv" / "bin" / "dossier"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m ui.command "$@"\n')
    program.chmod(0o755)
    return tmp_path


def run(job, name, workspace, **settings):
    """Run one step's script as GitHub's runner does, under bash -e."""
    [step] = [step for step in JOBS[job]["steps"] if step.get("name") == name]
    script = workspace / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    paths = {"PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
        cwd=workspace,
        env={**os.environ, **paths, **WORKFLOW["env"], **settings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("job", JOBS)
def test_every_step_does_one_thing_and_no_text_of_a_stranger_enters_a_script(job):
    for step in JOBS[job]["steps"]:
        assert ("run" in step) != ("uses" in step)
        assert "@v" in step.get("uses", "@v")
        assert "${{" not in step.get("run", "")
    assert WORKFLOW["permissions"] == {"contents": "read"}


@pytest.mark.slow
def test_a_dossier_of_ones_own_is_scored_held_to_its_gate_and_shown(workspace):
    own = {"PAGES": "pages", "GOLD": "gold.jsonl"}
    held = run("built-in", "Eval", workspace, **own)
    assert held.returncode == 0, held.stderr
    summary = workspace / "summary.md"
    shown = "Show the tables on the run's page"
    run("built-in", shown, workspace, GITHUB_STEP_SUMMARY=str(summary))
    assert "## Eval: gold (2 questions" in summary.read_text(encoding="utf-8")
    (workspace / "gate.json").write_text('{"gold": {"fact_recall": {"max": 0.5}}}')
    red = run("built-in", "Eval", workspace, **own, GATE="gate.json")
    assert red.returncode == 3
    assert "fact_recall 1.000 is over 0.5" in red.stderr


@pytest.mark.slow
def test_a_model_is_scored_beside_the_built_in_mode(workspace):
    with OllamaServer(chat=telling) as server:
        settings = {"OLLAMA_HOST": server.url, "MODEL": "script:1b"}
        name = "Eval, side by side with the built-in mode"
        done = run("ollama", name, workspace, PAGES="pages", GOLD="gold.jsonl", **settings)
    assert done.returncode == 0, done.stderr
    report = workspace / "eval-report" / "gold" / "report.md"
    assert "ollama:script:1b" in report.read_text(encoding="utf-8")
