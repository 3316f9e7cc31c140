"""How the sentences of a passage say otherwise than a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks import presence
from rag.checks.actors.admissions import unadmitted
from rag.checks.actors.answers import answers_otherwise
from rag.checks.actors.bodies import body_elsewhere
from rag.checks.actors.bodydeeds import done_by_another_body
from rag.checks.actors.cases import lost_case
from rag.checks.actors.consents import turns_consent
from rag.checks.actors.converses import converse
from rag.checks.actors.deeds import Around, deed_elsewhere, outsider
from rag.checks.actors.heralds import office_speaks_elsewhere
from rag.checks.actors.houses import housed_elsewhere
from rag.checks.actors.kinsfolk import told_of_kin
from rag.checks.actors.leading import leads_elsewhere
from rag.checks.actors.offices import leads, office_elsewhere
from rag.checks.actors.quoters import quoted_of_another
from rag.checks.actors.speech import each_says, says_we, speech_elsewhere
from rag.checks.actors.standins import is_latter, last_named
from rag.checks.actors.statements import said_of_the_latter
from rag.checks.bindings import dealt_anew
from rag.checks.context import Context, pool_of, stands
from rag.checks.modality.causes import tied
from rag.checks.modality.excuses import denies_alone
from rag.checks.modality.hearsay import rumour_as_fact
from rag.checks.modality.polarity import opposed_in, reversed_in
from rag.checks.modality.prospects import told_ahead
from rag.checks.numbers.counts import recounted
from rag.checks.numbers.extents import overcounted, widened
from rag.checks.numbers.figures import figure_elsewhere, gapped, within
from rag.checks.numbers.limits import shut_out
from rag.checks.numbers.reversals import figure_reversed
from rag.checks.numbers.timing import mistimed
from rag.checks.rivals import done_by_another
from rag.checks.windows import adds, figured, speaks_of_it, words_held, words_told
from rag.text.quotes import is_verbatim, quoted, typography

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.verdict import Why
    from rag.checks.windows import Window
    from rag.text.facts import Facts
    from rag.text.passages import Passage
    from rag.text.words.lexicon import Bridge

_SIGNED_POLARITY = frozenset(("admit", "accept", "legal", "possible", "support"))
_SHORT = 3  # words of a claim that says little but its side
_ALIKE = 2  # words that a sentence beside must hold of a claim to turn it around


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
    if _denied_beside(claim, passage, window, context.bridge):
        return "polarity"
    main = figured(claim, window.main, units)
    if main is not window.main and (sense := opposed_in(claim, window.main, context.bridge)):
        return "polarity" if sense[:-1] in _SIGNED_POLARITY else "direction"
    if _opposed_throughout(claim, passage, context.bridge):
        return "polarity"
    return _turned(claim, main, units, context.bridge)


def _denied_beside(claim: Facts, passage: Passage, window: Window, bridge: Bridge | None) -> bool:
    """Whether the sentence beside the main one that tells the claim's deed denies it."""
    deed = next((frame.term for frame in claim.frames if frame.agents), None)
    if deed is None or window.main.ground.find(deed, claim.language, bridge) is not None:
        return False
    for at in window.telling:
        unit = passage.units[at]
        places = unit.ground.find(deed, claim.language, bridge)
        told = at != window.at and places is not None
        itself = unit.ground.find_word(deed, claim.language, bridge) is not None
        told = told and words_held(claim, unit, bridge) >= (1 if itself else _ALIKE)
        if told and reversed_in(claim, unit, bridge):
            return True
    return False


def _opposed_throughout(claim: Facts, passage: Passage, bridge: Bridge | None) -> bool:
    """Whether a short claim takes a side of which the whole passage has only the other."""
    if len(claim.terms) > _SHORT:
        return False
    sides = {
        sense for term in claim.terms for sense in term.senses if sense[:-1] in _SIGNED_POLARITY
    }
    if any(f"#{sense}" in unit.ground.places for unit in passage.units for sense in sides):
        return False
    return bool(sides) and any(opposed_in(claim, unit, bridge) for unit in passage.units)


def _misbound(claim: Facts, passage: Passage, window: Window, context: Context) -> bool:
    """Whether a figure, an office, a deed or a word goes to another than in the source."""
    units = passage.units[window.start : window.stop]
    about, pool = passage.tellers, pool_of(passage, window)
    for at in range(window.start, window.stop):
        beside = [*passage.antecedents(at), *about]
        if figure_elsewhere(claim, passage.units[at], beside, pool):
            return True
    if _misplaced(claim, passage, units, context) or (
        passage.source.kind == "comment" and told_of_kin(claim, passage.units, context.bridge)
    ):
        return True
    near = [*window.main.names, *passage.antecedents(window.at), *about]
    if says_we(window.main):
        near.extend(passage.topics(window.at))
    told = [
        name
        for at in window.telling
        for name in (*passage.units[at].names, *passage.antecedents(at), *passage.called[at])
    ]
    told += [
        name
        for unit in units
        if speaks_of_it(claim, unit, context.bridge)
        for frame in unit.frames[:1]
        for name in frame.agents
    ]
    deed = next((frame.term for frame in claim.frames if frame.agents), None)
    doing = (u for u in units if deed and u.ground.find_word(deed, claim.language, context.bridge))
    told += [name for unit in doing for name in unit.names]
    telling = [passage.units[at] for at in (window.at, *window.telling)]
    main, said = window.main, claim.speakers
    named = bool(said) and all(within(name, main.speakers) for name in said)
    reported = passage.possible(window.at) if named else ()  # X says that she left
    foreign = context.bridge if claim.language != passage.source.language else None
    known = [
        name
        for name in claim.names
        if foreign and any(stands(name, claim, unit, foreign) for unit in telling)
    ]
    return (
        outsider(claim, [*near, *told, *known, *reported])
        or dealt_anew(claim, window.main, context.bridge)
        or _misdone(claim, passage, window, context)
        or _missaid(claim, passage, window, context)
    )


def _missaid(claim: Facts, passage: Passage, window: Window, context: Context) -> bool:
    """Whether somebody, or an office, says what another says in the sentence that tells it.

    Where another sentence gives the claim's figures, either may tell who says so.
    """
    about, pool = passage.tellers, pool_of(passage, window)

    def elsewhere(at: int) -> bool:
        unit = passage.units[at]
        topics = last_named(unit) if is_latter(unit) else passage.topics(at)
        said = speech_elsewhere(claim, unit, topics, about, pool)
        return (said and not each_says(claim, passage.units)) or bool(
            claim.roles and office_speaks_elsewhere(claim, unit, topics, context.known())
        )

    units = passage.units[window.start : window.stop]
    figures = window.start + units.index(figured(claim, window.main, units))
    told = words_told(claim, passage.units[figures], context.bridge)
    alone = figures != window.at and told >= words_told(claim, window.main, context.bridge)
    heard = (figures,) if alone else _heard(claim, passage, window)
    quoted_there = any(quoted_of_another(claim, unit) for unit in units)
    if (
        unadmitted(claim, units)
        or quoted_there
        or (any(elsewhere(at) for at in heard) and elsewhere(figures))
    ):
        return True
    return len(claim.speakers) == 1 and any(
        passage.units[at].speakers
        and elsewhere(at)
        and adds(claim, passage.units[at], [passage.units[k] for k in heard], context.bridge)
        for at in window.telling
        if at not in heard
    )


def _misplaced(claim: Facts, passage: Passage, units: Sequence[Facts], context: Context) -> bool:
    """Whether a date, a count or an office is another's in the whole passage."""
    if claim.moments and (
        _misdated(claim, passage, context.bridge) or any(mistimed(claim, unit) for unit in units)
    ):
        return True
    if (
        body_elsewhere(claim, units, context.bridge)
        or done_by_another_body(claim, units, context.bridge)
        or converse(claim, units)
    ):
        return True
    if claim.quantities and recounted(claim, passage.units, context.bridge):
        return True
    if housed_elsewhere(claim, passage.units, context.bridge) or any(
        said_of_the_latter(claim, unit, context.bridge) for unit in units
    ):
        return True
    if office_elsewhere(claim, passage.units) and office_elsewhere(claim, context.known()):
        return True
    leading = any(leads(frame) for frame in claim.frames)
    return leading and leads_elsewhere(claim, context.known())


def _misdated(claim: Facts, passage: Passage, bridge: Bridge | None) -> bool:
    """Whether the sentence that tells the claim gives another day, and only the issue the same."""
    if any(within(name, passage.tellers) for name in claim.names):
        return False
    if not presence.missing_date(claim, passage.units, None):
        return False
    words = min(_ALIKE, len(claim.terms))
    return any(
        presence.dated_elsewhere(claim, unit) and words_held(claim, unit, bridge) >= words
        for unit in passage.units
    )


def _heard(claim: Facts, passage: Passage, window: Window) -> tuple[int, ...]:
    """Return where the claim's quotes stand, else the sentence that speaks most of it."""
    if not (quotes := quoted(claim.text)):
        return (window.at,)
    folded = [typography(unit.text) for unit in passage.units[window.start : window.stop]]
    found = [
        at
        for at, text in enumerate(folded, start=window.start)
        if any(is_verbatim(quote, text) for quote in quotes)
    ]
    return tuple(found) or (window.at,)


def _misdone(claim: Facts, passage: Passage, window: Window, context: Context) -> bool:
    """Whether a sentence that speaks of the claim has somebody else do what it says."""
    pool = pool_of(passage, window)
    for at in dict.fromkeys((window.at, *window.telling)):
        unit = passage.units[at]
        near = [*unit.names, *passage.antecedents(at), *passage.tellers]
        beside = at != window.at
        figured_there = beside and figured(claim, unit, (unit, window.main)) is not unit
        if figured_there and words_held(claim, unit, context.bridge) < _ALIKE:
            continue  # the figures stand in the main sentence, the word shared is of another deed
        around = Around(pool, near, worded=beside)
        if deed_elsewhere(claim, unit, around, context.bridge):
            return beside or not gapped(claim, unit)
    return done_by_another(claim, passage, window, context.bridge)


def _turned(claim: Facts, main: Facts, units: Sequence[Facts], bridge: Bridge | None) -> Why | None:
    """Return how the sentences turn the claim around: a rise for a fall, a yes for a no."""
    if answers_otherwise(claim, units) or lost_case(claim, units) or turns_consent(claim, units):
        return "polarity"
    if (sense := opposed_in(claim, main, bridge)) is not None:
        return "polarity" if sense[:-1] in _SIGNED_POLARITY else "direction"
    if any(figure_reversed(claim, unit) for unit in units):
        return "direction"
    extent = shut_out(claim, units) or widened(claim, units) or overcounted(claim, units)
    if extent or reversed_in(claim, main, bridge) or denies_alone(claim, units, bridge):
        return "polarity"
    if tied(claim, units, bridge):
        return "entity-mismatch"
    unsure = told_ahead(claim, main, units, bridge) or rumour_as_fact(claim, main, bridge)
    return "modality" if unsure else None
