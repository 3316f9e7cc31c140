"""Whether the sentences found tell an age, where a question asks for one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import fold, folded_words
from rag.text.facts import Facts
from rag.text.words.spelling import is_variant
from rag.text.words.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rag.evidence.selection import Wanted
    from rag.extract import Extract

_FIRST: Final = 8  # sentences among which somebody's age is looked for
_BEST: Final = 2  # and the year a thing was made
_BEHIND: Final = 2  # content words from its name
_GROWN: Final = 13  # years: fewer are rather a length of time
_AGE: Final = re.compile(r"\b(?:quel age|how old|what age)\b")
_AGED: Final = re.compile(
    r"\bage[es]* de\b|\baged\b|\bnee?s? (?:le|en)\b|\bborn (?:in|on)\b|, \d{2},|"
    r"\(\d{2}(?: ans)?\)|\b\w+enaire\b|\bin (?:his|her) \w+ies\b|"
    r"[ -](?:year|month|week|day)s?[ -]old\b|\b\d{1,3}[ -](?:ans|years?)\b"
)
_HAS: Final = frozenset(("a", "ont", "avait", "avaient", "ses", "de"))  # before an age in words
_MADE: Final = re.compile(
    r"\b(?:(?:fonde|cree|construi|bati|erige|inaugure|founded|created|built|erected|established)\w*|"
    r"dat(?:e|es|ant|ait|ed|ing) (?:de|from|back))\b[^.;]{0,40}\b(?:1\d|20)\d\d\b|"
    r"\bde \w+ (?:mois|semaines)\b"
)


def of_no_age(wanted: Wanted, extracts: Sequence[Extract]) -> bool:
    """Tell whether an age is asked for and none of the sentences found first tells any."""
    if not _AGE.search(fold(wanted.question.text)):
        return False
    subject = wanted.question.words[-1].folded if wanted.question.words else ""
    return not any(map(_gives_age, extracts[:_FIRST])) and not any(
        _tells_making(extract, subject) for extract in extracts[:_BEST]
    )


def _gives_age(extract: Extract) -> bool:
    """Whether a sentence may tell somebody's age, in figures or words, or his birth."""
    facts = Facts(extract.text, language=extract.hit.source.language)
    return bool(_AGED.search(fold(extract.text))) or any(
        one.unit == "year"
        and one.value >= _GROWN
        and text_at(facts.tokens, one.start - 1) in _HAS
        and text_at(facts.tokens, one.start - 2) != "y"
        for one in facts.quantities
    )


def _tells_making(extract: Extract, subject: str) -> bool:
    """Whether a sentence tells right behind a thing's name when it was made, or its months."""
    text, language = fold(extract.text), extract.hit.source.language
    return any(
        is_variant(subject, word)
        for made in _MADE.finditer(text)
        for word in folded_words(text[: made.start()], language)[-_BEHIND:]
    )
