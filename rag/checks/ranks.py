"""Numbers that count nothing: ranks, and those that are part of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.measures import SCALED_SIGNS, UNITS
from rag.checks.numberwords import SCALES
from rag.checks.openers import opens
from rag.checks.pairs import Quantity
from rag.checks.roles import is_role
from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.numerals import Numeral
    from rag.checks.tokens import Token

_NO_RANK = frozenset(
    ("ministre", "minister", "plan", "lieu", "fois", "time", "temps", "abord", "tour", "round",
     "degre", "main", "hand")
)  # fmt: skip
_ROUNDS = frozenset(("tour", "round", "degre", "main", "hand"))
_BEFORE_RANK = frozenset(
    ("the", "a", "its", "his", "her", "their", "ranked", "ranks", "finished", "came", "comes")
)
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
