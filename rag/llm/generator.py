"""The seam to whatever writes text: one method that streams, three kinds of event.

Anything with an ``engine`` and a ``stream`` can write the answer; nothing else in the project
knows Ollama from another server. A generator raises only the :class:`rag.errors.ModelFailed` tree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias, runtime_checkable

from rag.answer import Engine, Usage

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT_TOKENS: Final = 4096  # Ollama's own default: another value would reload the model
ANSWER_TOKENS: Final = 320  # about 200 French words; without a limit a loop runs 10 x the context
SILENCE_SECONDS: Final = 300.0  # a cold load from a slow disk


@dataclass(frozen=True, slots=True)
class Loading:
    """The model is not in memory yet: the first word may take minutes."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A few characters of the model's text, never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The model's own end; ``"length"`` when it was stopped by its limit of tokens."""

    reason: Literal["stop", "length"] = "stop"
    usage: Usage = field(default_factory=Usage)


Event: TypeAlias = Loading | Piece | Finished


@runtime_checkable
class Generator(Protocol):
    """What writes: a name for the answer, and text as it comes."""

    @property
    def engine(self) -> Engine:
        """Kind and model, as the answer names them."""
        ...

    def stream(self, prompt: str) -> Iterator[Event]:
        """Yield the text for a prompt piece by piece, then one :class:`Finished`.

        Closing the iterator stops the generation.

        Raises
        ------
        rag.errors.ModelFailed
            Whatever went wrong, at whatever moment.
        """
        ...


@runtime_checkable
class Hurried(Protocol):
    """A generator that can be told to give up sooner, for a call that is not worth a wait."""

    def within(self, seconds: float) -> Generator:
        """Return the same model, given up after ``seconds`` without a word."""
        ...


def estimated_tokens(text: str) -> int:
    """Estimate how many tokens a text has, as characters / 3 (French, small vocabularies).

    >>> estimated_tokens("Bonjour, monde !")
    6
    """
    return -(-len(text) // 3)
