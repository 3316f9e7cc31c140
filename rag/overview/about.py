"""What the dossier, or one article, is about: counts, subjects and a cited key sentence or two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rag.extracts import trimmed
from rag.overview.framing import framed_short, original, quoting, stopped
from rag.overview.places import shortened
from rag.overview.wording import counted, listed, named, span_of

if TYPE_CHECKING:
    from index.documents import Document
    from rag.answer import Sentence
    from rag.evidence import Extract
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
        return tuple(lines[: 1 if sum(len(one.text.split()) for one in lines) > 90 else None])
    if not desk.shelf.articles:
        return ()
    salience = desk.holdings.salience
    opening = _opening(desk, salience)
    spent = len(opening.text.split())
    sentences = [opening]
    for key in _keys(desk):
        sentence = framed_short(key, desk)
        spent += len(sentence.text.split())
        if spent > _WORDS or len(sentences) > _KEYS:
            break
        sentences.append(sentence)
    return tuple(sentences)


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
        about_what = f". On y parle surtout de {subjects}" if subjects else ""
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


def _article(article: Document, desk: Desk, among: int) -> tuple[Sentence, ...]:
    """Return an article's title and what it says first and best, less of each of several."""
    leads = desk.holdings.salience.lead(article, desk.places)[: 2 if among == 1 else 1]
    found = []
    for _, extract in sorted(leads, key=lambda pair: pair[1].start):
        found.append(quoting(shortened(extract, 29, least=9) or trimmed(extract, 24), desk))
    if not found:
        return ()
    name = named(article, desk.language, capital=True)
    opening = f"{name}\u00a0: " if desk.language == "fr" else f"{name}: "
    tongue = original(leads[0][1], desk)
    first = replace(found[0], text=f"{opening}{found[0].text}" + (f" ({tongue})" if tongue else ""))
    return (
        replace(first, text=stopped(first.text)),
        *(replace(one, text=stopped(one.text)) for one in found[1:]),
    )
