"""Sources that give different figures or dates for the thing asked: shown, never averaged.

Only sentences that answer the same question are compared: those about as probable as the best
one, which hold every name of the question and the same share of its other words. A sentence that
gives several figures and does not tell which one is meant says nothing; values of another
currency or unit are other things, not contradictions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from index.analysis import stem
from rag.answer import Citation, Conflict, ConflictKind, Independence, Side
from rag.attribution import publisher
from rag.checks import dates, quantities
from rag.checks.dates import Moment, moments
from rag.checks.quantities import Quantity
from rag.checks.tokens import Token, tokenise
from rag.evidence import Candidate, Extract, Wanted

if TYPE_CHECKING:
    from index.documents import Language

Cite: TypeAlias = Callable[[Extract], Citation]
Value: TypeAlias = Quantity | Moment

_NEAR_BEST: Final = 0.45
_MOST_SIDES: Final = 3
_MOST_CITATIONS: Final = 2
_BREAK: Final = re.compile(r"[,;:–—()]")
_MONEY: Final = frozenset(("EUR", "USD", "GBP", "CHF", "JPY", "CNY"))


@dataclass(frozen=True, slots=True)
class _Said:
    extract: Extract
    value: Value
    written: str


def conflicts(wanted: Wanted, found: Sequence[Candidate], cite: Cite) -> tuple[Conflict, ...]:
    """Return the disagreement among the sentences that answer, if there is one.

    Parameters
    ----------
    wanted
        The question.
    found
        Candidates, most probable first.
    cite
        Gives an extract its citation.
    """
    said = [_said(wanted, candidate) for candidate in _comparable(found)]
    sides: list[list[_Said]] = []
    for one in said:
        if one is None:
            continue
        side = next((s for s in sides if _agree(s[0].value, one.value)), None)
        if side is not None:
            side.append(one)
        elif not sides or _same_kind(sides[0][0].value, one.value):
            sides.append([one])
    if len(sides) < 2:
        return ()
    kept = sides[:_MOST_SIDES]
    about = " ".join(word.surface for word in wanted.question.words)
    shown = tuple(
        Side(side[0].written, tuple(cite(one.extract) for one in _outlets_once(side)))
        for side in kept
    )
    return (Conflict(about, _kind(kept), shown),)


def independence(citations: Sequence[Citation], language: Language) -> Independence:
    """Count the outlets cited and how many of them rely on nobody another one relies on.

    Two outlets that carry the same agency count as one independent source; readers count for
    nothing, whatever they repeat.
    """
    outlets: dict[str, tuple[str, ...]] = {}
    for citation in citations:
        if citation.source.kind == "article":
            outlets[publisher(citation.source, language)] = citation.source.via
    carried = [agency for via in outlets.values() for agency in via]
    shared = tuple(dict.fromkeys(agency for agency in carried if carried.count(agency) > 1))
    groups = {next((a for a in via if a in shared), outlet) for outlet, via in outlets.items()}
    return Independence(sources=len(outlets), independent=len(groups), shared=shared)


def _comparable(found: Sequence[Candidate]) -> list[Candidate]:
    if not found:
        return []
    best = found[0]
    return [
        candidate
        for candidate in found
        if candidate.extract.score >= _NEAR_BEST * best.extract.score
        and candidate.signs.hard_missing == 0
        and candidate.signs.names_near >= 0.9 * best.signs.names_near
        and candidate.signs.rest >= 0.7 * best.signs.rest
    ]


def _said(wanted: Wanted, candidate: Candidate) -> _Said | None:
    """Return the value a sentence gives, None when it gives several and none stands out.

    Of several values of a unit, the one whose clause holds most of the question's words.
    """
    text = candidate.extract.text
    tokens = tokenise(text)
    values = _values(tokens, candidate, wanted.question.type)
    if not values:
        return None
    language = candidate.extract.hit.source.language
    held = [f"{language}:{stem(token.text, language)}" for token in tokens]
    shares = [_words_in(wanted, held[_clause(tokens, value)]) for value in values]
    best = max(shares)
    rivals = [v for v, share in zip(values, shares, strict=True) if share == best]
    value = rivals[0]
    if any(_same_kind(value, other) and not _agree(value, other) for other in rivals[1:]):
        return None
    written = text[tokens[value.start].start : tokens[value.stop - 1].end]
    return _Said(candidate.extract, value, written)


def _clause(tokens: Sequence[Token], value: Value) -> slice:
    """Return the tokens of a value's clause, between commas, colons, semicolons and dashes."""
    start, stop = value.start, value.stop
    while start > 0 and not _BREAK.search(tokens[start].gap):
        start -= 1
    while stop < len(tokens) and not _BREAK.search(tokens[stop].gap):
        stop += 1
    return slice(start, stop)


def _words_in(wanted: Wanted, held: Sequence[str]) -> int:
    return sum(any(form in concept.forms for form in held) for concept in wanted.concepts)


def _values(tokens: Sequence[Token], candidate: Candidate, kind: str) -> list[Value]:
    reference = candidate.extract.hit.source.date
    when = moments(tokens, reference)
    if kind == "date":
        return [m for m in when if m.day is not None or m.month is not None or m.year is not None]
    taken = {at for moment in when for at in range(moment.start, moment.stop)}
    figures = quantities.quantities(tokens, taken)
    if kind == "amount":
        return [figure for figure in figures if figure.unit in _MONEY]
    if kind == "percent":
        return [figure for figure in figures if figure.unit == "%"]
    if kind == "count":
        return [f for f in figures if f.unit not in _MONEY and f.unit not in {"%", "rank"}]
    return []


def _agree(left: Value, right: Value) -> bool:
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return quantities.agrees(left, right) or quantities.agrees(right, left)
    if isinstance(left, Moment) and isinstance(right, Moment):
        return dates.agrees(left, right) or dates.agrees(right, left)
    return False


def _same_kind(left: Value, right: Value) -> bool:
    if isinstance(left, Quantity) and isinstance(right, Quantity):
        return left.unit == right.unit
    if isinstance(left, Moment) and isinstance(right, Moment):
        return (left.day is None) == (right.day is None)
    return False


def _outlets_once(side: Sequence[_Said]) -> list[_Said]:
    """Return at most two sayings of a side, of different pages."""
    by_page: dict[str, _Said] = {}
    for one in side:
        by_page.setdefault(one.extract.hit.source.path, one)
    return list(by_page.values())[:_MOST_CITATIONS]


def _kind(sides: Sequence[Sequence[_Said]]) -> ConflictKind:
    """Return whether one outlet corrected itself later, or sources differ."""
    first, second = sides[0][0].extract.hit.source, sides[1][0].extract.hit.source
    later = bool(first.date and second.date and first.date[:10] != second.date[:10])
    if first.outlet and first.outlet == second.outlet and later:
        return "update"
    return "conflict"
