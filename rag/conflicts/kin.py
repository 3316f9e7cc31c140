"""Whether two words may say the same: by root, by sense, or by what both translate to.

Two words of one language that translate alike are near synonyms (Bannard and Callison-Burch,
2005): *heurter* and *percuter* both give *hit*. Opposites and mere neighbours (*ouvrir* and
*fermer*, *école* and *hôpital*) share no translation, which word vectors cannot tell.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from index.analysis import stem
from rag.checks.lexicon import shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIKE: Final = 0.2  # how far the translations of two words of one language must overlap
_TRANSLATES: Final = 0.1  # a translation less likely than this is noise


def kin(one: str, spoken: str, other: str, heard: str) -> bool:
    """Tell whether two folded words translate each other, or translate alike.

    >>> kin("heurte", "fr", "percuter", "fr"), kin("ouvrir", "fr", "fermer", "fr")
    (True, False)
    >>> kin("foyers", "fr", "households", "en"), kin("pont", "fr", "tunnel", "fr")
    (True, False)
    """
    return akin(stem(one, spoken), spoken, stem(other, heard), heard)


@lru_cache(maxsize=1 << 16)
def akin(one: str, spoken: str, other: str, heard: str) -> bool:
    """Tell the same of two stems."""
    if spoken != heard:
        forward, back = dict(_translations(one, spoken)), dict(_translations(other, heard))
        return max(forward.get(other, 0.0), back.get(one, 0.0)) >= _TRANSLATES
    return one == other or overlap(_translations(one, spoken), _translations(other, heard))


def overlap(
    one: Sequence[tuple[str, float]], other: Sequence[tuple[str, float]]
) -> bool:
    """Tell whether two distributions of translations overlap enough (Bhattacharyya's measure).

    >>> overlap([("hit", 0.5), ("struck", 0.4)], [("hit", 0.3), ("crash", 0.3)])
    True
    >>> overlap([("open", 0.9)], [("close", 0.9)])
    False
    """
    there = dict(other)
    return sum((p * there[key]) ** 0.5 for key, p in one if key in there) >= _ALIKE


@lru_cache(maxsize=1 << 14)
def _translations(term: str, language: str) -> tuple[tuple[str, float], ...]:
    return shipped().translations(term, language)
