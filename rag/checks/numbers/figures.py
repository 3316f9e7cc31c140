"""Whether a figure of the claim belongs to the same names in the source.

The right figure with the wrong company is the lie that a list of names does not catch. Where
the source leaves the reading open (a pronoun, *la société*), every name that it may stand for is
accepted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.names.names import same
from rag.text.numbers import quantities
from rag.text.numbers.measures import MONEY
from rag.text.syntax.clauses import clauses, relative, stretch_of, zones
from rag.text.syntax.grammar import OF
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.numbers.quantities import Quantity

_TARGET = frozenset(("dans", "chez", "a", "au", "aux", "in", "into", "on", "to", "pour", "for"))
_ORIGIN = frozenset(("de", "d'", "du", "from", "par", "by", "of"))
_MEASURES = MONEY | {"", "%", "fraction"}
_AGAINST = frozenset(("contre", "against", "versus", "vs", "compared"))
_PARTICIPLES = frozenset("credite estime evalue valorise dote note avec with".split())
_BESIDE = 7  # words between a figure and the name it is for


def within(name: Name, pool: Iterable[Name]) -> bool:
    """Tell whether a name is among those of a pool, in any of its forms."""
    return any(same(name, other) for other in pool)


def figure_elsewhere(
    claim: Facts, source: Facts, antecedents: Sequence[Name], around: Sequence[Name] = ()
) -> bool:
    """Tell whether a figure of the claim belongs, in the source's sentence, to other names.

    Parameters
    ----------
    claim, source
        A claim, and one sentence of the source.
    antecedents
        Names that the sentence's pronouns and nouns may stand for.
    around
        Names of the sentences beside it, which may complete a claim of two names.

    Examples
    --------
    >>> from rag.text.facts import Facts
    >>> source = Facts("Microsoft a mis 16 millions dans Mistral et 10 milliards dans OpenAI.")
    >>> figure_elsewhere(Facts("Microsoft a mis 10 milliards dans Mistral."), source, ())
    True
    >>> figure_elsewhere(Facts("Microsoft a mis 10 milliards dans OpenAI."), source, ())
    False
    >>> source = Facts("Le chantier de 640 000 euros a été confié à Roux.")
    >>> figure_elsewhere(Facts("Le chantier de 640 000 euros a été mené par Blanc."), source, ())
    True
    >>> figure_elsewhere(Facts("Le chantier de 640 000 euros a été mené par Roux."), source, ())
    False
    """
    for quantity in claim.quantities:
        held = [other for other in source.quantities if quantities.agrees(quantity, other)]
        if held and _done_by_stranger(claim, quantity, source, antecedents):
            return True
        held = [other for other in held if _disputed(source, other)]
        if held and not any(
            _same_owners(claim, quantity, source, other)
            and _belongs(claim, quantity, _holders(source, other, antecedents), around)
            for other in held
        ):
            return True
    return False


def gapped(claim: Facts, source: Facts) -> bool:
    """Tell whether the source gives a figure of the claim without repeating the verb.

    >>> from rag.text.facts import Facts
    >>> source = Facts("La Fondation Roux a donné 600 000 euros, Paul Blanc 300 000.")
    >>> gapped(Facts("Paul Blanc a donné 300 000 euros."), source)
    True
    """
    for quantity in claim.quantities:
        for other in source.quantities:
            if not quantities.agrees(quantity, other):
                continue
            start, stop = stretch_of(source.tokens, other, peers(source, other))
            own = (n for n in source.names if start <= n.start < stop)
            verb = any(start <= frame.term.at < other.start for frame in source.frames)
            if start and not verb and any(within(name, claim.names) for name in own):
                return True
    return False


def _belongs(
    claim: Facts, quantity: Quantity, holders: Sequence[Name], around: Sequence[Name]
) -> bool:
    """Whether a figure's owner in the claim holds it in the source, and who gives or gets it."""
    origin = _beside(claim, quantity, _ORIGIN)
    target = _beside(claim, quantity, _TARGET)
    told = [*holders, *around]
    if any(name is not None and not within(name, told) for name in (origin, target)):
        return False
    owner = _owner(claim, quantity, alone=origin is None and target is None)
    if owner is None or within(owner, holders):
        return True
    return origin is not None and within(origin, holders) and within(owner, around)


def _disputed(source: Facts, quantity: Quantity) -> bool:
    """Whether a figure may be another's: money, shares, what a name stands beside.

    An age, a rank, *three schools* beside *84 staff* go with whoever the sentence is about, unless
    it counts the same things twice.
    """
    first, _ = _zone(source, quantity)
    told_of = _explains(source, first) or any(
        _beside(source, quantity, kind) for kind in (_ORIGIN, _TARGET)
    )
    if told_of or quantity.unit in _MEASURES - {""}:
        return True
    noun = text_at(source.tokens, quantity.stop)
    rivals = [q for q in source.quantities if q.unit == quantity.unit and q.start != quantity.start]
    return any(
        text_at(source.tokens, q.stop) == noun or q.stop == len(source.tokens) for q in rivals
    )


def _done_by_stranger(
    claim: Facts, quantity: Quantity, source: Facts, antecedents: Sequence[Name]
) -> bool:
    """Whether a figure is of what somebody does (*the €3m works were done by X*) and X is not told.

    Where the sentence of the figure names others, one of them, or who it goes back to, does it.
    """
    if quantity.unit not in MONEY or not source.layout.names:
        return False
    start, stop = next(c for c in clauses(claim.tokens) if c[0] <= quantity.start < c[1])
    doers = [
        frame.agents
        for frame in claim.frames
        if frame.passive and frame.agents and start <= frame.term.at < stop
    ]
    told = [*source.names, *antecedents, *source.topics]
    return any(not any(within(name, told) for name in names) for names in doers)


def _same_owners(claim: Facts, quantity: Quantity, source: Facts, other: Quantity) -> bool:
    for kind in (_TARGET, _ORIGIN):
        mine, theirs = _beside(claim, quantity, kind), _beside(source, other, kind)
        if mine and theirs and not within(mine, source.layout.group(theirs)):
            return False
    return True


def _beside(facts: Facts, quantity: Quantity, kind: frozenset[str]) -> Name | None:
    """Return the name that a figure is for (*dans X*) or comes from (*de X*)."""
    _, last = stretch_of(facts.tokens, quantity, peers(facts, quantity))
    for name in facts.layout.names:
        if quantity.stop <= name.start < min(last, quantity.stop + _BESIDE):
            gaps = (facts.tokens[at].gap for at in range(quantity.stop, name.start + 1))
            if facts.layout.qualifies(name) or any("," in gap for gap in gaps):
                return None
            return name if facts.layout.before(name) in kind and _led(facts, name) else None
    return None


def _led(facts: Facts, name: Name) -> bool:
    """Whether a preposition leads to a name itself, not to a noun before it: *fonds d'aide X*."""
    noun = name.start - 1 in {term.at for term in facts.terms}
    return not noun or text_at(facts.tokens, name.start - 2) not in ("d'", "de")


def _owner(facts: Facts, quantity: Quantity, *, alone: bool) -> Name | None:
    """Return the name that a claim ties to a figure: the subject of its stretch, or the nearest.

    ``alone`` tells that no name stands behind the figure: the subject is then looked for
    further ahead.
    """
    start, _ = stretch_of(facts.tokens, quantity, peers(facts, quantity))
    first, _ = _zone(facts, quantity)
    told = facts.speakers
    names = [n for n in facts.layout.names if n not in told and n.start < quantity.start]
    near = [n for n in names if max(start, first) <= n.start]
    bare = [n for n in near if facts.layout.bare(n)]
    if near:
        return (bare or near[-1:])[0]
    placed = all(facts.layout.before(n) in _TARGET for n in names)  # were born in Lyon
    if alone and not placed and facts.layout.subjectless(first):
        acting = [n for n in names if facts.layout.before(n) not in OF] or names
        return acting[-1] if start else acting[0]
    return None


def _holders(facts: Facts, quantity: Quantity, antecedents: Sequence[Name]) -> list[Name]:
    """Return the names that a source's figure may belong to."""
    start, stop = stretch_of(facts.tokens, quantity, peers(facts, quantity))
    names = facts.names
    first, last = _zone(facts, quantity)
    if _explains(facts, first):
        before = [n for n in names if n.stop == first]
        if before:
            return [*before, *(n for n in names if first <= n.start < last)]
    for begin, end in clauses(facts.tokens):
        if begin <= quantity.start < end and any(begin <= n.start < end for n in names):
            start, stop = max(start, begin), min(stop, end)
    own = [name for name in names if start <= name.start < stop]
    if not own and text_at(facts.tokens, start) in _AGAINST:
        return [name for name in antecedents if not within(name, names[:1])]
    if start and not any(name.start < quantity.start for name in own):
        opening = facts.quantities[0].start
        own.extend(n for n in names if n.start < opening or n.stop == start)
    noun = _subject_noun(facts, quantity)
    return [*own, *antecedents] if noun is None else [*own, noun]


def _explains(facts: Facts, first: int) -> bool:
    """Whether a stretch between commas tells more of the name before it: *crédité de …*."""
    word = text_at(facts.tokens, first)
    if "(" in facts.tokens[first].gap or relative(facts.tokens, first):
        return True
    return word in _PARTICIPLES or (len(word) > 4 and word.endswith(("ee", "ees", "ed")))


def _subject_noun(facts: Facts, quantity: Quantity) -> Name | None:
    """Return the name that the subject of a figure's clause, a common noun, goes with."""
    if facts.names:
        return None
    for frame in facts.frames:
        if frame.noun is not None and frame.term.at < quantity.start:
            return facts.nouns.get(facts.noun_at(frame.noun))
    return None


def peers(facts: Facts, quantity: Quantity) -> list[Quantity]:
    """Return the figures of a sentence that measure the same kind of thing."""
    if quantity.unit not in _MEASURES:
        return [other for other in facts.quantities if other.unit == quantity.unit]
    return [other for other in facts.quantities if other.unit in _MEASURES]


def _zone(facts: Facts, quantity: Quantity) -> tuple[int, int]:
    return next(z for z in zones(facts.tokens) if z[0] <= quantity.start < z[1])
