"""Whom *il* or *she* may be, by the gender that a passage tells of the people it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.syntax.grammar import PRONOUNS_BACK
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name

_TITLES = {"m": "m", "mr": "m", "sir": "m", "monsieur": "m", "mme": "f", "mrs": "f", "ms": "f",
           "mlle": "f", "madame": "f"}  # fmt: skip
_ARTICLES = {"le": "m", "un": "m", "la": "f", "une": "f"}
SUBJECTS = {"il": "m", "he": "m", "elle": "f", "she": "f"}
_FAR = 4  # words from an article, through the office and its adjectives, to the name


def genders(units: Sequence[Facts]) -> dict[str, str]:
    """Return, by last name, ``m`` or ``f``: told by a title or by the article of an office.

    A name told both ways is left out.

    >>> from rag.text.facts import Facts
    >>> text = "La ministre danoise Anne Roux et M. Blanc ont vu Noir."
    >>> genders([Facts(text)])
    {'roux': 'f', 'blanc': 'm'}
    """
    told: dict[str, set[str]] = {}
    for unit in units:
        for name in unit.names:
            gender = _TITLES.get(text_at(unit.tokens, name.start - 1)) or _by_office(unit, name)
            if gender:
                told.setdefault(name.words[-1], set()).add(gender)
    return {word: found.pop() for word, found in told.items() if len(found) == 1}


def _by_office(unit: Facts, name: Name) -> str:
    """Return the gender of the article of an office right before a name, empty without one."""
    for role in unit.roles:
        article = _ARTICLES.get(text_at(unit.tokens, role.start - 1), "")
        between = range(role.stop, name.start)
        near = 0 <= name.start - role.stop < _FAR and not unit.tokens[name.start].gap.strip()
        if article and near and all(at in unit.layout.contents for at in between):
            return article
    return ""


def meant(names: Sequence[Name], unit: Facts, told: Mapping[str, str]) -> tuple[Name, ...]:
    """Return the names that a sentence may go back to, without people of the other gender.

    Only where *il* or *elle* is all that goes back in it.

    >>> from rag.text.facts import Facts
    >>> names = Facts("Anne Roux a vu Paul Blanc.").names
    >>> [name.words[-1] for name in meant(names, Facts("Elle part."), {"roux": "f", "blanc": "m"})]
    ['roux']
    """
    back = unit.words & PRONOUNS_BACK
    wanted = {SUBJECTS.get(word) for word in back}
    if len(wanted) != 1 or None in wanted:
        return tuple(names)
    gender = wanted.pop()
    return tuple(name for name in names if told.get(name.words[-1], gender) == gender)
