"""Whether a claim denies what its source says, or takes the other side of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.modality.excuses import both_deny, denies_around, excused, unsaid
from rag.text.numbers.quantities import agrees
from rag.text.syntax.clauses import by_the_way
from rag.text.syntax.negation import DETERMINING, REACH
from rag.text.syntax.refusals import governs
from rag.text.words.lexicon import opposite
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.words.lexicon import Bridge, Term

_LIGHT = ("vu", "voi", "voy", "saw", "see", "laiss", "let", "leav", "keep", "kept")  # of few senses
_BUT = frozenset(("but", "though", "although", "mais"))
_ARTICLES = frozenset("the a an its his her their le la les l' un une au aux de du des".split())
_SEVERAL = 2
_MOVES = frozenset(("rise+", "rise-"))


def reversed_in(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether the source denies what the claim says, or says what the claim denies.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Le partenariat n'est pas exclusif.")
    >>> reversed_in(Facts("Le partenariat est exclusif."), source)
    True
    >>> reversed_in(Facts("C'est un partenariat sans exclusivité."), source)
    False
    >>> source = Facts("Il faudra huit ans pour que les brochets reviennent.")
    >>> reversed_in(Facts("Il n'attend pas les brochets avant huit ans."), source)
    False
    """
    for term in claim.terms:
        if "say" in term.senses or term.at in claim.shaded:
            continue
        places = _places(term, claim, source, bridge)
        if not places or not source.shaded.isdisjoint(places):
            continue
        if _told_of(claim, [term.at]) or _told_of(source, places) or _light(claim, term.at):
            continue
        if (term.at in claim.denied) in {at in source.denied for at in places}:
            continue
        if _contrasted(claim, term.at) and _set_apart(source, places):
            continue
        if not excused(term, places, claim, source, bridge):
            return not _said_otherwise(term, claim, source, places)
    return _all_denied(claim, source, bridge)


def _places(term: Term, claim: Facts, source: Facts, bridge: Bridge | None) -> list[int]:
    """Return where the source holds a word, or another of its sense where one is denied."""
    places = source.ground.find_word(term, claim.language, bridge)
    if places is not None:
        return places
    senses = (source.ground.places.get(f"#{sense}", ()) for sense in term.senses)
    alike = [at for found in senses for at in found]
    return alike if term.at in claim.denied or set(alike) & _verbs_denied(source) else []


def _told_of(facts: Facts, places: Sequence[int]) -> bool:
    """Whether a denial bears on words only as what another is denied of: *ne ferme pas la gare*."""
    under = [denial for denial in facts.denials if not denial.words.isdisjoint(places)]
    return bool(under) and all(denial.heads.isdisjoint(places) for denial in under)


def _contrasted(facts: Facts, at: int) -> bool:
    """Whether a word stands behind a *but*: *leaves the office but stays at the factory*."""
    behind = facts.tokens[max(0, at - REACH - 1) : at]
    return any(token.text in _BUT for token in behind)


def _set_apart(facts: Facts, places: Sequence[int]) -> bool:
    """Whether words are denied by a *but not* that has no verb of its own."""
    return any(
        text_at(facts.tokens, denial.start - 1) in _BUT
        and text_at(facts.tokens, denial.start + 1) in _ARTICLES
        for denial in facts.denials
        if not denial.words.isdisjoint(places)
    )


def _light(facts: Facts, at: int) -> bool:
    """Whether a verb only leads to another: *n'a pas vu fuir son public*."""
    return facts.tokens[at].text.startswith(_LIGHT)


def _all_denied(claim: Facts, source: Facts, bridge: Bridge | None) -> bool:
    """Whether a claim without a denial has its words only where the source denies.

    One word just behind a denied one (*n'a pas su contenir les retards*) may stand all the same;
    two (*n'est pas mis en téléchargement libre*) may not.
    """
    under = unsaid(source)
    placed = [source.ground.find_word(term, claim.language, bridge) for term in claim.terms]
    inside = {at for found in placed if found for at in found if under.issuperset(found)}
    found = sum(places is not None for places in placed)
    if len(inside) < _SEVERAL or inside <= source.denied or 2 * len(inside) < found:
        return False
    return not any(denies_around(claim, term.at, source, bridge) for term in claim.terms)


def _said_otherwise(term: Term, claim: Facts, source: Facts, places: Sequence[int]) -> bool:
    """Whether another word says as much: a *hausse* beside a denied *augmentation*."""
    signed = (sense for sense in term.senses if opposite(sense))
    alike = {at for sense in signed for at in source.ground.places.get(f"#{sense}", ())}
    far = {at for at in alike - set(places) if all(abs(at - place) > REACH for place in places)}
    return (term.at in claim.denied) in {at in source.denied for at in far}


def opposed_in(claim: Facts, source: Facts, bridge: Bridge | None = None) -> str | None:
    """Return the sense that the source turns around (*hausse* for *baisse*), None for none.

    >>> from rag.text.facts import Facts
    >>> opposed_in(Facts("Elle a reconnu l'erreur."), Facts("Elle a nié l'erreur."))
    'admit+'
    """
    told = frozenset().union(*(term.senses for term in claim.terms))
    for term in claim.terms:
        # a claim that says both sides (opened in 1958, will shut) is not judged by one of them
        signed = [s for s in term.senses if (turned := opposite(s)) and turned not in told]
        if not signed or source.ground.find_word(term, claim.language, bridge):
            continue
        if by_the_way(claim.tokens, term.at) or (
            _MOVES.issuperset(signed) and _measures(claim, term, source)
        ):
            continue
        if governs(claim.tokens, term.at) and both_deny(claim, source, bridge):
            continue
        if any(f"#{sense}" in source.ground.places for sense in signed):
            continue
        for sense in signed:
            places = source.ground.places.get(f"#{opposite(sense)}")
            if places and {at in source.denied for at in places} == {term.at in claim.denied}:
                return sense
    return None


def _measures(claim: Facts, term: Term, source: Facts) -> bool:
    """Whether another sentence than the source's has the figure of a move: it tells of another."""
    near = [q for q in claim.quantities if term.at < q.start <= term.at + REACH]

    def gives(unit: Facts) -> bool:
        return any(agrees(q, other) for q in near for other in unit.quantities)

    units = source.passage.units if source.passage else ()
    return bool(near) and not gives(source) and any(map(gives, units))


def _verbs_denied(source: Facts) -> set[int]:
    """Words that *ne … pas* or *not*, rather than *aucun* or *sans*, denies."""
    tokens = source.tokens
    return {
        at
        for at in source.denied
        if not any(text_at(tokens, k) in DETERMINING for k in range(max(0, at - 3), at))
    }
