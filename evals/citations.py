"""ALCE's citation recall and precision, with a deterministic support check for its model.

Gao et al. 2023, "Enabling Large Language Models to Generate Text with Citations", section 4.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rag.answer import Citation, Sentence

    Supports: TypeAlias = Callable[[str, Sequence[Citation]], bool]


def supported(sentence: Sentence, supports: Supports) -> bool:
    """Tell whether a sentence has citations that together bear it out."""
    return bool(sentence.citations) and supports(sentence.text, sentence.citations)


def citation_recall(sentences: Sequence[Sentence], supports: Supports) -> float:
    """Give the share of sentences that their citations, taken together, bear out."""
    if not sentences:
        return 0.0
    return sum(supported(sentence, supports) for sentence in sentences) / len(sentences)


def citation_precision(sentences: Sequence[Sentence], supports: Supports) -> float:
    """Give the share of citations that are of use.

    A citation is of no use when its sentence is not borne out, or when it does not bear the
    sentence out alone and the others do without it. No citation at all scores 0.
    """
    useful: list[bool] = []
    for sentence in sentences:
        whole = supported(sentence, supports)
        useful.extend(
            whole and _needed(sentence, place, supports) for place in range(len(sentence.citations))
        )
    return sum(useful) / len(useful) if useful else 0.0


def _needed(sentence: Sentence, place: int, supports: Supports) -> bool:
    cited = sentence.citations
    if supports(sentence.text, [cited[place]]):
        return True
    others = [*cited[:place], *cited[place + 1 :]]
    return not (others and supports(sentence.text, others))


def kappa(ours: Sequence[bool], theirs: Sequence[bool]) -> float:
    """Give Cohen's kappa of two raters' yes or no (Cohen 1960); 1 when both always agree.

    >>> kappa([True, True, False, False], [True, False, False, False])
    0.5
    >>> kappa([True, True], [True, True])
    1.0
    """
    pairs = list(zip(ours, theirs, strict=True))
    if not pairs:
        return 0.0
    agreed = sum(a == b for a, b in pairs) / len(pairs)
    yes = (sum(ours) / len(pairs)) * (sum(theirs) / len(pairs))
    no = (1 - sum(ours) / len(pairs)) * (1 - sum(theirs) / len(pairs))
    chance = yes + no
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)
