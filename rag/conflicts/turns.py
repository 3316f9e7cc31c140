"""One sentence that denies what another says, where the question asks for neither in so many words.

*Mistral Large sera disponible exclusivement sur Azure* answers how the model can be reached; so
does the article that says it is not exclusive.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.checks.numbers.figures import within
from rag.conflicts.owners import known, linked
from rag.conflicts.sharing import shared_terms
from rag.conflicts.sides import Told
from rag.conflicts.stances import words_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.conflicts.sayings import Saying
    from rag.conflicts.topic import Topic

_KNOWN: Final = 0.5
_TRIED: Final = 12  # sentences looked at, most probable first
_QUALITIES: Final = frozenset(("exclusive", "available", "independent"))
_DENYING: Final = re.compile(
    r"\b(pas|jamais|aucune?|sans|ni|plus|no|not|never|without|nor|none|nie|nient|refus\w+|den\w+)\b"
    r"|n't\b",
    re.IGNORECASE,
)
_SHARED: Final = 2  # content words that two sentences share, the denied one included


def turned(topic: Topic, sayings: Sequence[Saying]) -> list[list[Told]]:
    """Return a sentence and another that denies it, the more probable first; empty for none."""
    tried = sayings[:_TRIED]
    if not any(_DENYING.search(saying.extract.text) for saying in tried):
        return []
    likely = [
        saying
        for saying in tried
        if not saying.extract.text.rstrip(" »”").endswith("?") and known(topic, saying) >= _KNOWN
    ]
    for at, one in enumerate(likely):
        for other in likely[at + 1 :]:
            places = _denied_in(topic, one, other)
            if places is None and (back := _denied_in(topic, other, one)) is not None:
                places = back[1], back[0]
            if places is not None:
                first, second = places
                return [
                    [Told(words_at(one, first), one)],
                    [Told(words_at(other, second), other)],
                ]
    return []


def _denied_in(topic: Topic, says: Saying, denies: Saying) -> tuple[int, int] | None:
    """Return where one sentence says what the other denies: a quality, or anything disputed."""
    facts, against = says.facts, denies.facts
    if not against.denied or not _alike(says, denies):
        return None
    for term in facts.terms:
        if term.at in facts.denied | facts.shaded or "say" in term.senses:
            continue
        if not topic.disputed and _QUALITIES.isdisjoint(term.senses):
            continue
        for place in sorted(against.denied):
            other = against.tokens[place].text
            if linked(facts.tokens[term.at].text, says.language, other, denies.language):
                return term.at, place
    return None


def _alike(one: Saying, other: Saying) -> bool:
    names = [name for name in one.facts.names if not name.adjective]
    named = sum(within(name, other.facts.names) for name in names)
    return named > 0 and named + shared_terms(one, other) > _SHARED
