"""Whether a claim denies what its source says, or takes the other side of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.clauses import clauses
from rag.checks.lexicon import opposite
from rag.checks.negation import CONTRACTED, DETERMINING, REACH, forward, governs
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.facts import Facts
    from rag.checks.lexicon import Bridge, Term

_LACKING = frozenset(  # words that deny by their sense, with no *not*
    ("ignore", "ignorer", "ignorent", "ignorait", "inconnu", "inconnue", "inconnus", "unknown",
     "unclear", "unaware", "faux", "fausse", "false", "wrong", "absence", "absent", "lack", "lacks",
     "lacking", "manque", "manquent", "depourvu", "depourvue", "defaut", "impossible", "unable",
     "incapable", "hors", "peu", "hardly", "barely", "scarcely", "doute", "doutent", "doubts",
     "doubt", "sceptique", "sceptical", "skeptical",   "instead", "loin",
     "abandon", "abandonne", "abandonner", "cesse", "cesser", "drop", "dropped", "drops", "stops",
     "scrapped", "gives", "gave")
)  # fmt: skip
_SEVERAL = 2


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
        if _told_of(claim, [term.at]) or _told_of(source, places):
            continue
        if (term.at in claim.denied) not in {at in source.denied for at in places}:
            there = places if term.at in claim.denied else [term.at]
            facts = source if term.at in claim.denied else claim
            strict = any(governs(source.tokens, at) for at in places)
            other = claim if facts is source else source
            if not strict and any(_denies_around(facts, at, other) for at in there):
                continue  # some other word of the clause is denied on the side that seems not to be
            return not _said_otherwise(term, claim, source, places)
    return _all_denied(claim, source, bridge)


def _told_of(facts: Facts, places: Sequence[int]) -> bool:
    """Whether a denial bears on words only as what another is denied of: *ne ferme pas la gare*."""
    under = [denial for denial in facts.denials if not denial.words.isdisjoint(places)]
    return bool(under) and all(denial.heads.isdisjoint(places) for denial in under)


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
        or token.text in CONTRACTED
        or governs(facts.tokens, place)
        or (token.text in _LACKING and token.text not in other.words)
        or forward(facts.tokens, place)
        for place, token in enumerate(facts.tokens[start:stop], start=start)
    )


def _said_otherwise(term: Term, claim: Facts, source: Facts, places: Sequence[int]) -> bool:
    """Whether another word says as much: a *hausse* beside a denied *augmentation*."""
    signed = (sense for sense in term.senses if opposite(sense))
    alike = {at for sense in signed for at in source.ground.places.get(f"#{sense}", ())}
    far = {at for at in alike - set(places) if all(abs(at - place) > REACH for place in places)}
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
            if places and {at in source.denied for at in places} == {term.at in claim.denied}:
                return sense
    return None


def _verbs_denied(source: Facts) -> set[int]:
    """Words that *ne … pas* or *not*, rather than *aucun* or *sans*, denies."""
    tokens = source.tokens
    return {
        at
        for at in source.denied
        if not any(text_at(tokens, k) in DETERMINING for k in range(max(0, at - 3), at))
    }
