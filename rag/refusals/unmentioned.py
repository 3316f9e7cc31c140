"""What a question speaks of and no page does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import fold, words
from rag.overview.scope import generic
from rag.questions.answer_type import scope_word
from rag.text.names.names import TITLES
from rag.text.words.lexicon import is_common

if TYPE_CHECKING:
    from index.lexical import LexicalIndex
    from rag.evidence.selection import Wanted

_ABOUT: Final = re.compile(
    r"\b(?:du|des|de|au|aux|à|d[’']|sur|au sujet|à propos|quant|about|of|on|regarding)\s*"
    r"(?:(?:la|le|les|the)\b|l[’'])?\s*",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(  # the question's own verb stands behind what is no subject of it
    r"\b(?:does|do|did|is|are|was|were|has|have|est|sont|a|ont)\b|-(?:t-)?(?:ils?|elles?|on)\b",
    re.IGNORECASE,
)
_POSTER: Final = "op"  # what forums add to who opened the thread: SnoopyOP
_SURE: Final = 0.5  # weight of a form that is surely the word: an improbable translation is not
_END: Final = " ?!.…\u00a0\u202f"


def absent(wanted: Wanted, lexical: LexicalIndex) -> tuple[str, ...]:
    """Return the names that no page holds, and what a named reader is asked about in vain."""
    return missing_names(wanted, lexical) or _missing_subject(wanted, lexical)


def missing_names(wanted: Wanted, lexical: LexicalIndex) -> tuple[str, ...]:
    """Return the question's names of which some word stands on no page, misspelt or not.

    Outlets and readers of the dossier are no missing names, though no text may hold them, nor is
    a plain word of a name of several (*Secretary of State for Digital Affairs*) or its title.
    """
    voices = {word.text for voice in wanted.voices for word in words(voice)}
    unknown = {
        word.surface
        for word, concept in zip(wanted.question.words, wanted.concepts, strict=True)
        if word.is_name
        and voices.isdisjoint((word.folded, word.folded.removesuffix(_POSTER)))
        and not any(lexical.frequency(form) for form in concept.forms)
    }
    return tuple(
        name
        for name in wanted.question.names
        if any(part in unknown and not _plain(part, name, wanted) for part in name.split())
    )


def _plain(part: str, name: str, wanted: Wanted) -> bool:
    """Whether a word of a name of several is one of the language, or a title like *Dr*."""
    word = fold(part)
    return part != name and (word in TITLES or is_common(word, wanted.question.language))


def subject(wanted: Wanted) -> tuple[str, int] | None:
    """Return what a reader of the dossier is asked about, with the place of the noun that heads it.

    That noun is the first in French and the last in English; None where the question names no
    reader or no subject.
    """
    text = wanted.question.text
    for voice in wanted.voices:
        text = text.replace(voice, "")
    found = _ABOUT.search(text)
    if not wanted.voices or found is None:
        return None
    told = text[found.end() :].strip(_END)
    if _GOES_ON.search(told):
        return None
    folded = {word.text for word in words(told)}
    places = [
        at
        for at, word in enumerate(wanted.question.words)
        if word.folded in folded and not scope_word(word.folded)
    ]
    return (told, places[0 if wanted.question.language == "fr" else -1]) if places else None


def _missing_subject(wanted: Wanted, lexical: LexicalIndex) -> tuple[str, ...]:
    """Return the subject on which a reader of the dossier is questioned, where no page has it.

    "Que dit Snoopy de la grève des trains ?": what she writes on other things is no answer. The
    matter of the dossier (*the deal*) is no such subject, whatever its pages call it.
    """
    asked = subject(wanted)
    if asked is None or generic(wanted.question.words[asked[1]].folded):
        return ()
    told, at = asked
    sure = (form for form, weight in wanted.concepts[at].forms.items() if weight >= _SURE)
    return () if any(map(lexical.frequency, sure)) else (told,)
