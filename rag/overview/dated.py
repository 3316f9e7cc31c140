"""Finding the statements of a page that say when something was: the day, the month or the year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.checks.hygiene import link_in, order_in
from rag.overview.places import predicates, shortened
from rag.overview.salience import stands
from rag.text.dates.dates import Moment, moments, stated
from rag.text.words.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.documents import Document
    from rag.extract import Extract
    from rag.overview.places import Places
    from rag.overview.salience import Salience

_CLAUSE: Final = 14
_EVENT: Final = re.compile(
    r"\b(?:annonc|devoil|present|sign|conclu|officialis|revel|lanc|publi|invest|acqui|rachet|nomm|"
    r"ouvert|ouvr|vot|adopt|valoris|lev|re[çc]u|officialis|entre |depose|condamn|evinc|commenc|"
    r"announc|unveil|present|launch|releas|invest|acquir|bought|appoint|open|adopt|vote|"
    r"valued|rais|receiv|sued|ousted|began|begun|started|set out|published|born|founded|fond)"
)
_AHEAD: Final = re.compile(r"\b(?:d'ici(?: a)?|by|avant|before|until|jusqu'en|next|prochain)\s*$")
_BACK: Final = re.compile(r"\blast\s*$")
_RELATIVE: Final = re.compile(r"^(?:hier|aujourd'hui|demain|yesterday|today|tomorrow)$")
_FURNITURE: Final = re.compile(
    r"\W*(?:publie|mis a jour|published|updated|photo|illustration|par |by )"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """One statement and the day, month or year it is about."""

    iso: str
    extract: Extract
    at: int
    score: float
    relative: bool = False
    published: bool = False


def statements_of(article: Document, places: Places, salience: Salience) -> Iterator[Dated]:
    """Yield an article's dated statements."""
    for extract in places.sentences(article):
        text = extract.text
        if not stands(extract) or len(text.split()) < 6 or _FURNITURE.match(fold(text)):
            continue
        if article.language == "en" and not predicates(text, article.language):
            continue
        if order_in(text) or link_in(text):
            continue
        tokens = tokenise(text)
        read = zip(moments(tokens, article.date), moments(tokens), strict=False)
        for place, (moment, plain) in enumerate(read):
            at = tokens[moment.start].start
            ahead = _AHEAD.search(fold(text[:at])) is not None
            back = _BACK.search(fold(text[:at])) is not None
            iso = _iso(_nearest(moment, plain, article, ahead=ahead, back=back))
            if iso is not None and clause_of(extract, at) is not None:
                word = fold(text[at : tokens[moment.stop - 1].end])
                matter = salience.of(extract) + salience.named(extract)
                later = 0.4 if place else 0.0  # a sentence is about the first of its dates
                score = matter + _worth(extract, plain, iso, at) - later
                yield Dated(iso, extract, at, score, bool(_RELATIVE.match(word)))


def _worth(extract: Extract, plain: Moment, iso: str, at: int) -> float:
    """Return what speaks for a statement as the one to tell a date by."""
    exact = {4: 0.0, 7: 0.15, 10: 0.35}[len(iso)]
    spelled = 0.2 if plain.day and plain.month else 0.0
    event = 0.25 if _EVENT.search(fold(extract.text)) else 0.0
    near = 0.4 if at < 12 else 0.1 if at < 60 else 0.0 if spelled else -0.4
    clause = clear_clause(extract, at)
    size = len((clause or extract).text.split())
    brief = max(0.7 - 0.05 * max(0, size - 9), -0.3)
    verb = 0.0 if predicates(extract.text, extract.hit.source.language) else -0.5
    return exact + spelled + event + near + brief + verb


def denials_of(article: Document, places: Places) -> Iterator[str]:
    """Yield the dates that an article says something is not of: *et non le mardi 27*."""
    for extract in places.sentences(article):
        if re.search(r"\b(?:non|pas|not)\b", extract.text):
            tokens = tokenise(extract.text)
            for moment in moments(tokens, article.date):
                iso = _iso(moment)
                if iso and _negated(extract.text, tokens[moment.start].start):
                    yield iso


def _negated(text: str, at: int) -> bool:
    """Tell whether a date is the one that something is said not to be of.

    >>> _negated("annoncé le lundi 26 et non le mardi 27", 29), _negated("annoncé le 26", 11)
    (True, False)
    """
    return re.search(r"\b(?:non|pas|not)(?: (?:le|on|du|en|in))? ?$", fold(text[:at])) is not None


def clause_of(extract: Extract, at: int) -> Extract | None:
    """Return the clause round a place, as short as it can be cleanly cut, None when it cannot."""
    for most in (_CLAUSE, _CLAUSE + 8, _CLAUSE + 16):
        short = shortened(extract, most)
        if short is not None and short.start - extract.start + len(short.text) > at:
            return short
    return None


def clear_clause(extract: Extract, at: int) -> Extract | None:
    """Return the clause that holds the word at a place, None when it cannot be cut cleanly."""
    short = shortened(extract, _CLAUSE, least=4) or shortened(extract, _CLAUSE + 8, least=4)
    shift = 0 if short is None else short.start - extract.start
    return short if short is not None and shift + len(short.text) > at else None


def _nearest(
    moment: Moment, plain: Moment, article: Document, *, ahead: bool, back: bool = False
) -> Moment:
    """Return a moment whose year, left unsaid, is the one that brings it nearest its article.

    In February, *en décembre* is last December and *le 1er juin* next June; *last* looks back.
    """
    written = stated(article.date)
    unsaid = plain.year is None and moment.month is not None and plain.month is not None
    if written is None or written.year is None or written.month is None or not unsaid:
        return moment
    distance = (moment.month or 0) - written.month
    shift = (
        -1 if distance > 6 and not ahead else 1 if distance < -6 or (ahead and distance < 0) else 0
    )
    if back and distance > 0:
        shift = -1
    return replace(moment, year=written.year + shift)


def _iso(moment: Moment) -> str | None:
    if moment.year is None:
        return None
    if moment.month is None:
        return None if moment.day else f"{moment.year:04d}"
    month = f"{moment.year:04d}-{moment.month:02d}"
    return f"{month}-{moment.day:02d}" if moment.day else month


def publication_of(article: Document, places: Places) -> Iterator[Dated]:
    """Yield an article's own appearance, when it is dated and titled."""
    if article.date and article.title and len(article.date) >= 10:
        yield Dated(article.date[:10], places.title(article), 0, 0.1, published=True)
