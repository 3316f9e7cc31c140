"""What a sentence offers to each kind of question: an amount, a date, a person, a reason."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.evidence.cues import ROLE

if TYPE_CHECKING:
    from rag.evidence.contents import Holding
    from rag.questions.answer_type import AnswerType

_THING: Final = (
    r"(modele|entreprise|societe|start-up|service|plateforme|model|company|platform|test|"
    r"benchmark|loi|law|act)"
)
_ARTICLE: Final = r"(un|une|le|la|les|l'|des|a|an|the|its|son|sa|ancien\w*|former|tout\w*|nomm\w*)"
_FOLLOWED: Final = re.compile(
    rf"[^.]{{0,25}}?(, ({_ARTICLE}|\w+ (de|of))|\(|:|"
    rf" (est|is|was|etait|sont|are) ({_ARTICLE}|\w+))"
)
_LED: Final = re.compile(rf"(\b({ROLE})\b|\b{_THING}\b)[^.,]{{0,30}}\Z")
_CURRENCIES: Final = {
    frozenset({"dollar", "dollars", "usd"}): re.compile(r"\$|\bdollars?\b|\bUSD\b", re.IGNORECASE),
    frozenset({"euro", "euros", "eur"}): re.compile(r"€|\beuros?\b|\bEUR\b", re.IGNORECASE),
    frozenset({"livres", "pounds", "gbp"}): re.compile(
        r"£|\blivres?\b|\bpounds?\b|\bGBP\b", re.IGNORECASE
    ),
}
_FACTS: Final[dict[AnswerType, str]] = {
    "date": "date",
    "person": "name",
    "place": "place",
    "reason": "reason",
    "opinion": "opinion",
    "figure": "number",
}
_SOME: Final[dict[AnswerType, tuple[str, float]]] = {
    "amount": ("money", 0.5),
    "percent": ("share", 0.4),
    "count": ("count", 0.3),
}  # what is asked for, and what any other figure is worth


def offers(held: Holding, wanted: AnswerType, question_words: frozenset[str]) -> float:
    """Return how well a sentence could hold the kind of thing asked for, in [0, 1].

    Parameters
    ----------
    held
        What the sentence holds.
    wanted
        The question's type; ``other`` and ``yes-no`` ask for nothing in particular and give 0.
    question_words
        Folded words of the question: a name the question already holds answers no "who".

    Examples
    --------
    >>> from rag.evidence.contents import holding
    >>> offers(holding("Le groupe a versé 15 millions d'euros."), "amount", frozenset())
    1.0
    >>> offers(holding("Le groupe a versé 15 millions d'euros."), "amount", frozenset({"dollars"}))
    0.0
    >>> offers(holding("Kai Zenner est furieux."), "person", frozenset({"zenner", "kai"}))
    0.0
    """
    if wanted in _FACTS:
        return held.value(_FACTS[wanted], question_words)
    if wanted in _SOME:
        return _figure(held, wanted, question_words)
    if wanted == "role" and held.value("role", question_words):
        return 1.0
    if wanted in {"role", "definition"}:
        return _definition(_folded(held.text), question_words)
    return 0.0


def _figure(held: Holding, wanted: AnswerType, question_words: frozenset[str]) -> float:
    """Return the same for a figure; a sum is told in the currency that the question names."""
    named = (sign for names, sign in _CURRENCIES.items() if names & question_words)
    if wanted == "amount" and not all(sign.search(held.text) for sign in named):
        return 0.0
    fact, otherwise = _SOME[wanted]
    if held.value(fact, question_words):
        return 1.0
    return otherwise * held.value("number", question_words)


def _definition(folded: str, question_words: frozenset[str]) -> float:
    """Return 1 when a word of the question is followed, or led, by what it is."""
    for word in question_words:
        if word not in folded:
            continue
        for found in _whole(word).finditer(folded):
            if _FOLLOWED.match(folded, found.end()) or _LED.search(folded, 0, found.start()):
                return 1.0
    return 0.0


@lru_cache(maxsize=1 << 12)
def _folded(sentence: str) -> str:
    return fold(sentence)


@lru_cache(maxsize=1 << 8)
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b")
