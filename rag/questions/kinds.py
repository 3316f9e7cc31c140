"""What kind of thing a question asks for, learned from questions whose kind is known.

The patterns of :mod:`rag.questions.answer_type` know the plain ways of asking ("combien", "how
much"). People also ask "quelle ardoise", "what did fans pay", "c'est qui": a multinomial logistic
regression over the question's words, their pairs and what the patterns say gives every family a
probability. Its weights stand in ``kinds.tsv``, written by ``python -m evals.training.fit_kinds``.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from index.analysis import fold, language_of, stem, words
from rag.questions.answer_type import answer_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rag.questions.answer_type import AnswerType

FAMILIES: Final = (
    "amount", "date", "opinion", "other", "person", "place", "reason", "role", "yes-no",
)  # fmt: skip
SHIPPED: Final = Path(__file__).with_name("kinds.tsv")
BIAS: Final = "(bias)"
_WITHIN: Final[dict[str, tuple[AnswerType, ...]]] = {
    "amount": ("figure", "amount", "count", "percent"),
    "role": ("role", "definition"),
    "other": ("other", "manner"),
}
_ASKING: Final = re.compile(
    r"\b(?:quel(?:le)?s?|what|which|whose|how|nombre|combien)\b(?:'s)?"
    r"(?: (?:est|sont|etait|etaient|is|was|are|were))?"
    r"(?: (?:(?:le|la|les|the|a|an|de|son|sa|autre|other)\b|l'|d'))*\s*([\w-]+)?"
)


_KEPT: Final = 64  # questions: one answer asks this of its own several times
_UNSURE: Final = 0.35  # the likeliest family so improbable tells less than the words that ask
_ALONE: Final = 0.4  # what it must be where those words tell nothing: no family is of things


def kind_of(text: str) -> AnswerType:
    """Return what kind of thing a question asks for; ``other`` where little tells it.

    Examples
    --------
    >>> asked = ("Who founded it?", "How big was the fine?", "Lucie Armand, c'est qui ?")
    >>> [kind_of(question) for question in asked]
    ['person', 'figure', 'role']
    >>> kind_of("What monastery did the monks establish?")
    'other'
    >>> kind_of("Qu'ont dit Kai Zenner et Alexandra Geese ?")
    'opinion'
    """
    likely = probabilities(text)
    family = max(FAMILIES, key=lambda name: likely[name])
    within = _WITHIN.get(family)
    ruled = answer_type(text)
    if likely[family] < (_ALONE if ruled == "other" else _UNSURE):
        return ruled
    if within is None:
        return next(kind for kind in _plain() if kind == family)
    return ruled if ruled in within else within[0]


def probabilities(
    text: str, weights: Mapping[str, tuple[float, ...]] | None = None
) -> dict[str, float]:
    """Return the probability of each of :data:`FAMILIES`; they sum to 1.

    Parameters
    ----------
    text
        A question.
    weights
        One row in the order of the families for each cue, and for the bias; the shipped ones
        when not given.
    """
    return dict(_likely(text)) if weights is None else _weighed(text, weights)


@lru_cache(maxsize=_KEPT)
def _likely(text: str) -> dict[str, float]:
    return _weighed(text, _shipped())


def _weighed(text: str, table: Mapping[str, tuple[float, ...]]) -> dict[str, float]:
    rows = [table[cue] for cue in (BIAS, *cues(text)) if cue in table]
    totals: list[float] = [sum(told) for told in zip(*rows, strict=True)] or [0.0] * len(FAMILIES)
    top = max(totals)
    grown = [math.exp(total - top) for total in totals]
    whole = sum(grown)
    return {name: g / whole for name, g in zip(FAMILIES, grown, strict=True)}


def cues(text: str) -> tuple[str, ...]:
    """Return what the regression looks at: words, pairs, the start, the noun asked for, the rule.

    Examples
    --------
    >>> cues("Quelle amende ?")
    ('rule=other', 'quel', 'amend', 'quelle amende', '^quelle', '^quelle amende', 'of=amend')
    """
    language = language_of(text) or "fr"
    plain = [
        word.text
        for at, word in enumerate(words(text))
        if at == 0 or not text[word.start : word.end][:1].isupper()
    ]
    found = [f"rule={answer_type(text)}"]
    found += [stem(word, language) for word in plain]
    found += [f"{one} {two}" for one, two in pairwise(plain)]
    found += [f"^{' '.join(plain[:size])}" for size in (1, 2) if len(plain) >= size]
    asked = _ASKING.search(fold(text))
    if asked and asked.group(1):
        found.append(f"of={stem(asked.group(1), language)}")
    return tuple(dict.fromkeys(found))


def _plain() -> tuple[AnswerType, ...]:
    return ("date", "opinion", "person", "place", "reason", "yes-no")


@cache
def _shipped() -> dict[str, tuple[float, ...]]:
    lines = SHIPPED.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {cue: tuple(map(float, values)) for cue, *values in rows}
