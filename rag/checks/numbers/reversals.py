"""Whether a figure rises in the claim and falls in the source, or the reverse."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rag.checks.numbers.courses import courses, moved, retraced
from rag.checks.numbers.figures import peers
from rag.text.numbers import quantities
from rag.text.syntax.clauses import stretch_of
from rag.text.words.lexicon import opposite

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.numbers.quantities import Quantity

_LOSSES = frozenset(("perte", "pertes", "deficit", "loss", "losses"))
_LOSING = frozenset(("perdu", "perd", "perdent", "perdait", "lost", "lose", "loses", "losing"))


def figure_reversed(claim: Facts, source: Facts) -> bool:
    """Tell whether a figure rises in the claim and falls in the source, or the reverse.

    >>> from rag.text.facts import Facts
    >>> source = Facts("L'action Roux a gagné 18 %, celle de Blanc a perdu 4 %.")
    >>> figure_reversed(Facts("L'action Blanc a gagné 4 %."), source)
    True
    >>> figure_reversed(Facts("L'action Roux a progressé de 18 %."), source)
    False
    """
    if _contradicts_itself(claim) or retraced(claim, source):
        return True
    losing = any(token.text in _LOSSES for token in source.tokens)
    for quantity in claim.quantities:
        if losing and _lost(claim, quantity):
            continue  # a loss that widens is more lost
        said = _senses_beside(claim, quantity)
        turned = {other for sense in said if (other := opposite(sense))}
        held = [other for other in source.quantities if quantities.agrees(quantity, other)]
        held = [other for other in held if other.counts or not quantity.counts]
        found = [_senses_beside(source, other) for other in held]
        if any(turned & senses and not said & senses for senses in found):
            return True
    return False


def _lost(claim: Facts, quantity: Quantity) -> bool:
    """Whether a figure is what somebody loses: *lost 13 million*, and not *its loss rose*."""
    start, _ = stretch_of(claim.tokens, quantity, peers(claim, quantity))
    return any(token.text in _LOSING for token in claim.tokens[start : quantity.start])


def _senses_beside(facts: Facts, quantity: Quantity) -> set[str]:
    """Return the signed senses of the words around a figure that nothing denies."""
    start, stop = stretch_of(facts.tokens, quantity, peers(facts, quantity))
    told = {
        sense
        for term in facts.terms
        if start <= term.at < stop and term.at not in facts.denied
        for sense in term.senses
        if opposite(sense)
    }
    return told | moved(facts, quantity)


def _contradicts_itself(claim: Facts) -> bool:
    """Whether a claim says that a figure rose from 84 to 51."""
    said = {sense for term in claim.terms for sense in term.senses} & {"rise+", "rise-"}
    if len(said) != 1:
        return _misled(claim)
    return any(move.sense and move.sense not in said for move in courses(claim))


def _misled(claim: Facts) -> bool:
    """Whether a claim says *up from* of what went down, with no other word for the move."""
    for low, high in pairwise(claim.quantities):
        between = [token.text for token in claim.tokens[low.stop : high.start]]
        if low.unit == high.unit and between[-2:] in (["up", "from"], ["down", "from"]):
            return (between[-2] == "up") != (low.value > high.value)
    return False
