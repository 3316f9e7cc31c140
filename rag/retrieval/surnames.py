"""A person named in full in the question is mostly called by the surname on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.questions.question import Question

_OPTIONAL: Final = 0.3  # what a first name still tells where the surname stands alone


def lightened(
    question: Question, weights: Sequence[float], frequencies: Sequence[int]
) -> list[float]:
    """Return the words' weights, those of first names lightened.

    In a name of several words, a word that stands in fewer passages than the last one is often
    left out ("von Thun" for "Max von Thun"); in "Mistral AI" nothing is.

    Parameters
    ----------
    question
        As read.
    weights, frequencies
        Of each of its words: how much it tells, and in how many passages it stands.

    Examples
    --------
    >>> from rag.questions.question import read_question
    >>> asked = read_question("Que dit Max von Thun de Mistral AI ?", main_language="fr")
    >>> [word.folded for word in asked.words]
    ['dit', 'max', 'von', 'thun', 'mistral', 'ai']
    >>> lightened(asked, [1.0] * 6, [9, 1, 4, 4, 30, 20])
    [1.0, 0.3, 1.0, 1.0, 1.0, 1.0]
    """
    found = list(weights)
    surfaces = [word.surface for word in question.words]
    for name in question.names:
        places = [at for at, surface in enumerate(surfaces) if surface in name.split()]
        for at in places[:-1]:
            if frequencies[at] < frequencies[places[-1]]:
                found[at] *= _OPTIONAL
    return found
