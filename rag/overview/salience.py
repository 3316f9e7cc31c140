"""Which names and sentences matter most in a set of articles: what many of them share."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from math import sqrt
from typing import TYPE_CHECKING, Final

from index.analysis import fold, terms
from rag.checks.hygiene import is_foreign
from rag.extract import is_title
from rag.overview.places import closed, predicates
from rag.text.names.mentions import mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document
    from rag.extract import Extract
    from rag.overview.places import Places

_MOST: Final = 80  # articles read to tell what matters; beyond, the evenly spaced ones
_READ: Final = 2500  # characters of each
_PRONOUN: Final = re.compile(
    r"\b(?:ils?(?! (?:y|faut|s'agit|est (?:vrai|possible|temps)))|elles?|they|them|he|she|him|his|"
    r"her|their|its|leurs?)\b",
    re.IGNORECASE,
)
_THING: Final = re.compile(
    r"\b(?:(?:le|la|les|un|une|des|du|aux?|ce|cet|cette|ces|the|an?|this|these|each|every|some|no|"
    r"\d+) |l['’]|d['’])\w",
    re.IGNORECASE,
)
_LEANING: Final = re.compile(
    r"^(?:[«“\"'(]\s*)?(?:et|mais|or|and|but|il|elle|ils|elles|ce|cela|ça|celui-ci|celle-ci|cette|ces|"
    r"cet|son|sa|ses|leur|leurs|c['’]est|he|she|it|they|this|that|these|those|his|her|its|their|"
    r"the latter|lui|nous|vous|je|we|you|i|d['’]autres|en revanche|par ailleurs|ainsi|enfin|"
    r"however|also|then|otherwise|on peut|ceux|celles|ou|donc|alors|là|ici|deux|trois|"
    r"dans le même|en même temps|de plus|pourtant|toutefois|cependant|"
    r"d['’]ailleurs|du coup|au contraire|le reste|la question|l['’]autre|the other|the same|"
    r"le même|la même|que|qu['’]|at that|at this|à ce|dans ce)\b",
    re.IGNORECASE,
)

_FIRST_PERSON: Final = re.compile(r"\b(?:nous|notre|nos|je|mon|vous|votre|we|our|I|my|you)\b")

_COMMON: Final = frozenset(("llm", "pdg", "ceo", "ia", "ai", "it", "tv", "usa", "photo"))


class Salience:
    """What a set of articles shares, computed when first asked for.

    Parameters
    ----------
    articles
        In any order.
    """

    def __init__(self, articles: Sequence[Document]) -> None:
        step = max(1, -(-len(articles) // _MOST))
        self.articles = tuple(articles[::step])

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """The names that most articles mention, in their fullest form, outlets left out."""
        outlets = {fold(one.outlet) for one in self.articles if one.outlet}
        agencies = {fold(name) for one in self.articles for name in one.via}
        counted: Counter[str] = Counter()
        for article in self.articles:
            text = f"{article.title or ''}\n{article.text[:_READ]}"
            counted.update({name for name in mentions(text) if len(name) > 2})
        return _merged(
            [
                (name, number)
                for name, number in counted.most_common(40)
                if (fold(name) not in outlets | agencies | _COMMON and number > 1)
                or len(self.articles) == 1
            ]
        )

    @cached_property
    def _shares(self) -> dict[str, float]:
        """Return the share of same-language articles that hold each term."""
        sizes = Counter(one.language for one in self.articles)
        counted: Counter[str] = Counter()
        for article in self.articles:
            found = set(terms(f"{article.title or ''}\n{article.text[:_READ]}", article.language))
            counted.update(f"{article.language}:{term}" for term in found)
        return {
            key: number / sizes["fr" if key.startswith("fr:") else "en"]
            for key, number in counted.items()
        }

    def of(self, extract: Extract) -> float:
        """Return how much a sentence says of what the articles share, about [0, 1]."""
        language = extract.hit.source.language
        found = {f"{language}:{term}" for term in terms(extract.text, language)}
        if not found:
            return 0.0
        return sum(self._shares.get(key, 0.0) for key in found) / (sqrt(len(found)) * 2.5)

    def named(self, extract: Extract) -> float:
        """Return what the main subjects' names in a sentence are worth, up to 0.6."""
        folded = fold(extract.text)
        return sum(0.2 for name in self.subjects[:3] if fold(name.split()[0]) in folded)

    def lead(self, article: Document, places: Places) -> list[tuple[float, Extract]]:
        """Return an article's sentences that could open an account of it, best first."""
        sentences = places.sentences(article)
        found = []
        for rank, extract in enumerate(sentences[: max(6, len(sentences) * 2 // 5)]):
            number = len(extract.text.split())
            if not stands(extract) or not 8 <= number <= 60 or extract.before.endswith("?"):
                continue
            early = 0.7 / (1 + rank / 3)
            long = 0.02 * max(0, number - 24)
            if not predicates(extract.text):
                continue
            spoken = 0.3 if _FIRST_PERSON.search(extract.text) else 0.0
            score = self.of(extract) + self.named(extract) + early - long - spoken
            found.append((score, extract))
        return sorted(found, key=lambda pair: -pair[0])


def stands(extract: Extract) -> bool:
    """Tell whether a sentence can be read alone: no title, no question, no pronoun to resolve."""
    text = extract.text.strip()
    if (
        is_title(extract)
        or text.endswith(("?", ":", "? »"))
        or not text.endswith((".", "!", "»", "”", "…", '"'))
    ):
        return False
    if is_foreign(text, extract.hit.source.language):
        return False
    if not closed(text) or _open(text):
        return False
    return not _LEANING.match(text) and (text[0].isupper() or not text[0].isalpha())


def _open(text: str) -> bool:
    """Tell whether a sentence has a pronoun before it has anything it could stand for.

    >>> _open("Estate agents put its value at €1 million."), _open("The firm raised its prices.")
    (True, False)
    >>> _open("Hier, il faut le dire, tout allait bien."), _open("May, more likely, she told me.")
    (False, True)
    """
    found = _PRONOUN.search(text)
    before = text[: found.start()] if found else ""
    return found is not None and not _THING.search(before) and not _inner_names(before)


def _inner_names(text: str) -> bool:
    """Tell whether a text has a capitalised word that does not open it."""
    return re.search(r"[^\W\d_].*?[\s(«“'’]([A-ZÀ-Þ][\w-]+)", text) is not None or (
        re.match(r"[A-ZÀ-Þ][\w-]+ [A-ZÀ-Þ]", text) is not None
    )


def _merged(counted: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """Return names, the commonest first, a short form joined to the full one.

    >>> _merged([("Microsoft", 5), ("Mistral", 5), ("Mistral AI", 4), ("OpenAI", 2)])
    ('Microsoft', 'Mistral AI', 'OpenAI')
    >>> _merged([("Mistral", 3), ("Mistral AI", 3), ("Mistral Large", 3)])
    ('Mistral AI', 'Mistral Large')
    """
    numbers = dict(counted)
    found: list[str] = []
    for name, _ in sorted(counted, key=lambda pair: (-pair[1], pair[0])):
        longer = [other for other in numbers if other.startswith(f"{name} ")]
        if longer and numbers[max(longer, key=lambda other: numbers[other])] * 2 >= numbers[name]:
            full = max(longer, key=lambda other: (numbers[other], -len(other)))
            name = full  # noqa: PLW2901
        if name not in found:
            found.append(name)
    return tuple(found)
