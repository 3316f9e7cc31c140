"""What a question asks in vain of pages that speak of the same matter.

A page may share every word with a question and leave out the one thing asked: it names somebody
and gives none of his words, tells of an examination and not of the day it ends, lists founders
without their ages. A question may also take for granted a sum that stands on no page.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from index.analysis import fold, words
from rag.evidence.contents import wording
from rag.refusals.ages import of_no_age
from rag.refusals.contacts import is_unlisted
from rag.refusals.presupposition import presupposed
from rag.refusals.withheld_names import is_withheld
from rag.text.dates.dates import stated
from rag.text.facts import Facts
from rag.text.names.exonyms import single_words
from rag.text.numbers.measures import MONEY
from rag.text.sentence import spans_of
from rag.text.tenses import COMING, hedges_of, put_off
from rag.text.words.lexicon import senses
from rag.text.words.spelling import is_variant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Language
    from rag.evidence.selection import Candidate, Wanted
    from rag.extract import Extract
    from rag.hits import Source
    from rag.text.dates.days import Moment
    from rag.text.numbers.quantities import Quantity

Lack: TypeAlias = Literal["age", "words", "day", "sum", "name", "contact"]

_BEST: Final = 2  # sentences among which a day to come is looked for
_NEAR: Final = 0.1  # share by which a sum may be rounded
_NAME: Final = r"((?:[A-ZÀ-Þ][\w-]+[ ’'])*(?:(?:van|von|de|du|del|della|der|di) )*[A-ZÀ-Þ][\w-]+)"
_SAYING: Final = (
    r"(?:dit|déclar\w+|affirm\w+|répond\w*|répli\w+|pens\w+|say|said|think|reply|replied|respond|"
    r"answer|declare|comment)"
)
_WORDS_OF: Final = (
    re.compile(rf"^(?:Et )?[Qq]u[e’'] ?(?:en )?(?:(?:a|ont|avait) )?{_SAYING} {_NAME}"),
    re.compile(rf"^(?:Et )?(?:[Qq]ue|[Cc]omment) {_NAME} (?:en |y |l[’'])?(?:a-t-\w+ )?{_SAYING}"),
    re.compile(
        rf"^(?:And )?(?:[Ww]hat|[Hh]ow) (?:did|does|has|have|do) {_NAME}(?: \w+self)? {_SAYING}\b"
    ),
)
_OF: Final = re.compile(r" (?:de|du) ")
_TELLS: Final = re.compile(
    r"\b(?:selon|d'apres|according to|avis|opinion|propos|mots?|tribune|interview|entretien|"
    r"communique|tweet\w*|posted?|signe[er]?|signataires?|statement)\b"
)
_SPEECH: Final = frozenset(("say", "admit+", "admit-", "recall", "warn"))
_OPENS: Final = re.compile(r"\s*[«“\"]")  # as behind a sentence that brings the speaker in
_PRONOUN: Final = re.compile(r"\b(?:il|elle|he|she)\b")
_AHEAD: Final = re.compile(
    r"\bwill\b|\b\w{2,}r(?:a|ont)(?:-t)?-(?:il|elle|on|ils|elles)\b|\bva-t-\w+|\bvont-\w+|"
    r"\bis \w+ (?:due|expected|scheduled) to\b"
)
_HOUR: Final = re.compile(r"\b(?:quelle heure|what time)\b")
_TO_COME: Final = re.compile(
    r"\b(?:prochaine?s?|d'ici|avant (?:le|la|l'|fin)|au plus tard|prevue?s?|fixee?s?|programmee?s?|"
    r"attendue?s?|report\w+|next|due|expected|scheduled|by the|no later|deadline|upcoming)\b"
)


def lack(wanted: Wanted, found: Sequence[Candidate]) -> Lack | None:
    """Return the one thing a question asks for that no sentence found holds, None where one may.

    Parameters
    ----------
    wanted
        The question.
    found
        Sentences of the passages found, best first.
    """
    extracts = [candidate.extract for candidate in found]
    if of_no_age(wanted, extracts):
        return "age"
    if _unsaid(wanted, extracts):
        return "words"
    if _of_no_day_to_come(wanted, extracts):
        return "day"
    if is_withheld(wanted, extracts):
        return "name"
    if is_unlisted(wanted, extracts):
        return "contact"
    return "sum" if unknown_sums(wanted, extracts) else None


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
    speakers = _speakers(name)
    return not any(_speaks(extract, last) for extract in extracts for last in speakers)


def _speakers(name: str) -> list[str]:
    """Return the folded last words of those a name may be of.

    *Lucie Armand de Volta* is asked of Volta, *Villepin* may be, behind a first name.
    """
    first, *others = _OF.split(name)
    of = [first] if len(first.split()) > 1 else [first, *others]
    return [words(one)[-1].text for one in of]


def _speaks(extract: Extract, name: str) -> bool:
    """Whether a sentence gives the words of somebody named in it, or in the one before it."""
    if _names(extract.hit.source.author or "", name):
        return True
    spans = spans_of(extract.text, extract.hit.source.language)
    told = [extract.before, *(span.of(extract.text) for span in spans)]
    language = extract.hit.source.language
    return any(_gives_words(text, before, name, language) for before, text in pairwise(told))


def _gives_words(text: str, before: str, name: str, language: Language) -> bool:
    saying, quoting = _speech_in(text, language)
    if _names(text, name):
        return quoting or _TELLS.search(fold(text)) is not None
    follows = quoting if _OPENS.match(text) else saying and _PRONOUN.search(fold(text))
    return bool(follows) and _names(before, name)


@lru_cache(maxsize=1 << 11)
def _speech_in(text: str, language: Language) -> tuple[bool, bool]:
    """Return whether a sentence tells that somebody says something; the same, or quotes him.

    >>> _speech_in("Il dit non.", "fr"), _speech_in("« Non »", "fr"), _speech_in("Il part.", "fr")
    ((True, True), (False, True), (False, False))
    """
    told = wording(text)
    saying = not told.isdisjoint(("saying", "opinion")) or any(
        not _SPEECH.isdisjoint(senses(word.text, language)) for word in words(text)
    )
    return saying, saying or "quote" in told


def _names(text: str, name: str) -> bool:
    """Whether a text holds a folded name, however either language spells it."""
    spelled = single_words().get(name, frozenset()) | {name}
    return any(is_variant(one, word.text) for word in words(text) for one in spelled)


def _of_no_day_to_come(wanted: Wanted, extracts: Sequence[Extract]) -> bool:
    """Whether a day to come is asked for and the sentences found tell only of days gone by."""
    asked = fold(wanted.question.text)
    if wanted.question.type != "date" or _HOUR.search(asked) or not _AHEAD.search(asked):
        return False
    return not any(
        _tells_ahead(span.of(extract.text), extract.hit.source)
        for extract in extracts[:_BEST]
        for span in spans_of(extract.text, extract.hit.source.language)
    )


def _tells_ahead(text: str, source: Source) -> bool:
    """Whether a sentence gives a date, and something to come or a date behind its page's.

    Of a page without a date any date may be to come.
    """
    facts = Facts(text, source.date, language=source.language)
    to_come = _TO_COME.search(fold(text)) is not None
    if not facts.moments and not to_come:
        return False
    written = stated(source.date)
    later = written is None or any(_is_behind(moment, written) for moment in facts.moments)
    return later or to_come or _is_to_come(facts)


def _is_behind(moment: Moment, written: Moment) -> bool:
    """Whether a date comes after another, as far as both are given."""
    given = zip(
        (moment.year, moment.month, moment.day),
        (written.year, written.month, written.day),
        strict=True,
    )
    for later, earlier in given:
        if later is None or earlier is None:
            return False
        if later != earlier:
            return later > earlier
    return False


def _is_to_come(facts: Facts) -> bool:
    hedges = hedges_of(facts.language)
    return any(put_off(facts, at, hedges) == COMING for at in range(len(facts.tokens)))


def _is_about(one: Quantity, other: Quantity) -> bool:
    """Whether two figures could be one: rounded, without its unit, a half for 50 %."""
    if one.unit == "%" and other.unit == "fraction":
        return abs(one.value - 100 * other.value) <= _NEAR * one.value
    if one.unit != other.unit and other.unit:
        return False
    return abs(one.value - other.value) <= _NEAR * abs(one.value)
