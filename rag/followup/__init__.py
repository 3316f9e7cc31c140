"""Follow-up questions made whole from the conversation, by rules.

"Et pourquoi ?" takes up the last question; "Et Kim van Sparrentak ?" puts a new name in the
place of the last one; "And who is he?" puts the one last spoken of in place of the pronoun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from index.analysis import language_of
from rag.followup.again import asked_again, is_bare
from rag.followup.pronouns import leaning, resolved, told_of
from rag.followup.replacing import in_its_place
from rag.followup.topic import topic
from rag.overview.asking import asking
from rag.questions.question import read_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.answer import Answer

_OPENING: Final = re.compile(
    r"^(?:(?:et|and|mais|but|ok|alors|so|donc|or|ou)\b[\s,:]+)*"
    r"(?:what about|how about|qu'en est-il (?:de |du |des |d')|quid (?:de |du |des |d'))?[\s,:]*",
    re.IGNORECASE,
)
_ASKING: Final = re.compile(
    r"\b(qui|que|qu'|quoi|quel\w*|lesquel\w*|laquelle|combien|comment|pourquoi|quand|où|est-ce|"
    r"who\w*|what|which|when|where|why|how|is|are|was|were|does|do|did|has|have|had|can|could|"
    r"will|would|should)\b|\w-(?:t-)?(?:il|elle|on|ils|elles)\b",
    re.IGNORECASE,
)
_SHORT: Final = re.compile(
    r"^pourquoi (?:ce|cet|cette|ces|si|autant|un tel|une telle)\b(?:[ '’][\w-]+){0,3}\s*[?!.]*$|"
    r"^why (?:this|that|these|those|such an?|so) [\w-]+(?: [\w-]+)?\s*[?!.]*$",
    re.IGNORECASE,
)
_TONE: Final = re.compile(
    r"\b(?:exactement|précisément|vraiment|sûr|exactly|precisely|really|sure)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question in its conversation.

    Attributes
    ----------
    asked
        As asked.
    text
        What can be understood without the conversation; as asked where the rules know no better.
    depends
        Whether the question cannot be understood alone.
    """

    asked: str
    text: str
    depends: bool = False


def followed(question: str, turns: Sequence[Answer]) -> FollowUp:
    """Read a question in its conversation.

    Parameters
    ----------
    question
        As asked.
    turns
        The answers given before, oldest first; greetings and thanks among them are passed over.
    """
    last = _last(turns)
    asked = question.strip()
    opened = asked[_OPENING.match(asked).end() :]  # type: ignore[union-attr]  # may match nothing
    if last is None or asking(opened) is not None:
        return FollowUp(question, question)
    fragment = opened != asked and not _ASKING.search(opened)
    if is_bare(opened) or fragment or _SHORT.match(opened):
        return FollowUp(question, _completed(opened, last), depends=True)
    if leaning(opened):
        return FollowUp(question, resolved(opened, topic(last)) or question, depends=True)
    return FollowUp(question, question)


def hollow(question: str) -> bool:
    """Tell whether a question is a question word alone, which nothing can be searched with.

    >>> [hollow(q) for q in ("Et pourquoi ?", "When exactly?", "Combien de loups ?", "Et Syl ?")]
    [True, True, False, False]
    """
    opened = question.strip()[_OPENING.match(question.strip()).end() :]  # type: ignore[union-attr]
    if not is_bare(opened) or asking(opened) is not None:
        return False
    alone = _TONE.sub("", opened)
    wordless = not any(map(str.isalnum, alone))
    return wordless or not read_question(alone, main_language="fr").words


def _completed(opened: str, last: Answer) -> str:
    """Return what a question lacks taken from the last one.

    Where that was asked in another language, only its names are taken.
    """
    spoken = language_of(opened)
    if spoken not in {None, language_of(last.searched)} or _SHORT.match(opened):
        about = topic(last)
        return told_of(opened, (*about.names, *about.things)[:2])
    if is_bare(opened):
        return asked_again(opened, last.searched)
    owned = resolved(opened, topic(last)) if leaning(opened) else None
    if owned is not None:
        kept = owned[:2].lower() == opened[:2].lower()
        opened = opened[:1] + owned[1:] if kept else owned
    return in_its_place(opened, last.searched)


def _last(turns: Sequence[Answer]) -> Answer | None:
    for turn in reversed(turns):
        ask = asking(turn.searched)
        if ask is None or ask.kind != "greeting":
            return turn
    return None


__all__ = ["FollowUp", "followed", "hollow"]
