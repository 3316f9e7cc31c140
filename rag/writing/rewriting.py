"""A follow-up made whole by the model, and thrown away unless it only says what was said.

The rules of ``rag.followup`` know that a question depends on the conversation; a model words it
better. Its wording is taken when it adds no name and no figure, keeps the question's own words,
the names that the rules found and the language, and is not far longer; otherwise the rules'
stands. It may cost one short call, and seconds, not the minutes that an answer is waited for.
"""

from __future__ import annotations

import re
from collections.abc import Generator as Generating
from contextlib import ExitStack, closing
from time import monotonic
from typing import TYPE_CHECKING, Final

from index.analysis import is_stop, language_of, words
from prompts import load
from rag.errors import ModelFailed
from rag.llm.generator import Hurried, Loading, Piece
from rag.text.names.mentions import mentions
from rag.writing.sanitising import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.documents import Language
    from rag.answer import Answer
    from rag.followup import FollowUp
    from rag.llm.generator import Generator

_TURNS: Final = 2  # what a pronoun can reach back to
_LONGEST_TURN: Final = 300  # characters of one answer
_LONGEST: Final = 300  # characters of a question
_LONGER: Final = 60  # characters that a whole question may add to twice the one asked
_SECONDS: Final = 15.0  # for the whole rewriting, and for the model's first word
_SAID: Final = {"fr": ("Question", "Réponse"), "en": ("Question", "Answer")}


def rewrite(
    follow: FollowUp,
    turns: Sequence[Answer],
    *,
    language: Language,
    generator: Generator,
    seconds: float = _SECONDS,
) -> str | None:
    """Return the question as a model rewrites it, None when it cannot be trusted or fails.

    Parameters
    ----------
    follow
        The question, known to depend on the conversation, and what the rules make of it.
    turns
        The answers given before, oldest first.
    seconds
        After which the model is given up; a model that must first be loaded is, at once.
    """
    conversation = told(turns, language)
    asked = harmless(follow.asked)[:_LONGEST]
    prompt = load("rewrite", language).fill(conversation=conversation, question=asked)
    hurried = generator.within(seconds) if isinstance(generator, Hurried) else generator
    try:
        text = _written(hurried, prompt, seconds)
    except ModelFailed:
        return None  # the answer's own call will tell
    return trusted(text, asked, conversation, language=language, by_rules=follow.text)


def _written(generator: Generator, prompt: str, seconds: float) -> str:
    """Return what a model writes, up to the length of a question; nothing when it takes long.

    Leaving the loop closes the stream, which stops the model.
    """
    until = monotonic() + seconds
    text = ""
    events = generator.stream(prompt)
    with ExitStack() as stack:
        if isinstance(events, Generating):
            stack.enter_context(closing(events))
        for event in events:
            if isinstance(event, Loading) or monotonic() > until:
                return ""
            if isinstance(event, Piece):
                text += event.text
            if len(text) > _LONGEST or "\n" in text.strip():
                return text
    return text


def told(turns: Sequence[Answer], language: Language) -> str:
    """Return the end of a conversation, as the prompt shows it."""
    asked, answered = _SAID[language]
    colon = "\u00a0: " if language == "fr" else ": "
    lines: list[str] = []
    for turn in turns[-_TURNS:]:
        said = harmless(" ".join(sentence.text for sentence in turn.sentences))
        lines.append(f"{asked}{colon}{harmless(turn.searched)[:_LONGEST]}")
        lines.append(f"{answered}{colon}{said[:_LONGEST_TURN]}")
    return "\n".join(lines)


def trusted(
    text: str, question: str, conversation: str, *, language: Language, by_rules: str = ""
) -> str | None:
    r"""Return the one question in a model's text, None unless it only says what was said.

    Examples
    --------
    >>> said = "Question : Qui est Kai Zenner ? Réponse : Un conseiller d'Axel Voss."
    >>> def read(text):
    ...     return trusted(text, "Pourquoi est-il fâché ?", said, language="fr",
    ...                    by_rules="Pourquoi Kai Zenner est-il fâché ?")
    >>> read("« Pourquoi Kai Zenner est-il fâché ? »\n")
    'Pourquoi Kai Zenner est-il fâché ?'
    >>> read("Pourquoi Sam Altman est-il fâché ?"), read("Parce qu'il a perdu.")
    (None, None)
    >>> read("Pourquoi le conseiller est-il fâché ?")  # the rules found who
    """
    lines = [line.strip(' \t«»"“”*`\u00a0') for line in text.strip().splitlines() if line.strip()]
    if len(lines) != 1 or not lines[0].endswith("?"):
        return None
    candidate = _unlabelled(lines[0])
    if len(candidate) > min(_LONGEST, _LONGER + 2 * max(len(question), len(by_rules))):
        return None
    known = _content([conversation, question], language)
    kept = _content([question], language)
    found = _content([candidate], language)
    if language_of(candidate) not in {language, None} or 2 * len(kept & found) < len(kept):
        return None
    names = (_content([name], language) for name in mentions(by_rules))
    if not all(found & name for name in names if name):
        return None
    marked = [word for word in candidate.split() if any(c.isupper() or c.isdigit() for c in word)]
    return candidate if _content(marked, language) <= known else None


def _unlabelled(line: str) -> str:
    """Return a question without the label that a small model writes before it again.

    >>> _unlabelled("Question réécrite : Qui est-ce ?"), _unlabelled("Rewritten question: Why?")
    ('Qui est-ce ?', 'Why?')
    """
    return re.sub(r"^(?:Question réécrite|Rewritten question|Question)\s*:\s*", "", line)


def _content(texts: Iterable[str], language: Language) -> frozenset[str]:
    """Return the words of some texts that are not function words."""
    found = (word.text for text in texts for word in words(text))
    return frozenset(word for word in found if not is_stop(word, language))
