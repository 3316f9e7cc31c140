"""A passage as the checks read it: its sentences, its publisher, what its pronouns go back to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.analysis import fold
from rag.once import cached_property
from rag.text.acting import acting_in, first_acting, goes_back, goes_on
from rag.text.callings import called, labelled
from rag.text.dates.dates import Moment, stated
from rag.text.dates.series import whole
from rag.text.facts import Facts
from rag.text.genders import genders, meant
from rag.text.names.names import Name, alike, same
from rag.text.names.pseudonyms import pseudonym
from rag.text.numbers.elisions import currency_of
from rag.text.quotes import typography
from rag.text.reckoned import reckoned_in
from rag.text.sentence import spans_of
from rag.text.syntax.grammar import PREPOSITIONS
from rag.text.words.lexicon import is_common
from rag.text.words.spelling import may_spell
from rag.text.words.tokens import FOLDED, tokenise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from rag.hits import Source

_HEAD = re.compile(r"\W*([^\W\d]+) ([^\W\d]+)\b")
_REACH = 3  # how many sentences with names an antecedent is looked for in


class Passage:
    """A whole passage: its sentences in order, what its publisher says of it.

    Parameters
    ----------
    text
        The passage.
    source
        Who published it, and when.
    before
        The one before it in the same document, as far as it is known.
    """

    def __init__(self, text: str, source: Source, before: Passage | None = None):
        self.text = text
        self.source = source
        self.before = before
        self._antecedents: dict[int, tuple[Name, ...]] = {}

    @cached_property
    def units(self) -> tuple[Facts, ...]:
        """Its sentences."""
        spans = spans_of(self.text, self.source.language)
        date = self.source.date
        language = self.source.language
        found = tuple(
            Facts(text, date, language=language, common=_opening(text, language))
            for text in (span.of(self.text) for span in spans)
        )
        for unit, span in zip(found, spans, strict=True):
            unit.passage, unit.start = self, span.start
        return found

    @cached_property
    def folded(self) -> str:
        """Its text as quotes are looked for in it."""
        return typography(self.text)

    @cached_property
    def joined(self) -> str:
        """Its folded words, spaced, in which a name is found at once."""
        return f" {' '.join(word for unit in self.units for word in map(FOLDED, unit.tokens))} "

    def may_hold(self, name: Name) -> bool:
        """Tell whether each word of a name may be one of its words, spelled another way.

        A cheap look at letters, so that names are read only where one may be found.
        """
        if not alike(name).isdisjoint(self.keys):
            return True
        return all(
            any(may_spell(word, held) for held in self._by_initial.get(word[0], ()))
            for word in name.core
        )

    @cached_property
    def keys(self) -> frozenset[str]:
        """Keys of the exonyms of its sentences, its title and its publisher."""
        return frozenset().union(*(facts.keys for facts in (*self.units, self.title, self.about)))

    @cached_property
    def _by_initial(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for word in (*self.joined.split(), *self.title.words, *self.about.words):
            found.setdefault(word[0], set()).add(word)
        return found

    def holds(self, words: Sequence[str]) -> bool:
        """Tell whether some words follow each other in it."""
        return f" {' '.join(words)} " in self.joined

    def names_hold(self, name: Name) -> bool:
        """Tell whether a name is one of those of its sentences or its title."""
        if name.words[0] not in self.joined and name.words[0] not in self.title.words:
            return False
        units = (*self.units, self.title)
        held = (other for unit in units for other in unit.names if same(name, other))
        alone = (
            len(name.words) == 1
            and name.start == 0
            and is_common(name.words[0], self.source.language)
        )
        return any(other.start or not alone for other in held)  # a capital may be the sentence's

    @cached_property
    def about(self) -> Facts:
        """Outlet, author and agencies: any sentence of it may be attributed to them."""
        parts = (self.source.outlet, pseudonym(self.source.author or ""), *self.source.via)
        return Facts(". ".join(part for part in parts if part), language=self.source.language)

    @cached_property
    def tellers(self) -> tuple[Name, ...]:
        """The same as names, whatever their first word."""
        parts = (self.source.outlet, pseudonym(self.source.author or ""), *self.source.via)
        cut = (tuple(t.text for t in tokenise(part)) for part in parts if part)
        return tuple(Name(words, (), 0, len(words)) for words in cut)

    @cached_property
    def title(self) -> Facts:
        """Its document's title, which tells what its sentences are about."""
        return Facts(self.source.title or "", language=self.source.language)

    @cached_property
    def published(self) -> Moment | None:
        """The document's own date."""
        return stated(self.source.date)

    @cached_property
    def reckoned(self) -> dict[int, tuple[Moment, ...]]:
        """Years that its sentences count from another date, by where each starts."""
        return reckoned_in(self.units, self.source.date)

    def day_before(self, unit: Facts) -> date | None:
        """Return the last day that the sentences before one give."""
        for other in reversed(self.units[: self.units.index(unit)]):
            days = [day for moment in other.moments if (day := whole(moment))]
            if days:
                return days[-1]
        return None

    def currency_before(self, unit: Facts) -> str:
        """Return the currency of the sentence before one, empty where it gives no amount."""
        at = next(at for at, other in enumerate(self.units) if other is unit)
        return currency_of(self.units[at - 1].quantities) if at else ""

    def antecedents(self, at: int) -> tuple[Name, ...]:
        """Return the names that a sentence's *il*, *elle*, *la société* may stand for."""
        if at not in self._antecedents:
            self._antecedents[at] = meant(self._gone_back_to(at), self.units[at], self.genders)
        return self._antecedents[at]

    @cached_property
    def genders(self) -> Mapping[str, str]:
        """Of each person's last name, the gender that the passage tells."""
        return genders(self.units)

    def _gone_back_to(self, at: int) -> tuple[Name, ...]:
        found: list[Name] = []
        reach = _REACH if self.units[at].anaphoric else 0
        while at > 0 and reach:
            at -= 1
            found.extend(self.units[at].names)
            reach -= bool(self.units[at].names)
        if at == 0 and reach and self.units[0].anaphoric:
            found.extend(self.earlier)
            if not found:
                found.extend(self.title.names)
        return tuple(found)

    def possible(self, at: int) -> tuple[Name, ...]:
        """Return the names that a *son* or *it* anywhere in a sentence may go back to."""
        if not goes_back(self.units[at]):
            return ()
        before = self.units[max(0, at - _REACH) : at]
        told = tuple(name for unit in before for name in unit.names)
        first = acting_in(self.units[0]) if at > _REACH else ()  # whom all of it is about
        return (*told, *(n for names in first for n in names)) if at else self.title.names

    @cached_property
    def earlier(self) -> tuple[Name, ...]:
        """Names of the passage before in the same document, if it opens on *il* or *la société*."""
        if self.before is None or not self.units[0].anaphoric:
            return ()
        return tuple(name for unit in self.before.units for name in unit.names)

    @cached_property
    def nouns(self) -> dict[str, Name]:
        """Which name a common noun goes with: *le syndicat Solidarité Rail*."""
        found: dict[str, Name] = {}
        for unit in self.units:
            for noun, name in unit.labels:
                found.setdefault(noun, name)
        return found

    @cached_property
    def called(self) -> tuple[tuple[Name, ...], ...]:
        """Return, of each sentence, whom its nouns go back to: *son agent*, *the engineer*."""
        return tuple(tuple(called(unit, self.labelled)) for unit in self.units)

    @cached_property
    def labelled(self) -> Mapping[str, Sequence[Name]]:
        """Every name that a common noun goes with here or earlier in its document."""
        return labelled(self.units, self.before.labelled if self.before else {})

    def topics(self, at: int) -> tuple[Name, ...]:
        """Return who acts or speaks in the sentences before: what *il* or *elle* goes back to."""
        for before in range(at - 1, -1, -1):
            acting = acting_in(self.units[before])
            if acting:
                further = self.topics(before) if goes_on(self.units[before]) else ()
                return (*(name for names in acting for name in names), *further)
        return ()

    def topic(self, at: int) -> tuple[Name, ...]:
        """Return who acts first in the nearest sentence before in which somebody does."""
        for before in range(at - 1, -1, -1):
            if first := first_acting(self.units[before]):
                return first
        return ()


def _opening(text: str, language: str) -> str:
    """Return the first word, where only its place gives it a capital: *Évalué à …*, *Good at …*."""
    head = _HEAD.match(text)
    if head is None or head[1] == head[1].upper():
        return ""
    word = fold(head[1])
    led = head[2] == "à" or (head[2] != "a" and fold(head[2]) in PREPOSITIONS)
    return word if led and is_common(word, language) else ""
