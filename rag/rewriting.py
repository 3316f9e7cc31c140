"""A follow-up made whole by the model, and thrown away unless it only says what was said.

The rules of ``rag.followup`` know that a question depends on the conversation; a model words it
better. Its wording is taken when it adds no name and no figure, keeps the question's own words
and its language; otherwise the rules' stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from index.analysis import is_stop, language_of, words
from prompts import load
from rag.errors import ModelFailed
from rag.harmless import harmless
from rag.llm.generator import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.documents import Language
    from rag.answer import Answer
    from rag.llm.generator import Generator

_TURNS: Final = 2  # what a pronoun can reach back to
_LONGEST_TURN: Final = 300  # characters of one answer
_LONGEST: Final = 300  # characters of a question
_SAID: Final = {"fr": ("Question", "Réponse"), "en": ("Question", "Answer")}


def rewrite(
    question: str, turns: Sequence[Answer], language: Language, generator: Generator
) -> str | None:
    """Return the question as a model rewrites it, None when it cannot be trusted or fails.

    Parameters
    ----------
    question
        As asked, known to depend on the conversation.
    turns
        The answers given before, oldest first.
    """
    conversation = told(turns, language)
    prompt = load("rewrite", language).fill(conversation=conversation, question=question)
    try:
        pieces = [event.text for event in generator.stream(prompt) if isinstance(event, Piece)]
    except ModelFailed:
        return None  # the answer's own call will tell
    return trusted("".join(pieces), question, conversation, language)


def told(turns: Sequence[Answer], language: Language) -> str:
    """Return the end of a conversation, as the prompt shows it."""
    asked, answered = _SAID[language]
    colon = "\u00a0: " if language == "fr" else ": "
    lines: list[str] = []
    for turn in turns[-_TURNS:]:
        said = harmless(" ".join(sentence.text for sentence in turn.sentences))
        lines.append(f"{asked}{colon}{harmless(turn.searched)}")
        lines.append(f"{answered}{colon}{said[:_LONGEST_TURN]}")
    return "\n".join(lines)


def trusted(text: str, question: str, conversation: str, language: Language) -> str | None:
    r"""Return the one question in a model's text, None unless it only says what was said.

    Examples
    --------
    >>> conversation = "Question : Qui est Kai Zenner ? Réponse : Un conseiller d'Axel Voss."
    >>> trusted("« Pourquoi Kai Zenner est-il fâché ? »\n", "Pourquoi est-il fâché ?",
    ...         conversation, "fr")
    'Pourquoi Kai Zenner est-il fâché ?'
    >>> trusted("Pourquoi Sam Altman est-il fâché ?", "Pourquoi est-il fâché ?", conversation, "fr")
    >>> trusted("Parce qu'il a perdu.", "Pourquoi est-il fâché ?", conversation, "fr")
    """
    lines = [line.strip(' \t«»"“”*`') for line in text.strip().splitlines() if line.strip()]
    if len(lines) != 1 or not lines[0].endswith("?") or len(lines[0]) > _LONGEST:
        return None
    candidate = lines[0]
    known = _content([conversation, question], language)
    kept = _content([question], language)
    found = _content([candidate], language)
    if language_of(candidate) not in {language, None} or 2 * len(kept & found) < len(kept):
        return None
    marked = [word for word in candidate.split() if any(c.isupper() or c.isdigit() for c in word)]
    return candidate if _content(marked, language) <= known else None


def _content(texts: Iterable[str], language: Language) -> frozenset[str]:
    """Return the words of some texts that are not function words."""
    found = (word.text for text in texts for word in words(text))
    return frozenset(word for word in found if not is_stop(word, language))
