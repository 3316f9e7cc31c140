"""What a source only plans, weighs or calls for, and a claim tells as done.

A claim may use other words than its source for the deed (*intends to take the case to the court*,
*a saisi la cour*): then the day, the figure or the things done tell that it is still to come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.modality.moods import overstated, told_as
from rag.checks.modality.wishes import wished
from rag.checks.modality.would_have import hearsay
from rag.text.dates import dates
from rag.text.numbers import quantities
from rag.text.syntax.clauses import by_the_way
from rag.text.tenses import REAL, governed, hedges_of, mood, put_off
from rag.text.words.lemmas import is_preterite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.words.lexicon import Bridge, Term

_NOW = frozenset(("desormais", "now"))
_SEVERAL = 2  # things done that are all to come, where no day and no figure tells


def told_ahead(
    claim: Facts, main: Facts, units: Sequence[Facts], bridge: Bridge | None = None
) -> bool:
    """Tell whether a claim tells as done what the sentences that speak of it only put off."""
    ahead = overstated(claim, main, bridge) and not _done_beside(claim, main, units, bridge)
    if ahead or any(only_planned(claim, u, bridge) for u in units):
        return True
    if claim.denials:
        return False
    verbs = [
        term
        for term in claim.terms
        if told_as(claim, term) == REAL
        and not by_the_way(claim.tokens, term.at)
        and not main.ground.speaks_of(term, claim.language, bridge)
    ]
    telling = [unit for unit in units if any(_tells(unit, v, claim, bridge) for v in verbs)]
    return bool(telling) and all(overstated(claim, unit, bridge) for unit in telling)


def _done_beside(claim: Facts, main: Facts, units: Sequence[Facts], bridge: Bridge | None) -> bool:
    """Whether the sentence of the claim's day tells its deed as done.

    *Asked him to return*, then *announced his return on 12 May*.
    """
    return any(
        _days(claim, unit)
        and any(_tells(unit, verb, claim, bridge) for verb in _done(claim))
        and not overstated(claim, unit, bridge)
        for unit in units
        if unit is not main
    )


def _tells(unit: Facts, verb: Term, claim: Facts, bridge: Bridge | None) -> bool:
    """Whether a sentence holds a verb of the claim, and not as a part of a name."""
    places = unit.ground.find_word(verb, claim.language, bridge) or ()
    return any(term.at in places for term in unit.terms)


def only_planned(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether what the claim tells as done is, in the source's sentence, only to come.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Le syndicat appelle à une journée de grève le 21 juin.")
    >>> only_planned(Facts("Les salariés ont cessé le travail le 21 juin."), source)
    True
    >>> only_planned(Facts("Les salariés sont appelés à la grève le 21 juin."), source)
    False
    >>> source = Facts("Le club compte porter l'affaire devant le tribunal fédéral.")
    >>> only_planned(Facts("Le club a saisi le tribunal fédéral."), source)
    True
    """
    if not _tells_done(claim) or _puts_off(claim):
        return False
    done = _done(claim)
    found = [at for t in done for at in source.ground.find(t, claim.language, bridge) or ()]
    if any(_real(source, at) for at in found):
        return False
    marked = _days(claim, source) or _figures(claim, source)
    if marked:
        return all(_to_come(source, at) for at in marked)
    held = _things(claim, done, source, bridge)
    things = [at for at in held if not (at in source.denied or hearsay(claim, source, at))]
    return len(things) >= _SEVERAL and all(_to_come(source, at) for at in things)


def _tells_done(claim: Facts) -> bool:
    """Whether a claim has a verb of what is done: an auxiliary, a past form, or *now*."""
    if not _NOW.isdisjoint(claim.words):
        return True
    return any(
        claim.language == "en" and is_preterite(token.text) for token in claim.tokens
    ) or bool(_done(claim))


def _done(claim: Facts) -> list[Term]:
    """Return the verbs of what a claim tells as done, and does not deny."""
    return [t for t in claim.terms if t.at not in claim.denied and told_as(claim, t) == REAL]


def _puts_off(claim: Facts) -> bool:
    """Whether a word of a claim puts off what it tells."""
    hedges = hedges_of(claim.language)
    verbs = (at for at in range(len(claim.tokens)) if not claim.layout.is_noun(at))
    kinds = (put_off(claim, at, hedges) for at in verbs)
    return any(kind is not None and kind < REAL for kind in kinds)


def _days(claim: Facts, source: Facts) -> list[int]:
    """Return where the source holds the days of a claim."""
    return [
        other.start
        for moment in claim.moments
        if moment.day
        for other in source.moments
        if dates.agrees(moment, other)
    ]


def _figures(claim: Facts, source: Facts) -> list[int]:
    """Return where the source holds the figures that a claim says are so *now*."""
    if _NOW.isdisjoint(claim.words):
        return []
    return [
        other.start
        for quantity in claim.quantities
        for other in source.quantities
        if quantities.agrees(quantity, other)
    ]


def _things(claim: Facts, done: Sequence[Term], source: Facts, bridge: Bridge | None) -> list[int]:
    """Return where the source holds what stands behind the deed of a claim."""
    past = (at for at, token in enumerate(claim.tokens) if is_preterite(token.text))
    told = [term.at for term in done] or list(past if claim.language == "en" else ())
    first = min(told, default=len(claim.tokens))
    placed = (
        source.ground.find_word(term, claim.language, bridge)
        for term in claim.terms
        if term.at > first
    )
    return [max(places) for places in placed if places]


def _to_come(source: Facts, at: int) -> bool:
    """Whether a word, a day or a figure stands under what puts off."""
    kind = governed(source, at)
    return (kind is not None and kind < REAL) or wished(source, at)


def _real(source: Facts, at: int) -> bool:
    """Whether the source tells a verb as done."""
    return not source.layout.is_noun(at) and mood(source, at) == REAL
