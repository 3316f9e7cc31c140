"""Example questions drawn from the dossier itself: the names its pages speak of most."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ui.screen.words.texts import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.documents import Document, Language

_NAME = re.compile(
    r"(?<![.!?:»\n] )(?<!^)\b[A-ZÉÈÀÎÔÂ][\w’'-]*[a-zà-ÿA-Z](?:[ \u00a0][A-ZÉÈÀÎÔÂ][\w-]+){0,2}"
)
_SHORTEST = 3


_WORD = re.compile(r"\w+")


def names(documents: Iterable[Document], *, limit: int) -> list[str]:
    """Return the capitalised names that most documents hold, most widespread first.

    A word that the documents also write in small letters is no name; a name that shares a word
    with a more widespread one gives way to it.

    >>> from index.documents import Document, Span
    >>> texts = ["Hier, Kai Zenner parle.", "On cite Kai Zenner. Et Azure.", "Oui, Azure."]
    >>> docs = [Document(id=str(i), path=str(i), kind="article", text=t, spans=(Span(0, len(t)),))
    ...         for i, t in enumerate(texts)]
    >>> names(docs, limit=2)
    ['Kai Zenner', 'Azure']
    """
    held: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for document in documents:
        held.update({name.replace("\u00a0", " ") for name in _NAME.findall(document.text)})
        small.update(word for word in _WORD.findall(document.text) if word.islower())
    ranked = sorted(held, key=lambda name: (-held[name], -len(name), name))
    chosen: list[str] = []
    for name in ranked:
        common = any(small[word.lower()] for word in _WORD.findall(name))
        if len(name) >= _SHORTEST and held[name] > 1 and not common and not _within(name, chosen):
            chosen.append(name)
        if len(chosen) == limit:
            break
    return chosen


def _within(name: str, others: Iterable[str]) -> bool:
    words = set(name.split())
    return any(words & set(other.split()) for other in others)


def _is_person(name: str) -> bool:
    """Tell a first name and a surname from a company's letters (``Mistral AI``)."""
    words = name.split()
    return len(words) > 1 and not any(word.isupper() for word in words)


def examples(documents: Iterable[Document], language: Language) -> list[str]:
    """Return up to four questions about the dossier's own names, in the interface's language."""
    known = list(documents)
    found = names((document for document in known if document.kind == "article"), limit=8)
    people = [name for name in found if _is_person(name)]
    things = [name for name in found if name not in people]
    asked = [("example_about", name) for name in things[:2]]
    asked += [("example_who", name) for name in people[:1]]
    if any(document.kind == "comment" for document in known):
        asked += [("example_readers", name) for name in (*things, *people)[:1]]
    return [say(language, key, name=name) for key, name in asked]
