"""What a question speaks of and no page does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import fold, words

if TYPE_CHECKING:
    from index.lexical import LexicalIndex
    from rag.evidence import Wanted

_ABOUT: Final = re.compile(
    r"\b(?:du|des|de|au|aux|à|d[’']|sur|au sujet|à propos|quant|about|of|on|regarding)\s*"
    r"(?:(?:la|le|les|the)\b|l[’'])?\s*",
    re.IGNORECASE,
)
_END: Final = " ?!.…\u00a0\u202f"


def absent(wanted: Wanted, lexical: LexicalIndex) -> tuple[str, ...]:
    """Return the names that no page holds, and what a named reader is asked about in vain."""
    return missing_names(wanted, lexical) or _missing_subject(wanted, lexical)


def missing_names(wanted: Wanted, lexical: LexicalIndex) -> tuple[str, ...]:
    """Return the question's names of which some word stands on no page, misspelt or not.

    Outlets and readers of the dossier are no missing names, though no text may hold them.
    """
    voices = {word.text for voice in wanted.voices for word in words(voice)}
    unknown = {
        word.surface
        for word, concept in zip(wanted.question.words, wanted.concepts, strict=True)
        if word.is_name
        and word.folded not in voices
        and not any(lexical.frequency(form) for form in concept.forms)
    }
    return tuple(
        name for name in wanted.question.names if any(part in unknown for part in name.split())
    )


def _missing_subject(wanted: Wanted, lexical: LexicalIndex) -> tuple[str, ...]:
    """Return the subject on which a reader of the dossier is questioned, where no page has it.

    "Que dit Snoopy de la grève des trains ?": what she writes on other things is no answer. The
    noun that heads the subject tells: its first in French, its last in English.
    """
    text = wanted.question.text
    found = list(_ABOUT.finditer(text))
    if not wanted.voices or not found:
        return ()
    subject = text[found[0].end() :].strip(_END)
    folded = {word.text for word in words(fold(subject))}
    asked = [
        any(map(lexical.frequency, concept.forms))
        for word, concept in zip(wanted.question.words, wanted.concepts, strict=True)
        if word.folded in folded
    ]
    head = 0 if wanted.question.language == "fr" else -1
    return (subject,) if asked and not asked[head] else ()
