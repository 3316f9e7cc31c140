"""Looking, in one passage, for the sentence or two that say what a claim says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.checks import quantities, standing
from rag.checks.deeds import deed_elsewhere, outsider, speech_elsewhere
from rag.checks.figures import figure_elsewhere, figure_reversed, gapped, within
from rag.checks.lexicon import root
from rag.checks.offices import office_elsewhere
from rag.checks.polarity import opposed_in, reversed_in
from rag.checks.tokens import text_at
from rag.checks.units import Facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rag.checks.lexicon import Bridge
    from rag.checks.names import Name
    from rag.checks.units import Passage
    from rag.checks.verdict import Why

ENOUGH = 0.55  # share of the claim's content words that its source must speak of
ENOUGH_ACROSS = 0.45  # the same between the languages, where the table has gaps
ENOUGH_OF_FEW = 0.6  # the same for a claim of few words
_FEW = 3
ENOUGH_FIGURED = 0.3  # the same for a claim whose figures, dates or quotes all stand there
_NEAR = 0.3  # a sentence this much less alike than the best one does not speak for it
_CLEAR = 0.1  # a sentence this much more alike that says otherwise has the last word
_TRIED = 8  # windows looked at closely
_SIGNED_POLARITY = frozenset(("admit", "accept", "legal", "possible", "support"))
_EVENTS = frozenset(
    ("agreement", "invest", "announce", "buy", "sell", "negotiate", "link", "law", "examine",
     "merge", "competition", "firm", "leader", "support+", "support-")
)  # fmt: skip
_LINKS = frozenset(
    ("de", "d'", "entre", "avec", "et", "du", "of", "between", "with", "and", "la", "l'", "dans")
)


@dataclass(frozen=True, slots=True)
class Finding:
    """How a passage stands to a claim.

    Attributes
    ----------
    why
        What stops the claim; None where the passage supports it.
    likeness
        Share of the claim's content words, figures and names in the sentences looked at.
    closed
        Whether they name everyone that the claim names.
    firm
        Whether they say otherwise, rather than nothing of the kind.
    """

    why: Why | None
    likeness: float = 0.0
    closed: bool = False
    firm: bool = False


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


@dataclass(frozen=True, slots=True)
class Window:
    """One sentence of a passage, or two that follow each other.

    Attributes
    ----------
    at, main
        The one of them that speaks most of the claim, and its place.
    telling
        The places of those that speak of a third of it at least.
    coverage
        Share of the claim's content words found.
    likeness
        The same, with its figures and names.
    """

    start: int
    stop: int
    at: int
    main: Facts
    telling: tuple[int, ...]
    coverage: float
    likeness: float


def judge(claim: Facts, passage: Passage, context: Context) -> Finding:
    """Check a claim against a passage: the best of its sentences, alone or with its neighbours."""
    bridge = context.bridge
    claim = _localised(claim, passage, bridge)
    missing = _missing(claim, passage, context)
    if missing is not None or not passage.units:
        return Finding(missing or "no-source")
    ranked = _windows(claim, passage, bridge)
    first: Finding | None = None
    for window in ranked[:_TRIED]:
        if window.likeness < ranked[0].likeness - _NEAR:
            break
        why = _absent(claim, passage, window, bridge)
        firm = why is None
        why = why or _contradicted(claim, passage, window, context)
        if why is None and window.coverage < _enough(claim, passage):
            why, firm = "no-source", False
        closed = all(within(name, window.main.names) for name in claim.names)
        finding = Finding(why, window.likeness, closed, firm and why is not None)
        if why is None:
            outdone = first and first.firm and first.likeness > finding.likeness + _CLEAR
            return first if first and outdone else finding
        if first is None or (firm and not first.firm and finding.likeness == first.likeness):
            first = finding
    return first or Finding("no-source")


def _localised(claim: Facts, passage: Passage, bridge: Bridge | None) -> Facts:
    """Respell the claim's names as a source in another language does: *Banque*, *Bank*."""
    if bridge is None or claim.language == passage.source.language:
        return claim
    foreign = [name for name in claim.names if not passage.holds(name.words)]
    if not foreign:
        return claim
    held = [name for unit in (*passage.units, passage.title) for name in unit.names]
    spelled = {}
    for name in foreign:
        if within(name, held):
            continue
        forms = {
            form
            for word in name.words
            for form, _ in bridge.translations(root(word, claim.language), claim.language)
        }
        twins = (n for n in held if forms & {root(w, passage.source.language) for w in n.words})
        twin = next(twins, None)
        if twin is not None:
            spelled[name.words] = twin.words
    return (
        Facts(claim.text, language=claim.language, spelled=spelled, common=claim.common)
        if spelled
        else claim
    )


def _windows(claim: Facts, passage: Passage, bridge: Bridge | None) -> list[Window]:
    """Rank the sentences of a passage, and the pairs of them, by what they share with a claim."""
    units = passage.units
    content = [term for term in claim.terms if "say" not in term.senses]
    told = passage.about.words
    content = [term for term in content if claim.tokens[term.at].text not in told]
    hits = []
    for unit in units:
        found = {t.at for t in content if unit.ground.find(t, claim.language, bridge) is not None}
        hits.append(found)
    title = passage.title.ground
    topic = {t.at for t in content if title.find_word(t, claim.language, bridge) is not None}
    facts = [_facts_held(claim, unit) for unit in units]
    total = len(claim.quantities) + len(claim.names)
    spans = [(at, at + 1) for at in range(len(units))]
    spans += [(at, at + 2) for at in range(len(units) - 1)]
    spans += [(at, at + 3) for at in range(len(units) - 2)]
    ranked = []
    for start, stop in spans:
        main = max(
            range(start, stop), key=lambda at: (len(hits[at]) + len(facts[at]), len(hits[at]), -at)
        )
        words = set().union(*hits[start:stop])
        held = set().union(*facts[start:stop])
        if words or held:
            words = words | topic
        coverage = len(words) / len(content) if content else 1.0
        weight = len(content) + total
        likeness = (len(words) + len(held)) / weight if weight else 1.0
        figures = {q.start for q in claim.quantities}
        shares = [len(hits[at]) + len(facts[at] & figures) for at in range(start, stop)]
        telling = tuple(
            at for at, share in enumerate(shares, start=start) if share and 3 * share >= sum(shares)
        )
        ranked.append(Window(start, stop, main, units[main], telling, coverage, likeness))
    ranked.sort(key=lambda w: (-w.likeness, w.stop - w.start, w.start))
    return ranked


def _facts_held(claim: Facts, unit: Facts) -> set[int]:
    """Return the token indexes of the claim's figures and names that a sentence holds."""
    held = {
        q.start
        for q in claim.quantities
        if any(quantities.agrees(q, other) for other in unit.quantities)
    }
    likely = [n for n in claim.names if n.keys or not n.core.isdisjoint(unit.words)]
    return held | {name.start for name in likely if within(name, unit.names)}


def _missing(claim: Facts, passage: Passage, context: Context) -> Why | None:
    """Return what the whole passage lacks."""
    units, bridge = passage.units, context.bridge
    everywhere = (*units, passage.about, passage.title)
    for name in claim.names:
        if passage.holds(name.words):
            continue
        if any(_stands(name, claim, unit, bridge) for unit in everywhere):
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


def _stands(name: Name, claim: Facts, unit: Facts, bridge: Bridge | None) -> bool:
    across = bridge if claim.language != unit.language else None
    return standing.name_stands(name, unit, claim.language, across)


def _absent(claim: Facts, passage: Passage, window: Window, bridge: Bridge | None) -> Why | None:
    """Return what the sentences of a window lack: a figure, a name."""
    units = passage.units[window.start : window.stop]
    if standing.missing_number(claim, units):
        return "entity-mismatch"
    pool = _pool(passage, window)
    return "entity-mismatch" if _stranger(claim, passage, units, pool, bridge) else None


def _pool(passage: Passage, window: Window) -> list[Name]:
    """Return every name that the sentences of a window hold or may stand for."""
    own = (n for unit in passage.units[window.start : window.stop] for n in unit.names)
    return [*own, *passage.antecedents(window.start), *passage.tellers]


def _contradicted(
    claim: Facts,
    passage: Passage,
    window: Window,
    context: Context,
) -> Why | None:
    """Return how the sentences of a window say otherwise."""
    bridge = context.bridge
    units = passage.units[window.start : window.stop]
    about = passage.tellers
    pool = _pool(passage, window)
    for at, unit in enumerate(units, start=window.start):
        if figure_elsewhere(claim, unit, [*passage.antecedents(at), *about], pool):
            return "entity-mismatch"
    if office_elsewhere(claim, passage.units) and office_elsewhere(claim, context.known()):
        return "entity-mismatch"
    near = [*window.main.names, *passage.antecedents(window.at), *about]
    told = [name for at in window.telling for name in passage.units[at].names]
    if outsider(claim, [*near, *told]):
        return "entity-mismatch"
    if deed_elsewhere(claim, window.main, pool, bridge, near) and not gapped(claim, window.main):
        return "entity-mismatch"
    for at in window.telling:
        unit = passage.units[at]
        beside = [*unit.names, *passage.antecedents(at), *about]
        if at != window.at and deed_elsewhere(claim, unit, pool, bridge, beside):
            return "entity-mismatch"
    if speech_elsewhere(claim, window.main, passage.topics(window.at), about, pool):
        return "entity-mismatch"
    return _turned(claim, window.main, units, bridge)


def _turned(claim: Facts, main: Facts, units: Sequence[Facts], bridge: Bridge | None) -> Why | None:
    """Return how the sentences turn the claim around: a rise for a fall, a yes for a no."""
    sense = opposed_in(claim, main, bridge)
    if sense is not None:
        return "polarity" if sense[:-1] in _SIGNED_POLARITY else "direction"
    if any(figure_reversed(claim, unit) for unit in units):
        return "direction"
    return "polarity" if reversed_in(claim, main, bridge) else None


def _enough(claim: Facts, passage: Passage) -> float:
    if claim.quantities or claim.moments or "«" in claim.text or "“" in claim.text:
        return ENOUGH_FIGURED
    enough = ENOUGH if claim.language == passage.source.language else ENOUGH_ACROSS
    return max(enough, ENOUGH_OF_FEW) if len(claim.terms) <= _FEW else enough


def _stranger(
    claim: Facts,
    passage: Passage,
    units: Sequence[Facts],
    pool: Sequence[Name],
    bridge: Bridge | None,
) -> bool:
    """Tell whether a name of the claim is none of those the sentences speak of."""
    for name in claim.names:
        if (
            name.adjective
            or within(name, pool)
            or any(_stands(name, claim, unit, bridge) for unit in units)
        ):
            continue
        if _stands(name, claim, passage.about, bridge) or _explains(claim, name):
            continue
        return True
    return False


def _explains(claim: Facts, name: Name) -> bool:
    """Whether a name only tells which deal or firm is meant: *l'accord entre X et Y*."""
    if text_at(claim.tokens, name.start - 1) not in _LINKS:
        return False
    before = (t for t in claim.terms if name.start - 6 <= t.at < name.start)
    return any(not term.senses.isdisjoint(_EVENTS) for term in before)
