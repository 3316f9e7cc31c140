"""Abbreviations, and the words whose first letters they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL = frozenset(
    ("de", "d'", "du", "des", "la", "le", "l'", "les", "et", "en", "pour", "a", "aux", "au",
     "of", "the", "for", "and", "on", "in")
)  # fmt: skip
_SHORTEST, _LONGEST = 3, 7  # letters of an abbreviation
_WORD = 4  # letters of a word that it stands for


def spelled_out(letters: str, joined: str) -> bool:
    """Tell whether some words of a folded text that follow each other start with these letters.

    >>> spelled_out("ars", " l' agence regionale de sante l' a annonce ")
    True
    >>> spelled_out("cgt", " la confederation des travailleurs ")
    False
    """
    if not _SHORTEST <= len(letters) <= _LONGEST:
        return False
    return letters in full_initials(joined.split())


def full_initials(words: Sequence[str]) -> str:
    """Return the first letters of full words, a space for each other that is no small word.

    >>> full_initials("union pastorale de l' orvaine".split())
    'upo'
    """
    full = (word for word in words if word not in _SMALL)
    return "".join(word[0] if len(word) >= _WORD else " " for word in full)
