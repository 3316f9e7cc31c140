"""Which texts name what a question names, as the dossier shortens its names.

*Kai Zenner* is *Zenner* to a reader and *Mistral Large* is *Large*, while *Mistral* is the firm:
a word stands for a name of several when the articles put it in no other name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from index.analysis import fold, words
from rag.text.names.mentions import mentions
from rag.text.words.lexicon import is_common

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document
    from rag.overview.desk import Desk

_MOSTLY: Final = 0.8  # of the articles that hold a word, those that hold its whole name
_BACK: Final = re.compile(
    r"\b(?:ils?|elles?|he|she|it|they|them|him|her|eux)\b"
    r"(?!'s\b| (?:y a|faut|fallait|faudrait|s'agit|est temps|est vrai|is|was|would be)\b)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of several words and those of them that stand for it alone, folded."""

    words: tuple[str, ...]
    alone: frozenset[str]

    def is_in(self, text: str) -> bool:
        """Tell whether a text holds the name whole, or a word that stands for it.

        A common word stands for it with its capital only.

        Examples
        --------
        >>> large = Name(("mistral", "large"), frozenset({"large"}))
        >>> [large.is_in(t) for t in ("Large se trompe.", "Mistral est large.", "Mistral paie.")]
        [True, True, False]
        >>> large.is_in("Un choix large.")
        False
        """
        held = words(text)
        if set(self.words) <= {word.text for word in held}:
            return True
        return any(
            word.text in self.alone and (text[word.start].isupper() or not _is_plain(word.text))
            for word in held
        )


def names_of(rest: Sequence[str], desk: Desk) -> tuple[Name, ...]:
    """Return the names of several words that a question asks about."""
    found = []
    for name in desk.question.names:
        parts = tuple(word.text for word in words(name))
        if len(parts) > 1 and set(parts) <= set(rest):
            found.append(Name(parts, _alone(name, desk)))
    return tuple(found)


def pointed(rest: Sequence[str], desk: Desk) -> tuple[str, ...]:
    """Return words of a question, of each name of several only those that stand for it."""
    dropped = {
        word for name in names_of(rest, desk) if name.alone for word in name.words
        if word not in name.alone
    }  # fmt: skip
    return tuple(word for word in rest if word not in dropped)


def points_back(text: str) -> bool:
    """Tell whether a text says *he*, *it* or *them* of what stands before it: it names nothing.

    Examples
    --------
    >>> points_back("Chez moi elle tombe en panne."), points_back("Lucie Armand dit qu'elle part.")
    (True, False)
    >>> points_back("It is late."), points_back("Il faut payer.")
    (False, False)
    """
    return _BACK.search(fold(text)) is not None and not mentions(text)


def _alone(name: str, desk: Desk) -> frozenset[str]:
    articles = desk.holdings.salience.articles
    return frozenset(
        fold(part) for part in name.split() if part[:1].isupper() and _stands(part, name, articles)
    )


def _stands(part: str, name: str, articles: Sequence[Document]) -> bool:
    """Tell whether articles put a word in no other name, and mostly beside the whole one."""
    written = re.compile(rf"\b{re.escape(part)}\b")
    holding = [one.text for one in articles if written.search(one.text)]
    whole = sum(name in text for text in holding)
    if not holding or whole < _MOSTLY * len(holding):
        return False
    others = {m for text in holding for m in mentions(text) if written.search(m)} - {name, part}
    return all(name in other for other in others)


def _is_plain(word: str) -> bool:
    return is_common(word, "fr") or is_common(word, "en")
