"""Whom a word that leans goes back to, where the sentences before it leave no doubt.

The nearest sentence before that names somebody or something it may be decides, and only when one
name there can be meant: it agrees in gender as far as the page tells, acts or is asked about, and
no common noun beside it agrees as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.quoting.referents import MANY, Before, Place
from rag.text.names.names import same

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rag.quoting.anaphora import Lean
    from rag.text.facts import Facts
    from rag.text.names.names import Name

_REACH: Final = 4  # sentences looked at
_STOPS: Final = frozenset('.!?…»”",;:—–')


def antecedent(lean: Lean, before: Before) -> tuple[str, ...]:
    """Return the name that a word goes back to, as the page writes it; none where unsure.

    Two for *les deux sociétés* and *both companies*.

    Examples
    --------
    >>> from rag.text.facts import Facts
    >>> from rag.quoting.anaphora import leaning
    >>> def meant(before, quote, language="fr"):
    ...     units = Facts(before, language=language), Facts(quote, language=language)
    ...     return antecedent(leaning(quote, language)[0], Before(units[:1], units[1:]))
    >>> meant("La maire, Ana Roux, a promis un pont.", "Elle part demain.")
    ('Ana Roux',)
    >>> meant("M. Roux a vu Acme.", "Elle part."), meant("Acme montre un plan.", "Il est sobre.")
    ((), ())
    >>> meant("Acme bought Vega.", "It frees both companies.", "en")
    ()
    """
    unnamed = lean.kind in ("event", "place")  # what was told, where it was: no name is that
    for near, unit in enumerate(() if unnamed else reversed(before.units[-_REACH:])):
        if unit.text.rstrip()[-1:] not in _STOPS:
            if lean.kind == "noun":
                return ()
            continue  # a heading
        place = Place(lean, unit, before, adjacent=near == 0)
        if lean.kind == "both" and not before.names:
            return _spelled(place.held, unit, before) if len(place.held) == 2 else ()
        if lean.kind == "both" or place.word in MANY:
            return ()
        if place.held:
            return _spelled(place.meant, unit, before)
        if place.is_taken:
            return ()
    return ()


def spoken_of(before: Before) -> str:
    """Return the name asked about that the nearest sentence with names speaks of, alone.

    A lone word behind a preposition may be a place's (*venus de Corée*), and is passed over.

    Examples
    --------
    >>> from rag.text.facts import Facts
    >>> asked = Facts("Quel score Vega obtient-il ?").names
    >>> told = [Facts("Vega est sorti mardi."), Facts("Le modèle impressionne.")]
    >>> spoken_of(Before(told, (), asked))
    'Vega'
    >>> spoken_of(Before([Facts("Vega est sorti avant Lyra.")], (), asked))
    ''
    """
    for unit in reversed(before.units[-_REACH:]):
        held = [name for name in unit.layout.names if name not in unit.speakers]
        known = any(same(name, other) for name in held for other in before.names)
        if held:
            alone = all(same(held[0], other) for other in held) and not known
            alone = alone and (len(held[0].words) > 1 or unit.layout.bare(held[0]))  # no place
            asked = any(same(held[0], name) for name in before.asked)
            return _full(held[0], unit, before) if alone and asked else ""
    return ""


def _spelled(names: Iterable[Name], unit: Facts, before: Before) -> tuple[str, ...]:
    """Return names as the page writes them, a surname by the full name given before it."""
    return tuple(_full(name, unit, before) for name in names)


def _full(name: Name, unit: Facts, before: Before) -> str:
    best, where = name, unit
    for other in before.units:
        for longer in other.layout.names:
            tail = longer.words[-len(name.words) :] == name.words
            if tail and len(longer.words) > len(best.words) and longer.words[-1].isalpha():
                best, where = longer, other
    return where.text[where.tokens[best.start].start : where.tokens[best.stop - 1].end]
