"""What an answer tells its reader, as the texts and citations that metrics read."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

from evals.matching.facts import without_marks

if TYPE_CHECKING:
    from evals.gold import Question
    from rag.answer import Answer, Citation


def given(answer: Answer | None) -> TypeGuard[Answer]:
    """Tell whether there is an answer that is not a refusal."""
    return answer is not None and answer.status == "answered"


def told_text(question: Question, answer: Answer | None) -> str:
    """Give what the reader is told: the text, and where sources disagree what each side says."""
    if not given(answer):
        return ""
    sides = [side.value for conflict in answer.conflicts for side in conflict.sides]
    return "\n".join([answer.text, *(sides if question.conflict else [])])


def borne_text(question: Question, answer: Answer | None) -> str:
    """Give what an answer, not a refusal, tells under a citation to an expected source."""
    return told_under_expected(question, answer) if given(answer) else ""


def told_under_expected(question: Question, answer: Answer | None) -> str:
    """Give what the reader is told under a citation to an expected source, a sentence a line."""
    if answer is None:
        return ""
    expected = set(expected_citations(question, answer))
    told = [s.text for s in answer.sentences if expected.intersection(s.citations)]
    for conflict in answer.conflicts if question.conflict else ():
        told += [side.value for side in conflict.sides if expected.intersection(side.citations)]
    return "\n".join(told)


def all_citations(answer: Answer | None) -> tuple[Citation, ...]:
    """Give the citations of an answer, refusals' corrections included."""
    return answer.citations if answer else ()


def expected_citations(question: Question, answer: Answer | None) -> list[Citation]:
    """Give the citations of an answer to a (page, kind) where the gold says that it stands."""
    wanted = {(source.path, source.kind) for source in question.sources}
    return [c for c in all_citations(answer) if (c.source.path, c.source.kind) in wanted]


def word_count(answer: Answer | None) -> int:
    """Count the blank-separated words of an answer, marks not counted."""
    return len(without_marks(answer.text).split()) if answer else 0
