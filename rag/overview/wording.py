"""Numbers, lists and dates as a sentence says them, in French and English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.attribution import of_name, of_outlet, publisher, spoken_date
from rag.hits import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document, Language
    from rag.retrieval.filters import Filters

_NOUNS: Final = {
    "article": ("article", "article"),
    "comment": ("commentaire", "comment"),
    "page": ("page", "page"),
    "reader": ("lecteur", "reader"),
    "outlet": ("titre de presse", "outlet"),
    "author": ("signature", "byline"),
}
TONGUES: Final = {"fr": ("français", "French"), "en": ("anglais", "English")}
"""Of each language, its name in French and in English."""

_PLURALS: Final = {"titre de presse": "titres de presse"}


def counted(number: int, noun: str, language: Language) -> str:
    """Return a number and its noun; French takes the singular up to one.

    >>> counted(11, "article", "fr"), counted(1, "comment", "en"), counted(0, "comment", "fr")
    ('11 articles', '1 comment', 'aucun commentaire')
    >>> counted(3, "outlet", "fr"), counted(0, "page", "en")
    ('3 titres de presse', 'no pages')
    """
    singular = _NOUNS[noun][language == "en"]
    plural = _PLURALS.get(singular, f"{singular}s")
    if language == "fr":
        none = "aucune" if noun in ("page", "author") else "aucun"
        return (
            f"{none} {singular}" if not number else f"{number} {plural if number > 1 else singular}"
        )
    return f"{number or 'no'} {singular if number == 1 else plural}"


def listed(names: Sequence[str], language: Language) -> str:
    """Return names as a sentence lists them.

    >>> listed(["A", "B", "C"], "fr"), listed(["A", "B"], "en"), listed(["A"], "fr")
    ('A, B et C', 'A and B', 'A')
    """
    joint = " et " if language == "fr" else " and "
    return joint.join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def quoted(text: str, language: Language) -> str:
    r"""Return a text in the quotation marks of a language, one line.

    >>> quoted("Tout va bien", "en")
    '“Tout va bien”'
    >>> quoted("« Oui »  et non", "fr")
    '«\xa0“Oui” et non\xa0»'
    """
    line = " ".join(text.split())
    if language == "en":
        inner = re.sub(r"\s*[»”]", "’", re.sub(r"[«“]\s*", "‘", line))
        return f"“{inner}”"
    inner = (
        line.replace("«\u00a0", "“").replace("\u00a0»", "”").replace("« ", "“").replace(" »", "”")
    )
    return f"«\u00a0{inner.replace('«', '“').replace('»', '”')}\u00a0»"


def named(article: Document, language: Language, *, capital: bool = False) -> str:
    r"""Return how a sentence names an article: its title and its outlet.

    >>> from index.documents import Document, Span
    >>> page = Document(id="a#a1", path="a.txt", kind="article", text="x", spans=(Span(0, 1),),
    ...     title="Tollé", outlet="Next")
    >>> named(page, "en", capital=True)
    'The article “Tollé” (Next)'
    >>> named(page, "fr")
    'l’article «\xa0Tollé\xa0» (Next)'
    """
    start = "l’article" if language == "fr" else "the article"
    if article.title:
        where = f" ({article.outlet})" if article.outlet else ""
        name = f"{start} {quoted(article.title, language)}{where}"
    else:
        whose = publisher(Source.of(article), language)
        name = f"{start} {of_outlet(whose)}" if language == "fr" else f"{start} of {whose}"
    return name[:1].upper() + name[1:] if capital else name


def span_of(first: str, last: str, language: Language) -> str:
    """Return two ISO dates as a span.

    >>> span_of("2024-02-27", "2024-03-05", "fr"), span_of("2024-02-27", "2024-02-27T08:00", "en")
    ('du 27 février 2024 au 5 mars 2024', 'on 27 February 2024')
    >>> span_of("2024-02", "2024-03-01", "en")
    'from February 2024 to 1 March 2024'
    """
    if last.startswith(first):
        last = first
    one, two = spoken_date(first, language), spoken_date(last, language)
    if language == "fr":
        if one == two:
            return f"le {one}" if one[0].isdigit() and len(one) > 4 else f"en {one}"
        return f"{_from(one)} {_to(two)}"
    if one == two:
        return f"on {one}" if one[0].isdigit() and len(one) > 4 else f"in {one}"
    return f"from {one} to {two}"


def _from(spoken: str) -> str:
    if spoken[0].isdigit() and len(spoken) > 4:
        return f"du {spoken}"
    return f"d’{spoken}" if spoken[0] in "ao" else f"de {spoken}"


def _to(spoken: str) -> str:
    return f"au {spoken}" if spoken[0].isdigit() and len(spoken) > 4 else f"à {spoken}"


def short_name(article: Document, language: Language) -> str:
    """Return an article's title with its outlet and date behind it."""
    if not article.title:
        return named(article, language)
    date = spoken_date(article.date, language) if article.date else None
    told = ", ".join(filter(None, (article.outlet, date)))
    return (
        f"{quoted(article.title, language)} ({told})" if told else quoted(article.title, language)
    )


def filtered(filters: Filters, language: Language) -> str:
    r"""Return what filters leave of the comments, in words, nothing where they leave them all.

    >>> from rag.retrieval.filters import Filters
    >>> filtered(Filters(kind="comment", since="2024-02", until="2024-03-01"), "fr")
    ' (filtre\xa0: depuis février 2024, jusqu’au 1er mars 2024)'
    >>> filtered(Filters(language="fr", author="Ana"), "en")
    ' (filter: by Ana, in French)'
    >>> filtered(Filters(kind="comment"), "en")
    ''
    """
    french = language == "fr"
    told = [filters.outlet] if filters.outlet else []
    if filters.author:
        told.append(of_name(filters.author) if french else f"by {filters.author}")
    if filters.language:
        tongue = TONGUES[filters.language][not french]
        told.append(f"en {tongue}" if french else f"in {tongue}")
    for iso, start in ((filters.since, "depuis"), (filters.until, "jusqu’à")):
        if iso:
            told.append(_bound(iso, start, language))
    start = "filtre\u00a0" if french else "filter"
    return f" ({start}: {', '.join(told)})" if told else ""


def _bound(iso: str, start: str, language: Language) -> str:
    spoken = spoken_date(iso, language)
    if language == "en":
        return f"{'since' if start == 'depuis' else 'until'} {spoken}"
    if start == "depuis":
        return f"depuis {'le ' if len(iso) > 7 else ''}{spoken}"
    return f"jusqu’{_to(spoken)}"


def chosen(number: int, one: str, several: str) -> str:
    """Return the form that agrees with a number.

    >>> chosen(1, "est", "sont"), chosen(3, "is", "are")
    ('est', 'are')
    """
    return one if number == 1 else several
