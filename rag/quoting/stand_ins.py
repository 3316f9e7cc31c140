"""Nouns that stand for a name: *la start-up*, *the company*, *les deux groupes*."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.quoting.local_antecedents import listed, names_before
from rag.text.syntax.grammar import AUXILIARIES, OF, PREPOSITIONS
from rag.text.words.tables import wordlist
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts
    from rag.text.names.names import Name

_RELATIVES: Final = frozenset(("qui", "who", "that", "which", "dont", "que", "qu'"))
_NATION: Final = re.compile(r"(?:ain|ais|ien|ienn|ois)(?:e|s|es)?$")
_CLAUSE: Final = frozenset(("que", "qu'", "that", "et", "and", "mais", "but"))
_SMALL: Final = frozenset(("meme", "same", "petite", "petit", "french", "young", "jeune"))
_FIRMS: Final = frozenset(("@microsoft", "@apple", "@google", "@meta"))
_COUPLED: Final = frozenset(
    ("cas", "cases", "hommes", "femmes", "men", "women", "elus", "elues", "projets", "textes")
)


def may_be_house(name: Name) -> bool:
    """Tell whether a name may be a company's: no country, town or body that the lists know."""
    return set(name.keys) <= _FIRMS


def both(unit: Facts, at: int) -> int:
    """Return where *les deux sociétés* or *both companies* ends, 0 where it is neither."""
    noun = at + 1 if unit.tokens[at].text == "both" else at + 2
    word = text_at(unit.tokens, noun)
    return noun + 1 if word in listed("stand_ins") or word in _COUPLED else 0


def of_a_nation(noun: str) -> bool:
    """Tell whether a noun is told from others by its country: *le géant américain*."""
    words = fold(noun).split()
    return any(word in wordlist("demonyms") or _NATION.search(word) for word in words)


def stand_in(unit: Facts, at: int) -> int:
    """Return where a noun that stands for a name ends, 0 where none does or its name is there.

    Parameters
    ----------
    unit, at
        The sentence and the place of a definite article.

    Examples
    --------
    >>> from rag.text.facts import Facts
    >>> said = "La start-up part.", "La société Acme part.", "Le groupe de travail part."
    >>> [stand_in(Facts(text), 0) for text in said]
    [3, 0, 0]
    """
    tokens, noun = unit.tokens, at + 1
    small = text_at(tokens, noun) in _SMALL and text_at(tokens, noun + 1) != "pousse"
    if small or (unit.language == "en" and text_at(tokens, noun) in wordlist("demonyms")):
        noun += 1
    word = text_at(tokens, noun)
    two = (word, text_at(tokens, noun + 1)) in (("start", "up"), ("jeune", "pousse"))
    if not two and word not in listed("stand_ins"):
        return 0
    stop = noun + 1 + two
    told = _named_behind(unit, stop)
    joined = stop < len(tokens) and tokens[stop].gap == "-"
    stop += stop < len(tokens) and not joined and bool(_NATION.search(tokens[stop].text))
    return 0 if told or joined else stop


def _named_behind(unit: Facts, stop: int) -> bool:
    """Tell whether a name, *de* or a relative clause behind a noun tells which one it is.

    A relative clause behind a comma does not: *l'entreprise, que tous connaissent*.
    """
    tokens, nation = unit.tokens, 0
    if stop < len(tokens) and _NATION.search(tokens[stop].text):
        nation = 1
    between = tokens[stop + nation : stop + 3]
    for token in between:
        if "," in token.gap or token.text in AUXILIARIES:
            return any(name.start == stop + nation for name in unit.layout.names)
        if token.text in OF or token.text in _RELATIVES:
            return True
        at = tokens.index(token, stop)
        if any(name.start == at for name in unit.layout.names):
            return True
        if any(frame.term.at == at for frame in unit.frames):
            return False
    return False


def meant_before(unit: Facts, at: int) -> bool:
    """Tell whether a name before a noun may be what it stands for.

    Not whoever does something to it: *Acme a investi dans la start-up*.
    """
    before = [
        name
        for name in names_before(unit, at)
        if may_be_house(name) and not _of_an_institution(unit, name)
    ]
    if len(before) != 1:
        return bool(before)
    between = range(before[0].stop, at)
    gaps = "".join(unit.tokens[k].gap for k in (*between, at))
    apart = any(mark in gaps for mark in ",;:") or any(
        unit.tokens[k].text in _CLAUSE for k in between
    )
    led = text_at(unit.tokens, at - 1) in PREPOSITIONS or unit.tokens[at].text in ("du", "au")
    return apart or not led


def _of_an_institution(unit: Facts, name: Name) -> bool:
    """Tell whether a name only tells an office or ministry: *ministère de l'Économie*."""
    led = [text_at(unit.tokens, name.start - k) for k in (1, 2)]
    return led[0] in ("l'", "la", "du", "aux") and (led[0] == "du" or led[1] in OF)
