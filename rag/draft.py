"""What an answer has while it is being made, and the answer it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from rag import notices
from rag.answer import Answer, Engine, Notice, Sentence, Status, Timings, Usage, Withdrawn
from rag.citing import Numbering, with_marks
from rag.conflicts import conflicts, independence
from rag.evidence.decomposition import in_turn
from rag.quoting.context_before import within_passage
from rag.quoting.quotable import useful
from rag.refusals.corrections import correction
from rag.refusals.standpoint import foremost
from rag.refusals.unanswered import lack
from rag.refusals.unmentioned import absent
from rag.refusals.wording import refusal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rag.evidence.decomposition import Part
    from rag.evidence.selection import Candidate, Wanted
    from rag.extract import Extract
    from rag.hits import Hit
    from rag.opened import Opened
    from rag.overview import Overview
    from rag.questions.question import Question
    from rag.quoting.context_before import Preceding
    from rag.retrieval.search import Filters

_EXTRACTS: Final = 12


@dataclass(slots=True)
class Draft:
    """What an answer has so far."""

    wanted: Wanted
    hits: tuple[Hit, ...]
    parts: Sequence[Part]
    found: Sequence[Candidate]
    extracts: list[Extract]
    numbering: Numbering
    filters: Filters | None = None
    barred: Mapping[str, str] = field(default_factory=dict)
    preceding: Preceding = within_passage
    missing: tuple[str, ...] = ()
    overview: Overview | None = None
    sentences: list[Sentence] = field(default_factory=list)
    withdrawn: list[Withdrawn] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    engine: Engine = field(default_factory=Engine)
    usage: Usage = field(default_factory=Usage)

    @property
    def question(self) -> Question:
        """The question, as read."""
        return self.wanted.question


def shown(sentences: Sequence[Sentence]) -> str:
    """Return the sentences as one text with their citation marks."""
    return " ".join(with_marks(s.text, [c.number for c in s.citations]) for s in sentences)


def drafted(opened: Opened, wanted: Wanted, hits: tuple[Hit, ...], parts: Sequence[Part]) -> Draft:
    """Return a draft that has its evidence and nothing else."""
    found = foremost(wanted, in_turn([part.found for part in parts]))
    draft = Draft(
        wanted=wanted,
        hits=hits,
        parts=parts,
        found=found,
        extracts=useful(
            [candidate.extract for candidate in _of_the_kind(found)],
            wanted.question.type,
            _EXTRACTS,
        ),
        numbering=Numbering(opened.generation.ledger.page_sha256),
        missing=absent(wanted, opened.generation.lexical),
    )
    if not wanted.question.sure:
        draft.notices.append(notices.question_language(wanted.question.language))
    return draft


def _of_the_kind(found: Sequence[Candidate]) -> list[Candidate]:
    """Leave out what lacks something the best sentence has.

    That is the figure or date asked for, or being said by the outlet or reader asked about.
    """
    best = found[0].signs if found else None
    return [
        candidate
        for candidate in found
        if best is None
        or (
            candidate.signs.hard_missing <= best.hard_missing
            and candidate.signs.elsewhere <= best.elsewhere
        )
    ]


def _unheard(draft: Draft) -> list[str]:
    """Return of whom, among two asked about, no sentence of the answer speaks."""
    told = " ".join(f"{sentence.text} {sentence.speaker or ''}" for sentence in draft.sentences)
    names = [part.name for part in draft.parts if part.name]
    return [name for name in names if name.split()[-1] not in told]


def finished(opened: Opened, draft: Draft, timings: Timings) -> Answer:
    """Return the answer a draft has become: corrected, held against other sources, worded."""
    question = draft.question
    told = draft.overview
    language = told.language if told is not None else question.language
    status: Status = "answered" if draft.sentences else "refused"
    if told is not None:
        status = told.status
    if draft.barred:
        draft.notices.append(notices.filter_empty(draft.barred, opened.coverage.outlets, language))
    elif status == "refused" and told is None:
        made = correction(draft.wanted, draft.found, draft.numbering, missing=draft.missing)
        draft.sentences.extend(made.sentences)
        draft.notices.extend(made.notices)
    cite, deeper = draft.numbering.cite, partial(opened.index.by_words, filters=draft.filters)
    answered = status == "answered" and told is None
    told_apart = (conflicts(part.wanted, part.found, cite, deeper) for part in draft.parts)
    found = tuple(chain.from_iterable(told_apart)) if answered else ()
    if answered and (unheard := _unheard(draft)):
        draft.notices.append(notices.unheard(unheard, language))
    doubted = [sentence for sentence in draft.withdrawn if sentence.why != "repetition"]
    if doubted:
        draft.notices.append(notices.withdrawn(len(doubted), language))
    text = shown(draft.sentences) or refusal(
        question,
        missing=draft.missing,
        covered=opened.coverage,
        lacking=lack(draft.wanted, draft.found),
        barred=draft.barred,
    )
    return Answer(
        question=question.asked,
        searched=question.text,
        language=language,
        status=status,
        text=text,
        sentences=tuple(draft.sentences),
        citations=draft.numbering.all,
        conflicts=found,
        independence=independence(draft.numbering.all, language, opened.reprinted),
        withdrawn=tuple(draft.withdrawn),
        passages=draft.hits,
        engine=draft.engine,
        notices=tuple(draft.notices),
        timings=timings,
        usage=draft.usage,
    )
