"""From a question to its answer: search, evidence, decision, then a model or extracts."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    Status,
    Timings,
    Usage,
    Withdrawn,
)
from rag.answerable import answerable, decide, missing_names
from rag.checks import Checker
from rag.citing import Numbering, with_marks
from rag.conflicts import conflicts, independence
from rag.corrections import correction
from rag.evidence import Candidate, Wanted, candidates
from rag.extracts import compose, useful
from rag.llm import Choice, Loading, choose
from rag.overview import Overview, overview_of
from rag.refusal import refusal
from rag.written import Ground, Outcome, write

if TYPE_CHECKING:
    from collections.abc import Generator as WritingGenerator
    from collections.abc import Iterator, Sequence

    from rag.extract import Extract
    from rag.hits import Hit
    from rag.llm import Generator
    from rag.opened import Opened
    from rag.question import Question
    from rag.retrieval import Filters
    from rag.scorer import Scorers

Event: TypeAlias = Evidence | Sentence | Notice | Answer

_PASSAGES = 16
_EXTRACTS = 12


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
        return Choice(generator=llm, asked=True)


@dataclass(slots=True)
class _Draft:
    """What an answer has so far."""

    wanted: Wanted
    hits: tuple[Hit, ...]
    found: Sequence[Candidate]
    extracts: list[Extract]
    numbering: Numbering
    filters: Filters | None = None
    missing: tuple[str, ...] = ()
    overview: Overview | None = None
    sentences: list[Sentence] = field(default_factory=list)
    withdrawn: list[Withdrawn] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    engine: Engine = field(default_factory=Engine)
    usage: Usage = field(default_factory=Usage)

    @property
    def question(self) -> Question:
        return self.wanted.question


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
    hits = tuple(opened.index.search(opened.query(wanted), k=_PASSAGES, filters=filters))
    retrieved = perf_counter()
    yield Evidence(hits)
    found = candidates(wanted, hits, opened.encode, opened.scorers.sentence)
    draft = _draft(opened, wanted, hits, found)
    draft.filters = filters
    first = 0.0
    told = None if filters else overview_of(question, opened.holdings, draft.numbering)
    events = _sentences(opened.scorers, draft, choice) if told is None else _told(draft, told)
    for event in events:
        first = first or perf_counter()
        yield event
    ended = perf_counter()
    timings = Timings(
        retrieve_ms=_ms(retrieved - began),
        first_sentence_ms=_ms((first or ended) - began),
        total_ms=_ms(ended - began),
    )
    yield _answer(opened, draft, timings)


def shown(sentences: Sequence[Sentence]) -> str:
    """Return the sentences as one text with their citation marks."""
    return " ".join(with_marks(s.text, [c.number for c in s.citations]) for s in sentences)


def _draft(
    opened: Opened, wanted: Wanted, hits: tuple[Hit, ...], found: Sequence[Candidate]
) -> _Draft:
    draft = _Draft(
        wanted=wanted,
        hits=hits,
        found=found,
        extracts=useful([candidate.extract for candidate in _of_the_kind(found)])[:_EXTRACTS],
        numbering=Numbering(opened.generation.ledger.page_sha256),
        missing=missing_names(wanted, opened.generation.lexical),
    )
    if not wanted.question.sure:
        draft.notices.append(notices.question_language(wanted.question.language))
    return draft


def _of_the_kind(found: Sequence[Candidate]) -> list[Candidate]:
    """Leave out sentences without the figure or date asked for, when the best one has it."""
    best = found[0].signs if found else None
    return [
        candidate
        for candidate in found
        if best is None or candidate.signs.hard_missing <= best.hard_missing
    ]


def _told(draft: _Draft, told: Overview) -> Iterator[Sentence]:
    """Yield what the ledger says of the dossier itself."""
    draft.found = ()
    draft.overview = told
    draft.notices.clear()
    for sentence in told.sentences:
        draft.sentences.append(sentence)
        yield sentence


def _sentences(scorers: Scorers, draft: _Draft, choice: Choice) -> Iterator[Sentence | Notice]:
    """Yield what is released, by the model when there is one, else by extracts."""
    language = draft.question.language
    if choice.failed is not None and choice.asked:
        draft.notices.append(notices.model_failed(choice.failed, language))
    likely = answerable(draft.wanted, draft.found, scorers.gate)
    generator = choice.generator
    if generator is not None and decide(likely, draft.missing, scorers.generous).answers:
        outcome = yield from _by_model(draft, generator)
        if outcome.end == "refused" or (outcome.enough and outcome.failed is None):
            return
        if outcome.failed is None:
            draft.notices.append(notices.little_left(language))
        if draft.sentences:
            return
        draft.engine = Engine()
    if decide(likely, draft.missing, scorers.threshold).answers:
        for sentence in compose(draft.wanted, draft.extracts, draft.numbering):
            draft.sentences.append(sentence)
            yield sentence


def _by_model(
    draft: _Draft, generator: Generator
) -> WritingGenerator[Sentence | Notice, None, Outcome]:
    """Yield the model's checked sentences; return how the writing ended."""
    question = draft.question
    checker = Checker(draft.extracts, question=question.text, language=question.language)
    ground = Ground(extracts=tuple(draft.extracts), check=checker.check, cite=draft.numbering.cite)
    draft.engine = generator.engine
    for event in write(question.text, question.language, ground, generator):
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


def _answer(opened: Opened, draft: _Draft, timings: Timings) -> Answer:
    question = draft.question
    told = draft.overview
    language = told.language if told is not None else question.language
    status: Status = "answered" if draft.sentences else "refused"
    if told is not None:
        status = told.status
    if status == "refused" and told is None:
        made = correction(draft.wanted, draft.found, draft.numbering, missing=draft.missing)
        draft.sentences.extend(made.sentences)
        draft.notices.extend(made.notices)
    cite, deeper = draft.numbering.cite, partial(opened.index.by_words, filters=draft.filters)
    answered = status == "answered" and told is None
    found = conflicts(draft.wanted, draft.found, cite, deeper) if answered else ()
    if draft.withdrawn:
        draft.notices.append(notices.withdrawn(len(draft.withdrawn), language))
    text = shown(draft.sentences) or refusal(
        language, missing=draft.missing, covered=opened.coverage
    )
    return Answer(
        question=question.text,
        searched=question.text,
        language=language,
        status=status,
        text=text,
        sentences=tuple(draft.sentences),
        citations=draft.numbering.all,
        conflicts=found,
        independence=independence(draft.numbering.all, language),
        withdrawn=tuple(draft.withdrawn),
        passages=draft.hits,
        engine=draft.engine,
        notices=tuple(draft.notices),
        timings=timings,
        usage=draft.usage,
    )


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 3)
