"""What a call cannot have is refused by type, in one sentence of one language."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from index.errors import DossierError
from rag import Dossier, DossierClosed, FilterInvalid, QuestionFailed, QuestionInvalid
from rag.errors import EngineUnknown, FilterReversed, FollowUpAlone, QuestionNotText
from rag.retrieval.filters import Filters
from ui.command import main
from ui.screen.service import Service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

QUESTION = "Qui est Kai Zenner ?"
PAGE = "04-echo-des-serveurs.txt"


@pytest.fixture
def opened(demo_store: Path) -> Iterator[Dossier]:
    with Dossier.open(demo_store) as dossier:
        yield dossier


@pytest.fixture
def run(demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.setenv("DOSSIER_STORE", str(demo_store))
    monkeypatch.setenv("DOSSIER_LLM", "extracts")

    def invoke(*arguments: str, **options: Any) -> Result:
        return CliRunner().invoke(main, arguments, **options)

    return invoke


# Filters that can mean no document

WRONG: list[tuple[dict[str, Any], str]] = [
    ({"kind": "articles"}, "article or comment"),
    ({"language": "de"}, "fr or en"),
    ({"since": "hier"}, "2024-02-28"),
    ({"until": "2024-02-31"}, "2024-02-28"),
    ({"since": 2024}, "2024-02-28"),
    ({"outlet": 3}, "a text"),
    ({"author": " "}, "a text"),
]


@pytest.mark.parametrize(("filters", "mend"), WRONG)
def test_a_filter_that_no_document_can_have(
    opened: Dossier, filters: dict[str, Any], mend: str
) -> None:
    for call in (opened.search, opened.ask, opened.stream):
        with pytest.raises(FilterInvalid, match=mend) as told:
            call(QUESTION, **filters)
        assert str(next(iter(filters))) in told.value.say("fr")


@pytest.mark.parametrize("k", [0, -1, "3", 2.5, None])
def test_a_number_of_passages_that_is_none(opened: Dossier, k: Any) -> None:
    with pytest.raises(FilterInvalid, match="whole number"):
        opened.search(QUESTION, k=k)


def test_an_interval_that_ends_before_it_begins(
    opened: Dossier, run: Callable[..., Result]
) -> None:
    with pytest.raises(FilterReversed, match="exchange"):
        opened.ask(QUESTION, since="2024-03", until="2024-02")
    assert Filters(since="2024-03", until="2024")  # the end of a year is after its March
    for name in ("ask", "search", "chat"):
        asked = () if name == "chat" else (QUESTION,)
        done = run(name, *asked, "--since", "2024-03", "--until", "2024-02-28", input="")
        assert done.exit_code == 2, done.output
        assert done.stderr.count("\n") == 1


def test_filters_that_no_page_passes_are_told(opened: Dossier) -> None:
    answer = opened.ask(QUESTION, llm="extracts", kind="article", outlet="Le Relais")
    assert answer.status == "refused"
    assert [notice.code for notice in answer.notices] == ["filter-empty"]
    assert "outlet «\u00a0Le Relais\u00a0»" in answer.text
    assert "article" not in answer.text.partition(".")[0]  # that filter lets pages through
    assert opened.barring(outlet="Le Relais") == {"outlet": "Le Relais"}
    together = {"outlet": "Le Fil Tech", "author": "Ottoline Marsh-Gable"}
    assert opened.barring(**together) == together  # each alone lets pages through
    assert opened.barring(outlet="Le Fil Tech") == {}


def test_a_search_says_which_filter_finds_nothing(run: Callable[..., Result]) -> None:
    done = run("search", "Mistral", "--author", "Personne", "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])
    assert "author" in done.stderr
    assert "Personne" in done.stderr
    assert run("search", "Mistral", "--kind", "article", "--json").stderr == ""


# What is no question


@pytest.mark.parametrize("question", [None, 3, b"Qui ?", ["Qui ?"]])
def test_what_is_no_text_is_no_question(opened: Dossier, question: Any) -> None:
    for call in (opened.ask, opened.search, opened.chat().ask):
        with pytest.raises(QuestionNotText, match=type(question).__name__):
            call(question)
    failed = list(opened.ask_many([question, QUESTION], llm="extracts"))
    assert isinstance(failed[0], QuestionFailed)
    assert not isinstance(failed[1], QuestionFailed)


def test_marks_alone_are_not_called_empty(run: Callable[..., Result]) -> None:
    assert "“?”" in run("ask", "?").stderr
    assert "The search is empty" in run("search", "").stderr
    assert "The question is empty" in run("ask", " ").stderr
    assert "«\u00a0?\u00a0»" in run("search", "?", env={"LANG": "fr_FR.UTF-8"}).stderr


def test_an_engine_that_cannot_write(opened: Dossier) -> None:
    engine: Any = 3
    with pytest.raises(EngineUnknown):
        opened.ask(QUESTION, llm=engine)


def test_a_follow_up_to_nothing_asks_what_is_meant(
    opened: Dossier, run: Callable[..., Result]
) -> None:
    for question in ("Et pourquoi ?", "When exactly?", "Qui ?"):
        with pytest.raises(FollowUpAlone) as told:
            opened.chat().ask(question, llm="extracts")
        assert question in str(told.value)
        assert isinstance(told.value, QuestionInvalid)
    done = run("chat", "--json", input=f"Et pourquoi ?\n{QUESTION}\n")
    assert [json.loads(line)["question"] for line in done.stdout.splitlines()] == [QUESTION]
    assert "Et pourquoi ?" in done.stderr


def test_a_follow_up_that_repeats_the_answer_says_so(opened: Dossier) -> None:
    chat = opened.chat()
    first = chat.ask("Qui est Apolline Tréguignec ?", llm="extracts")
    again = chat.ask("Et pourquoi ?", llm="extracts")
    codes = [notice.code for notice in again.notices]
    assert ("same-again" in codes) == (again.text == first.text)
    other = chat.ask("Et Kai Zenner ?", llm="extracts")
    assert other.text != again.text
    assert "same-again" not in [notice.code for notice in other.notices]


# After close


def test_a_closed_dossier_says_so(demo_store: Path) -> None:
    dossier = Dossier.open(demo_store)
    chat = dossier.chat()
    dossier.close()
    dossier.close()
    calls: list[Callable[[], object]] = [
        lambda: dossier.ask(QUESTION, llm="extracts"),
        lambda: dossier.search(QUESTION),
        lambda: chat.ask(QUESTION, llm="extracts"),
        lambda: dossier.page_text(PAGE),
        lambda: next(dossier.documents()),
        lambda: dossier.document(f"{PAGE}#a1"),
        lambda: dossier.coverage,
    ]
    for call in calls:
        with pytest.raises(DossierClosed, match=re.escape(str(demo_store))):
            call()


# The service


def test_the_service_gives_the_code(opened: Dossier) -> None:
    class Held:
        store = "x"

        def dossier(self) -> Dossier:
            return opened

    library: Any = Held()
    service = Service(library, llm="extracts")
    told = [
        service.ask(QUESTION, kind="articles"),
        service.ask(QUESTION, since="hier"),
        service.ask(QUESTION, since="2024-03", until="2024-02"),
    ]
    assert {json.loads(one)["code"] for one in told} == {"filter-invalid"}


# Show


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((f"{PAGE}:355-93",), 2),
        ((f"{PAGE}:93-93",), 2),
        ((PAGE, "--start", "100", "--end", "10"), 2),
        ((f"{PAGE}:999990-999999",), 1),
        ((f"{PAGE}:93-999999",), 1),
        ((PAGE, "--start", "99999", "--end", "999999"), 1),
    ],
)
def test_a_place_that_is_none_is_refused(
    run: Callable[..., Result], arguments: tuple[str, ...], code: int
) -> None:
    for form in ((), ("--json",)):
        done = run("show", *arguments, *form)
        assert (done.exit_code, done.stdout) == (code, "")
        assert done.stderr
    if code == 1:
        length = len(run("show", PAGE).stdout_bytes.decode())
        assert str(length) in done.stderr


# Conversation


@pytest.mark.parametrize("word", ["quit", "EXIT", "quitter", "/quit"])
def test_a_word_ends_the_conversation(run: Callable[..., Result], word: str) -> None:
    done = run("chat", "--json", input=f"{QUESTION}\n{word}\nQui est Arthur Mensch ?\n")
    assert done.exit_code == 0
    assert [json.loads(line)["question"] for line in done.stdout.splitlines()] == [QUESTION]


# Doctor


def test_a_doctor_without_a_store_ends_with_1(tmp_path: Path, run: Callable[..., Result]) -> None:
    done = run("doctor", "--store", str(tmp_path / "none"), env={"OLLAMA_HOST": "127.0.0.1:9"})
    assert done.exit_code == 1
    assert "✗ There is no store" in done.stdout


# One language a sentence


def test_no_english_inside_a_french_sentence(
    tmp_path: Path, run: Callable[..., Result], demo_store: Path
) -> None:
    french = {"LANG": "fr_FR.UTF-8"}
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "vide.txt").touch()
    (pages / "un.txt").write_text("Le maire a dit oui. Il part.", encoding="utf-8")
    shutil.copy(demo_store / "CURRENT", tmp_path / "foreign")
    (tmp_path / "q.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    told = [
        run("index", str(tmp_path / "nothing"), env=french).stderr,
        run("index", str(pages), "--store", str(tmp_path / "store"), env=french).stderr,
        run("index", str(pages), "--store", str(tmp_path), env=french).stderr,
        run("index", str(pages), "--store", "/proc/store", env=french).stderr,
        run("ask", "--file", str(tmp_path / "none.txt"), env=french).stderr,
        run("ask", "--file", str(tmp_path / "q.csv"), env=french).stderr,
        run("status", "--store", str(tmp_path / "store"), env=french).stdout,
    ]
    for sentence in told:
        plain = sentence.replace(str(tmp_path), "")
        assert plain
        assert not re.search(r"\b(the|it|is|no|not|such|has|holds|cannot)\b", plain), sentence


def test_a_clause_is_told_in_the_language_of_its_sentence() -> None:
    from index.errors import Clause, RerankerMissing

    error = RerankerMissing(name="x", why=Clause("not here", "pas ici"))
    assert "(not here)" in str(error)
    assert "(pas ici)" in error.say("fr")
    assert "(not here)" in error.say("de")
    assert isinstance(error, DossierError)
