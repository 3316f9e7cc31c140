"""The built-in answer: verbatim extracts, best first, each said by whom and when."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from index.analysis import fold, terms
from rag.answer import Sentence
from rag.asking import asks_several
from rag.attribution import attribution
from rag.checks.facts import Facts
from rag.cutting import led_on, quoted, standing_alone, to_the_point, windowed
from rag.extract import is_title_of
from rag.voices import in_their_words, voice_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.documents import Kind, Language
    from rag.apart import Part
    from rag.asking import AnswerType
    from rag.citing import Numbering
    from rag.evidence import Wanted
    from rag.extract import Extract

MAX_WORDS: Final = 82  # of the whole answer, framing included
_ENOUGH_WORDS: Final = 42  # past this an answer takes no further extract
_MOST: Final = 2
_MOST_SEVERAL: Final = 3
_HALF: Final = 30  # words of an extract beside another in one answer
_SHORT: Final = 28  # words; a longer extract is cut to its clauses that matter
_MOST_ELSEWHERE: Final = 2  # other pages cited for saying the same
_BYLINE_WORDS: Final = 6
_LONGEST_HEADING: Final = 9  # words
_HEADING: Final = re.compile(
    r"(?:ce qu[e'’]|ce qui|pourquoi|comment|où|quand|what|why|how|where|when)\b[^.!?…:;]*$", re.I
)
_BYLINE: Final = re.compile(
    r"(?:[^\W\d]+, )?(?:[Pp]ar|[Bb]y) (?:[A-ZÀ-Þ][\w’'-]* (?:d[eu] |van |von )?){1,3}"
    r"[A-ZÀ-Þ][\w’'-]*(?:, [^.!?:;]{2,40})?\.?"
)
_LED: Final = re.compile(r"(?:pour|selon|d['’]après|according to|for)\b[^«»“”]*$", re.IGNORECASE)
_NEAR_BEST: Final = 0.4  # a further extract scores at least this share of the best
_BRIEF_ANSWER: Final = 28  # words; an answer as long takes a further extract only where
_AS_GOOD: Final = 0.7  # its score is this share of the best
_SAME: Final = 0.6  # shared terms from which two extracts say the same
_REPEATED: Final = 0.8  # and from which a reader repeats an article


def compose(
    wanted: Wanted, chosen: Sequence[Extract], numbering: Numbering, parts: Sequence[Part] = ()
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
    """
    language = wanted.question.language
    several = wanted.question.type == "opinion" or asks_several(wanted.question.text)
    most = _MOST_SEVERAL if several else _MOST
    left = list(parts) if len(parts) > 1 else []
    shown: list[Extract] = []
    spent = 0
    for extract in fitting(chosen) if left else chosen:
        if (len(shown) == most or spent >= _ENOUGH_WORDS) and not left:
            return
        near = _NEAR_BEST if spent < _BRIEF_ANSWER else _AS_GOOD
        if shown and (extract.score < near * chosen[0].score or _repeats(extract, shown)):
            continue
        room = MAX_WORDS - spent - _frame_words(extract)
        part = next((part for part in left if part.is_told_in(extract)), None)
        if len(parts) > 1 and part is None:
            continue
        asked = part.wanted if part else wanted
        said = in_their_words(extract, asked.question.names)
        pointed = to_the_point(said, asked, _SHORT)
        whole = pointed if pointed != said else _with_neighbours(said, asked, alone=part is None)
        whole = windowed(whole, asked, room)
        if part and len(whole.text) < len(said.text) and not _says(whole):
            continue
        text = framed(whole, language)
        if shown and spent + len(text.split()) > MAX_WORDS:
            continue
        also = _elsewhere(extract, chosen)
        citations = dict.fromkeys(numbering.cite(cited) for cited in (whole, *also))
        spent += len(text.split())
        shown.append(extract)
        left = [other for other in left if other is not part]
        told = said if said.text in whole.text else whole  # what it leans on has no say in whose
        yield Sentence(text, tuple(citations), *voice_of(told))


def _with_neighbours(extract: Extract, asked: Wanted, *, alone: bool) -> Extract:
    """Return an extract with the sentences it leans on, as far as one beside another has room."""
    standing = standing_alone(extract)
    if alone:
        return led_on(standing, asked)
    return standing if len(standing.text.split()) <= _HALF else extract


def fitting(chosen: Sequence[Extract]) -> list[Extract]:
    """Put first, in their order, extracts short enough for two to be told whole.

    One far less probable than the best does not count.
    """
    best = chosen[0].score
    brief = [e for e in chosen if len(e.text.split()) <= _HALF and e.score >= _NEAR_BEST * best]
    return [*brief, *(e for e in chosen if e not in brief)]


def framed(extract: Extract, language: Language) -> str:
    """Return the quote in the framing of a language, marked when it is in the other one."""
    source = extract.hit.source
    who = attribution(source, language)
    foreign = source.language != language
    quote = quoted(extract)
    tongue = ("en anglais" if language == "fr" else "in French") if foreign else ""
    if not (source.kind == "comment" and source.author):
        who = _capitalised(who)  # a pseudonym is written as its reader writes it
    if tongue:
        who = f"{who[:-1]}, {tongue})" if who.endswith(")") else f"{who} ({tongue})"
    return f"{who}\u00a0: «\u00a0{quote}\u00a0»" if language == "fr" else f"{who}: “{quote}”"


def useful(
    extracts: Sequence[Extract], wanted: AnswerType = "other", most: int | None = None
) -> list[Extract]:
    """Return extracts worth quoting for a kind of question, the first ``most`` of them.

    Titles, headings and questions are kept only when there is nothing else, bylines when a person
    is asked for; a reader's sentence that repeats an article's is the article's.
    """
    bylines = wanted == "person"
    plain = [
        e
        for e in extracts
        if _tells(e.text, e.hit.source.title, e.hit.source.kind, bylines=bylines)
    ]
    articles = [e for e in plain if e.hit.source.kind == "article"]
    own = (
        e
        for e in plain
        if e.hit.source.kind == "article"
        or not any(_same(e, article, least=_REPEATED) for article in articles)
    )
    return list(islice(own, most)) or list(extracts[:most])


@lru_cache(maxsize=1 << 12)
def _tells(text: str, title: str | None, kind: Kind, *, bylines: bool) -> bool:
    """Tell whether a text is more than a title, a heading or a question; a byline if it may be.

    >>> told = ("Le pont rouvre.", "LA MAIRIE", "Qui paie ?", "Ce que dit le maire", "Par Luc Rey")
    >>> [_tells(text, "La mairie", "article", bylines=False) for text in told]
    [True, False, False, False, False]
    """
    return (
        not is_title_of(title, text)
        and not _opens_with(text, title or "")
        and not text.rstrip(" »”").endswith("?")
        and not (kind == "article" and _announces(text))
        and (bylines or not _signs(text))
    )


def _announces(text: str) -> bool:
    """Tell whether a text is a heading that says what is coming and nothing of it.

    >>> _announces("What the Commission says"), _announces("Ce que dit la Commission est clair.")
    (True, False)
    """
    return len(text.split()) <= _LONGEST_HEADING and _HEADING.match(text) is not None


def _signs(text: str) -> bool:
    """Tell whether a text only says who wrote what follows.

    >>> _signs("Tribune, par Théodule Vermorel."), _signs("Par beau temps, Vernou se baigne.")
    (True, False)
    """
    return _BYLINE.fullmatch(text.strip()) is not None


def _says(extract: Extract) -> bool:
    """Tell whether a cut has left somebody doing something, not only *Pour Paul Roux, maire*."""
    text = extract.text
    frames = Facts(text, language=extract.hit.source.language).frames
    return bool(frames) and _LED.match(text) is None


def _opens_with(text: str, title: str) -> bool:
    """Tell whether a text is a title with its byline or date."""
    title, told = fold(title).strip(), fold(text).strip()
    return (
        bool(title) and told.startswith(title) and len(told[len(title) :].split()) <= _BYLINE_WORDS
    )


def _frame_words(extract: Extract) -> int:
    return len(attribution(extract.hit.source, "fr").split()) + 5


def _repeats(extract: Extract, shown: Sequence[Extract]) -> bool:
    return any(_same(extract, other) for other in shown)


def _elsewhere(extract: Extract, chosen: Sequence[Extract]) -> list[Extract]:
    """Return what at most two other pages say alike, one extract of each."""
    pages: dict[str, Extract] = {}
    for other in chosen:
        path = other.hit.source.path
        if path != extract.hit.source.path and path not in pages and _same(other, extract):
            pages[path] = other
    return list(pages.values())[:_MOST_ELSEWHERE]


def _same(left: Extract, right: Extract, least: float = _SAME) -> bool:
    """Tell whether two extracts share the least that makes them say the same."""
    if left.hit.source.language != right.hit.source.language:
        return False
    language = left.hit.source.language
    if (
        left.hit.passage_id == right.hit.passage_id
        and left.start < right.end
        and right.start < left.end
    ):
        return True
    a, b = _terms(left.text, language), _terms(right.text, language)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= least


@lru_cache(maxsize=1 << 12)
def _terms(text: str, language: str) -> frozenset[str]:
    return frozenset(terms(text, language))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
