"""Offices and functions that a person or a firm holds, one key in both languages."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rag.text.words.tables import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_ONE_WAY = {  # a role in the claim, and those of a source that support it too
    "directeur": ("pdg", "directeur financier", "directeur technique"),
    "ministre": ("premier ministre", "secretaire d' etat"),
    "depute": ("eurodepute",),
    "fondateur": ("cofondateur",),
    "cofondateur": ("fondateur",),
    "president": ("pdg",),
    "chef de l' opposition": ("directeur",),
}


class Role(NamedTuple):
    """A role's key and the tokens ``start:stop`` that say it."""

    key: str
    start: int
    stop: int


def roles(tokens: Sequence[Token], opening: Sequence[int] | None = None) -> list[Role]:
    """Find the roles of a text, the longest at each place.

    Parameters
    ----------
    tokens
        The text, cut.
    opening
        Token indexes where one may open, if they are known.

    Examples
    --------
    >>> from rag.text.words.tokens import tokenise
    >>> [r.key for r in roles(tokenise("Sam Altman, CEO of OpenAI, et l'eurodéputée"))]
    ['pdg', 'eurodepute']
    """
    table = _table()
    found = []
    stop = 0
    if opening is None:
        opening = [at for at, token in enumerate(tokens) if token.text in table]
    for at in opening:
        if at < stop:
            continue
        for words, key in table[tokens[at].text]:
            if tuple(token.text for token in tokens[at : at + len(words)]) == words:
                stop = at + len(words)
                stop -= words[-1] == "of"  # *head of*: what is headed stands behind *of*
                found.append(Role(key, at, stop))
                break
    return found


def opens(word: str) -> bool:
    """Tell whether a role opens on a folded word."""
    return word in _table()


def covers(claim: str, source: str) -> bool:
    """Tell whether a source's role supports a claim's.

    >>> covers("fondateur", "cofondateur"), covers("president", "eurodepute")
    (True, False)
    """
    return claim == source or source in _ONE_WAY.get(claim, ())


@lru_cache(maxsize=8192)
def is_role(word: str) -> bool:
    """Tell whether a folded word alone names a role (``PDG``, ``CEO``, ``Minister``).

    >>> is_role("ceo"), is_role("mistral")
    (True, False)
    """
    return any(words == (word,) for words, _ in _table().get(word, ()))


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for forms in rows("roles"):
        for form in forms:
            words = tuple(form.split())
            table.setdefault(words[0], []).append((words, forms[0]))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table
