"""A conversation: each question asked with what was asked before in mind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.analysis import language_of
from rag import notices
from rag.answer import Answer, Evidence, Notice, Sentence, last_of
from rag.errors import FollowUpAlone
from rag.followup import followed, hollow
from rag.questions.courtesy import courtesy_off
from rag.validation import check_question
from rag.writing.rewriting import rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rag.dossier import Dossier
    from rag.followup import FollowUp
    from rag.llm import Generator


class Chat:
    """One visitor's conversation over a dossier.

    Attributes
    ----------
    turns
        The answers given so far, oldest first.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self.turns: list[Answer] = []

    def ask(self, question: str, **options: Any) -> Answer:
        """Answer a question or a follow-up; options as in ``Dossier.stream``."""
        return last_of(self.stream(question, **options))

    def stream(
        self, question: str, *, llm: str | Generator | None = None, **options: Any
    ) -> Iterator[Evidence | Sentence | Notice | Answer]:
        """Yield as ``Dossier.stream`` does; ``searched`` holds the question as rewritten.

        A follow-up is rewritten by the model that will answer it, in one short call; by rules
        when there is none or its rewriting cannot be trusted. A question that stands alone is
        asked as it is. The notice ``same-again`` tells a follow-up that brings up what was
        answered before it.

        Raises
        ------
        rag.errors.FollowUpAlone
            A question word alone, such as "Et pourquoi ?", with nothing before it.
        """
        follow = followed(courtesy_off(check_question(question)), self.turns)
        if not follow.depends and hollow(follow.text):
            raise FollowUpAlone(text=follow.text)
        searched = follow.text
        if follow.depends:
            writer = self._dossier.writer(llm)
            if writer is not None:
                searched, llm = self._by_model(follow, writer) or searched, writer
        for event in self._dossier.stream(searched, llm=llm, **options):
            if isinstance(event, Answer):
                answer = replace(event, question=question)
                if follow.depends and answer.text == self.turns[-1].text:
                    again = notices.same_again(answer.language)
                    answer = replace(answer, notices=(*answer.notices, again))
                self.turns.append(answer)
                yield answer
            else:
                yield event

    def _by_model(self, follow: FollowUp, writer: Generator) -> str | None:
        language = language_of(follow.asked) or self.turns[-1].language
        return rewrite(follow, self.turns, language=language, generator=writer)
