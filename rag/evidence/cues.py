"""What the wording of a sentence alone tells: a reason, an opinion, an office, a denial.

Most wordings are single words, each judged once for all sentences that hold it; the few that are
several words are looked for in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

ROLE: Final = (
    r"president\w*|pdg|directeur|directrice|ministre|secretaire|depute\w*|eurodepute\w*|"
    r"fondat\w+|cofondat\w+|chef\w*|conseill\w+|porte-parole|patron\w*|commissaire|chercheu\w+|"
    r"ceo|chair\w*|director|minister|secretary|mep|lawmaker|founder|co-founder|head|adviser|"
    r"advisor|spokes\w+|chief|commissioner|researcher|president|member|membre|elu\w*|analyst\w*"
)
_WORDS: Final = {
    "role": ROLE,
    "reason": (
        r"car|puisque?|because|since|reproch\w+|motif|raison|reason|explique\w*|explains?|"
        r"therefore|donc"
    ),
    "opinion": (
        r"estim\w+|jug\w+|pens\w+|dit|disent|declar\w+|affirm\w+|regrett?\w+|furieu\w+|critiqu\w+|"
        r"denonc\w+|redout\w+|crain\w+|salu\w+|trouv\w+|consider\w+|said|says|thinks?|believes?|"
        r"feels?|angr\w+|called|calls|worr\w+|fears?|welcom\w+|accus\w+|argu\w+|selon|"
        r"dommage|heureu\w+|sceptique|ridicul\w+|honte|bravo|quali\w+|describ\w+"
    ),
    "first-person": r"je|moi|mon|ma|mes|nous|notre|nos|i|my|we|our|me|us",
    "negation": (r"ne|pas|jamais|aucun\w*|ni|not|no|never|none|neither|refus\w*|declin\w*"),
    "saying": (
        r"dit|declar\w+|affirm\w+|estim\w+|expliqu\w+|assur\w+|regrett\w+|ajout\w+|confi\w+|"
        r"promet|promis|annonc\w+|denonc\w+|repond\w*|juge|said|says|told|added|argued|insist\w+|"
        r"explain\w+|recalls?|warn\w+|promis\w+"
    ),
}
_PHRASES: Final = {
    "role": r"porte-parole",
    "reason": (
        r"parce que?|en raison|a cause|grace a|afin d|pour (que|eviter|permettre)|due to|"
        r"in order to|as a result|so that|owing to|in response to|l'argument|faute de|d'ou"
    ),
    "opinion": r"pour moi|a mon avis",
    "first-person": r"j'",
    "negation": r"n'",
}
_SAID: Final = {fact: re.compile(pattern) for fact, pattern in _WORDS.items()}
_SPELLED: Final = {fact: re.compile(rf"\b({p})\b") for fact, p in _PHRASES.items()}
_ANY_SAID: Final = re.compile("|".join(_WORDS.values()))
_ANY_SPELLED: Final = re.compile(rf"\b(?:{'|'.join(_PHRASES.values())})\b")
_WORD: Final = re.compile(r"\w+")
_NOTHING: Final[frozenset[str]] = frozenset()  # one for the many words that tell nothing


def told_by(folded: str) -> frozenset[str]:
    """Return what the wording of a folded sentence tells, of :data:`rag.evidence.contents.FACTS`.

    Examples
    --------
    >>> sorted(told_by("je refuse, dit-elle, en raison du cout."))
    ['first-person', 'negation', 'opinion', 'reason', 'saying']
    """
    told = frozenset().union(*map(_told, _WORD.findall(folded)))
    if _ANY_SPELLED.search(folded) is None:
        return told
    spelled = {f for f, p in _SPELLED.items() if f not in told and p.search(folded)}
    return told | spelled if spelled else told


@lru_cache(maxsize=1 << 14)
def _told(word: str) -> frozenset[str]:
    """Return what one word tells."""
    if _ANY_SAID.fullmatch(word) is None:
        return _NOTHING
    return frozenset(fact for fact, pattern in _SAID.items() if pattern.fullmatch(word))
