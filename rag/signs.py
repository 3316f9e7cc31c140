"""What speaks for or against a sentence as the answer to a question."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

from index.sentences import sentence_spans
from rag.asking import asks_readers
from rag.checks.lexicon import opposite
from rag.expected import offers
from rag.extract import is_title
from rag.held import held_forms, matched
from rag.holding import FACTS, holding
from rag.kinds import FAMILIES, probabilities
from rag.question import focus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.lexical import Concept
    from rag.evidence import Wanted
    from rag.extract import Extract
    from rag.hits import Source

_NEIGHBOUR: Final = 0.7  # what a word in the sentence before or after is worth
_PASSAGE: Final = 0.4  # and elsewhere in the passage or its title
_SPEAKER: Final = 0.9  # who speaks, for every sentence of a comment or a signed article
_FEW_WORDS: Final = 6
_HARD: Final = frozenset({"amount", "count", "percent", "figure", "date"})
_SOFT: Final = frozenset({"person", "role", "place", "reason", "opinion", "definition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks for or against a sentence as the answer, each about [0, 1].

    Attributes
    ----------
    coverage, context
        Share of the question's words, by weight, in the sentence; with its neighbourhood.
    names, names_near
        The same for names and figures alone; 1 when the question has none.
    rest, rest_near
        The same for the other words; 1 when there are none.
    focus_missing
        Whether the noun the question asks for stands nowhere near.
    hard_missing, soft_missing
        Whether a figure or date, or a person, role, place, reason or opinion is asked for and
        the sentence offers none.
    cosine
        Of the embedded sentence with the embedded question.
    passage
        The passage's score, 1 for the best hit, 0 for the last.
    title, short, asking
        Whether it is the document's title, has few words, ends with a question mark.
    reader, no_reader
        Whether readers were asked for and a reader speaks, or an article does.
    unmatched
        Weight of the heaviest word that stands nowhere near, over 5.
    unmatched_name
        The same for names alone.
    reason
        Whether a reason is asked for.
    pair, pair_hard
        Whether it is two sentences; the same where a figure or date is asked for.
    comment
        Whether a reader speaks although readers were not asked for.
    elsewhere
        Whether the question names an outlet or a reader and the sentence is another's.
    opposed
        Whether it says the opposite of a word of the question (praise for blame).
    typed
        For each family of questions, its probability times what the sentence holds: whether
        somebody who asks for a date finds one.
    """

    coverage: float
    context: float
    names: float
    names_near: float
    rest: float
    rest_near: float
    focus_missing: float
    hard_missing: float
    soft_missing: float
    cosine: float
    passage: float
    title: float
    short: float
    asking: float
    reader: float
    no_reader: float
    unmatched: float
    unmatched_name: float
    reason: float
    pair: float
    pair_hard: float
    comment: float
    elsewhere: float
    opposed: float
    typed: tuple[float, ...]

    def values(self) -> tuple[float, ...]:
        """Return the signs in the order of their fields."""
        return (*(getattr(self, name) for name in _NAMED), *self.typed)


_NAMED: Final = tuple(sign.name for sign in fields(Signs) if sign.name != "typed")
SIGNS: Final = (*_NAMED, *(f"{family}: {fact}" for family in FAMILIES for fact in FACTS))


@dataclass(frozen=True, slots=True)
class Asked:
    """The question's side of every comparison, computed once."""

    wanted: Wanted
    is_name: tuple[bool, ...]
    focus: int | None
    words: frozenset[str]
    readers: bool
    likely: tuple[float, ...]

    @classmethod
    def of(cls, wanted: Wanted) -> Asked:
        """Read the question once for all sentences."""
        question = wanted.question
        noun = focus(question)
        return cls(
            wanted,
            tuple(word.is_name or word.folded[0].isdigit() for word in question.words),
            question.words.index(noun) if noun is not None else None,
            frozenset(word.folded for word in question.words),
            asks_readers(question.text),
            tuple(probabilities(question.text).values()),
        )

    def is_elsewhere(self, source: Source) -> bool:
        """Tell whether the question names outlets or readers and this is none of them.

        What a reader writes under an outlet's article is the outlet's only when readers are
        asked for.
        """
        voices = self.wanted.voices
        if not voices or source.author in voices:
            return False
        if source.kind == "comment" and not self.readers:
            return True
        return source.outlet not in voices

    def share(self, held: Sequence[float], names: bool | None = None) -> float:
        """Return the share of the words' weight that is held; of names or others alone."""
        rows = [
            (h, w)
            for h, w, name in zip(held, self.wanted.weights, self.is_name, strict=True)
            if names is None or name == names
        ]
        total = sum(weight for _, weight in rows)
        return sum(h * w for h, w in rows) / total if total else 1.0

    def heaviest(self, held: Sequence[float], names: bool | None = None) -> float:
        """Return the weight of the heaviest word that is not held, over 5."""
        missing = (
            (1.0 - h) * w
            for h, w, name in zip(held, self.wanted.weights, self.is_name, strict=True)
            if names is None or name == names
        )
        return min(max(missing, default=0.0) / 5.0, 1.5)


def signs_of(asked: Asked, extract: Extract, cosine: float, place: float) -> Signs:
    """Return the signs of one extract; ``place`` is its passage's score, in [0, 1]."""
    own, near = _held(asked.wanted.concepts, extract)
    kind = asked.wanted.question.type
    holds = holding(extract.text)
    held = holds.values(asked.words)
    missing = offers(holds, kind, asked.words) < 0.5
    comment = extract.hit.source.kind == "comment"
    pair = len(sentence_spans(extract.text, extract.hit.source.language)) > 1
    return Signs(
        coverage=asked.share(own),
        context=asked.share(near),
        names=asked.share(own, names=True),
        names_near=asked.share(near, names=True),
        rest=asked.share(own, names=False),
        rest_near=asked.share(near, names=False),
        focus_missing=0.0 if asked.focus is None else 1.0 - near[asked.focus],
        hard_missing=float(kind in _HARD and missing),
        soft_missing=float(kind in _SOFT and missing),
        cosine=max(cosine, 0.0),
        passage=place,
        title=float(is_title(extract)),
        short=float(len(extract.text.split()) < _FEW_WORDS),
        asking=float(extract.text.rstrip(" »”\"'").endswith("?")),
        reader=float(asked.readers and comment),
        no_reader=float(asked.readers and not comment),
        unmatched=asked.heaviest(near),
        unmatched_name=asked.heaviest(near, names=True),
        reason=float(kind in {"reason", "manner"}),
        pair=float(pair),
        pair_hard=float(pair and kind in _HARD),
        comment=float(comment and not asked.readers),
        elsewhere=float(asked.is_elsewhere(extract.hit.source)),
        opposed=float(_is_opposed(asked, extract)),
        typed=tuple(p * value for p in asked.likely for value in held),
    )


def _is_opposed(asked: Asked, extract: Extract) -> bool:
    held = held_forms(extract.text, extract.hit.source.language)
    asked_senses = {
        form[1:] for c in asked.wanted.concepts for form in c.forms if form.startswith("#")
    }
    return any(
        f"#{other}" in held and f"#{sense}" not in held
        for sense in asked_senses
        if (other := opposite(sense)) is not None
    )


def _held(concepts: Sequence[Concept], extract: Extract) -> tuple[list[float], list[float]]:
    """Return how well the sentence, then its neighbourhood, holds each concept."""
    source = extract.hit.source
    language = source.language
    own = matched(concepts, held_forms(extract.text, language))
    beside = held_forms(extract.before, language) | held_forms(extract.after, language)
    near = matched(concepts, beside)
    around_it = held_forms(source.title or "", language) | held_forms(extract.hit.text, language)
    far = matched(concepts, around_it)
    speaker = matched(concepts, held_forms(f"{source.author or ''} {source.outlet or ''}", "fr"))
    own = [max(o, _SPEAKER * s) for o, s in zip(own, speaker, strict=True)]
    around = [max(o, _NEIGHBOUR * n, _PASSAGE * f) for o, n, f in zip(own, near, far, strict=True)]
    return own, around
