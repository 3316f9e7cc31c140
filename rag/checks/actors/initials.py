"""Capitals that make no name: *la Région*, *l'ARS* for *l'agence régionale de santé*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.syntax.grammar import BACK_TO
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.passages import Passage

_SMALL = frozenset(
    ("de", "d'", "du", "des", "la", "le", "l'", "les", "et", "en", "pour", "a", "aux", "au",
     "of", "the", "for", "and", "on", "in")
)  # fmt: skip
_SHORTEST, _LONGEST = 3, 7  # letters of an abbreviation
_WORD = 4  # letters of a word that it stands for


def is_noun(name: Name, claim: Facts, passage: Passage) -> bool:
    """Tell whether a name of the claim, of one word, is written as a noun in the source."""
    word, raw = name.words[0], claim.tokens[name.start].raw
    if raw.isupper():
        return spelled_out(word, passage.joined)
    told = word in wordlist("anaphora") or word in wordlist("institutions")
    return told and text_at(claim.tokens, name.start - 1) in BACK_TO


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
