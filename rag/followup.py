"""Follow-up questions made whole from the conversation, by rules.

"Et pourquoi ?" takes up the last question; "Et Kim van Sparrentak ?" puts a new name in the
place of the last one; "And who is he?" puts the last person named in place of the pronoun.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.answer import Answer

_OPENING: Final = re.compile(
    r"^(et|and|mais|but|ok|alors|so|donc|what about|how about|qu'en est-il de|quid de)\b[\s,:]*",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    r"\b(qui|que|quoi|quel\w*|combien|comment|pourquoi|quand|où|est-ce|who\w*|what|which|when|"
    r"where|why|how|is|are|was|were|does|do|did|has|have|can|will)\b",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    r"^(pourquoi|why|comment|how|quand|when|où|where|combien|how much|who|qui|ah bon|really)"
    r"(\s+(ça|cela|so|that|exactement|exactly|donc))?\s*[?!.]*$",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(
    r"\b(il|elle|ils|elles|lui|celui-ci|celle-ci|he|she|they|him|her|them|it|"
    r"this person|cette personne|ce dernier|cette dernière)\b|-t-(il|elle|ils|elles)\b|"
    r"-(il|elle|ils|elles)\b",
    re.IGNORECASE,
)


def rewritten(question: str, turns: Sequence[Answer]) -> str:
    """Return a question that can be understood without the conversation.

    Parameters
    ----------
    question
        As asked.
    turns
        The answers given before, oldest first.
    """
    if not turns:
        return question
    last = turns[-1]
    opened = _OPENING.sub("", question.strip())
    follows = opened != question.strip()
    if _BARE.match(opened):
        return f"{opened.rstrip(' ?!.')} : {last.searched}" if opened else last.searched
    if follows and not _ASKING.search(opened):
        return _with_name(opened, last.searched)
    if _PRONOUN.search(opened) and not mentions(opened):
        referent = _referent(last)
        if referent:
            return f"{opened.rstrip(' ?')} ({referent}) ?"
    return question


def _with_name(fragment: str, previous: str) -> str:
    """Put the fragment's name in the place of the previous question's last name."""
    new = fragment.strip(" ?!.")
    old = mentions(previous)
    if old and mentions(new):
        return previous.replace(old[0], new) if len(old) == 1 else previous.replace(old[-1], new)
    return f"{previous.rstrip(' ?')} {new} ?"


def _referent(last: Answer) -> str | None:
    asked = mentions(last.searched)
    if asked:
        return asked[0]
    told = mentions(" ".join(sentence.text for sentence in last.sentences))
    return told[0] if told else None
