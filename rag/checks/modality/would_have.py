"""What a page has on somebody's word: *la digue aurait cédé*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.tenses import PARTICIPLE
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts

_WOULD_HAVE = frozenset(("aurait", "auraient", "serait", "seraient"))
_WANTED = frozenset(("fallu", "du", "pu", "voulu", "aime", "souhaite", "prefere"))
_BY_WORD_OF = frozenset(
    (
        "selon",
        "according",
        "accuse",
        "accuses",
        "alleges",
        "allegedly",
        "reportedly",
        "apparently",
        "apparemment",
    )
)


def hearsay(claim: Facts, source: Facts, at: int) -> bool:
    """Tell whether both have a deed on somebody's word: *aurait cédé*, *says that it gave way*."""
    if not any(_has_would_have(source, k) for k in range(at)):
        return False
    said = any("say" in term.senses for term in claim.terms)
    return said or not _BY_WORD_OF.isdisjoint(claim.words)


def _has_would_have(facts: Facts, at: int) -> bool:
    """Whether *aurait* stands at a place with its participle behind: *aurait (déjà) cédé*."""
    near = [token.text for token in facts.tokens[at + 1 : at + 4]]
    had = text_at(facts.tokens, at) in _WOULD_HAVE and _WANTED.isdisjoint(near)
    return had and any(map(PARTICIPLE.fullmatch, near))
