"""What is only wished for, or not known: neither bears out that it is so.

*Réclame son remplacement* does not tell that it was replaced, nor *nobody knows whether it harms*
that it does.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rag.text.numbers.quantities import agrees
from rag.text.tenses import only_names
from rag.text.words.lexicon import root
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.words.lexicon import Bridge, Term

_WISHING = {
    "fr": "reclamer reclame demander demande exiger exige vouloir veut veulent souhaiter souhaite "
    "proposer propose esperer espere solliciter plaider requerir requis revendiquer",
    "en": "demand demands want wants wanted seek seeks sought propose proposes request hope hopes "
    "urge urges plead pleaded ask asked claim claimed require",
}
_WEIGHING = {
    "fr": "envisager envisage etudier etudie songer songe menacer menace appeler appelle "
    "preconiser recommander recommande reflechir reflechit risquer risque encourir encourt",
    "en": "weigh weighs weighing mull mulls contemplate threaten "
    "threatens call calls called recommend recommends risk risks face faces plan plans",
}
_WHETHER = frozenset(("si", "whether", "if"))
_OPEN = frozenset(
    ("rien", "pas", "ignore", "ignorent", "sait", "savoir", "dire", "question", "demande",
     "demandent", "reste", "determiner", "nothing", "not", "unclear", "unknown", "know", "asks",
     "asked", "ask", "doubt", "determine", "tell", "say", "wonders", "remains")
)  # fmt: skip
_GOT = frozenset(
    ("obtenu", "obtient", "recu", "touche", "received", "obtained", "awarded", "got", "won")
)
_EVEN = frozenset(("meme", "comme", "sauf", "even", "as"))  # même si: although
_OFFERS = frozenset("proposition offre offres revendication offer bid proposal request".split())
_REACH = 14  # words between a verb and the last of the nouns that it governs
_NEAR = 6  # words between a verb of asking and its figure
_BREAKS = ",;:.!?()«»"


def wished(facts: Facts, at: int) -> bool:
    """Tell whether a noun is what somebody asks for, in its own clause.

    >>> from rag.text.facts import Facts
    >>> facts = Facts("Il réclame la suppression du passage et son remplacement.")
    >>> wished(facts, 8), wished(Facts("Le remplacement a été réclamé."), 1)
    (True, False)
    """
    verbs = _wishing(facts.language) | _weighing(facts.language)
    for place in range(at - 1, max(-1, at - _REACH), -1):
        if any(sign in facts.tokens[place + 1].gap for sign in _BREAKS):
            return False
        word = facts.tokens[place].text
        if root(word, facts.language) in verbs:
            return not (facts.layout.is_noun(place) or only_names(facts, place))
    return False


def unsettled(facts: Facts, at: int) -> bool:
    """Tell whether a word stands under a *whether* of which nobody knows the answer.

    >>> from rag.text.facts import Facts
    >>> facts = Facts("Rien ne permet de dire si l'outil les provoque.")
    >>> unsettled(facts, 8), unsettled(Facts("L'outil les provoque."), 3)
    (True, False)
    """
    for place in range(at - 1, 0, -1):
        if any(sign in facts.tokens[place + 1].gap for sign in ";:.!?"):
            return False
        word = facts.tokens[place].text
        after = facts.tokens[place + 1].text
        if word in ("si", "whether") or (word == "s'" and after in ("il", "ils")):
            before = {token.text for token in facts.tokens[:place]}
            return text_at(facts.tokens, place - 1) not in _EVEN and not before.isdisjoint(_OPEN)
    return False


def settles(claim: Facts, term: Term, source: Facts, bridge: Bridge | None) -> bool:
    """Tell whether a claim says as known what its source leaves under a *whether*."""
    if not _WHETHER.isdisjoint(claim.words) or claim.denied:
        return False
    if source.words.isdisjoint(("s'", *_WHETHER)) or not any(f.term == term for f in claim.frames):
        return False
    places = source.ground.find_word(term, claim.language, bridge) or ()
    return bool(places) and all(unsettled(source, at) for at in places)


def asked_for(claim: Facts, source: Facts) -> bool:
    """Tell whether every figure of the claim is, in the source, one that somebody only asks for.

    >>> from rag.text.facts import Facts
    >>> source = Facts("La plaignante réclame 300 euros par adhérent.")
    >>> asked_for(Facts("Les adhérents ont reçu 300 euros."), source)
    True
    >>> asked_for(Facts("Ils ont réclamé 300 euros."), source)
    False
    """
    own = _wishing(claim.language)
    asks = any(root(token.text, claim.language) in own for token in claim.tokens)
    asks = asks or not _OFFERS.isdisjoint(claim.words)
    if asks or not claim.quantities:
        return False
    return all(
        any(agrees(q, other) and _wished_figure(source, other.start) for other in source.quantities)
        for q in claim.quantities
    )


def gained(claim: Facts, source: Facts) -> bool:
    """Tell whether a claim has somebody get a figure that the source only has them ask for.

    >>> from rag.text.facts import Facts
    >>> source = Facts("La plaignante réclame 300 euros par adhérent.")
    >>> gained(Facts("La plaignante a obtenu 300 euros."), source)
    True
    >>> gained(Facts("La plaignante a obtenu 200 euros."), source)
    False
    """
    gets = not _GOT.isdisjoint(claim.words) and _GOT.isdisjoint(source.words)
    return gets and asked_for(claim, source)


def _wished_figure(facts: Facts, at: int) -> bool:
    """Whether a verb of asking governs a figure, in its own clause."""
    verbs = _wishing(facts.language)
    for place in range(at - 1, max(-1, at - _NEAR), -1):
        if any(sign in facts.tokens[place + 1].gap for sign in _BREAKS):
            return False
        if root(facts.tokens[place].text, facts.language) in verbs:
            return not facts.layout.is_noun(place)
    return False


@cache
def _wishing(language: str) -> frozenset[str]:
    return frozenset(root(word, language) for word in _WISHING[language].split())


@cache
def _weighing(language: str) -> frozenset[str]:
    return frozenset(root(word, language) for word in _WEIGHING[language].split())
