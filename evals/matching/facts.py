"""Is a fact in a text? Matching of short gold facts with numbers, dates and names made alike.

A gold fact is a list of alternatives, each a few words ("15 millions d'euros"). An alternative
stands in a text when its canonical tokens (`evals.matching.tokens`) follow one another there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from evals.matching.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = re.compile(r"\s*\[\d+\]")
_WHOLE = re.compile(r"-?\d+")


def without_marks(text: str) -> str:
    """Remove citation marks.

    >>> without_marks("15 millions [1][2].")
    '15 millions.'
    """
    return _MARK.sub("", text)


def stands_in(alternative: str, text: str) -> bool:
    """Tell whether one alternative of a fact stands in a text.

    >>> stands_in("15 millions d'euros", "Microsoft a investi 15 M€ [1].")
    True
    >>> stands_in("15", "Microsoft a investi 15 millions d'euros.")
    False
    >>> stands_in("5", "Une part de 5 %."), stands_in("5", "Vingt-cinq lecteurs.")
    (False, False)
    >>> stands_in("février 2024", "annoncé le 26 février 2024")
    True
    >>> stands_in("Rodolphe Saade", "soutenue par Xavier Niel, Rodolphe Saadé")
    True
    """
    return _follows(_tokens(alternative), _tokens(without_marks(text)))


def found_facts(facts: Sequence[Sequence[str]], text: str) -> list[bool]:
    """Tell, for each fact, whether one of its alternatives stands in the text.

    >>> found_facts([["Niel"], ["Schmidt", "E. Schmidt"], ["OVH"]], "Xavier Niel et Eric Schmidt")
    [True, True, False]
    """
    within = _tokens(without_marks(text))
    return [any(_follows(_tokens(choice), within) for choice in fact) for fact in facts]


def first_words(text: str, count: int) -> str:
    """Give the first `count` blank-separated words, citation marks not counted.

    >>> first_words("Oui [1], 15 millions d'euros.", 2)
    'Oui, 15'
    """
    return " ".join(without_marks(text).split()[:count])


@lru_cache(maxsize=1 << 13)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(tokens(text))


def _follows(needle: Sequence[str], haystack: Sequence[str]) -> bool:
    if not needle:
        return False
    size = len(needle)
    bare = _WHOLE.fullmatch(needle[-1])  # "5" is not told by "5 %"; "81.2" says enough
    return any(
        all(map(_alike, needle, haystack[start : start + size]))
        and not (bare and haystack[start + size : start + size + 1] == ("%",))
        for start in range(len(haystack) - size + 1)
    )


def _alike(wanted: str, present: str) -> bool:
    """Compare two tokens: a month alone is met by any day of it, the rest must be equal."""
    return wanted == present or (wanted.endswith("-") and present.startswith(wanted))
