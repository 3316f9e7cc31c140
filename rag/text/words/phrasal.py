"""English verbs of two words: *turned them down* is no fall, but a refusal."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.analysis import stem
from rag.text.words.lemmas import lemma
from rag.text.words.tables import rows
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_REACH = 3  # places from a verb to its particle: *turned the offer down*
_CLOSE = frozenset(("for", "to", "into", "part", "aside", "forward"))  # none of these moves away


def phrasal(tokens: Sequence[Token]) -> dict[int, str]:
    """Return, by place, the one-word verb that a verb and its particle make.

    The particle's own place is given too, with nothing.

    >>> from rag.text.words.tokens import tokenise
    >>> phrasal(tokenise("She turned the offer down.")), phrasal(tokenise("Prices went down."))
    ({1: 'reject', 4: ''}, {1: 'fall', 2: ''})
    >>> phrasal(tokenise("He turned to the lawyer, who was down."))
    {}
    """
    particles, table = _table()
    found: dict[int, str] = {}
    for at, token in enumerate(tokens):
        if token.text not in particles:
            continue
        reach = 1 if token.text in _CLOSE else _REACH
        for place in range(at - 1, max(-1, at - 1 - reach), -1):
            if tokens[place + 1].gap.strip():
                break
            verb = text_at(tokens, place)
            whole = table.get((stem(lemma(verb, "en"), "en"), token.text))
            if whole:
                found[place], found[at] = whole, ""
                break
    return found


@cache
def _table() -> tuple[frozenset[str], dict[tuple[str, str], str]]:
    table = {(stem(verb, "en"), particle): whole for verb, particle, whole in rows("phrasal")}
    return frozenset(particle for _, particle in table), table
