"""A conversation: each question asked with what was asked before in mind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rag.answer import Answer, Evidence, Notice, Sentence
from rag.followup import rewritten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rag.dossier import Dossier


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
        *_, answer = self.stream(question, **options)
        if not isinstance(answer, Answer):
            raise TypeError(f"a stream ended with {type(answer).__name__}")
        return answer

    def stream(
        self, question: str, **options: Any
    ) -> Iterator[Evidence | Sentence | Notice | Answer]:
        """Yield as ``Dossier.stream`` does; ``searched`` holds the question as rewritten."""
        searched = rewritten(question, self.turns)
        for event in self._dossier.stream(searched, **options):
            if isinstance(event, Answer):
                answer = replace(event, question=question, searched=searched)
                self.turns.append(answer)
                yield answer
            else:
                yield event
