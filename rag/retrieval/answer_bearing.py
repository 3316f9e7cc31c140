"""What kind of words a question waits for, and which passages hold any: a date, a sum, a name.

The search ranks passages by what they are about. Among those about as good, one that holds an
amount answers *combien*, and one without does not, so a passage gains :data:`GAIN` deviations of
the fused score when it holds the kind of words asked for; a reader's comment loses a little
(:data:`ASIDE`) unless readers are asked about, and gains :data:`READERS` where they are, since
one of many comments may hold what is asked. On thousands of pages the scores of passages lie
further apart, and this decides less.

:func:`fitting` ranks the passages that an answer's sentences are drawn from, on which the scorer of
sentences was fitted; a search alone is ranked by the learned signs of :mod:`rag.retrieval.ranking`
(docs/retrieval-notes.md tells why answers are not).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.traits import PERSON
from rag.questions.answer_type import asks_readers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rag.hits import Hit
    from rag.questions.question import Question
    from rag.retrieval.search import Found

GAIN: Final = 1.0
ASIDE: Final = 0.3
READERS: Final = 2.0

_UNIT: Final = (
    r"(?:%|€|\$|£|[Mk]€|Mds?\b|euros?\b|dollars?\b|pounds?\b|livres?\b|millions?\b|milliards?\b|"
    r"billions?\b|percent\b|pour cent\b|points?\b)"
)
_AMOUNT: Final = re.compile(rf"\d[\d\s.,]*{_UNIT}|[€$£]\s?\d", re.IGNORECASE)
_COUNT: Final = re.compile(r"\d")
_DATE: Final = re.compile(
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:janv|févr|fevr|avril|juin|juil|août|aout|sept|octob|novem|décem|"
    r"decem|janu|febru|april|june|july|augu|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)|\b(?:\d{1,2}|1er) (?:mars|mai)\b|"
    r"\b(?:march|may) \d|\b\d{1,2} (?:march|may)\b|\bhier\b|\byesterday\b",
    re.IGNORECASE,
)
_HOLDS: Final = {
    "amount": _AMOUNT,
    "percent": _AMOUNT,
    "count": _COUNT,
    "figure": _COUNT,
    "date": _DATE,
    "person": PERSON,
    "role": PERSON,
}
_READERS: Final = re.compile(
    r"\b(?:lect(?:eur|rice)|internaute|comment(?:aire|ateur|er|)s?\b|reader|reacti|réacti)",
    re.IGNORECASE,
)


def fitting(question: Question) -> Callable[[Sequence[Found]], list[float]]:
    """Return what scores the passages found by whether they hold what a question waits for.

    Examples
    --------
    >>> from types import SimpleNamespace as Some
    >>> from rag.questions.question import read_question
    >>> scores = fitting(read_question("Combien a coûté la piscine ?", main_language="fr"))
    >>> article, comment = Some(kind="article"), Some(kind="comment")
    >>> told = Some(text="Elle a coûté 9 millions d'euros.", source=article, score=2.0)
    >>> untold = Some(text="Elle a coûté cher.", source=comment, score=2.0)
    >>> scores([Some(hit=told), Some(hit=untold)])
    [3.0, 1.7]
    """
    pattern = _HOLDS.get(question.type)
    aside = _aside(question)

    def gain(hit: Hit) -> float:
        held = GAIN if pattern is not None and pattern.search(hit.text) else 0.0
        return held - (aside if hit.source.kind == "comment" else 0.0)

    return lambda window: [found.hit.score + gain(found.hit) for found in window]


def _aside(question: Question) -> float:
    """Return what a comment loses, less than nothing where readers are asked for."""
    if asks_readers(question.text):
        return -READERS
    return 0.0 if question.type == "opinion" or _READERS.search(question.text) else ASIDE
