"""What further passages are searched for: the question's words, and all words of their senses.

The passages of an answer are those most like the question; the one that says otherwise may say it
in other words (*valorisée* here, *évaluée* there) and stand lower.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from index.analysis import fold, is_stop, stem, words
from index.lexical import Concept, Sought
from rag.conflicts.measures import terms_beside
from rag.conflicts.tables import LANGUAGES
from rag.text.words.tables import rows

if TYPE_CHECKING:
    from rag.conflicts.topic import Topic

_SENSE: Final = 0.5  # weight of another word of a sense
_SIGNS: Final = {
    "amount": "euro euros dollar dollars livres pounds million millions milliard milliards billion "
    "francs yens",
    "date": "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre "
    "january february march april may june july august september october november december "
    "lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday "
    "saturday sunday hier yesterday",
}  # fmt: skip


def looser(topic: Topic, kind: str = "") -> Sought:
    """Return a search of words alone: every form a concept takes, and the words of its senses.

    Parameters
    ----------
    topic
        The question; its words that only ask are left out.
    kind
        What the other side must give, ``amount`` or ``date``: passages that give one come first.
    """
    found = []
    question = topic.wanted.question
    for at in sorted((*topic.names, *topic.words)):
        concept = topic.wanted.concepts[at]
        forms = {form: weight for form, weight in concept.forms.items() if form[0] != "#"}
        for form in concept.forms:
            if form[0] == "#":
                for term in stems_of(form[1:]):
                    forms.setdefault(term, _SENSE)
        for term in terms_beside([concept.word], question.language):
            forms.setdefault(term, _SENSE)
        found.append(Concept(concept.word, forms, concept.weight))
    if kind in _SIGNS:
        words_of = _SIGNS[kind].split()
        forms = {f"{language}:{stem(w, language)}": 1.0 for language in LANGUAGES for w in words_of}
        found.append(Concept(kind, forms))
    return Sought(question.language, [concept.word for concept in found], found)


@cache
def stems_of(sense: str) -> tuple[str, ...]:
    """Return the stems of a sense's words, with their language.

    >>> "en:worth" in stems_of("value"), stems_of("no such sense")
    (True, ())
    """
    return _stems().get(sense, ())


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key, *sides in rows("concepts"):
        found[key] = tuple(
            f"{language}:{stem(word.text, language)}"
            for language, side in zip(LANGUAGES, sides, strict=True)
            for word in words(fold(side))
            if not is_stop(word.text, language)
        )
    return found
