"""Who does something, where no verb says so: *l'architecte X*, *X, l'entraîneur du club*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.names.names import Name

_HANDING: Final = frozenset(
    ("confie", "confiee", "confies", "confiees", "revient", "revenu", "revenue", "entrusted",
     "commissioned", "handed", "assigned")
)  # fmt: skip
_FIRST: Final = frozenset(("first", "one", "premier", "premiere"))
_NEAR: Final = 6  # words between *confiée* and whom
_BY: Final = frozenset(("par", "by", "selon", "a", "to", "chez", "avec", "with"))
_TO: Final = frozenset(("a", "au", "aux", "to", "from"))


def beside(facts: Facts, at: int) -> tuple[Name, ...]:
    """Return the name set right beside a noun of agent.

    >>> from rag.text.facts import Facts
    >>> facts = Facts("Les joueurs de Mads Thorsen, l'entraîneur du club, ont gagné.")
    >>> [name.words for name in beside(facts, 6)]
    [('mads', 'thorsen')]
    """
    for name in facts.names:
        if name.start == at + 1 and facts.tokens[name.start].gap.strip() in ("", ","):
            return (name,)
        apart = name.stop == at or (name.stop == at - 1 and facts.layout.article(at - 1))
        if not apart or facts.tokens[name.stop].gap.strip() != ",":
            continue
        if facts.layout.before(name) in _BY or any(at < n.start <= at + 2 for n in facts.names):
            continue  # *interrogée par X, l'élue Y*
        return (name,)
    return ()


def first_to(facts: Facts, at: int) -> tuple[Name, ...]:
    """Return who was the first to do something: *X was the first to identify*.

    >>> from rag.text.facts import Facts
    >>> facts = Facts("Piet Lauwers was the first to identify the virus.", language="en")
    >>> [name.words for name in first_to(facts, 6)]
    [('piet', 'lauwers')]
    """
    before = [text_at(facts.tokens, at - k) for k in (1, 2)]
    if before[0] not in _TO or before[1] not in _FIRST:
        return ()
    ahead = [name for name in facts.layout.names if at - _NEAR <= name.stop <= at]
    return (ahead[-1],) if ahead and facts.layout.acts(ahead[-1]) else ()


def handed(facts: Facts) -> tuple[Name, ...]:
    """Return to whom a task is handed: *a été confiée au metteur en scène X*.

    >>> from rag.text.facts import Facts
    >>> [n.words for n in handed(Facts("Le banquet a été confié au chef Paul Martin."))]
    [('paul', 'martin')]
    """
    for at, token in enumerate(facts.tokens):
        if token.text not in _HANDING or text_at(facts.tokens, at + 1) not in _TO:
            continue
        near = [n for n in facts.names if at < n.start <= at + _NEAR]
        if near and near[0].start <= facts.layout.clause_end(at):
            return (near[0],)
    return ()
