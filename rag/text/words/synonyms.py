"""Words of the press that stand for one another in a paraphrase (`lists/synonyms.txt`).

They only let a claim's word count as told; what contradicts a claim is read by the wider senses of
:mod:`rag.text.words.lexicon`.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from index.analysis import fold, words
from rag.text.words.lexicon import root
from rag.text.words.tables import rows

_LANGUAGES: Final = ("fr", "en")
_NONE: Final[frozenset[str]] = frozenset()


def synonyms(key: str, language: str) -> frozenset[str]:
    """Return the sets of synonyms that a stem is in.

    >>> synonyms("wage", "en") == synonyms("salair", "fr")
    True
    """
    return _synonyms()[language].get(key, _NONE)


@cache
def _synonyms() -> dict[str, dict[str, frozenset[str]]]:
    """Return, by language and stem, the sets of synonyms that a stem is in: ``~3``."""
    found: dict[str, dict[str, frozenset[str]]] = {"fr": {}, "en": {}}
    for at, sides in enumerate(rows("synonyms")):
        for language, side in zip(_LANGUAGES, sides, strict=True):
            for word in words(fold(side)):
                key = root(word.text, language)
                found[language][key] = found[language].get(key, _NONE) | {f"~{at}"}
    return found
