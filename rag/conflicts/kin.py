"""Whether two words may say the same: by root, by sense, or by what both translate to.

Two words of one language that translate alike are near synonyms (Bannard and Callison-Burch,
2005): *heurter* and *percuter* both give *hit*. Opposites and mere neighbours (*ouvrir* and
*fermer*, *école* and *hôpital*) share no translation, which word vectors cannot tell. What the
table misses of the press's words stands in ``lists/synonyms.txt``.
"""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from index.analysis import stem
from rag.conflicts.tables import lines, rows
from rag.text.words.lexicon import root, shipped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

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
    if one == other and spoken == heard:
        return True
    if not lines_of(one, spoken).isdisjoint(lines_of(other, heard)):
        return True
    if spoken != heard:
        forward, back = dict(_translations(one, spoken)), dict(_translations(other, heard))
        return max(forward.get(other, 0.0), back.get(one, 0.0)) >= _TRANSLATES
    return overlap(_translations(one, spoken), _translations(other, heard))


def overlap(one: Sequence[tuple[str, float]], other: Sequence[tuple[str, float]]) -> bool:
    """Tell whether two distributions of translations overlap enough (Bhattacharyya's measure).

    >>> overlap([("hit", 0.5), ("struck", 0.4)], [("hit", 0.3), ("crash", 0.3)])
    True
    >>> overlap([("open", 0.9)], [("close", 0.9)])
    False
    """
    there = dict(other)
    return sum(math.sqrt(p * there[key]) for key, p in one if key in there) >= _ALIKE


class Kindred:
    """Some words, turned round to tell quickly which of them a stem may say.

    Parameters
    ----------
    stems
        Of each word, by its place, the stems it may take.
    language
        Of the words.
    """

    def __init__(self, stems: Mapping[int, Collection[str]], language: str):
        self._language = language
        self._own: dict[str, set[int]] = {}
        self._lines: dict[int, set[int]] = {}
        self._abroad: dict[str, list[tuple[tuple[int, str], float]]] = {}
        self._known: dict[str, dict[str, frozenset[int]]] = defaultdict(dict)
        for at, forms in stems.items():
            for own in forms:
                self._own.setdefault(own, set()).add(at)
                for line in lines_of(own, language):
                    self._lines.setdefault(line, set()).add(at)
                for key, p in _translations(own, language):
                    self._abroad.setdefault(key, []).append(((at, own), p))

    def of(self, term: str, language: str) -> frozenset[int]:
        """Return the places of the words that :func:`akin` holds to be a stem's kin.

        >>> sorted(Kindred({3: ["heurt"], 4: ["port"]}, "fr").of("percut", "fr"))
        [3]
        """
        known = self._known[language]
        found = known.get(term)
        if found is None:
            found = known[term] = frozenset(self._find(term, language))
        return found

    def among(self, terms: Iterable[str], language: str) -> set[int]:
        """Return the places of the words of which any of some stems is a kin."""
        known = self._known[language]
        found: set[int] = set()
        for term in terms:
            places = known[term] if term in known else self.of(term, language)
            if places:
                found |= places
        return found

    def _find(self, term: str, language: str) -> set[int]:
        found: set[int] = set()
        if self._lines:
            lines = lines_of(term, language)
            found.update(at for line in lines for at in self._lines.get(line, ()))
        if language != self._language:
            found |= {at for (at, _), p in self._abroad.get(term, ()) if p >= _TRANSLATES}
            for key, p in _translations(term, language):
                if p >= _TRANSLATES:
                    found |= self._own.get(key, set())
            return found
        found |= self._own.get(term, set())
        if self._abroad.keys().isdisjoint(_abroad(term, language)):
            return found
        shared: dict[tuple[int, str], float] = {}
        for key, p in _translations(term, language):
            for own, q in self._abroad.get(key, ()):
                shared[own] = shared.get(own, 0.0) + math.sqrt(p * q)
        return found | {at for (at, _), share in shared.items() if share >= _ALIKE}


def kindred(places: Iterable[int], words: Sequence[str], language: str) -> Kindred:
    """Return some of a question's folded words, by their places, turned round."""
    stems = {at: {stem(words[at], language), root(words[at], language)} for at in places}
    return Kindred(stems, language)


def lines_of(term: str, language: str) -> frozenset[int]:
    """Return the lines of the list of synonyms on which a stem stands.

    >>> bool(lines_of(stem("gare", "fr"), "fr") & lines_of(stem("stop", "en"), "en"))
    True
    """
    return _synonyms().get(f"{language}:{term}", frozenset())


@cache
def _synonyms() -> dict[str, frozenset[int]]:
    return lines(rows("synonyms"), stem)


@lru_cache(maxsize=1 << 14)
def _translations(term: str, language: str) -> tuple[tuple[str, float], ...]:
    return shipped().translations(term, language)


@lru_cache(maxsize=1 << 14)
def _abroad(term: str, language: str) -> frozenset[str]:
    return frozenset(key for key, _ in _translations(term, language))
