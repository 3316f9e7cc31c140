"""Whether a question can be asked at all."""

from __future__ import annotations

from typing import Final

from rag.errors import QuestionEmpty, QuestionTooLong

MAX_QUESTION: Final = 2_000  # characters


def check_question(text: str) -> str:
    r"""Return the question without outer spaces, or say why it cannot be asked.

    Raises
    ------
    QuestionInvalid
        Without a letter or a digit, or over :data:`MAX_QUESTION` characters.

    Examples
    --------
    >>> check_question("  Qui ?\n")
    'Qui ?'
    >>> check_question(" ?! ")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    rag.errors.QuestionEmpty: The question is empty: write one in French or English.
    """
    stripped = text.strip()
    if not any(character.isalnum() for character in stripped):
        raise QuestionEmpty
    if len(stripped) > MAX_QUESTION:
        raise QuestionTooLong(length=len(stripped), limit=MAX_QUESTION)
    return stripped
