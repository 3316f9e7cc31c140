"""The prompt of a written answer: few tokens, numbered passages, the question as it was asked.

On a CPU the wait is the prompt, so it is kept under a budget. Instructions come first and never
change, so the server keeps their work; the passages stand between two lines that none of them
could have foreseen.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final, NamedTuple

from prompts import load
from rag.writing.packing import pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Language
    from rag.extract import Extract

BUDGET_TOKENS: Final = 900
SENTINEL: Final[dict[str, str]] = {
    "fr": "Ce n'est pas dans les passages.",
    "en": "This is not in the passages.",
}
_FLOOR: Final = 600  # characters left to passages, however long the question is


class AnswerPrompt(NamedTuple):
    """What the model is asked, and what its citation marks will mean.

    Attributes
    ----------
    text
        The prompt.
    numbered
        For each passage, from number 1, the indexes of the extracts that it shows.
    names
        And what “le passage 1” is called in an answer.
    """

    text: str
    numbered: tuple[tuple[int, ...], ...]
    names: tuple[str, ...]


def answer_prompt(
    question: str, extracts: Sequence[Extract], language: Language, *, nonce: str | None = None
) -> AnswerPrompt:
    """Return the prompt that asks a model to answer from the extracts.

    At most :data:`BUDGET_TOKENS`, estimated as characters / 3, for a question of up to about 700
    characters: neighbouring sentences are left out first, then the last extracts.

    Parameters
    ----------
    nonce
        The line round the passages; drawn anew for each prompt unless given.
    """
    template = load("answer", language)
    fence = nonce or f"====={secrets.token_hex(4)}====="
    parts = {"nonce": fence, "question": question, "sentinel": SENTINEL[language]}
    fixed = template.fill(passages="", **parts)
    passages = pack(extracts, language, max(BUDGET_TOKENS * 3 - len(fixed), _FLOOR))
    lines = [passage.line(number) for number, passage in enumerate(passages, start=1)]
    text = template.fill(passages="\n".join(lines), **parts)
    numbered = tuple(tuple(passage.members) for passage in passages)
    return AnswerPrompt(text, numbered, tuple(passage.name for passage in passages))
