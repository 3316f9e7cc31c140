"""Whether a question can be asked at all, and of which documents."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final

from index.errors import Clause
from rag.errors import (
    FilterInvalid,
    FilterReversed,
    QuestionEmpty,
    QuestionNotText,
    QuestionTooLong,
    QuestionWordless,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_QUESTION: Final = 2_000  # characters
QUESTION: Final = Clause("The question", "La question")
SEARCH: Final = Clause("The search", "La recherche")

_SHOWN: Final = 40  # characters of a text without a word
_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_CHOICES: Final[Mapping[str, tuple[str, str]]] = {
    "kind": ("article", "comment"),
    "language": ("fr", "en"),
}
_A_TEXT: Final = Clause("a text", "un texte")
_A_COUNT: Final = Clause("a whole number of at least 1", "un nombre entier d'au moins 1")
_A_DATE: Final = Clause(
    "a date such as 2024, 2024-02 or 2024-02-28", "une date comme 2024, 2024-02 ou 2024-02-28"
)


def check_question(text: str, what: Clause = QUESTION) -> str:
    r"""Return the question without outer spaces, or say why it cannot be asked.

    Parameters
    ----------
    text
        As given.
    what
        What the sentence of an error calls it: :data:`QUESTION` or :data:`SEARCH`.

    Raises
    ------
    QuestionInvalid
        No text, without a letter or a digit, or over :data:`MAX_QUESTION` characters.

    Examples
    --------
    >>> check_question("  Qui ?\n")
    'Qui ?'
    >>> check_question(" ?! ")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    rag.errors.QuestionWordless: The question holds no word, only “?!”: write it in ...
    """
    if not isinstance(text, str):
        raise QuestionNotText(what=what, given=type(text).__name__)
    stripped = text.strip()
    if not stripped:
        raise QuestionEmpty(what=what)
    if not any(character.isalnum() for character in stripped):
        raise QuestionWordless(what=what, text=stripped[:_SHOWN])
    if len(stripped) > MAX_QUESTION:
        raise QuestionTooLong(what=what, length=len(stripped), limit=MAX_QUESTION)
    return stripped


def is_date(text: str) -> bool:
    """Tell whether a text is an ISO date, perhaps partial, that the calendar has.

    >>> is_date("2024-02"), is_date("2024-02-31"), is_date("hier")
    (True, False, False)
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def check_filters(filters: Mapping[str, object]) -> None:
    """Refuse a filter that can mean no document at all; None leaves one free.

    Parameters
    ----------
    filters
        The fields of :class:`rag.retrieval.filters.Filtering`.

    Raises
    ------
    FilterInvalid
        A kind or a language that is none, a name that is no text, what is no date, or an interval
        that ends before it begins.

    Examples
    --------
    >>> check_filters({"kind": "comment", "since": "2024-03", "until": "2024"})
    >>> check_filters({"since": "2024-03", "until": "2024-02-28"})
    Traceback (most recent call last):
    rag.errors.FilterReversed: since 2024-03 is after until 2024-02-28: exchange them.
    """
    for name, value in filters.items():
        wanted = None if value is None else _refused(name, value)
        if wanted is not None:
            raise FilterInvalid(name=name, value=repr(value), wanted=wanted)
    since, until = filters.get("since"), filters.get("until")
    if isinstance(since, str) and isinstance(until, str):
        shared = min(len(since), len(until))
        if since[:shared] > until[:shared]:
            raise FilterReversed(since=since, until=until)


def check_count(k: object, most: int | None = None) -> None:
    """Refuse a number of passages that is no whole number of at least 1, or over ``most``.

    Raises
    ------
    FilterInvalid
        With what was given.

    Examples
    --------
    >>> check_count(-1)
    Traceback (most recent call last):
    rag.errors.FilterInvalid: k cannot be -1: give a whole number of at least 1.
    """
    whole = isinstance(k, int) and not isinstance(k, bool) and k >= 1
    if not whole or (most is not None and k > most):  # type: ignore[operator]
        raise FilterInvalid(name="k", value=repr(k), wanted=_up_to(most))


def _up_to(most: int | None) -> Clause:
    if most is None:
        return _A_COUNT
    return Clause(f"a whole number from 1 to {most}", f"un nombre entier de 1 à {most}")


def _refused(name: str, value: object) -> Clause | None:
    """Return what a filter takes instead of a value, None when the value will do."""
    choices = _CHOICES.get(name)
    if choices is not None:
        listed = Clause(" or ".join(choices), " ou ".join(choices))
        return None if value in choices else listed
    if name in {"since", "until"}:
        return None if isinstance(value, str) and is_date(value) else _A_DATE
    return None if isinstance(value, str) and value.strip() else _A_TEXT
