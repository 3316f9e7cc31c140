"""What readers say: their own words, short, each under a pseudonym."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from index.analysis import fold, stem, terms
from rag.checks.hygiene import link_in, order_in
from rag.overview.framing import framed_short
from rag.overview.naming import pointed, points_back
from rag.overview.places import shortened
from rag.overview.poll import joined
from rag.overview.remarks import contradicts, remarks_in
from rag.overview.scope import MATTER, comments_in, specific
from rag.overview.stance import said_in
from rag.overview.tone import STRONG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.documents import Document
    from rag.answer import Sentence
    from rag.extract import Extract
    from rag.overview.asking import Ask
    from rag.overview.desk import Desk

_WORDS: Final = 86
_MOST: Final = 4
_MOST_REMARKS: Final = 3
_FEW: Final = 5  # comments whose sentences are told at length
_LONG: Final = 26  # words
_SHORT: Final = 17
_BRIEF: Final = 5  # words of a remark that leans on the sentence before it
_READ: Final = 200  # comments read at most
_JUDGING: Final = re.compile(
    r"\b(?:trop|vraiment|toujours|jamais|helas|dommage|mauvais\w*|bon|bonne|mieux|pire|enfin|encore|"
    r"ridicule|honte|really|never|always|better|worse|good|bad|too|only|finally|hopeless|matters)\b|!"
)
_ASIDE: Final = re.compile(r"(?:pour rappel|a noter|par exemple|note|ps|edit)\b|https?:")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for in each comment.

    Attributes
    ----------
    subject
        The words that name what is asked about, empty for the whole matter or one article.
    printed
        The folded text of each page's article: what readers copy of it is not their own.
    room
        How many words a quote may have.
    """

    ask: Ask
    subject: tuple[str, ...]
    printed: dict[str, str]
    room: int


def readers(ask: Ask, desk: Desk, most: int = _MOST) -> tuple[Sentence, ...]:
    """Answer with a few readers' own sentences, of different articles when there are many.

    Where they are asked what they blame, praise, fear or propose, the sentences are those that do;
    what they say of a thing they neither blame nor praise is told all the same, in their words.
    """
    comments = comments_in(ask, desk)
    if not comments:
        return ()
    lines = [partial(framed_short, extract) for extract in _chosen(comments, ask, desk)]
    return desk.fitting(lines, words=_WORDS, most=_MOST_REMARKS if ask.remark else most)


def _chosen(comments: Sequence[Document], ask: Ask, desk: Desk) -> list[Extract]:
    """Return the readers' best sentences, one a reader, best first."""
    subject = () if ask.article else pointed(specific(ask.rest, desk), desk)
    printed = {a.path: fold(" ".join(a.text.split())) for a in _pages_of(comments, desk)}
    room = _LONG if len(comments) <= _FEW or ask.remark else _SHORT
    wanted = _Wanted(ask, subject, printed, room)
    ranked = []
    for comment in _readable(comments):
        told = _told(comment, wanted, desk)
        best = max(told, key=lambda pair: pair[0], default=None)
        if best is not None:
            ranked.append((best[0] + _votes(comment, comments), best[1]))
    ranked.sort(key=lambda pair: -pair[0])
    saying = [pair for pair in ranked if ask.remark in remarks_in(pair[1].text)]
    if ask.remark and (saying or not subject):
        ranked = saying
    elif ask.remark:
        ranked = [pair for pair in ranked if not contradicts(pair[1].text, ask.remark)]
    elif subject:
        ranked = [pair for pair in ranked if _about(pair[1], subject)] or ranked
    spread = len({c.path for c in comments}) >= _MOST
    chosen: list[Extract] = []
    for _, extract in ranked:
        source = extract.hit.source
        if source.author and any(one.hit.source.author == source.author for one in chosen):
            continue
        if spread and source.path in [one.hit.source.path for one in chosen] and not ask.remark:
            continue
        chosen.append(extract)
        if len(chosen) == _MOST:
            break
    return chosen


def _about(extract: Extract, rest: Sequence[str]) -> bool:
    """Tell whether an extract holds one of some words."""
    language = extract.hit.source.language
    held = set(terms(extract.text, language))
    return any(stem(word, language) in held for word in rest)


def _told(comment: Document, wanted: _Wanted, desk: Desk) -> Iterator[tuple[float, Extract]]:
    """Yield the sentences of a comment that are its reader's own, cut short, with their worth.

    One that does not name what is asked about brings the short one before it that does, and so does
    a brief remark the one it is made on; a remark on something else is left out.
    """
    if order_in(comment.text) or link_in(comment.text):
        return
    sentences = desk.places.sentences(comment)
    named = [_about(one, wanted.subject) for one in sentences]
    for rank, sentence in enumerate(sentences):
        plain = fold(" ".join(sentence.text.split())).lstrip("> ")
        if not sentence.text[0].isalnum() and sentence.text[0] not in '«“"':
            continue
        if plain in wanted.printed.get(comment.path, "") or sentence.text.rstrip().endswith(":"):
            continue
        whole = sentence
        brief = bool(wanted.ask.remark) and len(sentence.text.split()) <= _BRIEF
        if rank and not named[rank] and (named[rank - 1] or brief):
            both = joined(sentences[rank - 1], sentence)
            whole = both if len(both.text.split()) <= wanted.room else sentence
        on_it = _about(whole, wanted.subject) or (not any(named) and points_back(whole.text))
        if wanted.ask.remark and wanted.subject and not on_it:
            continue
        short = shortened(whole, wanted.room, least=4)
        if short is None or len(short.text.split()) < 4:
            continue
        uncut = len(short.text) >= len(whole.text.rstrip()) - 1
        yield _worth(short, wanted.ask, desk) + 0.8 * uncut - 0.05 * rank, short


def _worth(short: Extract, ask: Ask, desk: Desk) -> float:
    """Return how much a reader's sentence tells of what is asked."""
    language = short.hit.source.language
    plain, held = fold(short.text), terms(short.text, language)
    return (
        0.5 * bool(STRONG.search(plain))
        + 0.7 * said_in(short.text, MATTER)
        + 1.2 * sum(stem(word, language) in set(held) for word in ask.rest)
        + 0.1 * min(len(held), 10)
        + 0.4 * (language == desk.language)
        + 0.3 * bool(_JUDGING.search(plain))
        + 2.0 * (ask.remark in remarks_in(short.text))
        - 0.6 * bool(_ASIDE.match(plain))
        - 0.4 * short.text.rstrip().endswith("?")
    )


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
