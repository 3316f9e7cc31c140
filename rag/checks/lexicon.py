"""What a sentence is about: its content words, and whether a source speaks of the same.

A word of the claim is found again in the source by its stem, by a sense that both share
(`lists/concepts.txt`) or, between the languages, through the learned translation table.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.analysis import fold, is_stop, stem, words
from rag.checks.tables import rows, wordlist

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from rag.checks.tokens import Token

_LANGUAGES = ("fr", "en")
_LONG = 6  # letters that two words of one family share


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
    """List the content words of a sentence.

    Parameters
    ----------
    tokens
        The sentence, cut.
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
    frame = wordlist("frame")
    return tuple(
        Term(root(token.text, language), senses(token.text, language), at)
        for at, token in enumerate(tokens)
        if at not in taken
        and len(token.text) > 1
        and not is_stop(token.text, language)
        and token.text not in frame
        and token.text not in ("the", "la", "le", "les")
        and token.text[0].isalpha()
        and not token.text.endswith("'")
    )


def root(word: str, language: str) -> str:
    """Return the stem of a folded word; *ils penchent* meets *il penche*, as it should.

    >>> root("penchent", "fr"), root("penche", "fr"), root("licenciement", "fr")
    ('pench', 'pench', 'licenc')
    """
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


class Ground:
    """The content words of a source's sentence, ready to be looked up.

    Parameters
    ----------
    terms
        Of the sentence.
    language
        Of the sentence.
    extra
        Folded words that stand in it beside its terms: those of its names.
    """

    def __init__(self, terms: Sequence[Term], language: str, extra: Collection[str] = ()):
        self.language = language
        self.places: dict[str, list[int]] = {}
        for term in terms:
            for key in (term.stem, *(f"#{sense}" for sense in term.senses)):
                self.places.setdefault(key, []).append(term.at)
            if len(term.stem) >= _LONG:
                self.places.setdefault(f"^{term.stem[:_LONG]}", []).append(term.at)
        for word in extra:
            self.places.setdefault(stem(word, language), [])

    def find(self, term: Term, language: str, bridge: Bridge | None) -> list[int] | None:
        """Return where a claim's word is found again, None where it is not.

        The word itself or its translation comes before another word of its sense.
        """
        direct = self.find_word(term, language, bridge)
        if direct is not None:
            return direct
        places = [at for sense in term.senses for at in self.places.get(f"#{sense}", ())]
        return places or None

    def find_word(self, term: Term, language: str, bridge: Bridge | None) -> list[int] | None:
        """Return where the word itself, one of its family, or its translation stands."""
        forms = [term.stem]
        if language != self.language and bridge is not None:
            forms.extend(found for found, _ in bridge.translations(term.stem, language))
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
