"""From a question to its answer: search, evidence, decision, then extracts or a model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

from rag.answer import Answer, Evidence, Notice, Sentence, Timings
from rag.answerable import decide
from rag.citing import Numbering
from rag.evidence import candidates
from rag.extracts import compose, useful
from rag.llm import Choice, choose
from rag.opened import Opened
from rag.question import Question
from rag.refusal import refusal
from rag.retrieval import Filters

if TYPE_CHECKING:
    from rag.llm import Generator

_PASSAGES = 10
_EXTRACTS = 6


@dataclass(frozen=True, slots=True)
class Engines:
    """Where language models are found: addresses as the environment gives them."""

    ollama_host: str | None = None
    openai_url: str | None = None

    def choose(self, llm: str | Generator | None) -> Choice:
        """Return who will write; a generator given as an object is taken as it is."""
        if llm is None or isinstance(llm, str):
            return choose(llm, host=self.ollama_host, openai_url=self.openai_url)
        return Choice(generator=llm, asked=True)


def answering(
    opened: Opened, question: Question, choice: Choice, filters: Filters
) -> Iterator[Evidence | Sentence | Answer]:
    """Yield the evidence, the sentences as they are released, and the answer."""
    began = perf_counter()
    wanted = opened.wanted(question)
    hits = tuple(opened.index.search(opened.query(wanted), k=_PASSAGES, filters=filters))
    retrieved = perf_counter()
    yield Evidence(hits)
    found = candidates(wanted, hits, opened.encode)
    decision = decide(wanted, found, opened.generation.lexical, for_model=False)
    numbering = Numbering(opened.generation.ledger.page_sha256)
    sentences: list[Sentence] = []
    first = 0.0
    if decision.answers:
        chosen = useful([candidate.extract for candidate in found])[:_EXTRACTS]
        for sentence in compose(question, chosen, numbering):
            first = first or perf_counter()
            sentences.append(sentence)
            yield sentence
    text = (
        shown(sentences)
        if sentences
        else refusal(question.language, missing=decision.missing, covered=opened.coverage)
    )
    ended = perf_counter()
    yield Answer(
        question=question.text,
        searched=question.text,
        language=question.language,
        status="answered" if sentences else "refused",
        text=text,
        sentences=tuple(sentences),
        citations=numbering.all,
        passages=hits,
        notices=_notices(question),
        timings=Timings(
            retrieve_ms=_ms(retrieved - began),
            first_sentence_ms=_ms((first or ended) - began),
            total_ms=_ms(ended - began),
        ),
    )


def shown(sentences: list[Sentence]) -> str:
    """Return the sentences as one text with their citation marks."""
    return " ".join(
        sentence.text + " " + "".join(f"[{c.number}]" for c in sentence.citations)
        for sentence in sentences
    )


def _notices(question: Question) -> tuple[Notice, ...]:
    if question.sure:
        return ()
    text = {
        "fr": "La langue de la question n'est pas sûre : la réponse est en français.",
        "en": "The language of the question is not certain: the answer is in English.",
    }[question.language]
    return (Notice("question-language", text),)


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 3)



