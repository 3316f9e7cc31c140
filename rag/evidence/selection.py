"""Choosing, from the passages found, the verbatim sentences an answer may rest on.

Every sentence of the passages is held against the question by its features
(:mod:`rag.evidence.features`), and a logistic scorer (``scorer.json``, fitted by
``python -m evals.training.fit``) turns them into the probability that the sentence answers. It
ranks sentences; whether to answer at all is decided by a second scorer, which sees it among other
features (:mod:`rag.refusals.answerability`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from rag.checks.hygiene import order_in
from rag.evidence.comparison import Asked
from rag.evidence.features import Signs, matrix
from rag.evidence.overlap import Against, signs_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from index.lexical import Concept
    from rag.evidence.reading import Piece
    from rag.evidence.scorer import Scorer
    from rag.extract import Extract
    from rag.hits import Hit
    from rag.questions.question import Question

_RUN: Final = 4  # words
_FEWEST_RUNS: Final = 3
_KEPT: Final = 1 << 8  # passages of articles whose runs are kept, about 15 kB each
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
    if not hits:
        return []
    asked = Asked.of(wanted)
    best, worst = (pick(hit.score for hit in hits) for pick in (max, min))
    reach = best - worst
    passages = [
        Against.of(asked, hit, (hit.score - worst) / reach if reach > 0 else 1.0) for hit in hits
    ]
    chosen = _chosen(passages)
    if not chosen:
        return []
    cosines = (encode([piece.text for _, piece in chosen]) @ wanted.vector).tolist()
    signs = signs_of(asked, chosen, cosines)
    scores = scorer.probabilities(matrix(signs)).tolist()
    found = [
        Candidate(piece.of(passage.hit, round(score, 6)), told)
        for (passage, piece), told, score in zip(chosen, signs, scores, strict=True)
    ]
    return sorted(found, key=lambda c: (c.signs.elsewhere, -c.extract.score))


def _chosen(passages: Sequence[Against]) -> list[tuple[Against, Piece]]:
    """Return the sentences worth looking at, then the pairs that these open."""
    printed = _printed(passages)
    single = [
        (passage, piece)
        for passage in passages
        for piece in passage.read.sentences
        if not _gives_orders(passage.hit, piece) and not _echoes(passage.hit, piece, printed)
    ]
    pairs = ((passage, passage.read.pairs[piece.sentences[0]]) for passage, piece in single)
    return single + [(passage, pair) for passage, pair in pairs if pair is not None]


def _gives_orders(hit: Hit, piece: Piece) -> bool:
    """Tell whether a sentence, or the comment it stands in, tries to give the assistant orders."""
    return order_in(hit.text if hit.source.kind == "comment" else piece.text)


def _printed(passages: Sequence[Against]) -> frozenset[tuple[str, ...]]:
    """Return every run of words that the articles hold; none where no reader may copy them."""
    kinds = {passage.hit.source.kind for passage in passages}
    if "comment" not in kinds:
        return frozenset()
    articles = (p.read.words for p in passages if p.hit.source.kind == "article")
    return frozenset().union(*map(_runs_in, articles))


def _echoes(hit: Hit, piece: Piece, printed: AbstractSet[tuple[str, ...]]) -> bool:
    """Tell whether a reader's sentence is a copy of an article's."""
    if hit.source.kind != "comment":
        return False
    runs = _runs(piece.words)
    return len(runs) >= _FEWEST_RUNS and sum(r in printed for r in runs) >= _COPIED * len(runs)


@lru_cache(maxsize=_KEPT)
def _runs_in(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(_runs(words))


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[at:] for at in range(_RUN)), strict=False))
