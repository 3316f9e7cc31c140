"""Who wrote an article, when it appeared and where: answers from its own byline and dateline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.attribution import spoken_date
from rag.overview.wording import named, span_of

if TYPE_CHECKING:
    from index.documents import Document, Language
    from rag.answer import Sentence
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk


def byline(ask: Ask, desk: Desk) -> tuple[tuple[Sentence, ...], bool]:
    """Answer who wrote an article, when or where it appeared.

    Returns
    -------
    The sentences, and whether they answer: an article may be unsigned, and saying so does not.
    """
    found = desk.shelf.named(ask.rest, desk.language)
    told = [article for article in found if _held(ask, article)]
    if told:
        return tuple(_line(ask, article, desk) for article in told), True
    return tuple(_missing(ask, article, desk) for article in found[:1]), False


def _held(ask: Ask, article: Document) -> str | None:
    return {"author": article.author, "date": article.date, "outlet": article.outlet}[ask.kind]


def _line(ask: Ask, article: Document, desk: Desk) -> Sentence:
    language = desk.language
    date = f" {span_of(article.date, article.date, language)}" if article.date else ""
    if ask.kind == "author":
        said = "est signé" if language == "fr" else "is signed by"
        text = f"{named(article, language, capital=True)} {said} {article.author}."
        return desk.synthesis(text, [desk.byline(article)])
    if ask.kind == "date":
        told = _when(article.date or "", language)
        text = f"{named(article, language, capital=True)} {told}."
        return desk.synthesis(text, [desk.dateline(article)])
    said = "est paru dans" if language == "fr" else "appeared in"
    bare = named(article, language, capital=True).removesuffix(f" ({article.outlet})")
    text = f"{bare} {said} {article.outlet}{date}."
    return desk.synthesis(text, [desk.places.title(article)])


def _when(iso: str, language: Language) -> str:
    day = spoken_date(iso, language)
    whole = len(iso) >= 10
    if language == "fr":
        hour = f" à {int(iso[11:13])} h {iso[14:16]}" if len(iso) >= 16 else ""
        return f"est daté du {day}{hour}" if whole else f"est daté de {day}"
    hour = f" at {iso[11:16]}" if len(iso) >= 16 else ""
    return f"is dated {day}{hour}"


def _missing(ask: Ask, article: Document, desk: Desk) -> Sentence:
    name = named(article, desk.language, capital=True)
    what = {
        "author": ("ne porte pas de signature", "bears no byline"),
        "date": ("n’est pas daté", "bears no date"),
        "outlet": ("ne dit pas où il est paru", "does not say where it appeared"),
    }[ask.kind][desk.language == "en"]
    return desk.synthesis(f"{name} {what}.", [desk.places.title(article)])
