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
    among,
    goes_back,
    impersonal,
    introduces,
    listed,
    names_before,
    owned,
    parted,
    placed,
    verb,
)
from rag.quoting.objects import undergoes
from rag.quoting.pointing import event, latter
from rag.quoting.someone import heralds, is_person, may_be_person, office, someone_before
from rag.quoting.stand_ins import both, may_be_house, meant_before, stand_in
from rag.text.facts import Facts
from rag.text.sentence import spans_of
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind: TypeAlias = Literal[
    "subject", "owner", "latter", "noun", "both", "event", "place", "office", "object"
]

_SUBJECTS: Final = frozenset(("il", "elle", "ils", "elles", "he", "she", "it", "they"))
_OWNERS: Final = frozenset(("son", "sa", "ses", "leur", "leurs", "his", "her", "its", "their"))
_DISJOINT: Final = frozenset(("lui", "eux", "him", "them"))
_DEFINITE: Final = frozenset(("le", "la", "l'", "du", "au", "the", "cette", "cet", "ce", "this"))
_BOTH: Final = frozenset(
    (("les", "deux"), ("des", "deux"), ("les", "2"), ("des", "2"), ("the", "two"), ("its", "two"))
)
_OPENING: Final = frozenset(
    ("et", "mais", "or", "donc", "car", "puis", "ainsi", "and", "but", "so", "yet", "because")
)
_COUPLE: Final = 2


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
        ``place`` *y*, ``office`` *le porte-parole*, ``object`` *l'a rachetée*.
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
    """What the quote's sentences before one give: anything told, how many names, a person.

    ``housed``: whether one of the names is no place's; ``named``: whether one may be a subject.
    """

    told: bool
    names: int
    housed: bool
    someone: bool
    named: bool


def _in_sentence(unit: Facts, earlier: Sequence[Facts]) -> Iterator[Lean]:
    known = _Earlier(
        any(introduces(other, len(other.tokens)) for other in earlier),
        sum(len(other.layout.names) for other in earlier),
        any(may_be_house(name) for other in earlier for name in other.layout.names),
        any(someone_before(other, len(other.tokens)) for other in earlier),
        any(other.layout.bare(name) for other in earlier for name in other.layout.names),
    )
    if not earlier and (pointed := event(unit)):
        yield _lean(unit, *pointed, "event")
    for at in range(len(unit.tokens)):
        for find in (_pronoun, _possessive, _place, _two, _noun, _office, _object):
            if lean := find(unit, at, known):
                yield lean
                break


def _pronoun(unit: Facts, at: int, known: _Earlier) -> Lean | None:
    """Return *il*, *she*, *celui-ci* where nothing before it may be meant."""
    word, after = unit.tokens[at].text, text_at(unit.tokens, at + 1)
    if word in _SUBJECTS and heralds(unit, at):  # relève-t-il: no thing does
        there = known.someone or someone_before(unit, at)
        return None if there else replace(_lean(unit, at, at + 1, "subject"), said=True)
    if latter(word, after):
        when = text_at(unit.tokens, at + 2) in listed("times")  # ces derniers mois
        there = when or _may_be_before(unit, at, known) or bool(names_before(unit, at))
        return None if there else _lean(unit, at, at + 2, "latter")
    if word in _DISJOINT:
        alone = according_to(unit, at) and not _may_be_before(unit, at, known)
        alone = alone or (among(unit, at) and not known.told)
    else:
        alone = word in _SUBJECTS and not _may_be_before(unit, at, known)
        alone = alone and not goes_back(unit, at) and not impersonal(unit, at)
        alone = alone and (word != "it" or _heads(unit, at))
    lean = _lean(unit, at, at + 1, "subject")
    return replace(lean, said=_said(unit, at)) if alone else None


def _may_be_before(unit: Facts, at: int, known: _Earlier) -> bool:
    """Tell whether something in the quote before a pronoun may be what it goes back to."""
    someone = bool(names_before(unit, at)) or any(role.stop <= at for role in unit.roles)
    if is_person(unit.tokens[at].text):
        return known.someone or known.named or someone
    speaks = unit.tokens[at].gap == "-" and _said(unit, at)
    return known.told or known.names > 0 or (someone if speaks else introduces(unit, at))


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
    houses = (name for name in unit.layout.names if may_be_house(name))
    here = sum(name.stop <= at or not may_be_person(unit, name) for name in houses)
    missing = stop and here + known.names < _COUPLE
    return _lean(unit, at, stop, "both") if missing else None


def _noun(unit: Facts, at: int, known: _Earlier) -> Lean | None:
    """Return *la start-up*, *the company* where it is not named."""
    if known.housed or unit.tokens[at].text not in _DEFINITE:
        return None
    stop = stand_in(unit, at)
    return _lean(unit, at, stop, "noun") if stop and not meant_before(unit, at) else None


def _office(unit: Facts, at: int, known: _Earlier) -> Lean | None:
    """Return *le porte-parole* where neither he nor his house is told."""
    stop = 0 if known.someone else office(unit, at)
    return _lean(unit, at, stop, "office") if stop else None


def _object(unit: Facts, at: int, known: _Earlier) -> Lean | None:
    """Return the *l'* of *l'a rachetée* where nothing before it may be meant."""
    told = known.told or known.names or not undergoes(unit, at)
    return None if told else _lean(unit, at, at + 1, "object")


def _lean(unit: Facts, at: int, stop: int, kind: Kind) -> Lean:
    tokens = unit.tokens
    while stop > at + 1 and (stop > len(tokens) or parted(unit, stop - 1)):
        stop -= 1
    text = unit.text[tokens[at].start : tokens[stop - 1].end]
    return Lean(" ".join(text.split()), kind, tokens[at].start)


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
    return at + 1 < len(unit.tokens) and not parted(unit, at + 1) and not verb(unit, at + 1)
