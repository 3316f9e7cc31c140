"""Which disagreement among the sources a question meets, if any."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from index.analysis import fold
from rag.conflicts.causes import asks_cause, differing_causes
from rag.conflicts.days import DATED, TOLD, differing_days
from rag.conflicts.deeds import differing_deeds
from rag.conflicts.deeper import looser
from rag.conflicts.hours import TIMED
from rag.conflicts.measures import measures
from rag.conflicts.offices import changed, differing_offices
from rag.conflicts.readers import corrected
from rag.conflicts.sides import conflict, turned_since
from rag.conflicts.stances import opposed
from rag.conflicts.sums import FIGURED, MONEYED, differing_sums
from rag.conflicts.topic import Topic
from rag.conflicts.turns import turned
from rag.conflicts.wording import counts_last
from rag.once import cached_property
from rag.questions.answer_type import asks_readers
from rag.text.numbers.measures import MONEY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.lexical import Sought
    from rag.answer import Conflict
    from rag.conflicts.sayings import Saying
    from rag.conflicts.sides import Cite, Told
    from rag.evidence.selection import Candidate, Wanted
    from rag.hits import Hit

Deeper: TypeAlias = "Callable[[Sought, int], Sequence[Hit]]"

_DEEPER: Final = 32  # passages looked through for another figure or date
_FIGURED: Final = frozenset({"amount", "count", "percent", "figure"})
_LIKELY: Final = 8  # sentences among which the answer's figure is looked for
_RANKED: Final = 24  # sentences among which a yes, a no or an office is looked for
_NEAR_BEST: Final = 0.3
_POLAR: Final = re.compile(
    r"-(?:t-)?(?:il|elle|ils|elles|on)\b|\b(est-ce que|ou non|or not)\b|"
    r"^(?:and |et )?(?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should)\b"
)
_SUMS: Final = frozenset(
    ("argent", "money", "montant", "montants", "somme", "sommes", "sum", "sums", "amount",
     "amounts", "euros", "dollars", "millions", "milliards", "million", "billion")
)  # fmt: skip


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
    search = _Search(Topic(wanted), found, deeper)
    for look in search.looks():
        sides = look()
        if len(sides) > 1:
            over = (look == search.offices and changed(sides)) or (
                look == search.stances and turned_since(sides)
            )
            told = conflict(search.topic, sides, cite, kind="date" if over else None)
            return (told,) if _are_apart(told) else ()
    return ()


def _are_apart(told: Conflict) -> bool:
    """Whether no quote stands on both sides: nobody disagrees with his own words."""
    cited = [citation.number for side in told.sides for citation in set(side.citations)]
    return len(cited) == len(set(cited))


@dataclass(frozen=True)
class _Search:
    """Where the sides of a disagreement are looked for."""

    topic: Topic
    found: Sequence[Candidate]
    deeper: Deeper | None

    def looks(self) -> list[Callable[[], list[list[Told]]]]:
        """Return what to look for, by what is asked."""
        kind = self.topic.wanted.question.type
        told = self.topic.asks_measure and kind != "date"
        if asks_cause(self.topic.wanted.question.text):
            return [self.causes]
        if told or kind in _FIGURED:
            return [self.sums]
        if kind == "date":
            return [self.days]
        closed = kind in ("reason", "opinion") and not self.topic.disputed
        if closed or asks_readers(self.topic.wanted.question.text):
            return []
        if kind in ("role", "person", "definition"):
            beside = {"person": [self.doers], "definition": [self.sums] if self.measured else []}
            return [self.offices, *beside.get(kind, [])]
        quantities = [q for q in self.topic.facts.quantities if q.unit in MONEY | {"%"}]
        named = bool(self.topic.names)
        figured = named and (
            self.measured or self.topic.asks_measure or bool(quantities) or self.topic.disputed
        )
        return [
            *([self.offices] if self.polar or self.topic.facts.roles else []),
            *([self.places] if kind == "place" else [self.doers] if kind == "other" else []),
            *([self.sums] if figured else []),
            self.stances,
            self.turns,
            self.readers,
        ]

    def sums(self) -> list[list[Told]]:
        """Look for differing figures."""
        kind = self.topic.wanted.question.type
        wanted = kind if kind in _FIGURED else "amount" if self.measured else ""
        if wanted == "figure" and (self.measured or self.topic.asks_measure):
            wanted = ""
        if self.topic.currencies:
            wanted = "amount"
        elif counts_last(self.topic.wanted.question.text):
            wanted = "count"
        likely = MONEYED if wanted == "amount" and self._tells_money else FIGURED

        def others() -> list[Saying]:
            return self.topic.sayings([*self.hits, *self.further(wanted)], likely)

        return differing_sums(self.topic, self.likely, others, wanted)

    def days(self) -> list[list[Told]]:
        """Look for differing dates."""

        def others() -> list[Saying]:
            hour = self.topic.asks_hour
            likely, kind = (TIMED, "hour") if hour else (DATED, "date")
            return self.topic.sayings([*self.hits, *self.further(kind)], likely, told=TOLD)

        return differing_days(self.topic, self.likely, others)

    def offices(self) -> list[list[Told]]:
        """Look for differing offices, or holders of one."""
        return differing_offices(self.topic, self.ranked)

    def doers(self) -> list[list[Told]]:
        """Look for two who did what one alone does."""
        return differing_deeds(self.topic, self.ranked, "who")

    def places(self) -> list[list[Told]]:
        """Look for two places of one event."""
        return differing_deeds(self.topic, self.ranked, "where")

    def causes(self) -> list[list[Told]]:
        """Look for two causes of one event."""
        return differing_causes(self.topic, self.ranked)

    def stances(self) -> list[list[Told]]:
        """Look for a yes and a no."""
        if not self.topic.names or not self.polar:
            return []
        return opposed(self.topic, self.likely, self.ranked)

    def turns(self) -> list[list[Told]]:
        """Look for a sentence that another denies."""
        return turned(self.topic, self.ranked) if self.topic.names else []

    def readers(self) -> list[list[Told]]:
        """Look for a reader who corrects an article."""
        return corrected(self.topic, self.ranked) if self.polar else []

    @cached_property
    def polar(self) -> bool:
        """Whether a yes or a no answers the question."""
        return _POLAR.search(fold(self.topic.wanted.question.text)) is not None

    @property
    def _tells_money(self) -> bool:
        return any(MONEYED.search(saying.extract.text) for saying in self.likely)

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """The passages found."""
        return tuple({c.extract.hit.passage_id: c.extract.hit for c in self.found}.values())

    @cached_property
    def measured(self) -> bool:
        """Whether the question speaks of a cost, a value, a profit."""
        facts = self.topic.facts
        words = [token.text for token in facts.tokens]
        return bool(measures(words, facts.language)) or not _SUMS.isdisjoint(words)

    def further(self, kind: str) -> Sequence[Hit]:
        """Return passages beyond those found."""
        return self.deeper(looser(self.topic, kind), _DEEPER) if self.deeper else ()

    @cached_property
    def ranked(self) -> list[Saying]:
        """The sentences found, most probable first."""
        return [self.topic.saying(c.extract) for c in self._single[:_RANKED]]

    @cached_property
    def likely(self) -> list[Saying]:
        """The sentences that may answer, most probable first."""
        best = self.found[0].extract.score
        near = [c.extract for c in self._single if c.extract.score >= _NEAR_BEST * best]
        return [self.topic.saying(extract) for extract in near[:_LIKELY]]

    @cached_property
    def _single(self) -> list[Candidate]:
        return [c for c in self.found if not c.signs.pair and self.topic.hears(c.extract)]
