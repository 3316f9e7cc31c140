"""What a dossier covers: how many pages and comments, from when, on what; from the ledger."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.attribution import of_name, spoken_date
from rag.text.names.mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.documents import Document, Language

_SUBJECTS = 4


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts and bounds over every document of a store.

    Attributes
    ----------
    articles, comments
        How many documents of each kind.
    first, last
        ISO dates of the oldest and newest dated article, None when none is dated.
    subjects
        Names that most articles mention, most frequent first.
    outlets
        Names of the outlets known, in alphabetical order.
    readers
        Pseudonyms of the readers who comment, in alphabetical order.
    """

    articles: int
    comments: int
    first: str | None
    last: str | None
    subjects: tuple[str, ...]
    outlets: tuple[str, ...]
    readers: tuple[str, ...] = ()

    def sentence(self, language: Language) -> str:
        """Return one sentence that says what the dossier covers."""
        articles = _count(self.articles, "article", language)
        comments = _count(self.comments, "commentaire" if language == "fr" else "comment", language)
        subjects = ", ".join(self.subjects)
        if language == "fr":
            about = f" ; on y parle surtout {of_name(subjects)}" if subjects else ""
            return f"Il réunit {articles} et {comments}{self._dates('fr')}{about}."
        about = f"; it is mostly about {subjects}" if subjects else ""
        return f"It holds {articles} and {comments}{self._dates('en')}{about}."

    def _dates(self, language: Language) -> str:
        if self.first is None or self.last is None:
            return ""
        first, last = (spoken_date(day, language) for day in (self.first, self.last))
        if first == last:
            return f" ({first})"
        return f" ({first} – {last})"


def coverage(documents: Iterable[Document]) -> Coverage:
    """Return what documents cover; names are counted once an article."""
    listed = list(documents)
    articles = [document for document in listed if document.kind == "article"]
    counted: Counter[str] = Counter()
    for article in articles:
        counted.update(_mentioned(article.text))
    dates = sorted(article.date for article in articles if article.date)
    subjects: list[str] = []
    for name in sorted(counted, key=lambda name: (-counted[name], -len(name), name)):
        if not any(name in other or other in name for other in subjects):
            subjects.append(name)
        if len(subjects) == _SUBJECTS:
            break
    return Coverage(
        articles=len(articles),
        comments=len(listed) - len(articles),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        subjects=tuple(subjects),
        outlets=tuple(sorted({a.outlet for a in articles if a.outlet})),
        readers=tuple(sorted({d.author for d in listed if d.kind == "comment" and d.author})),
    )


def _mentioned(text: str) -> set[str]:
    return {name for name in mentions(text) if len(name) > 2}


def _count(number: int, noun: str, language: Language) -> str:
    plural = number > 1 or (number == 0 and language == "en")
    return f"{number} {noun}{'s' if plural else ''}"
