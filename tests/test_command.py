"""The command's contract: exit codes, JSON alone on stdout, one sentence on stderr."""

import json
import os
import pty
import re
import resource
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ui.command import COMMANDS, main

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "Combien Microsoft a-t-il investi dans Mistral AI ?"
Dossier = Callable[..., Result]


@pytest.fixture
def dossier(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    """Run a command on the demo store, in this process, with no model."""
    monkeypatch.setenv("DOSSIER_STORE", str(demo_store))
    monkeypatch.setenv("DOSSIER_LLM", "extracts")

    def run(*arguments: str, **options: str) -> Result:
        return CliRunner().invoke(main, arguments, **options)

    return run


def command(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "ui.command", *arguments], cwd=ROOT, capture_output=True, check=False
    )


def sentence(result: Result) -> str:
    """Check that nothing stands on stdout and one line on stderr; return it."""
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1, result.stderr
    return result.stderr.strip()


# Help


def test_every_command_has_its_help(dossier: Dossier) -> None:
    listed = dossier("--help").stdout
    for name in COMMANDS:
        assert re.search(rf"^  {name} +\w", listed, re.MULTILINE)
        result = dossier(name, "--help")
        assert result.exit_code == 0, result.output
        assert result.stdout.startswith("Usage: ")


def test_an_unknown_command_is_usage(dossier: Dossier) -> None:
    result = dossier("aks", "Qui ?")
    assert result.exit_code == 2
    assert "aks" in result.stderr


@pytest.mark.slow
def test_the_help_comes_within_half_a_second() -> None:
    def seconds() -> float:
        began = time.perf_counter()
        command("--help")
        return time.perf_counter() - began

    assert statistics.median(seconds() for _ in range(5)) <= 0.5


# Index and status


def page(folder: Path, name: str = "une.txt", text: str = "Le maire a dit oui. Il part.") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_indexing_says_what_it_did_in_one_line(dossier: Dossier, tmp_path: Path) -> None:
    pages = page(tmp_path / "pages")
    (pages / "deux.txt").write_bytes(b"\x00\x01\x02\xff" * 500)
    store = str(tmp_path / "store")
    first = dossier("index", str(pages), "--store", store)
    assert first.exit_code == 0, first.output
    assert first.stdout.count("\n") == 1
    assert "1 page (1 article, 0 comments, 1 passage)" in first.stdout
    assert "1 added" in first.stdout
    assert "1 failed" in first.stdout
    assert "deux.txt" in first.stderr
    again = dossier("index", str(pages), "--store", store)
    assert again.exit_code == 0
    assert "0 added, 0 changed, 0 removed" in again.stdout


def test_the_summary_as_json(dossier: Dossier, tmp_path: Path) -> None:
    pages = page(tmp_path / "pages")
    result = dossier("index", str(pages), "--store", str(tmp_path / "store"), "--json")
    summary = json.loads(result.stdout)
    assert summary["pages"] == summary["articles"] == summary["added"] == 1
    assert summary["failed"] == []
    assert summary["embedder"] == "builtin"


@pytest.mark.parametrize("what", ["missing", "empty", "binary"])
def test_nothing_to_index(dossier: Dossier, tmp_path: Path, what: str) -> None:
    path = tmp_path / what
    if what != "missing":
        path.mkdir()
    if what == "binary":
        (path / "a.txt").write_bytes(bytes(range(256)) * 40)
    store = tmp_path / "store"
    result = dossier("index", str(path), "--store", str(store))
    assert result.exit_code == 1, result.output
    assert str(path) in sentence(result)
    assert dossier("status", "--store", str(store)).exit_code == 1


def test_index_without_a_path_is_usage(dossier: Dossier) -> None:
    assert dossier("index").exit_code == 2


def test_another_embedder_is_refused_with_the_mend(
    dossier: Dossier, tmp_path: Path, demo_store: Path
) -> None:
    result = dossier("index", str(page(tmp_path / "pages")), "--embedder", "no/such-model")
    assert result.exit_code == 1
    assert "no/such-model" in sentence(result)
    assert dossier("status").exit_code == 0


def test_status_lists_every_file(dossier: Dossier) -> None:
    status = json.loads(dossier("status", "--json").stdout)
    names = {"pages", "articles", "comments", "passages", "failed", "embedder"}
    assert names <= status.keys()
    assert (status["pages"], status["comments"], status["failed"]) == (11, 59, 0)
    text = dossier("status").stdout
    for file in status["files"]:
        assert file["path"] in text


# Ask


def test_an_answer_in_text(dossier: Dossier) -> None:
    result = dossier("ask", QUESTION)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert "\x1b" not in result.stdout
    assert "15 million" in result.stdout
    first = result.stdout.split("\n")[0]
    assert re.search(r" \[1\]", first)
    assert re.search(r"^\[1\] .+ · [\w.-]+:\d+-\d+$", result.stdout, re.MULTILINE)


def test_an_answer_as_json_is_the_contract(dossier: Dossier) -> None:
    result = dossier("ask", QUESTION, "--json")
    answer = json.loads(result.stdout)
    assert result.stderr == ""
    assert answer["status"] == "answered"
    assert answer["engine"] == {"kind": "extracts", "model": None}
    for citation in answer["citations"]:
        shown = dossier("show", citation["source"]["path"], "--json")
        text = json.loads(shown.stdout)["text"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_unquoted_words_are_one_question(dossier: Dossier) -> None:
    assert json.loads(dossier("ask", *QUESTION.split(), "--json").stdout)["question"] == QUESTION


def test_a_filter_reaches_the_search(dossier: Dossier) -> None:
    answer = json.loads(dossier("ask", QUESTION, "--kind", "comment", "--json").stdout)
    assert {citation["source"]["kind"] for citation in answer["citations"]} <= {"comment"}
    hits = json.loads(dossier("search", "Mistral", "-k", "3", "--language", "en", "--json").stdout)
    assert {hit["source"]["language"] for hit in hits} == {"en"}


def test_explain_shows_what_was_considered(dossier: Dossier) -> None:
    result = dossier("ask", QUESTION, "--explain")
    assert "Recherché" in result.stdout
    assert "Passages considérés" in result.stdout


@pytest.mark.parametrize("question", ["", "   ", "?!", "é" * 2001])
@pytest.mark.parametrize("name", ["ask", "search"])
def test_a_question_that_cannot_be_asked_is_usage(
    dossier: Dossier, name: str, question: str
) -> None:
    result = dossier(name, question, "--json")
    assert result.exit_code == 2
    assert sentence(result)


def test_no_question_at_all_is_usage(dossier: Dossier) -> None:
    assert dossier("ask").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--llm", "mistral"), "ollama:MODEL"),
        (("--since", "hier"), "2024-02-28"),
        (("--until", "2024-13"), "2024-02-28"),
        (("--kind", "tweet"), "comment"),
        (("--out", "x.jsonl"), "--file"),
    ],
)
def test_options_that_make_no_sense_are_usage(
    dossier: Dossier, arguments: tuple[str, ...], word: str
) -> None:
    result = dossier("ask", QUESTION, *arguments)
    assert result.exit_code == 2
    assert word in result.stderr


@pytest.mark.parametrize(
    ("question", "starts"),
    [(QUESTION, "Il n'y a pas de base"), ("Who founded Mistral AI?", "There is no store at")],
)
def test_no_store_is_told_in_the_questions_language(
    dossier: Dossier, tmp_path: Path, question: str, starts: str
) -> None:
    for name in ("ask", "search"):
        result = dossier(name, question, "--store", str(tmp_path / "none"))
        assert result.exit_code == 1
        assert sentence(result).startswith(starts)
    assert not (tmp_path / "none").exists()


def test_no_store_is_told_in_the_locales_language(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    for name in ("status", "chat"):
        result = dossier(name, "--store", str(tmp_path / "none"))
        assert result.exit_code == 1
        assert sentence(result).startswith("Il n'y a pas de base")


def test_a_failing_model_is_no_failure(dossier: Dossier) -> None:
    result = dossier("ask", QUESTION, "--llm", "ollama:ministral-3:3b", "--json")
    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert answer["engine"]["kind"] == "extracts"
    assert answer["notices"]
    assert "15 million" in answer["text"]


def test_bytes_that_are_no_text(dossier: Dossier) -> None:
    result = dossier("ask", "Combien Microsoft a-t-il investi ? \udce9", "--json")
    assert result.exit_code == 0, result.output
    assert "\ufffd" in json.loads(result.stdout)["question"]


# Many questions


def test_a_file_of_questions(dossier: Dossier, tmp_path: Path) -> None:
    asked = tmp_path / "q.csv"
    asked.write_text(f"id,question\na,{QUESTION}\nb,?\nc,Who is Arthur Mensch?\n", encoding="utf-8")
    result = dossier("ask", "--file", str(asked))
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0, result.output
    assert [record["id"] for record in records] == ["a", "b", "c"]
    assert [record.get("status") for record in records] == ["answered", None, "answered"]
    assert records[1]["error"]
    assert "1 failed" in result.stderr


def test_a_file_goes_on_where_it_stopped(dossier: Dossier, tmp_path: Path) -> None:
    asked, out = tmp_path / "q.txt", tmp_path / "out.jsonl"
    asked.write_text(QUESTION + "\n", encoding="utf-8")
    assert dossier("ask", "--file", str(asked), "--out", str(out)).stdout == ""
    first = out.read_text(encoding="utf-8")
    asked.write_text(f"{QUESTION}\nWho is Arthur Mensch?\n", encoding="utf-8")
    result = dossier("ask", "--file", str(asked), "--out", str(out))
    assert "1 kept" in result.stderr
    assert out.read_text(encoding="utf-8").startswith(first)
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


def test_a_missing_file_of_questions(dossier: Dossier, tmp_path: Path) -> None:
    result = dossier("ask", "--file", str(tmp_path / "none.txt"))
    assert result.exit_code == 1
    assert "none.txt" in sentence(result)


# Search, show, chat


def test_search_gives_places_that_show_takes(dossier: Dossier) -> None:
    hit = json.loads(dossier("search", QUESTION, "-k", "1", "--json").stdout)[0]
    where = f"{hit['source']['path']}:{hit['start']}-{hit['end']}"
    assert where in dossier("search", QUESTION, "-k", "1").stdout
    for target in (where, hit["passage_id"]):
        shown = json.loads(dossier("show", target, "--json").stdout)
        assert shown["quote"] == hit["text"]
        assert "⟦" in dossier("show", target).stdout


def test_a_whole_page_is_printed_as_it_is_kept(dossier: Dossier, demo_pages: Path) -> None:
    path = "01-gazette-du-numerique.txt"
    shown = dossier("show", path)
    assert shown.stdout_bytes == (demo_pages / path).read_bytes()


def test_show_marks_a_document_in_its_place(dossier: Dossier) -> None:
    shown = dossier("show", "01-gazette-du-numerique.txt#a1", "--around", "5").stdout
    assert shown.count("⟦") == shown.count("⟧") == 1


def test_show_of_something_unknown(dossier: Dossier) -> None:
    for target in ("nothing.txt", "01-gazette-du-numerique.txt#c99", "a#c1.7"):
        result = dossier("show", target)
        assert result.exit_code == 1
        assert target in sentence(result)
    assert dossier("show", "nothing.txt", "--start", "3").exit_code == 2


def test_a_conversation_from_stdin(dossier: Dossier) -> None:
    result = dossier("chat", "--json", input=f"{QUESTION}\n\n?\nEt pourquoi ?\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [answer["question"] for answer in answers] == [QUESTION, "Et pourquoi ?"]
    assert len(result.stderr.splitlines()) == 1


# In a real process


@pytest.mark.slow
def test_a_question_starts_as_soon_as_its_libraries(demo_store: Path) -> None:
    """The bar: 1.5 times what importing Chroma and LlamaIndex takes, in processor time."""

    def seconds(*arguments: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    ask = ("-m", "ui.command", "ask", QUESTION, "--llm", "extracts", "--store", str(demo_store))
    bare = ("-c", "import chromadb, llama_index.core")
    pairs = [(seconds(*ask), seconds(*bare)) for _ in range(3)]
    asked, imported = (statistics.median(times) for times in zip(*pairs, strict=True))
    assert asked <= 1.5 * imported


@pytest.mark.slow
def test_a_conversation_opens_in_the_dossiers_language(demo_store: Path) -> None:
    """Under a locale that names no language; once known, the conversation's is kept."""
    leader, follower = pty.openpty()
    arguments = [sys.executable, "-m", "ui.command", "chat", "--store", str(demo_store)]
    settings = os.environ | {"LANG": "C.UTF-8", "TERM": "xterm", "DOSSIER_LLM": "extracts"}
    with subprocess.Popen(
        arguments, cwd=ROOT, stdin=follower, stdout=follower, stderr=follower, env=settings
    ):
        os.close(follower)
        os.write(leader, f"{QUESTION}\nquitter\n".encode())
        shown = b""
        try:
            while piece := os.read(leader, 65536):
                shown += piece
        except OSError:
            pass  # Linux reports the end of a terminal as an error
    os.close(leader)
    text = shown.decode()
    assert "Posez vos questions" in text
    assert "réponse en cours" in text
    assert "answering" not in text


@pytest.mark.slow
def test_a_terminal_gets_colours_within_80_columns(demo_store: Path) -> None:
    leader, follower = pty.openpty()
    settings = os.environ | {"COLUMNS": "80", "TERM": "xterm", "DOSSIER_LLM": "extracts"}
    arguments = [sys.executable, "-m", "ui.command", "ask", QUESTION, "--store", str(demo_store)]
    with subprocess.Popen(arguments, cwd=ROOT, stdout=follower, stderr=follower, env=settings):
        os.close(follower)
        shown = b""
        try:
            while piece := os.read(leader, 65536):
                shown += piece
        except OSError:
            pass  # Linux reports the end of a terminal as an error
    os.close(leader)
    text = shown.decode().replace("\r\n", "\n")
    assert "\x1b[1mSources\x1b[0m" in text
    lines = re.sub(r".*\r", "", re.sub(r"\x1b\[[\dK;]*[mK]?", "", text)).split("\n")
    assert max(map(len, lines)) <= 80


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What is started here heeds SIGINT, even where the suite runs in a shell's background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupted(begun: Callable[[subprocess.Popen[bytes]], None], *arguments: str) -> str:
    """Run a command until ``begun`` returns, press Ctrl-C and return what stderr says."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-m", "ui.command", *arguments],
        cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe,
    ) as process:  # fmt: skip
        begun(process)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=60)
    assert process.returncode == 130, error
    told = error.decode()
    assert told.count("\n") == 1, told
    return told


def waits_for(path: Path) -> Callable[[object], None]:
    """Return a function that comes back once a file or folder is there and holds something."""

    def wait(_process: object) -> None:
        until = time.monotonic() + 60
        while not path.exists() or not path.stat().st_size:
            assert time.monotonic() < until
            time.sleep(0.02)

    return wait


@pytest.mark.slow
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_in_a_conversation_is_one_sentence(demo_store: Path) -> None:
    def begun(process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{QUESTION}\n".encode())
        process.stdin.flush()
        process.stdout.readline()

    assert "n'est pas gardée" in interrupted(begun, "chat", "--store", str(demo_store))


@pytest.mark.slow
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_in_a_file_of_questions_says_how_to_go_on(demo_store: Path, tmp_path: Path) -> None:
    asked, out = tmp_path / "q.txt", tmp_path / "out.jsonl"
    lines = [f"Combien Microsoft a-t-il investi en {year} ?" for year in range(1000, 3000)]
    asked.write_text("\n".join(lines), encoding="utf-8")
    place = ("--store", str(demo_store), "--llm", "extracts")
    arguments = ("ask", "--file", str(asked), "--out", str(out), *place)
    assert str(out) in interrupted(waits_for(out), *arguments)
    done = len(out.read_text(encoding="utf-8").splitlines())
    asked.write_text("\n".join(lines[:done]), encoding="utf-8")
    again = command(*arguments)
    assert again.returncode == 0
    assert f"{done - 1} kept".encode() in again.stderr or f"{done} kept".encode() in again.stderr


@pytest.mark.slow
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_in_a_build_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    pages, store = page(tmp_path / "pages"), tmp_path / "store"
    assert command("index", str(pages), "--store", str(store)).returncode == 0
    before = (store / "CURRENT").read_text()
    for number in range(3000):
        page(pages, f"{number}.txt", f"Le maire {number} a dit oui. Il part demain matin.")
    arguments = ("index", str(pages), "--store", str(store))

    def begun(_process: object) -> None:
        until = time.monotonic() + 60
        while len(list((store / "generations").iterdir())) < 2:
            assert time.monotonic() < until
            time.sleep(0.02)

    assert str(store) in interrupted(begun, *arguments)
    assert (store / "CURRENT").read_text() == before
    assert json.loads(command("status", "--store", str(store), "--json").stdout)["pages"] == 1


@pytest.mark.slow
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_in_an_eval_names_the_journals(tmp_path: Path) -> None:
    out = tmp_path / "reports"
    assert "--resume" in interrupted(waits_for(out), "eval", "--out", str(out))


@pytest.mark.slow
@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_closes_the_screen_in_our_words(demo_store: Path) -> None:
    arguments = [sys.executable, "-m", "ui.command", "ui", "--store", str(demo_store)]
    pipe = subprocess.PIPE
    settings = os.environ | {"LANG": "fr_FR.UTF-8"}
    with subprocess.Popen(arguments, cwd=ROOT, stdout=pipe, stderr=pipe, env=settings) as screen:
        assert screen.stderr is not None
        assert screen.stderr.readline().startswith(b"http://")
        screen.send_signal(signal.SIGINT)
        said, error = screen.communicate(timeout=60)
    assert screen.returncode == 0
    assert said == b""
    assert error.decode() == "L'écran est fermé.\n"


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_traceback(demo_store: Path) -> None:
    line = f"{sys.executable} -m ui.command search Mistral --store {demo_store} | head -n 1"
    ended = subprocess.run(line, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stdout.startswith("1. ")
    assert ended.stderr == ""
