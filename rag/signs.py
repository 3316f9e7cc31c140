"""What speaks for or against a sentence as the answer to a question."""

from __future__ import annotations

from dataclasses import dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import numpy as np

from rag.expected import offers
from rag.held import held_forms
from rag.holding import FACTS
from rag.kinds import FAMILIES
from rag.reading import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from rag.comparing import Asked
    from rag.hits import Hit
    from rag.reading import Piece, Reading

_NEIGHBOUR: Final = 0.7  # what a word in the sentence before or after is worth
_PASSAGE: Final = 0.4  # and elsewhere in the passage or its title
_SPEAKER: Final = 0.9  # who speaks, for every sentence of a comment or a signed article
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
    likely, held
        The probability of each family of questions; what the sentence holds.
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
    likely: tuple[float, ...]
    held: tuple[float, ...]

    @property
    def typed(self) -> tuple[float, ...]:
        """For each family, its probability times what is held: a date for who asks when."""
        return tuple(p * value for p in self.likely for value in self.held)

    def values(self) -> tuple[float, ...]:
        """Return the signs in the order of :data:`SIGNS`."""
        return (*_named(self), *self.typed)


_NAMED: Final = tuple(s.name for s in fields(Signs) if s.name not in {"likely", "held"})
_named: Final = attrgetter(*_NAMED)
SIGNS: Final = (*_NAMED, *(f"{family}: {fact}" for family in FAMILIES for fact in FACTS))


def matrix(found: Sequence[Signs]) -> npt.NDArray[np.float64]:
    """Return the values of many signs, shape (found, :data:`SIGNS`)."""
    if not found:
        return np.zeros((0, len(SIGNS)))
    named = np.array([_named(signs) for signs in found])
    held = np.array([signs.held for signs in found])
    typed = np.array(found[0].likely)[None, :, None] * held[:, None, :]
    return np.hstack([named, typed.reshape(len(found), -1)])


@dataclass(frozen=True, slots=True)
class Against:
    """A passage found, held against the question.

    Attributes
    ----------
    place
        Its score, in [0, 1].
    rows
        How well each of its sentences holds each word of the question.
    beside
        What each is worth to the sentences beside it.
    far, speaker
        What the whole passage and its title, and who speaks in it, are worth to every sentence.
    elsewhere
        Whether the question names an outlet or a reader and the passage is another's.
    """

    asked: Asked
    hit: Hit
    read: Reading
    place: float
    rows: tuple[list[float], ...]
    beside: tuple[list[float], ...]
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
        return cls(
            asked=asked,
            hit=hit,
            read=read,
            place=place,
            rows=rows,
            beside=tuple(_times(_NEIGHBOUR, row) for row in rows),
            far=_times(_PASSAGE, _best(title, *rows)),
            speaker=_times(_SPEAKER, speaker),
            elsewhere=asked.is_elsewhere(source),
        )

    def signs(self, piece: Piece, cosine: float) -> Signs:
        """Return the signs of one sentence of the passage, or two."""
        asked = self.asked
        own, near = self._held(piece)
        lacking = [1.0 - held for held in near]
        kind = asked.wanted.question.type
        pointed = kind in _HARD or kind in _SOFT
        missing = pointed and offers(piece.holding, kind, asked.words) < 0.5
        comment = self.hit.source.kind == "comment"
        return Signs(
            coverage=asked.every.share(own),
            context=asked.every.share(near),
            names=asked.names.share(own),
            names_near=asked.names.share(near),
            rest=asked.rest.share(own),
            rest_near=asked.rest.share(near),
            focus_missing=0.0 if asked.focus is None else lacking[asked.focus],
            hard_missing=float(kind in _HARD and missing),
            soft_missing=float(kind in _SOFT and missing),
            cosine=max(cosine, 0.0),
            passage=self.place,
            title=float(piece.title),
            short=float(piece.short),
            asking=float(piece.asking),
            reader=float(asked.readers and comment),
            no_reader=float(asked.readers and not comment),
            unmatched=asked.every.heaviest(lacking),
            unmatched_name=asked.names.heaviest(lacking),
            reason=float(kind in {"reason", "manner"}),
            pair=float(len(piece.sentences) > 1),
            pair_hard=float(len(piece.sentences) > 1 and kind in _HARD),
            comment=float(comment and not asked.readers),
            elsewhere=float(self.elsewhere),
            opposed=float(self._is_opposed(piece)),
            likely=asked.likely,
            held=piece.holding.values(asked.words),
        )

    def _is_opposed(self, piece: Piece) -> bool:
        if not self.asked.opposites:
            return False
        held = frozenset().union(*(self.read.forms[at] for at in piece.sentences))
        return any(other in held and own not in held for own, other in self.asked.opposites)

    def _held(self, piece: Piece) -> tuple[list[float], list[float]]:
        """Return how well the piece, then its neighbourhood, holds each word."""
        first, last = piece.sentences[0], piece.sentences[-1]
        own = _best(*self.rows[first : last + 1], self.speaker)
        near = self.beside[first - 1 : first] if first else ()
        if piece.after:
            near = (*near, *self.beside[last + 1 : last + 2])
        return own, _best(own, *near, self.far)


def _best(*rows: list[float]) -> list[float]:
    return list(map(max, *rows)) if len(rows) > 1 else list(*rows)


def _times(worth: float, row: list[float]) -> list[float]:
    return [worth * held for held in row]
