"""What a question asks in vain of pages that speak of the same matter.

A page may share every word with a question and leave out the one thing asked: it names somebody
and gives none of his words, tells of an examination and not of the day it ends, lists founders
without their ages. A question may also take for granted a sum that stands on no page.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from index.analysis import fold, words
from index.sentences import sentence_spans
from rag.checks.dates import stated
from rag.checks.facts import Facts
from rag.checks.measures import MONEY
from rag.checks.spelling import is_variant
from rag.checks.tenses import COMING, hedges_of, put_off
from rag.holding import holding
from rag.presupposed import presupposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Language
    from rag.checks.quantities import Quantity
    from rag.evidence import Candidate, Wanted
    from rag.extract import Extract
    from rag.hits import Source

_FIRST: Final = 8  # sentences among which an age is looked for
_BEST: Final = 2  # and a day to come
_NEAR: Final = 0.1  # share by which a sum may be rounded
_NAME: Final = r"((?:[A-ZÀ-Þ][\w-]+[ ’'])*(?:(?:van|von|de|du|del|della|der|di) )*[A-ZÀ-Þ][\w-]+)"
_SAYING: Final = (
    r"(?:dit|déclar\w+|affirm\w+|répond\w*|répli\w+|pens\w+|réagi\w*|affirme|say|said|think|reply|"
    r"replied|respond|react|answer|declare|comment)"
)
_WORDS_OF: Final = (
    re.compile(rf"^(?:Et )?[Qq]u[e’'] ?(?:en )?(?:(?:a|ont|avait) )?{_SAYING} {_NAME}"),
    re.compile(rf"^(?:Et )?(?:[Qq]ue|[Cc]omment) {_NAME} (?:en |y |l[’'])?(?:a-t-\w+ )?{_SAYING}"),
    re.compile(
        rf"^(?:And )?(?:[Ww]hat|[Hh]ow) (?:did|does|has|have|do) {_NAME}(?: \w+self)? {_SAYING}\b"
    ),
)
_TELLS: Final = re.compile(
    r"\b(?:selon|d'apres|according to|avis|opinion|propos|mots?|tribune|interview|entretien|"
    r"communique|tweet\w*|posted?|signe[er]?|signataires?|writes?|wrote|ecri\w+|statement)\b"
)
_OPENS: Final = re.compile(r"\s*[«“\"]")  # as behind a sentence that brings the speaker in
_PRONOUN: Final = re.compile(r"\b(?:il|elle|he|she)\b")
_AGE: Final = re.compile(r"\b(?:quel age|how old|what age)\b")
_AGED: Final = re.compile(
    r"\b\d{1,3}[ -](?:ans|years?|year-old)\b|\bage[es]* de\b|\baged\b|\bnee?s? (?:le|en)\b|"
    r"\bborn (?:in|on)\b|, \d{2},|\(\d{2}(?: ans)?\)|\b\w+(?:enaire)\b|\bin (?:his|her) \w+ies\b"
)
_AHEAD: Final = re.compile(
    r"\bwill\b|\b\w{2,}r(?:a|ont)(?:-t)?-(?:il|elle|on|ils|elles)\b|\bva-t-\w+|\bvont-\w+|"
    r"\bis \w+ (?:due|expected|scheduled) to\b"
)
_HOUR: Final = re.compile(r"\b(?:quelle heure|what time)\b")
_TO_COME: Final = re.compile(
    r"\b(?:prochaine?s?|d'ici|avant (?:le|la|l'|fin)|au plus tard|prevue?s?|fixee?s?|programmee?s?|"
    r"attendue?s?|report\w+|next|due|expected|scheduled|by the|no later|deadline|upcoming)\b"
)


def asked_in_vain(wanted: Wanted, found: Sequence[Candidate]) -> bool:
    """Tell whether no sentence found holds the one thing that a question asks for.

    Parameters
    ----------
    wanted
        The question.
    found
        Sentences of the passages found, best first.
    """
    extracts = [candidate.extract for candidate in found]
    return (
        _of_no_age(wanted, extracts)
        or _unsaid(wanted, extracts)
        or _of_no_day_to_come(wanted, extracts)
        or bool(unknown_sums(wanted, extracts))
    )


def unknown_sums(wanted: Wanted, extracts: Sequence[Extract]) -> list[Quantity]:
    """Return the sums and shares that a question takes for granted and no sentence gives."""
    language = wanted.question.language
    taken = Facts(presupposed(wanted.question.text), language=language).quantities
    asked = [one for one in taken if one.unit in MONEY or one.unit == "%"]
    if not asked:
        return []
    given = [
        other
        for extract in extracts
        for other in Facts(extract.text, language=extract.hit.source.language).quantities
    ]
    return [one for one in asked if not any(_is_about(one, other) for other in given)]


def words_asked_of(question: str) -> str | None:
    """Return the name of whom a question asks what he said, None where it asks no such thing.

    Examples
    --------
    >>> words_asked_of("Qu'a déclaré Lucie Armand à la barre ?")
    'Lucie Armand'
    >>> words_asked_of("What did Ms Armand say?"), words_asked_of("Que propose le maire ?")
    ('Ms Armand', None)
    """
    return next((told[1] for asks in _WORDS_OF if (told := asks.search(question))), None)


def _unsaid(wanted: Wanted, extracts: Sequence[Extract]) -> bool:
    """Whether somebody's words are asked for and no sentence that names him tells any."""
    name = words_asked_of(wanted.question.text)
    if name is None or wanted.voices:
        return False
    last = words(name)[-1].text
    return not any(_speaks(extract, last) for extract in extracts)


def _speaks(extract: Extract, name: str) -> bool:
    """Whether a sentence gives the words of somebody named in it, or in the one before it."""
    if _names(extract.hit.source.author or "", name):
        return True
    spans = sentence_spans(extract.text, extract.hit.source.language)
    told = [extract.before, *(span.of(extract.text) for span in spans)]
    return any(_gives_words(text, before, name) for before, text in pairwise(told))


def _gives_words(text: str, before: str, name: str) -> bool:
    held = holding(text)
    saying = held.value("saying", frozenset()) or held.value("opinion", frozenset())
    quoting = saying or held.value("quote", frozenset())
    if _names(text, name):
        return bool(quoting or _TELLS.search(fold(text)))
    follows = quoting if _OPENS.match(text) else saying and _PRONOUN.search(fold(text))
    return bool(follows) and _names(before, name)


def _names(text: str, name: str) -> bool:
    return any(is_variant(name, word.text) for word in words(text))


def _of_no_age(wanted: Wanted, extracts: Sequence[Extract]) -> bool:
    if not _AGE.search(fold(wanted.question.text)):
        return False
    return not any(_AGED.search(fold(extract.text)) for extract in extracts[:_FIRST])


def _of_no_day_to_come(wanted: Wanted, extracts: Sequence[Extract]) -> bool:
    """Whether a day to come is asked for and the sentences found tell only of days gone by."""
    asked = fold(wanted.question.text)
    if wanted.question.type != "date" or _HOUR.search(asked) or not _AHEAD.search(asked):
        return False
    return not any(
        _tells_ahead(span.of(extract.text), extract.hit.source)
        for extract in extracts[:_BEST]
        for span in sentence_spans(extract.text, extract.hit.source.language)
    )


def _tells_ahead(text: str, source: Source) -> bool:
    """Whether a sentence gives a date, and something to come or a date behind its page's."""
    facts = Facts(text, source.date, language=source.language)
    to_come = _TO_COME.search(fold(text)) is not None
    if not facts.moments and not to_come:
        return False
    written = stated(source.date)
    later = written is not None and any(
        (moment.year or 0, moment.month or 0) > (written.year or 0, written.month or 0)
        for moment in facts.moments
        if moment.year is not None and moment.month is not None
    )
    return later or to_come or _is_to_come(facts)


def _is_to_come(facts: Facts) -> bool:
    language: Language = "fr" if facts.language == "fr" else "en"
    hedges = hedges_of(language)
    return any(put_off(facts, at, hedges) == COMING for at in range(len(facts.tokens)))


def _is_about(one: Quantity, other: Quantity) -> bool:
    """Whether two figures could be one, rounded or in another currency's words."""
    if one.unit != other.unit and other.unit:
        return False
    return abs(float(one.value) - float(other.value)) <= _NEAR * abs(float(one.value))
