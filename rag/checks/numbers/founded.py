"""Whether the figures of a claim stand in a source at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.numbers.distances import spanned
from rag.checks.numbers.multiples import lasts_otherwise, multiplied_otherwise
from rag.checks.numbers.sums import worked_out
from rag.text.numbers import quantities
from rag.text.numbers.pairs import Quantity
from rag.text.words.lexicon import root, shipped, translations
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts

_INSTEAD = frozenset(
    (("rather", "than"), ("instead", "of"), ("plutot", "que"), ("plutot", "qu'"))
)  # fmt: skip
_HOURS = 24  # of a day
_CLOCK = frozenset(("clock", "night", "permanence"))
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
    if multiplied_otherwise(claim, sources) or lasts_otherwise(claim, sources):
        return True
    return any(
        not any(
            quantities.agrees(q, other)
            and (source is None or denied or not ruled_out(source, other.start))
            and (other.unit or counted.issuperset(q.parts))
            for other, source in held
        )
        and not (counts_names(claim, q) or _qualifying(claim, q, sources))
        and not _as_often(claim, q, sources)
        and not (_round_the_clock(claim, q) and any(_day_and_night(s) for s in sources))
        and not (worked_out(claim, q, sources) or spanned(claim, q, sources))
        for q in claim.quantities
        for denied in (ruled_out(claim, q.start),)
    )


def _as_often(claim: Facts, q: Quantity, sources: Sequence[Facts]) -> bool:
    """Whether a claim counts what a source has somebody do as often: *14 meetings*, *14 times*.

    >>> from rag.text.facts import Facts
    >>> claim = Facts("Oravane held 14 meetings.", language="en")
    >>> source = Facts("Oravane met officials 14 times.", language="en")
    >>> _as_often(claim, claim.quantities[0], [source])
    True
    """
    noun = next((term for term in claim.terms if q.counts and term.at == q.stop), None)
    return noun is not None and any(
        other.unit == "times" and other.value == q.value
        for source in sources
        if source.ground.find(noun, claim.language, shipped()) is not None
        for other in source.told
    )


def _round_the_clock(claim: Facts, q: Quantity) -> bool:
    """Whether a figure is one of *24 heures sur 24*, *24 hours a day*.

    >>> from rag.text.facts import Facts
    >>> claim = Facts("Le poste est ouvert 24 heures sur 24.")
    >>> [_round_the_clock(claim, q) for q in claim.quantities]
    [True, True]
    """
    words = [token.text for token in claim.tokens[max(0, q.start - 3) : q.stop + 3]]
    told = "sur" in words or ("a" in words and "day" in words)
    return q.value == _HOURS and told and any(w in ("heures", "hours", "h") for w in words)


def _day_and_night(source: Facts) -> bool:
    """Whether a sentence says *jour et nuit* or *round the clock*."""
    return {"jour", "nuit"} <= source.words or not _CLOCK.isdisjoint(source.words)


def _qualifying(claim: Facts, q: Quantity, sources: Sequence[Facts]) -> bool:
    """Whether a figure only tells which thing is meant, elsewhere in the passage: *64-page*."""
    behind = claim.tokens[q.stop].gap if q.stop < len(claim.tokens) else ""
    passage = sources[0].passage if sources and behind == "-" else None
    if passage is None:
        return False
    noun, language = text_at(claim.tokens, q.stop), claim.language
    return any(
        quantities.agrees(q, other)
        and any(
            _one_noun(noun, language, text_at(unit.tokens, at), unit.language)
            for at in (other.stop, other.stop + 1)
        )
        for unit in passage.units
        for other in unit.told
    )


def _one_noun(one: str, language: str, other: str, tongue: str) -> bool:
    """Whether two words are one or translate each other: *page* and *pages*, *room* and *salle*."""
    key = root(other, tongue)
    forms = (found for found, _ in translations(root(one, language), language, shipped()))
    return root(one, language) == key or (language != tongue and key in forms)


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
