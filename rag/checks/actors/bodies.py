"""Whether a body without a name pays, says or does in a claim what another does in its source.

*La commune* and *la communauté de communes*, *the union* and *the management* are told apart by
their nouns alone; no list of names helps.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rag.text.numbers import quantities
from rag.text.syntax.clauses import clauses, stretch_of
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rag.text.facts import Facts
    from rag.text.numbers.quantities import Quantity
    from rag.text.syntax.frames import Frame
    from rag.text.words.lexicon import Bridge, Term

_TELLING = frozenset(("selon", "according", "apres"))
_LED = 4  # words between *selon* and the noun of who says it
_SAYING = frozenset(("say", "admit+", "admit-", "announce", "promise"))


def body_elsewhere(claim: Facts, units: Sequence[Facts], bridge: Bridge | None = None) -> bool:
    """Tell whether a body of the claim has what the sentences of its source give to another.

    >>> from rag.text.facts import Facts
    >>> source = [Facts("La région verse 5 millions d'euros, le département 4 millions d'euros.")]
    >>> body_elsewhere(Facts("Le département paie 5 millions d'euros."), source)
    True
    >>> body_elsewhere(Facts("La région paie 5 millions d'euros."), source)
    False
    >>> source = [Facts("D'après le syndicat, 90 % sont en grève ; la direction en compte 40 %.")]
    >>> body_elsewhere(Facts("Selon la direction, 90 % sont en grève."), source)
    True
    >>> source = [Facts("La ville versera 900 euros à l'hôpital.")]
    >>> body_elsewhere(Facts("L'hôpital versera 900 euros à la ville."), source)
    True
    """
    own = bodies(claim)
    if not own:
        return False
    return (
        any(_counted(claim, own, unit, bridge) for unit in units)
        or _dealt(claim, own, units, bridge)
        or any(_said(claim, own, unit, bridge) for unit in units)
        or any(_exchanged(claim, own, unit, bridge) for unit in units)
    )


def bodies(facts: Facts) -> list[Term]:
    """Return the words of a sentence that name who acts, without a name right behind them."""
    told = wordlist("bodies")
    return [
        term
        for term in facts.terms
        if facts.tokens[term.at].text in told and term.at + 1 not in facts.layout.starts
    ]


def _places(term: Term, claim: Facts, unit: Facts, bridge: Bridge | None) -> list[int]:
    """Return where a body of the claim stands in a sentence."""
    return unit.ground.find_word(term, claim.language, bridge) or []


def _clause(facts: Facts, at: int) -> tuple[int, int]:
    return next(c for c in clauses(facts.tokens) if c[0] <= at < c[1])


def _region(unit: Facts, quantity: Quantity) -> range:
    """Return the words of a sentence that go with one of its figures, with who gives it."""
    start, stop = stretch_of(unit.tokens, quantity, unit.quantities)
    first, last = _clause(unit, quantity.start)
    start, stop = max(start, first), min(stop, last)
    if start > first and _tells(unit, start):  # 90 %, selon X, 40 % selon Y
        start = next(_commas(unit, start + 1, quantity.start + 1), start)
    if stop < last and _tells(unit, stop):
        stop = next(_commas(unit, stop + 1, last), last)
    return range(start, stop)


def _tells(unit: Facts, at: int) -> bool:
    """Whether *selon* or *d'après* opens at a place."""
    pair = (unit.tokens[at].text, text_at(unit.tokens, at + 1))
    return pair[0] in ("selon", "according") or pair == ("d'", "apres")


def _commas(unit: Facts, start: int, stop: int) -> Iterator[int]:
    return (at for at in range(start, stop) if "," in unit.tokens[at].gap)


def _party(unit: Facts, region: range) -> bool:
    """Whether a stretch of a sentence holds a name or a body."""
    named = any(name.start in region for name in unit.names if not name.adjective)
    return named or any(term.at in region for term in bodies(unit))


def _counted(claim: Facts, own: Sequence[Term], unit: Facts, bridge: Bridge | None) -> bool:
    """Whether a figure of the claim's body is another's, and the body has one of its own."""
    for quantity in claim.quantities:
        held = [q for q in unit.quantities if quantities.agrees(quantity, q)]
        regions = [_region(unit, other) for other in held]
        if not held or not all(_party(unit, region) for region in regions):
            continue
        for term in own:
            places = _places(term, claim, unit, bridge) if _goes_with(claim, term, quantity) else []
            if not places or any(at in region for at in places for region in regions):
                continue
            rivals = [
                q
                for q in unit.quantities
                if q.unit == held[0].unit
                and not any(quantities.agrees(mine, q) for mine in claim.quantities)
            ]
            if any(at in _region(unit, q) for q in rivals for at in places):
                return True
    return False


def _goes_with(claim: Facts, term: Term, quantity: Quantity) -> bool:
    """Whether a body stands in the stretch of a figure, and no other figure between them."""
    if term.at not in _region(claim, quantity):
        return False
    low, high = sorted((term.at, quantity.start))
    return not any(low < q.start < high for q in claim.quantities)


def _dealt(
    claim: Facts, own: Sequence[Term], units: Sequence[Facts], bridge: Bridge | None
) -> bool:
    """Whether two figures of two bodies stand, in two sentences, each with the other body."""
    for one, other in combinations(claim.quantities, 2):
        if _clause(claim, one.start) == _clause(claim, other.start):
            continue
        for mine, theirs in ((one, other), (other, one)):
            start, stop = _clause(claim, mine.start)
            here = [u for u in units if any(quantities.agrees(mine, q) for q in u.quantities)]
            there = [u for u in units if any(quantities.agrees(theirs, q) for q in u.quantities)]
            if len(here) != 1 or len(there) != 1 or here == there:
                continue
            told = [t for t in own if start <= t.at < stop]
            if any(
                _places(t, claim, there[0], bridge) and not _places(t, claim, here[0], bridge)
                for t in told
            ) and _party(here[0], range(len(here[0].tokens))):
                return True
    return False


def _speaking(claim: Facts, own: Sequence[Term]) -> Term | None:
    """Return the body that a claim puts down to what it says."""
    for term in own:
        before = {text_at(claim.tokens, k) for k in range(max(0, term.at - _LED), term.at)}
        if not _TELLING.isdisjoint(before):
            return term
        says = (f for f in claim.frames if f.noun == term.at and f.term.senses & _SAYING)
        if next(says, None) is not None:
            return term
    return None


def _said(claim: Facts, own: Sequence[Term], unit: Facts, bridge: Bridge | None) -> bool:
    """Whether a body says in the claim what another says, in one statement of a sentence."""
    speaker = _speaking(claim, own)
    places = _places(speaker, claim, unit, bridge) if speaker else []
    if not places:
        return False
    told = [
        at
        for term in claim.terms
        if term is not speaker and "say" not in term.senses
        for at in unit.ground.find(term, claim.language, bridge) or ()
    ]
    figures = [q for q in unit.quantities if any(quantities.agrees(m, q) for m in claim.quantities)]
    if claim.quantities and len(figures) == 1:
        region = _region(unit, figures[0])
    elif told:
        parts = [range(*part) for part in clauses(unit.tokens)]
        region = max(parts, key=lambda part: sum(at in part for at in told))
    else:
        return False
    heard = any(name.start in region for name in unit.speakers)
    heard = heard or any(unit.tokens[at].text in _TELLING for at in region)
    return heard and not any(at in region for at in places)


def _exchanged(claim: Facts, own: Sequence[Term], unit: Facts, bridge: Bridge | None) -> bool:
    """Whether of two bodies the one does to the other what the source has the other do."""
    for frame in claim.frames:
        mine = _sides(claim, frame, own)
        if mine is None:
            continue
        found = unit.ground.find(frame.term, claim.language, bridge) or ()
        for twin in unit.frames:
            if twin.term.at not in found or twin.passive != frame.passive:
                continue
            theirs = _sides(unit, twin, bodies(unit))
            if theirs is None:
                continue
            doer, other = (_places(term, claim, unit, bridge) for term in mine)
            if theirs[1].at in doer and theirs[0].at in other:
                return True
    return False


def _sides(facts: Facts, frame: Frame, own: Sequence[Term]) -> tuple[Term, Term] | None:
    """Return the nearest body before a predicate and the first behind it, in its clause."""
    if facts.layout.is_noun(frame.term.at):
        return None
    start, _ = _clause(facts, frame.term.at)
    stop = facts.layout.clause_end(frame.term.at)
    before = [t for t in own if start <= t.at < frame.term.at]
    after = [t for t in own if frame.term.at < t.at < stop]
    return (before[-1], after[0]) if before and after else None
