"""Words of the press that stand for one another, whatever they claim: what a question may mean.

Wider than the senses that the claim checks judge by (:mod:`rag.text.words.lexicon`): *ardoise*
finds a debt and *grogne* a protest, but neither bears out a claim.
"""

from __future__ import annotations

from functools import cache

from index.analysis import fold, is_stop, words
from rag.text.words.lexicon import root
from rag.text.words.tables import rows

_LANGUAGES = ("fr", "en")


@cache
def kindred(word: str, language: str) -> frozenset[str]:
    """Return the lines of the list on which a folded word stands, else one of its root.

    >>> sorted(kindred("ardoise", "fr") & kindred("debts", "en"))
    ['~owe money']
    >>> kindred("fonds", "fr") & kindred("fonde", "fr")
    frozenset()
    """
    lines = _lines()[language]
    return frozenset(lines.get(f"={word}") or lines.get(root(word, language), set()))


@cache
def _lines() -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {"fr": {}, "en": {}}
    for key, *sides in rows("thesaurus"):
        for language, side in zip(_LANGUAGES, sides, strict=True):
            for word in words(fold(side)):
                if not is_stop(word.text, language):
                    for form in (root(word.text, language), f"={word.text}"):
                        found[language].setdefault(form, set()).add(key)
    return found
