"""What in a sentence points back at something told: *c'est*, *cet accord*, *at that price*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rag.quoting.local_antecedents import listed, parted, verb
from rag.quoting.stand_ins import stand_in
from rag.text.syntax.clauses import clauses
from rag.text.syntax.grammar import BE, OF, PREPOSITIONS
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from rag.text.facts import Facts

_POINTING: Final = frozenset(("ce", "cet", "cette", "ces", "this", "these", "such"))
_THOSE: Final = frozenset(("that", "those"))
_IS: Final = BE | {"was", "ete", "fut", "serait", "means", "meant", "has", "had", "will", "would"}
_OPENING: Final = frozenset(
    ("et", "mais", "or", "donc", "car", "puis", "ainsi", "and", "but", "so", "yet", "because")
)
_THAT: Final = frozenset(("cela", "ca", "ceci", "this", "that"))
_OBJECT_WORDS: Final = frozenset(("que", "qu'", "qui", "dont", "quoi", "dit", "soit", "point"))
_RELATIVES: Final = frozenset(("qui", "que", "qu'", "dont", "who", "which"))
_LATE: Final = frozenset(
    ("dernier", "derniere", "derniers", "dernieres", "prochain", "prochains", "prochaines",
     "last", "past", "coming", "same", "meme", "memes")
)  # fmt: skip
_EARLY: Final = 12  # words behind which *cela* goes back to the sentence's own
_CLEFT: Final = 14  # words from *c'est* to the *que* or *qui* of *c'est Paul Roux qui …*
_BINDS: Final = frozenset(("que", "qu'", "as", "de", "d'"))
_PLAIN: Final = frozenset(("chose", "thing", "temps", "way", "facon"))
_MOST: Final = frozenset(("plus", "moins"))
_COMES: Final = _IS | {"vient", "tient", "concerne", "porte", "reste", "consiste", "touche"}
_SINCE: Final = frozenset(
    ("afterwards", "afterward", "thereafter", "lendemain", "veille", "la-dessus", "hence")
)


def event(unit: Facts) -> tuple[int, int] | None:
    """Return the words of a sentence that go back to something told before it; None without.

    They stand at its head, or in its first clause: what they point at is not told in it before.

    >>> from rag.text.facts import Facts
    >>> said = "Commentant ce choix, Lou rit.", "Lou signe, mais ce choix inquiète.", "Cela suffit."
    >>> [event(Facts(text)) for text in said]
    [(1, 3), None, (0, 1)]
    """
    tokens, at = unit.tokens, 0
    while text_at(tokens, at) in _OPENING:
        at += 1
    word, after = text_at(tokens, at), text_at(tokens, at + 1)
    is_it = word in ("c'", "ce") and after in _IS
    if is_it or (word in _THAT and (after in _IS or verb(unit, at + 1))):
        return None if _cleft(unit, at) else (at, at + 1)
    if found := _headless(unit, at):
        return found
    for place in range(at, len(tokens)):
        if _is_told(unit, place):
            break
        if stop := _pointed(unit, place):
            return place, stop
    return None


def latter(first: str, second: str) -> bool:
    """Tell whether two words are *celui-ci* or *the latter*."""
    return (first, second) in _LATTER


_LATTER: Final = frozenset(
    (("celui", "ci"), ("celle", "ci"), ("ceux", "ci"), ("celles", "ci"), ("ce", "dernier"),
     ("cette", "derniere"), ("ces", "derniers"), ("ces", "dernieres"), ("the", "latter"))
)  # fmt: skip


def _is_told(unit: Facts, at: int) -> bool:
    """Tell whether a clause before that of a word has somebody do something, not only say it."""
    first = next((start for start, stop in clauses(unit.tokens) if start <= at < stop), 0)
    return any(
        frame.term.at < first
        and frame.term.at not in unit.layout.saying
        and not unit.layout.is_noun(frame.term.at)
        for frame in unit.frames
    )


def _headless(unit: Facts, at: int) -> tuple[int, int] | None:
    """Return a head that lacks its noun: *ce qui trahit …*, *le plus sonore vient*, *l'autre*."""
    tokens = unit.tokens
    first, second, third = (text_at(tokens, at + k) for k in range(3))
    if first == "ce" and second == "qui":
        ahead = {token.text for token in tokens[at + 2 :]}
        return (at, at + 2) if ahead.isdisjoint(("est", "sont", "c'", "ce", "etait")) else None
    if first in ("le", "la", "les") and second in _MOST and text_at(tokens, at + 3) in _COMES:
        return at, at + 3
    other = (first in ("l'", "les") and second in ("autre", "autres")) or (
        (first, second) == ("the", "other")
    )
    return (at, at + 3) if other and third else None


def _pointed(unit: Facts, at: int) -> int:
    """Return where *cet accord*, *at that price*, *la même relation* ends; 0 where none is."""
    tokens, word = unit.tokens, unit.tokens[at].text
    if at + 1 >= len(tokens):
        return 0
    if word in ("cela", "ceci"):
        return at + 1 if at < _EARLY else 0
    if word in _SINCE:
        return 0 if unit.moments or tokens[at + 1].text in OF else at + 1
    if word in ("le", "la", "les", "the") and tokens[at + 1].text in ("meme", "memes", "same"):
        return at + 3 if _is_same(unit, at + 2) else 0
    those = word in _THOSE and (at == 0 or text_at(tokens, at - 1) in PREPOSITIONS)
    noun = at + 1 in unit.layout.contents and not verb(unit, at + 1)
    return at + 2 if (word in _POINTING or (those and noun)) and _points(unit, at) else 0


def _is_same(unit: Facts, noun: int) -> bool:
    """Tell whether a noun behind *le même* is told of before: no *même … que*, no *même chose*."""
    word = text_at(unit.tokens, noun)
    plain = word in listed("times") or word in _PLAIN
    bound = text_at(unit.tokens, noun + 1) in _BINDS
    return noun in unit.layout.contents and not plain and not bound


def _cleft(unit: Facts, at: int) -> bool:
    """Tell whether *c'est* only lays stress on a name or place: *c'est Paul Roux qui part*."""
    tokens = unit.tokens
    ahead = {token.text for token in tokens[at + 2 : at + _CLEFT]}
    named = any(at + 2 <= name.start <= at + 4 for name in unit.layout.names)
    return named and not ahead.isdisjoint(("qui", "que", "qu'", "who", "that", "which", "dont"))


def _points(unit: Facts, at: int) -> bool:
    """Tell whether *ce*, *this* points at a noun already told of, not at a day or at a *que*."""
    tokens, noun = unit.tokens, unit.tokens[at + 1]
    if parted(unit, at + 1) or latter(tokens[at].text, noun.text):
        return False
    if noun.text in listed("times") or noun.text in _OBJECT_WORDS or noun.text in _IS:
        return False
    if noun.text in _LATE and text_at(tokens, at + 2) in listed("times"):
        return False
    if noun.text.isdigit() or noun.text in listed("stand_ins") or stand_in(unit, at):
        return False
    return not any(text_at(tokens, k) in _RELATIVES for k in (at + 2, at + 3))
