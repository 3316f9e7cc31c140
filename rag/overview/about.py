"""What the dossier, or one article, is about: counts, subjects and a cited key sentence or two."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from rag.attribution import of_name
from rag.overview.framing import framed_short, quoting
from rag.overview.places import shortened
from rag.overview.wording import counted, listed, span_of
from rag.quoting.cutting import trimmed

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.documents import Document
    from rag.answer import Sentence
    from rag.extract import Extract
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk
    from rag.overview.salience import Salience

_WORDS: Final = 84
_QUOTE: Final = 29
_KEYS: Final = 2
_SAME: Final = 0.5


def about(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    """Answer what the dossier is about, or what one article says."""
    if ask.article:
        found = desk.shelf.named(ask.rest, desk.language)[:2]
        lines = [line for article in found for line in _article(article, desk, len(found))]
        return desk.fitting(lines, words=_WORDS + 4, most=2)
    if not desk.shelf.articles:
        return ()
    salience = desk.holdings.salience
    opening = _opening(desk, salience)
    keys = [partial(framed_short, key) for key in _keys(desk)]
    room = _WORDS - len(opening.text.split())
    return (opening, *desk.fitting(keys, words=room, most=_KEYS))


def _opening(desk: Desk, salience: Salience) -> Sentence:
    shelf, language = desk.shelf, desk.language
    articles = counted(len(shelf.articles), "article", language)
    comments = counted(len(shelf.comments), "comment", language)
    when = ""
    if shelf.dated:
        when = span_of(shelf.dated[0].date or "", shelf.dated[-1].date or "", language)
    subjects = listed(salience.subjects[:3], language)
    if language == "fr":
        text = f"Ce dossier réunit {articles} et {comments}" + (f", {when}" if when else "")
        about_what = f". On y parle surtout {of_name(subjects)}" if subjects else ""
    else:
        text = f"This dossier holds {articles} and {comments}" + (f", {when}" if when else "")
        about_what = f". It is mostly about {subjects}" if subjects else ""
    cited = [desk.places.title(one) for one in (shelf.dated[:1] + shelf.dated[-1:])]
    return desk.synthesis(f"{text}{about_what}.", cited or [desk.places.title(shelf.articles[0])])


def _keys(desk: Desk) -> list[Extract]:
    """Return key sentences of different outlets, most central first."""
    found: dict[str, tuple[float, Extract]] = {}
    for score, extract in desk.holdings.leads:
        own = 0.3 if extract.hit.source.language == desk.language else 0.0
        short = shortened(extract, _QUOTE, least=9)
        if short is not None:
            found.setdefault(extract.hit.document_id, (score + own, short))
    chosen: list[Extract] = []
    for _, extract in sorted(found.values(), key=lambda pair: -pair[0]):
        publishers = {one.hit.source.outlet or one.hit.source.path for one in chosen}
        here = extract.hit.source.outlet or extract.hit.source.path
        if here not in publishers and not any(desk.alike(extract, one) > _SAME for one in chosen):
            chosen.append(extract)
    return chosen


def _article(article: Document, desk: Desk, among: int) -> list[Callable[[Desk], Sentence]]:
    """Return what an article says first and best, its title before it, less of each of several."""
    leads = desk.holdings.salience.lead(article, desk.places)[: 2 if among == 1 else 1]
    quotes = [
        shortened(extract, 29, least=9) or trimmed(extract, 24)
        for _, extract in sorted(leads, key=lambda pair: pair[1].start)
    ]
    return [
        partial(quoting, quote, of=None if place else article) for place, quote in enumerate(quotes)
    ]
