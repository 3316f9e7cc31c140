"""How many content words two sentences share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.words.lexicon import shipped

if TYPE_CHECKING:
    from rag.conflicts.sayings import Saying


def shared_terms(left: Saying, right: Saying, stretch: tuple[int, int] | None = None) -> int:
    """Count the content words of one sentence, or a stretch of it, that another speaks of."""
    first, last = stretch or (0, len(left.facts.tokens))
    terms = [t for t in left.facts.terms if first <= t.at < last]
    ground = right.facts.ground
    bridge = shipped() if left.language != right.language else None
    return sum(
        ground.find(term, left.language, bridge) is not None
        for term in terms
        if "say" not in term.senses
    )
