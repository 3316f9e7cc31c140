"""From a question to what the two sides search: weighted concepts, and one vector.

Each content word becomes a concept: its stem in the question's language, its stem in the other
one (names, numbers and acronyms cross as they are), and its learned translations, each with its
probability. A word that no passage holds may be a misspelling: the vocabulary's terms one edit
away stand in for it (Ferrari for Ferrarri).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from index.analysis import stem
from index.documents import Language
from index.lexical import Concept, LexicalIndex
from index.rarity import Rarity
from index.translation import TranslationTable
from rag.checks.exonyms import single_words
from rag.checks.lexicon import senses
from rag.asking import scope_word, type_word
from rag.question import QueryWord, Question

_OTHER: Final[dict[Language, Language]] = {"fr": "en", "en": "fr"}
_UNTRANSLATED: Final = 0.8  # weight of the same spelling in the other language
_MISSPELT: Final = 0.7
_EXONYM: Final = 0.9  # of eurodéputée for MEP, Barcelona for Barcelone
_SENSE: Final = 0.6  # of a word of the same sense in the checks' word list
_SYNONYM: Final = 0.75  # of a synonym's probability by way of the other language
_FRENCH_FAMILY: Final = ("ateur", "atric", "ation", "at", "eur", "ement", "iss", "isseur")
_FAMILY: Final = 0.5  # of fondateur for fonder, investisseur for investir
_COMMON: Final = 0.1  # rarity of the commonest words
_BESIDE: Final = 0.15  # of a word that only names the kind of answer or where to look
_ENOUGH_PASSAGES: Final = 300  # from here on the store's own idf outweighs rarity at large
_FLOOR: Final = 0.3  # added to every idf: a name that stands on every page still counts
_LEAST: Final = 0.04


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
    for term, weight in synonyms(own, language, table):
        forms.setdefault(f"{language}:{term}", weight)
    for same in single_words().get(word.folded, ()):
        for spoken in ("fr", "en"):
            forms.setdefault(f"{spoken}:{stem(same, spoken)}", _EXONYM)
    if language == "fr" and not word.is_name:
        for ending in _FRENCH_FAMILY:
            if lexical.frequency(f"fr:{own}{ending}"):
                forms.setdefault(f"fr:{own}{ending}", _FAMILY)
    if not word.is_name:
        forms.update((f"#{sense}", _SENSE) for sense in senses(word.folded, language))
    if not any(lexical.frequency(form) for form in forms):
        for spoken in ("fr", "en"):
            for near in lexical.near(stem(word.folded, spoken), spoken):
                forms[near] = _MISSPELT
    return Concept(word.folded, forms)


def concept_weights(
    question: Question, found: Sequence[Concept], lexical: LexicalIndex, rarity: Rarity
) -> list[float]:
    """Return how much each concept of a question tells about what is asked.

    Parameters
    ----------
    question
        As read.
    found
        Its concepts, one a word.
    lexical
        Gives idf in the store.
    rarity
        Gives rarity in the language at large.
    """
    trust = lexical.size / (lexical.size + _ENOUGH_PASSAGES)
    weights = []
    for word, held in zip(question.words, found, strict=True):
        rare = 1.0 if word.is_name else max(rarity.of(word.folded), _COMMON)
        tells = trust + (1.0 - trust) * rare
        if type_word(word.folded) or scope_word(word.folded):
            tells *= _BESIDE
        weights.append((lexical.idf(held) + _FLOOR) * tells)
    return weights


def synonyms(own: str, language: Language, table: TranslationTable) -> list[tuple[str, float]]:
    """Return stems of the same language that share translations with a stem, weighted.

    The weight is the probability of going to the other language and back
    (Bannard and Callison-Burch, 2005), at a discount.

    Examples
    --------
    >>> table = TranslationTable({
    ...     "fr": {"soutient": "support 50"}, "en": {"support": "soutenu 40\\tappui 20"}})
    >>> synonyms("soutient", "fr", table)
    [('soutenu', 0.15), ('appui', 0.075)]
    """
    other = _OTHER[language]
    found: dict[str, float] = {}
    for foreign, there in table.translations(own, source=language):
        for back, here in table.translations(foreign, source=other):
            if back != own:
                found[back] = found.get(back, 0.0) + there * here
    kept = [(back, round(_SYNONYM * p, 4)) for back, p in found.items() if p >= _LEAST]
    return sorted(kept, key=lambda pair: (-pair[1], pair[0]))
