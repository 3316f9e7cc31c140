"""Numbers that are ages, though no year is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.text.numbers.numerals import Numeral
    from rag.text.words.tokens import Token

_YOUNGEST, _OLDEST = 5, 110  # years
_LIMITS = frozenset(("under", "over", "below", "above"))
_AFTER = frozenset(
    ("from", "in", "on", "at", "to", "and", "or", "who", "is", "are", "was", "were", "will",
     "would", "should", "can", "cannot", "may", "must", "by", "without", "not", "have", "had")
)  # fmt: skip
_PEOPLE = frozenset(  # everyone under 18
    ("everyone", "anyone", "anybody", "everybody", "those", "people", "children", "child", "kids",
     "minors", "teenagers", "teens", "adolescents", "users", "adults", "women", "men", "girls",
     "boys", "persons", "voters", "youngsters", "patients", "pupils", "students")
)  # fmt: skip


def _ends(tokens: Sequence[Token], stop: int) -> bool:
    """Whether nothing that is counted or weighed follows a number: not *under 20 kg*."""
    return stop >= len(tokens) or bool(tokens[stop].gap.strip()) or tokens[stop].text in _AFTER


def is_age(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """Tell whether a number is an age: between commas behind a name, aged, or the end of people.

    >>> from rag.text.numbers.numerals import numeral_at
    >>> from rag.text.words.tokens import tokenise
    >>> def check(text):
    ...     tokens = tokenise(text)
    ...     at = next(at for at, token in enumerate(tokens) if token.text.isdigit())
    ...     return is_age(tokens, at, numeral_at(tokens, at))
    >>> check("Roux, 71, left."), check("a boy aged 9"), check("a ban for everyone under 18")
    (True, True, True)
    >>> check("children under 20 kg"), check("people under 18 tons of rubble")
    (False, False)
    >>> check("under 18 conditions"), check("the price fell under 18")
    (False, False)
    """
    if numeral.kind != "digits" or not _YOUNGEST <= numeral.value <= _OLDEST or at == 0:
        return False
    if tokens[at - 1].text in ("aged", "age", "ages", "agee", "agees"):
        return True
    if tokens[at - 1].text in _LIMITS and text_at(tokens, at - 2) in _PEOPLE:
        return _ends(tokens, numeral.stop)
    if numeral.stop >= len(tokens):
        return False
    closed = tokens[numeral.stop].gap.strip()[:1] in (",", ")")
    return tokens[at - 1].capital and tokens[at].gap.strip() in (",", "(") and closed
