"""Dated statements in the order of their dates, each a clause of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.overview.dated import clause_of, clear_clause
from rag.overview.framing import dated, day
from rag.overview.places import shortened
from rag.overview.wording import quoted
from rag.text.dates.dates import moments, stated
from rag.text.words.tokens import tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.answer import Sentence
    from rag.overview.asking import Ask
    from rag.overview.dated import Dated
    from rag.overview.desk import Desk

_WORDS: Final = 89
_ITEMS: Final = 5
_VARIANTS: Final = 4
_WIDE: Final = 28  # words of a clause when few are told
_LINE: Final = 22  # words past which a shorter statement of the date is preferred
_FIRST_PERSON: Final = re.compile(r"\b(?:nous|notre|nos|je|we|our|I)\b")
_SAME: Final = 0.4
_CORRECTION: Final = re.compile(
    r"\b(?:mise au point|mise a jour|rectificatif|correction|corrects|erratum|update)\b"
)


def timeline(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    """Answer with three to five dated statements, or with those of one day."""
    found = [
        replace(one, score=one.score + 0.35)
        if one.extract.hit.source.language == desk.language else one
        for one in desk.holdings.dated
    ]  # fmt: skip
    if ask.rest[:1] == ("on",):
        return _lines(_on(ask, found, desk), desk) if found else ()
    if ask.rest:
        found = [
            one for one in found
            if desk.about(one.extract.text, one.extract.hit.source.language, ask.rest)
        ]  # fmt: skip
        if len({one.iso for one in found}) < 2:
            return ()
    else:
        found += desk.holdings.publications
    chosen = _chosen(found, desk)
    return _lines(chosen, desk) if len(chosen) > 1 else ()


def _chosen(found: Sequence[Dated], desk: Desk) -> list[list[Dated]]:
    """Return the statements of each date, best first, the best dates first, no event twice."""
    by_date: dict[str, list[Dated]] = {}
    for one in found:
        by_date.setdefault(one.iso, []).append(one)
    ranked = []
    for listed in by_date.values():
        listed.sort(key=lambda one: (-one.score, one.extract.start))
        pages = {one.extract.hit.source.path for one in listed if not one.published}
        ranked.append((listed[0].score + 0.22 * min(len(pages), 5), listed))
    ranked.sort(key=lambda pair: -pair[0])
    appeared = [one for _, listed in ranked for one in listed if one.published]
    chosen = [[max(appeared, key=_corrects)]] if appeared else []
    for _, listed in ranked:
        told = [one for one in listed if not one.published and _fresh(one, chosen, desk)]
        if told:
            chosen.append(told[:_VARIANTS])
    return chosen


def _fresh(one: Dated, chosen: Sequence[Sequence[Dated]], desk: Desk) -> bool:
    """Tell whether a statement tells what none of those chosen tells."""
    firsts = [listed[0] for listed in chosen if not listed[0].published]
    if one.relative and any(other.iso[:7] == one.iso[:7] for other in firsts):
        return False
    return not any(desk.alike(one.extract, other.extract) > _SAME for other in firsts)


def _corrects(one: Dated) -> tuple[bool, str]:
    """Order publications: one that corrects the record before the others, then the latest."""
    return _CORRECTION.search(fold(one.extract.text)) is not None, one.iso


def _on(ask: Ask, found: Sequence[Dated], desk: Desk) -> list[list[Dated]]:
    """Return the statements of the day, the month or the year that a question names."""
    asked = moments(tokenise(" ".join(word.title() for word in ask.rest[1:])))
    if not asked or (asked[0].year is None and asked[0].month is None):
        return []
    wanted = asked[0]
    fits = [
        one for one in found
        if (moment := stated(one.iso)) is not None
        and wanted.month in (None, moment.month)
        and wanted.day in (None, moment.day)
        and wanted.year in (None, moment.year)
    ]  # fmt: skip
    chosen: list[Dated] = []
    for one in sorted(fits, key=lambda one: -one.score):
        if len(chosen) < 3 and not any(desk.alike(one.extract, c.extract) > _SAME for c in chosen):
            chosen.append(one)
    return [[one] for one in chosen]


def _lines(chosen: Sequence[Sequence[Dated]], desk: Desk) -> tuple[Sentence, ...]:
    """Return as many lines as there is room for, in the order of their dates.

    Parameters
    ----------
    chosen
        What may be told of each date, best first, the best dates first.
    """
    draft = desk.draft
    kept: list[Dated] = []
    spent = 0
    for listed in chosen:
        sizes = [(one, len(_line(one, draft).text.split())) for one in listed]
        brief = [(one, size) for one, size in sizes if size <= _LINE] or sizes
        fits = [(one, size) for one, size in brief if spent + size <= _WORDS]
        if fits and len(kept) < _ITEMS:
            kept.append(fits[0][0])
            spent += fits[0][1]
    rooms = {}
    for one in kept:
        wide = len(_line(one, draft, _WIDE).text.split())
        narrow = len(_line(one, draft).text.split())
        if wide > narrow and spent + wide - narrow <= _WORDS:
            rooms[one] = _WIDE
            spent += wide - narrow
    ordered = sorted(kept, key=lambda one: one.iso)
    return tuple(_line(one, desk, rooms.get(one, 0)) for one in ordered)


def _line(one: Dated, desk: Desk, room: int = 0) -> Sentence:
    when = day(one.iso, desk.language)
    if one.published:
        source = one.extract.hit.source
        outlet = source.outlet or ("le dossier" if desk.language == "fr" else "the dossier")
        said = "publie" if desk.language == "fr" else "publishes"
        title = quoted(source.title or one.extract.text, desk.language)
        joint = "\u00a0: " if desk.language == "fr" else ": "
        return desk.synthesis(
            f"{when[:1].upper()}{when[1:]}{joint}{outlet} {said} {title}.", [one.extract]
        )
    wide = shortened(one.extract, room) if room else None
    clause = (
        wide or clear_clause(one.extract, one.at) or clause_of(one.extract, one.at) or one.extract
    )
    return dated(when, clause, desk, _speaker(one, desk))


def _speaker(one: Dated, desk: Desk) -> str | None:
    """Return who says a sentence that speaks of *nous* or *we*."""
    if not _FIRST_PERSON.search(one.extract.text):
        return None
    return next(
        (s.speaker for s in desk.holdings.statements if s.sentence.start == one.extract.start
         and s.sentence.hit.document_id == one.extract.hit.document_id),
        None,
    )  # fmt: skip
