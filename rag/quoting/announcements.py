"""What only announces, brought together with what it announces."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from index.sentences import sentence_spans
from rag.extract import with_next
from rag.quoting.cutting import POINTED, announces

if TYPE_CHECKING:
    from rag.evidence.selection import Wanted
    from rag.extract import Extract

_BRIEF: Final = 20  # words; a shorter opinion or reason brings the sentence after it
_LEAD: Final = 9  # words of a sentence that announces some measures
_COUNTED: Final = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|plusieurs|two|three|four|five|six|several)"
    r" (?:mesures|raisons|choses|points|questions|propositions|pistes|conditions|exigences|"
    r"arguments|reproches|exemples|measures|reasons|things|proposals|demands|steps|principles|"
    r"options|objections|examples)\.$",
    re.IGNORECASE,
)
_PROMISED: Final = re.compile(
    r"\b(?:expose|exposer|exposé|présente|présenter|présenté|énonce|énoncer|énoncé|set out|"
    r"sets out|laid out|lays out|outlined|outlines|unveiled|presented)\s(?:\S+\s){0,3}?"
    r"(?:principes|principles|mesures|measures|propositions|proposals|conditions|rules|règles)\b"
    r"[^.;:]*\.$",
    re.IGNORECASE,
)


def led_on(extract: Extract, wanted: Wanted, most: int) -> Extract:
    """Return a short extract with the sentence after it, where words are asked for, not facts.

    "Apolline Tréguignec va plus loin." only announces what she says. Whatever is asked for, what
    ends on a colon or announces some measures brings what it announces, within ``most`` words.
    """
    promised = wanted.question.type not in POINTED and _PROMISED.search(extract.text)
    if promised or leads_in(extract.text):
        return _with_announced(extract, most, alone=promised is not None)
    if wanted.question.type in POINTED or len(extract.text.split()) > _BRIEF:
        return extract
    longer = with_next(extract)
    if longer is None:
        return extract
    if announces(longer.text):
        longer = _with_announced(longer, most, alone=True)
    return extract if announces(longer.text) else longer


def leads_in(text: str) -> bool:
    """Tell whether a text only announces what comes.

    >>> [leads_in(text) for text in ("Il a dit :", "Je propose trois mesures.", "Trois ont fui.")]
    [True, True, False]
    """
    last = re.split(r"(?<=[.!?…])\s+", text.rstrip())[-1]
    counted = len(last.split()) <= _LEAD and _COUNTED.search(last) is not None
    return announces(text) or counted


def _with_announced(extract: Extract, most: int, *, alone: bool) -> Extract:
    """Return a lead-in with as many of the sentences behind it as have room.

    With one of them where ``alone``, and where a colon announces it.
    """
    hit = extract.hit
    offset, end = extract.start - hit.start, extract.end - hit.start
    for span in sentence_spans(hit.text, hit.source.language):
        if span.start < end:
            continue
        if len(hit.text[offset : span.end].split()) > most:
            break
        end = span.end
        if alone or announces(extract.text):
            break
    return replace(extract, text=hit.text[offset:end], end=hit.start + end, after="")
