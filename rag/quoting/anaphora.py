"""What in a quote leans on words that stand outside it: *il*, *son*, *cet accord*, *the start-up*.

A word leans when nothing before it in the quote can be what it goes back to: no name or noun that
may be a subject for a pronoun, no owner for a possessive, no name for *la start-up*, nothing told
yet for *cet accord* or *cela*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from rag.quoting.local_antecedents import (
    according_to,
    both,
    goes_back,
    impersonal,
    introduces,
    listed,
    meant_before,
    names_before,
    owned,
    placed,
    stand_in,
)
from rag.text.facts import Facts
from rag.text.sentence import spans_of
from rag.text.syntax.grammar import BE
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind: TypeAlias = Literal["subject", "owner", "latter", "noun", "both", "event", "place"]

_SUBJECTS: Final = frozenset(("il", "elle", "ils", "elles", "he", "she", "it", "they"))
_OWNERS: Final = frozenset(("son", "sa", "ses", "leur", "leurs", "his", "her", "its", "their"))
_DISJOINT: Final = frozenset(("lui", "eux", "him", "them"))
_LATTER: Final = frozenset(
    (("celui", "ci"), ("celle", "ci"), ("ceux", "ci"), ("celles", "ci"), ("ce", "dernier"),
     ("cette", "derniere"), ("ces", "derniers"), ("ces", "dernieres"), ("the", "latter"))
)  # fmt: skip
_POINTING: Final = frozenset(("ce", "cet", "cette", "ces", "this", "these", "such"))
_DEFINITE: Final = frozenset(("le", "la", "l'", "du", "au", "the", "cette", "cet", "ce", "this"))
_BOTH: Final = frozenset((("les", "deux"), ("des", "deux"), ("the", "two"), ("its", "two")))
_IS: Final = BE | {"was", "ete", "fut", "serait", "means", "meant", "has", "had", "will", "would"}
_OPENING: Final = frozenset(
    ("et", "mais", "or", "donc", "car", "puis", "ainsi", "and", "but", "so", "yet", "because")
)
_THAT: Final = frozenset(("cela", "ca", "ceci", "this", "that"))
_OBJECT_WORDS: Final = frozenset(("que", "qu'", "qui", "dont", "quoi", "dit", "soit", "point"))
_COUPLE: Final = 2
_CLEFT: Final = 14  # words from *c'est* to the *que* or *qui* of *c'est Paul Roux qui …*
_EARLY: Final = 12  # words in which *cet accord* opens a quote


@dataclass(frozen=True, slots=True)
class Lean:
    """A word of a quote that goes back to something outside it.

    Attributes
    ----------
    word
        As written; with its noun where it has one (*la start-up*).
    kind
        ``subject`` a pronoun, ``owner`` a possessive, ``latter`` *celui-ci*, ``noun`` a noun that
        stands for a company or a model, ``both`` for two of them, ``event`` something told,
        ``place`` *y*.
    start
        Its offset in the quote.
    said
        Whether it is the subject of a verb of saying: *dit-il*.
    """

    word: str
    kind: Kind
    start: int
    said: bool = False


@lru_cache(maxsize=1 << 10)
def leaning(text: str, language: str) -> tuple[Lean, ...]:
    """Return what leans in a quote, in order, each word once.

    Examples
    --------
    >>> def words(text, language="fr"):
    ...     return [lean.word for lean in leaning(text, language)]
    >>> words("Avec un score de 81 %, il se place deuxième."), words("Lou part, car il pleut.")
    (['il'], [])
    >>> words("Cédric Roux, ancien ministre, siège à son conseil."), words("Lou aime son chien.")
    (['son'], [])
    >>> words("Acme a investi 3 millions dans la start-up."), words("La start-up Acme part.")
    (['la start-up'], [])
    >>> words("Cet accord inquiète Lou."), words("Lou signe. Cet accord l'inquiète.")
    (['Cet accord'], [])
    >>> words("It is true that Acme left.", "en"), words("It left both companies free.", "en")
    ([], ['It', 'both companies'])
    """
    spans = spans_of(text, language)
    units = [Facts(span.of(text), language=language) for span in spans]
    found: dict[tuple[str, Kind], Lean] = {}
    for at, (unit, span) in enumerate(zip(units, spans, strict=True)):
        for lean in _in_sentence(unit, units[:at]):
            key = lean.word.lower(), lean.kind
            found.setdefault(key, replace(lean, start=span.start + lean.start))
    return tuple(found.values())


class _Earlier(NamedTuple):
    """What the quote's sentences before one give: whether anything is told, and how many names."""

    told: bool
    names: int


def _in_sentence(unit: Facts, earlier: Sequence[Facts]) -> Iterator[Lean]:
    known = _Earlier(
        any(introduces(other, len(other.tokens)) for other in earlier),
        sum(len(other.layout.names) for other in earlier),
    )
    if not earlier and (event := _event(unit)):
        yield event
    for at in range(len(unit.tokens)):
        for find in (_pronoun, _possessive, _place, _two, _noun):
            if lean := find(unit, at, known):
                yield lean
                break


def _pronoun(unit: Facts, at: int, known: _Earlier) -> Lean | None:
    """Return *il*, *she*, *celui-ci* where nothing before it may be meant."""
    word = unit.tokens[at].text
    speaks = unit.tokens[at].gap == "-" and _said(unit, at)  # relève-t-il: no thing does
    someone = names_before(unit, at) or any(role.stop <= at for role in unit.roles)
    if known.told or known.names or (someone if speaks else introduces(unit, at)):
        return None
    if (word, text_at(unit.tokens, at + 1)) in _LATTER:
        return None if names_before(unit, at) else _lean(unit, at, at + 2, "latter")
    if word not in _SUBJECTS and not (word in _DISJOINT and according_to(unit, at)):
        return None
    if goes_back(unit, at) or impersonal(unit, at) or (word == "it" and not _heads(unit, at)):
        return None
    return replace(_lean(unit, at, at + 1, "subject"), said=_said(unit, at))


def _possessive(unit: Facts, at: int, known: _Earlier) -> Lean | None:
    """Return *son*, *their* where its owner is not in the quote."""
    if unit.tokens[at].text not in _OWNERS or known.told or not _is_possessive(unit, at):
        return None
    return None if owned(unit, at, named=known.names > 0) else _lean(unit, at, at + 1, "owner")


def _place(unit: Facts, at: int, known: _Earlier) -> Lean | None:
    """Return *y* where no place is told."""
    told = known.told or known.names or unit.tokens[at].text != "y" or placed(unit, at)
    return None if told else _lean(unit, at, at + 1, "place")


def _two(unit: Facts, at: int, known: _Earlier) -> Lean | None:
    """Return *les deux sociétés*, *both companies* where two are not named."""
    if unit.tokens[at].text != "both" and (
        (unit.tokens[at].text, text_at(unit.tokens, at + 1)) not in _BOTH
    ):
        return None
    stop = both(unit, at)
    missing = stop and len(names_before(unit, at)) + known.names < _COUPLE
    return _lean(unit, at, stop, "both") if missing else None


def _noun(unit: Facts, at: int, known: _Earlier) -> Lean | None:
    """Return *la start-up*, *the company* where it is not named."""
    if known.names or unit.tokens[at].text not in _DEFINITE:
        return None
    stop = stand_in(unit, at)
    return _lean(unit, at, stop, "noun") if stop and not meant_before(unit, at) else None


def _lean(unit: Facts, at: int, stop: int, kind: Kind) -> Lean:
    tokens = unit.tokens
    while stop > at + 1 and (stop > len(tokens) or _parted(unit, stop - 1)):
        stop -= 1
    text = unit.text[tokens[at].start : tokens[stop - 1].end]
    return Lean(" ".join(text.split()), kind, tokens[at].start)


def _parted(unit: Facts, at: int) -> bool:
    return unit.tokens[at].gap.strip(" \u00a0\n-’'") != ""


def _heads(unit: Facts, at: int) -> bool:
    """Whether a word opens its sentence or its clause."""
    opens = at == 0 or unit.tokens[at].gap.strip(' «“"')[-1:] in {",", ";", ":", "—", "."}
    return opens or text_at(unit.tokens, at - 1) in _OPENING


def _said(unit: Facts, at: int) -> bool:
    """Tell whether a pronoun stands beside a verb of saying."""
    return any(place in unit.layout.saying for place in range(max(0, at - 3), at + 4))


def _is_possessive(unit: Facts, at: int) -> bool:
    """Tell *leur projet* and *her plan* from *il leur dit* and *to her.*."""
    if unit.tokens[at].text not in ("leur", "her"):
        return True
    return at + 1 < len(unit.tokens) and not _parted(unit, at + 1) and not _verb(unit, at + 1)


def _verb(unit: Facts, at: int) -> bool:
    return any(frame.term.at == at for frame in unit.frames) and not unit.layout.is_noun(at)


def _event(unit: Facts) -> Lean | None:
    """Return the *c'est*, *cela* or *cet accord* that opens a quote before anything is told."""
    tokens, at = unit.tokens, 0
    while text_at(tokens, at) in _OPENING:
        at += 1
    word, after = text_at(tokens, at), text_at(tokens, at + 1)
    is_it = word in ("c'", "ce") and after in _IS
    if is_it or (word in _THAT and (after in _IS or _verb(unit, at + 1))):
        return None if _cleft(unit, at) else _lean(unit, at, at + 1, "event")
    for place in range(at, min(len(tokens) - 1, _EARLY)):
        if tokens[place].text in _POINTING and _points(unit, place):
            return _lean(unit, place, place + 2, "event")
        if _verb(unit, place):
            return None
    return None


def _cleft(unit: Facts, at: int) -> bool:
    """Tell whether *c'est* only lays stress on a name or place: *c'est Paul Roux qui part*."""
    tokens = unit.tokens
    ahead = {token.text for token in tokens[at + 2 : at + _CLEFT]}
    named = any(at + 2 <= name.start <= at + 4 for name in unit.layout.names)
    return named and not ahead.isdisjoint(("qui", "que", "qu'", "who", "that", "which", "dont"))


def _points(unit: Facts, at: int) -> bool:
    """Tell whether *ce*, *this* points at a noun already told of, not at a day or at a *que*."""
    noun = unit.tokens[at + 1]
    if _parted(unit, at + 1) or (unit.tokens[at].text, noun.text) in _LATTER:
        return False
    if noun.text in listed("times") or noun.text in _OBJECT_WORDS or noun.text in _IS:
        return False
    if noun.text.isdigit() or stand_in(unit, at):
        return False
    return not any(text_at(unit.tokens, k) in ("qui", "que", "dont") for k in (at + 2, at + 3))
