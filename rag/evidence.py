"""Choosing, from the passages found, the verbatim sentences an answer may rest on.

Every sentence of the passages is held against the question by a handful of signs, and a logistic
scorer (``scorer.json``, fitted by ``python -m evals.fit``) turns them into the probability that
the sentence answers. The same probability ranks sentences and decides whether to answer at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from index.analysis import fold, terms, words
from index.sentences import sentence_spans
from rag.asking import asks_readers
from rag.checks.hygiene import order_in
from rag.checks.lexicon import opposite, senses
from rag.expected import offers
from rag.question import Question, focus

if TYPE_CHECKING:
    from index.lexical import Concept
    from rag.hits import Hit, Source
    from rag.scorer import Scorer

Encode: TypeAlias = Callable[[Sequence[str]], npt.NDArray[np.float32]]

_NEIGHBOUR = 0.7  # what a word in the sentence before or after is worth
_PASSAGE = 0.4  # and elsewhere in the passage or its title
_SPEAKER = 0.9  # who speaks, for every sentence of a comment or a signed article
_FEW_WORDS = 6
_LONGEST_PAIR = 55  # words
_HARD = frozenset({"amount", "count", "percent", "date"})
_SOFT = frozenset({"person", "role", "place", "reason", "opinion", "definition"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """One verbatim stretch of a passage, chosen for a question.

    Attributes
    ----------
    hit
        The passage it was taken from.
    text
        The page's slice ``[start:end]``, code points.
    score
        Higher is better; comparable within one question only.
    before, after
        The neighbouring sentences in the same passage, empty at its edges.
    """

    hit: Hit
    text: str
    start: int
    end: int
    score: float
    before: str = ""
    after: str = ""


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

    def values(self) -> tuple[float, ...]:
        """Return the signs in the order of their fields."""
        return tuple(getattr(self, sign.name) for sign in fields(self))


SIGNS: tuple[str, ...] = tuple(sign.name for sign in fields(Signs))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a hit with its signs; its extract's score is the probability."""

    extract: Extract
    signs: Signs


@dataclass(frozen=True, slots=True)
class Wanted:
    """What sentences are held against.

    Attributes
    ----------
    question
        As read.
    concepts
        One a content word, with the forms it may take.
    weights
        How much each concept tells: its idf in the store times its rarity in the language;
        words that only name the kind of answer, or where to look, count little.
    vector
        The question embedded, a unit row of shape (dimension,).
    voices
        Outlets and readers of the dossier that the question names.
    """

    question: Question
    concepts: Sequence[Concept]
    weights: Sequence[float]
    vector: npt.NDArray[np.float32]
    voices: frozenset[str] = frozenset()


def candidates(
    wanted: Wanted, hits: Sequence[Hit], encode: Encode, scorer: Scorer
) -> list[Candidate]:
    """Return every sentence of the hits, most probable first, ties in the order of the hits.

    Where the question names an outlet or a reader, what they say comes before all else.

    Parameters
    ----------
    wanted
        What to look for.
    hits
        Passages, best first.
    encode
        Embeds passages' sentences; rows are unit vectors of the question vector's dimension.
    scorer
        Turns signs into probabilities.
    """
    single = [e for hit in hits for e in sentences_of(hit) if not _gives_orders(e)]
    extracts = single + [pair for pair in map(with_next, single) if pair is not None]
    if not extracts:
        return []
    cosines = encode([extract.text for extract in extracts]) @ wanted.vector
    best = max(hit.score for hit in hits)
    worst = min(hit.score for hit in hits)
    asked = _Asked.of(wanted)
    found = []
    for extract, cosine in zip(extracts, cosines, strict=True):
        place = (extract.hit.score - worst) / (best - worst) if best > worst else 1.0
        signs = _signs(asked, extract, float(cosine), place)
        scored = replace(extract, score=round(scorer.probability(signs.values()), 6))
        found.append(Candidate(scored, signs))
    return sorted(found, key=lambda c: (c.signs.elsewhere, -c.extract.score))


def sentences_of(hit: Hit) -> list[Extract]:
    """Return a hit's sentences as extracts, in order, each with its neighbours."""
    spans = sentence_spans(hit.text, hit.source.language)
    texts = [span.of(hit.text) for span in spans]
    return [
        Extract(
            hit=hit,
            text=texts[i],
            start=hit.start + span.start,
            end=hit.start + span.end,
            score=0.0,
            before=texts[i - 1] if i else "",
            after=texts[i + 1] if i + 1 < len(texts) else "",
        )
        for i, span in enumerate(spans)
    ]


def _gives_orders(extract: Extract) -> bool:
    """Tell whether a sentence, or the comment it stands in, tries to give the assistant orders."""
    if extract.hit.source.kind == "comment":
        return order_in(extract.hit.text)
    return order_in(extract.text)


def with_next(extract: Extract) -> Extract | None:
    """Return a sentence together with the one after it, for a speaker named before he speaks.

    None when nothing follows, or when both make more than a quote should have.
    """
    if not extract.after:
        return None
    offset = extract.end - extract.hit.start
    end = extract.hit.text.find(extract.after, offset) + len(extract.after)
    text = extract.hit.text[extract.start - extract.hit.start : end]
    if end < offset or len(text.split()) > _LONGEST_PAIR or "\n\n" in text:
        return None
    return replace(extract, text=text, end=extract.hit.start + end, after="")


@lru_cache(maxsize=1 << 13)
def held_forms(text: str, language: str) -> frozenset[str]:
    """Return the terms a text holds, with their language, and the senses of its words."""
    held = {f"{language}:{term}" for term in terms(text, language)}
    for word in words(text):
        held.update(f"#{sense}" for sense in senses(word.text, language))
    return frozenset(held)


def matched(concepts: Sequence[Concept], held: AbstractSet[str]) -> list[float]:
    """Return how well a text's forms hold each concept: its best form's weight, else 0."""
    return [
        max((weight for form, weight in concept.forms.items() if form in held), default=0.0)
        for concept in concepts
    ]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The question's side of every comparison, computed once."""

    wanted: Wanted
    is_name: tuple[bool, ...]
    focus: int | None
    words: frozenset[str]
    readers: bool

    @classmethod
    def of(cls, wanted: Wanted) -> _Asked:
        question = wanted.question
        noun = focus(question)
        return cls(
            wanted,
            tuple(word.is_name or word.folded[0].isdigit() for word in question.words),
            question.words.index(noun) if noun is not None else None,
            frozenset(word.folded for word in question.words),
            asks_readers(question.text),
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


def _signs(asked: _Asked, extract: Extract, cosine: float, place: float) -> Signs:
    own, near = _held(asked.wanted.concepts, extract)
    kind = asked.wanted.question.type
    missing = offers(extract.text, kind, asked.words) < 0.5
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
    )


def _is_opposed(asked: _Asked, extract: Extract) -> bool:
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


def is_title(extract: Extract) -> bool:
    """Tell whether an extract only repeats its document's title."""
    title = extract.hit.source.title
    return title is not None and _bare(title) == _bare(extract.text)


@lru_cache(maxsize=1 << 12)
def _bare(text: str) -> str:
    return " ".join(word.text for word in words(fold(text)))
