"""Whether a sentence tells which person *he*, *dit-elle* or *the spokesperson* is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.quoting.local_antecedents import listed
from rag.text.names.names import TITLES
from rag.text.syntax.grammar import OF, TO
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.names.names import Name

_PERSONAL: Final = frozenset(("he", "she", "his", "her", "him"))
_HERALDS: Final = frozenset('»”",')
_NEAR: Final = 4  # words between an office and its holder: *le ministre français des Arts, X*
_ARTICLES: Final = frozenset(("le", "la", "l'", "the"))
_AT: Final = frozenset(("chez", "a", "au", "aux", "at", "for", "qui", "who", "pour"))
_ONLY_ONE: Final = frozenset(("maire", "ministre", "premier ministre", "president", "prefet"))


def is_person(word: str) -> bool:
    """Tell whether a pronoun can only be a person's."""
    return word in _PERSONAL


def heralds(unit: Facts, at: int) -> bool:
    """Tell whether a pronoun is who says the words around it: *», résume-t-elle*, *, he adds,*.

    >>> from rag.text.facts import Facts
    >>> heralds(Facts("« Non », résume-t-elle."), 3), heralds(Facts("Viendra-t-elle ?"), 2)
    (True, False)
    """
    tokens = unit.tokens
    if unit.text.rstrip().endswith("?"):
        return False
    if tokens[at].gap == "-":
        head = at - 2 if text_at(tokens, at - 1) == "t" else at - 1
        return head > 0 and not _HERALDS.isdisjoint(tokens[head].gap)
    said = at + 1 in unit.layout.saying or at - 1 in unit.layout.saying
    return (
        at > 0 and said and not _HERALDS.isdisjoint(tokens[at].gap) and is_person(tokens[at].text)
    )


def someone_before(unit: Facts, at: int) -> bool:
    """Tell whether a person stands before a place: an office, a speaker, a full name, a title."""
    return any(role.stop <= at for role in unit.roles) or any(
        name.stop <= at and (name in unit.speakers or may_be_person(unit, name))
        for name in unit.layout.names
    )


def may_be_person(unit: Facts, name: Name) -> bool:
    """Tell whether a name has the form of a person's: of two words, or behind *Mr*."""
    titled = text_at(unit.tokens, name.start - 1) in TITLES
    full = len(name.words) > 1 and all(word.isalpha() for word in name.words)
    return titled or full


def office(unit: Facts, at: int) -> int:
    """Return where *le porte-parole*, *the director* ends, 0 where its holder or house is told.

    What a town or a country has one of (*le maire*) needs no name.

    >>> from rag.text.facts import Facts
    >>> said = "Le porte-parole part.", "Le porte-parole d'Acme part.", "Le député Luc Rey part."
    >>> [office(Facts(text), 0) for text in said]
    [3, 0, 0]
    """
    tokens = unit.tokens
    if tokens[at].text not in _ARTICLES:
        return 0
    role = next((role for role in unit.roles if role.start == at + 1), None)
    leads = role is None and text_at(tokens, at + 1) in listed("leaders")
    if not leads and (role is None or role.key in _ONLY_ONE):
        return 0
    stop = at + 2 if role is None else role.stop
    near = any(stop <= name.start <= stop + _NEAR for name in unit.layout.names)
    spoke = at - 1 in unit.layout.saying and text_at(tokens, stop) in TO  # a dit l'élu à Lou
    led = (token for token in tokens[stop : stop + 2] if token.raw != "a")  # no *a dit*
    owned = not spoke and any(token.text in OF or token.text in _AT for token in led)
    near = near and not spoke
    apposed = any(name.stop == at and "," in tokens[at].gap for name in unit.layout.names)
    plural = tokens[stop - 1].text.endswith("s")
    return 0 if near or owned or apposed or plural or someone_before(unit, at) else stop
