"""The question's side of every comparison with a sentence, computed once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rag.evidence.concepts import by_form, row
from rag.questions.answer_type import asks_readers
from rag.questions.kinds import probabilities
from rag.questions.question import focus
from rag.text.words.lexicon import opposite

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from rag.evidence.concepts import ByForm
    from rag.evidence.selection import Wanted
    from rag.hits import Source


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the question's words, or of some of them: 0 for the others."""

    of_words: tuple[float, ...]
    total: float

    @classmethod
    def only(cls, weights: Sequence[float], kept: Sequence[bool]) -> Weights:
        """Keep the weights of some words."""
        of_words = tuple(w if keep else 0.0 for w, keep in zip(weights, kept, strict=True))
        return cls(of_words, sum(of_words))

    def share(self, held: npt.NDArray[np.float64]) -> list[float]:
        """Return, for each row, the share of the weight that is held; 1 when there is none.

        The words are added in their order, as ``sum`` does: so is the total, and a row that holds
        all of it has a share of 1 exactly.

        >>> Weights.only([1.0, 0.2, 3.0], [True, True, False]).share(np.array([[0.5, 0.0, 1.0]]))
        [0.4166666666666667]
        """
        if not self.total:
            return [1.0] * len(held)
        told = np.zeros(len(held))
        for column, weight in zip(held.T, self.of_words, strict=True):
            if weight:
                told += column * weight
        shares: list[float] = (told / self.total).tolist()
        return shares

    def heaviest(self, missing: npt.NDArray[np.float64]) -> list[float]:
        """Return, for each row, the weight of the heaviest word that is missing, over 5.

        >>> Weights.only([1.0, 2.0], [True, True]).heaviest(np.array([[1.0, 0.25], [0.0, 0.0]]))
        [0.2, 0.0]
        """
        most = (missing * np.array(self.of_words)).max(axis=1, initial=0.0)
        heaviest: list[float] = np.minimum(most / 5.0, 1.5).tolist()
        return heaviest


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, ready to be held against sentences.

    Attributes
    ----------
    every, names, rest
        The weights of its words; of names and figures alone; of the others alone.
    focus
        The place of the noun asked for, None without one.
    words
        Its folded words.
    readers
        Whether readers are asked for.
    likely
        The probability of each family of questions.
    forms
        The forms of its concepts.
    opposites
        The senses of its words that have an opposite, each with it, as forms.
    """

    wanted: Wanted
    every: Weights
    names: Weights
    rest: Weights
    focus: int | None
    words: frozenset[str]
    readers: bool
    likely: tuple[float, ...]
    forms: ByForm
    opposites: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, wanted: Wanted) -> Asked:
        """Read the question once for all sentences."""
        question = wanted.question
        noun = focus(question)
        is_name = [word.is_name or word.folded[0].isdigit() for word in question.words]
        senses = {f[1:] for c in wanted.concepts for f in c.forms if f.startswith("#")}
        opposites = ((sense, opposite(sense)) for sense in sorted(senses))
        return cls(
            wanted=wanted,
            every=Weights.only(wanted.weights, [True] * len(is_name)),
            names=Weights.only(wanted.weights, is_name),
            rest=Weights.only(wanted.weights, [not name for name in is_name]),
            focus=question.words.index(noun) if noun is not None else None,
            words=frozenset(word.folded for word in question.words),
            readers=asks_readers(question.text),
            likely=tuple(probabilities(question.text).values()),
            forms=by_form(wanted.concepts),
            opposites=tuple((f"#{one}", f"#{other}") for one, other in opposites if other),
        )

    def row(self, held: frozenset[str]) -> list[float]:
        """Return how well a text's forms hold each word of the question."""
        return row(self.forms, len(self.wanted.concepts), held)

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
