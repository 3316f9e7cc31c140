"""Naming who says it: outlet and date of an article, pseudonym of a reader, in two languages."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from index.analysis import fold

if TYPE_CHECKING:
    from index.documents import Language
    from rag.hits import Source

_MONTHS: Final[dict[Language, tuple[str, ...]]] = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip


def spoken_date(iso: str, language: Language) -> str:
    """Return an ISO date, perhaps partial, as a reader writes it; the hour is left out.

    Examples
    --------
    >>> spoken_date("2024-02-28T06:50", "fr"), spoken_date("2024-02", "en")
    ('28 février 2024', 'February 2024')
    >>> spoken_date("2024-03-01", "fr")
    '1er mars 2024'
    """
    year, *rest = iso[:10].split("-")
    if not rest:
        return year
    month = _MONTHS[language][int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    day = int(rest[1])
    return f"{'1er' if day == 1 and language == 'fr' else day} {month} {year}"


def publisher(source: Source, language: Language) -> str:
    r"""Return the outlet's name, failing that the page's title in quotes, failing that its file.

    Examples
    --------
    >>> from index.documents import Document, Span
    >>> from rag.hits import Source
    >>> page = Document(id="a#a1", path="d/a.txt", kind="article", text="x", spans=(Span(0, 1),))
    >>> publisher(Source.of(page), "fr")
    'la page «\xa0a\xa0»'
    """
    if source.outlet:
        return source.outlet
    name = source.title or PurePosixPath(source.path).stem
    if language == "fr":
        return f"«\u00a0{name}\u00a0»" if source.title else f"la page «\u00a0{name}\u00a0»"
    return f"“{name}”" if source.title else f"the page “{name}”"


def speaker(source: Source, language: Language) -> str:
    """Return who speaks in a document: its outlet, or the reader who comments on it."""
    if source.kind == "article":
        return publisher(source, language)
    if language == "fr":
        return f"{source.author} (lecteur)" if source.author else "un lecteur"
    return f"{source.author} (a reader)" if source.author else "a reader"


def of_outlet(name: str) -> str:
    """Return an outlet's name behind the French *de*.

    >>> [of_outlet(n) for n in ("Le Fil Tech", "La Gazette", "L'Écho", "Next", "Ouest-France")]
    ['du Fil Tech', 'de La Gazette', "de L'Écho", 'de Next', 'd’Ouest-France']
    """
    if name.startswith("Le "):
        return f"du {name[3:]}"
    if name.startswith("Les "):
        return f"des {name[4:]}"
    return of_name(name)


def of_name(name: str) -> str:
    """Return a name behind the French *de*, which an article in it does not change.

    >>> of_name("Orvaine et Valdrac"), of_name("Microsoft"), of_name("Ysysel")
    ('d’Orvaine et Valdrac', 'de Microsoft', 'd’Ysysel')
    """
    return f"d’{name}" if fold(name)[:1] in "aeiouy" else f"de {name}"


def attribution(source: Source, language: Language, title: str = "") -> str:
    """Return the whole attribution: who, where for a reader, and the date.

    Parameters
    ----------
    source
        Who published it, and when.
    language
        That of the words around.
    title
        The page's, to be named as well; the words that a page without one opens on.

    Examples
    --------
    >>> from index.documents import Document, Span
    >>> from rag.hits import Source
    >>> comment = Document(id="a#c1", path="a.txt", kind="comment", text="x", spans=(Span(0, 1),),
    ...     outlet="Next", author="Syl", date="2024-02-28")
    >>> attribution(Source.of(comment), "fr")
    'Syl (lecteur), sous un article de Next, 28 février 2024'
    """
    parts = [speaker(source, language)]
    if source.kind == "comment" and (source.outlet or source.title):
        parts.append(_under(source, language))
    if title and not source.title:
        parts.append(_opens_on(title, language))
    elif title and source.outlet:
        parts.append(f"«\u00a0{title}\u00a0»" if language == "fr" else f"“{title}”")
    if source.date:
        parts.append(spoken_date(source.date, language))
    return ", ".join(parts)


def _opens_on(words: str, language: Language) -> str:
    if language == "fr":
        return f"qui s’ouvre sur «\u00a0{words}\u00a0»"
    return f"which opens on “{words}”"


def _under(source: Source, language: Language) -> str:
    if source.outlet and language == "fr":
        return f"sous un article {of_outlet(source.outlet)}"
    if source.outlet:
        return f"under an article of {source.outlet}"
    return f"{'sous' if language == 'fr' else 'under'} {publisher(source, language)}"
