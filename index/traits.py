"""What kinds of words a passage holds: a sum, a date, a person's name, a reason, an opinion.

Every search ranks its best passages by it, so it is read when they are indexed and kept in their
order, with a fingerprint of the patterns that read it: changed patterns read a passage when it is
found. :mod:`rag.evidence.contents` reads sentences more closely.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from index.analysis import fold

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.counting import Change

Masks: TypeAlias = npt.NDArray[np.uint16]

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


_PATTERNS: Final = (_AMOUNT, _NUMBER, PERSON, _PLACE, _WORD, *_BY_WORD.values())
_MADE_BY: Final = hashlib.sha256(
    "\n".join((*HOLDS, *(pattern.pattern for pattern in _PATTERNS))).encode()
).hexdigest()


@dataclass(frozen=True, slots=True)
class Traits:
    """What every passage of a store holds.

    Attributes
    ----------
    masks
        Of each passage, in the store's order, the sum of ``1 << i`` for each ``HOLDS[i]``.
    """

    masks: Masks

    @classmethod
    def of(cls, texts: Iterable[str]) -> Traits:
        """Read passages.

        Examples
        --------
        >>> sorted(Traits.of(["Rien.", "Lucie Armand paie 3 euros."]).at(1))
        ['amount', 'number', 'person']
        """
        return cls(np.fromiter(map(_mask, texts), dtype=np.uint16))

    @classmethod
    def load(cls, path: Path) -> Traits | None:
        """Read what :meth:`save` wrote; None where it is not whole, or other patterns read it."""
        try:
            with np.load(path) as saved:
                return cls(saved["masks"]) if str(saved["made_by"]) == _MADE_BY else None
        except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
            return None

    def save(self, path: Path) -> None:
        """Write one ``.npz`` file."""
        np.savez(path, made_by=_MADE_BY, masks=self.masks)

    def changed(self, change: Change, fresh: Traits) -> Traits:
        """Return them after rows went and others came, which hold ``fresh``."""
        masks = np.zeros(len(change.comes), dtype=np.uint16)
        masks[~change.comes] = self.masks[change.stays]
        masks[change.comes] = fresh.masks
        return Traits(masks)

    def at(self, row: int) -> frozenset[str]:
        """Return those of :data:`HOLDS` that a passage holds."""
        return _named(int(self.masks[row]))


def _mask(text: str) -> int:
    return sum(1 << HOLDS.index(kind) for kind in holds(text))


@lru_cache(maxsize=1 << len(HOLDS))
def _named(mask: int) -> frozenset[str]:
    return frozenset(kind for at, kind in enumerate(HOLDS) if mask >> at & 1)
