"""Why a word denied on one side only need not turn a claim around: it is denied in other words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.analysis import fold
from rag.checks.numbers.figures import within
from rag.text.syntax.clauses import clauses
from rag.text.syntax.negation import CONTRACTED, clause_end, forward
from rag.text.syntax.refusals import governs
from rag.text.words.lexicon import opposite, root
from rag.text.words.tables import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.words.lexicon import Bridge, Term

_TELLING = ("indiqu", "prouv", "montr", "suggest", "show", "prov", "sign", "evidence", "preuve")
_FAMILY = 5  # letters that *vérifier* and *vérification* share
_UNTIL = frozenset(("avant", "before", "until", "till", "unless", "tant"))


def excused(
    term: Term, places: Sequence[int], claim: Facts, source: Facts, bridge: Bridge | None
) -> bool:
    """Tell whether a word that one side denies is denied in other words by the other.

    >>> from rag.text.facts import Facts
    >>> def read(claim, source):
    ...     mine, other = Facts(claim), Facts(source)
    ...     term = next(term for term in mine.terms if term.at in mine.denied)
    ...     return excused(term, other.ground.find_word(term, "fr", None), mine, other, None)
    >>> read("Elle n'a pas reçu d'aide.", "Elle a été privée d'aide reçue.")
    True
    >>> read("Elle n'a pas été aidée.", "Elle a été aidée.")
    False
    """
    undenied = governs(claim.tokens, term.at) and term.at not in claim.denied
    if undenied and source.denied.issuperset(places):
        return False  # denies it, where the source does not contest it
    if both_deny(claim, source, bridge) or _turned_twice(claim, source):
        return True
    mine, theirs = _delayed(claim, [term.at]), _delayed(source, places)
    if mine != theirs and _UNTIL.isdisjoint((source if mine else claim).words):
        return True
    if _any_governs(source, places):
        return False
    facts, other = (source, claim) if term.at in claim.denied else (claim, source)
    there = places if facts is source else [term.at]
    return any(denies_around(facts, at, other, bridge) for at in there)


def denies_around(facts: Facts, at: int, other: Facts, bridge: Bridge | None) -> bool:
    """Tell whether the clause of a word denies something, if not the word itself.

    A word that denies by its sense (*l'abandon*) counts only where the other side lacks it.
    """
    start, stop = next(span for span in clauses(facts.tokens) if span[0] <= at < span[1])
    start = max(start, _participial(facts, start, at))
    told = _shared(facts, other, bridge)
    lacking = _lacking(facts.language)
    if any(t.stem in lacking and start <= t.at < stop and t.at not in told for t in facts.terms):
        return True
    return any(
        token.text in ("ne", "n'", "unless")
        or token.text in CONTRACTED
        or governs(facts.tokens, place)
        or (place not in told and root(token.text, facts.language) in lacking)
        or forward(facts.tokens, place)
        for place, token in enumerate(facts.tokens[start:stop], start=start)
    )


def _participial(facts: Facts, start: int, at: int) -> int:
    """Return where a participle that opens a clause ends: *Barred from office, she will appeal*."""
    first, last = next(zone for zone in facts.layout.zones if zone[0] <= start < zone[1])
    opens = facts.tokens[start].raw.endswith(("é", "ée", "és", "ées", "ed"))
    return last if opens and first == start and last <= at else start


def denies_alone(claim: Facts, units: Sequence[Facts], bridge: Bridge | None = None) -> bool:
    """Tell whether a claim says *refuses* or *gives up* of what no sentence denies.

    >>> from rag.text.facts import Facts
    >>> claim = Facts("L'agence a renoncé à saisir la cour.")
    >>> denies_alone(claim, [Facts("Elle a annoncé qu'elle saisirait la cour.")])
    True
    >>> denies_alone(claim, [Facts("Elle ne saisira pas la cour.")])
    False
    """
    verbs = [t.at for t in claim.terms if t.at not in claim.denied and governs(claim.tokens, t.at)]
    if not verbs or any(claim.layout.is_noun(at) for at in verbs):
        return False
    under = _governed_places(claim)
    terms = [term for term in claim.terms if term.at in under]
    names = [name for name in claim.names if name.start in under]

    def held(unit: Facts) -> int:
        return sum(within(name, unit.names) for name in names) + sum(
            unit.ground.find_word(term, claim.language, bridge) is not None for term in terms
        )

    most = max(map(held, units), default=0)
    if 2 * most <= len(names) + len(terms):
        return False
    return not any(_denies(unit) for unit in units if held(unit) == most)


def _denies(facts: Facts) -> bool:
    """Whether a sentence denies anything, by *not* or by the sense of a word."""
    lacking = _lacking(facts.language)
    return (
        bool(facts.denials)
        or any(term.stem in lacking for term in facts.terms)
        or any(
            token.text in ("ne", "n'", "sans", "without", "no", "not")
            or root(token.text, facts.language) in lacking
            or governs(facts.tokens, at)
            for at, token in enumerate(facts.tokens)
        )
    )


def _shared(facts: Facts, other: Facts, bridge: Bridge | None) -> set[int]:
    """Return the words of one side that the other side holds too, and not to deny by them."""
    placed = {t.at: other.ground.find(t, facts.language, bridge) or () for t in facts.terms}
    met = {at for at, there in placed.items() if there and not _any_governs(other, there)}
    return met | {
        at
        for at, token in enumerate(facts.tokens)
        if token.text in other.words and at not in placed and not governs(facts.tokens, at)
    }


def _any_governs(facts: Facts, places: Sequence[int]) -> bool:
    return any(governs(facts.tokens, at) for at in places)


def _delayed(facts: Facts, places: Sequence[int]) -> bool:
    """Whether a denial of words is one of their time: *not before May* is *from May on*."""
    return any(
        not denial.words.isdisjoint(places)
        and any(t.text in _UNTIL for t in facts.tokens[denial.start : denial.stop])
        for denial in facts.denials
    )


def both_deny(claim: Facts, source: Facts, bridge: Bridge | None) -> bool:
    """Whether a word of the claim stands under a denial on both sides."""
    under, there = (
        (_negated_places(facts) ^ _governed_places(facts)) | _untold_places(facts)
        for facts in (claim, source)
    )
    placed = (
        source.ground.find_word(term, claim.language, bridge) or ()
        for term in claim.terms
        if term.at in under
    )
    alike = claim.language == source.language and any(
        mine.at in under and other.at in there and mine.stem[:_FAMILY] == other.stem[:_FAMILY]
        for mine in claim.terms
        for other in source.terms
    )
    return alike or any(at in there for places in placed for at in places)


def _negated_places(facts: Facts) -> set[int]:
    """Return the places behind a negation, up to the end of its clause."""
    return {at for denial in facts.denials for at in range(denial.start, denial.stop)}


def _governed_places(facts: Facts) -> set[int]:
    """Return the places behind the verbs that deny, up to the end of their clauses."""
    verbs = (at for at in range(len(facts.tokens)) if governs(facts.tokens, at))
    return {k for at in verbs for k in range(at + 1, clause_end(facts.tokens, at))}


def _untold_places(facts: Facts) -> set[int]:
    """Return the places behind a denied verb of telling: *rien n'indique que*."""
    heads = (at for denial in facts.denials for at in denial.heads)
    verbs = (at for at in heads if facts.tokens[at].text.startswith(_TELLING))
    return {k for at in verbs for k in range(at + 1, clause_end(facts.tokens, at))}


def unsaid(facts: Facts) -> set[int]:
    """Return the places of what a sentence does not have happen, up to the end of its clause.

    What stands behind both a negation and a verb that denies is not denied.

    >>> from rag.text.facts import Facts
    >>> read = lambda text: sorted(unsaid(Facts(text)))
    >>> read("Il échappe à la prison, mais pas à l'amende."), read("Elle n'exclut pas de vendre.")
    ([2, 3, 4, 9], [2])
    >>> read("Rien n'indique que l'avion est tombé.")
    [2, 3, 4, 5, 6, 7]
    """
    under = _governed_places(facts) | _untold_places(facts) | facts.denied | facts.shaded
    return under - (_negated_places(facts) & _governed_places(facts))


def _turned_twice(claim: Facts, source: Facts) -> bool:
    """Whether a side denies the opposite of what the other says: *ne ferme pas*, *reste ouvert*."""
    for facts, other in ((claim, source), (source, claim)):
        for term in facts.terms:
            turned = [opposite(s) for s in term.senses if term.at in facts.denied and opposite(s)]
            places = [at for s in turned for at in other.ground.places.get(f"#{s}", ())]
            if places and not other.denied.issuperset(places):
                return True
    return False


@cache
def _lacking(language: str) -> frozenset[str]:
    """Return the stems of the words that deny by their sense."""
    side = {"fr": 0, "en": 1}[language]
    listed = (word for row in rows("denials") for word in fold(row[side]).split())
    return frozenset(root(word, language) for word in listed)
