"""Giving a quote what it needs to be understood without its page.

First what says nothing alone is left out at its head: a heading, a list's number. Then whatever
leans on words before it (:mod:`rag.quoting.anaphora`) has its antecedent named, outside the quote,
where the page leaves no doubt; failing that the quote brings the sentence before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from rag.quoting.anaphora import Lean, leaning
from rag.quoting.antecedents import antecedent, spoken_of
from rag.quoting.referents import Before
from rag.text.facts import Facts
from rag.text.passages import Passage
from rag.text.sentence import spans_of
from rag.voices import voice_of

if TYPE_CHECKING:
    from rag.extract import Extract
    from rag.questions.question import Question
    from rag.quoting.context_before import Preceding

_ITEM: Final = re.compile(r"(?:\(?\d{1,2}[).]|[a-h]\)|[-•–—*])\s+(?=\S)")
_ORPHAN: Final = 3  # words of a sentence without a verb that only heads what follows
_LINE: Final = 12  # words of a heading on a line of its own
_ENDED: Final = re.compile(r"[.!?…:;,»”\")\]]\s*$")
_UNTOLD: Final = frozenset(("event", "both", "place"))  # what no name can tell
_MOST_NAMED: Final = 2  # words that get their antecedent in brackets
_BACK: Final = 2  # sentences brought at most
_PAIR: Final = 55  # words of a quote with the sentence before it


@dataclass(frozen=True, slots=True)
class Standing:
    """A quote, what is named outside it, and whether something in it still leans.

    Attributes
    ----------
    extract
        The quote.
    named
        Each word that leans with its antecedents, in order.
    said_by
        Whose words they are, where the quote does not say it; else None.
    about
        The one name, of those asked about, that the page speaks of just before; empty where the
        words that lean are all named, or where it speaks of others.
    open
        The words that lean and are not named.
    """

    extract: Extract
    named: tuple[tuple[str, tuple[str, ...]], ...] = ()
    said_by: str | None = None
    about: str = ""
    open: tuple[Lean, ...] = ()

    @property
    def words(self) -> int:
        """How many words the quote has, with those in brackets."""
        told = [word for pair in self.named for word in (pair[0], *pair[1])]
        return sum(len(t.split()) for t in (self.extract.text, *told, self.said_by or "")) + 2


def stood(extract: Extract, question: Question, preceding: Preceding, most: int) -> Standing:
    """Return a quote as it may be understood without its page.

    Parameters
    ----------
    extract
        The quote.
    question
        The question, whose names tell who is spoken of where two may be.
    preceding
        Gives the text of the quote's document before it.
    most
        Words that the quote may have with the sentence before it.
    """
    alone = with_opening_line(without_head(extract), most)
    best = _named(alone, question, preceding)
    wider = _with_before(alone, min(most, _PAIR))
    for _ in range(_BACK):
        if wider is None or not best.open:
            break
        there = _named(wider, question, preceding)
        if len(there.open) < len(best.open):
            best = there
        wider = _with_before(wider, min(most, _PAIR))
    if not best.open:
        return best
    before = _before(best.extract, question, preceding)
    name = spoken_of(before)
    single = len(before.asked) == 1  # *the company* answers who asked about one
    settled = tuple(
        lean
        for lean in best.open
        if lean.kind in _UNTOLD or not (name or (single and lean.kind == "noun"))
    )
    return replace(best, about=name, open=settled)


def without_head(extract: Extract) -> Extract:
    """Return a quote without the heading or list's number that it opens on.

    An orphan word that answers the question just before it on the page stays.
    """
    text = extract.text
    if item := _ITEM.match(text):
        return without_head(_from(extract, item.end()))
    line, _, rest = text.partition("\n")
    article = extract.hit.source.kind == "article"
    heading = article and not _ENDED.search(line) and len(line.split()) <= _LINE
    if rest.strip() and heading and not any(map(str.isdigit, line)) and rest[:1].isupper():
        return without_head(_from(extract, len(line)))
    spans = spans_of(text, extract.hit.source.language)
    if len(spans) > 1 and article and _is_orphan(spans[0].of(text)) and not _asked_for(extract):
        return without_head(_from(extract, spans[1].start))
    return extract


def with_opening_line(extract: Extract, most: int) -> Extract:
    """Return a reader's sentence with the line above it, where that one has no end.

    "For the MEP quoted by the agency", a line break, "One more expert".
    """
    hit, offset = extract.hit, extract.start - extract.hit.start
    above, _, gap = hit.text[:offset].rpartition("\n")
    line = above.rpartition("\n")[2]
    open_ = bool(line.strip()) and not gap.strip() and not _ENDED.search(line)
    told = f"{line} {extract.text}".split()
    if hit.source.kind != "comment" or not open_ or "://" in line or len(told) > most:
        return extract
    start = hit.start + len(above) - len(line.lstrip())
    text = hit.text[start - hit.start : extract.end - hit.start]
    return replace(extract, text=text, start=start, before="")


def _is_orphan(sentence: str) -> bool:
    words = sentence.split()
    return len(words) <= _ORPHAN and sentence.endswith(".") and not Facts(sentence).frames


def _asked_for(extract: Extract) -> bool:
    said = extract.hit.text[: extract.start - extract.hit.start].rstrip(" \n\u00a0»”")
    return said.endswith("?")


def _from(extract: Extract, at: int) -> Extract:
    """Return a quote from one of its places on."""
    rest = extract.text[at:].lstrip()
    return replace(
        extract, text=rest, start=extract.start + len(extract.text) - len(rest), before=""
    )


def _with_before(extract: Extract, most: int) -> Extract | None:
    """Return a quote from the beginning of its sentence, or with the one before it.

    A heading between them is no sentence: what stands above it is of something else.
    """
    hit, offset = extract.hit, extract.start - extract.hit.start
    spans = [s for s in spans_of(hit.text, hit.source.language) if s.start < offset]
    if not spans or not (spans[-1].end > offset or _ENDED.search(spans[-1].of(hit.text))):
        return None
    text = hit.text[spans[-1].start : extract.end - hit.start]
    if len(text.split()) > most:
        return None
    return replace(extract, text=text, start=hit.start + spans[-1].start, before="")


def _named(extract: Extract, question: Question, preceding: Preceding) -> Standing:
    """Return a quote with whatever leans in it named, as far as the page leaves no doubt."""
    source = extract.hit.source
    leans = list(leaning(extract.text, source.language))
    voice, speaker = voice_of(extract)
    mute = source.kind == "article" and voice == "quoted" and speaker is not None
    said_by = speaker if mute and speaker and speaker.split()[-1] not in extract.text else None
    if _is_answer(extract):
        leans.append(Lean(extract.text.split()[0], "event", 0))
    if not leans:
        return Standing(extract, said_by=said_by)
    before = _before(extract, question, preceding)
    named: dict[tuple[str, ...], str] = {}
    left: list[Lean] = []
    for lean in leans:
        spoken = (said_by,) if said_by and lean.said else ()
        if found := spoken or antecedent(lean, before):
            named.setdefault(found, lean.word)
        else:
            left.append(lean)
    pairs = tuple((word, found) for found, word in named.items())[:_MOST_NAMED]
    told = said_by if (said_by,) not in named else None
    return Standing(extract, pairs, told, open=tuple(left))


def _is_answer(extract: Extract) -> bool:
    """Tell whether a quote opens on the bare answer to a question that it leaves out."""
    spans = spans_of(extract.text, extract.hit.source.language)
    article = extract.hit.source.kind == "article"
    return article and _is_orphan(spans[0].of(extract.text)) and _asked_for(extract)


def _before(extract: Extract, question: Question, preceding: Preceding) -> Before:
    source = extract.hit.source
    own = [
        Facts(span.of(extract.text), language=source.language)
        for span in spans_of(extract.text, source.language)
    ]
    asked = Facts(question.text, language=question.language).names
    return Before(Passage(preceding(extract), source).units, own, asked)
