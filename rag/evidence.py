"""Choosing, from the passages found, the verbatim sentences an answer may rest on."""

from __future__ import annotations

from dataclasses import dataclass

from rag.hits import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """One verbatim stretch of a passage, chosen for a question.

    Attributes
    ----------
    hit
        The passage it was taken from.
    text
        The page's slice ``[start:end]``, code points.
    score
        Higher is better; comparable within one question only.
    before, after
        The neighbouring sentences in the same passage, empty at its edges.
    """

    hit: Hit
    text: str
    start: int
    end: int
    score: float
    before: str = ""
    after: str = ""
