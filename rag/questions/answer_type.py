"""What kind of thing a question asks for, read off its words; the word lists are in ``lists``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias, cast

from index.analysis import fold

AnswerType: TypeAlias = Literal[
    "amount", "count", "percent", "figure", "date", "person", "role", "place", "reason", "opinion",
    "yes-no", "definition", "manner", "other",
]  # fmt: skip

_LISTS: Final = Path(__file__).with_name("lists")
_FOCUS: Final = re.compile(
    r"^(et |and |mais |but )?"
    r"((a|dans|de|sur|pour|par|en|in|at|on|by|for|to|from|with) )?"
    r"(combien d(e |')|how many |"
    r"how (big|large|high|heavy|steep) (is |are |was |were )(the |a |an )|"
    r"a combien (s'eleve |s'elevait |s'est elevee? |se monte |est |etait )(le |la |l'|les )|"
    r"quel(le)?s? (est |sont |etait |etaient |fut )?((le |la |les |l')|(ce |cet |cette ))?|"
    r"(what|which) (is |are |was |were )?(the |a |an )?(?!is |are |did |do |does ))"
)
_SEVERAL: Final = re.compile(
    r"\b(quels|quelles|lesquels|lesquelles|qui sont|who are|which (?:\w+ )?\w+s\b|what are|"
    r"compare\w*|comparez|et qui|and who|respectiv\w+|both|chacun\w*|each)\b"
)
_READERS: Final = re.compile(
    r"\b(lect(eur|rice)s?|internautes?|commentaires?|commentateurs?|readers?|comment(s|ers?)?)\b"
)


def answer_type(text: str) -> AnswerType:
    """Return what kind of thing a question asks for.

    Examples
    --------
    >>> [answer_type(q) for q in ("Who founded it?", "Quand ?", "Pourquoi ?", "Qui est Syl ?")]
    ['person', 'date', 'reason', 'definition']
    >>> answer_type("Mistral AI a-t-elle été rachetée ?")
    'yes-no'
    """
    folded = fold(text).strip(" ?!.")
    for kind, pattern in _patterns():
        if pattern.search(folded):
            return kind
    return "other"


def focus_word(text: str) -> str | None:
    """Return the folded noun a question asks for, when it is more than a kind of answer.

    "Combien de paramètres …" asks for parameters: a sentence that only holds a number does not
    answer it. "Quel est le montant …" asks for an amount, which the question's type tells.

    Examples
    --------
    >>> focus_word("Combien de paramètres a Mistral Large ?"), focus_word("What fine is due?")
    ('parametres', 'fine')
    >>> focus_word("How big was the fine?"), focus_word("À combien s'élève l'amende ?")
    ('fine', 'amende')
    >>> focus_word("Quel est le montant de l'accord ?"), focus_word("Qui est Kai Zenner ?")
    (None, None)
    """
    folded = fold(text)
    found = _FOCUS.match(folded)
    after = folded[found.end() :].split() if found else []
    head = after[0].strip("?!.,;:'’").removesuffix("'s") if after else ""
    beside = type_word(head) or scope_word(head) or re.fullmatch(_persons(), head)
    return None if beside or not head else head


def question_word(folded: str) -> bool:
    """Tell whether a word only asks."""
    return folded in _words("question_words")


def type_word(folded: str, wanted: AnswerType | None = None) -> bool:
    """Tell whether a word only names the kind of answer wanted.

    >>> type_word("ville"), type_word("trouve"), type_word("trouve", "place")
    (True, False, True)
    """
    return folded in _words("type_words") or (wanted == "place" and place_word(folded))


def place_word(folded: str) -> bool:
    """Tell whether a word says that something has its place somewhere.

    >>> place_word("trouve"), place_word("based"), place_word("ville")
    (True, True, False)
    """
    return folded in _words("place_words")


def scope_word(folded: str) -> bool:
    """Tell whether a word only says where to look: in the press, in readers' comments."""
    return folded in _words("scope_words")


def asks_several(text: str) -> bool:
    """Tell whether a question asks for more than one thing or speaker.

    Examples
    --------
    >>> asks_several("Quelles eurodéputées critiquent l'accord ?"), asks_several("Qui est Syl ?")
    (True, False)
    """
    return _SEVERAL.search(fold(text)) is not None


def asks_readers(text: str) -> bool:
    """Tell whether a question asks what readers say.

    Examples
    --------
    >>> asks_readers("Que pensent les lecteurs ?"), asks_readers("Qui commente l'accord ?")
    (True, False)
    """
    return _READERS.search(fold(text)) is not None


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = (_LISTS / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(_lines(name))


@cache
def _persons() -> str:
    return f"({'|'.join(_lines('persons'))})s?"


@cache
def _patterns() -> tuple[tuple[AnswerType, re.Pattern[str]], ...]:
    rows = (line.split(" | ", 1) for line in _lines("question_types"))
    return tuple(
        (cast("AnswerType", kind), re.compile(pattern.replace("PERSON", _persons())))
        for kind, pattern in rows
    )
