"""What a question is about, and how much of it each sentence holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from index.analysis import words as cut
from rag.conflicts.kin import kindred
from rag.conflicts.labels import labels
from rag.conflicts.plain import YEAR, holds
from rag.conflicts.sayings import Saying, around, facts_of, gives_orders
from rag.conflicts.wording import (
    asks_hour,
    asks_measure,
    asks_time,
    asks_year,
    currencies_asked,
    disputes,
    is_suffix,
    only_asks,
)
from rag.evidence.concepts import by_form, held_forms, row, stems_in
from rag.extract import Extract, sentences_of
from rag.once import cached_property
from rag.questions.answer_type import focus_word
from rag.text.facts import Facts

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from rag.conflicts.kin import Kindred
    from rag.evidence.concepts import ByForm
    from rag.evidence.selection import Wanted
    from rag.hits import Hit

_NAMED: Final = 0.6  # share of the names that a passage must give to be read
_LIKELY: Final = 0.25  # a better translation than *out* is of *racheter*
_KIN: Final = 0.5  # how well a word that translates alike holds one of the question


@dataclass(frozen=True)
class Topic:
    """What a question is about: which of its words are names, which tell what is said of them."""

    wanted: Wanted
    read: dict[tuple[str, int], Saying] = field(default_factory=dict)

    @cached_property
    def names(self) -> tuple[int, ...]:
        """Places of the concepts that are names."""
        words = self.wanted.question.words
        named = (n for n in self.facts.names if n.start or len(n.words) > 1)
        read = {word for name in named for word in name.words}
        found = tuple(
            at
            for at, word in enumerate(words)
            if (word.is_name or word.folded in read) and word.folded not in self._voiced
        )
        telling = tuple(at for at in found if not is_suffix(words[at].folded))
        return telling or found

    @cached_property
    def _voiced(self) -> frozenset[str]:
        """Words of the outlets and readers that the question names: where to look."""
        return frozenset(word.text for voice in self.wanted.voices for word in cut(fold(voice)))

    @cached_property
    def words(self) -> tuple[int, ...]:
        """Places of the others, without figures and words that only ask."""
        valued = self.facts.dated | self.facts.counted
        left_out = {*self._voiced, *(self.facts.tokens[at].text for at in valued)}
        return tuple(
            at
            for at, word in enumerate(self.wanted.question.words)
            if at not in self.names
            and not word.is_name
            and word.folded not in left_out
            and not only_asks(word.folded)
        )

    @cached_property
    def disputed(self) -> bool:
        """Whether the question asks if sources agree."""
        return disputes(self.wanted.question.text)

    @cached_property
    def asks_time(self) -> bool:
        """Whether the question asks how long something lasts or how old it is."""
        return asks_time(self.wanted.question.text)

    @cached_property
    def asks_measure(self) -> bool:
        """Whether the question asks for a score, a length, a speed or the like."""
        return asks_measure(self.wanted.question.text)

    @cached_property
    def asks_year(self) -> bool:
        """Whether the question asks for a year and no day."""
        return asks_year(self.wanted.question.text)

    @cached_property
    def asks_hour(self) -> bool:
        """Whether the question asks for an hour of the day."""
        return asks_hour(self.wanted.question.text)

    @cached_property
    def currencies(self) -> frozenset[str]:
        """The currencies in which the question asks for a sum."""
        return currencies_asked(self.wanted.question.text)

    @cached_property
    def numbers(self) -> frozenset[float]:
        """The figures that the question gives itself: *26 ou 27 février*, *10 ou 13 milliards*."""
        return frozenset(float(w) for w in self._folded if w.replace(".", "", 1).isdigit())

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the question names."""
        return frozenset(int(word) for word in self._folded if YEAR.fullmatch(word))

    @cached_property
    def focus(self) -> int | None:
        """Place of the noun that is counted, if the question names one."""
        head = focus_word(self.wanted.question.text)
        return next((at for at, word in enumerate(self._folded) if word == head), None)

    @cached_property
    def _folded(self) -> list[str]:
        return [word.folded for word in self.wanted.question.words]

    @cached_property
    def facts(self) -> Facts:
        """The question read by the checks."""
        question = self.wanted.question
        return Facts(question.text, language=question.language)

    def share(self, held: Sequence[float], places: Sequence[int]) -> float:
        """Return the share of some concepts' weight that is held, 1 where there are none."""
        weights = self.wanted.weights
        total = sum(weights[at] for at in places)
        return sum(weights[at] * min(1.0, held[at]) for at in places) / total if total else 1.0

    def _names(self, hit: Hit) -> bool:
        """Whether a passage or its title gives enough of the names to be worth reading."""
        near = [float(held > 0) for held in self._row(around(hit))]
        return self.share(near, self.names) >= _NAMED

    def named(self, saying: Saying) -> float:
        """Return the share of the question's names that stand in or around a sentence."""
        near = self._row(around(saying.extract.hit))
        held = [float(o > 0 or n > 0) for o, n in zip(saying.own, near, strict=True)]
        return self.share(held, self.names)

    def told(self, saying: Saying) -> float:
        """Return the share of its other words that stand in a sentence."""
        return self.share([float(held > 0) for held in saying.own], self.words)

    def speaks_of_it(self, saying: Saying) -> bool:
        """Tell whether a sentence holds a word of the question beside what its names are of."""
        telling = [at for at in self.words if at not in self._labels] or self.words
        return any(saying.own[at] > 0 for at in telling)

    def before(self, saying: Saying) -> tuple[float, ...]:
        """Return which concepts stand in the title of a sentence's page or in the one before it."""
        hit, passage = saying.extract.hit, saying.facts.passage
        at = passage.units.index(saying.facts) if passage is not None else 0
        last = passage.units[at - 1].text if passage is not None and at else ""
        return tuple(self._row(held_forms(f"{hit.source.title or ''}\n{last}", saying.language)))

    def holds(self, at: int, keys: Iterable[str]) -> bool:
        """Tell whether a concept takes one of some forms, none of them far-fetched."""
        forms = self.wanted.concepts[at].forms
        return any(forms.get(key, 0.0) >= _LIKELY for key in keys)

    def sayings(
        self, hits: Sequence[Hit], likely: re.Pattern[str], *, told: float = 0.0
    ) -> list[Saying]:
        """Read the sentences of passages that a pattern picks, in order.

        Parameters
        ----------
        hits
            The passages.
        likely
            What a sentence must hold to be read at all.
        told
            The share of the question's words that it must hold.
        """
        return [
            self.saying(extract)
            for hit in hits
            if holds(likely, hit.text) and (hit.source.kind == "comment" or self._names(hit))
            for extract in sentences_of(hit)
            if holds(likely, extract.text)
            and self.hears(extract)
            and (not told or self._tells(extract) >= told)
            and not gives_orders(extract)
        ]

    def _tells(self, extract: Extract) -> float:
        return self.share([float(held > 0) for held in self._own(extract)], self.words)

    def hears(self, extract: Extract) -> bool:
        """Tell whether a sentence is said by those asked about, if the question names any."""
        source, voices = extract.hit.source, self.wanted.voices
        return not voices or source.author in voices or source.outlet in voices

    def saying(self, extract: Extract) -> Saying:
        """Read one sentence, once."""
        place = (extract.hit.passage_id, extract.start)
        if place not in self.read:
            self.read[place] = Saying(extract, facts_of(extract), tuple(self._own(extract)))
        return self.read[place]

    def _own(self, extract: Extract) -> list[float]:
        language = extract.hit.source.language
        held = held_forms(extract.text, language)
        return self._widened(self._row(held), held, language)

    def _row(self, held: frozenset[str]) -> list[float]:
        return row(self._forms, len(self.wanted.concepts), held)

    def _widened(self, own: list[float], held: frozenset[str], language: str) -> list[float]:
        """Count as held, for less, what a word that translates alike says of the question."""
        for at, name in self._labels.items():
            own[at] = max(own[at], _KIN * (own[name] > 0))
        if not all(own[at] for at in self.words):
            for at in self._kindred.among(stems_in(held, language), language):
                own[at] = own[at] or _KIN
        return own

    def akin_to(self, term: str, language: str) -> frozenset[int]:
        """Return the places of the words that a stem may say."""
        return self._kindred.of(term, language)

    @cached_property
    def _forms(self) -> ByForm:
        return by_form(self.wanted.concepts)

    @cached_property
    def _kindred(self) -> Kindred:
        return kindred(self.words, self._folded, self.wanted.question.language)

    @cached_property
    def _labels(self) -> dict[int, int]:
        """Words that only tell what a name is of, with the place of the name."""
        return labels(self.wanted.question, self.facts, self.words, self.names)
