"""Numbers that count nothing: ranks, and those that are part of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.names.roles import is_role
from rag.text.numbers.measures import SCALED_SIGNS, UNITS
from rag.text.numbers.numberwords import SCALES
from rag.text.numbers.pairs import Quantity
from rag.text.words.openers import opens
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.numbers.numerals import Numeral
    from rag.text.words.tokens import Token

_NO_RANK = frozenset(
    ("ministre", "minister", "plan", "lieu", "fois", "time", "temps", "abord", "tour", "round",
     "degre", "main", "hand", "magistrat", "magistrate", "dame", "lady", "instance", "vue",
     "sight", "aid", "necessite", "importance", "chef", "class", "classe", "hour", "heure")
)  # fmt: skip
_ROUNDS = frozenset(("tour", "round", "degre", "main", "hand"))
_BEFORE_RANK = frozenset(
    ("the", "a", "its", "his", "her", "their", "ranked", "ranks", "finished", "came", "comes")
)
_HOW_MUCH = frozenset(("less", "more", "fewer", "down", "off", "again"))  # a third less
_NOUN = 3  # letters, so that a preposition is none
_OF = frozenset(("de", "d'", "du", "des", "of"))
_BY_HOW_MUCH = frozenset(  # about a fifth, d'environ un dixieme
    ("about", "by", "nearly", "almost", "roughly", "around", "than", "over", "environ", "quasi",
     "presque", "some")
)  # fmt: skip
_NAMED = 4  # letters of a name that a number may follow


def in_name(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a figure is part of a name: GPT-4, covid-19, Corail 2."""
    if at == 0:
        return False
    before = tokens[at - 1]
    if tokens[at].gap in ("-", "\u2011", "\u2010"):
        return before.raw[-1].isalpha()
    if tokens[at].gap != " " or not before.capital or len(before.raw) < _NAMED:
        return False
    if not tokens[at].raw.isdigit() or len(tokens[at].raw) > 2 or opens(before.text):
        return False
    after = text_at(tokens, at + 1)
    if after.isdigit() and tokens[at + 1].gap in ("-", "–", "\u2011"):
        return False  # beat Roux 31-24
    return not (is_role(before.text) or after in UNITS or after in SCALES or after in SCALED_SIGNS)


def tells_which(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether *third* is which one, not how much: *a third man*, and not *a third less*."""
    after = text_at(tokens, at + 1)
    if tokens[at].text != "third" or len(after) < _NOUN or after.endswith("er"):
        return False
    return not tokens[at + 1].gap.strip() and after.isalpha() and after not in _HOW_MUCH


def is_portion(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether *fifth* is how much, not which one: *a fifth of it*, *fell by a fifth*.

    >>> from rag.text.words.tokens import tokenise
    >>> [is_portion(tokenise(text), 2) for text in ("by a fifth", "in a fifth town")]
    [True, False]
    """
    after = text_at(tokens, at + 1)
    if tokens[at].text[-1:] == "s" or after in _OF:
        return True
    ends = at + 1 == len(tokens) or bool(tokens[at + 1].gap.strip())
    return (ends or len(after) < _NOUN) and text_at(tokens, at - 2) in _BY_HOW_MUCH


def rank_at(tokens: Sequence[Token], at: int, numeral: Numeral) -> Quantity | None:
    """Read a rank; None where an ordinal is none: *le premier ministre*, *first of all*."""
    after = text_at(tokens, numeral.stop)
    adverb = tokens[at].text == "first" and text_at(tokens, at - 1) not in _BEFORE_RANK
    if after in _ROUNDS or adverb:
        return None
    several = tokens[at].text == "first" and after.endswith("s")
    if several or tokens[at].text in ("premiers", "premieres"):
        return None
    if numeral.value == 1 and (text_at(tokens, at - 1) == "une" or after in ("depuis", "since")):
        return None
    if numeral.value == 1 and (
        after in _NO_RANK or text_at(tokens, at - 1) in ("at", "en", "tout")
    ):
        return None
    return Quantity(numeral.value, "rank", "", at, numeral.stop)
