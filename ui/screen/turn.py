"""One question on the screen and what is known of its answer so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from rag.answer import Answer, Evidence, Sentence

if TYPE_CHECKING:
    from index.documents import Document
    from rag.answer import Citation
    from rag.hits import Hit

Stage: TypeAlias = Literal["searching", "writing", "done", "stopped", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question, the passages found and the sentences released so far.

    Attributes
    ----------
    number
        1 for a conversation's first question; part of every element's id.
    why
        For a failed turn, the sentence that says why, in the interface's language.
    """

    number: int
    question: str
    stage: Stage = "searching"
    hits: tuple[Hit, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    answer: Answer | None = None
    why: str | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations known so far, each number once, in order."""
        if self.answer is not None:
            return self.answer.citations
        seen = {cited.number: cited for said in self.sentences for cited in said.citations}
        return tuple(seen[number] for number in sorted(seen))

    @property
    def known_hits(self) -> tuple[Hit, ...]:
        """The passages found, those of the finished answer included, each once."""
        among = (*self.hits, *(self.answer.passages if self.answer else ()))
        return tuple({hit.passage_id: hit for hit in among}.values())


@dataclass(frozen=True, slots=True)
class Thread:
    """What stands around a comment: its article, what it answers, what answers it."""

    article: Document | None = None
    ancestors: tuple[Document, ...] = ()
    replies: tuple[Document, ...] = ()


def after(turn: Turn, event: Evidence | Sentence | Answer) -> Turn:
    """Return the turn once one event of ``Dossier.stream`` has come in.

    >>> after(Turn(number=1, question="?"), Evidence(())).stage
    'writing'
    """
    if isinstance(event, Evidence):
        return replace(turn, hits=event.hits, stage="writing")
    if isinstance(event, Sentence):
        return replace(turn, sentences=(*turn.sentences, event), stage="writing")
    return replace(turn, answer=event, sentences=event.sentences, stage="done")


def thread_of(document: Document, on_page: tuple[Document, ...]) -> Thread:
    """Return the thread around a comment, among its page's documents.

    >>> from index.documents import Document, Span
    >>> def doc(id, **more):
    ...     return Document(id=id, path="p", kind="comment", text="x", spans=(Span(0, 1),), **more)
    >>> page = (doc("p#c1"), doc("p#c2", reply_to="p#c1"), doc("p#c3", reply_to="p#c2"))
    >>> thread = thread_of(page[1], page)
    >>> [d.id for d in thread.ancestors], [d.id for d in thread.replies]
    (['p#c1'], ['p#c3'])
    """
    by_id = {other.id: other for other in on_page}
    ancestors: list[Document] = []
    parent = document.reply_to
    while parent in by_id and by_id[parent] not in ancestors:
        ancestors.insert(0, by_id[parent])
        parent = by_id[parent].reply_to
    article = next((other for other in on_page if other.kind == "article"), None)
    replies = tuple(other for other in on_page if other.reply_to == document.id)
    return Thread(article, tuple(ancestors), replies)
