"""Names that change with the language: one key for `Barcelone` and `Barcelona`.

A compact table of our own. Each line gives the forms, folded, of one thing; a key is the
line's first form behind an ``@``. Adjectives of a country stand with the country, since
`le gouvernement français` and `the government of France` name the same one.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.analysis import is_stop
from rag.text.words.tables import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.words.tokens import Token

_IMPLIED = {  # a key that may stand for another, one way: an MEP is of the European Parliament
    "@commission europeenne": ("@europe", "@union europeenne", "@bruxelles"),
    "@bruxelles": ("@commission europeenne", "@union europeenne", "@europe"),
    "@bercy": ("@france", "@gouvernement francais"),
    "@gouvernement francais": ("@france", "@paris"),  # Paris plaide, dit-on du gouvernement
    "@elysee": ("@france",),
    "@parlement europeen": ("@europe", "@union europeenne", "@parlement"),
    "@conseil europeen": ("@europe", "@union europeenne"),
    "@union europeenne": ("@europe", "@bruxelles"),
    "@europe": ("@union europeenne",),
    "@loi europeenne sur l' ia": ("@ia", "@europe", "@union europeenne"),
    "@ia generative": ("@ia",),
    "@parti populaire europeen": ("@europe",),
    "@zone euro": ("@europe",),
    "@banque centrale europeenne": ("@europe",),
}
_EUROPEAN_MEMBERS = frozenset(
    ("eurodepute", "eurodeputee", "eurodeputes", "eurodeputees", "mep", "meps")
)


_ACRONYMS = frozenset(("us", "ec", "who", "un", "ue", "ai", "ia"))


class Exonym(NamedTuple):
    """A key and the tokens ``start:stop`` that say it."""

    key: str
    start: int
    stop: int


def exonyms(tokens: Sequence[Token], opening: Sequence[int] | None = None) -> list[Exonym]:
    """Find the table's names in a text, longest first at each place.

    Parameters
    ----------
    tokens
        The text, cut.
    opening
        Token indexes where one may open, if they are known.

    Examples
    --------
    >>> from rag.text.words.tokens import tokenise
    >>> [e.key for e in exonyms(tokenise("The European Commission in Brussels"))]
    ['@commission europeenne', '@bruxelles']
    >>> [e.key for e in exonyms(tokenise("une entreprise française, aux États-Unis"))]
    ['@france', '@etats unis']
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
            if _stands(tokens, at, words):
                stop = at + len(words)
                found.append(Exonym(key, at, stop))
                break
    return found


def opens(word: str) -> bool:
    """Tell whether a name of the table opens on a folded word."""
    return word in _table()


@cache
def single_words() -> dict[str, frozenset[str]]:
    """Return, for each one-word form, every one-word form of the same thing.

    >>> sorted(single_words()["barcelone"])
    ['barcelona', 'barcelone']
    """
    found: dict[str, set[str]] = {}
    for forms in (*rows("exonyms"), tuple(_EUROPEAN_MEMBERS)):
        alone = {form for form in forms if " " not in form and "'" not in form}
        for form in alone:
            found.setdefault(form, set()).update(alone)
    return {form: frozenset(others) for form, others in found.items()}


@cache
def told_in_words() -> dict[str, frozenset[tuple[str, ...]]]:
    """Return, for each one-word form, the content words of each of its names of several.

    >>> sorted(told_in_words()["eu"])
    [('european', 'union'), ('europeenne', 'union')]
    """
    found: dict[str, set[tuple[str, ...]]] = {}
    for forms in rows("exonyms"):
        told = {_content(form) for form in forms if " " in form} - {()}
        for form in forms:
            if told and " " not in form and "'" not in form:
                found.setdefault(form, set()).update(told)
    return {form: frozenset(told) for form, told in found.items()}


def _content(form: str) -> tuple[str, ...]:
    """Return the distinct words of a form, sorted, function words left out."""
    return tuple(
        sorted(
            {
                word
                for word in form.split()
                if "'" not in word and not is_stop(word, "fr") and not is_stop(word, "en")
            }
        )
    )


def implied(key: str) -> tuple[str, ...]:
    """Return the keys that a key also supports.

    >>> implied("@commission europeenne")
    ('@europe', '@union europeenne', '@bruxelles')
    """
    return _IMPLIED.get(key, ())


def _stands(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    if at + len(words) > len(tokens):
        return False
    if any(tokens[at + k].text != word for k, word in enumerate(words) if k):
        return False
    if len(words) == 1 and words[0] in _ACRONYMS:
        return tokens[at].raw.isupper()
    if len(words) == 1 and words[0] in ("manche", "channel", "alpes"):
        return tokens[at].capital
    return True


@cache
def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Index the table by first word, longest forms first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for forms in rows("exonyms"):
        for form in forms:
            words = tuple(form.split())
            table.setdefault(words[0], []).append((words, f"@{forms[0]}"))
    for word in _EUROPEAN_MEMBERS:
        table.setdefault(word, []).append(((word,), "@europe"))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table
