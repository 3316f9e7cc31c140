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
from rag.question import Question

Encode: TypeAlias = Callable[[Sequence[str]], npt.NDArray[np.float32]]

_NEIGHBOUR: Final = 0.6  # what a word in the sentence before or after is worth
_PASSAGE: Final = 0.35  # and elsewhere in the passage, its title or what it replies to


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
    """

    coverage: float
    context: float
    offers: float
    cosine: float
    passage: float
    title: float

    def score(self, weights: Weights) -> float:
        """Return the weighted sum."""
        return (
            weights.coverage * self.coverage
            + weights.context * self.context
            + weights.offers * self.offers
            + weights.cosine * self.cosine
            + weights.passage * self.passage
            + weights.title * self.title
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a hit with its signs."""

    extract: Extract
    signs: Signs


@dataclass(frozen=True, slots=True)
class Wanted:
    """What sentences are held against: the question, its concepts with idf, its vector."""

    question: Question
    concepts: Sequence[Concept]
    idf: Sequence[float]
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
    around = [
        max(o, _NEIGHBOUR * n, _PASSAGE * f) for o, n, f in zip(own, near, far, strict=True)
    ]
    asked = frozenset(word.folded for word in wanted.question.words)
    return Signs(
        coverage=_share(own, wanted.idf),
        context=_share(around, wanted.idf),
        offers=offers(extract.text, wanted.question.type, asked),
        cosine=max(cosine, 0.0),
        passage=place,
        title=float(is_title(extract)),
    )


def is_title(extract: Extract) -> bool:
    """Tell whether an extract only repeats its document's title."""
    title = extract.hit.source.title
    return title is not None and _bare(title) == _bare(extract.text)


def _bare(text: str) -> str:
    return " ".join(word.text for word in words(fold(text)))


def _share(weights: Sequence[float], idf: Sequence[float]) -> float:
    total = sum(idf)
    return sum(w * f for w, f in zip(weights, idf, strict=True)) / total if total else 0.0
