"""How a source is named to a reader: the outlet, the person, the kind, the date."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ui.screen.views.markup import Html, el
from ui.screen.words.texts import say, spoken_date

if TYPE_CHECKING:
    from index.documents import Document, Language
    from rag.hits import Source


def name_of(source: Source | Document, language: Language) -> str:
    """Return who published it: the outlet, else the title, else the file's name.

    >>> from rag.hits import Source
    >>> base = dict(author=None, date=None, kind="article", language="fr", url=None,
    ...             reply_to=None, via=())
    >>> name_of(Source(path="a/001.txt", title="Le pari", outlet=None, **base), "fr")
    'Le pari'
    """
    return source.outlet or source.title or PurePosixPath(source.path).name


def speaker_of(source: Source | Document, language: Language) -> str:
    """Return the person who speaks: the signature or pseudonym, or words for its absence."""
    if source.kind == "comment":
        return source.author or say(language, "reader_unnamed")
    return source.author or say(language, "author_unnamed")


def chip(source: Source | Document, language: Language) -> Html:
    """Return the label that tells an article from a reader."""
    key = "reader" if source.kind == "comment" else "article"
    return el("span", say(language, key), cls=f"chip {source.kind}")


def byline(source: Source | Document, language: Language, *, titled: bool = False) -> str:
    """Return outlet, person and date on one line, what is unknown left out.

    ``titled`` says that the title, or the file's name for want of one, stands beside the line: it
    then stands for no outlet.

    >>> from rag.hits import Source
    >>> byline(Source(path="p", title="T", outlet="Le Fil", author="Syl", date="2024-02",
    ...               kind="comment", language="fr", url=None, reply_to=None, via=()), "fr")
    'Syl · Le Fil · février 2024'
    """
    person = speaker_of(source, language) if source.kind == "comment" else source.author
    date = spoken_date(language, source.date)
    outlet = source.outlet if titled else name_of(source, language)
    parts = (person, outlet, date) if source.kind == "comment" else (outlet, date, person)
    return " · ".join(part for part in parts if part)


def source_line(source: Source | Document, language: Language) -> str:
    """Return a source as a footnote gives it: kind for a reader, byline, title, address."""
    kind = say(language, "reader") if source.kind == "comment" else None
    title = source.title if source.title != name_of(source, language) else None
    parts = (kind, byline(source, language), title, source.url)
    return ", ".join(part for part in parts if part) + f" ({source.path})"
