"""What readers blame, praise, fear or propose: how it is asked for, and how a sentence says it.

Written folded (no accents, lower case) and searched in folded texts. A sentence with none of the
words of ``lists/remarks.txt`` is no remark: nothing is guessed from what a reader may have meant.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias, cast

from index.analysis import fold
from rag.overview.vocabulary import READER, READERS, wordset

Remark: TypeAlias = Literal["blame", "praise", "fear", "proposal"]

_HAVE: Final = r"(?:ont(?:-(?:ils|elles))?|a-t-on)"
_VERBS: Final[dict[Remark, str]] = {
    "blame": r"(?:reproche|critique|denonce|deplore|regrette|deteste|conteste|condamne|accuse)"
    r"(?:nt|r|e?s?(?=-t-on))|n'(?:aiment|apprecient) pas|se plaignent|en veulent|"
    rf"{_HAVE} (?:reproche|critique|denonce|deplore|regrette)|"
    r"(?:fache|agace|enerve|choque|deplait|irrite)(?:nt)?|"
    r"blame|reproach|criticis[sz]e|criticize|complain(?:ing)?|dislike|resent|object|deplore|"
    r"denounce|condemn|hate|regret|hold against|find fault|(?:anger|annoy|upset|irritate|shock)s?|"
    r"(?:do not|don't) like",
    "praise": r"(?:salue|apprecie|aime|loue|felicite|approuve|admire)(?:nt|r|(?=-t-on))|"
    rf"{_HAVE} (?:salue|apprecie|aime)|(?:plait|rejouit)|"
    r"praise|like|love|appreciate|welcome|admire|enjoy|(?:please|delight)s?",
    "fear": r"(?:craign|redout|apprehend)ent|(?:craint|redoute)-t-on|craindre|redouter|"
    rf"{_HAVE} peur|s'inquietent|inquiete(?:nt)?|effraie(?:nt)?|"
    rf"{_HAVE} craint|"
    r"fear|dread|afraid|worr(?:y|ied|ies)|(?:scare|frighten)s?|concerns",
    "proposal": r"(?:propose|suggere|demande|reclame|souhaite|recommande|preconise|conseille|exige)"
    r"(?:nt|r|(?=-t-on))|(?:veul|voudrai|attend)ent|esperent|"
    rf"{_HAVE} (?:propose|suggere|demande|reclame)|"
    r"propose|suggest|demand|want|ask for|call for|recommend|advise|hope|wish|advocate",
}
_NOUNS: Final[dict[Remark, str]] = {
    "blame": r"reproches?|critiques|griefs?|plaintes|criticisms?|complaints?|grievances?|"
    r"objections?",
    "praise": r"compliments?|eloges?|louanges?|praise",
    "fear": r"craintes?|peurs?|inquietudes?|fears?|worries|concerns",
    "proposal": r"propositions?|suggestions?|souhaits?|demandes|recommandations?|proposals?|"
    r"wishes|demands|recommendations?",
}
_OPEN: Final = re.compile(
    r"^(?:et |mais |and |but )?(?:que\b|qu'|de quoi|a quoi|contre quoi|ce (?:que\b|qu')|what\b)"
    r"|\bquoi$"
)
_OPEN_NOUN: Final = re.compile(
    r"^(?:et |mais |and |but )?(?:quel(?:le)?s?|what|which|les|the|resum\w+|liste\w*|sum|"
    r"summari[sz]e|list)\b"
)
_WHO: Final = re.compile(rf"^(?:quel(?:le)?s|which|what) {READER}\b")
REMARKING: Final = wordset(
    "expriment exprime formulent formule font fait adressent adresse emettent ont mettre avant "
    "voice express raise make have level hold against find fault most souvent principaux "
    "principales main qui peur afraid quoi eux them with est-ce s'y"
)
"""Words beside a remark's own that say nothing more."""

_LIST: Final = Path(__file__).parent / "lists" / "remarks.txt"
_NOT: Final = re.compile(
    r"\b(?:pas|not|no|jamais|never|sans|without|guere|rien|\w+n't)\W+(?:\w+\W+)?$"
)
_OPPOSITE: Final[dict[Remark, Remark]] = {"praise": "blame", "blame": "praise"}
_TURNED: Final[dict[Remark, Remark]] = {"praise": "blame"}


def remark_asked(folded: str) -> tuple[Remark, re.Match[str]] | None:
    """Return what kind of remark a folded question wants of readers, and the words that say so.

    Examples
    --------
    >>> told = remark_asked("que reprochent les lecteurs a l'operateur")
    >>> told and (told[0], told[1].group())
    ('blame', 'reprochent')
    >>> remark_asked("what do readers fear")[0], remark_asked("do readers fear a takeover")
    ('fear', None)
    >>> remark_asked("quels lecteurs craignent un rachat") is None
    True
    """
    if not READERS.search(folded) or _WHO.search(folded):
        return None
    for shapes, opening in ((_ASKING, _OPEN), (_NAMING, _OPEN_NOUN)):
        if opening.search(folded):
            found = [
                (remark, at) for remark, shape in shapes.items() if (at := shape.search(folded))
            ]
            if found:
                return found[0]
    return None


def remarks_in(text: str) -> frozenset[Remark]:
    """Return what a sentence does: it blames, praises, fears or proposes, or nothing of these.

    Praise denied is blame; blame denied is nothing.

    Examples
    --------
    >>> sorted(remarks_in("Trois pannes en un an, il faudrait changer."))
    ['blame', 'proposal']
    >>> sorted(remarks_in("It is not good.")), sorted(remarks_in("Ce n'est pas trop cher."))
    (['blame'], [])
    """
    folded = fold(text)
    found: set[Remark] = set()
    for remark, shape in _said().items():
        for said in shape.finditer(folded):
            denied = _NOT.search(folded[: said.start()]) is not None
            if not denied:
                found.add(remark)
            elif remark in _TURNED:
                found.add(_TURNED[remark])
    return frozenset(found)


def contradicts(text: str, remark: Remark) -> bool:
    """Tell whether a sentence praises where blame is asked for, or the other way round.

    >>> contradicts("Je soutiens le maire.", "blame"), contradicts("Je soutiens le maire.", "fear")
    (True, False)
    """
    return _OPPOSITE.get(remark) in remarks_in(text)


@cache
def _said() -> dict[Remark, re.Pattern[str]]:
    """Return what the list holds: of each remark, the words by which a sentence makes it."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    shapes: dict[Remark, str] = {}
    for line in lines:
        if line and not line.startswith("#"):
            remark, shape = line.split(" | ", 1)
            kind = cast("Remark", remark)
            shapes[kind] = f"{shapes[kind]}|{shape}" if kind in shapes else shape
    return _words(shapes)


def _words(shapes: dict[Remark, str]) -> dict[Remark, re.Pattern[str]]:
    return {remark: re.compile(rf"\b(?:{shape})(?!\w)") for remark, shape in shapes.items()}


_ASKING: Final = _words(_VERBS)
_NAMING: Final = _words(_NOUNS)
