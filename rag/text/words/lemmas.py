"""Irregular verbs brought back to one form, so that *voudrait* meets *vouloir* and *took*, *take*.

A stemmer cuts endings; it does not know that *tient* and *tenu* are one verb.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from rag.text.words.tables import rows

_NOUNS = frozenset(
    ("premier", "dernier", "leader", "hiver", "avenir", "plaisir", "loisir", "pouvoir", "devoir",
     "affaire", "guerre", "terre", "genre", "cadre", "ordre", "chiffre", "offre", "membre", "livre",
     "hier", "fer", "mer", "amer", "cancer", "super", "partner", "computer", "server", "manager")
)  # fmt: skip
_SHORTEST = 4  # letters of an open form


_NO_VERBS = frozenset(("been", "bit", "bound", "dove", "lay", "wound"))


class _Forms(NamedTuple):
    """The forms of one language: whole ones, and the heads of open ones."""

    whole: dict[str, str]
    heads: dict[str, str]


@lru_cache(maxsize=8192)
def lemma(word: str, language: str) -> str:
    """Return one form for all those of an irregular verb; any other word as it is.

    Parameters
    ----------
    word
        Folded.
    language
        ``"fr"`` or ``"en"``.

    Examples
    --------
    >>> [lemma(word, "fr") for word in ("maintient", "voudrait", "permis", "construit", "maison")]
    ['maintenir', 'vouloir', 'permettre', 'construire', 'maison']
    >>> [lemma(word, "en") for word in ("took", "built", "company")]
    ['take', 'build', 'company']
    """
    forms = _forms(language)
    if word in forms.whole:
        return forms.whole[word]
    for stop in range(len(word), _SHORTEST - 1, -1):
        if word[:stop] in forms.heads:
            return forms.heads[word[:stop]]
    return word


def is_preterite(word: str) -> bool:
    """Tell whether a word is what an English irregular verb says of the past.

    >>> is_preterite("blew"), is_preterite("blown"), is_preterite("bit")
    (True, False, False)
    """
    return word in _preterites()


@cache
def _preterites() -> frozenset[str]:
    """Return the first form of each irregular verb, without those that are oftener nouns."""
    told = (forms for tongue, _, forms, _ in rows("irregular") if tongue == "en")
    return frozenset(forms.split()[0] for forms in told) - _NO_VERBS


def is_infinitive(word: str) -> bool:
    """Tell whether a French word in *-er*, *-ir* or *-re* is a verb, not *chantier* or *titre*.

    >>> is_infinitive("construire"), is_infinitive("ouvrir"), is_infinitive("chantier")
    (True, True, False)
    """
    if word in _NOUNS or word.endswith(
        ("ier", "teur", "aire", "oire", "ure", "tre", "bre", "cher")
    ):
        return word in _forms("fr").whole.values() or word.endswith(("attre", "ettre", "aitre"))
    return word.endswith(("er", "ir", "re"))


@cache
def _forms(language: str) -> _Forms:
    found = _Forms({}, {})
    for tongue, verb, forms, prefixes in rows("irregular"):
        if tongue != language:
            continue
        for prefix in ("", *prefixes.split()):
            for form in forms.split():
                kind = found.heads if form.endswith("-") else found.whole
                kind.setdefault(prefix + form.rstrip("-"), prefix + verb)
    return found
