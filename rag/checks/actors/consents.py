"""Yes and no told in other words: *a donné son feu vert* is not *blocked*."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rag.text.facts import Facts

_YES = frozenset((("feu", "vert"), ("green", "light"), ("go", "ahead")))
_AWAITED = frozenset(
    ("attend", "attendent", "attente", "suspendu", "suspendue", "reserve", "soumis", "soumise",
     "sans", "needs", "awaits", "await", "awaiting", "pending", "subject", "without")
)  # fmt: skip
_SIDES = frozenset(("pour", "contre", "faveur", "for", "against", "favour", "favor", "oui", "non"))
_ABSTAINED = ("abst",)  # heads of words
_NEITHER = frozenset(("neither", "nor", "ni"))
_VOTES = ("vot",)
_REACH = 4  # words between a vote and its side


def turns_consent(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether a claim has forbidden what its source lets be, or a vote where one abstains.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Le régulateur a donné son feu vert à la fusion.")
    >>> turns_consent(Facts("Le régulateur a bloqué la fusion."), [source])
    True
    >>> turns_consent(Facts("Le régulateur a accepté la fusion."), [source])
    False
    >>> source = Facts("Ana Roux s'est abstenue lors du vote.")
    >>> turns_consent(Facts("Ana Roux a voté contre la fusion."), [source])
    True
    """
    if _sides(claim) and any(_abstains(source) for source in sources):
        return not any(_sides(source) for source in sources)
    yes, no = _lets(claim), _stops(claim)
    if yes == no:
        return False
    if yes and any(map(_awaits, sources)) and not any(map(_lets, sources)):
        return True
    return any(
        (_stops(source) if yes else _lets(source)) and _lets(source) != _stops(source)
        for source in sources
    )


def _lets(facts: Facts) -> bool:
    """Whether a sentence tells of a *green light*, and not of one still awaited."""
    return any(not awaited for awaited in _green_lights(facts))


def _awaits(facts: Facts) -> bool:
    """Whether a sentence tells only of a *green light* still awaited."""
    found = list(_green_lights(facts))
    return bool(found) and all(found)


def _green_lights(facts: Facts) -> Iterator[bool]:
    """Yield of each *green light* whether it is still awaited."""
    for at, (one, two) in enumerate(pairwise(facts.tokens)):
        if (one.text, two.text) in _YES:
            before = {token.text for token in facts.tokens[max(0, at - _REACH) : at]}
            yield not _AWAITED.isdisjoint(before)


def _stops(facts: Facts) -> bool:
    """Whether a sentence denies, refuses or forbids something."""
    return bool(facts.denials) or any("accept-" in term.senses for term in facts.terms)


def _abstains(facts: Facts) -> bool:
    return any(token.text.startswith(_ABSTAINED) for token in facts.tokens)


def _sides(facts: Facts) -> bool:
    """Whether a sentence has somebody vote for or against, rather than neither."""
    tokens = facts.tokens
    if not _NEITHER.isdisjoint(facts.words):
        return False
    return any(
        token.text.startswith(_VOTES)
        and at not in facts.denied
        and not _SIDES.isdisjoint(t.text for t in tokens[at + 1 : at + 1 + _REACH])
        for at, token in enumerate(tokens)
    )
