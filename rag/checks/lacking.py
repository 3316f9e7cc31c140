"""What a passage lacks of a claim: a figure, a date, a name, a quote, a purchase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks import presence
from rag.checks.context import pool_of, stands
from rag.checks.modality.moods import overstated
from rag.checks.numbers.figures import within
from rag.checks.numbers.founded import missing_number
from rag.text.names.names import THINGS
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from rag.checks.context import Context
    from rag.checks.verdict import Why
    from rag.checks.windows import Window
    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.passages import Passage
    from rag.text.words.lexicon import Bridge

_EVENTS = frozenset(
    ("agreement", "invest", "announce", "buy", "sell", "negotiate", "link", "law", "examine",
     "merge", "competition", "support+", "support-")
)  # fmt: skip
_OWNERSHIP = frozenset(("buy", "sell", "merge"))
_DECISIVE = frozenset(("guilty+", "die", "resign"))
_TRADED = frozenset(("buy", "sell"))
_TRADES = ("achet", "rachet", "acquer", "buy", "purchas", "acquir", "vend", "sell")  # stems
_SHARE = "share"  # a stake can be bought by investing
_WHERE = frozenset(("a", "au", "aux", "in", "at", "en", "dans", "near"))  # no pronoun goes there
_LINKS = frozenset(
    ("de", "d'", "entre", "avec", "et", "du", "of", "between", "with", "and", "la", "l'", "dans")
)


def absent(claim: Facts, passage: Passage, window: Window, bridge: Bridge | None) -> Why | None:
    """Return what the sentences of a window lack: a figure, a name."""
    units = passage.units[window.start : window.stop]
    if missing_number(claim, units):
        return "entity-mismatch"
    telling = [passage.units[at] for at in window.telling]
    if claim.moments and presence.missing_date(claim, units, passage, telling):
        return "entity-mismatch"
    if _stranger(claim, passage, window, bridge):
        return "entity-mismatch"
    return "no-source" if _undone(claim, units, bridge) else None


def _undone(claim: Facts, units: Sequence[Facts], bridge: Bridge | None) -> bool:
    """Whether somebody buys, sells or merges with somebody, and no sentence speaks of it.

    An investment is no purchase, however close the words: the deed itself must be told, and not
    as what only may happen.
    """
    if _undecided(claim, units, bridge):
        return True
    deeds = {s for frame in claim.frames for s in frame.term.senses} & _OWNERSHIP
    if not deeds:
        return False
    telling = (unit for unit in units if not overstated(claim, unit, bridge))
    told = {sense for unit in telling for term in unit.terms for sense in term.senses}
    part = any(_SHARE in term.senses for term in claim.terms)
    return not part and any(
        frame.agents
        and (frame.patients or frame.term.stem.startswith(_TRADES))
        and _unmet(frame.term.senses & _OWNERSHIP, told)
        for frame in claim.frames
    )


def _unmet(deeds: AbstractSet[str], told: AbstractSet[str]) -> bool:
    """Whether no sentence tells a deed; who buys from another has been sold to."""
    return bool(deeds) and not (deeds & told) and not (deeds <= _TRADED and _TRADED & told)


def _undecided(claim: Facts, units: Sequence[Facts], bridge: Bridge | None) -> bool:
    """Whether somebody dies, resigns or is found guilty, and no sentence says as much."""
    for term in claim.terms:
        deeds = term.senses & _DECISIVE
        if not deeds or term.at in claim.denied or claim.layout.is_noun(term.at):
            continue
        told = (
            at
            for unit in units
            for at in unit.ground.find(term, claim.language, bridge) or ()
            if at not in unit.denied
        )
        if next(told, None) is None:
            return True
    return False


def _stranger(
    claim: Facts,
    passage: Passage,
    window: Window,
    bridge: Bridge | None,
) -> bool:
    """Tell whether a name of the claim is none of those the sentences speak of."""
    pool, start = pool_of(passage, window), window.start
    units = passage.units[start : window.stop]
    for name in claim.names:
        if (
            name.adjective
            or within(name, pool)
            or any(stands(name, claim, unit, bridge) for unit in units)
        ):
            continue
        if stands(name, claim, passage.about, bridge) or _explains(claim, name):
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


def missing(claim: Facts, passage: Passage, context: Context) -> Why | None:
    """Return what the whole passage lacks."""
    units, bridge = passage.units, context.bridge
    across = claim.language != passage.source.language
    everywhere = (*units, passage.about, passage.title)
    for name in claim.names:
        if passage.holds(name.words) or (name.keys and set(name.keys) <= THINGS):
            continue
        likely = across or passage.may_hold(name)
        if likely and any(stands(name, claim, unit, bridge) for unit in everywhere):
            continue
        shorter = context.holds(name.words) and _called(name, passage)
        recalled = claim.layout.before(name) not in _WHERE and within(name, passage.earlier)
        if not shorter and not recalled:
            return "name-not-in-source"
    if claim.quantities and missing_number(claim, units):
        return "number-not-in-source"
    if claim.moments and presence.missing_date(claim, units, passage):
        return "date-not-in-source"
    if presence.missing_quote(claim, passage, bridge):
        return "quote-not-verbatim"
    return None


def _called(name: Name, passage: Passage) -> bool:
    """Whether a passage gives only the last word of a full name: *von Thun*."""
    likely = (unit for unit in passage.units if not name.core.isdisjoint(unit.words))
    return any(n.core < name.core for unit in likely for n in unit.names)
