"""Trivial systems, scored beside ours: what a number is worth is seen next to theirs.

Quoting the first two sentences of the best passage scores almost perfectly on citations and
badly on facts; refusing everything abstains perfectly. A table without them flatters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.run import System
from index.sentences import sentence_spans
from rag.answer import Answer, Citation, Sentence
from rag.pipeline import PASSAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.gold import Question
    from index.documents import Span
    from rag import Dossier
    from rag.answer import Voice
    from rag.hits import Hit

FIRST_SENTENCES = 2


def baselines(dossier: Dossier) -> tuple[System, ...]:
    """Give the three baselines on a dossier's own search, made once per question."""
    found: dict[str, list[Hit]] = {}

    def hits(question: Question) -> list[Hit]:
        asked = question.question
        if asked not in found:
            found[asked] = dossier.search(asked, k=PASSAGES)
        return found[asked]

    return (
        System("first two sentences", lambda question: first_sentences(question, hits(question))),
        System("whole passage", lambda question: whole_passage(question, hits(question))),
        System("always refuse", lambda question: refusal(question, hits(question))),
    )


def first_sentences(question: Question, hits: Sequence[Hit]) -> Answer:
    """Answer with the first two sentences of the best passage, each quoting itself."""
    if not hits:
        return refusal(question, hits)
    best = hits[0]
    spans = sentence_spans(best.text, best.source.language)[:FIRST_SENTENCES]
    return _quoting(question, hits, spans)


def whole_passage(question: Question, hits: Sequence[Hit]) -> Answer:
    """Answer with every sentence of the best passage."""
    if not hits:
        return refusal(question, hits)
    return _quoting(question, hits, sentence_spans(hits[0].text, hits[0].source.language))


def refusal(question: Question, hits: Sequence[Hit]) -> Answer:
    """Refuse, whatever was found."""
    return Answer(
        question=question.question,
        searched=question.question,
        language=question.language,
        status="refused",
        text="",
        passages=tuple(hits),
    )


def _quoting(question: Question, hits: Sequence[Hit], spans: Sequence[Span]) -> Answer:
    best = hits[0]
    sentences = tuple(_sentence(best, span, number) for number, span in enumerate(spans, start=1))
    return Answer(
        question=question.question,
        searched=question.question,
        language=question.language,
        status="answered",
        text=" ".join(f"{s.text} [{s.citations[0].number}]" for s in sentences),
        sentences=sentences,
        citations=tuple(citation for s in sentences for citation in s.citations),
        passages=tuple(hits),
    )


def _sentence(hit: Hit, span: Span, number: int) -> Sentence:
    quote = span.of(hit.text)
    citation = Citation(
        number=number,
        quote=quote,
        start=hit.start + span.start,
        end=hit.start + span.end,
        passage_id=hit.passage_id,
        document_id=hit.document_id,
        source=hit.source,
        page_sha256="",
    )
    voice: Voice = "reader" if hit.source.kind == "comment" else "reported"
    return Sentence(quote, (citation,), voice)
