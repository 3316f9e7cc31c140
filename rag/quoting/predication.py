"""Whether a stretch of a sentence tells something by itself: somebody doing something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.text.facts import Facts
from rag.text.syntax.grammar import ARTICLES

if TYPE_CHECKING:
    from index.documents import Language

_JOINING: Final = re.compile(
    r"^(?:(?:et|mais|tandis qu[e’']|alors qu[e’']|que|qu[’']|and|but|while|whereas)\s*)+",
    re.IGNORECASE,
)
_RELATIVE_WORDS: Final = frozenset(("qui", "dont", "que", "qu'", "who", "which", "whose", "that"))


def has_own_subject(text: str, language: Language) -> bool:
    """Tell whether a clause opens on a name or on a noun with its article that does something.

    >>> texts = "Ana Roux a promis un quai", "a promis un quai", "une salle qui ferme"
    >>> [has_own_subject(text, "fr") for text in texts]
    [True, False, False]
    """
    unit = Facts(_JOINING.sub("", text), language=language)
    if not unit.tokens or (unit.tokens[0].text not in ARTICLES and 0 not in unit.layout.starts):
        return False
    stop = unit.layout.zones[0][1] if unit.tokens[0].text in ARTICLES else len(unit.tokens)
    return any(
        frame.term.at < stop
        and not unit.layout.is_noun(frame.term.at)
        and (frame.agents or frame.patients or frame.noun is not None)
        and not any(unit.tokens[k].text in _RELATIVE_WORDS for k in range(frame.term.at))
        for frame in unit.frames
    )


def tells(text: str, language: Language) -> bool:
    """Tell whether a stretch is more than a name and his office."""
    unit = Facts(text, language=language)
    return any(not unit.layout.is_noun(frame.term.at) for frame in unit.frames)
