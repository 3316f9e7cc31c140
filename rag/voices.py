"""Whose voice an extract is: its reader's, a person's who is quoted, or the outlet's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from index.analysis import language_of, words
from index.documents import Span
from index.sentences import sentence_spans
from index.speech import quotes_of
from rag.text.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Collection

    from index.documents import Language
    from rag.answer import Voice
    from rag.extract import Extract

_BRIEF: Final = 12  # words of a sentence that announces a quote
_QUOTED: Final = re.compile(r"[«“\"]([^»”\"]*)(?:[»”\"]|$)")
_PAIRED: Final = re.compile(r"«[^«»\n]*»|“[^“”\n]*”")


def voice_of(extract: Extract) -> tuple[Voice, str | None]:
    """Return an extract's voice and speaker: a reader, a person quoted, or the outlet.

    A comment is its reader's, but for a line that a colon brings in and that is another's: in
    another language, or behind a verb of saying (*The notice says:*). An extract of an article of
    which at least half stands inside « » is quoted, and so is such a sentence behind a short one
    that announces it (*Odile Farges va plus loin.*). A quote that goes on in the next sentence is
    not closed in this one, and one that began before is not opened in it. The speaker is whom the
    passage names with a verb of saying.
    """
    source = extract.hit.source
    if source.kind == "comment":
        return ("quoted", None) if _is_brought_in(extract) else ("reader", source.author)
    announced = _announced(extract.text, source.language)
    if _is_quoted(extract.text, _carried_on(extract)) or _is_quoted(announced):
        return "quoted", _speaker(extract)
    return "reported", None


def in_their_words(extract: Extract, asked: Collection[str]) -> Extract:
    """Return the second of two sentences where it alone quotes somebody who is asked about.

    Parameters
    ----------
    extract
        One sentence or two.
    asked
        Names, as the question writes them.
    """
    spans = sentence_spans(extract.text, extract.hit.source.language)
    if len(spans) != 2 or not asked:
        return extract
    said = replace(
        extract,
        text=spans[1].of(extract.text),
        start=extract.start + spans[1].start,
        end=extract.start + spans[1].end,
        before=spans[0].of(extract.text),
    )
    voice, speaker = voice_of(said)
    if voice != "quoted" or speaker is None or _is_quoted(spans[0].of(extract.text)):
        return extract
    named = {word.text for word in words(speaker)} & {word.text for word in words(said.text)}
    return said if any(named & {word.text for word in words(name)} for name in asked) else extract


def _is_brought_in(extract: Extract) -> bool:
    """Tell whether a reader brings in another's words, behind a line that ends on a colon."""
    passage = extract.hit.text
    before = passage[: extract.start - extract.hit.start]
    lines = [line.strip() for line in before.splitlines()]
    lead = next((line for line in reversed(lines) if line), "")
    if not (lead.endswith(":") and before.rstrip(" \u00a0").endswith("\n")):
        return False
    told = extract.text.splitlines()[0]
    says = any("say" in frame.term.senses for frame in Facts(lead).frames)
    foreign = language_of(told) not in {None, extract.hit.source.language}
    return (says or foreign) and len(told) * 2 >= len(extract.text)


def _announced(text: str, language: Language) -> str:
    """Return the sentence that a short one announces, nothing where there is none.

    >>> _announced("Odile Farges va plus loin. « Nous verrons », répond-elle.", "fr")
    '« Nous verrons », répond-elle.'
    """
    spans = sentence_spans(text, language)
    if len(spans) != 2 or len(text[: spans[0].end].split()) > _BRIEF:
        return ""
    return spans[1].of(text)


def _carried_on(extract: Extract) -> int:
    """Return how many characters at an extract's head end a quote that began before it."""
    at = extract.start - extract.hit.start
    for pair in _PAIRED.finditer(extract.hit.text):
        if pair.start() < at < pair.end():
            return min(pair.end() - at, len(extract.text))
    return 0


def _is_quoted(text: str, head: int = 0) -> bool:
    """Tell whether half of a text stands in quotation marks, the first ``head`` characters counted.

    >>> _is_quoted("Il les a « bernés », dit-elle.")
    False
    >>> _is_quoted("On nous a bernés », dit-elle.", 17)
    True
    """
    inside = head + sum(map(len, _QUOTED.findall(text[head:])))
    return bool(text) and inside * 2 >= len(text)


def _speaker(extract: Extract) -> str | None:
    """Return who says most of what an extract quotes, as the passage names him.

    A quote that the page forgets to close ends with the extract.
    """
    start, end = extract.start - extract.hit.start, extract.end - extract.hit.start
    text = extract.hit.text
    unclosed = text.count("«", 0, end) > text.count("»", 0, end)
    return _sayer(text, start, end) or (_sayer(f"{text[:end]} »", start, end) if unclosed else None)


def _sayer(text: str, start: int, end: int) -> str | None:
    found = [
        (min(quote.end, end) - max(quote.start, start), quote.speaker)
        for quote in quotes_of(text, [Span(0, len(text))])
    ]
    length, speaker = max(found, key=lambda one: one[0], default=(0, None))
    return speaker if length > 0 else None
