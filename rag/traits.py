"""What kinds of words a passage holds: a sum, a date, a person's name, a reason, an opinion.

Read for every passage that a search considers, so each distinct word is classified once and
remembered; :mod:`rag.holding` reads sentences more closely, and takes ten times as long.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import Final

from index.analysis import fold

HOLDS: Final = (
    "amount", "number", "date", "person", "place", "role", "reason", "opinion", "saying", "first",
    "quote",
)  # fmt: skip

_UNIT: Final = (
    r"(?:[%€$£]|[Mk]€|Mds?\b|euros?\b|dollars?\b|pounds?\b|livres?\b|millions?\b|milliards?\b|"
    r"billions?\b|per ?cent\b|pour cent\b|points?\b)"
)
_AMOUNT: Final = re.compile(rf"\d\s?{_UNIT}|[€$£]\s?\d")
_NUMBER: Final = re.compile(r"\d")
PERSON: Final = re.compile(
    r"\b[A-ZÀ-Ý][a-zà-ÿ'’-]+ (?:(?:van|von|de|du|le|la|di|el) )*[A-ZÀ-Ý][a-zà-ÿ]+"
)
_PLACE: Final = re.compile(
    r"\b(?:à|À|[Aa]u|[Aa]ux|[Ee]n|[Dd]ans|[Cc]hez|[Ii]n|[Aa]t|[Ff]rom|[Nn]ear)\s"
    r"(?:la |le |les |l['’]|the )?[A-ZÀ-Þ]"
)
_WORD: Final = re.compile(r"\w+")
_BY_WORD: Final = {
    "date": re.compile(
        r"1[5-9]\d\d|20\d\d|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|"
        r"novembre|decembre|january|february|april|june|july|august|september|october|november|"
        r"december|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|"
        r"thursday|friday|saturday|sunday|hier|yesterday"
    ),
    "role": re.compile(
        r"president\w*|pdg|direct(?:eur|rice)|ministre|secretaire|(?:euro)?depute\w*|"
        r"(?:co)?fond(?:at|er)\w*|chef\w*|conseill\w+|porte|patron\w*|commissaire|chercheu\w+|"
        r"ceo|chair\w*|director|minister|secretary|mep|lawmaker|(?:co)?founder|head|advis[eo]r|"
        r"spokes\w+|chief|commissioner|researcher|member|membre|elue?s?|analyst\w*|maire|mayor"
    ),
    "reason": re.compile(
        r"parce|car|raisons?|cause|grace|puisque?|afin|because|since|due|therefore|donc|motifs?|"
        r"reasons?|expliqu\w+|explain\w*|faute|result|response|owing|reproch\w+|argu\w+"
    ),
    "opinion": re.compile(
        r"estim\w+|jug\w+|pens\w+|regrett?\w+|furieu\w+|critiqu\w+|denonc\w+|redout\w+|crain\w+|"
        r"salu\w+|trouv\w+|consider\w+|thinks?|believes?|feels?|angr\w+|calls?|called|worr\w+|"
        r"fears?|welcom\w+|accus\w+|avis|dommage|heureu\w+|sceptique|ridicul\w+|honte|bravo|"
        r"qualifi\w+|describ\w+"
    ),
    "saying": re.compile(
        r"dit|disent|declar\w+|affirm\w+|assur\w+|ajout\w+|confi\w+|prom[ie]\w+|annonc\w+|"
        r"repond\w*|said|says|told|added|insist\w+|recalls?|warn\w+|selon|according"
    ),
    "first": re.compile(r"je|j|moi|mon|ma|mes|nous|notre|nos|i|my|we|our|me|us"),
}


@lru_cache(maxsize=1 << 12)
def holds(text: str) -> frozenset[str]:
    """Return those of :data:`HOLDS` that a passage holds.

    Examples
    --------
    >>> sorted(holds("« Je paierai 9 millions d'euros en mai », a dit Lucie Armand à Lyon."))
    ['amount', 'date', 'first', 'number', 'person', 'place', 'quote', 'saying']
    """
    found = set(chain.from_iterable(map(_kinds, set(_WORD.findall(text.lower())))))
    if _NUMBER.search(text):
        found.add("number")
        if _AMOUNT.search(text):
            found.add("amount")
    if PERSON.search(text):
        found.add("person")
    if _PLACE.search(text):
        found.add("place")
    if any(mark in text for mark in '«“"'):
        found.add("quote")
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def _kinds(word: str) -> tuple[str, ...]:
    """Return what one lower-case word tells."""
    folded = fold(word)
    return tuple(kind for kind, pattern in _BY_WORD.items() if pattern.fullmatch(folded))
