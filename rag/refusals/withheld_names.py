"""A name asked for that the page withholds: *which hospital?* of *I work for a hospital*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import fold, words
from rag.evidence.contents import holding
from rag.text.words.lexicon import root, shipped, translations
from rag.text.words.tables import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rag.evidence.selection import Wanted
    from rag.extract import Extract

_ASKED: Final = re.compile(
    r"^(?:et |and )?(?:(?:chez|dans|pour|de|a|par|avec|in|for|at|from|by|with) )?"
    r"(?:quel(?:le)?|which|what) (?:(?:petite?|grande?|autre|small|big|other|french|european) )?"
    r"([a-z]+)"
)
_NAMED: Final = frozenset(  # what has a name of its own, in the singular
    "hopital clinique ville village ecole lycee universite banque hebergeur entreprise societe"
    " journal magazine fonds cabinet agence syndicat association club parti restaurant musee hotel"
    " fabricant fournisseur operateur pays region departement tribunal ministere startup marque"
    " hospital clinic town city school university bank host company firm newspaper fund agency"
    " union party museum maker manufacturer supplier provider operator country court ministry"
    " charity brand employer".split()
)
_INDEFINITE: Final = frozenset(("un", "une", "a", "an", "one"))
_REACH: Final = 3  # words from an article to its noun
_BEST: Final = 2  # sentences looked at
_LIKELY: Final = 0.1  # least share of a translation


def is_withheld(wanted: Wanted, extracts: Sequence[Extract]) -> bool:
    """Tell whether the best sentences speak of one such thing and neither names it.

    Parameters
    ----------
    wanted
        The question.
    extracts
        Sentences found, best first.
    """
    found = _ASKED.match(fold(wanted.question.text))
    if found is None or found[1] not in _NAMED or not extracts:
        return False
    asked = frozenset(word.folded for word in wanted.question.words)
    best = extracts[:_BEST]
    told = (name for e in best for text in _around(e) for name in holding(text).names)
    if any(asked.isdisjoint(name) and not name <= wordlist("demonyms") for name in told):
        return False
    keys = _keys(found[1], wanted.question.language)
    return any(_has_one(e.text, e.hit.source.language, keys) for e in best)


def _around(extract: Extract) -> Iterator[str]:
    yield from (extract.before, extract.text, extract.after)


def _keys(noun: str, language: str) -> dict[str, frozenset[str]]:
    """Return the stems under which each language has a noun."""
    key = root(noun, language)
    other = {"fr": "en", "en": "fr"}[language]
    across = translations(key, language, shipped())
    return {
        language: frozenset({key}),
        other: frozenset(form for form, share in across if share >= _LIKELY),
    }


def _has_one(text: str, language: str, keys: dict[str, frozenset[str]]) -> bool:
    """Whether a text speaks of *a* thing of that kind.

    >>> keys = _keys("hospital", "en")
    >>> _has_one("I work for a small hospital.", "en", keys), _has_one("L'hôpital.", "fr", keys)
    (True, False)
    """
    said = [word.text for word in words(text)]
    return any(
        word in _INDEFINITE
        and any(root(noun, language) in keys[language] for noun in said[at + 1 : at + 1 + _REACH])
        for at, word in enumerate(said)
    )
