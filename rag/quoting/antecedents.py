"""Whom a word that leans goes back to, where the sentences before it leave no doubt.

The nearest sentence before that names somebody or something it may be decides, and only when one
name there can be meant: it agrees in gender as far as the page tells, acts or is asked about, and
no common noun beside it agrees as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.quoting.anaphora import leaning
from rag.quoting.holders import holder
from rag.quoting.referents import MANY, Place
from rag.quoting.stand_ins import may_be_house
from rag.text.names.names import same
from rag.text.syntax.grammar import OF

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rag.quoting.anaphora import Lean
    from rag.quoting.before import Before
    from rag.text.facts import Facts
    from rag.text.names.names import Name

_REACH: Final = 4  # sentences looked at
_COUPLE: Final = 2
_CHAIN: Final = 6  # and where each goes on about the same
_ONGOING: Final = frozenset(("subject", "owner", "event"))
_UNNAMED: Final = frozenset(("event", "place", "object"))  # no name before is surely that
_STOPS: Final = frozenset('.!?…»”",;:—–')


def antecedent(lean: Lean, before: Before) -> tuple[str, ...]:
    """Return the name that a word goes back to, as the page writes it; none where unsure.

    Two for *les deux sociétés* and *both companies*.

    Examples
    --------
    >>> from rag.text.facts import Facts
    >>> from rag.quoting.before import Before
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
    if lean.kind == "office":
        return holder(lean, before)
    reach = () if lean.kind in _UNNAMED else reversed(before.units[-_REACH:])
    for near, unit in enumerate(reach):
        if unit.text.rstrip()[-1:] not in _STOPS:
            if lean.kind == "noun":
                break
            continue  # a heading
        place = Place(lean, unit, before, adjacent=near == 0)
        if lean.kind == "both" and place.pair:
            return _spelled(place.pair, unit, before)
        if lean.kind == "both" and len(place.houses) < _COUPLE:
            continue
        if lean.kind == "both" or place.word in MANY:
            break
        if place.held or place.is_taken:
            return _spelled(place.meant if place.held else (), unit, before)
    return ()


def spoken_of(before: Before) -> str:
    """Return the name asked about that the nearest sentence with names speaks of, alone.

    Where each sentence behind that one goes on about the same, it need not be asked about.

    A lone word behind a preposition may be a place's (*venus de Corée*), and is passed over.

    Examples
    --------
    >>> from rag.text.facts import Facts
    >>> from rag.quoting.before import Before
    >>> asked = Facts("Quel score Vega obtient-il ?").names
    >>> told = [Facts("Vega est sorti mardi."), Facts("Le modèle impressionne.")]
    >>> spoken_of(Before(told, (), asked))
    'Vega'
    >>> spoken_of(Before([Facts("Vega est sorti avant Lyra.")], (), asked))
    ''
    """
    opening = leaning(before.own[0].text, before.own[0].language) if before.own else ()
    chained = bool(opening) and opening[0].kind in ("subject", "owner")
    for near, unit in enumerate(reversed(before.units[-_CHAIN:])):
        held = [name for name in unit.layout.names if name not in unit.speakers]
        known = any(same(name, other) for name in held for other in before.names)
        if held:
            alone = all(same(held[0], other) for other in held) and not known
            full = len(held[0].words) > 1 or unit.layout.bare(held[0])  # no place
            asked = near < _REACH and any(same(held[0], name) for name in before.asked)
            led = unit.layout.before(held[0])
            told = asked or (chained and near > 0 and may_be_house(held[0]) and led in {"", *OF})
            person = held[0].words[-1] in before.people and not asked
            return _full(held[0], unit, before) if alone and full and told and not person else ""
        chained = chained and _goes_on(unit)
    return ""


def _goes_on(unit: Facts) -> bool:
    """Tell whether a sentence goes on about what the one before is about: *Il …*, *Ce modèle …*.

    >>> from rag.text.facts import Facts
    >>> _goes_on(Facts("Ses concepteurs sont fiers.")), _goes_on(Facts("Les prix montent."))
    (True, False)
    """
    leans = leaning(unit.text, unit.language)
    return bool(leans) and leans[0].kind in _ONGOING


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
