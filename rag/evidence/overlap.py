"""The passages found held against a question: the signs of all their sentences at once.

What a sentence holds of the question's words is a row of numbers, and so is what its passage, its
title and its speaker hold; the rows of all the passages make one table, whose columns are added
in the order of the words, so that a sum is to the bit what adding sentence by sentence gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Final

import numpy as np

from rag.evidence.answer_types import offers
from rag.evidence.concepts import held_forms
from rag.evidence.features import Signs
from rag.evidence.reading import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from rag.evidence.comparison import Asked
    from rag.evidence.reading import Piece, Reading
    from rag.hits import Hit

_NEIGHBOUR: Final = 0.7  # what a word in the sentence before or after is worth
_PASSAGE: Final = 0.4  # and elsewhere in the passage or its title
_SPEAKER: Final = 0.9  # who speaks, for every sentence of a comment or a signed article
_HARD: Final = frozenset({"amount", "count", "percent", "figure", "date"})
_SOFT: Final = frozenset({"person", "role", "place", "reason", "opinion", "definition"})
_signs = partial(tuple.__new__, Signs)  # what Signs._make does, without a frame of Python each


@dataclass(frozen=True, slots=True)
class Against:
    """A passage found, held against the question.

    Attributes
    ----------
    place
        Its score, in [0, 1].
    rows
        How well each of its sentences holds each word of the question.
    far, speaker
        What the whole passage and its title, and who speaks in it, are worth to every sentence.
    elsewhere
        Whether the question names an outlet or a reader and the passage is another's.
    """

    hit: Hit
    read: Reading
    place: float
    rows: tuple[list[float], ...]
    far: list[float]
    speaker: list[float]
    elsewhere: bool

    @classmethod
    def of(cls, asked: Asked, hit: Hit, place: float) -> Against:
        """Read a passage and look for the question's words in it."""
        source = hit.source
        read = reading(hit.text, source.language, source.title)
        rows = tuple(map(asked.row, read.forms))
        title = asked.row(held_forms(source.title or "", source.language))
        named = f"{source.author or ''} {source.outlet or ''}"
        speaker = asked.row(held_forms(named, "fr"))
        best = map(max, title, *rows) if rows else title
        return cls(
            hit=hit,
            read=read,
            place=place,
            rows=rows,
            far=[_PASSAGE * held for held in best],
            speaker=[_SPEAKER * held for held in speaker],
            elsewhere=asked.is_elsewhere(source),
        )

    def is_opposed(self, piece: Piece, opposites: Sequence[tuple[str, str]]) -> bool:
        """Tell whether a piece holds the opposite of a word of the question and not the word."""
        forms = [self.read.forms[at] for at in piece.sentences]
        return any(
            any(other in held for held in forms) and not any(own in held for held in forms)
            for own, other in opposites
        )


def signs_of(
    asked: Asked, pieces: Sequence[tuple[Against, Piece]], cosines: Sequence[float]
) -> list[Signs]:
    """Return the signs of sentences of the passages found, or of pairs of them.

    Parameters
    ----------
    asked
        The question.
    pieces
        Each with its passage.
    cosines
        Of each piece, embedded, with the embedded question.
    """
    own, near = _held(pieces)
    lacking = 1.0 - near
    kind = asked.wanted.question.type
    hard, readers, words = kind in _HARD, asked.readers, asked.words
    missing = [
        float(offers(piece.holding, kind, words) < 0.5) if hard or kind in _SOFT else 0.0
        for _, piece in pieces
    ]
    comment = [passage.hit.source.kind == "comment" for passage, _ in pieces]
    pair = [float(len(piece.sentences) > 1) for _, piece in pieces]
    opposites = asked.opposites
    told = {
        "coverage": asked.every.share(own),
        "context": asked.every.share(near),
        "names": asked.names.share(own),
        "names_near": asked.names.share(near),
        "rest": asked.rest.share(own),
        "rest_near": asked.rest.share(near),
        "focus_missing": repeat(0.0) if asked.focus is None else lacking[:, asked.focus].tolist(),
        "hard_missing": missing if hard else repeat(0.0),
        "soft_missing": repeat(0.0) if hard else missing,
        "cosine": [max(cosine, 0.0) for cosine in cosines],
        "passage": [passage.place for passage, _ in pieces],
        "title": [float(piece.title) for _, piece in pieces],
        "short": [float(piece.short) for _, piece in pieces],
        "asking": [float(piece.asking) for _, piece in pieces],
        "reader": [float(readers and one) for one in comment],
        "no_reader": [float(readers and not one) for one in comment],
        "unmatched": asked.every.heaviest(lacking),
        "unmatched_name": asked.names.heaviest(lacking),
        "reason": repeat(float(kind in {"reason", "manner"})),
        "pair": pair,
        "pair_hard": pair if hard else repeat(0.0),
        "comment": [float(one and not readers) for one in comment],
        "elsewhere": [float(passage.elsewhere) for passage, _ in pieces],
        "opposed": [float(passage.is_opposed(piece, opposites)) for passage, piece in pieces]
        if opposites
        else repeat(0.0),
        "likely": repeat(asked.likely),
        "held": [piece.holding.values(words) for _, piece in pieces],
    }
    return list(map(_signs, zip(*(told[sign] for sign in Signs._fields), strict=False)))


def _held(
    pieces: Sequence[tuple[Against, Piece]],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return how well the pieces, then their neighbourhoods, hold each word: (pieces, words)."""
    passages = {id(passage): passage for passage, _ in pieces}
    table: list[list[float]] = []
    starts: dict[int, int] = {}
    for key, passage in passages.items():
        starts[key] = len(table)
        table += [passage.speaker, passage.far, *passage.rows, [0.0] * len(passage.far)]
    places = [_places(starts[id(passage)], len(passage.rows), piece) for passage, piece in pieces]
    speaker, far, first, last, before, after = np.array(table)[np.array(places).T]
    own = np.maximum(np.maximum(first, last), speaker)
    beside = _NEIGHBOUR * np.maximum(before, after)
    return own, np.maximum(np.maximum(own, beside), far)


def _places(start: int, count: int, piece: Piece) -> tuple[int, ...]:
    """Return the rows of who speaks, the passage, the piece's ends and the sentences beside it."""
    sentences, nothing = start + 2, start + 2 + count
    first, last = sentences + piece.sentences[0], sentences + piece.sentences[-1]
    before = first - 1 if piece.sentences[0] else nothing
    return start, start + 1, first, last, before, last + 1 if piece.after else nothing
