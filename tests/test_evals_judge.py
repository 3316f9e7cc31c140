from evals_doubles import ground, question, refusal, right_answer, unanswerable

from evals.judge import judge
from evals.reports.report import Run
from evals.run import record_of
from rag.answer import Engine
from rag.errors import ModelTimedOut
from rag.llm.generator import Finished, Piece


class Replying:
    """A model that replies as told, and notes how often it was asked."""

    engine = Engine("ollama", "little")

    def __init__(self, yes="YES", number="4.0\nClose."):
        self.yes, self.number, self.asked = yes, number, 0

    def stream(self, prompt):
        self.asked += 1
        if self.yes is None:
            raise ModelTimedOut(model="little", limit=1)
        yield Piece(self.number if "score" in prompt.lower() else self.yes)
        yield Finished()


def judged(model, tmp_path, said=None):
    questions = (question(), unanswerable())
    records = {
        asked.id: record_of(asked, said or right_answer(), ground(), elapsed_ms=1.0)
        for asked in questions
    }
    return judge(Run("extracts", records), questions, model, tmp_path / "judge.jsonl")


def test_three_opinions_of_each_answer_asked_once(tmp_path):
    model = Replying()
    found = judged(model, tmp_path)
    assert found["faithfulness"] == {"mean": 1.0, "scored": 1, "unscored": 0, "unanswered": 0}
    assert found["relevance"]["mean"] == 1.0
    assert found["correctness"]["mean"] == 0.75
    again = Replying()
    assert judged(again, tmp_path) == found
    assert (model.asked, again.asked) == (3, 0)


def test_a_reply_that_says_neither_is_counted_as_unscored(tmp_path):
    found = judged(Replying(yes="Well, yes and no", number="great"), tmp_path)
    assert found["faithfulness"] == {"mean": 0.0, "scored": 0, "unscored": 1, "unanswered": 0}
    assert found["correctness"]["unscored"] == 1


def test_a_model_that_fails_scores_nothing_and_is_asked_again(tmp_path):
    assert judged(Replying(yes=None), tmp_path)["relevance"]["unscored"] == 1
    assert judged(Replying(), tmp_path)["relevance"]["scored"] == 1


def test_a_question_left_unanswered_is_a_zero_and_costs_nothing(tmp_path):
    model = Replying()
    found = judged(model, tmp_path, refusal())
    assert found["faithfulness"] == {"mean": 0.0, "scored": 0, "unscored": 0, "unanswered": 1}
    assert model.asked == 0


def test_a_cache_cut_short_is_asked_again(tmp_path):
    judged(Replying(), tmp_path)
    cache = tmp_path / "judge.jsonl"
    cache.write_text(cache.read_text()[:-9])
    again = Replying()
    assert judged(again, tmp_path)["correctness"]["scored"] == 1
    assert again.asked == 1
