"""What the dossier is made of: its dates, its outlets, its authors, its titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.answer import Sentence
from rag.overview.wording import chosen, counted, listed, quoted, short_name, span_of

if TYPE_CHECKING:
    from rag.overview.desk import Desk

_CITED: Final = 3
_OUTLETS: Final = 12
_AUTHORS: Final = 8
_TITLES: Final = 5
_WORDS: Final = 76


def dates(desk: Desk) -> tuple[Sentence, ...]:
    """Answer from when to when the articles go, citing the oldest and the newest."""
    dated = desk.shelf.dated
    if not dated:
        return ()
    first, last = dated[0], dated[-1]
    span = span_of(first.date or "", last.date or "", desk.language)
    one, two = short_name(first, desk.language), short_name(last, desk.language)
    undated = len(desk.shelf.articles) - len(dated)
    together = (last.date or "").startswith(first.date or "")
    if desk.language == "fr":
        rest = f"\u00a0; {counted(undated, 'article', 'fr')} sans date" if undated else ""
        text = f"Les articles datés {'sont parus' if together else 'vont'} {span}{rest}."
        text += f" Le plus ancien est {one}, le plus récent {two}."
        alone = f"Le seul article daté, {one}, est paru {span}{rest}."
    else:
        rest = f"; {counted(undated, 'article', 'en')} without a date" if undated else ""
        text = f"The dated articles {'appeared' if together else 'run'} {span}{rest}."
        text += f" The oldest is {one}, the most recent {two}."
        alone = f"The only dated article, {one}, appeared {span}{rest}."
    places = [desk.dateline(first), desk.dateline(last)]
    return (desk.synthesis(alone if first is last else text, places),)


def outlets(desk: Desk) -> tuple[Sentence, ...]:
    """Answer which outlets the articles come from."""
    shelf, language = desk.shelf, desk.language
    names = shelf.outlets
    if not names:
        return ()
    number = counted(len(names), "outlet", language)
    shown = listed(names[:_OUTLETS], language)
    unnamed = sum(1 for article in shelf.articles if not article.outlet)
    rest = counted(unnamed, "article", language)
    if language == "fr":
        text = f"Les articles viennent de {number}\u00a0: {shown}."
        text += f" La source de {rest} n’est pas indiquée." if unnamed else ""
    else:
        text = f"The articles come from {number}: {shown}."
        text += f" The source of {rest} is not given." if unnamed else ""
    cited = [next(a for a in shelf.articles if a.outlet == name) for name in names[:_CITED]]
    return (desk.synthesis(text, [desk.places.title(article) for article in cited]),)


def authors(desk: Desk) -> tuple[Sentence, ...]:
    """Answer who signs the articles."""
    articles, language = desk.shelf.articles, desk.language
    signed = {one.author: one for one in reversed(articles) if one.author}
    if not signed:
        return ()
    names = sorted(signed, key=fold)
    where = {name: f" ({signed[name].outlet})" if signed[name].outlet else "" for name in names}
    shown = listed([f"{name}{where[name]}" for name in names[:_AUTHORS]], language)
    unsigned = sum(1 for article in articles if not article.author)
    rest = counted(unsigned, "article", language).capitalize()
    if language == "fr":
        text = f"Les articles sont signés {shown}."
        missing = f" {rest} ne {chosen(unsigned, 'porte', 'portent')} pas de signature."
    else:
        text = f"The articles are signed by {shown}."
        missing = f" {rest} {chosen(unsigned, 'bears', 'bear')} no byline."
    places = [desk.byline(signed[name]) for name in names[:_CITED]]
    return (desk.synthesis(text + (missing if unsigned else ""), places),)


def titles(desk: Desk) -> tuple[Sentence, ...]:
    """Answer which articles there are, the first few by their titles."""
    articles, language = desk.shelf.articles, desk.language
    shown = [article for article in articles if article.title][:_TITLES]
    if not shown:
        return ()
    total = counted(len(articles), "article", language)
    some = len(shown) < len(articles)
    if language == "fr":
        opening = f"Le dossier compte {total}{', dont' if some else ''}\u00a0:"
    else:
        opening = f"The dossier holds {total}{', among them' if some else ''}:"
    found = [Sentence(opening, (), "synthesis")]
    spent = len(opening.split())
    for article in shown:
        where = f" ({article.outlet})" if article.outlet else ""
        line = f"{quoted(article.title or '', language)}{where}."
        spent += len(line.split())
        if spent > _WORDS:
            break
        found.append(desk.synthesis(line, [desk.places.title(article)]))
    return tuple(found)
