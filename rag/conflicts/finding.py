"""Which disagreement among the sources a question meets, if any."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from rag.conflicts.deeper import looser
from rag.conflicts.sayings import Saying, Topic
from rag.conflicts.sides import conflict
from rag.conflicts.sums import FIGURED, differing_sums

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.lexical import Sought
    from rag.answer import Conflict
    from rag.conflicts.sides import Cite
    from rag.evidence import Candidate, Wanted
    from rag.hits import Hit

Deeper: TypeAlias = "Callable[[Sought, int], Sequence[Hit]]"

_DEEPER: Final = 32  # passages looked through for another figure or date

_FIGURED: Final = frozenset({"amount", "count", "percent"})
_LIKELY: Final = 8  # sentences among which the answer's figure is looked for
_NEAR_BEST: Final = 0.3


def conflicts(
    wanted: Wanted,
    found: Sequence[Candidate],
    cite: Cite,
    deeper: Deeper | None = None,
) -> tuple[Conflict, ...]:
    """Return the disagreement about what is asked, if there is one.

    Parameters
    ----------
    wanted
        The question.
    found
        Candidates, most probable first.
    cite
        Gives an extract its citation.
    deeper
        Finds further passages, in which the other side may stand, by their words alone.
    """
    if not found:
        return ()
    topic = Topic(wanted)
    hits = tuple({c.extract.hit.passage_id: c.extract.hit for c in found}.values())
    kind = wanted.question.type
    if kind in _FIGURED:
        likely = _likely(topic, found)
        further = deeper(looser(topic, kind), _DEEPER) if deeper else ()
        others = topic.sayings([*hits, *further], FIGURED)
        sides = differing_sums(topic, likely, others, kind)
        if len(sides) > 1:
            return (conflict(topic, sides, cite),)
    return ()


def _likely(topic: Topic, found: Sequence[Candidate]) -> list[Saying]:
    """Return the single sentences that may answer, most probable first."""
    best = found[0].extract.score
    single = [c.extract for c in found if not c.signs.pair and c.extract.score >= _NEAR_BEST * best]
    return [topic.saying(extract) for extract in single[:_LIKELY]]
