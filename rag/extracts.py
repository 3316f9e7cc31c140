"""The built-in answer: verbatim extracts, best first, each said by whom and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from rag.answer import Sentence
from rag.attribution import attribution, of_name
from rag.questions.answer_type import asks_several
from rag.quoting.announcements import led_on
from rag.quoting.context_before import within_passage
from rag.quoting.cutting import quoted, to_the_point, windowed
from rag.quoting.quotable import says_the_same
from rag.quoting.self_contained import stood
from rag.text.facts import Facts
from rag.voices import in_their_words, voice_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.documents import Language
    from rag.citing import Numbering
    from rag.evidence.decomposition import Part
    from rag.evidence.selection import Wanted
    from rag.extract import Extract
    from rag.quoting.context_before import Preceding
    from rag.quoting.self_contained import Standing

MAX_WORDS: Final = 82  # of the whole answer, framing included
_ENOUGH_WORDS: Final = 41  # past this an answer takes no further extract
_MOST: Final = 2
_MOST_SEVERAL: Final = 3
_HALF: Final = 30  # words of an extract beside another in one answer
_LED_ON: Final = 75  # words of a lead-in with what it announces
_SHORT: Final = 28  # words; a longer extract is cut to its clauses that matter
_MOST_ELSEWHERE: Final = 2  # other pages cited for saying the same
_LED: Final = re.compile(r"(?:pour|selon|d['’]après|according to|for)\b[^«»“”]*$", re.IGNORECASE)
_NEAR_BEST: Final = 0.4  # a further extract scores at least this share of the best
_BRIEF_ANSWER: Final = 28  # words; an answer as long takes a further extract only where
_AS_GOOD: Final = 0.7  # its score is this share of the best
_LOOKED: Final = 4  # extracts among which one that stands alone is looked for
_ABOUT_AS_GOOD: Final = 0.9  # of the best's score, for one that stands alone to come first


def compose(
    wanted: Wanted,
    chosen: Sequence[Extract],
    numbering: Numbering,
    parts: Sequence[Part] = (),
    preceding: Preceding = within_passage,
) -> Iterator[Sentence]:
    """Yield the answer's sentences, each framing one extract with its attribution.

    Parameters
    ----------
    wanted
        The question; its language is that of the framing.
    chosen
        Extracts that answer, most probable first, not empty.
    numbering
        Gives the citations their numbers.
    parts
        What is asked of each person or thing, where there are two: one extract on each.
    preceding
        Gives what the document of an extract says before it.
    """
    language = wanted.question.language
    several = wanted.question.type == "opinion" or asks_several(wanted.question.text)
    most = _MOST_SEVERAL if several else _MOST
    left = list(parts) if len(parts) > 1 else []
    shown: list[Extract] = []
    titled: list[Extract] = []
    spent = titles = 0
    told = _Told(wanted, preceding)
    for extract in fitting(chosen) if left else told.standing_first(chosen):
        if (len(shown) == most or spent - titles >= _ENOUGH_WORDS) and not left:
            return
        near = _NEAR_BEST if spent - titles < _BRIEF_ANSWER else _AS_GOOD
        if shown and (extract.score < near * chosen[0].score or _repeats(extract, shown)):
            continue
        part = next((part for part in left if part.is_told_in(extract)), None)
        if len(parts) > 1 and part is None:
            continue
        quote = told.of(extract, part, MAX_WORDS - spent)
        if quote is None or (shown and part is None and (quote.open or quote.vague)):
            continue
        if any(extract.hit.document_id == other.hit.document_id for other in titled):
            quote = replace(quote, title="")
        text = framed(quote.extract, language, quote)
        if shown and spent + len(text.split()) > MAX_WORDS:
            continue
        also = _elsewhere(extract, chosen)
        led = (quote.lead,) if quote.lead else ()
        citations = dict.fromkeys(numbering.cite(c) for c in (*led, quote.extract, *also))
        spent += len(text.split())
        titles += len(quote.title.split())
        shown.append(extract)
        titled += [extract] * bool(quote.title)
        left = [other for other in left if other is not part]
        yield Sentence(text, tuple(citations), *voice_of(_whose(extract, quote, wanted)))


def _whose(extract: Extract, quote: Standing, wanted: Wanted) -> Extract:
    """Return the words whose voice a quote has: what it leans on has no say."""
    said = in_their_words(extract, wanted.question.names)
    return said if said.text in quote.extract.text else quote.extract


@dataclass(frozen=True, slots=True)
class _Told:
    """How extracts are told to who asks."""

    wanted: Wanted
    preceding: Preceding

    def of(self, extract: Extract, part: Part | None, room: int) -> Standing | None:
        """Return what is quoted of an extract in so many words; None where too little is left."""
        asked = part.wanted if part else self.wanted
        room -= _frame_words(extract)
        said = in_their_words(extract, asked.question.names)
        pointed = to_the_point(said, asked, _SHORT)
        whole = (
            led_on(said, asked, min(room, _LED_ON)) if pointed == said and part is None else pointed
        )
        whole = windowed(whole, asked, room)
        if part and len(whole.text) < len(said.text) and not _says(whole):
            return None
        most = room if part is None else min(room, _HALF)
        return stood(whole, asked.question, self.preceding, most)

    def standing_first(self, chosen: Sequence[Extract]) -> list[Extract]:
        """Put first an extract that stands alone, where one is about as probable as the best."""
        near = [e for e in chosen[:_LOOKED] if e.score >= _ABOUT_AS_GOOD * chosen[0].score]
        first = next((e for e in near if self._stands(e)), chosen[0])
        return [first, *(e for e in chosen if e is not first)]

    def _stands(self, extract: Extract) -> bool:
        quote = self.of(extract, None, MAX_WORDS)
        return quote is not None and not quote.open and not quote.vague


def fitting(chosen: Sequence[Extract]) -> list[Extract]:
    """Put first, in their order, extracts short enough for two to be told whole.

    One far less probable than the best does not count.
    """
    best = chosen[0].score
    brief = [e for e in chosen if len(e.text.split()) <= _HALF and e.score >= _NEAR_BEST * best]
    return [*brief, *(e for e in chosen if e not in brief)]


def framed(extract: Extract, language: Language, standing: Standing | None = None) -> str:
    """Return the quote in the framing of a language, marked when it is in the other one.

    What the quote goes back to, where that is known, stands before it in brackets.
    """
    source = extract.hit.source
    who = attribution(source, language, standing.title if standing else "")
    foreign = source.language != language
    quote = quoted(extract)
    if standing and standing.lead:
        quote = f"{quoted(standing.lead)} {quote}"
    tongue = ("en anglais" if language == "fr" else "in French") if foreign else ""
    if not (source.kind == "comment" and source.author):
        who = _capitalised(who)  # a pseudonym is written as its reader writes it
    if tongue:
        who = f"{who[:-1]}, {tongue})" if who.endswith(")") else f"{who} ({tongue})"
    who += noted(standing, language) if standing else ""
    return f"{who}\u00a0: «\u00a0{quote}\u00a0»" if language == "fr" else f"{who}: “{quote}”"


def noted(standing: Standing, language: Language) -> str:
    """Return, in brackets, whom the words of a quote go back to and who says them."""
    french = language == "fr"
    colon, semicolon, et = ("\u00a0: ", "\u202f; ", " et ") if french else (": ", "; ", " and ")
    notes = [f"{_lowered(word)}{colon}{et.join(found)}" for word, found in standing.named]
    if standing.said_by:
        notes.append(f"{'dit par' if french else 'said by'} {standing.said_by}")
    if standing.about:
        notes.append(f"{'à propos' if french else 'about'} {_of(standing.about, language)}")
    return f" [{semicolon.join(notes)}]" if notes else ""


def _lowered(word: str) -> str:
    return word[:1].lower() + word[1:]


def _of(name: str, language: Language) -> str:
    return of_name(name) if language == "fr" else name


def _says(extract: Extract) -> bool:
    """Tell whether a cut has left somebody doing something, not only *Pour Paul Roux, maire*."""
    text = extract.text
    frames = Facts(text, language=extract.hit.source.language).frames
    return bool(frames) and _LED.match(text) is None


def _frame_words(extract: Extract) -> int:
    return len(attribution(extract.hit.source, "fr").split()) + 5


def _repeats(extract: Extract, shown: Sequence[Extract]) -> bool:
    return any(says_the_same(extract, other) for other in shown)


def _elsewhere(extract: Extract, chosen: Sequence[Extract]) -> list[Extract]:
    """Return what at most two other pages say alike, one extract of each."""
    pages: dict[str, Extract] = {}
    for other in chosen:
        path = other.hit.source.path
        if path != extract.hit.source.path and path not in pages and says_the_same(other, extract):
            pages[path] = other
    return list(pages.values())[:_MOST_ELSEWHERE]


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
