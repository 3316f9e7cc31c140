import pytest
from evals_doubles import ground, question, refusal, right_answer, unanswerable

from evals.benches.sets import SetInvalid, gold_of, load_set, read_set, spread
from evals.evaluate import sample
from evals.gold import Gold
from evals.journal import JournalMismatch, read, write
from evals.run import ModelLost, Replaced, System, dossier_system, run
from rag.answer import Engine, Notice
from rag.errors import ModelTimedOut

HEADER = {"gold": "g", "system": "s", "store": "t"}
QUESTIONS = [question(id=f"demo-fr-{n:03}", cluster=f"c{n:03}") for n in range(1, 7)]


def system(dies_at=None, error=None):
    asked = []

    def ask(asking):
        asked.append(asking.id)
        if len(asked) == dies_at:
            raise error
        return right_answer()

    return System("s", ask), asked


def test_a_question_that_fails_is_a_zero_and_the_run_goes_on():
    dying, _ = system(2, ModelTimedOut(model="m", limit=3))
    records = list(run(dying, QUESTIONS, ground()))
    assert [record.status for record in records] == ["answered", "failed"] + ["answered"] * 4
    assert records[1].scores["right"].value == 0
    assert "did not answer" in records[1].error


def test_a_model_that_dies_keeps_its_results_and_the_run_resumes(tmp_path):
    path = tmp_path / "out" / "demo.jsonl"
    dying, _ = system(4, Replaced(why="No model answers.", because="llm-unreachable"))
    with pytest.raises(ModelLost, match="demo-fr-004"):
        list(write(path, HEADER, run(dying, QUESTIONS, ground())))
    kept = read(path, HEADER)
    assert list(kept) == ["demo-fr-001", "demo-fr-002", "demo-fr-003"]
    living, asked = system()
    resumed = list(write(path, HEADER, run(living, QUESTIONS, ground(), done=kept), kept=kept))
    assert asked == ["demo-fr-004", "demo-fr-005", "demo-fr-006"]
    whole = list(run(system()[0], QUESTIONS, ground()))
    assert [r.scores for r in resumed] == [r.scores for r in whole]
    assert len(read(path, HEADER)) == 6


def test_failures_are_asked_again_and_a_cut_line_is_left_out(tmp_path):
    path = tmp_path / "demo.jsonl"
    dying, _ = system(2, ModelTimedOut(model="m", limit=3))
    list(write(path, HEADER, run(dying, QUESTIONS[:3], ground())))
    assert list(read(path, HEADER)) == ["demo-fr-001", "demo-fr-003"]
    path.write_text(path.read_text()[:-40])
    assert list(read(path, HEADER)) == ["demo-fr-001"]


def test_a_journal_keeps_signs_that_look_like_ends_of_line_and_survives_a_cut_letter(tmp_path):
    path = tmp_path / "demo.jsonl"
    answers = iter([right_answer(text="a\u2028b\u0085c"), right_answer(), right_answer(text="é")])
    speaking = System("s", lambda _: next(answers))
    list(write(path, HEADER, run(speaking, QUESTIONS[:3], ground())))
    whole = path.read_bytes()
    assert len(read(path, HEADER)) == 3
    path.write_bytes(whole[: whole.rindex("é".encode()) + 1])
    assert list(read(path, HEADER)) == ["demo-fr-001", "demo-fr-002"]


def test_another_runs_journal_is_refused(tmp_path):
    path = tmp_path / "demo.jsonl"
    list(write(path, HEADER, run(system()[0], QUESTIONS[:1], ground())))
    with pytest.raises(JournalMismatch, match="store differs"):
        read(path, {**HEADER, "store": "other"})
    assert read(tmp_path / "none.jsonl", HEADER) == {}


class Talking:
    """A dossier that notes what it was asked."""

    def __init__(self, given):
        self.given, self.asked = given, []

    def chat(self):
        return self

    def ask(self, text, *, llm):
        self.asked.append((text, llm))
        return self.given


def test_a_follow_up_is_asked_after_its_conversation():
    dossier = Talking(right_answer())
    dossier_system(dossier, "extracts").ask(question(previous=("Qui ?",), question="Et où ?"))
    assert dossier.asked == [("Qui ?", "extracts"), ("Et où ?", "extracts")]


def test_extracts_in_the_place_of_a_model_are_its_failure():
    stand_in = right_answer(engine=Engine("extracts"), notices=(Notice("llm-busy", "Busy."),))
    with pytest.raises(Replaced, match="Busy"):
        dossier_system(Talking(stand_in), "ollama:m").ask(question())
    refused = refusal()
    assert dossier_system(Talking(refused), "ollama:m").ask(unanswerable()) is refused


def a_set(tmp_path, **changes):
    files = {
        "passages.jsonl": '{"id": "p-1", "text": "Il pleut à Brest."}\n',
        "queries.jsonl": '{"id": "q1", "text": "Où pleut-il ?", "lang": "fr"}\n',
        "qrels.tsv": "q1\tp-1\n",
        "answers.jsonl": '{"qid": "q1", "answers": ["Brest", "à Brest"]}\n',
        "unanswerable.jsonl": '{"id": "u1", "text": "Qui ?", "lang": "fr", "about": "p-1"}\n',
    } | changes
    for name, text in files.items():
        if text is not None:
            (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_set_becomes_gold(tmp_path):
    folder = a_set(tmp_path)
    gold = gold_of(folder, read_set(folder))
    answerable = {q.id: q.answerable for q in gold.questions}
    assert answerable == {"q1": True, "u1": False}
    [asked] = [q for q in gold.questions if q.answerable]
    assert asked.facts == (("Brest", "à Brest"),)
    assert asked.paths == {"p-1.txt"}


@pytest.mark.parametrize(
    "changes",
    [
        {"passages.jsonl": "{"},
        {"queries.jsonl": '{"id": "q1"}'},
        {"qrels.tsv": "q1 p-1"},
        {"answers.jsonl": None},
        {"answers.jsonl": '{"qid": "q1", "answers": "Brest"}'},
        {"answers.jsonl": '{"qid": "q9", "answers": ["Brest"]}'},
        {"queries.jsonl": '{"id": "q1", "text": "Où ?", "lang": "de"}'},
        {"queries.jsonl": '{"id": "u1", "text": "Où ?", "lang": "fr"}'},
        {"queries.jsonl": "[]"},
        {"passages.jsonl": '{"id": "p-1", "text": "A."}\n{"id": "p-1", "text": "B."}'},
        {"passages.jsonl": '{"id": "p(1", "text": "A."}\n{"id": "p)1", "text": "B."}'},
        {"qrels.tsv": "q1\tp-9"},
        {"qrels.tsv": "q9\tp-1"},
    ],
)
def test_a_folder_that_is_no_set_is_told(tmp_path, changes):
    with pytest.raises(SetInvalid):
        read_set(a_set(tmp_path, **changes))


def test_a_set_made_elsewhere_is_read(tmp_path):
    folder = a_set(
        tmp_path,
        **{
            "passages.jsonl": '\ufeff{"id": "p-1", "text": "Il pleut\u2028à Brest."}\r\n',
            "queries.jsonl": '{"id": "q1", "text": "Où ?", "lang": "fr"}\r\n'
            '{"id": "q2", "text": "Quand ?", "lang": "fr"}\r\n'
            '{"id": "q3", "text": "Qui ?", "lang": "fr"}\r\n',
            "qrels.tsv": "q1\tp-1\t1\r\nq2\tp-1\t0\r\n",
            "answers.jsonl": '{"qid": "q3", "answers": []}\r\n',
        },
    )
    found = read_set(folder)
    assert found.qrels == {"q1": frozenset({"p-1"})}
    asked = {q.id: q.answerable for q in gold_of(folder, found).questions}
    assert asked == {"q1": True, "q3": False, "u1": False}  # nobody judged q2


def test_a_set_of_unanswerable_questions_alone_is_asked(tmp_path):
    nothing = {"queries.jsonl": "", "qrels.tsv": "", "answers.jsonl": ""}
    folder = a_set(tmp_path, **nothing)
    gold, store = load_set(folder, tmp_path / "store", tmp_path / "pages")
    assert [q.answerable for q in gold.questions] == [False]
    assert load_set(folder, store, tmp_path / "pages")[0] == gold


def test_a_set_without_judgements_and_a_store_of_other_pages_are_told(tmp_path):
    folder = a_set(tmp_path)
    import index

    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "autre.txt").write_text("Il neige à Gap depuis hier soir.")
    index.build([tmp_path / "else"], store=tmp_path / "store")
    with pytest.raises(SetInvalid, match=r"no page p-1\.txt"):
        load_set(folder, tmp_path / "store", tmp_path / "pages")
    for name in ("qrels.tsv", "answers.jsonl"):
        (folder / name).write_text("")
    (folder / "unanswerable.jsonl").unlink()
    with pytest.raises(SetInvalid, match="no query"):
        load_set(folder, tmp_path / "new", tmp_path / "pages")


def test_a_sample_holds_every_kind_by_its_share_and_whole_clusters():
    def a_file(size, kind_of):
        return tuple(
            question(id=f"{n}-{language}", cluster=str(n), kind=kind_of(n))
            for n in range(size)
            for language in ("fr", "en")
        )

    by_kind = Gold("g", "0", a_file(80, lambda n: "near-miss" if n >= 60 else "amount"))
    mixed = Gold("g", "0", a_file(80, lambda n: "amount" if n % 4 else "near-miss"))
    for gold in (by_kind, mixed):
        kept = sample(gold, 40).questions
        assert len(kept) == 40
        assert len({q.cluster for q in kept}) == 20
        assert sum(q.kind == "near-miss" for q in kept) == 10
        assert [q for q in gold.questions if q in kept] == list(kept)
    assert sample(gold, None) == sample(gold, 1000) == gold
    assert len(sample(gold, 1).questions) == 1


def test_every_stretch_of_a_set_holds_both_sorts():
    many = [question(id=str(n)) for n in range(60)]
    few = [unanswerable(id=f"u{n}") for n in range(20)]
    mixed = spread(many, few)
    assert len(mixed) == 80
    for start in range(0, 80, 20):
        assert sum(not q.answerable for q in mixed[start : start + 20]) == 5
