"""What speaks for or against a sentence as the answer to a question.

:mod:`rag.evidence.overlap` finds it for all sentences of the passages found at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from rag.evidence.contents import FACTS
from rag.questions.kinds import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt


class Signs(NamedTuple):
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
        return (*self[:-2], *self.typed)


SIGNS: Final = (
    *Signs._fields[:-2],
    *(f"{family}: {fact}" for family in FAMILIES for fact in FACTS),
)


def matrix(found: Sequence[Signs]) -> npt.NDArray[np.float64]:
    """Return the values of many signs of one question, shape (found, :data:`SIGNS`)."""
    if not found:
        return np.zeros((0, len(SIGNS)))
    named = np.array([signs[:-2] for signs in found])
    held = np.array([signs.held for signs in found])
    typed = np.array(found[0].likely)[None, :, None] * held[:, None, :]
    return np.hstack([named, typed.reshape(len(found), -1)])
