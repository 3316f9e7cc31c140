"""Numbers that are ages, though no year is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.checks.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.checks.numerals import Numeral
    from rag.checks.tokens import Token

_YOUNGEST, _OLDEST = 5, 110  # years
_LIMITS = frozenset(("under", "over", "below", "above"))
_PEOPLE = frozenset(  # everyone under 18
    ("everyone", "anyone", "anybody", "everybody", "those", "people", "children", "child", "kids",
     "minors", "teenagers", "teens", "adolescents", "users", "adults", "women", "men", "girls",
     "boys", "persons", "voters", "youngsters", "patients", "pupils", "students")
)  # fmt: skip


def is_age(tokens: Sequence[Token], at: int, numeral: Numeral) -> bool:
    """Tell whether a number is an age: between commas behind a name, aged, or the end of people.

    >>> from rag.checks.numerals import numeral_at
    >>> from rag.checks.tokens import tokenise
    >>> def check(text):
    ...     tokens = tokenise(text)
    ...     at = next(at for at, token in enumerate(tokens) if token.text.isdigit())
    ...     return is_age(tokens, at, numeral_at(tokens, at))
    >>> check("Roux, 71, left."), check("a boy aged 9"), check("a ban for everyone under 18")
    (True, True, True)
    >>> check("under 18 conditions"), check("the price fell under 18")
    (False, False)
    """
    if numeral.kind != "digits" or not _YOUNGEST <= numeral.value <= _OLDEST or at == 0:
        return False
    if tokens[at - 1].text in ("aged", "age", "ages", "agee", "agees"):
        return True
    if tokens[at - 1].text in _LIMITS and text_at(tokens, at - 2) in _PEOPLE:
        return True
    if numeral.stop >= len(tokens):
        return False
    closed = tokens[numeral.stop].gap.strip()[:1] in (",", ")")
    return tokens[at - 1].capital and tokens[at].gap.strip() in (",", "(") and closed
