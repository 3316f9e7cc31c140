"""Whether the figures of a claim stand in a source at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.numbers.distances import spanned
from rag.checks.numbers.sums import worked_out
from rag.text.numbers import quantities
from rag.text.numbers.pairs import Quantity
from rag.text.sentence import sentence
from rag.text.words.lexicon import shipped
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts

_INSTEAD = frozenset(
    (("rather", "than"), ("instead", "of"), ("plutot", "que"), ("plutot", "qu'"))
)  # fmt: skip
MODERN = 1900  # a number below is read as a year only behind in or since


def missing_number(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether a figure of the claim stands in none of the sentences.

    >>> from rag.text.facts import Facts
    >>> missing_number(Facts("€15 million were paid."), [Facts("Il a payé 15 M€.")])
    False
    >>> missing_number(Facts("€50 million were paid."), [Facts("Il a payé 15 M€.")])
    True
    """
    held: list[tuple[Quantity, Facts | None]] = [(q, s) for s in sources for q in s.told]
    years = (m for source in sources for m in source.moments if m.year and m.year < MODERN)
    held.extend((Quantity(m.year or 0, "", "", m.start, m.stop), None) for m in years)
    counted = {q.value for q, _ in held if not q.unit}
    if _multiplied(claim, sources):
        return True
    return any(
        not any(
            quantities.agrees(q, other)
            and (source is None or denied or not ruled_out(source, other.start))
            and (other.unit or counted.issuperset(q.parts))
            for other, source in held
        )
        and not (counts_names(claim, q) or _qualifying(claim, q, sources))
        and not (worked_out(claim, q, sources) or spanned(claim, q, sources))
        for q in claim.quantities
        for denied in (ruled_out(claim, q.start),)
    )


def _qualifying(claim: Facts, q: Quantity, sources: Sequence[Facts]) -> bool:
    """Whether a figure only tells which thing is meant, elsewhere in the passage: *64-page*."""
    behind = claim.tokens[q.stop].gap if q.stop < len(claim.tokens) else ""
    passage = sources[0].passage if sources and behind == "-" else None
    noun = next((term for term in claim.terms if term.at == q.stop), None)
    if passage is None or noun is None:
        return False
    return any(
        quantities.agrees(q, other)
        and {other.stop, other.stop + 1}.intersection(
            unit.ground.find(noun, claim.language, shipped()) or ()
        )
        for unit in passage.units
        for other in unit.told
    )


def _multiplied(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Whether a claim has doubled what its source has tripled."""
    told = {q.value for q in sentence(claim.text).unnumbered if q.unit == "times"}
    if not told:
        return False
    found = (q for source in sources for q in sentence(source.text).unnumbered)
    held = {q.value for q in found if q.unit == "times"}
    return bool(held) and told.isdisjoint(held)


def ruled_out(facts: Facts, at: int) -> bool:
    """Tell whether a figure or a date is given as the wrong one: *et non le mardi 27*.

    >>> from rag.text.facts import Facts
    >>> facts = Facts("C'était le lundi 26 février et non le mardi 27.")
    >>> [ruled_out(facts, moment.start) for moment in facts.moments]
    [False, True]
    """
    if text_at(facts.tokens, at - 1) in ("the", "les", "des", "l'", "its", "ses"):
        at -= 1
    before = [facts.tokens[k].text for k in range(max(0, at - 3), at)]
    if before[-1:] in (["avant"], ["before"], ["until"], ["apres"], ["after"]):
        return False  # not before 2027
    if tuple(before[-2:]) in _INSTEAD or before in (["au", "lieu", "de"], ["au", "lieu", "des"]):
        return True
    return "non" in before or "not" in before[-2:] or before[-2:-1] == ["pas"]


def counts_names(claim: Facts, quantity: quantities.Quantity) -> bool:
    """Tell whether a small count only sums up names: *two MEPs, A and B*, or *the two* told of.

    >>> from rag.text.facts import Facts
    >>> claim = Facts("Deux élues, Kim van Sparrentak et Alexandra Geese, protestent.")
    >>> counts_names(claim, claim.quantities[0])
    True
    """
    if quantity.unit or not 2 <= quantity.value <= 6:
        return False
    before = claim.tokens[quantity.start - 1].text if quantity.start else ""
    if (
        before in ("les", "des", "the", "these", "ces", "ses", "leurs", "their")
        and quantity.value == 2
    ):
        return True
    return sum(name.start >= quantity.stop for name in claim.names) == quantity.value
