"""What readers say: their own words, short, each under a pseudonym."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from index.analysis import fold, stem, terms
from rag.checks.hygiene import link_in, order_in
from rag.overview.framing import framed_short
from rag.overview.places import shortened
from rag.overview.scope import MATTER, comments_in, specific
from rag.overview.stance import said_in
from rag.overview.tone import STRONG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document
    from rag.answer import Sentence
    from rag.extract import Extract
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk

_WORDS: Final = 86
_MOST: Final = 4
_READ: Final = 200  # comments read at most
_JUDGING: Final = re.compile(
    r"\b(?:trop|vraiment|toujours|jamais|helas|dommage|mauvais\w*|bon|bonne|mieux|pire|enfin|encore|"
    r"ridicule|honte|really|never|always|better|worse|good|bad|too|only|finally|hopeless|matters)\b|!"
)
_ASIDE: Final = re.compile(r"(?:pour rappel|a noter|par exemple|note|ps|edit)\b|https?:")


def readers(ask: Ask, desk: Desk, most: int = _MOST) -> tuple[Sentence, ...]:
    """Answer with a few readers' own sentences, of different articles when there are many."""
    comments = comments_in(ask, desk)
    if not comments:
        return ()
    articles = {a.path: fold(" ".join(a.text.split())) for a in _pages_of(comments, desk)}
    room = 26 if len(comments) <= 5 else 17
    ranked = []
    for comment in _readable(comments):
        best = _of_reader(comment, articles, ask, room, desk)
        if best is not None:
            ranked.append((best[0] + _votes(comment, comments), best[1]))
    ranked.sort(key=lambda pair: -pair[0])
    on_it = [pair for pair in ranked if _about(pair[1], specific(ask.rest, desk))]
    ranked = on_it if on_it and not ask.article else ranked
    chosen: list[Extract] = []
    for _, extract in ranked:
        author = extract.hit.source.author
        pages = [one.hit.source.path for one in chosen]
        spread = len({c.path for c in comments})
        if author and any(one.hit.source.author == author for one in chosen):
            continue
        if spread >= _MOST and extract.hit.source.path in pages:
            continue
        chosen.append(extract)
        if len(chosen) == _MOST:
            break
    lines = [partial(framed_short, extract) for extract in chosen]
    return desk.fitting(lines, words=_WORDS, most=most)


def _about(extract: Extract, rest: Sequence[str]) -> bool:
    """Tell whether an extract holds one of some words."""
    language = extract.hit.source.language
    held = set(terms(extract.text, language))
    return any(stem(word, language) in held for word in rest)


def _of_reader(
    comment: Document, articles: dict[str, str], ask: Ask, room: int, desk: Desk
) -> tuple[float, Extract] | None:
    """Return a comment's best sentence of its reader's own, cut short."""
    if order_in(comment.text) or link_in(comment.text):
        return None
    found = []
    for rank, sentence in enumerate(desk.places.sentences(comment)):
        plain = fold(" ".join(sentence.text.split())).lstrip("> ")
        if not sentence.text[0].isalnum() and sentence.text[0] not in '«“"':
            continue
        if plain in articles.get(comment.path, ""):
            continue
        if sentence.text.rstrip().endswith(":"):
            continue
        short = shortened(sentence, room, least=4)
        if short is None or len(short.text.split()) < 4:
            continue
        strong = 0.5 if STRONG.search(fold(short.text)) else 0.0
        strong += 0.7 if said_in(short.text, MATTER) else 0.0
        strong += 0.8 if len(short.text) >= len(sentence.text.rstrip()) - 1 else 0.0
        asked = 1.2 * sum(
            stem(w, comment.language) in set(terms(short.text, comment.language)) for w in ask.rest
        )
        size = min(len(terms(short.text, comment.language)), 10) / 10
        own = 0.4 if comment.language == desk.language else 0.0
        strong += 0.3 if _JUDGING.search(fold(short.text)) else 0.0
        strong -= 0.6 if _ASIDE.match(fold(short.text)) else 0.0
        query = 0.4 if short.text.rstrip().endswith("?") else 0.0
        found.append((strong + asked + size + own - query - 0.05 * rank, short))
    return max(found, key=lambda pair: pair[0]) if found else None


def _readable(comments: Sequence[Document]) -> Sequence[Document]:
    """Return comments few enough to be read: those most voted for, then evenly spaced ones."""
    if len(comments) <= _READ:
        return comments
    voted = sorted(comments, key=lambda one: -(one.score or 0))[: _READ // 2]
    return [*voted, *comments[:: max(1, 2 * len(comments) // _READ)]]


def _pages_of(comments: Sequence[Document], desk: Desk) -> list[Document]:
    paths = {one.path for one in _readable(comments)}
    return [article for article in desk.shelf.articles if article.path in paths]


def _votes(comment: Document, comments: Sequence[Document]) -> float:
    scores = [one.score or 0 for one in comments]
    top = max(scores)
    return 0.4 * max(comment.score or 0, 0) / top if top > 0 else 0.0
