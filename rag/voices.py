"""Whose voice an extract is: its reader's, a person's who is quoted, or the outlet's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import language_of
from index.sentences import sentence_spans
from rag.checks.facts import Facts
from rag.mentions import mentions

if TYPE_CHECKING:
    from index.documents import Language
    from rag.answer import Voice
    from rag.extract import Extract

_BRIEF: Final = 12  # words of a sentence that announces a quote
_SAYING: Final = frozenset("says said adds added told explains explained insists warns".split())
_QUOTED: Final = re.compile(r"[«“\"]([^»”\"]*)(?:[»”\"]|$)")


def voice_of(extract: Extract) -> tuple[Voice, str | None]:
    """Return an extract's voice and speaker: a reader, a person quoted, or the outlet.

    A comment is its reader's, but for a line that a colon brings in and that is another's: in
    another language, or behind a verb of saying (*The notice says:*). An extract of an article of
    which at least half stands inside « » is quoted, and so is such a sentence behind a short one
    that announces it (*Odile Farges va plus loin.*). A quote that goes on in the next sentence is
    not closed in this one. The speaker is the one whom the extract, or the sentence before it,
    names with a verb of saying.
    """
    source = extract.hit.source
    text = extract.text
    if source.kind == "comment":
        brought = _brings_in(extract)
        return ("quoted", speaker_in(brought)) if brought else ("reader", source.author)
    lead, announced = _announced(text, source.language)
    if not _is_quoted(text) and not _is_quoted(announced):
        return "reported", None
    persons = [name for name in mentions(lead) if " " in name]
    alone = persons[0] if len(persons) == 1 else None
    return "quoted", speaker_in(text) or speaker_in(f"{extract.before} {text}") or alone


def _brings_in(extract: Extract) -> str:
    """Return the line by which a reader brings in another's words, empty where they are his."""
    passage = extract.hit.text
    before = passage[: extract.start - extract.hit.start]
    lines = [line.strip() for line in before.splitlines()]
    lead = next((line for line in reversed(lines) if line), "")
    if not (lead.endswith(":") and before.rstrip(" \u00a0").endswith("\n")):
        return ""
    told = extract.text.splitlines()[0]
    says = any("say" in frame.term.senses for frame in Facts(lead).frames)
    foreign = language_of(told) not in {None, extract.hit.source.language}
    return lead if (says or foreign) and len(told) * 2 >= len(extract.text) else ""


def _announced(text: str, language: Language) -> tuple[str, str]:
    """Return a short sentence and the one that it announces, nothing where there is none.

    >>> _announced("Odile Farges va plus loin. « Nous verrons », répond-elle.", "fr")
    ('Odile Farges va plus loin.', '« Nous verrons », répond-elle.')
    """
    spans = sentence_spans(text, language)
    if len(spans) != 2 or len(text[: spans[0].end].split()) > _BRIEF:
        return "", ""
    return text[: spans[0].end], text[spans[1].start : spans[1].end]


def _is_quoted(text: str) -> bool:
    inside = sum(map(len, _QUOTED.findall(text)))
    return bool(text) and inside * 2 >= len(text)


def speaker_in(text: str) -> str | None:
    """Return the one person or body that a text says speaks, None when there is none or several.

    >>> speaker_in("« Nous verrons », répond Odile Farges, maire de Vernou.")
    'Odile Farges'
    >>> speaker_in("« Nous verrons », répond-elle.") is None
    True
    """
    facts = Facts(text)
    saying = (
        frame
        for frame in facts.frames
        if "say" in frame.term.senses or facts.tokens[frame.term.at].text in _SAYING
    )
    speaking = {*facts.speakers, *(name for frame in saying for name in frame.agents)}
    found = {
        text[facts.tokens[name.start].start : facts.tokens[name.stop - 1].end] for name in speaking
    }
    return found.pop() if len(found) == 1 else None
