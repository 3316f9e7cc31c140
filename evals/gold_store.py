"""Whether gold questions fit a store: every source is there, and every fact stands in one.

A question held against other pages than it was written about measures nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from evals.matching.facts import stands_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from evals.gold import ExpectedSource, Question
    from index.documents import Document


def faults_against(questions: Iterable[Question], documents: Iterable[Document]) -> list[str]:
    """List what does not fit the store: unknown pages, facts that stand in no expected source.

    A fact may be written in another language than its source: one alternative, in either
    language, must stand in one of the question's sources.
    """
    texts = _texts(documents)
    absent: dict[ExpectedSource, list[str]] = {}
    faults: list[str] = []
    for question in questions:
        known = [texts[key] for key in map(_key, question.sources) if key in texts]
        unknown = [source for source in question.sources if _key(source) not in texts]
        for source in unknown:
            absent.setdefault(source, []).append(question.id)
        if unknown:
            continue
        faults.extend(
            f"{question.id}: no alternative of {list(fact)} stands in its sources"
            for fact in (*_stated(question), *question.correction)
            if known and not any(stands_in(choice, text) for choice in fact for text in known)
        )
    return [_absence(source, ids) for source, ids in absent.items()] + faults


def _absence(source: ExpectedSource, ids: Sequence[str]) -> str:
    """Say once what the store lacks, however many questions are about it.

    >>> from evals.gold import ExpectedSource
    >>> _absence(ExpectedSource("a.txt", "article"), ["q1"])
    'q1: the store has no article on a.txt'
    >>> _absence(ExpectedSource("a.txt", "comment"), ["q1", "q2", "q3"])
    'q1 and 2 more: the store has no comment on a.txt'
    """
    more = f" and {len(ids) - 1} more" if len(ids) > 1 else ""
    return f"{ids[0]}{more}: the store has no {source.kind} on {source.path}"


def _stated(question: Question) -> tuple[tuple[str, ...], ...]:
    """Give the facts that must stand in a source: a count is computed, it stands nowhere."""
    return () if question.kind == "count" else question.facts


def _key(source: ExpectedSource) -> tuple[str, str]:
    return source.path, source.kind


def _texts(documents: Iterable[Document]) -> dict[tuple[str, str], str]:
    """Join what each file says, article and comments apart; who signs counts as said."""
    texts: dict[tuple[str, str], str] = {}
    for document in documents:
        key = (document.path, document.kind)
        texts[key] = "\n".join((texts.get(key, ""), document.author or "", document.text))
    return texts
