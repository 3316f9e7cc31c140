"""Sentences that speak of what is asked, with how much of the question each holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from index.analysis import fold, stem
from rag.asking import focus_word, scope_word, type_word
from rag.checks.facts import Facts
from rag.checks.hygiene import order_in
from rag.checks.lexicon import root, senses
from rag.checks.passages import Passage
from rag.evidence import Extract, held_forms, matched, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rag.checks.tokens import Token
    from rag.evidence import Wanted
    from rag.hits import Hit

_NEIGHBOUR: Final = 0.7
_PASSAGE: Final = 0.4
_SUFFIXES: Final = frozenset(
    ("ai", "ia", "sa", "sas", "inc", "corp", "ltd", "plc", "group", "groupe")
)
_DISPUTE: Final = re.compile(
    r"desaccords?|divergen\w*|s'accordent\w*|accordent|contredi\w*|contradict\w*|unanim\w*|"
    r"agree\w*|disagree\w*|differ\w*|discrepanc\w*|meme|memes|same|tous|toutes|all|oui|non|yes|"
    r"change|changed|avis|account|entre|between|deux|two|lui|elle|himself|herself|itself|sources?"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of a passage found, read by the checks.

    Attributes
    ----------
    extract
        The sentence.
    facts
        What can be checked in it; its ``passage`` resolves its pronouns.
    own, near
        How well it, then what stands around it, holds each concept of the question.
    """

    extract: Extract
    facts: Facts
    own: tuple[float, ...]
    near: tuple[float, ...]

    @property
    def language(self) -> str:
        """The language of its page."""
        return self.extract.hit.source.language

    @property
    def is_comment(self) -> bool:
        """Whether a reader says it."""
        return self.extract.hit.source.kind == "comment"

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands."""
        return self.extract.hit.source.path, self.extract.start


@dataclass(frozen=True)
class Topic:
    """What a question is about: which of its words are names, which tell what is said of them."""

    wanted: Wanted
    read: dict[tuple[str, int], Saying] = field(default_factory=dict)
    passages: dict[str, Passage] = field(default_factory=dict)

    @cached_property
    def names(self) -> tuple[int, ...]:
        """Places of the concepts that are names."""
        words = self.wanted.question.words
        found = tuple(at for at, word in enumerate(words) if word.is_name)
        telling = tuple(at for at in found if words[at].folded not in _SUFFIXES)
        return telling or found

    @cached_property
    def words(self) -> tuple[int, ...]:
        """Places of the others, without figures and words that only ask."""
        found = enumerate(self.wanted.question.words)
        return tuple(
            at
            for at, word in found
            if not word.is_name
            and not word.folded[0].isdigit()
            and not type_word(word.folded)
            and not scope_word(word.folded)
            and not _DISPUTE.fullmatch(word.folded)
        )

    @cached_property
    def focus(self) -> int | None:
        """Place of the noun that is counted, if the question names one."""
        head = focus_word(self.wanted.question.text)
        words = enumerate(self.wanted.question.words)
        return next((at for at, word in words if word.folded == head), None)

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

    def named(self, saying: Saying) -> float:
        """Return the share of the question's names that stand in or around a sentence."""
        return self.share([float(held > 0) for held in saying.near], self.names)

    def told(self, saying: Saying) -> float:
        """Return the share of its other words that stand in a sentence."""
        return self.share([float(held > 0) for held in saying.own], self.words)

    def told_near(self, saying: Saying) -> float:
        """Return the same for the sentence and what stands around it."""
        return self.share([float(held > 0) for held in saying.near], self.words)

    def holds(self, at: int, keys: Iterable[str]) -> bool:
        """Tell whether a concept takes one of some forms."""
        forms = self.wanted.concepts[at].forms
        return any(key in forms for key in keys)

    def sayings(self, hits: Sequence[Hit], likely: re.Pattern[str] | None = None) -> list[Saying]:
        """Read the sentences of passages, in order, those that a pattern picks or all of them."""
        return [
            self.saying(extract)
            for hit in hits
            for extract in sentences_of(hit)
            if (likely is None or likely.search(extract.text)) and not _gives_orders(extract)
        ]

    def saying(self, extract: Extract) -> Saying:
        """Read one sentence, once."""
        place = (extract.hit.passage_id, extract.start)
        if place not in self.read:
            self.read[place] = self._read(extract)
        return self.read[place]

    def _read(self, extract: Extract) -> Saying:
        hit, source = extract.hit, extract.hit.source
        passage = self.passages.setdefault(hit.passage_id, Passage(hit.text, source))
        unit = next((u for u in passage.units if u.start == extract.start - hit.start), None)
        facts = unit or Facts(extract.text, source.date, language=source.language)
        concepts = self.wanted.concepts
        own = matched(concepts, held_forms(extract.text, source.language))
        beside = held_forms(f"{extract.before}\n{extract.after}", source.language)
        around = held_forms(f"{source.title or ''}\n{hit.text}", source.language)
        near = tuple(
            max(o, _NEIGHBOUR * n, _PASSAGE * f)
            for o, n, f in zip(
                own, matched(concepts, beside), matched(concepts, around), strict=True
            )
        )
        return Saying(extract, facts, tuple(own), near)


def _gives_orders(extract: Extract) -> bool:
    """Tell whether a sentence, or the comment it stands in, tries to give the assistant orders."""
    comment = extract.hit.source.kind == "comment"
    return order_in(extract.hit.text if comment else extract.text)


@lru_cache(maxsize=1 << 14)
def keys_of(word: str, language: str) -> tuple[str, ...]:
    """Return the forms under which a concept may hold a folded word.

    >>> keys_of("hausses", "fr")
    ('fr:hauss', '#rise+')
    """
    signs = tuple(f"#{sense}" for sense in sorted(senses(word, language)))
    return tuple(dict.fromkeys((f"{language}:{stem(word, language)}",
                                f"{language}:{root(word, language)}", *signs)))  # fmt: skip


def concepts_at(
    topic: Topic, tokens: Sequence[Token], language: str, places: Sequence[int]
) -> dict[int, list[int]]:
    """Return where some concepts of the question stand among tokens."""
    found: dict[int, list[int]] = {}
    for at, token in enumerate(tokens):
        keys = keys_of(token.text, language)
        for place in places:
            if topic.holds(place, keys):
                found.setdefault(place, []).append(at)
    return found


def folded(saying: Saying) -> str:
    """Return a sentence's folded text."""
    return fold(saying.extract.text)


def by_place(sayings: Iterable[Saying]) -> Mapping[tuple[str, int], Saying]:
    """Key sentences by where they stand."""
    return {saying.place: saying for saying in sayings}
