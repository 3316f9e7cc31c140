"""What the checks say of one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from rag.answer import Voice

Why: TypeAlias = Literal[
    "number-not-in-source",
    "date-not-in-source",
    "name-not-in-source",
    "quote-not-verbatim",
    "entity-mismatch",
    "polarity",
    "direction",
    "modality",
    "no-source",
    "wrong-language",
    "reader-as-fact",
    "instruction",
    "link",
    "repetition",
]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a sentence may be shown, and what it may be cited to.

    Attributes
    ----------
    kept
        False withdraws the sentence; `why` then says which check stopped it.
    support
        Indexes into the extracts, those the sentence cited first; empty for a sentence
        that claims nothing.
    voice, speaker
        As the answer shows them; a reader's pseudonym, the person quoted, or None.
    """

    kept: bool
    support: tuple[int, ...] = ()
    why: Why | None = None
    voice: Voice = "reported"
    speaker: str | None = None
