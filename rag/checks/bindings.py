"""What goes with what in a sentence: a figure with its verb, a thing with its owner, two pairs.

A lie may keep every word of its source and only deal them out anew. Each check here looks for
words that stand together in the claim and, in the source, each with another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.actors.contrasts import turned_about
from rag.checks.actors.heads import of_another
from rag.checks.actors.owners import owned_elsewhere
from rag.checks.actors.statements import told_in_another
from rag.checks.numbers.crossings import crossed, parted
from rag.text.names.names import same
from rag.text.numbers import quantities
from rag.text.syntax.clauses import stretch_of
from rag.text.syntax.grammar import ARTICLES
from rag.text.words.lexicon import root
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.numbers.quantities import Quantity
    from rag.text.words.lexicon import Bridge

_TOLD = 2  # words that a figure must have for itself to be told apart from another
_COPULAS = frozenset(("est", "is", "was", "etait"))


def dealt_anew(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether a claim pairs the words of a sentence otherwise than the sentence does.

    >>> from rag.text.facts import Facts
    >>> source = Facts("La mise de Microsoft pèserait moins que le capital de Mistral.")
    >>> dealt_anew(Facts("La mise de Mistral pèserait peu."), source)
    True
    >>> dealt_anew(Facts("La mise de Microsoft pèserait peu."), source)
    False
    """
    return (
        crossed(claim, source, bridge)
        or parted(claim, source, bridge)
        or owned_elsewhere(claim, source, bridge)
        or counted_elsewhere(claim, source, bridge)
        or called_elsewhere(claim, source)
        or turned_about(claim, source, bridge)
        or told_in_another(claim, source, bridge)
        or of_another(claim, source)
    )


def counted_elsewhere(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether a figure of the claim goes with the words of another figure of the source.

    >>> from rag.text.facts import Facts
    >>> source = Facts("63 % restent favorables au pont, mais 71 % jugent le chantier mal géré.")
    >>> counted_elsewhere(Facts("71 % des habitants restent favorables au pont."), source)
    True
    >>> counted_elsewhere(Facts("71 % trouvent le chantier mal géré."), source)
    False
    """
    for quantity in claim.quantities:
        held = [other for other in source.quantities if quantities.agrees(quantity, other)]
        if held and all(_with_others(claim, quantity, source, other, bridge) for other in held):
            return True
    return False


def called_elsewhere(claim: Facts, source: Facts) -> bool:
    """Tell whether what the claim calls somebody is what the source calls another.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Le distributeur belge Leesland affronte l'éditeur lyonnais Orphéon.")
    >>> called_elsewhere(Facts("Orphéon est un distributeur belge."), source)
    True
    >>> called_elsewhere(Facts("Leesland, le distributeur belge, affronte Orphéon."), source)
    False
    """
    if claim.language != source.language:
        return False
    for name in claim.layout.names:
        apposed = [text_at(claim.tokens, name.start - 1)]
        apposed *= (
            not {*ARTICLES, "l'"}.isdisjoint(
                text_at(claim.tokens, k) for k in (name.start - 2, name.start - 3)
            )
            and claim.tokens[name.start].gap == " "
        )
        called = {root(word, claim.language) for word in (*_called(claim, name), *apposed)}
        beside = [(root(word, source.language), held) for word, held in source.labels]
        told = [held for word, held in beside if word in called]
        labelled = any(same(name, held) for _, held in source.labels)
        unnamed = not any(same(name, held) for held in source.names)
        if told and (labelled or unnamed) and not any(same(name, held) for held in told):
            return True
    return False


def _called(facts: Facts, name: Name) -> list[str]:
    """Return the words behind *X est un …* or *X, le …*."""
    at = name.stop
    copula = text_at(facts.tokens, at) in _COPULAS
    comma = at < len(facts.tokens) and "," in facts.tokens[at].gap
    at += copula
    if not (copula or comma) or text_at(facts.tokens, at) not in ARTICLES | {"a"}:
        return []
    content = {term.at for term in facts.terms}
    return [facts.tokens[k].text for k in range(at + 1, at + 3) if k in content]


def _with_others(
    claim: Facts, quantity: Quantity, source: Facts, held: Quantity, bridge: Bridge | None
) -> bool:
    """Whether the words round a figure of the claim stand round another figure of its kind."""
    peers = [other for other in source.quantities if other.unit == held.unit]
    own = stretch_of(source.tokens, held, peers)
    first = min(other.start for other in peers)
    if len(peers) < 2 or sum(own[0] <= term.at < own[1] for term in source.terms) < _TOLD:
        return False
    start, stop = _clause_of(claim, quantity, stretch_of(claim.tokens, quantity, claim.quantities))
    here = there = 0
    for term in claim.terms:
        if not start <= term.at < stop or "say" in term.senses:
            continue
        places = source.ground.find_word(term, claim.language, bridge) or ()
        inside = any(own[0] <= at < own[1] for at in places)
        here += inside
        there += any(at > first for at in places) and not inside
    return (not here and there > 1) or _acted_elsewhere(claim, (start, stop), source, own, bridge)


def _clause_of(facts: Facts, quantity: Quantity, stretch: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a stretch between the signs and conjunctions round its figure."""
    start, stop = stretch
    cuts = [at for at in range(start + 1, stop) if _cuts(facts, at)]
    start = max((at for at in cuts if at <= quantity.start), default=start)
    return start, min((at for at in cuts if at >= quantity.stop), default=stop)


def _cuts(facts: Facts, at: int) -> bool:
    """Whether another statement, or a list, may start at a place."""
    gap = facts.tokens[at].gap
    return facts.tokens[at].text in ("et", "and") or any(sign in gap for sign in ",;:")


def _acted_elsewhere(
    claim: Facts,
    mine: tuple[int, int],
    source: Facts,
    own: tuple[int, int],
    bridge: Bridge | None,
) -> bool:
    """Whether what a figure is said of in the claim is what another figure is said of."""
    for frame in claim.frames:
        if frame.noun is None or not mine[0] <= frame.term.at < mine[1]:
            continue
        if claim.layout.is_noun(frame.term.at):
            continue
        noun = next((term for term in claim.terms if term.at == frame.noun), None)
        places = noun and source.ground.find_word(noun, claim.language, bridge)
        if places and all(at >= own[1] for at in places):
            return True
    return False
