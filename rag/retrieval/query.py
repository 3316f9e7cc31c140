"""From a question to what is looked for in the words of the pages: weighted concepts.

Each content word becomes a concept: its stem in the question's language, its stem in the other
one (names and numbers at full weight), its learned translations, weighted by their probability,
its synonyms, its other names and the words of its family. A word that no passage holds may be a
misspelling: the vocabulary's terms one edit away stand in for it (Ferrari for Ferrarri).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from index.analysis import LANGUAGES, folded_words, stem
from index.lexical import Concept, LexicalIndex, Sought
from rag.questions.answer_type import place_word, scope_word, type_word
from rag.text.names.exonyms import single_words, told_in_words
from rag.text.words.lexicon import own_senses
from rag.text.words.thesaurus import kindred

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Language
    from index.rarity import Rarity
    from index.translation import TranslationTable
    from rag.questions.question import QueryWord, Question

_OTHER: Final[dict[Language, Language]] = {"fr": "en", "en": "fr"}
_UNTRANSLATED: Final = 0.8  # weight of the same spelling in the other language
_MISSPELT: Final = 0.7
_SENSES: Final = 8  # translations of one word that are searched
_SENSE_POWER: Final = 0.4
_EXONYM: Final = 0.9  # of eurodéputée for MEP, Barcelona for Barcelone
_TOLD: Final = 0.5  # of a word of the same thing's name of several: economy for Bercy
_SENSE: Final = 0.6  # of a word of the same sense in the checks' word list
_KINDRED: Final = 0.6  # of a word of the same line of the thesaurus
_TRUST: Final = 0.5  # power of a translation's probability: a rare sense may well be the one
_SYNONYM: Final = 0.75  # of a synonym's probability by way of the other language
_FRENCH_FAMILY: Final = ("ateur", "atric", "ation", "at", "eur", "ement", "iss", "isseur")
_FAMILY: Final = 0.5  # of fondateur for fonder, investisseur for investir
_COMMON: Final = 0.1  # rarity of the commonest words
_SEATED: Final = "#seated"  # what *se trouve* asks: *basée à Paris*, *Paris-based*
_PLACED: Final = 0.5  # of a word that asks for a place: *where is it based*
_BESIDE: Final = 0.15  # of a word that only names the kind of answer or where to look
_ASIDE: Final = 0.2  # of a word in a sentence beside the one that asks: *I read two figures.*
_ENOUGH_PASSAGES: Final = 300  # from here on the store's own idf outweighs rarity at large
_FLOOR: Final = 0.3  # added to every idf: a name that stands on every page still counts
_LEAST: Final = 0.04  # probability of going to the other language and back


def sought(question: Question, lexical: LexicalIndex, table: TranslationTable) -> Sought:
    """Return what the lexical side of the search looks for.

    Each content word is searched as itself, as its stem in the other language and as its
    translations, each at ``(p / p_best) ** 0.4``, or as what it may be misspelt for; the looser
    forms of :func:`concepts` find sentences but cost the search.
    """
    language = question.language
    found = folded_words(question.text, language)
    return Sought(language, found, [_bridged(word, language, lexical, table) for word in found])


def _bridged(
    word: str, language: Language, lexical: LexicalIndex, table: TranslationTable
) -> Concept:
    other = _OTHER[language]
    own = stem(word, language)
    forms = {f"{language}:{own}": 1.0, f"{other}:{own}": 1.0, f"{other}:{stem(word, other)}": 1.0}
    senses_of = table.translations(own, source=language)[:_SENSES]
    for term, probability in senses_of:
        forms.setdefault(f"{other}:{term}", (probability / senses_of[0][1]) ** _SENSE_POWER)
    if not any(lexical.frequency(form) for form in forms):
        forms.update(_otherwise(word, lexical) or _misspelt(word, lexical))
    return Concept(word, forms)


def _otherwise(word: str, lexical: LexicalIndex) -> dict[str, float]:
    """Return the stems of the same thing's names of several words: a ministry for *Bercy*.

    Only of those names whose words stand in one passage: *health* alone tells of no *WHO*.
    """
    told = (
        [f"{spoken}:{stem(one, spoken)}" for one in name]
        for name in told_in_words().get(word, ())
        for spoken in LANGUAGES
    )
    return {form: _TOLD for forms in told if lexical.stand_together(forms) for form in forms}


def _misspelt(word: str, lexical: LexicalIndex) -> dict[str, float]:
    """Return the stems that a word no passage holds may have meant."""
    return {
        near: _MISSPELT for spoken in LANGUAGES for near in lexical.near(stem(word, spoken), spoken)
    }


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
    return [_asked(word, question, lexical, table) for word in question.words]


def _asked(
    word: QueryWord, question: Question, lexical: LexicalIndex, table: TranslationTable
) -> Concept:
    """Return a concept; *se trouve*, of somebody whose place is asked, means being based there."""
    held = concept(word, question.language, lexical, table)
    if question.type == "place" and place_word(word.folded):
        return Concept(held.word, {**held.forms, _SEATED: 1.0})
    return held


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
        forms[key] = max(forms.get(key, 0.0), probability**_TRUST)
    for term, weight in synonyms(own, language, table):
        forms.setdefault(f"{language}:{term}", weight)
    for same in single_words().get(word.folded, ()):
        for spoken in LANGUAGES:
            forms.setdefault(f"{spoken}:{stem(same, spoken)}", _EXONYM)
    if language == "fr" and not word.is_name:
        for ending in _FRENCH_FAMILY:
            if lexical.frequency(f"fr:{own}{ending}"):
                forms.setdefault(f"fr:{own}{ending}", _FAMILY)
    if not word.is_name:
        forms.update((f"#{sense}", _SENSE) for sense in own_senses(word.folded, language))
        forms.update((f"#{key}", _KINDRED) for key in kindred(word.folded, language))
    if not any(lexical.frequency(form) for form in forms):
        forms.update(_otherwise(word.folded, lexical) or _misspelt(word.folded, lexical))
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
        if question.type == "place" and place_word(word.folded):
            tells *= _PLACED
        elif type_word(word.folded, question.type) or scope_word(word.folded):
            tells *= _BESIDE
        if word.aside and not word.is_name:
            tells *= _ASIDE
        weights.append((lexical.idf(held) + _FLOOR) * tells)
    return weights


def synonyms(own: str, language: Language, table: TranslationTable) -> list[tuple[str, float]]:
    r"""Return stems of the same language that share translations with a stem, weighted.

    The weight is the square root of the probability of going to the other language and back
    (Bannard and Callison-Burch, 2005), at a discount.

    Examples
    --------
    >>> from index.translation import TranslationTable
    >>> table = TranslationTable({
    ...     "fr": {"soutient": "support 50"}, "en": {"support": "soutenu 40\tappui 20"}})
    >>> synonyms("soutient", "fr", table)
    [('soutenu', 0.3354), ('appui', 0.2372)]
    """
    other = _OTHER[language]
    found: dict[str, float] = {}
    for foreign, there in table.translations(own, source=language):
        for back, here in table.translations(foreign, source=other):
            if back != own:
                found[back] = found.get(back, 0.0) + there * here
    kept = [(back, round(_SYNONYM * p**_TRUST, 4)) for back, p in found.items() if p >= _LEAST]
    return sorted(kept, key=lambda pair: (-pair[1], pair[0]))
