"""Choosing, from the passages found, the verbatim sentences an answer may rest on.

Every sentence of the passages is held against the question by a handful of signs, and a logistic
scorer (``scorer.json``, fitted by ``python -m evals.fit``) turns them into the probability that
the sentence answers. The same probability ranks sentences and decides whether to answer at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from index.analysis import words
from rag.checks.hygiene import order_in
from rag.extract import Extract, sentences_of, with_next
from rag.signs import Asked, Signs, signs_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from index.lexical import Concept
    from rag.hits import Hit
    from rag.question import Question
    from rag.scorer import Scorer

_RUN: Final = 4  # words
_FEWEST_RUNS: Final = 3
_COPIED: Final = 0.6

Encode: TypeAlias = Callable[[Sequence[str]], npt.NDArray[np.float32]]


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a hit with its signs; its extract's score is the probability."""

    extract: Extract
    signs: Signs


def candidates(
    wanted: Wanted, hits: Sequence[Hit], encode: Encode, scorer: Scorer
) -> list[Candidate]:
    """Return every sentence of the hits, most probable first, ties in the order of the hits.

    Where the question names an outlet or a reader, what they say comes before all else. What a
    comment copies from an article is left to the article.

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
    printed = _printed(hits)
    single = [
        extract
        for hit in hits
        for extract in sentences_of(hit)
        if not _gives_orders(extract) and not _echoes(extract, printed)
    ]
    extracts = single + [pair for pair in map(with_next, single) if pair is not None]
    if not extracts:
        return []
    cosines = encode([extract.text for extract in extracts]) @ wanted.vector
    best = max(hit.score for hit in hits)
    worst = min(hit.score for hit in hits)
    asked = Asked.of(wanted)
    found = []
    for extract, cosine in zip(extracts, cosines, strict=True):
        place = (extract.hit.score - worst) / (best - worst) if best > worst else 1.0
        signs = signs_of(asked, extract, float(cosine), place)
        scored = replace(extract, score=round(scorer.probability(signs.values()), 6))
        found.append(Candidate(scored, signs))
    return sorted(found, key=lambda c: (c.signs.elsewhere, -c.extract.score))


def _gives_orders(extract: Extract) -> bool:
    """Tell whether a sentence, or the comment it stands in, tries to give the assistant orders."""
    if extract.hit.source.kind == "comment":
        return order_in(extract.hit.text)
    return order_in(extract.text)


def _printed(hits: Sequence[Hit]) -> frozenset[tuple[str, ...]]:
    """Return every run of words that the articles among the hits hold."""
    return frozenset(run for hit in hits if hit.source.kind == "article" for run in _runs(hit.text))


def _echoes(extract: Extract, printed: AbstractSet[tuple[str, ...]]) -> bool:
    """Tell whether a reader's sentence is a copy of an article's."""
    if extract.hit.source.kind != "comment":
        return False
    runs = _runs(extract.text)
    return len(runs) >= _FEWEST_RUNS and sum(r in printed for r in runs) >= _COPIED * len(runs)


def _runs(text: str) -> list[tuple[str, ...]]:
    spoken = [word.text for word in words(text)]
    return [tuple(spoken[at : at + _RUN]) for at in range(len(spoken) - _RUN + 1)]
