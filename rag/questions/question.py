"""Reading a question: its language, its content words, the names in it, what it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from index.analysis import fold, is_stop, language_of, words
from index.sentences import sentence_spans
from rag.questions.answer_type import focus_word, question_word
from rag.questions.courtesy import courtesy_off
from rag.questions.kinds import kind_of
from rag.validation import check_question

if TYPE_CHECKING:
    from index.documents import Language
    from rag.questions.answer_type import AnswerType

_CAPITAL: Final = re.compile(r"[A-ZÀ-ÖØ-Þ]")


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One content word of a question.

    Attributes
    ----------
    surface, folded
        As written; without case and accents.
    is_name
        Whether it looks like a name.
    aside
        Whether it stands in a sentence beside the one that asks.
    """

    surface: str
    folded: str
    is_name: bool
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question ready to be searched and answered.

    Attributes
    ----------
    asked
        As asked, trimmed.
    text
        What is asked, without greeting, request and thanks (:mod:`rag.questions.courtesy`).
    language
        ``fr`` or ``en``; ``sure`` is false when function words do not tell.
    words
        Content words in order, function and question words left out.
    type
        What kind of thing would answer it.
    names
        Proper names and acronyms, maximal runs, as written.
    """

    asked: str
    text: str
    language: Language
    sure: bool
    words: tuple[QueryWord, ...]
    type: AnswerType
    names: tuple[str, ...]


def read_question(text: str, *, main_language: Language) -> Question:
    """Read a question; a language that cannot be told is the dossier's main one.

    Raises
    ------
    QuestionEmpty, QuestionTooLong
        When it cannot be asked.

    Examples
    --------
    >>> q = read_question("Combien Microsoft a-t-il investi dans Mistral AI ?", main_language="en")
    >>> q.language, q.type, q.names
    ('fr', 'amount', ('Microsoft', 'Mistral AI'))
    >>> [word.folded for word in q.words]
    ['microsoft', 'investi', 'mistral', 'ai']
    """
    trimmed = " ".join(check_question(text).split())
    told = language_of(trimmed)
    language = told or main_language
    text = courtesy_off(trimmed)
    return Question(
        asked=trimmed,
        text=text,
        language=language,
        sure=told is not None and len(words(trimmed)) > 1,
        words=_content_words(text, language),
        type=kind_of(text),
        names=_names(text, language),
    )


def focus(question: Question) -> QueryWord | None:
    """Return the word that :func:`rag.questions.answer_type.focus_word` names, if any."""
    head = focus_word(question.text)
    return next((w for w in question.words if w.folded == head and not w.is_name), None)


def _content_words(text: str, language: Language) -> tuple[QueryWord, ...]:
    found = []
    all_words = words(text)
    asking = _asking(text, language)
    for place, word in enumerate(all_words):
        surface = text[word.start : word.end]
        name = _looks_like_name(surface, first=place == 0, language=language)
        if (
            not word.text[0].isalnum()
            or word.text.endswith("'")
            or (len(word.text) == 1 and not name and not word.text.isdigit())
        ):
            continue
        acronym = len(surface) > 1 and surface.isupper()
        if not acronym and (is_stop(word.text, language) or question_word(word.text)):
            continue
        aside = bool(asking) and not any(word.start in span for span in asking)
        found.append(QueryWord(surface, word.text, name, aside))
    return tuple(found)


def _asking(text: str, language: Language) -> list[range]:
    """Return where the sentences that ask stand, nothing where all do or none does.

    >>> _asking("I keep a diary. Who paid? I forgot.", "en")
    [range(16, 25)]
    """
    spans = sentence_spans(text, language)
    asking = [range(s.start, s.end) for s in spans if s.of(text).rstrip().endswith("?")]
    return asking if len(asking) < len(spans) else []


def _looks_like_name(surface: str, *, first: bool, language: Language) -> bool:
    if not _CAPITAL.search(surface):
        return False
    if len(surface) > 1 and surface.rstrip("s").isupper():
        return True
    folded = fold(surface)
    return not (is_stop(folded, language) or question_word(folded)) and not first


_INSIDE: Final = frozenset(
    {"", "-", "van", "von", "der", "van der", "von der", "Le", "La", "Du", "De", "Des", "El", "Di"}
)  # what may stand between two words of one name: Anne Le Gall


def _names(text: str, language: Language) -> tuple[str, ...]:
    """Return maximal runs of name-like words; particles between two names stay inside."""
    runs: list[list[tuple[int, int]]] = []
    previous_end = -1
    for place, word in enumerate(words(text)):
        surface = text[word.start : word.end]
        elision = word.text.endswith("'")
        if elision or not _looks_like_name(surface, first=place == 0, language=language):
            continue
        between = text[previous_end : word.start].strip() if previous_end >= 0 else "x"
        joined = between in _INSIDE and previous_end >= 0
        if joined and runs:
            runs[-1].append((word.start, word.end))
        else:
            runs.append([(word.start, word.end)])
        previous_end = word.end
    return tuple(text[run[0][0] : run[-1][1]] for run in runs)
