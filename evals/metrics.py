"""Scores of one answer against one gold question: pure, deterministic, in [0, 1].

A score is a *share*: ``total`` things that could be right, ``right`` of them right. Whether a
metric applies is decided by the gold line alone, never by the answer, so that an evasive or failed
answer cannot leave an average: an answerable question left unanswered scores zero wherever it
applies. The exceptions count things inside answers (quotes, labels), where there is no zero to
give to nothing; they are pooled over all citations.

Sources: fact recall is the "short answer exact match" of ALCE's ASQA (Gao et al. 2023,
"Enabling Large Language Models to Generate Text with Citations", section 4.2; after Stelmakh et
al. 2022), with canonical tokens for string equality; citation recall and precision are that
paper's section 4.3; abstention both ways follows NoMIRACL (Thakur et al. 2024): its "hallucination
rate" is one minus our abstention recall and its "error rate" includes our wrong refusals.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TYPE_CHECKING, TypeAlias

from evals.citations import citation_precision, citation_recall
from evals.matching.facts import first_words, found_facts, without_marks
from evals.retrieved import retrieved
from evals.shares import Share, one, share_of
from evals.spoken import in_language
from evals.told import (
    all_citations,
    borne_text,
    expected_citations,
    given,
    told_text,
    told_under_expected,
)
from rag.hits import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evals.gold import ExpectedSource, Question
    from index.documents import Document, Language
    from rag.answer import Answer, Citation, Conflict

    Supports: TypeAlias = Callable[[str, Sequence[Citation], Language], bool]

SHORT = 60  # words within which a set's gold string must stand


@dataclass(frozen=True, slots=True)
class Ground:
    """What answers are held against besides gold: the pages, the labels, the support check.

    Attributes
    ----------
    page_text
        Gives the text that a citation's offsets count in.
    document
        Gives the document of an id.
    supports
        Tells whether the quotes of some citations bear out a sentence of a language.
    languages
        Gives the languages of the documents of a kind on a page.
    """

    page_text: Callable[[str], str]
    document: Callable[[str], Document]
    supports: Supports
    languages: Callable[[ExpectedSource], frozenset[str]]


def score(question: Question, answer: Answer | None, ground: Ground) -> dict[str, Share]:
    """Score an answer (None: no answer came) on every metric that applies to its question."""
    shares = abstention(question, answer)
    if question.answerable:
        shares |= facts(question, answer)
        if "first_sentence" in shares and crosses(question, ground.languages):
            shares["across_languages"] = shares["first_sentence"]
        shares |= sources(question, answer)
        shares |= retrieved(question, answer)
        shares |= support(answer, ground.supports)
    elif question.correction:
        shares["correction"] = corrected(question, answer)
    shares |= disagreement(question, answer)
    shares["language"] = one(answer is not None and in_language(answer, question.language))
    shares["quote_validity"] = quotes(answer, ground.page_text)
    shares["labels"] = labels(answer, ground)
    shares["right"] = one(is_right(question, shares))
    return shares


def crosses(question: Question, languages: Callable[[ExpectedSource], frozenset[str]]) -> bool:
    """Tell whether a question's sources are all in the other language than its own."""
    spoken = [languages(source) for source in question.sources]
    return bool(spoken) and all(found and question.language not in found for found in spoken)


def is_right(question: Question, shares: dict[str, Share]) -> bool:
    """Tell whether a question counts as answered right, for flips and test reports.

    Answerable: every fact stands in the answer, a right source is cited, every quote is verbatim.
    Unanswerable: refused.
    """
    if not question.answerable:
        return shares["abstention_recall"].value == 1
    quoted = shares["quote_validity"]
    told = shares.get("fact_with_source") or shares["source_accuracy"]
    return told.value == 1 and quoted.right == quoted.total


def abstention(question: Question, answer: Answer | None) -> dict[str, Share]:
    """Score refusing: wrong on an answerable question, right on an unanswerable one.

    A false premise that is refused and corrected is a refusal. A failure (None) is neither an
    answer nor a refusal: it is a wrong refusal of the one and no abstention on the other.
    """
    refused = answer is not None and answer.status == "refused"
    if question.answerable:
        return {"wrong_refusals": one(answer is None or refused)}
    return {"abstention_recall": one(refused)}


def corrected(question: Question, answer: Answer | None) -> Share:
    """Score the facts that put a false premise right: in a refusal, cited to where they stand."""
    refused = answer is not None and answer.status == "refused"
    told = told_under_expected(question, answer) if refused else ""
    return share_of(found_facts(question.correction, told))


def facts(question: Question, answer: Answer | None) -> dict[str, Share]:
    """Score which gold facts stand in the answer, and whether one stands in its first sentence."""
    wanted = question.facts
    if not wanted:
        return {}
    told = told_text(question, answer)
    first = without_marks(answer.sentences[0].text) if given(answer) and answer.sentences else ""
    found = found_facts(wanted, told)
    borne = found_facts(wanted, borne_text(question, answer))
    shares = {
        "fact_recall": share_of(found),
        "gold_in_60_words": one(any(found_facts(wanted, first_words(told, SHORT)))),
        "first_sentence": one(any(found_facts(wanted, first))),
        "fact_with_source": share_of([a and b for a, b in zip(found, borne, strict=True)]),
    }
    if question.voice:
        voices = _voices(question, answer)
        shares["voice"] = one(question.voice in voices)
        if voices:
            shares["voice_where_told"] = shares["voice"]
    return shares


def sources(question: Question, answer: Answer | None) -> dict[str, Share]:
    """Score citing the expected (page, kind).

    One right source is enough, except over several pages or sides: there, two of them.
    """
    if not question.sources:
        return {}
    cited = expected_citations(question, answer) if given(answer) else []
    several = question.kind == "several-pages" or question.conflict
    needed = min(2, len(question.sources)) if several else 1
    places = {(citation.source.path, citation.source.kind) for citation in cited}
    return {"source_accuracy": Share(min(len(places), needed), needed)}


def support(answer: Answer | None, supports: Supports) -> dict[str, Share]:
    """Score ALCE's citation recall and precision of an answerable question; unanswered is 0."""
    if not given(answer):
        return {"citation_recall": Share(0, 1), "citation_precision": Share(0, 1)}
    language = answer.language

    def borne_out(text: str, cited: Sequence[Citation]) -> bool:
        return supports(text, cited, language)

    return {
        "citation_recall": Share(citation_recall(answer.sentences, borne_out), 1),
        "citation_precision": Share(citation_precision(answer.sentences, borne_out), 1),
    }


def disagreement(question: Question, answer: Answer | None) -> dict[str, Share]:
    """Score saying that sources disagree where they do, and not where they do not.

    Of a question of kind ``conflict`` the gold facts are the sides: two sides must hold one each.
    """
    shown = answer.conflicts if answer else ()
    if question.conflict:
        return {"conflicts": one(any(_is_expected(found, question) for found in shown))}
    said = any(found.kind == "conflict" for found in shown)
    return {"false_conflicts": one(said)} if question.answerable else {}


def _is_expected(found: Conflict, question: Question) -> bool:
    if found.kind == "date" or question.kind != "conflict":
        return found.kind != "date"
    told = ["\n".join([s.value, *(c.quote for c in s.citations)]) for s in found.sides]
    held = [found_facts(question.facts, side) for side in told]
    return any(
        one_side[here] and other_side[there]
        for one_side, other_side in permutations(held, 2)
        for here, there in combinations(range(len(question.facts)), 2)
    )


def quotes(answer: Answer | None, page_text: Callable[[str], str]) -> Share:
    """Count the citations whose quote is the page's own text at its offsets, to the character."""
    cited = all_citations(answer)
    valid = [bool(c.quote) and page_text(c.source.path)[c.start : c.end] == c.quote for c in cited]
    return share_of(valid)


def labels(answer: Answer | None, ground: Ground) -> Share:
    """Count the citations labelled with what their document is, and told in a fitting voice.

    The label is the whole source: kind, title, outlet, author, date, address. And a sentence
    resting on comments alone is a reader's, or that of somebody whom a reader quotes: each of its
    quotes then stands on the page right behind a line that ends on a colon. The outlet itself
    reports nothing there.
    """
    if answer is None:
        return Share(0, 0)
    of = ground.document
    honest = [c.source == Source.of(of(c.document_id)) for c in all_citations(answer)]
    for sentence in answer.sentences:
        if {of(c.document_id).kind for c in sentence.citations} == {"comment"}:
            brought = all(_brought_in(c, ground.page_text) for c in sentence.citations)
            honest.append(
                sentence.voice in ("reader", "synthesis")
                or (sentence.voice == "quoted" and brought)
            )
    return share_of(honest)


def _brought_in(citation: Citation, page_text: Callable[[str], str]) -> bool:
    before = page_text(citation.source.path)[: citation.start]
    return "\n" in before[len(before.rstrip()) :] and before.rstrip().endswith(":")


def _voices(question: Question, answer: Answer | None) -> set[str]:
    """Return the voices in which an answer tells a fact of its question."""
    told = answer.sentences if given(answer) else ()
    return {s.voice for s in told if any(found_facts(question.facts, s.text))}
