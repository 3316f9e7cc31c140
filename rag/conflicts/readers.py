"""Readers who correct the article they comment on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.conflicts.owners import known
from rag.conflicts.plain import folded
from rag.conflicts.sharing import shared_terms
from rag.conflicts.sides import Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.conflicts.sayings import Saying
    from rag.conflicts.topic import Topic

_CORRECTS: Final = re.compile(
    r"^(sauf que|non\b|no,|faux|false|wrong|erreur|attention|pardon|actually|en fait|en realite|"
    r"in fact|petite (precision|correction)|a noter un|petit detail|correction|"
    r"rectification|not quite|not so)|"
    r"\b(c'est faux|est fausse|est faux|est inexact\w*|vous (avez|vous) (confond\w+|inverse\w*|"
    r"tromp\w+)|vous vous trompez|votre erreur|une erreur|l'erreur|"
    r"vous pourriez corriger|a corriger|"
    r"is wrong|are wrong|is not true|you got|your mistake|a mistake|an error|please correct)\b"
)
_TOLD: Final = 0.3
_SHARED: Final = 2
_SHARED_FAR: Final = 4  # where the article is not the one commented on
_MOST_WORDS: Final = 14


def corrected(topic: Topic, sayings: Sequence[Saying]) -> list[list[Told]]:
    """Return the sentence of an article and that of a reader who says it is wrong.

    Both must speak of what is asked, and of the same thing, on one page.
    """
    readers = [
        saying
        for saying in sayings
        if corrects(saying) and known(topic, saying) >= 0.5 and topic.told(saying) >= _TOLD
    ]
    for reader in readers:
        page = reader.place[0]
        articles = [
            saying
            for saying in sayings
            if not saying.is_comment
            and topic.told(saying) >= _TOLD
            and _shared(reader, saying) >= (_SHARED if saying.place[0] == page else _SHARED_FAR)
        ]
        if articles:
            best = max(articles, key=lambda saying: (_shared(reader, saying), -saying.place[1]))
            return [[Told(_short(best), best)], [Told(_short(reader), reader)]]
    return []


def corrects(saying: Saying) -> bool:
    """Tell whether a reader says that something is wrong."""
    return saying.is_comment and _CORRECTS.search(folded(saying)) is not None


def _shared(reader: Saying, article: Saying) -> int:
    names = {word for name in reader.facts.names for word in name.words}
    held = {word for name in article.facts.names for word in name.words}
    return shared_terms(reader, article) + len(names & held)


def _short(saying: Saying) -> str:
    words = saying.extract.text.split()
    return " ".join(words) if len(words) <= _MOST_WORDS else " ".join(words[:_MOST_WORDS]) + " …"
