"""Whether a claim sets together what its source sets apart: two pairs, a figure and its owner."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from rag.text.names.names import same
from rag.text.numbers import quantities
from rag.text.syntax.clauses import clauses
from rag.text.syntax.grammar import PRONOUNS
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rag.text.facts import Facts
    from rag.text.words.lexicon import Bridge

_WHOSE = frozenset(("son", "sa", "ses", "leur", "leurs", "its", "his", "her", "their"))
_CUTS = frozenset(
    ("et", "and", "mais", "but", "tandis", "while", "whereas", "contre", "against", "alors",
     "puis", "or", "ou", "versus", "vs", "than")
)  # fmt: skip
_FACING = frozenset(("contre", "against"))  # cuts before a figure: contre 30 %, not contre X
_TELLING = frozenset(("selon", "according", "d'"))  # who gives a figure stands with it


def crossed(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether two pairs of the claim are, in the source, two other pairs of the same four.

    >>> from rag.text.facts import Facts
    >>> source = Facts("It is good at Italian, hopeless at arithmetic.", language="en")
    >>> crossed(Facts("It is good at arithmetic but hopeless at Italian.", language="en"), source)
    True
    >>> source = Facts("Elle veut deux ans contre Ana Roux et six mois contre Paul Blanc.")
    >>> crossed(Facts("Elle veut deux ans contre Paul Blanc, six mois contre Ana Roux."), source)
    True
    >>> source = Facts("24 postes sont créés à Lans, tandis que Brey, en crise, passe de 88 à 81.")
    >>> crossed(Facts("24 postes sont créés à Brey, alors que Lans passe de 88 à 81."), source)
    True
    >>> source = Facts("It is good at Italian, hopeless at arithmetic.", language="en")
    >>> crossed(Facts("It is hopeless at arithmetic but good at Italian.", language="en"), source)
    False
    """
    matched = list(_matched(claim, source, bridge))
    return any(
        _mixed([(mine(claim, at), theirs(source, found)) for at, found in matched])
        for mine, theirs in ((_segment, _segment), (_statement, _statement), (_deed, _statement))
    )


def parted(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether a claim gives a figure to a name that the source sets against its owner.

    The name then stands in another statement of the source, with words that the claim says of
    another.

    >>> from rag.text.facts import Facts
    >>> source = Facts("La part de l'assureur est de 720 000 euros ; le reste revient à Roux.")
    >>> parted(Facts("La part de Roux est de 720 000 euros, le reste allant à Blanc."), source)
    True
    >>> parted(Facts("L'assureur paiera 720 000 euros, Roux paiera le reste."), source)
    False
    """
    figures = {quantity.start for quantity in claim.quantities}
    named = {name.start for name in claim.names}
    placed = [
        (at, _segment(claim, at), _statement(source, found))
        for at, found in _matched(claim, source, bridge)
    ]
    for figure, here, there in placed:
        if figure not in figures or _whole(claim, figure) or not _has_subject(source, there):
            continue
        others = {s for at, c, s in placed if at in named and c == here and s != there}
        own = {s for at, c, s in placed if at in named and s == there}
        said = {s for at, c, s in placed if at not in named and c != here}
        if others & said and not own:
            return True
    return False


def _whole(facts: Facts, start: int) -> bool:
    """Whether a figure is what another is a part of: *douze des quatorze avis*."""
    before = range(max(0, start - 3), start)
    part = any(text_at(facts.tokens, at) in ("des", "of") for at in before)
    return part and not facts.counted.isdisjoint(before)


def _has_subject(facts: Facts, start: int) -> bool:
    """Whether a statement opens on a noun or a name of its own, not on *elle*, *its* or a verb."""
    opening = facts.tokens[start : start + 3]
    led = any(token.text in PRONOUNS or token.text in _WHOSE for token in opening)
    return not led and any(
        frame.noun is not None or frame.agents for frame in facts.frames if frame.term.at >= start
    )


def _mixed(placed: Sequence[tuple[int, int]]) -> bool:
    """Whether two stretches of a claim each hold words of the same two of its source."""
    for (one, here), (other, there) in combinations(placed, 2):
        if one != other or here == there:
            continue
        mixed = {(mine, theirs) for mine, theirs in placed if mine != one}
        if any(
            (mine, here) in mixed and (mine, there) in mixed for mine in {pair[0] for pair in mixed}
        ):
            return True
    return False


def _matched(claim: Facts, source: Facts, bridge: Bridge | None) -> Iterator[tuple[int, int]]:
    """Yield the words and figures of the claim that stand once in the source, with their places."""
    for term in claim.terms:
        if claim.tokens[term.at].text in _CUTS:
            continue
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


def _statement(facts: Facts, at: int) -> int:
    """Return where the statement of a word starts: behind *while*, *mais*, a semicolon."""
    starts = _starts(facts)
    return starts[bisect_right(starts, at) - 1]


@lru_cache(maxsize=1 << 8)  # a claim is held against many sentences, by many of its words
def _starts(facts: Facts) -> tuple[int, ...]:
    return tuple(first for first, _ in clauses(facts.tokens))


def _deed(facts: Facts, at: int) -> int:
    """Return where the stretch of a word starts, with what stands before its verb."""
    verbs = (f.term.at for f in facts.frames if not facts.layout.is_noun(f.term.at))
    later = sorted({_segment(facts, verb) for verb in verbs})[1:]
    return max((start for start in later if start <= at), default=0)


def _segment(facts: Facts, at: int) -> int:
    """Return where the stretch of a word starts: at a comma or a conjunction before it."""
    return _segments(facts)[at]


@lru_cache(maxsize=1 << 8)
def _segments(facts: Facts) -> tuple[int, ...]:
    start, found = 0, []
    for place, token in enumerate(facts.tokens):
        if place and token.text not in _TELLING:
            cuts = token.text in _CUTS and (token.text not in _FACING or place + 1 in facts.counted)
            if cuts or any(sign in token.gap for sign in ",;:()"):
                start = place
        found.append(start)
    return tuple(found)
