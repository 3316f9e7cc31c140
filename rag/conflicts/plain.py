"""What a sentence says by its bare text: folded, and the years it names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.text.dates.dates import moments

if TYPE_CHECKING:
    from rag.conflicts.sayings import Saying

YEAR: Final = re.compile(r"1\d\d\d|20\d\d")


def folded(saying: Saying) -> str:
    """Return a sentence's folded text."""
    return fold(saying.extract.text)


@lru_cache(maxsize=1 << 13)
def holds(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a pattern stands in a text: the same texts come back with every question."""
    return pattern.search(text) is not None


def years_of(saying: Saying) -> frozenset[int]:
    """Return the years that a sentence names itself."""
    facts = saying.facts
    bare = (token.raw for token in facts.tokens if YEAR.fullmatch(token.raw))
    named = moments(facts.tokens)
    return frozenset(map(int, bare)) | {m.year for m in named if m.year is not None}
