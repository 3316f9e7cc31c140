"""From a question to its answer: search, evidence, decision, then a model or extracts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias

from rag import notices
from rag.answer import (
    Answer,
    Engine,
    Evidence,
    Notice,
    Sentence,
    Timings,
    Withdrawn,
)
from rag.checks import Checker
from rag.citing import Numbering
from rag.draft import Draft, drafted, finished
from rag.errors import EngineUnknown
from rag.evidence.decomposition import Part, apart
from rag.evidence.selection import candidates
from rag.extracts import compose
from rag.llm import Choice, Loading, choose
from rag.overview import Holdings, Overview, overview_of
from rag.overview.exchange import asks_of_readers, other_voice, voiced
from rag.questions.question import read_question
from rag.quoting.context_before import within_document
from rag.refusals.answerability import answerable
from rag.retrieval.answer_bearing import fitting
from rag.writing.answer import Ground, Outcome, write

if TYPE_CHECKING:
    from collections.abc import Generator as WritingGenerator
    from collections.abc import Iterable, Iterator, Sequence

    from rag.evidence.scorer import Scorers
    from rag.evidence.selection import Wanted
    from rag.hits import Hit
    from rag.llm import Generator
    from rag.opened import Opened
    from rag.questions.question import Question
    from rag.retrieval.search import Filters

Event: TypeAlias = Evidence | Sentence | Notice | Answer

PASSAGES = 16
"""How many passages an answer reads."""


@dataclass(frozen=True, slots=True)
class Engines:
    """Where language models are found: addresses as the environment gives them."""

    ollama_host: str | None = None
    openai_url: str | None = None

    def choose(self, llm: str | Generator | None) -> Choice:
        """Return who will write; a generator given as an object is taken as it is.

        Raises
        ------
        rag.errors.EngineUnknown
            When the name is none.
        """
        if llm is None or isinstance(llm, str):
            return choose(llm, host=self.ollama_host, openai_url=self.openai_url)
        if not hasattr(llm, "stream"):
            raise EngineUnknown(spec=repr(llm))
        return Choice(generator=llm, asked=True)


def answering(
    opened: Opened, question: Question, choice: Choice, filters: Filters
) -> Iterator[Event]:
    """Yield the evidence, each sentence as it is released, and the answer.

    A :class:`Notice` comes between them when the model is still being loaded.

    Parameters
    ----------
    opened
        The store.
    question
        As read.
    choice
        Who writes, or why no model does.
    filters
        Which documents may be used.
    """
    began = perf_counter()
    wanted = opened.wanted(question)
    hits = tuple(
        opened.index.search(
            opened.query(wanted), k=PASSAGES, filters=filters, rank=fitting(question)
        )
    )
    retrieved = perf_counter()
    yield Evidence(hits)
    first = 0.0
    numbering = Numbering(opened.generation.ledger.page_sha256)
    holdings = opened.holdings.narrowed(filters) if filters else opened.holdings
    told = overview_of(question, holdings, numbering)
    parts = _parts(opened, wanted, hits) if told is None else ()
    draft = drafted(opened, wanted, hits, parts)
    draft.filters, draft.numbering = filters, numbering
    draft.barred = opened.index.facets.barring(filters) if filters and not hits else {}
    passage = partial(opened.index.hit, score=0.0)
    draft.preceding = within_document(opened.generation.ledger, passage)
    events = (
        _sentences(opened.scorers, draft, choice, holdings) if told is None else _told(draft, told)
    )
    for event in events:
        first = first or perf_counter()
        yield event
    ended = perf_counter()
    timings = Timings(
        retrieve_ms=_ms(retrieved - began),
        first_sentence_ms=_ms((first or ended) - began),
        total_ms=_ms(ended - began),
    )
    yield finished(opened, draft, timings)


def _parts(opened: Opened, wanted: Wanted, hits: Sequence[Hit]) -> tuple[Part, ...]:
    """Return the question with its sentences; a question on two persons as one of each.

    A person of whom the pages hardly say what is asked has no sentences, if that leaves another.
    """
    question, scorers = wanted.question, opened.scorers
    parts = tuple(
        Part(one, candidates(one, hits, opened.encode, scorers.sentence), name)
        for name, text in apart(question, wanted.voices).items()
        for one in [opened.wanted(read_question(text, main_language=question.language))]
    )
    if not parts:
        return (Part(wanted, candidates(wanted, hits, opened.encode, scorers.sentence)),)
    told = [p for p in parts if answerable(p.wanted, p.found, scorers.gate, scorers.generous)]
    return tuple(p if p in told else replace(p, found=()) for p in parts) if told else parts


def _told(draft: Draft, told: Overview) -> Iterator[Sentence]:
    """Yield what the ledger says of the dossier itself."""
    draft.overview = told
    draft.notices.clear()
    for sentence in told.sentences:
        draft.sentences.append(sentence)
        yield sentence


def _sentences(
    scorers: Scorers, draft: Draft, choice: Choice, holdings: Holdings
) -> Iterator[Sentence | Notice]:
    """Yield what is released, by the model when there is one, else by extracts."""
    language = draft.question.language
    if choice.failed is not None and choice.asked:
        draft.notices.append(notices.model_failed(choice.failed, language))
    generator = choice.generator
    if generator is not None and _answers(draft, scorers, scorers.generous):
        outcome = yield from _by_model(draft, generator)
        if outcome.end == "refused" or (outcome.enough and outcome.failed is None):
            return
        if outcome.failed is None:
            draft.notices.append(notices.little_left(language))
        if draft.sentences:
            return
        draft.engine = Engine()
    if _answers(draft, scorers, scorers.threshold):
        parts = [part for part in draft.parts if part.found]
        told = compose(draft.wanted, draft.extracts, draft.numbering, parts, draft.preceding)
        for sentence in _with_another(told, draft, holdings):
            draft.sentences.append(sentence)
            yield sentence


def _with_another(told: Iterable[Sentence], draft: Draft, holdings: Holdings) -> Iterator[Sentence]:
    """Yield what is told; behind one reader, who answers him instead of whom else is found."""
    for rank, sentence in enumerate(told):
        yield sentence
        other = _other_voice(sentence, draft, holdings) if rank == 0 else None
        if other is not None:
            yield other
            return


def _other_voice(first: Sentence, draft: Draft, holdings: Holdings) -> Sentence | None:
    """Return what another reader answers to the one told first, where readers are asked about."""
    said = draft.extracts[0]
    if not asks_of_readers(draft.question) or said.hit.source.author in draft.wanted.voices:
        return None
    other = other_voice(said, draft.found, holdings)
    return voiced(other, first, draft.numbering, draft.question) if other else None


def _answers(draft: Draft, scorers: Scorers, threshold: float) -> bool:
    """Tell whether no name is missing and the pages are likely enough to answer."""
    return not draft.missing and any(
        answerable(part.wanted, part.found, scorers.gate, threshold) for part in draft.parts
    )


def _by_model(
    draft: Draft, generator: Generator
) -> WritingGenerator[Sentence | Notice, None, Outcome]:
    """Yield the model's checked sentences; return how the writing ended."""
    question = draft.question
    checker = Checker(draft.extracts, question=question.text, language=question.language)
    ground = Ground(extracts=tuple(draft.extracts), check=checker.check, cite=draft.numbering.cite)
    draft.engine = generator.engine
    for event in write(question.asked, question.language, ground, generator):
        if isinstance(event, Sentence):
            draft.sentences.append(event)
            yield event
        elif isinstance(event, Withdrawn):
            draft.withdrawn.append(event)
        elif isinstance(event, Loading):
            yield notices.loading(generator.engine.model or "", question.language)
        else:
            draft.usage = event.usage
            if event.failed is not None:
                draft.notices.append(notices.model_failed(event.failed, question.language))
            return event
    raise AssertionError("a model's writing ends with an outcome")


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 3)
