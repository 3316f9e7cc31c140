"""Whether the pages answer a question at all, decided before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.lexical import LexicalIndex
from rag.evidence import Candidate, Wanted


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether to answer; ``missing`` are names of the question that no page holds."""

    answers: bool
    missing: tuple[str, ...] = ()


def decide(found: Sequence[Candidate], missing: tuple[str, ...], threshold: float) -> Decision:
    """Decide from the best sentence whether the pages answer.

    Parameters
    ----------
    found
        Candidates, most probable first.
    missing
        Names of the question that no page holds.
    threshold
        The probability from which to answer.
    """
    if missing or not found:
        return Decision(False, missing)
    return Decision(found[0].extract.score >= threshold)


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


