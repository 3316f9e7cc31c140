"""Whether a claim puts down to one what a sentence says, in one of its statements, of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.actors.standins import is_latter, names_before
from rag.checks.numbers.figures import within
from rag.text.numbers import quantities
from rag.text.syntax.clauses import clauses

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.words.lexicon import Bridge

_WITH = frozenset(("avec", "with", "par", "by", "contre", "against"))
_THEY = frozenset("il elle ils elles lui leur eux he she they him them celui celle".split())
_SEVERAL = 2  # words of a claim in one statement, that it may be all told there


def told_in_another(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether all that a claim says of somebody is, in its source, another's statement.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Roux obtient un siège au bureau du musée ; Blanc n'en a pas demandé.")
    >>> told_in_another(Facts("Blanc obtient un siège au bureau du musée."), source)
    True
    >>> told_in_another(Facts("Roux obtient un siège au bureau du musée."), source)
    False
    >>> told_in_another(Facts("Blanc n'a demandé aucun siège au bureau."), source)
    False
    """
    parts = clauses(source.tokens)
    subject = _subject(claim)
    if len(parts) < _SEVERAL or subject is None:
        return False
    places = _places(claim, source, bridge)
    told = [part for part in parts if any(part[0] <= at < part[1] for at in places)]
    if len(told) != 1 or len(places) < _SEVERAL:
        return False
    (start, stop) = told[0]
    if any(source.tokens[at].text in _THEY for at in range(start, stop)):
        return False
    here = [name for name in source.layout.names if start <= name.start < stop]
    held = [name for name in source.layout.names if within(subject, [name])]
    if not held or any(within(subject, source.layout.group(name)) for name in here):
        return False
    first = min(places)
    acting = [name for name in here if name.stop <= first and source.layout.acts(name)]
    return bool(acting) and not any(within(name, claim.names) for name in acting)


def said_of_the_latter(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether a claim has one do what *celui-ci*, who is another, does in its source.

    >>> from rag.checks.support import supports
    >>> told = "Norvex a un accord avec Veltane. Celui-ci prendra 4 % du capital en mai."
    >>> [supports(f"{name} prendra 4 % du capital.", told) for name in ("Norvex", "Veltane")]
    [False, True]
    """
    subject = _subject(claim)
    if subject is None or not is_latter(source) or within(subject, source.names):
        return False
    several = len(_places(claim, source, bridge)) >= _SEVERAL
    before = names_before(source)
    return several and within(subject, before[:-1]) and _is_last(before[-1], source)


def _is_last(name: Name, source: Facts) -> bool:
    """Whether the last name of the sentence before is somebody it has to do with: *avec X*."""
    units = source.passage.units if source.passage else ()
    before = units[units.index(source) - 1]
    return before.layout.before(name) in _WITH


def _subject(claim: Facts) -> Name | None:
    """Return the one name that acts in a claim of one statement."""
    if len(clauses(claim.tokens)) > 1:
        return None
    acting = [name for name in claim.layout.names if claim.layout.acts(name)]
    said = [name for name in claim.speakers if name in claim.layout.names]
    return next(iter(said or acting), None)


def _places(claim: Facts, source: Facts, bridge: Bridge | None) -> list[int]:
    """Return where the words and figures of a claim stand in its source."""
    found: set[int] = set()
    for term in claim.terms:
        if "say" not in term.senses:
            found.update(source.ground.find_word(term, claim.language, bridge) or ())
    for quantity in claim.quantities:
        held = (q for q in source.quantities if quantities.agrees(quantity, q))
        found.update(q.start for q in held)
    return sorted(found)
