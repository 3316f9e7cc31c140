"""What a sentence denies.

A negation is tied to the words it bears on: the verb between *ne* and *pas*, what follows
*aucun*, *sans*, *not* or *no*. *Ne … que* and *not only* restrict; they deny nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.lexicon import Term
    from rag.checks.tokens import Token

_SECOND = frozenset(("pas", "plus", "jamais", "guere", "rien", "point", "aucun", "aucune", "ni"))
_BEFORE = frozenset(
    ("aucun", "aucune", "sans", "nul", "nulle", "no", "without", "nobody", "neither", "nor",
     "never", "not", "cannot", "non", "ni", "none", "zero")
)  # fmt: skip
CONTRACTED = frozenset(
    ("isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "hasn't", "haven't",
     "hadn't", "won't", "wouldn't", "can't", "couldn't", "shouldn't", "mustn't")
)  # fmt: skip
_EMBEDDING = frozenset(
    ("nie", "nier", "nient", "niait", "dement", "dementi", "dementent", "refuse", "refuser",
     "refusent", "refusait", "evite", "eviter", "empeche", "empecher", "renonce", "renoncer",
     "exclut", "exclure", "ecarte", "ecarter", "ecartent",
     "denies", "deny", "denied", "refuses", "refused", "avoid", "avoids",
     "avoided", "prevent", "prevents", "prevented", "fails", "failed", "rule", "rules", "ruled")
)  # fmt: skip
_EMBEDDING_STEMS = ("refus", "recus", "refut", "dement", "rejett", "empech")
DETERMINING = frozenset(("aucun", "aucune", "sans", "no", "without", "nul", "nulle", "zero"))
_NOBODY = frozenset(("personne", "rien", "nul", "nulle", "aucun", "aucune"))
REACH = 4  # words between a negation and what it bears on


def negated(tokens: Sequence[Token], terms: Sequence[Term]) -> frozenset[int]:
    """Return the token indexes of the content words under a negation.

    >>> from rag.checks.tokens import tokenise
    >>> from rag.checks.lexicon import terms_of
    >>> def read(text, language="fr"):
    ...     tokens = tokenise(text)
    ...     return [tokens[at].raw for at in sorted(negated(tokens, terms_of(tokens, language)))]
    >>> read("Le partenariat n'est pas exclusif."), read("Il n'y a aucune exclusivité.")
    (['exclusif'], ['exclusivité'])
    >>> read("Il ne forme pas une fusion."), read("Il ne vend que des modèles.")
    (['forme', 'fusion'], [])
    >>> read("The deal isn't a merger.", "en"), read("They won without help.", "en")
    (['merger'], ['help'])
    """
    places = [term.at for term in terms]
    found: set[int] = set()
    for at, token in enumerate(tokens):
        word = token.text
        if word in ("ne", "n'"):
            before = {text_at(tokens, k) for k in range(max(0, at - REACH), at)}
            nobody = not before.isdisjoint(_NOBODY)
            found.update((_next if nobody else _between)(tokens, at, places))
        elif word in CONTRACTED or forward(tokens, at):
            found.update(_next(tokens, at, places))
            if word == "no" and (verb := _verb_of_none(tokens, at)):
                found.update(_next(tokens, verb, places))
    for at, token in enumerate(tokens):
        if embeds(token.text):
            inner = _next(tokens, at, places, REACH + 3)
            found = found - inner if at in found else found | inner
    return frozenset(found)


def shaded(
    tokens: Sequence[Token], terms: Sequence[Term], denied: frozenset[int]
) -> frozenset[int]:
    """Return the words just behind a denied one, of which the denial may be, or not.

    >>> from rag.checks.facts import Facts
    >>> facts = Facts("Il n'est pas mis en vente libre.")
    >>> [facts.tokens[at].raw for at in sorted(facts.shaded)]
    ['vente', 'libre']
    """
    found = set()
    for start in denied:
        for at in range(start + 1, min(start + 1 + REACH, len(tokens))):
            if any(sign in tokens[at].gap for sign in ',;:("»”'):
                break
            found.add(at)
    return frozenset(term.at for term in terms if term.at in found) - denied


def embeds(word: str) -> bool:
    """Tell whether a verb denies what it governs, in any of its forms: *refusant de recruter*."""
    return word in _EMBEDDING or word.startswith(_EMBEDDING_STEMS)


def _between(tokens: Sequence[Token], at: int, places: list[int]) -> set[int]:
    """Words denied by a *ne* at a place: the verb up to *pas*, else what follows it."""
    for second in range(at + 1, min(at + 7, len(tokens))):
        word = tokens[second].text
        if word in ("que", "qu'") and second - at < 6:
            return set()
        if word in _SECOND:
            if text_at(tokens, second + 1) in ("que", "qu'", "seulement", "uniquement"):
                return set()
            inside = {place for place in places if at < place < second}
            if word == "plus" and text_at(tokens, second + 1) == "de":
                return inside
            return inside | _next(tokens, second, places)
    return set()


def _verb_of_none(tokens: Sequence[Token], at: int) -> int:
    """Return where the auxiliary of *no guard was hurt* stands, 0 for none."""
    for place in range(at + 1, min(at + 1 + REACH, len(tokens))):
        if any(sign in tokens[place].gap for sign in ",;:(."):
            return 0
        if tokens[place].text in ("was", "were", "has", "have", "had", "is", "are", "will"):
            return place
    return 0


def forward(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word denies what follows it."""
    word = tokens[at].text
    after = text_at(tokens, at + 1)
    if word == "pas":
        return not any(text_at(tokens, k) in ("ne", "n'") for k in range(max(0, at - 6), at))
    if word == "yet":
        return after == "to"
    if word in ("plutot", "rather", "instead"):
        return after in ("que", "qu'", "than", "of")
    if word in ("no", "not", "non") and after in ("only", "seulement", "less", "more", "fewer"):
        return False
    return word in _BEFORE


def _next(tokens: Sequence[Token], at: int, places: list[int], reach: int = REACH) -> set[int]:
    """Return the first content word behind a negation, within reach and before a comma."""
    for place in range(at + 1, min(at + 1 + reach, len(tokens))):
        if any(sign in tokens[place].gap for sign in ",;:(."):
            return set()
        if place in places:
            return {place}
    return set()
