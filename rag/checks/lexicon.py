"""What a sentence is about: its content words, and whether a source speaks of the same.

A word is found again by its stem, by a sense that both share (`lists/concepts.txt`) or, between
the languages, through the learned translation table.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.analysis import fold, is_stop, stem, words
from index.translation import TranslationTable
from rag.checks.lemmas import lemma
from rag.checks.phrasal import phrasal
from rag.checks.stances import stances
from rag.checks.tables import rows, wordlist

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rag.checks.tokens import Token

_LANGUAGES = ("fr", "en")
_LONG = 6  # letters that two words of one family share
_ALIKE = 0.12  # how far the translations of two words of one language must overlap
_KNOWN = 0.1  # a word of the language has a translation at least so likely
_RARE = 0.02  # a translation less likely than this is noise


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
    >>> from rag.checks.tokens import tokenise
    >>> [(t.stem, sorted(t.senses)) for t in terms_of(tokenise("la hausse des ventes"), "fr")]
    [('hauss', ['rise+']), ('vent', ['revenue', 'sell'])]
    """
    sides = stances(tokens)
    whole = phrasal(tokens) if language == "en" else {}
    found = []
    for at, token in enumerate(tokens):
        word = whole.get(at, token.text)
        if at in sides:
            found.append(Term(root(word, language), frozenset((sides[at],)), at))
        elif at in whole or (at not in taken and _tells(word, language)):
            found.append(Term(root(word, language), senses(word, language), at))
    return tuple(term for term in found if term.stem)


@lru_cache(maxsize=8192)
def _tells(word: str, language: str) -> bool:
    """Whether a word is one of content: neither a stop word nor one that only frames a claim."""
    if len(word) < 2 or not word[0].isalpha() or word.endswith(("'", "n't")):
        return False
    if is_stop(word, language) or word in ("the", "la", "le", "les"):
        return False
    frame = wordlist("frame")
    return word not in frame and (language == "fr" or lemma(word, language) not in frame)


@lru_cache(maxsize=8192)
def root(word: str, language: str) -> str:
    """Return the stem of a folded word; *ils penchent* meets *il penche*, *took* meets *take*.

    >>> root("penchent", "fr"), root("penche", "fr"), root("licenciement", "fr")
    ('pench', 'pench', 'licenc')
    """
    verb = lemma(word, language)
    if verb != word:
        return stem(verb, language)
    if language == "fr" and len(word) > 5 and word.endswith("ent") and word[-4] not in "mi":
        word = word[:-2]
    return stem(word, language)


@cache
def senses(word: str, language: str) -> frozenset[str]:
    """Return the senses of a folded word.

    >>> sorted(senses("denied", "en")), sorted(senses("partenariat", "fr"))
    (['admit-'], ['agreement'])
    """
    return frozenset(_senses()[language].get(root(word, language), ()))


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


def _translations(key: str, language: str, bridge: Bridge) -> tuple[tuple[str, float], ...]:
    """Return the translations of a stem; those of the shipped table are kept once read."""
    if bridge is shipped():
        return _shipped(key, language)
    return bridge.translations(key, language)


@lru_cache(maxsize=16384)
def _shipped(key: str, language: str) -> tuple[tuple[str, float], ...]:
    return shipped().translations(key, language)


def is_common(word: str, language: str) -> bool:
    """Tell whether a folded word is one of the language rather than a name.

    >>> is_common("evalue", "fr"), is_common("microsoft", "fr")
    (True, False)
    """
    key = root(word, language)
    return any(
        other != key and share >= _KNOWN for other, share in shipped().translations(key, language)
    )


class Ground:
    """The content words of a source's sentence, ready to be looked up.

    Parameters
    ----------
    terms
        Of the sentence.
    language
        Of the sentence.
    extra
        Folded words that stand in it beside its terms, those of its names, and where.
    """

    def __init__(
        self, terms: Sequence[Term], language: str, extra: Mapping[str, int] | None = None
    ):
        self.language = language
        self.places: dict[str, list[int]] = {}
        for term in terms:
            for key in (term.stem, *(f"#{sense}" for sense in term.senses)):
                self.places.setdefault(key, []).append(term.at)
            if len(term.stem) >= _LONG:
                self.places.setdefault(f"^{term.stem[:_LONG]}", []).append(term.at)
        for word, at in (extra or {}).items():
            self.places.setdefault(stem(word, language), []).append(at)
        self._stems = {term.stem for term in terms}
        self._across: dict[str, dict[str, float]] | None = None

    def find(self, term: Term, language: str, bridge: Bridge | None) -> list[int] | None:
        """Return where a claim's word is found again, None where it is not.

        The word itself or its translation comes before another word of its sense.
        """
        direct = self.find_word(term, language, bridge)
        if direct is not None:
            return direct
        places = [at for sense in term.senses for at in self.places.get(f"#{sense}", ())]
        return places or None

    def speaks_of(self, term: Term, language: str, bridge: Bridge | None) -> bool:
        """Tell whether a claim's word is found again, if only by what it translates to.

        Two words of one language that share a translation say alike (Bannard and Callison-Burch,
        2005); opposites share none.
        """
        if self.find(term, language, bridge) is not None:
            return True
        if bridge is None:
            return False
        across = self._translated(bridge)
        if language != self.language:
            return max(across.get(term.stem, {}).values(), default=0.0) >= _RARE
        alike: dict[str, float] = {}
        for other, share in _translations(term.stem, language, bridge):
            for held, back in across.get(other, {}).items():
                alike[held] = alike.get(held, 0.0) + (share * back) ** 0.5
        return max(alike.values(), default=0.0) >= _ALIKE

    def _translated(self, bridge: Bridge) -> dict[str, dict[str, float]]:
        """Return, for stems of the other language, which of its own translate to them."""
        if self._across is None:
            self._across = {}
            for held in self._stems:
                for other, share in _translations(held, self.language, bridge):
                    self._across.setdefault(other, {})[held] = share
        return self._across

    def find_word(self, term: Term, language: str, bridge: Bridge | None) -> list[int] | None:
        """Return where the word itself, one of its family, or its translation stands."""
        forms = [term.stem]
        if language != self.language and bridge is not None:
            forms.extend(found for found, _ in _translations(term.stem, language, bridge))
        if len(term.stem) >= _LONG:
            forms.append(f"^{term.stem[:_LONG]}")
        held = [form for form in forms if form in self.places]
        return [at for form in held for at in self.places[form]] if held else None


@cache
def _senses() -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {"fr": {}, "en": {}}
    for key, *sides in rows("concepts"):
        for language, side in zip(_LANGUAGES, sides, strict=True):
            for word in words(fold(side)):
                if not is_stop(word.text, language):
                    found[language].setdefault(root(word.text, language), set()).add(key)
    return found
