"""What a sentence denies, and whether its source denies the same.

A negation is tied to the words it bears on: the verb between *ne* and *pas*, what follows
*aucun*, *sans*, *not* or *no*. *Ne … que* and *not only* restrict; they deny nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.clauses import clauses
from rag.checks.lexicon import opposite
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.facts import Facts
    from rag.checks.lexicon import Bridge, Term
    from rag.checks.tokens import Token

_SECOND = frozenset(("pas", "plus", "jamais", "guere", "rien", "point", "aucun", "aucune", "ni"))
_BEFORE = frozenset(
    ("aucun", "aucune", "sans", "nul", "nulle", "no", "without", "nobody", "neither", "nor",
     "never", "not", "cannot", "non", "ni", "none", "zero")
)  # fmt: skip
_CONTRACTED = frozenset(
    ("isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "hasn't", "haven't",
     "hadn't", "won't", "wouldn't", "can't", "couldn't", "shouldn't", "mustn't")
)  # fmt: skip
_EMBEDDING = frozenset(
    ("nie", "nier", "nient", "niait", "nie", "dement", "dementi", "dementent", "refuse", "refuser",
     "refusent", "refusait", "evite", "eviter", "empeche", "empecher", "renonce", "renoncer",
     "exclut", "exclure", "ecarte", "ecarter", "ecartent",
     "denies", "deny", "denied", "refuses", "refused", "avoid", "avoids",
     "avoided", "prevent", "prevents", "prevented", "fails", "failed", "rule", "rules", "ruled")
)  # fmt: skip
_EMBEDDING_STEMS = ("refus", "recus", "refut", "dement", "rejett", "empech")
_DETERMINING = frozenset(("aucun", "aucune", "sans", "no", "without", "nul", "nulle", "zero"))
_LACKING = frozenset(  # words that deny by their sense, with no *not*
    ("ignore", "ignorer", "ignorent", "ignorait", "inconnu", "inconnue", "inconnus", "unknown",
     "unclear", "unaware", "faux", "fausse", "false", "wrong", "absence", "absent", "lack", "lacks",
     "lacking", "manque", "manquent", "depourvu", "depourvue", "defaut", "impossible", "unable",
     "incapable", "hors", "peu", "hardly", "barely", "scarcely", "doute", "doutent", "doubts",
     "doubt", "sceptique", "sceptical", "skeptical",   "instead", "loin",
     "abandon", "abandonne", "abandonner", "cesse", "cesser", "drop", "dropped", "drops", "stops",
     "scrapped", "gives", "gave")
)  # fmt: skip
_NOBODY = frozenset(("personne", "rien", "nul", "nulle", "aucun", "aucune"))
_SEVERAL = 2
_REACH = 4  # words between a negation and what it bears on


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
            before = {text_at(tokens, k) for k in range(max(0, at - _REACH), at)}
            nobody = not before.isdisjoint(_NOBODY)
            found.update((_next if nobody else _between)(tokens, at, places))
        elif word in _CONTRACTED or _forward(tokens, at):
            found.update(_next(tokens, at, places))
            if word == "no" and (verb := _verb_of_none(tokens, at)):
                found.update(_next(tokens, verb, places))
    for at, token in enumerate(tokens):
        if _embeds(token.text):
            inner = _next(tokens, at, places, _REACH + 3)
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
        for at in range(start + 1, min(start + 1 + _REACH, len(tokens))):
            if any(sign in tokens[at].gap for sign in ',;:("»”'):
                break
            found.add(at)
    return frozenset(term.at for term in terms if term.at in found) - denied


def reversed_in(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether the source denies what the claim says, or says what the claim denies.

    >>> from rag.checks.facts import Facts
    >>> source = Facts("Le partenariat n'est pas exclusif.")
    >>> reversed_in(Facts("Le partenariat est exclusif."), source)
    True
    >>> reversed_in(Facts("C'est un partenariat sans exclusivité."), source)
    False
    """
    for term in claim.terms:
        if "say" in term.senses or term.at in claim.shaded:
            continue
        places = source.ground.find_word(term, claim.language, bridge)
        if places is None:
            senses = (source.ground.places.get(f"#{sense}", ()) for sense in term.senses)
            places = [at for found in senses for at in found]
            if not (term.at in claim.denied or set(places) & _verbs_denied(source)):
                continue
        if not places or not source.shaded.isdisjoint(places):
            continue
        if (term.at in claim.denied) not in {at in source.denied for at in places}:
            there = places if term.at in claim.denied else [term.at]
            facts = source if term.at in claim.denied else claim
            strict = any(_embeds(source.tokens[at].text) for at in places)
            other = claim if facts is source else source
            if not strict and any(_denies_around(facts, at, other) for at in there):
                continue  # some other word of the clause is denied on the side that seems not to be
            return not _said_otherwise(term, claim, source, places)
    return _all_denied(claim, source, bridge)


def _embeds(word: str) -> bool:
    """Whether a verb denies what it governs, in any of its forms: *refusant de recruter*."""
    return word in _EMBEDDING or word.startswith(_EMBEDDING_STEMS)


def _all_denied(claim: Facts, source: Facts, bridge: Bridge | None) -> bool:
    """Whether a claim without a denial has its words only where the source denies.

    One word just behind a denied one (*n'a pas su contenir les retards*) may stand all the same;
    two (*n'est pas mis en téléchargement libre*) may not.
    """
    under = source.denied | source.shaded
    placed = [source.ground.find_word(term, claim.language, bridge) for term in claim.terms]
    inside = {at for found in placed if found for at in found if under.issuperset(found)}
    found = sum(places is not None for places in placed)
    if len(inside) < _SEVERAL or not inside & source.shaded or 2 * len(inside) < found:
        return False
    return not any(_denies_around(claim, term.at, source) for term in claim.terms)


def _denies_around(facts: Facts, at: int, other: Facts) -> bool:
    """Whether the clause of a word denies something, if not the word itself.

    A word that denies by its sense (*l'abandon*) counts only where the other side lacks it.
    """
    start, stop = next(span for span in clauses(facts.tokens) if span[0] <= at < span[1])
    return any(
        token.text in ("ne", "n'")
        or token.text in _CONTRACTED
        or _embeds(token.text)
        or (token.text in _LACKING and token.text not in other.words)
        or _forward(facts.tokens, place)
        for place, token in enumerate(facts.tokens[start:stop], start=start)
    )


def _said_otherwise(term: Term, claim: Facts, source: Facts, places: Sequence[int]) -> bool:
    """Whether another word says as much: a *hausse* beside a denied *augmentation*."""
    signed = (sense for sense in term.senses if opposite(sense))
    alike = {at for sense in signed for at in source.ground.places.get(f"#{sense}", ())}
    far = {at for at in alike - set(places) if all(abs(at - place) > _REACH for place in places)}
    return (term.at in claim.denied) in {at in source.denied for at in far}


def opposed_in(claim: Facts, source: Facts, bridge: Bridge | None = None) -> str | None:
    """Return the sense that the source turns around (*hausse* for *baisse*), None for none.

    >>> from rag.checks.facts import Facts
    >>> opposed_in(Facts("Elle a reconnu l'erreur."), Facts("Elle a nié l'erreur."))
    'admit+'
    """
    told = frozenset().union(*(term.senses for term in claim.terms))
    for term in claim.terms:
        # a claim that says both sides (opened in 1958, will shut) is not judged by one of them
        signed = [s for s in term.senses if (turned := opposite(s)) and turned not in told]
        if not signed or source.ground.find_word(term, claim.language, bridge):
            continue
        if any(f"#{sense}" in source.ground.places for sense in signed):
            continue
        for sense in signed:
            places = source.ground.places.get(f"#{opposite(sense)}")
            if places and (term.at in claim.denied) in {at in source.denied for at in places}:
                return sense
    return None


def _verbs_denied(source: Facts) -> set[int]:
    """Words that *ne … pas* or *not*, rather than *aucun* or *sans*, denies."""
    tokens = source.tokens
    return {
        at
        for at in source.denied
        if not any(text_at(tokens, k) in _DETERMINING for k in range(max(0, at - 3), at))
    }


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
    for place in range(at + 1, min(at + 1 + _REACH, len(tokens))):
        if any(sign in tokens[place].gap for sign in ",;:(."):
            return 0
        if tokens[place].text in ("was", "were", "has", "have", "had", "is", "are", "will"):
            return place
    return 0


def _forward(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word denies what follows it."""
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


def _next(tokens: Sequence[Token], at: int, places: list[int], reach: int = _REACH) -> set[int]:
    """Return the first content word behind a negation, within reach and before a comma."""
    for place in range(at + 1, min(at + 1 + reach, len(tokens))):
        if any(sign in tokens[place].gap for sign in ",;:(."):
            return set()
        if place in places:
            return {place}
    return set()
