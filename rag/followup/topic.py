"""Whom and what the last turn spoke of, for a pronoun to stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rag.questions.answer_type import answer_type
from rag.text.names.mentions import mentions

if TYPE_CHECKING:
    from rag.answer import Answer

_NAMED_PERSON: Final = re.compile(
    r"^(?!(?:La|Le|Les|The|L['’])\b)(?:[A-ZÀ-Þ][\w’'.-]+ )+"
    r"(?:(?:van|von|de|der|den|du|della|di|bin|el|al|le|la|d[’'])\s?)*"
    r"[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][\w’'-]*$"
)
_HOUSE: Final = re.compile(
    r"\b(?:AI|IA|SA|SAS|Inc|Corp|Ltd|Group|Groupe|Institut\w*|Parliament|Parlement|Commission|"
    r"Markets?|Large|Press|News|Association|Union|Club|Ministère|Ministry|Région|University|"
    r"Université|Bank|Banque|Council|Conseil|Court|Cour)\b"
)
_THING: Final = re.compile(
    r"\b(?:(?:le|la|les|the|un|une|an?|cette?|ces|this|these) |l['’])"
    r"(?!(?:une?|plus|on)\b)[\w-]{3,}",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"\b(?:combien d(?:e |['’])|how many )([\w-]+)", re.IGNORECASE)
_WHO: Final = re.compile(r"^(?:et |and )?(?:qui|who|par qui|by whom)\b", re.IGNORECASE)
_ORGANISED: Final = re.compile(
    r"^(?:(?:à|de|par|dans|in|for|by) )?(?:quel(?:le)?s?|which|what) (?:\w+ )?(?:entreprises?|"
    r"sociétés?|groupes?|journal|journaux|association|parti|banque|club|équipe|villes?|pays|"
    r"compan(?:y|ies)|firms?|groups?|newspapers?|outlets?|party|bank|team|cit(?:y|ies)|countr\w+)\b",
    re.IGNORECASE,
)
_CONTENT: Final = re.compile(r"^(?:que?['’ ]|what (?:did|does|do|has|have))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a turn spoke of.

    Attributes
    ----------
    names
        The likeliest first: those asked about, then those told; after *Who founded it?* or
        *Which company …?* those told, which were asked for.
    things
        What the question named by a common noun, with its article.
    new
        What it brought in with an indefinite article: *a correction*.
    counted
        What it counted: *loups* in *combien de loups*.
    asks_who, asks_content
        Whether it asked for persons; whether it asked what somebody said or did.
    """

    names: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    asks_who: bool = False
    asks_content: bool = False

    @property
    def persons(self) -> tuple[str, ...]:
        """The names that read like persons'."""
        return tuple(filter(is_person, self.names))

    @property
    def others(self) -> tuple[str, ...]:
        """The names that do not."""
        return tuple(name for name in self.names if not is_person(name))


def topic(last: Answer) -> Topic:
    """Return what a turn spoke of."""
    question = last.searched
    asked = [_whole(name, question) for name in mentions(question)]
    told: list[str] = []
    if last.status == "answered":
        quotes = [c.quote for sentence in last.sentences[:1] for c in sentence.citations]
        told = [_whole(name, quote) for quote in quotes or [s.text for s in last.sentences[:1]]
                for name in mentions(quote)]  # fmt: skip
        told = [name for name in told if name not in asked]
    who = _WHO.match(question) is not None and answer_type(question) != "definition"
    named = [*asked, *told]
    if who:
        named = [*filter(is_person, told), *asked, *told]
    elif _ORGANISED.match(question):
        named = [*told, *asked]
    things = tuple(dict.fromkeys(match[0] for match in _THING.finditer(question)))
    return Topic(
        names=tuple(dict.fromkeys(named)),
        things=things,
        new=tuple(thing for thing in things if re.match(r"(?:une?|an?) ", thing)),
        counted=tuple(match[1] for match in _COUNTED.finditer(question)),
        asks_who=who,
        asks_content=_CONTENT.match(question) is not None,
    )


def _whole(name: str, text: str) -> str:
    """Return a name with the capital article or the English noun that belongs to it.

    >>> _whole("Fil Tech", "Why did Le Fil Tech apologise?")
    'Le Fil Tech'
    >>> _whole("Gorges", "Who runs the trains on the Gorges line?")
    'the Gorges line'
    """
    found = re.search(
        rf"(?:\b(?:La|Le|Les|The) |\bL['’]){re.escape(name)}|\bthe {re.escape(name)} [a-z]+", text
    )
    return found[0] if found else name


def is_person(name: str) -> bool:
    """Tell whether a name reads like a person's: a first name and a surname.

    >>> [is_person(n) for n in ("Kim van Sparrentak", "Mistral AI", "Microsoft", "Brad Smith")]
    [True, False, False, True]
    """
    return _NAMED_PERSON.match(name) is not None and not _HOUSE.search(name)
