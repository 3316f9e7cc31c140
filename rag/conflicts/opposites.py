"""Words of opposite outcome: *condamné* and *relaxé*, *allowed* and *banned*."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from index.analysis import fold, is_stop, words
from rag.checks.lexicon import root

_LANGUAGES: Final = ("fr", "en")


def are_opposite(one: str, spoken: str, other: str, heard: str) -> bool:
    """Tell whether two folded words stand on the two sides of an opposition.

    >>> are_opposite("relaxe", "fr", "convicted", "en"), are_opposite("vote", "fr", "vote", "en")
    (True, False)
    """
    here = sides(one, spoken)
    return bool(here) and not here.isdisjoint((n, not side) for n, side in sides(other, heard))


@cache
def sides(word: str, language: str) -> frozenset[tuple[int, bool]]:
    """Return the oppositions a folded word belongs to, each with its side."""
    return frozenset(_table().get(f"{language}:{root(word, language)}", ()))


@cache
def _table() -> dict[str, set[tuple[int, bool]]]:
    text = (files("rag.conflicts") / "lists" / "opposites.txt").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, set[tuple[int, bool]]] = {}
    for number, columns in enumerate(rows):
        for at, column in enumerate(columns):
            language = _LANGUAGES[at % 2]
            for word in words(fold(column)):
                if not is_stop(word.text, language):
                    key = f"{language}:{root(word.text, language)}"
                    found.setdefault(key, set()).add((number, at >= len(_LANGUAGES)))
    return found
