"""A short quote and who says it, in one line of the question's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rag.answer import Sentence
from rag.attribution import publisher, spoken_date
from rag.overview.wording import named, quoted
from rag.voices import voice_of

if TYPE_CHECKING:
    from index.documents import Document
    from rag.answer import Voice
    from rag.extract import Extract
    from rag.overview.desk import Desk


def framed_short(extract: Extract, desk: Desk) -> Sentence:
    """Return an extract behind its outlet's name or its reader's."""
    lead = (
        f"{said_by(extract, desk)}\u00a0: "
        if desk.language == "fr"
        else f"{said_by(extract, desk)}: "
    )
    voice, speaker = voice_of(extract)
    text = f"{lead}{quoted(extract.text, desk.language)}"
    return Sentence(stopped(text), (desk.numbering.cite(extract),), voice, speaker)


def quoting(extract: Extract, desk: Desk, of: Document | None = None) -> Sentence:
    """Return an extract in quotation marks, behind its article's name when that is given."""
    voice, _ = voice_of(extract)
    text = quoted(extract.text, desk.language)
    if of is not None:
        name = named(of, desk.language, capital=True)
        tongue = original(extract, desk)
        joint = "\u00a0: " if desk.language == "fr" else ": "
        text = f"{name}{joint}{text}" + (f" ({tongue})" if tongue else "")
    return Sentence(stopped(text), (desk.numbering.cite(extract),), voice)


def said_by(extract: Extract, desk: Desk) -> str:
    """Return who says an extract, and the original language when it is not the question's.

    A reader is called one, beside the pseudonym and where the comment stands.
    """
    source = extract.hit.source
    tongue = original(extract, desk)
    if source.kind == "comment":
        reader = "un lecteur" if desk.language == "fr" else "a reader"
        called = reader.removeprefix("un ") if source.author else None
        where = ", ".join(filter(None, (called, publisher(source, desk.language), tongue)))
        return f"{source.author or reader.capitalize()} ({where})"
    name = publisher(source, desk.language)
    return f"{name[:1].upper()}{name[1:]}" + (f" ({tongue})" if tongue else "")


def original(extract: Extract, desk: Desk) -> str:
    """Return ``en anglais`` or ``in French`` when a quote is not in the question's language."""
    if extract.hit.source.language == desk.language:
        return ""
    return "en anglais" if desk.language == "fr" else "in French"


def spoken(name: str, extract: Extract, desk: Desk, *, clause: bool) -> Sentence:
    """Return what a person says, quoted in an article, or how the article reports it.

    Parameters
    ----------
    clause
        Whether the extract goes on from the name (*juge que …*) rather than being said.
    """
    source = extract.hit.source
    where = [publisher(source, desk.language), original(extract, desk)]
    place = ", ".join(filter(None, where))
    joint = " " if clause else "\u00a0: " if desk.language == "fr" else ": "
    text = f"{name}{joint}{quoted(extract.text, desk.language)} ({place})"
    voice: Voice = "reported" if clause else "quoted"
    return Sentence(stopped(text), (desk.numbering.cite(extract),), voice, name)


def dated(when: str, extract: Extract, desk: Desk, speaker: str | None = None) -> Sentence:
    """Return a dated statement: the day, the clause, who says it, the outlet."""
    outlet = publisher(extract.hit.source, desk.language)
    place = ", ".join(filter(None, (speaker, outlet, original(extract, desk))))
    joint = "\u00a0: " if desk.language == "fr" else ": "
    text = f"{when[:1].upper()}{when[1:]}{joint}{quoted(extract.text, desk.language)} ({place})"
    voice: Voice = "quoted" if speaker else voice_of(extract)[0]
    return Sentence(stopped(text), (desk.numbering.cite(extract),), voice, speaker)


def day(iso: str, language: str) -> str:
    """Return a date as a line of a timeline begins."""
    return spoken_date(iso, "fr" if language == "fr" else "en")


def stopped(text: str) -> str:
    r"""Return a sentence with its full stop.

    >>> stopped("Il dit «\xa0Oui.\xa0»"), stopped("Oui")
    ('Il dit «\xa0Oui.\xa0»', 'Oui.')
    """
    return (
        text
        if text.rstrip("\u00a0»”)").endswith((".", "!", "?", "…")) and not text.endswith(")")
        else f"{text}."
    )
