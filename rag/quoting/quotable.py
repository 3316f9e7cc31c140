"""Which of the sentences found are worth quoting: no titles, headings, questions or bylines."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from index.analysis import folded, terms
from rag.extract import is_title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Kind
    from rag.extract import Extract
    from rag.questions.answer_type import AnswerType

_BYLINE_WORDS: Final = 6
_LONGEST_SECTION: Final = 12  # words
_LONGEST_LINE: Final = 120  # characters of as many words
_LONGEST_HEADING: Final = 9  # words
_HEADING: Final = re.compile(
    r"(?:ce qu[e'’]|ce qui|pourquoi|comment|où|quand|what|why|how|where|when)\b[^.!?…:;]*$", re.I
)
_BYLINE: Final = re.compile(
    r"(?:[^\W\d]+, )?(?:[Pp]ar|[Bb]y) (?:[A-ZÀ-Þ][\w’'-]* (?:d[eu] |van |von )?){1,3}"
    r"[A-ZÀ-Þ][\w’'-]*(?:, [^.!?:;]{2,40})?\.?"
)
ENDED: Final = re.compile(r"[.!?…:;,»”\")\]]\s*$")  # no heading, nor a line left open
_SAME: Final = 0.6  # shared terms from which two extracts say the same
_REPEATED: Final = 0.8  # and from which a reader repeats an article


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
        if not is_heading(e)
        and _tells(e.text, e.hit.source.title, e.hit.source.kind, bylines=bylines)
    ]
    articles = [e for e in plain if e.hit.source.kind == "article"]
    own = (
        e
        for e in plain
        if e.hit.source.kind == "article"
        or not any(says_the_same(e, article, least=_REPEATED) for article in articles)
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


def is_heading(extract: Extract) -> bool:
    """Tell whether an extract of an article is a line of its own, unended: a section's heading.

    A line with a figure or a colon tells something: *Plein tarif : 12 euros*.
    """
    text, hit = extract.text, extract.hit
    if len(text) > _LONGEST_LINE or hit.source.kind != "article":
        return False
    at, end = extract.start - hit.start, extract.end - hit.start
    alone = hit.text[:at].rstrip(" ")[-1:] in ("", "\n") and hit.text[end : end + 1] in ("", "\n")
    plain = not any(sign.isdigit() or sign in ":.!?…;,-–—©(" for sign in text)
    return alone and plain and len(text.split()) <= _LONGEST_SECTION and hit.text.strip() != text


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


def _opens_with(text: str, title: str) -> bool:
    """Tell whether a text is a title with its byline or date."""
    if not (title := folded(title).strip()):
        return False
    told = folded(text).strip()
    return told.startswith(title) and len(told[len(title) :].split()) <= _BYLINE_WORDS


def says_the_same(left: Extract, right: Extract, least: float = _SAME) -> bool:
    """Tell whether two extracts overlap, or share the least of the terms of the shorter."""
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
