"""Whether a reader's own deed is told as a relative's, or a relative's as the reader's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.dates import dates
from rag.text.numbers import quantities
from rag.text.syntax.grammar import PREPOSITIONS
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.words.lexicon import Bridge, Term

_MINE = frozenset(("mon", "ma", "mes", "my", "notre", "nos", "our"))
_I = frozenset(("je", "j'", "moi", "i", "i'm", "i've", "nous", "we"))
_THEIRS = frozenset(("son", "sa", "ses", "leur", "leurs", "his", "her", "their"))
_NEAR = frozenset(
    ("voisin", "voisine", "voisins", "collegue", "collegues", "neighbour", "neighbor",
     "neighbours", "neighbors", "colleague", "colleagues", "partner", "enfants", "enfant",
     "parents", "children", "child", "kids", "grandchildren", "grandson", "granddaughter", "boss",
     "patron")
)  # fmt: skip
_AHEAD = 2  # adjectives between a possessive and a relative: *my late partner*


def told_of_kin(claim: Facts, units: Sequence[Facts], bridge: Bridge | None = None) -> bool:
    """Tell whether a claim has a relative of a reader do what the reader did, or the reverse.

    >>> from rag.text.facts import Facts
    >>> units = [Facts("J'ai vendu ma boutique en mars."), Facts("Ma sœur tient une ferme.")]
    >>> told_of_kin(Facts("Une lectrice dit que sa sœur a vendu une boutique en mars."), units)
    True
    >>> told_of_kin(Facts("Une lectrice dit avoir vendu sa boutique en mars."), units)
    False
    >>> told_of_kin(Facts("Une lectrice dit tenir une ferme."), units)
    True
    >>> told_of_kin(Facts("Une lectrice dit que sa sœur tient une ferme."), units)
    False
    """
    told = _relative(claim, _THEIRS)
    if told is None:
        if any(token.text in _people() for token in claim.tokens):
            return False
        best = _telling(claim, units, 0, bridge)
        return best is not None and _opens_on_kin(best)
    best = _telling(claim, units, told.at + 1, bridge)
    if best is None or _I.isdisjoint(best.words):
        return False
    return best.ground.find_word(told, claim.language, bridge) is None


def _people() -> frozenset[str]:
    return wordlist("kin") | _NEAR


def _relative(facts: Facts, owners: frozenset[str]) -> Term | None:
    """Return the first relative who is a subject: *sa sœur*, and not *à sa sœur*."""
    for term in facts.terms:
        if facts.tokens[term.at].text not in _people():
            continue
        for at in range(term.at - 1, max(-1, term.at - 2 - _AHEAD), -1):
            if facts.tokens[at + 1].gap.strip():
                break
            if facts.tokens[at].text in owners:
                return term if text_at(facts.tokens, at - 1) not in PREPOSITIONS else None
    return None


def _opens_on_kin(unit: Facts) -> bool:
    """Whether a relative acts in a sentence of which the reader is no subject: *My neighbour …*."""
    told = _relative(unit, _MINE)
    return told is not None and told.at <= 1 + _AHEAD and _I.isdisjoint(unit.words)


def _telling(
    claim: Facts, units: Sequence[Facts], start: int, bridge: Bridge | None
) -> Facts | None:
    """Return the one sentence that tells most of a claim from a place on."""

    def held(unit: Facts) -> int:
        words = (t for t in claim.terms if t.at >= start and "say" not in t.senses)
        found = sum(unit.ground.find(t, claim.language, bridge) is not None for t in words)
        figures = (q for q in claim.quantities if q.start >= start)
        found += sum(any(quantities.agrees(q, other) for other in unit.told) for q in figures)
        days = (m for m in claim.moments if m.start >= start)
        return found + sum(any(dates.agrees(m, other) for other in unit.moments) for m in days)

    counts = sorted(((held(unit), -at) for at, unit in enumerate(units)), reverse=True)
    if not counts or not counts[0][0] or (len(counts) > 1 and counts[0][0] == counts[1][0]):
        return None
    return units[-counts[0][1]]
