"""What may open on a word: a date, a figure, an office, judged once for all who hold the word."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, TypeAlias

from rag.text.dates import days
from rag.text.names import exonyms, roles
from rag.text.numbers import numerals, unnumbered

Openings: TypeAlias = "tuple[list[int], list[int], list[int], list[int], list[int]]"
"""Token indexes, by the kinds below."""

DATE: Final = 0
FIGURE: Final = 1
UNNUMBERED: Final = 2
EXONYM: Final = 3
ROLE: Final = 4


@lru_cache(maxsize=1 << 15)
def opening(word: str) -> tuple[int, ...]:
    """Return which kinds may open on a folded word.

    >>> opening("mars") == (DATE,), opening("5g") == (DATE, FIGURE), opening("france") == (EXONYM,)
    (True, True, True)
    """
    digit = word[0].isdigit()
    may = (
        digit or word in days.OPENING,
        digit or word in numerals.OPENING,
        unnumbered.is_likely(word),
        exonyms.opens(word),
        roles.opens(word),
    )
    return tuple(kind for kind, opens in enumerate(may) if opens)
