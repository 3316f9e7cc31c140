"""Moods and tenses by their endings, and the words that put off what they govern."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.checks.lemmas import lemma
from rag.checks.lexicon import root
from rag.checks.tables import rows
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rag.checks.facts import Facts

POSSIBLE: Final = 0
COMING: Final = 1
REAL: Final = 2

CONDITIONAL = re.compile(
    r".*(?:[^é]er|[dvt]r|[^tmpv]ir|rr|sour|aur|saur|fer|ser)ai(?:s|t|ent)$", re.IGNORECASE
)
FUTURE = re.compile(
    r".+(?:[^é]er|[dvt]r|ir|rr|aur|fer|ser)(?:a|ont)$|(?:ser|aur|fer|ir)(?:a|ont)$", re.IGNORECASE
)
_MODALS = frozenset(("will", "would", "may", "might", "can", "could", "shall", "should", "must"))
_HELPING = frozenset(("be", "been", "being", "have", "has", "had", "get", "to"))
NOT_FUTURE = frozenset(("camera", "opera", "ira", "hydra", "extra", "ultra", "contra", "infra"))


def put_off(facts: Facts, place: int, hedges: Mapping[str, int]) -> int | None:
    """Return how far a word puts off what it governs; None where it does not."""
    token = facts.tokens[place]
    if facts.language == "fr":
        if CONDITIONAL.match(token.raw):
            return POSSIBLE
        if len(token.raw) > 3 and FUTURE.match(token.raw) and token.text not in NOT_FUTURE:
            return COMING
    return hedges.get(root(token.text, facts.language))


def reaches(facts: Facts, place: int, at: int) -> bool:
    """Tell whether *will* or *may* may govern a word: a past form only through *be* or *have*."""
    word = facts.tokens[at].text
    past = word.endswith("ed") or lemma(word, "en") != word
    if not past or text_at(facts.tokens, place) not in _MODALS:
        return True
    between = {token.text for token in facts.tokens[place + 1 : at]}
    return place + 1 == at or not between.isdisjoint(_HELPING)


@cache
def hedges_of(language: str) -> dict[str, int]:
    """Return the roots of a language's words that put off, and how far."""
    kinds = {"possible": POSSIBLE, "coming": COMING, "done": REAL}
    return {
        root(word, language): kinds[kind]
        for kind, french, english in rows("hedges")
        for word in fold(french if language == "fr" else english).split()
    }
