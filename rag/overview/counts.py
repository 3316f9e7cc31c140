"""How many articles, pages, comments, readers: answers that the ledger alone gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.answer import Sentence
from rag.attribution import of_outlet
from rag.overview.listing import authors, outlets
from rag.overview.wording import (
    TONGUES,
    chosen,
    counted,
    listed,
    named,
    quoted,
    short_name,
    span_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.documents import Document, Language
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk

_LANGUAGES: Final[dict[str, Language]] = {
    "anglais": "en", "anglaise": "en", "english": "en", "anglophone": "en", "anglophones": "en",
    "francais": "fr", "francaise": "fr", "french": "fr", "francophone": "fr", "francophones": "fr",
}  # fmt: skip
_BOTH: Final = frozenset(("commentaires", "comments", "commentaire", "comment"))
_CITED: Final = 3
_NAMED: Final = 4


def count(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    """Answer how many there are of something, in the dossier or in one scope of it."""
    if not ask.rest:
        return _TOTALS[ask.counted or "article"](desk)
    if ask.counted in ("article", "page") and set(ask.rest) <= _BOTH:
        return _pages(desk)
    tongues = {_LANGUAGES[word] for word in ask.rest if word in _LANGUAGES}
    if len(tongues) == 1 and all(word in _LANGUAGES for word in ask.rest):
        return _in_language(ask, tongues.pop(), desk)
    return _scoped(ask, desk)


def _scoped(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    """Answer how many come from an outlet, stand under an article, or mention something."""
    outlet, left = desk.shelf.outlet(ask.rest)
    if outlet is not None and not left:
        return _of_outlet(ask, outlet, desk)
    if ask.mentions:
        return _mentioning(ask, desk)
    if ask.counted == "comment" and ask.article:
        return _under(desk.shelf.named(ask.rest, desk.language), desk)
    return ()


def _articles(desk: Desk) -> tuple[Sentence, ...]:
    shelf, language = desk.shelf, desk.language
    total = counted(len(shelf.articles), "article", language)
    dated = shelf.dated
    when = ""
    if dated:
        span = span_of(dated[0].date or "", dated[-1].date or "", language)
        part, whole = (
            (f"dont {len(dated)} datés", "publiés") if language == "fr"
            else (f"{len(dated)} of them dated", "published")
        )  # fmt: skip
        when = f", {whole if len(dated) == len(shelf.articles) else part} {span}"
    start = "Le dossier contient" if language == "fr" else "The dossier holds"
    cited = [dated[0], dated[-1]] if dated else list(shelf.articles[:1])
    return (desk.synthesis(f"{start} {total}{when}.", [desk.places.title(one) for one in cited]),)


def _pages(desk: Desk) -> tuple[Sentence, ...]:
    shelf, language = desk.shelf, desk.language
    pages = counted(len({document.path for document in shelf.documents}), "page", language)
    articles = counted(len(shelf.articles), "article", language)
    comments = counted(len(shelf.comments), "comment", language)
    if language == "fr":
        text = f"Le dossier compte {pages}\u00a0: {articles} et {comments}."
    else:
        text = f"The dossier has {pages}: {articles} and {comments}."
    return (Sentence(text, (), "synthesis"),)


def _comments(desk: Desk) -> tuple[Sentence, ...]:
    shelf, language = desk.shelf, desk.language
    start = "Le dossier contient" if language == "fr" else "The dossier holds"
    total = counted(len(shelf.comments), "comment", language)
    if not shelf.comments:
        return (Sentence(f"{start} {total}.", (), "synthesis"),)
    under = {article.id: shelf.under([article]) for article in shelf.articles}
    busiest = max(shelf.articles, key=lambda article: len(under[article.id]))
    busy = [found for found in under.values() if found]
    where = counted(len(busy), "article", language)
    most = counted(len(under[busiest.id]), "comment", language)
    name = short_name(busiest, language)
    if language == "fr":
        text = f"{start} {total}, sous {where}."
        text += f" Le plus commenté est {name}, avec {most}." if len(busy) > 1 else ""
    else:
        text = f"{start} {total}, under {where}."
        text += f" The most commented is {name}, with {most}." if len(busy) > 1 else ""
    return (desk.synthesis(text, [desk.places.first(under[busiest.id][0])]),)


def _readers(desk: Desk) -> tuple[Sentence, ...]:
    comments = desk.shelf.comments
    if not comments:
        return _comments(desk)
    signed = [one for one in comments if one.author]
    number = len({fold(one.author or "") for one in signed})
    unsigned = len(comments) - len(signed)
    readers = counted(number, "reader", desk.language)
    total = counted(len(comments), "comment", desk.language)
    if desk.language == "fr":
        text = f"{readers} {chosen(number, 'signe', 'signent')} les {total} du dossier."
        bare = f"{unsigned} ne {chosen(unsigned, 'porte', 'portent')} pas de pseudonyme"
        partly = f"Sur {total}, {bare}\u00a0; les autres viennent de {readers}."
        unknown = "on ne sait pas de combien de lecteurs ils viennent"
        none = f"Les {total} ne portent pas de pseudonyme\u00a0: {unknown}."
    else:
        text = f"{readers} signed the {total} of the dossier."
        bare = f"{unsigned} {chosen(unsigned, 'bears', 'bear')} no name"
        partly = f"Of {total}, {bare}; the others come from {readers}."
        none = f"The {total} bear no name: how many readers wrote them is not known."
    told = text if not unsigned else partly if signed else none
    return (desk.synthesis(told, [desk.places.first((signed or list(comments))[0])]),)


_TOTALS: Final[dict[str, Callable[[Desk], tuple[Sentence, ...]]]] = {
    "article": _articles, "page": _pages, "comment": _comments, "reader": _readers,
    "outlet": outlets, "author": authors,
}  # fmt: skip


def _in_language(ask: Ask, tongue: Language, desk: Desk) -> tuple[Sentence, ...]:
    comments = ask.counted == "comment"
    pool = desk.shelf.comments if comments else desk.shelf.articles
    found = [document for document in pool if document.language == tongue]
    french, english = TONGUES[tongue]
    total = counted(len(pool), "comment" if comments else "article", desk.language)
    outlet_names = [one.outlet for one in found if one.outlet]
    who = ""
    if not comments and 0 < len(found) == len(outlet_names) <= _NAMED:
        who = f" ({listed(outlet_names, desk.language)})"
    if desk.language == "fr":
        text = f"{len(found)} des {total} {chosen(len(found), 'est', 'sont')} en {french}{who}."
        none = f"Aucun des {total} n’est en {french}."
    else:
        text = f"{len(found)} of the {total} {chosen(len(found), 'is', 'are')} in {english}{who}."
        none = f"None of the {total} is in {english}."
    if found and len(found) == len(pool) > 1:
        text = f"Les {total} sont tous en {french}." if desk.language == "fr" else text
        text = text if desk.language == "fr" else f"All {total} are in {english}."
    place = desk.places.first if comments else desk.places.title
    return (desk.synthesis(text if found else none, [place(one) for one in found[:_CITED]]),)


def _of_outlet(ask: Ask, outlet: str, desk: Desk) -> tuple[Sentence, ...]:
    articles = [article for article in desk.shelf.articles if article.outlet == outlet]
    if ask.counted == "comment":
        return _under(articles, desk)
    if ask.counted != "article":
        return ()
    number = len(articles)
    total = counted(number, "article", desk.language)
    if desk.language == "fr":
        text = f"{total} du dossier {chosen(number, 'vient', 'viennent')} {of_outlet(outlet)}."
    else:
        text = f"{total} of the dossier {chosen(number, 'comes', 'come')} from {outlet}."
    return (desk.synthesis(text, [desk.places.title(article) for article in articles[:_CITED]]),)


def _under(articles: Sequence[Document], desk: Desk) -> tuple[Sentence, ...]:
    found = []
    for article in articles:
        comments = desk.shelf.under([article])
        total = counted(len(comments), "comment", desk.language)
        name = named(article, desk.language, capital=True)
        if desk.language == "fr":
            text = f"{name} {'porte' if comments else 'ne porte'} {total}."
        else:
            text = f"{name} has {total}."
        places = [desk.places.title(article)]
        places += [desk.places.first(comments[0])] if comments else []
        found.append(desk.synthesis(text, places))
    return tuple(found)


def _mentioning(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    pool = desk.shelf.articles if ask.counted == "article" else desk.shelf.comments
    found = desk.shelf.saying(ask.rest, pool, desk.language, share=1.0)
    if not found:
        return ()
    places = [desk.mention(document, ask.rest) for document in found[:_CITED]]
    subject = quoted(desk.as_written(ask.rest), desk.language)
    total = counted(len(pool), ask.counted or "article", desk.language)
    if desk.language == "fr":
        verb = chosen(len(found), "mentionne", "mentionnent")
        text = f"{len(found)} des {total} {verb} {subject}."
    else:
        verb = chosen(len(found), "mentions", "mention")
        text = f"{len(found)} of the {total} {verb} {subject}."
    return (desk.synthesis(text, places),)
