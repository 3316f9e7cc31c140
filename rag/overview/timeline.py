"""Dated statements in the order of their dates, each a clause of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.checks.dates import moments, stated
from rag.checks.tokens import tokenise
from rag.citing import Numbering
from rag.extracts import trimmed
from rag.overview.dated import clear_clause
from rag.overview.framing import dated, day
from rag.overview.places import bared, shortened
from rag.overview.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.answer import Sentence
    from rag.evidence import Extract
    from rag.overview.asking import Ask
    from rag.overview.dated import Dated
    from rag.overview.desk import Desk

_WORDS: Final = 86
_ITEMS: Final = 5
_FIRST_PERSON: Final = re.compile(r"\b(?:nous|notre|nos|je|we|our|I)\b")
_CLAUSE: Final = 14
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
    if len(chosen) < 2:
        return ()
    return _lines(chosen, desk)


def _chosen(found: Sequence[Dated], desk: Desk) -> list[Dated]:
    """Return one statement a date, the best dates, no event told twice."""
    by_date: dict[str, list[Dated]] = {}
    for one in found:
        by_date.setdefault(one.iso, []).append(one)
    ranked = []
    for listed in by_date.values():
        best = max(listed, key=lambda one: (one.score, -one.extract.start))
        told = [one for one in listed if not one.published]
        pages = {one.extract.hit.source.path for one in told}
        ranked.append((best.score + 0.22 * min(len(pages), 5), best))
    chosen: list[Dated] = []
    last = max((one.iso for one in found if one.published), default="")
    for _, one in sorted(ranked, key=lambda pair: -pair[0]):
        same = [other for other in chosen if desk.alike(one.extract, other.extract) > _SAME]
        if (
            same
            or (one.relative and not _alone(one, chosen))
            or (one.published and one.iso != last)
            or (one.published and len(chosen) > _ITEMS - 2)
        ):
            continue
        chosen.append(one)
        if len(chosen) == _ITEMS:
            break
    ending = max((b for _, b in ranked if b.published), key=_corrects, default=None)
    if ending is not None and ending not in chosen and len(chosen) >= _ITEMS - 1:
        chosen = [*chosen[: _ITEMS - 1], ending]
    return chosen


def _corrects(one: Dated) -> tuple[bool, str]:
    """Order publications: one that corrects the record before the others, then the latest."""
    return _CORRECTION.search(fold(one.extract.text)) is not None, one.iso


def _alone(one: Dated, chosen: Sequence[Dated]) -> bool:
    """Tell whether a day told only as *hier* is far from every day already told."""
    return not any(other.iso[:7] == one.iso[:7] for other in chosen)


def _on(ask: Ask, found: Sequence[Dated], desk: Desk) -> list[Dated]:
    """Return the statements of the day, the month or the year that a question names."""
    asked = moments(tokenise(" ".join(word.title() for word in ask.rest[1:])))
    if not asked or asked[0].month is None:
        return []
    wanted = asked[0]
    fits = [
        one for one in found
        if (moment := stated(one.iso)) is not None
        and wanted.month == moment.month
        and wanted.day in (None, moment.day)
        and wanted.year in (None, moment.year)
    ]  # fmt: skip
    chosen: list[Dated] = []
    for one in sorted(fits, key=lambda one: -one.score):
        if len(chosen) < 3 and not any(desk.alike(one.extract, c.extract) > _SAME for c in chosen):
            chosen.append(one)
    return chosen


def _lines(chosen: Sequence[Dated], desk: Desk) -> tuple[Sentence, ...]:
    """Return the lines in the order of dates; when too long, the last chosen gives way.

    Parameters
    ----------
    chosen
        Best first, the one to end with last.
    """
    room = max(_CLAUSE, (_WORDS // max(len(chosen), 1)) - 8)
    kept = list(chosen)
    drafts = {
        id(one): _line(one, room, replace(desk, numbering=Numbering(lambda _: ""))) for one in kept
    }
    while len(kept) > 2 and sum(len(drafts[id(one)].text.split()) for one in kept) > _WORDS + 3:
        kept.pop(-2)
    return tuple(_line(one, room, desk) for one in sorted(kept, key=lambda one: one.iso))


def _line(one: Dated, room: int, desk: Desk) -> Sentence:
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
    clause = clear_clause(one.extract, one.at) or _clause(one, room)
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


def _clause(one: Dated, room: int) -> Extract:
    """Return the part of a sentence round its date, at most ``room`` words when it can be."""
    for most in (room, room + 8, room + 16):
        short = shortened(one.extract, most)
        if short is not None and short.start - one.extract.start + len(short.text) > one.at:
            return short
    return trimmed(bared(one.extract), room)
