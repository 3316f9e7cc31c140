"""Choosing, from the passages found, the verbatim sentences an answer may rest on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from index.analysis import fold, terms, words
from index.lexical import Concept
from index.sentences import sentence_spans
from rag.expected import offers
from rag.hits import Hit
from rag.question import Question, asks_readers

Encode: TypeAlias = Callable[[Sequence[str]], npt.NDArray[np.float32]]

_NEIGHBOUR: Final = 0.6  # what a word in the sentence before or after is worth
_PASSAGE: Final = 0.35  # and elsewhere in the passage or its title
_SPEAKER: Final = 0.9  # who speaks, for every sentence of a comment or a signed article


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


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sign counts; the signs are those of :class:`Signs`."""

    coverage: float = 1.0
    context: float = 0.8
    offers: float = 0.35
    cosine: float = 0.5
    passage: float = 0.25
    title: float = -0.6
    voice: float = 0.5


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a sentence as the answer's evidence, each about [0, 1].

    Attributes
    ----------
    coverage
        Share of the question's words, by idf, that stand in the sentence.
    context
        The same with the neighbouring sentences and the rest of the passage at a discount.
    offers
        Whether it holds the kind of thing asked for.
    cosine
        Of the embedded sentence with the embedded question.
    passage
        The passage's score, 1 for the best hit.
    title
        1 when the sentence is the document's title.
    voice
        1 when readers were asked for and a reader speaks.
    """

    coverage: float
    context: float
    offers: float
    cosine: float
    passage: float
    title: float
    voice: float

    def score(self, weights: Weights) -> float:
        """Return the weighted sum."""
        return (
            weights.coverage * self.coverage
            + weights.context * self.context
            + weights.offers * self.offers
            + weights.cosine * self.cosine
            + weights.passage * self.passage
            + weights.title * self.title
            + weights.voice * self.voice
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a hit with its signs."""

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
    """

    question: Question
    concepts: Sequence[Concept]
    weights: Sequence[float]
    vector: npt.NDArray[np.float32]


def candidates(
    wanted: Wanted, hits: Sequence[Hit], encode: Encode, weights: Weights | None = None
) -> list[Candidate]:
    """Return every sentence of the hits, best first, ties in the order of the hits.

    Parameters
    ----------
    wanted
        What to look for.
    hits
        Passages, best first.
    encode
        Embeds passages' sentences; rows are unit vectors of the question vector's dimension.
    weights
        Of the signs; the measured defaults when None.
    """
    weights = weights or Weights()
    extracts = [extract for hit in hits for extract in sentences_of(hit)]
    if not extracts:
        return []
    cosines = encode([extract.text for extract in extracts]) @ wanted.vector
    best = max(hit.score for hit in hits)
    worst = min(hit.score for hit in hits)
    found = []
    for extract, cosine in zip(extracts, cosines, strict=True):
        place = (extract.hit.score - worst) / (best - worst) if best > worst else 1.0
        signs = _signs(wanted, extract, float(cosine), place)
        scored = replace(extract, score=round(signs.score(weights), 6))
        found.append(Candidate(scored, signs))
    return sorted(found, key=lambda candidate: -candidate.extract.score)


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


def matched(concepts: Sequence[Concept], text: str, language: str) -> list[float]:
    """Return how well a text holds each concept: its best form's weight, 0 when absent."""
    held = {f"{language}:{term}" for term in terms(text, language)}
    return [
        max((weight for form, weight in concept.forms.items() if form in held), default=0.0)
        for concept in concepts
    ]


def _signs(wanted: Wanted, extract: Extract, cosine: float, place: float) -> Signs:
    source = extract.hit.source
    own = matched(wanted.concepts, extract.text, source.language)
    near = matched(wanted.concepts, f"{extract.before} {extract.after}", source.language)
    far = matched(
        wanted.concepts,
        f"{source.title or ''} {source.author or ''} {extract.hit.text}",
        source.language,
    )
    around = [max(o, _NEIGHBOUR * n, _PASSAGE * f) for o, n, f in zip(own, near, far, strict=True)]
    asked = frozenset(word.folded for word in wanted.question.words)
    return Signs(
        coverage=_share(own, wanted.weights),
        context=_share(around, wanted.weights),
        offers=offers(extract.text, wanted.question.type, asked),
        cosine=max(cosine, 0.0),
        passage=place,
        title=float(is_title(extract)),
        voice=float(source.kind == "comment" and asks_readers(wanted.question.text)),
    )


def is_title(extract: Extract) -> bool:
    """Tell whether an extract only repeats its document's title."""
    title = extract.hit.source.title
    return title is not None and _bare(title) == _bare(extract.text)


def _bare(text: str) -> str:
    return " ".join(word.text for word in words(fold(text)))


def _share(held: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(weights)
    return sum(h * w for h, w in zip(held, weights, strict=True)) / total if total else 0.0
