"""What a passage lacks of a claim, and how its sentences say otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.checks import standing
from rag.checks.bindings import dealt_anew
from rag.checks.deeds import Around, deed_elsewhere, outsider
from rag.checks.figures import figure_elsewhere, figure_reversed, gapped, within
from rag.checks.limits import shut_out
from rag.checks.moods import overstated
from rag.checks.offices import office_elsewhere
from rag.checks.polarity import opposed_in, reversed_in
from rag.checks.quotes import is_verbatim, quoted, typography
from rag.checks.speech import speech_elsewhere
from rag.checks.tokens import text_at
from rag.checks.windows import figured, words_held

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rag.checks.facts import Facts
    from rag.checks.lexicon import Bridge
    from rag.checks.names import Name
    from rag.checks.passages import Passage
    from rag.checks.verdict import Why
    from rag.checks.windows import Window

_SIGNED_POLARITY = frozenset(("admit", "accept", "legal", "possible", "support"))
_EVENTS = frozenset(
    ("agreement", "invest", "announce", "buy", "sell", "negotiate", "link", "law", "examine",
     "merge", "competition", "firm", "leader", "support+", "support-")
)  # fmt: skip
_OWNERSHIP = frozenset(("buy", "sell", "merge"))
_SHARE = "share"  # a stake can be bought by investing
_ALIKE = 2  # words that a sentence beside must hold of a claim to turn it around
_HEAD = 2  # letters that the spellings of one name begin with
_LINKS = frozenset(
    ("de", "d'", "entre", "avec", "et", "du", "of", "between", "with", "and", "la", "l'", "dans")
)


@dataclass(frozen=True, slots=True)
class Context:
    """What the other passages of an answer tell of one.

    Attributes
    ----------
    known
        Gives the sentences that tell who holds which office.
    holds
        Tells whether a full name stands in any of them.
    bridge
        Translations of stems.
    """

    known: Callable[[], Sequence[Facts]] = tuple
    holds: Callable[[Sequence[str]], bool] = bool
    bridge: Bridge | None = None


def absent(claim: Facts, passage: Passage, window: Window, bridge: Bridge | None) -> Why | None:
    """Return what the sentences of a window lack: a figure, a name."""
    units = passage.units[window.start : window.stop]
    if standing.missing_number(claim, units):
        return "entity-mismatch"
    if claim.moments and standing.missing_date(claim, units, passage):
        return "entity-mismatch"
    if _stranger(claim, passage, window, bridge):
        return "entity-mismatch"
    return "no-source" if _undone(claim, units, bridge) else None


def _undone(claim: Facts, units: Sequence[Facts], bridge: Bridge | None) -> bool:
    """Whether somebody buys, sells or merges with somebody, and no sentence speaks of it.

    An investment is no purchase, however close the words: the deed itself must be told, and not
    as what only may happen.
    """
    deeds = {s for frame in claim.frames for s in frame.term.senses} & _OWNERSHIP
    if not deeds:
        return False
    telling = (unit for unit in units if not overstated(claim, unit, bridge))
    told = {sense for unit in telling for term in unit.terms for sense in term.senses}
    part = any(_SHARE in term.senses for term in claim.terms)
    return not part and any(
        frame.agents and frame.patients and (frame.term.senses & _OWNERSHIP) - told
        for frame in claim.frames
    )


def _pool(passage: Passage, window: Window) -> list[Name]:
    """Return every name that the sentences of a window hold or may stand for."""
    own = (n for unit in passage.units[window.start : window.stop] for n in unit.names)
    return [*own, *passage.antecedents(window.start), *passage.tellers]


def contradicted(claim: Facts, passage: Passage, window: Window, context: Context) -> Why | None:
    """Return how the sentences of a window say otherwise."""
    units = passage.units[window.start : window.stop]
    if _misbound(claim, passage, window, context):
        return "entity-mismatch"
    for at in window.telling:
        unit = passage.units[at]
        sense = opposed_in(claim, unit, context.bridge)
        if sense and at != window.at and words_held(claim, unit, context.bridge) >= _ALIKE:
            return "polarity" if sense[:-1] in _SIGNED_POLARITY else "direction"
    return _turned(claim, figured(claim, window.main, units), units, context.bridge)


def _misbound(claim: Facts, passage: Passage, window: Window, context: Context) -> bool:
    """Whether a figure, an office, a deed or a word goes to another than in the source."""
    units = passage.units[window.start : window.stop]
    about, pool = passage.tellers, _pool(passage, window)
    for at in range(window.start, window.stop):
        beside = [*passage.antecedents(at), *about]
        if figure_elsewhere(claim, passage.units[at], beside, pool):
            return True
    if claim.moments and _misdated(claim, passage, context.bridge):
        return True
    if office_elsewhere(claim, passage.units) and office_elsewhere(claim, context.known()):
        return True
    near = [*window.main.names, *passage.antecedents(window.at), *about]
    told = [name for at in window.telling for name in passage.units[at].names]
    told += [name for unit in units for frame in unit.frames[:1] for name in frame.agents]
    telling = [passage.units[at] for at in (window.at, *window.telling)]
    foreign = context.bridge if claim.language != passage.source.language else None
    known = [
        name
        for name in claim.names
        if foreign and any(_stands(name, claim, unit, foreign) for unit in telling)
    ]
    return (
        outsider(claim, [*near, *told, *known])
        or dealt_anew(claim, window.main, context.bridge)
        or _misdone(claim, passage, window, context)
        or any(
            speech_elsewhere(claim, passage.units[at], passage.topics(at), about, pool)
            for at in _heard(claim, passage, window)
        )
    )


def _misdated(claim: Facts, passage: Passage, bridge: Bridge | None) -> bool:
    """Whether the sentence that tells the claim gives another day, and only the issue the same."""
    if any(within(name, passage.tellers) for name in claim.names):
        return False
    if not standing.missing_date(claim, passage.units, None):
        return False
    words = min(_ALIKE, len(claim.terms))
    return any(
        standing.dated_elsewhere(claim, unit) and words_held(claim, unit, bridge) >= words
        for unit in passage.units
    )


def _heard(claim: Facts, passage: Passage, window: Window) -> tuple[int, ...]:
    """Return where the claim's quotes stand, else the sentence that speaks most of it."""
    folded = [typography(unit.text) for unit in passage.units[window.start : window.stop]]
    found = [
        at
        for at, text in enumerate(folded, start=window.start)
        if any(is_verbatim(quote, text) for quote in quoted(claim.text))
    ]
    return tuple(found) or (window.at,)


def _misdone(claim: Facts, passage: Passage, window: Window, context: Context) -> bool:
    """Whether a sentence that speaks of the claim has somebody else do what it says."""
    pool = _pool(passage, window)
    for at in dict.fromkeys((window.at, *window.telling)):
        unit = passage.units[at]
        near = [*unit.names, *passage.antecedents(at), *passage.tellers]
        around = Around(pool, near, worded=at != window.at)
        if deed_elsewhere(claim, unit, around, context.bridge):
            return at != window.at or not gapped(claim, unit)
    return False


def _turned(claim: Facts, main: Facts, units: Sequence[Facts], bridge: Bridge | None) -> Why | None:
    """Return how the sentences turn the claim around: a rise for a fall, a yes for a no."""
    sense = opposed_in(claim, main, bridge)
    if sense is not None:
        return "polarity" if sense[:-1] in _SIGNED_POLARITY else "direction"
    if any(figure_reversed(claim, unit) for unit in units):
        return "direction"
    if reversed_in(claim, main, bridge) or shut_out(claim, units):
        return "polarity"
    return "modality" if overstated(claim, main, bridge) else None


def _stranger(
    claim: Facts,
    passage: Passage,
    window: Window,
    bridge: Bridge | None,
) -> bool:
    """Tell whether a name of the claim is none of those the sentences speak of."""
    pool, start = _pool(passage, window), window.start
    units = passage.units[start : window.stop]
    for name in claim.names:
        if (
            name.adjective
            or within(name, pool)
            or any(_stands(name, claim, unit, bridge) for unit in units)
        ):
            continue
        if _stands(name, claim, passage.about, bridge) or _explains(claim, name):
            continue
        acting = any(name in frame.agents for frame in claim.frames)
        if not acting and within(name, passage.possible(start)):
            continue
        return True
    return False


def _explains(claim: Facts, name: Name) -> bool:
    """Whether a name only tells which deal or firm is meant: *l'accord entre X et Y*."""
    if text_at(claim.tokens, name.start - 1) not in _LINKS:
        return False
    before = (t for t in claim.terms if name.start - 6 <= t.at < name.start)
    return any(not term.senses.isdisjoint(_EVENTS) for term in before)


def _stands(name: Name, claim: Facts, unit: Facts, bridge: Bridge | None) -> bool:
    across = bridge if claim.language != unit.language else None
    return standing.name_stands(name, unit, claim.language, across)


def missing(claim: Facts, passage: Passage, context: Context) -> Why | None:
    """Return what the whole passage lacks."""
    units, bridge = passage.units, context.bridge
    across = claim.language != passage.source.language
    everywhere = (*units, passage.about, passage.title)
    for name in claim.names:
        if passage.holds(name.words):
            continue
        likely = name.keys or across or any(passage.begins(word[:_HEAD]) for word in name.words)
        if likely and any(_stands(name, claim, unit, bridge) for unit in everywhere):
            continue
        shorter = context.holds(name.words) and _called(name, passage)
        if not shorter and not within(name, passage.earlier):
            return "name-not-in-source"
    if claim.quantities and standing.missing_number(claim, units):
        return "number-not-in-source"
    if claim.moments and standing.missing_date(claim, units, passage):
        return "date-not-in-source"
    if standing.missing_quote(claim, passage, bridge):
        return "quote-not-verbatim"
    return None


def _called(name: Name, passage: Passage) -> bool:
    """Whether a passage gives only the last word of a full name: *von Thun*."""
    return any(n.core < name.core for unit in passage.units for n in unit.names)
