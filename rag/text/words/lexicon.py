"""What a sentence is about: its content words, and whether a source speaks of the same.

A word is found again by its stem, by a sense that both share (`lists/concepts.txt`) or, between
the languages, through the learned translation table.
"""

from __future__ import annotations

from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.analysis import fold, is_stop, stem, words
from index.translation import TranslationTable
from rag.text.words.lemmas import lemma
from rag.text.words.phrasal import phrasal
from rag.text.words.stances import stances
from rag.text.words.tables import rows, wordlist

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rag.text.words.tokens import Token

_LANGUAGES = ("fr", "en")
_NONE: frozenset[str] = frozenset()
_SHORT = 6  # letters of a word in *-ient* that may be a verb: *étudient*
_IN_IENT = frozenset(
    ("patient", "recipient", "ingredient", "inconvenient", "coefficient", "quotient", "efficient",
     "conscient", "inconscient", "impatient", "deficient", "expedient", "convient", "revient")
)  # fmt: skip
_IN_NAMES = frozenset(("the", "la", "le", "les", "de", "du", "des"))  # Ana de Roux, in English
_APART = {  # English words that the stemmer takes for others: authorise, police, new
    "author": "writer", "authors": "writer", "policy": "politics", "policies": "politics",
    "news": "press", "army": "military", "armies": "military",
}  # fmt: skip
_KNOWN = 0.1  # a word of the language has a translation at least so likely


class Bridge(Protocol):
    """What :class:`index.translation.TranslationTable` offers."""

    def translations(self, stem: str, source: str) -> tuple[tuple[str, float], ...]:
        """Give the stems of the other language, best first."""
        ...


class Term(NamedTuple):
    """One content word of a sentence.

    Attributes
    ----------
    stem
        In the sentence's language.
    senses
        Keys of :data:`lists/concepts.txt` that it may stand for.
    at
        Its token index.
    """

    stem: str
    senses: frozenset[str]
    at: int


def terms_of(
    tokens: Sequence[Token], language: str, taken: Collection[int] = frozenset()
) -> tuple[Term, ...]:
    """List the content words of a sentence cut into tokens.

    Parameters
    ----------
    language
        ``"fr"`` or ``"en"``.
    taken
        Token indexes of names, dates and figures.

    Examples
    --------
    >>> from rag.text.words.tokens import tokenise
    >>> [(t.stem, sorted(t.senses)) for t in terms_of(tokenise("la hausse des ventes"), "fr")]
    [('hauss', ['rise+']), ('vent', ['revenue', 'sell'])]
    """
    sides = stances(tokens)
    whole = phrasal(tokens, language)
    skipped = {*taken, *sides, *whole}
    found = [
        Term(*told, at)
        for at, token in enumerate(tokens)
        if at not in skipped and (told := _told(token.text, language))
    ]
    if sides or whole:
        for at in sides.keys() | whole.keys():
            word = whole.get(at, tokens[at].text)
            sense = frozenset((sides[at],)) if at in sides else senses(word, language)
            found.append(Term(root(word, language), sense, at))
        found.sort(key=attrgetter("at"))
    return tuple(_heard(term, tokens) for term in found if term.stem)


def _heard(term: Term, tokens: Sequence[Token]) -> Term:
    """Return a verb that moves or says as one that says, where *que* follows: *relèvent que*."""
    after = tokens[term.at + 1].text if term.at + 1 < len(tokens) else ""
    moves = not term.senses.isdisjoint(_MOVES)
    if tokens[term.at].text.startswith("confi") and _entrusted(tokens, term.at):
        return term._replace(senses=_GIVES)
    return term._replace(senses=_SAYS) if moves and after in ("que", "qu'") else term


def _entrusted(tokens: Sequence[Token], at: int) -> bool:
    """Whether *confier* gives something to somebody: *confié à X*, and not *confié que*."""
    after = [token.text for token in tokens[at + 1 : at + 1 + _REACH]]
    before = tokens[at - 1].text if at else ""
    undergone = before not in ("a", "ont", "avait", "avaient", "ayant")
    return undergone and after[:1] in (["a"], ["au"], ["aux"]) and _QUE.isdisjoint(after)


_QUE = frozenset(("que", "qu'"))
_REACH = 8
_GIVES = frozenset(("give",))
_MOVES = frozenset(("rise+", "rise-"))
_SAYS = frozenset(("say",))


@lru_cache(maxsize=1 << 14)
def _told(word: str, language: str) -> tuple[str, frozenset[str]] | None:
    """Return the stem and the senses of a word of content, None for any other."""
    if not _tells(word, language):
        return None
    return root(word, language), senses(word, language)


def _tells(word: str, language: str) -> bool:
    """Whether a word is one of content: neither a stop word nor one that only frames a claim."""
    if len(word) < 2 or not word[0].isalpha() or word.endswith(("'", "n't")):
        return False
    if is_stop(word, language) or word in _IN_NAMES:
        return False
    frame = wordlist("frame")
    return word not in frame and (language == "fr" or lemma(word, language) not in frame)


@lru_cache(maxsize=8192)
def root(word: str, language: str) -> str:
    """Return the stem of a folded word; *ils penchent* meets *il penche*, *took* meets *take*.

    >>> root("penchent", "fr"), root("penche", "fr"), root("licenciement", "fr")
    ('pench', 'pench', 'licenc')
    >>> [root(word, "fr") for word in ("confie", "confiees", "confient", "client")]
    ['conf', 'conf', 'conf', 'client']
    """
    word = _APART.get(word, word) if language == "en" else word
    verb = lemma(word, language)
    if verb != word:
        return stem(verb, language)
    return stem(_lone(word) if language == "fr" and len(word) > 5 else word, language)


def _lone(word: str) -> str:
    """Return a French verb of several, or of a woman, as one man's: *ils confient*, *confiée*."""
    if word.endswith(("iee", "iees")):
        return word.rstrip("s")[:-1]
    plural = word.endswith("ent") and word[-4] not in "mi"
    if plural or (word.endswith("ient") and len(word) > _SHORT and word not in _IN_IENT):
        return word[:-2]
    return word


@cache
def senses(word: str, language: str) -> frozenset[str]:
    """Return the senses of a folded word, which are those of its stem.

    >>> sorted(senses("denied", "en")), sorted(senses("partenariat", "fr"))
    (['admit-'], ['agreement'])
    """
    return _senses_of(root(word, language), language)


@cache
def _senses_of(key: str, language: str) -> frozenset[str]:
    """Return the senses of a stem: one set for all its words, one empty set for most stems."""
    found = _senses()[language].get(key)
    return frozenset(found) if found else _NONE


@cache
def own_senses(word: str, language: str) -> frozenset[str]:
    """Return the senses a folded word is listed with, else those of its stem.

    For a question, of which *fondé* must not find funds; a claim is judged by the wider ones.

    >>> sorted(own_senses("fonde", "fr")), sorted(own_senses("fondent", "fr"))
    (['founder'], ['founder', 'invest', 'money'])
    """
    return frozenset(_senses()[language].get(f"={word}", ())) or senses(word, language)


def opposite(sense: str) -> str | None:
    """Return the other side of an opposition, None where there is none.

    >>> opposite("rise+"), opposite("invest")
    ('rise-', None)
    """
    if sense[-1] in "+-":
        return sense[:-1] + ("-" if sense[-1] == "+" else "+")
    return None


@cache
def shipped() -> Bridge:
    """Load the translation table that ships with the project, once."""
    return TranslationTable.load()


def translations(key: str, language: str, bridge: Bridge) -> tuple[tuple[str, float], ...]:
    """Return the translations of a stem; those of the shipped table are kept once read."""
    if bridge is shipped():
        return _shipped(key, language)
    return bridge.translations(key, language)


@lru_cache(maxsize=16384)
def _shipped(key: str, language: str) -> tuple[tuple[str, float], ...]:
    return shipped().translations(key, language)


def senses_across(key: str, language: str, bridge: Bridge) -> Mapping[str, float]:
    """Return the same by translation, to look one up; not to be changed."""
    if bridge is shipped():
        return _shipped_across(key, language)
    return dict(bridge.translations(key, language))


@lru_cache(maxsize=16384)
def _shipped_across(key: str, language: str) -> Mapping[str, float]:
    return dict(_shipped(key, language))


def is_common(word: str, language: str) -> bool:
    """Tell whether a folded word is one of the language rather than a name.

    >>> is_common("evalue", "fr"), is_common("microsoft", "fr")
    (True, False)
    """
    key = root(word, language)
    return any(other != key and share >= _KNOWN for other, share in _shipped(key, language))


@cache
def _senses() -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {"fr": {}, "en": {}}
    for key, *sides in rows("concepts"):
        for language, side in zip(_LANGUAGES, sides, strict=True):
            for word in words(fold(side)):
                if not is_stop(word.text, language):
                    for form in (root(word.text, language), f"={word.text}"):
                        found[language].setdefault(form, set()).add(key)
    return found
