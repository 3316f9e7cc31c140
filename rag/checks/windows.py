"""The sentences of a passage, alone or with their neighbours, by what they share with a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.checks.numbers.figures import within
from rag.text.numbers import quantities
from rag.text.words.lemmas import is_infinitive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.passages import Passage
    from rag.text.words.lexicon import Bridge


_TO_THEM = frozenset(("lui", "leur", "him", "them"))  # X lui a répondu: of the sentence before
_MUCH = 5  # words, names and figures that a claim of three sentences has at least


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


def windows(claim: Facts, passage: Passage, bridge: Bridge | None) -> list[Window]:
    """Rank the sentences of a passage, and the pairs of them, by what they share with a claim."""
    units = passage.units
    content = [term for term in claim.terms if "say" not in term.senses]
    told = passage.about.words
    content = [term for term in content if claim.tokens[term.at].text not in told]
    hits = []
    for unit in units:
        found = {t.at for t in content if unit.ground.speaks_of(t, claim.language, bridge)}
        hits.append(found)
    title = passage.title.ground
    topic = {t.at for t in content if title.find_word(t, claim.language, bridge) is not None}
    facts = [_facts_held(claim, unit) for unit in units]
    total = len(claim.quantities) + len(claim.names)
    spans = [(at, at + 1) for at in range(len(units))]
    spans += [(at, at + 2) for at in range(len(units) - 1)]
    if claim.names and len(content) + total >= _MUCH:
        spans += [(at, at + 3) for at in range(len(units) - 2)]
    ranked = []
    figures = {q.start for q in claim.quantities}
    rank = [
        (len(hit) + len(fact), len(hit), -at)
        for at, (hit, fact) in enumerate(zip(hits, facts, strict=True))
    ]
    for start, stop in spans:
        main = max(range(start, stop), key=rank.__getitem__)
        words = set().union(*hits[start:stop])
        held = set().union(*facts[start:stop])
        if words or held:
            words = words | topic
        coverage = len(words) / len(content) if content else 1.0
        weight = len(content) + total
        likeness = (len(words) + len(held)) / weight if weight else 1.0
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
        q.start for q in claim.quantities if any(quantities.agrees(q, other) for other in unit.told)
    }
    likely = [n for n in claim.names if n.keys or not n.core.isdisjoint(unit.words)]
    return held | {name.start for name in likely if within(name, unit.names)}


def figured(claim: Facts, main: Facts, units: Sequence[Facts]) -> Facts:
    """Return the sentence that gives the claim's figures, the main one where it gives as many."""

    def given(unit: Facts) -> int:
        return sum(
            any(quantities.agrees(q, other) for other in unit.told) for q in claim.quantities
        )

    best = max(units, key=given)
    return best if given(best) > given(main) else main


def words_held(claim: Facts, unit: Facts, bridge: Bridge | None) -> int:
    """Return how many words of a claim a sentence holds."""
    found = (unit.ground.find_word(term, claim.language, bridge) for term in claim.terms)
    return sum(places is not None for places in found)


def speaks_of_it(claim: Facts, unit: Facts, bridge: Bridge | None) -> bool:
    """Tell whether a sentence says anything of what a claim says, or answers who does.

    >>> from rag.text.facts import Facts
    >>> claim = Facts("Ana Roux dirige le musée.")
    >>> [speaks_of_it(claim, Facts(text), None) for text in ("Elle dirige Acme.", "Elle dort.")]
    [True, False]
    """
    if not unit.words.isdisjoint(_TO_THEM):
        return True
    told = (term for term in claim.terms if "say" not in term.senses)
    return any(unit.ground.speaks_of(term, claim.language, bridge) for term in told)


def words_told(claim: Facts, unit: Facts, bridge: Bridge | None) -> int:
    """Return how many words of a claim, verbs of speech aside, a sentence says alike."""
    told = (term for term in claim.terms if "say" not in term.senses)
    return sum(unit.ground.find(term, claim.language, bridge) is not None for term in told)


def adds(claim: Facts, unit: Facts, heard: Sequence[Facts], bridge: Bridge | None) -> bool:
    """Tell whether a sentence alone tells half of what a claim has somebody say, things aside."""
    words = (t for t in claim.terms if "say" not in t.senses and not claim.layout.is_noun(t.at))
    told = [t for t in words if not is_infinitive(claim.tokens[t.at].text)]
    added = [
        t
        for t in told
        if unit.ground.find_word(t, claim.language, bridge)
        and not any(other.ground.find(t, claim.language, bridge) for other in heard)
    ]
    return bool(added) and 2 * len(added) >= len(told)
