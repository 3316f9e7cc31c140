"""What goes with what in a sentence: a figure with its verb, a thing with its owner, two pairs.

A lie may keep every word of its source and only deal them out anew. Each check here looks for
words that stand together in the claim and, in the source, each with another.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rag.checks import quantities
from rag.checks.clauses import stretch_of
from rag.checks.grammar import ARTICLES, OF
from rag.checks.layout import OWNING
from rag.checks.lexicon import root
from rag.checks.names import same
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rag.checks.facts import Facts
    from rag.checks.lexicon import Bridge, Term
    from rag.checks.names import Name
    from rag.checks.quantities import Quantity

_CUTS = frozenset(
    ("et", "and", "mais", "but", "tandis", "while", "whereas", "contre", "against", "alors",
     "puis", "or", "ou", "versus", "vs")
)  # fmt: skip
_TELLING = frozenset(("selon", "according", "d'"))  # who gives a figure stands with it
_TOLD = 2  # words that a figure must have for itself to be told apart from another
_SAME_KIND = frozenset(("celle", "celui", "ceux", "celles", "that", "those"))
_COPULAS = frozenset(("est", "is", "was", "etait"))
_SHARED = frozenset(("agreement", "merge", "negotiate", "meet", "link", "competition", "partner"))


def dealt_anew(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether a claim pairs the words of a sentence otherwise than the sentence does.

    >>> from rag.checks.facts import Facts
    >>> source = Facts("La mise de Microsoft pèserait moins que le capital de Mistral.")
    >>> dealt_anew(Facts("La mise de Mistral pèserait peu."), source)
    True
    >>> dealt_anew(Facts("La mise de Microsoft pèserait peu."), source)
    False
    """
    return (
        crossed(claim, source, bridge)
        or owned_elsewhere(claim, source, bridge)
        or counted_elsewhere(claim, source, bridge)
        or called_elsewhere(claim, source)
    )


def crossed(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether two pairs of the claim are, in the source, two other pairs of the same four.

    >>> from rag.checks.facts import Facts
    >>> source = Facts("It is good at Italian, hopeless at arithmetic.", language="en")
    >>> crossed(Facts("It is good at arithmetic but hopeless at Italian.", language="en"), source)
    True
    >>> crossed(Facts("It is hopeless at arithmetic but good at Italian.", language="en"), source)
    False
    """
    placed = [
        (_segment(claim, at), _segment(source, found))
        for at, found in _matched(claim, source, bridge)
    ]
    for (one, here), (other, there) in combinations(placed, 2):
        if one != other or here == there:
            continue
        mixed = {(mine, theirs) for mine, theirs in placed if mine != one}
        if any(
            (mine, here) in mixed and (mine, there) in mixed for mine in {pair[0] for pair in mixed}
        ):
            return True
    return False


def owned_elsewhere(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether a thing of the claim's is another's wherever the source tells whose it is."""
    alone = (term for term in claim.terms if term.senses.isdisjoint(_SHARED))
    owned = [(term, owner) for term in alone for _, owner in _owners(claim, term)]
    if not owned:
        return False
    theirs = {at: owner for term in source.terms for at, owner in _owners(source, term)}
    others = [n for n in source.names if text_at(source.tokens, n.start - 2) in _SAME_KIND]
    for term, owner in owned:
        places = source.ground.find_word(term, claim.language, bridge) or ()
        told = [theirs[at] for at in places if at in theirs]
        if told and not any(_one_of(owner, other, source) for other in (*told, *others)):
            return True
    return False


def counted_elsewhere(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether a figure of the claim goes with the words of another figure of the source.

    >>> from rag.checks.facts import Facts
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

    >>> from rag.checks.facts import Facts
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
    start, stop = stretch_of(claim.tokens, quantity, claim.quantities)
    here = there = 0
    for term in claim.terms:
        if not start <= term.at < stop or "say" in term.senses:
            continue
        places = source.ground.find_word(term, claim.language, bridge) or ()
        inside = any(own[0] <= at < own[1] for at in places)
        here += inside
        there += any(at > first for at in places) and not inside
    return (not here and there > 1) or _acted_elsewhere(claim, (start, stop), source, own, bridge)


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


def _owners(facts: Facts, term: Term) -> Iterator[tuple[int, Name]]:
    """Yield whose a noun is: *la mise de X*, *X's stake*."""
    for name in facts.layout.names:
        owns = name.stop < len(facts.tokens) and facts.tokens[name.stop].gap.startswith(OWNING)
        if owns and name.stop <= term.at <= name.stop + 1:
            yield term.at, name
        between = [text_at(facts.tokens, at) for at in range(term.at + 1, name.start)]
        linked = between and between[0] in OF and len(between) <= 2
        if linked and all(word in ARTICLES for word in between[1:]):
            yield term.at, name


def _one_of(owner: Name, other: Name, source: Facts) -> bool:
    joined = source.layout.group(other) if other in source.layout.names else (other,)
    return any(same(owner, name) for name in joined)


def _matched(claim: Facts, source: Facts, bridge: Bridge | None) -> Iterator[tuple[int, int]]:
    """Yield the words and figures of the claim that stand once in the source, with their places."""
    for term in claim.terms:
        places = set(source.ground.find_word(term, claim.language, bridge) or ())
        if len(places) == 1 and "say" not in term.senses:
            yield term.at, places.pop()
    for name in claim.names:
        held = [other for other in source.names if same(name, other)]
        if len(held) == 1:
            yield name.start, held[0].start
    for quantity in claim.quantities:
        told = [other for other in source.quantities if quantities.agrees(quantity, other)]
        if len(told) == 1:
            yield quantity.start, told[0].start


def _segment(facts: Facts, at: int) -> int:
    """Return where the stretch of a word starts: at a comma or a conjunction before it."""
    for place in range(at, 0, -1):
        token = facts.tokens[place]
        if token.text in _TELLING:
            continue
        if any(sign in token.gap for sign in ",;:()") or token.text in _CUTS:
            return place
    return 0
