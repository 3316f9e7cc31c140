"""Whether the pages answer a question at all, decided before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.lexical import LexicalIndex
from rag.evidence import Candidate, Wanted

_ENOUGH: Final = 0.5  # context coverage of the best sentence from which extracts answer
_ENOUGH_FOR_MODEL: Final = 0.2


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether to answer; ``missing`` are names of the question that no page holds."""

    answers: bool
    missing: tuple[str, ...] = ()


def decide(
    wanted: Wanted, found: Sequence[Candidate], lexical: LexicalIndex, *, for_model: bool
) -> Decision:
    """Decide from the best sentences whether the pages answer.

    Parameters
    ----------
    wanted
        The question.
    found
        Candidates, best first.
    lexical
        Tells which names stand in the store.
    for_model
        With a model the gate is generous: it reads the passages itself.
    """
    missing = missing_names(wanted, lexical)
    if not found or missing:
        return Decision(False, missing)
    enough = _ENOUGH_FOR_MODEL if for_model else _ENOUGH
    return Decision(found[0].signs.context >= enough)


def missing_names(wanted: Wanted, lexical: LexicalIndex) -> tuple[str, ...]:
    """Return the question's names of which some word stands on no page, misspelt or not."""
    unknown = {
        word.surface
        for word, concept in zip(wanted.question.words, wanted.concepts, strict=True)
        if word.is_name and not any(lexical.frequency(form) for form in concept.forms)
    }
    return tuple(
        name for name in wanted.question.names if any(part in unknown for part in name.split())
    )
