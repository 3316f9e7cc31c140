"""Who wins a case: *a donné raison à X* is not what *threw out X's claim* says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.numbers.figures import within
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name

_REJECTING = ("rejet", "debout", "desavou", "reject", "dismiss", "threw", "throw")  # heads
_SUITS = frozenset(
    ("demande", "demandes", "plainte", "requete", "recours", "action", "pretentions", "pourvoi",
     "claim", "claims", "complaint", "case", "suit", "lawsuit", "appeal", "request", "bid",
     "attempt", "petition", "proces", "litige")
)  # fmt: skip
_RIGHT = frozenset(("raison", "favour", "favor", "sided", "gain"))
_WRONG = frozenset(("tort",))
_WON = frozenset(("won", "wins", "gagne", "remporte"))
_REACH = 8  # words between a verb and who the case is of


def lost_case(claim: Facts, sources: Sequence[Facts]) -> bool:
    """Tell whether somebody wins a case in the claim and loses it in its source, or the reverse.

    >>> from rag.text.facts import Facts
    >>> source = Facts("The panel has thrown out Ana Roux's claim against Acme.", language="en")
    >>> lost_case(Facts("La chambre a donné raison à Ana Roux contre Acme."), [source])
    True
    >>> lost_case(Facts("La chambre a donné raison à Acme contre Ana Roux."), [source])
    False
    >>> lost_case(Facts("Ana Roux a été déboutée."), [Facts("Ana Roux a gagné son procès.")])
    True
    """
    won, lost = _winners(claim), _losers(claim)
    if not won and not lost:
        return False
    return any(
        (_meet(won, _losers(source)) and not _meet(won, _winners(source)))
        or (_meet(lost, _winners(source)) and not _meet(lost, _losers(source)))
        for source in sources
    )


def _meet(ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    return any(within(name, theirs) for name in ours)


def _winners(facts: Facts) -> list[Name]:
    """Return whom a sentence has a court side with."""
    found = []
    for at, token in enumerate(facts.tokens):
        if token.text in _RIGHT and at not in facts.denied:
            found += _behind(facts, at)[:1]
        if token.text in _WON and at not in facts.denied and _of_a_suit(facts, at):
            found += _ahead(facts, at)[-1:]
    return found


def _losers(facts: Facts) -> list[Name]:
    """Return whose case a sentence has thrown out."""
    found = []
    for at, token in enumerate(facts.tokens):
        if token.text in _WRONG and text_at(facts.tokens, at + 1) in ("a", "au", "aux"):
            found += _behind(facts, at)[:1]
        if not token.text.startswith(_REJECTING) or at in facts.denied:
            continue
        if token.text.startswith("debout"):
            undergone = {text_at(facts.tokens, at - k) for k in (1, 2)} & {"ete", "est", "etait"}
            found += _ahead(facts, at)[-1:] if undergone else _behind(facts, at)[:1]
        elif _of_a_suit(facts, at) and (token.text[0] != "t" or "out" in facts.words):
            found += _behind(facts, at)[:1]
    return found


def _of_a_suit(facts: Facts, at: int) -> bool:
    """Whether a claim, a complaint or a case stands behind a verb."""
    return any(text_at(facts.tokens, k) in _SUITS for k in range(at + 1, at + 1 + _REACH))


def _behind(facts: Facts, at: int) -> list[Name]:
    return [name for name in facts.names if at < name.start <= at + _REACH]


def _ahead(facts: Facts, at: int) -> list[Name]:
    return [name for name in facts.names if name.stop <= at]
