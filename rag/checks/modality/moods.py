"""Whether something has happened, is to come, or only may: *could open* does not bear out *opened*.

French conditionals and futures are told by their endings, and both languages by the words that
govern a verb from within its clause (``lists/hedges.txt``).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rag.checks.modality.wishes import asked_for, gained, settles, wished
from rag.checks.modality.would_have import hearsay
from rag.text.tenses import (
    COMING,
    CONDITIONAL,
    FUTURE,
    INFINITIVE,
    NOT_FUTURE,
    PARTICIPLE,
    POSSIBLE,
    REAL,
    governed,
    has_been,
    mood,
)
from rag.text.words.lemmas import is_infinitive, lemma
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.facts import Facts
    from rag.text.words.lexicon import Bridge, Term

_SAID = frozenset(
    ("say", "opinion", "support+", "support-", "happy", "worry", "hope", "angry", "surprise")
)
_TURNS = frozenset(("convert", "change", "build", "buy", "sell", "merge", "open+", "open-", "pay"))
_EACH = frozenset(("each", "every", "any", "all", "both", "these", "those", "such"))
_UNREAL = frozenset(("should", "could", "might", "ought", "must", "would"))
_IF = frozenset(("si", "s'", "if", "unless", "provided"))
_NEAR = 4  # places from an infinitive to its noun
_SHORT = 4
_REACH = 9  # words between what governs and the verb


def overstated(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether the claim has happen what, in the source's sentence, only may or will.

    >>> from rag.text.facts import Facts
    >>> source = Facts("La Commission pourrait ouvrir une enquête.")
    >>> overstated(Facts("La Commission a ouvert une enquête."), source)
    True
    >>> overstated(Facts("La Commission pourrait bientôt ouvrir une enquête."), source)
    False
    """
    if gained(claim, source):
        return True
    asked = asked_for(claim, source)
    for term in claim.terms:
        if term.at in claim.denied or not term.senses.isdisjoint(_SAID):
            continue
        if settles(claim, term, source, bridge) and not names_it(claim, term.at):
            return True
        told = told_as(claim, term)
        if told is None:
            continue
        if asked and told == REAL and source.ground.find(term, claim.language, bridge) is None:
            return True
        places = source.ground.find_word(term, claim.language, bridge) or [
            at
            for at in source.ground.find(term, claim.language, bridge) or ()
            if at not in _taken(claim, source, bridge)
        ]
        main = next((f.term.at for f in claim.frames if f.agents or f.patients or f.noun), term.at)
        turned = told == REAL and not places and term.at <= main and term.senses & _TURNS
        if turned and _all_to_come(source) and not _told_beside(term, claim, source, bridge):
            return True
        if told == COMING and not _IF.isdisjoint(claim.words):
            continue  # ne vendra que si Roux accepte
        own = set(places) - _promised(claim, term, source, bridge)
        reported = [at for at in own if not (told == REAL and hearsay(claim, source, at))]
        if reported and all(_less(source, at, told) for at in reported):
            return True
    return False


def _promised(claim: Facts, term: Term, source: Facts, bridge: Bridge | None) -> set[int]:
    """Return where the source holds a verb that the claim itself puts off: *gave up*, *will give*.

    >>> from rag.text.facts import Facts
    >>> claim, source = Facts("Elle a vendu et donnera."), Facts("Elle donnera un concert.")
    >>> _promised(claim, claim.terms[0], source, None)
    {1}
    """
    later = (t for t in claim.terms if t.at != term.at and _is_ahead(claim, t))
    found = (source.ground.find_word(t, claim.language, bridge) for t in later)
    return {at for places in found for at in places or ()}


def _is_ahead(claim: Facts, term: Term) -> bool:
    """Whether a claim tells a verb as to come, or as what something bears on: *declined to say*."""
    to = claim.language == "en" and text_at(claim.tokens, term.at - 1) == "to"
    return told_as(claim, term) == COMING or (to and mood(claim, term.at) == COMING)


def _told_beside(term: Term, claim: Facts, source: Facts, bridge: Bridge | None) -> bool:
    """Whether another sentence of the passage holds a word of the claim."""
    units = source.passage.units if source.passage else ()
    return any(unit.ground.find_word(term, claim.language, bridge) for unit in units)


def _taken(claim: Facts, source: Facts, bridge: Bridge | None) -> set[int]:
    """Return where the source holds a word of the claim itself, not one of its sense."""
    found = (source.ground.find_word(term, claim.language, bridge) for term in claim.terms)
    return {at for places in found for at in places or ()}


def _all_to_come(facts: Facts) -> bool:
    """Whether a French sentence has a verb to come and none that is done."""
    if facts.language != "fr":
        return False
    coming = any(
        len(t.raw) > _SHORT and FUTURE.match(t.raw) and t.text not in NOT_FUTURE
        for t in facts.tokens
    )
    return coming and not any(has_been(facts, at) for at in range(len(facts.tokens)))


def _less(source: Facts, at: int, told: int) -> bool:
    """Whether the source holds a word for less done than the claim does."""
    if names_it(source, at):
        unmade = wished(source, at) or _object_of_intent(source, at)
        return told == REAL and (_fate(source, at) < told or unmade)
    found = mood(source, at)
    if told == COMING:
        return found == POSSIBLE and not CONDITIONAL.match(source.tokens[at].raw)
    return found < told


def _object_of_intent(source: Facts, at: int) -> bool:
    """Whether a noun goes with an infinitive that something puts off: *pourrait faire appel*."""
    for place in range(at - 1, max(0, at - _NEAR), -1):
        word = source.tokens[place].text
        french = source.language == "fr" and INFINITIVE.fullmatch(word) and is_infinitive(word)
        if french or text_at(source.tokens, place - 1) == "to":
            kind = governed(source, place)
            return kind is not None and kind < REAL
    return False


def _fate(facts: Facts, at: int) -> int:
    """Return how far what a noun names has come, by the verb behind it."""
    for place in range(at + 1, min(at + _REACH, len(facts.tokens))):
        token = facts.tokens[place]
        if any(sign in token.gap for sign in ";:.!?") or has_been(facts, place):
            return REAL
        if CONDITIONAL.match(token.raw) and facts.language == "fr":
            return POSSIBLE
        if token.text in ("could", "may", "might", "will", "would"):
            return COMING
    return REAL


def told_as(claim: Facts, term: Term) -> int | None:
    """Return whether a claim tells a verb as done or to come; None where it does neither."""
    return _told_at(claim, term.at)


@lru_cache(maxsize=1 << 8)  # the words of a few claims, each asked about by every sentence
def _told_at(claim: Facts, at: int) -> int | None:
    tokens = claim.tokens
    if names_it(claim, at):
        return None
    before = [text_at(tokens, k) for k in range(max(0, at - 3), at)]
    if "being" in before or "would" in before or _fancied(claim, at):
        return None
    if _which(claim, at):
        return None
    found = mood(claim, at)
    if found == COMING and _just_put_off(claim, at):
        return COMING
    if found != REAL:
        return None
    return REAL if _done(claim, at, before) else None


def _which(claim: Facts, at: int) -> bool:
    """Whether a participle only tells which are meant: *each dismissed worker*, *40 lost jobs*."""
    before = text_at(claim.tokens, at - 1)
    counted = claim.language == "en" and before.isdigit() and at + 1 in claim.layout.contents
    return before in _EACH or counted


def _fancied(claim: Facts, at: int) -> bool:
    """Whether a verb tells what was not done: *should have been*, *could never have seen*.

    >>> from rag.text.facts import Facts
    >>> _fancied(Facts("It should have been closed.", language="en"), 4)
    True
    """
    before = [text_at(claim.tokens, k) for k in range(max(0, at - _NEAR - 1), at)]
    return "have" in before and not _UNREAL.isdisjoint(before[: before.index("have")])


def _done(claim: Facts, at: int, before: Sequence[str]) -> bool:
    """Whether a verb has the form of what is done: behind an auxiliary, or an English past."""
    word = claim.tokens[at].text
    having = any(has_been(claim, k) for k in range(max(0, at - 3), at))
    if having and PARTICIPLE.fullmatch(word):
        return True
    if claim.language == "fr" or not {"is", "are", "be"}.isdisjoint(before):
        return False
    return word.endswith("ed") or lemma(word, "en") != word


def _just_put_off(claim: Facts, at: int) -> bool:
    """Whether a verb is a future, or the first word behind *will* or *va*."""
    if claim.language == "fr" and FUTURE.match(claim.tokens[at].raw):
        return True
    before = [text_at(claim.tokens, k) for k in range(max(0, at - 3), at)]
    inside = {term.at for term in claim.terms} & set(range(at - 3, at))
    return not inside and not {"will", "va", "vont"}.isdisjoint(before)


def names_it(facts: Facts, at: int) -> bool:
    """Whether a word is a noun, rather than the infinitive behind *de*."""
    word = facts.tokens[at].text
    infinitive = facts.language == "fr" and INFINITIVE.fullmatch(word) is not None
    governed = text_at(facts.tokens, at - 1) in ("de", "d'")
    return facts.layout.is_noun(at) and not (infinitive and governed)
