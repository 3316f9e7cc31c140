"""From a question to what the two sides search: weighted concepts, and one vector.

Each content word becomes a concept: its stem in the question's language, its stem in the other
one (names, numbers and acronyms cross as they are), and its learned translations, each with its
probability. A word that no passage holds may be a misspelling: the vocabulary's terms one edit
away stand in for it (Ferrari for Ferrarri).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from index.analysis import stem
from index.documents import Language
from index.lexical import Concept, LexicalIndex
from index.translation import TranslationTable
from rag.question import Question, QueryWord

_OTHER: Final[dict[Language, Language]] = {"fr": "en", "en": "fr"}
_UNTRANSLATED: Final = 0.8  # weight of the same spelling in the other language
_MISSPELT: Final = 0.7


@lru_cache(maxsize=1)
def translation_table() -> TranslationTable:
    """Return the shipped translation table, read once."""
    return TranslationTable.load()


def concepts(question: Question, lexical: LexicalIndex, table: TranslationTable) -> list[Concept]:
    """Return the question's concepts, one a content word.

    Parameters
    ----------
    question
        As read.
    lexical
        Tells which terms stand in the store at all.
    table
        Translations of stems.
    """
    return [concept(word, question.language, lexical, table) for word in question.words]


def concept(
    word: QueryWord, language: Language, lexical: LexicalIndex, table: TranslationTable
) -> Concept:
    """Return one word with every form under which a passage may hold it."""
    other = _OTHER[language]
    own, foreign = stem(word.folded, language), stem(word.folded, other)
    crosses = word.is_name or word.folded[0].isdigit()
    forms = {f"{language}:{own}": 1.0, f"{other}:{foreign}": 1.0 if crosses else _UNTRANSLATED}
    for term, probability in table.translations(own, source=language):
        key = f"{other}:{term}"
        forms[key] = max(forms.get(key, 0.0), probability)
    if not any(lexical.frequency(form) for form in forms):
        for near in lexical.near(own, language):
            forms[near] = _MISSPELT
    return Concept(word.folded, forms)
