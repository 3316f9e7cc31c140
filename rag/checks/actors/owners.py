"""Whose a thing is: *la mise de X*, *X's stake*, *its stake*, in a claim and in its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.actors.standins import names_before
from rag.text.names.names import same
from rag.text.syntax.grammar import ARTICLES, OF
from rag.text.syntax.layout import OWNING
from rag.text.words.lexicon import is_common
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rag.text.facts import Facts
    from rag.text.names.names import Name
    from rag.text.words.lexicon import Bridge, Term

_SAME_KIND = frozenset(("celle", "celui", "ceux", "celles", "that", "those"))
_POSSESSIVES = frozenset(("son", "sa", "ses", "its", "his", "her"))
_CLAUSE = frozenset(("dont", "whose"))
_SHARED = frozenset(("agreement", "merge", "negotiate", "meet", "link", "competition", "partner"))


def owned_elsewhere(claim: Facts, source: Facts, bridge: Bridge | None = None) -> bool:
    """Tell whether a thing of the claim's is another's wherever the source tells whose it is.

    >>> from rag.text.facts import Facts
    >>> source = Facts("Roux avait proposé 38 millions, mais son offre a été écartée.")
    >>> owned_elsewhere(Facts("L'offre de Blanc a été écartée."), source)
    True
    >>> owned_elsewhere(Facts("L'offre de Roux a été écartée."), source)
    False
    """
    theirs = {at: owner for term in source.terms for at, owner in _owners(source, term)}
    others = [n for n in source.names if text_at(source.tokens, n.start - 2) in _SAME_KIND]
    for term in claim.terms:
        if not term.senses.isdisjoint(_SHARED):
            continue
        for _, owner in _owners(claim, term):
            places = source.ground.find_word(term, claim.language, bridge) or ()
            told = [theirs[at] for at in places if at in theirs]
            told += _before_it(source, places)
            if told and not any(_one_of(owner, other, source) for other in (*told, *others)):
                return True
    return False


def _owners(facts: Facts, term: Term) -> Iterator[tuple[int, Name]]:
    """Yield whose a noun is: *la mise de X*, *X's stake*."""
    for name in facts.layout.names:
        owns = name.stop < len(facts.tokens) and facts.tokens[name.stop].gap.startswith(OWNING)
        if owns and name.stop <= term.at <= name.stop + 1:
            yield term.at, name
        between = facts.tokens[term.at + 1 : name.start]
        linked = 1 <= len(between) <= 2 and between[0].text in OF
        if linked and all(token.text in ARTICLES for token in between[1:]):
            yield term.at, name
    whose = _possessor(facts, term)
    if whose is not None:
        yield term.at, whose


def _possessor(facts: Facts, term: Term) -> Name | None:
    """Return whose *its offer* is: the one name that acts before it in its sentence."""
    if text_at(facts.tokens, term.at - 1) not in _POSSESSIVES:
        return None
    acting = [
        n
        for n in facts.layout.names
        if n.stop < term.at and facts.layout.acts(n) and not _common(n, facts)
    ]
    acting = [n for n in acting if not _shut_off(facts, n.stop, term.at)]
    return acting[0] if len(acting) == 1 else None


def _before_it(source: Facts, places: Sequence[int]) -> tuple[Name, ...]:
    """Return whose the thing may be that a sentence opens on: *Son offre a été écartée*."""
    opens = text_at(source.tokens, 0) in _POSSESSIVES and 1 in places
    return names_before(source) if opens else ()


def _shut_off(facts: Facts, start: int, at: int) -> bool:
    """Whether a quotation or a clause with a subject of its own starts between two places.

    *X, dont la ville tire de l'usine ses recettes*; *selon X, « nul n'est tenu par ses aveux »*.
    """
    if facts.layout.inside(at) and not facts.layout.inside(start - 1):
        return True
    return any(token.text in _CLAUSE for token in facts.tokens[start:at])


def _common(name: Name, facts: Facts) -> bool:
    """Whether a sentence's first word, a common one, only looks like a name: *Transparency …*."""
    alone = name.start == 0 and len(name.words) == 1 and name.stop in facts.layout.contents
    return alone and is_common(name.words[0], facts.language)


def _one_of(owner: Name, other: Name, source: Facts) -> bool:
    joined = source.layout.group(other) if other in source.layout.names else (other,)
    return any(same(owner, name) for name in joined)
