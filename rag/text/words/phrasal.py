"""Verbs of two words: *turned them down* is a refusal and no fall, *mettre en vente* is to sell."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.analysis import fold, stem
from rag.text.words.lemmas import lemma
from rag.text.words.tables import rows
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_REACH = 3  # places from a verb to its particle: *turned the offer down*
_PUT = frozenset(("mis", "mise", "mises"))
_PARTING = frozenset(("hors", "sans"))  # met X hors de cause
_CLOSE = frozenset(("for", "to", "into", "part", "aside", "forward"))  # none of these moves away


def phrasal(tokens: Sequence[Token], language: str = "en") -> dict[int, str]:
    """Return, by place, the one-word verb that a verb and its particle, or its noun, make.

    The particle's own place is given too, with nothing.

    >>> from rag.text.words.tokens import tokenise
    >>> phrasal(tokenise("She turned the offer down.")), phrasal(tokenise("Prices went down."))
    ({1: 'reject', 4: ''}, {1: 'fall', 2: ''})
    >>> phrasal(tokenise("He turned to the lawyer, who was down."))
    {}
    >>> phrasal(tokenise("Roux a mis en vente ses terres."), "fr")
    {2: 'vendre', 4: ''}
    """
    particles, table = _table(language)
    found: dict[int, str] = {}
    for at, token in enumerate(tokens):
        if token.text not in particles:
            continue
        reach = 1 if token.text in _CLOSE else _REACH
        for place in range(at - 1, max(-1, at - 1 - reach), -1):
            if tokens[place + 1].gap.strip() or tokens[place + 1].text in _PARTING:
                break
            verb = text_at(tokens, place)
            whole = table.get((_verb(verb, language), token.text))
            if whole:
                found[place], found[at] = whole, ""
                break
    return found


def _verb(word: str, language: str) -> str:
    """Return the stem of a verb in any of its forms: *mis* and *mettent* for *mettre*."""
    if language == "fr":
        word = "mettre" if word in _PUT else word
        word = word[:-2] if word.endswith("ent") else word
    return stem(lemma(word, language), language)


@cache
def _table(language: str) -> tuple[frozenset[str], dict[tuple[str, str], str]]:
    listed = rows("phrasal" if language == "en" else "locutions")
    table = {
        (_verb(fold(verb), language), fold(particle)): fold(whole)
        for verb, particle, whole in listed
    }
    return frozenset(particle for _, particle in table), table
