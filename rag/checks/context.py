"""What a claim may lean on beside the sentence held against it: passages, and whoever is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.checks import presence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rag.checks.windows import Window
    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.passages import Passage
    from rag.text.words.lexicon import Bridge


@dataclass(frozen=True, slots=True)
class Context:
    """What the other passages of an answer tell of one.

    Attributes
    ----------
    known
        Gives the sentences that tell who holds which office.
    holds
        Tells whether a full name stands in any of them.
    bridge
        Translations of stems.
    """

    known: Callable[[], Sequence[Facts]] = tuple
    holds: Callable[[Sequence[str]], bool] = bool
    bridge: Bridge | None = None


def pool_of(passage: Passage, window: Window) -> list[Name]:
    """Return every name that the sentences of a window hold or may stand for."""
    own = (n for unit in passage.units[window.start : window.stop] for n in unit.names)
    called = (n for names in passage.called[window.start : window.stop] for n in names)
    return [*own, *called, *passage.antecedents(window.start), *passage.tellers]


def stands(name: Name, claim: Facts, unit: Facts, bridge: Bridge | None) -> bool:
    """Tell whether a name of the claim stands in a sentence, translated where they differ."""
    across = bridge if claim.language != unit.language else None
    return presence.name_stands(name, unit, claim.language, across)
