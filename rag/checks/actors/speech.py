"""Whether somebody says in the claim what another says in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.actors.aliases import standing_for
from rag.checks.numbers.figures import within
from rag.text.syntax.clauses import clauses
from rag.text.syntax.grammar import OURS
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name


_THEM = frozenset(("elle", "lui", "eux", "elles", "him", "her", "them"))


def speech_elsewhere(
    claim: Facts,
    source: Facts,
    topics: Sequence[Name],
    about: Sequence[Name] = (),
    pool: Sequence[Name] = (),
) -> bool:
    """Tell whether the claim has somebody say what another says in the source's sentence.

    Parameters
    ----------
    claim, source
        A claim, and the sentence of the source that speaks of the same.
    topics
        Who an open speaker (*il*, *elle*, *le porte-parole*) may be.
    about
        The outlet, the author, the agencies: all that it says may be put down to them.
    pool
        Names of the sentences around, for a source without a verb of speech.

    Examples
    --------
    >>> from rag.text.facts import Facts
    >>> source = Facts("« Non », a déclaré Kai Zenner à Axel Voss.")
    >>> speech_elsewhere(Facts("Selon Axel Voss, c'est non."), source, ())
    True
    >>> speech_elsewhere(Facts("Kai Zenner dit non."), source, ())
    False
    """
    acting = [name for frame in source.frames for name in frame.agents]
    acting += [name for frame in source.frames for name in standing_for(frame, source)]
    for name in claim.speakers:
        if within(name, [*source.speakers, *about]):
            continue
        if within(name, acting) and not within(name, _told_to(source)):
            continue
        if within(name, _told_to(source)) and _speaks(name, claim):
            return True
        if within(name, topics) and says_we(source):
            continue  # the firm, by the voice of somebody in it
        is_open = _open_speech(source)
        if source.speakers and not is_open:
            return True
        if is_open and not topics and source.opens_passage:
            continue  # *il* goes back to a passage that is not among the sources
        own = [n for n in source.names if n not in acting]
        if not within(name, [*topics, *own]) and (is_open or not within(name, pool)):
            return True
    return False


def each_says(claim: Facts, units: Sequence[Facts]) -> bool:
    """Tell whether of several who speak in a claim each says it in a sentence of the source.

    >>> from rag.text.facts import Facts
    >>> def read(text):
    ...     return Facts(text, language="en")
    >>> units = [read("Paul Roux called the answer thin."), read("Ana Blanc found it credible.")]
    >>> each_says(read("Paul Roux called it thin, while Ana Blanc found it credible."), units)
    True
    >>> each_says(read("Ana Blanc called it thin, while Paul Roux found it credible."), units)
    False
    >>> each_says(read("Paul Roux and Ana Blanc called the answer thin."), units)
    False
    """
    several = len(claim.speakers) > 1
    return several and all(
        any(_said_by(name, claim, unit) for unit in units) for name in claim.speakers
    )


def _said_by(name: Name, claim: Facts, unit: Facts) -> bool:
    """Whether a sentence has somebody speak, and holds half of what the claim has them say.

    All of it where the claim has others say the same in one clause.
    """
    if not within(name, unit.speakers):
        return False
    start, stop = next(c for c in clauses(claim.tokens) if c[0] <= name.start < c[1])
    told = [term for term in claim.terms if start <= term.at < stop and "say" not in term.senses]
    held = [unit.ground.speaks_of(term, claim.language, None) for term in told]
    joint = sum(start <= other.start < stop for other in claim.speakers) > 1
    return bool(told) and (all(held) if joint else 2 * sum(held) >= len(told))


def says_we(source: Facts) -> bool:
    """Tell whether somebody speaks for more than one in a sentence: *notre agent*, *we*."""
    return not OURS.isdisjoint(source.words)


def _told_to(source: Facts) -> list[Name]:
    """Return to whom the source's sentence has somebody write or speak."""
    said = (frame for frame in source.frames if "say" in frame.term.senses)
    told = (name for frame in said for name in frame.patients)
    dative = ("a", "au", "aux", "to", "")
    return [name for name in told if source.layout.before(name) in dative]


def _speaks(name: Name, claim: Facts) -> bool:
    """Whether a name is the subject of a verb of speech, not only behind *selon*."""
    said = (frame for frame in claim.frames if "say" in frame.term.senses)
    return any(name in frame.agents for frame in said)


def _open_speech(source: Facts) -> bool:
    if any(
        text_at(source.tokens, at) in ("selon", "to") and token.text in _THEM
        for at, token in enumerate(source.tokens[1:])
    ):
        return True  # selon elle, according to him
    said = (f.term.at for f in source.frames if not f.agents and "say" in f.term.senses)
    return any(not (source.speakers and source.layout.inside(at)) for at in said)
