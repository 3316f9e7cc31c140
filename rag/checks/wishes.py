"""What is only wished for: *réclame son remplacement* does not bear out that it was replaced."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rag.checks.lexicon import root

if TYPE_CHECKING:
    from rag.checks.facts import Facts

_WISHING = {
    "fr": ("réclame reclament reclamer demande demandent demander exige exigent exiger veut veulent "
           "vouloir souhaite souhaitent souhaiter propose proposent proposer espere esperent reve"),
    "en": "demand demands want wants wanted seek seeks sought propose proposes request hope hopes "
          "urge urges",
}  # fmt: skip
_OPEN = frozenset(
    ("rien", "pas", "ignore", "ignorent", "sait", "savoir", "dire", "question", "demande",
     "demandent", "reste", "determiner", "nothing", "not", "unclear", "unknown", "know", "asks",
     "asked", "ask", "doubt", "determine", "tell", "say", "question", "wonders", "remains")
)  # fmt: skip
_REACH = 14  # words between a verb and the last of the nouns that it governs
_BREAKS = ",;:.!?()«»"


def wished(facts: Facts, at: int) -> bool:
    """Tell whether a noun is what somebody asks for, in its own clause.

    >>> from rag.checks.facts import Facts
    >>> facts = Facts("Il réclame la suppression du passage et son remplacement.")
    >>> wished(facts, 8), wished(Facts("Le remplacement a été réclamé."), 1)
    (True, False)
    """
    verbs = _wishing(facts.language)
    for place in range(at - 1, max(-1, at - _REACH), -1):
        if any(sign in facts.tokens[place + 1].gap for sign in _BREAKS):
            return False
        word = facts.tokens[place].text
        if root(word, facts.language) in verbs:
            return not facts.layout.is_noun(place)
    return False


def unsettled(facts: Facts, at: int) -> bool:
    """Tell whether a word stands under a *whether* of which nobody knows the answer.

    >>> from rag.checks.facts import Facts
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
            return not before.isdisjoint(_OPEN)
    return False


@cache
def _wishing(language: str) -> frozenset[str]:
    words = _WISHING[language].replace("é", "e").split()
    return frozenset(root(word, language) for word in words)
