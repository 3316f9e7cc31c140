"""What a sum of money measures: a cost, a value, a profit, a debt."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from index.analysis import fold, is_stop, words
from rag.checks.lexicon import root

if TYPE_CHECKING:
    from collections.abc import Sequence

_LANGUAGES: Final = ("fr", "en")


def measures(found: Sequence[str], language: str) -> frozenset[int]:
    """Return which measures some folded words name, as numbers of lines.

    >>> measures(["dette"], "fr") & measures(["debts"], "en"), measures(["patinoire"], "fr")
    (frozenset({5}), frozenset())
    """
    table = _table()
    return frozenset(
        line for word in found for line in table.get(f"{language}:{root(word, language)}", ())
    )


def terms_beside(found: Sequence[str], language: str) -> frozenset[str]:
    """Return the stems, with their language, of all words of the measures that some words name.

    >>> "fr:evalu" in terms_beside(["worth"], "en")
    True
    """
    lines = measures(found, language)
    return frozenset(term for term, held in _table().items() if not lines.isdisjoint(held))


@cache
def _table() -> dict[str, frozenset[int]]:
    text = (files("rag.conflicts") / "lists" / "measures.txt").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, set[int]] = {}
    for number, sides in enumerate(rows):
        for language, side in zip(_LANGUAGES, sides, strict=True):
            for word in words(fold(side)):
                if not is_stop(word.text, language):
                    found.setdefault(f"{language}:{root(word.text, language)}", set()).add(number)
    return {term: frozenset(lines) for term, lines in found.items()}
