"""Words of a question that only tell what a name is of: *le festival Nuits Claires*."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from rag.questions.question import Question
    from rag.text.facts import Facts


def labels(
    question: Question, facts: Facts, words: Collection[int], names: Collection[int]
) -> dict[int, int]:
    """Return the places of such words, each with that of the name right behind it.

    Of French alone, which sets them before the name without a preposition; whoever says the name
    then says them too.
    """
    if question.language != "fr":
        return {}
    tokens = facts.tokens
    beside = {
        (tokens[name.start - 1].text, name.words[0])
        for name in facts.names
        if name.start > 0 and not tokens[name.start].gap.strip()
    }
    return {
        at: at + 1
        for at in words
        if at + 1 in names and (question.words[at].folded, question.words[at + 1].folded) in beside
    }
