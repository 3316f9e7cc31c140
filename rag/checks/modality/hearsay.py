"""Whether a claim tells as a fact what its source only has on hearsay, or somebody accused of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.syntax.clauses import clauses
from rag.text.tenses import CONDITIONAL
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rag.text.facts import Facts
    from rag.text.words.lexicon import Bridge

_LEADS = frozenset(("selon", "apres", "according", "pour", "for", "croire"))
_UNSURE = frozenset(
    ("adversaires", "rivaux", "rivales", "detracteurs", "detracteur", "ennemis", "rumeur",
     "rumeurs", "bruits", "ragots", "langues", "critics", "rivals", "opponents", "enemies",
     "detractors", "rumour", "rumours", "rumor", "rumors", "gossip")
)  # fmt: skip
_ADVERBS = frozenset(
    ("allegedly", "reportedly", "supposedly", "purportedly", "pretendument", "pretendue")
)
_TOLD = frozenset(
    ("said", "thought", "believed", "rumoured", "rumored", "alleged", "reported", "understood",
     "suspected", "accused", "cense", "censee")
)  # fmt: skip
_CHARGES = ("accus", "soupconn", "suspect", "alleg", "rumo", "rumeur", "presum", "pretend", "cens")
_VOICED = frozenset(
    ("say", "charge", "support-", "angry", "worry", "suspect", "warn", "announce", "believe",
     "opinion", "lawsuit", "admit+", "admit-")
)  # fmt: skip
_THAT = frozenset(("que", "qu'", "that"))
_MARKS = frozenset(("de", "d'", "of", "to"))
_BE = frozenset(
    ("is", "are", "was", "were", "be", "been", "est", "sont", "etait", "etaient", "ete")
)
_LED = 4  # words between *selon* and who says it
_REACH = 12  # words that an adverb or a charge reaches


def rumour_as_fact(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether all that a claim says is done stands, in a sentence, under a hearsay.

    >>> from rag.text.facts import Facts
    >>> source = Facts("D'après ses rivaux, Paul Roux a menti au jury.")
    >>> rumour_as_fact(Facts("Paul Roux a menti au jury."), source)
    True
    >>> rumour_as_fact(Facts("Ses rivaux disent que Paul Roux a menti au jury."), source)
    False
    >>> source = Facts("Roux, who is accused of burning the barn, left.", language="en")
    >>> rumour_as_fact(Facts("Roux burnt the barn.", language="en"), source)
    True
    >>> rumour_as_fact(Facts("Roux left.", language="en"), source)
    False
    """
    scopes = list(_scopes(source))
    if not scopes or _hedged(claim):
        return False
    found = [
        source.ground.find_word(frame.term, claim.language, bridge) or ()
        for frame in claim.frames
        if not claim.layout.is_noun(frame.term.at)
    ]
    places = {at for places in found for at in places}
    return bool(places) and all(any(at in scope for scope in scopes) for at in places)


def _hedged(claim: Facts) -> bool:
    """Whether a claim says on whose word it is, or that it is not sure."""
    voiced = any(not term.senses.isdisjoint(_VOICED) for term in claim.terms)
    if voiced or claim.speakers or not claim.words.isdisjoint(_THAT):
        return True
    return any(
        token.text.startswith(_CHARGES)
        or token.text in _ADVERBS | _UNSURE
        or token.text in ("selon", "according")
        or (token.text == "d'" and text_at(claim.tokens, at + 1) == "apres")
        or (claim.language == "fr" and CONDITIONAL.match(token.raw) is not None)
        for at, token in enumerate(claim.tokens)
    )


def _scopes(source: Facts) -> Iterator[range]:
    """Yield the stretches of a sentence that it only has on hearsay."""
    tokens = source.tokens
    for at, token in enumerate(tokens):
        start, stop = next(part for part in clauses(tokens) if part[0] <= at < part[1])
        led = {text_at(tokens, at - k) for k in range(1, _LED + 1)}
        if token.text in _UNSURE and led & _LEADS:
            yield range(start, stop)
        elif token.text in _ADVERBS:
            yield range(at, _end(source, at, stop))
        elif token.text in _TOLD and text_at(tokens, at + 1) in _MARKS:
            if {text_at(tokens, at - 1), text_at(tokens, at - 2)} & _BE:
                yield range(at, _end(source, at, stop))
        elif token.text.startswith(_CHARGES[:3]) and at not in source.denied:
            mark = next((k for k in range(at + 1, stop) if text_at(tokens, k) in _MARKS), stop)
            if mark - at <= _LED:
                yield range(mark, _end(source, mark, stop))


def _end(source: Facts, at: int, stop: int) -> int:
    """Return where what an adverb or a charge reaches ends: at a comma, at most some words on."""
    last = min(stop, at + _REACH)
    commas = (k for k in range(at + 2, last) if "," in source.tokens[k].gap)
    return next(commas, last)
