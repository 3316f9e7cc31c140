"""How well words describe an article: by its stems, its genre, and across the two languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from index.analysis import fold, stem, terms
from rag.text.words.spelling import is_variant

if TYPE_CHECKING:
    from index.documents import Document, Language
    from index.translation import TranslationTable

_LEAD: Final = 400  # characters from the start that describe an article almost as its title does
_COGNATE: Final = 0.55
_OPINION: Final = re.compile(r"\b(?:tribune|opinion|editorial|edito|plaidoyer|column|op-ed)\b")
_CORRECTION: Final = re.compile(
    r"\b(?:mise au point|mise a jour|rectificatif|correction|erratum|update|corrects)\b"
)
_GENRES: Final = (
    (_OPINION, ("tribune", "opinion", "editorial", "edito", "plaidoyer", "column", "op")),
    (_CORRECTION, ("point", "jour", "correction", "rectificatif", "update", "erratum")),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One word of a description, and its likely stems in the other language."""

    word: str
    term: str
    language: Language
    senses: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, word: str, language: Language, table: TranslationTable | None) -> Asked:
        """Return a word with what the table says of it."""
        term = stem(word, language)
        return cls(word, term, language, table.translations(term, language)[:6] if table else ())

    def likeness(self, told: frozenset[str], language: Language) -> float:
        """Return how surely one of some stems says this word, about [0, 1]."""
        if self.term in told:
            return 1.0
        if len(self.term) > 4 and any(is_variant(self.term, other) for other in told):
            return 0.9
        if language == self.language:
            return 0.0
        sense = max(
            (0.5 + p / 2 for other, p in self.senses if other in told and p > 0.05), default=0.0
        )
        return max(sense, 0.8 if any(_cognate(self.word, other) for other in told) else 0.0)


def description(article: Document) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of an article's title, outlet, author and genre, and those of its lead."""
    language = article.language
    top = set(
        terms(f"{article.title or ''} {article.outlet or ''} {article.author or ''}", language)
    )
    for shape, names in _GENRES:
        if shape.search(opening(article)):
            top |= {stem(word, tongue) for word in names for tongue in ("fr", "en")}
    return frozenset(top), frozenset(terms(article.text[:_LEAD], language))


def corrects(article: Document) -> bool:
    """Tell whether an article opens as one that sets the record right."""
    return _CORRECTION.search(opening(article)) is not None


def opening(article: Document) -> str:
    """Return an article's title and first words, folded."""
    return fold(f"{article.title or ''} {article.text[:120]}")


def _cognate(word: str, other: str) -> bool:
    """Tell whether two words of two languages are plainly one: most of each is the same start.

    >>> _cognate("critics", "critiqu"), _cognate("commission", "commerc")
    (True, False)
    """
    shared = 0
    for a, b in zip(word, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= 4 and shared >= _COGNATE * max(len(word), len(other))
