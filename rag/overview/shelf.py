"""The documents of a store as one shelf: its articles, their comments, and finding one by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TYPE_CHECKING, Final

from index.analysis import fold, is_stop, terms, words
from rag.overview.likeness import Asked, corrects, description

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Document, Language
    from index.translation import TranslationTable

_ENOUGH: Final = 0.55  # share of a description's weight that an article must hold to be meant
_TIED: Final = 0.93  # and the share of the best article's that another needs to be meant too
_FOREIGN: Final = 0.35  # what a word counts that no page of the other language could hold
_LEAD_WORTH: Final = 0.6
_ARTICLES: Final = frozenset(("le", "la", "les", "l", "the", "du", "de", "des", "d", "of"))


@dataclass(frozen=True)
class Shelf:
    """Articles and comments, in the store's order."""

    documents: Sequence[Document]
    table: TranslationTable | None = None

    @cached_property
    def articles(self) -> tuple[Document, ...]:
        """Every article."""
        return tuple(one for one in self.documents if one.kind == "article")

    @cached_property
    def comments(self) -> tuple[Document, ...]:
        """Every comment."""
        return tuple(one for one in self.documents if one.kind == "comment")

    @cached_property
    def dated(self) -> tuple[Document, ...]:
        """The dated articles, oldest first."""
        return tuple(
            sorted((one for one in self.articles if one.date), key=lambda one: one.date or "")
        )

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """Names of the outlets, those with most articles first."""
        counts = Counter(one.outlet for one in self.articles if one.outlet)
        return tuple(sorted(counts, key=lambda name: (-counts[name], fold(name))))

    @cached_property
    def corrected(self) -> frozenset[str]:
        """Ids of articles that a later article of the same outlet sets right."""
        found = set()
        for later in self.dated:
            if later.outlet and corrects(later):
                found |= {
                    one.id
                    for one in self.dated
                    if one.outlet == later.outlet and (one.date or "") < (later.date or "")
                }
        return frozenset(found)

    def under(self, articles: Sequence[Document]) -> tuple[Document, ...]:
        """Return the comments that stand on the pages of some articles."""
        paths = dict.fromkeys(article.path for article in articles)
        return tuple(one for path in paths for one in self._comments_on.get(path, ()))

    @cached_property
    def _comments_on(self) -> dict[str, list[Document]]:
        found: dict[str, list[Document]] = {}
        for one in self.comments:
            found.setdefault(one.path, []).append(one)
        return found

    def outlet(self, rest: Sequence[str]) -> tuple[str | None, tuple[str, ...]]:
        """Find an outlet among words; return its name and the words left.

        An outlet is named by all its words, or by its last or first one when it is its alone.

        >>> from index.documents import Document, Span
        >>> def article(outlet):
        ...     return Document(id=outlet, path=outlet, kind="article", text="", spans=(),
        ...                     outlet=outlet)
        >>> shelf = Shelf([article("Le Fil Tech"), article("La Gazette du Numérique")])
        >>> shelf.outlet(("fil", "tech", "accord")), shelf.outlet(("gazette",))
        (('Le Fil Tech', ('accord',)), ('La Gazette du Numérique', ()))
        """
        given = set(rest)
        spelled = {name: _outlet_words(name) for name in self.outlets}
        for name, own in sorted(spelled.items(), key=lambda pair: -len(pair[1])):
            if own and set(own) <= given:
                return name, tuple(word for word in rest if word not in own)
        for name, own in spelled.items():
            others = {word for other, held in spelled.items() if other != name for word in held}
            alone = [word for word in (*own[:1], *own[-1:]) if len(word) > 4 and word not in others]
            if len(own) > 1 and given & set(alone):
                return name, tuple(word for word in rest if word not in own)
        return None, tuple(rest)

    def saying(
        self, rest: Sequence[str], pool: Sequence[Document], language: Language, *, share: float
    ) -> tuple[Document, ...]:
        """Return the documents that hold a share of some words' weight, the rarest weightiest.

        Parameters
        ----------
        pool
            The documents to look in, against which rarity is told.
        share
            1 for documents that hold every word.
        """
        asked = [Asked.of(word, language, self.table) for word in rest]
        held = [
            [one.likeness(frozenset(terms(d.text, d.language)), d.language) > 0.5 for one in asked]
            for d in pool
        ]
        sharing = [sum(row[at] for row in held) for at in range(len(asked))]
        weights = [log(1 + len(pool) / max(number, 1)) for number in sharing]
        total = sum(weights)
        return tuple(
            document
            for document, row in zip(pool, held, strict=True)
            if sum(w for w, has in zip(weights, row, strict=True) if has) >= share * total - 1e-9
        )

    def named(self, rest: Sequence[str], language: Language) -> tuple[Document, ...]:
        """Return the articles that words describe, one as a rule, several when they tie.

        One word at least must stand in the title, the outlet or the author's name.
        """
        asked = [Asked.of(word, language, self.table) for word in rest]
        outlet, left = self.outlet(rest)
        scored = [
            (self._score(article, asked) * (1.15 if article.outlet == outlet else 1.0), article)
            for article in self.articles
            if left or article.outlet == outlet
        ]
        best = max((score for score, _ in scored), default=0.0)
        if best < _ENOUGH:
            return ()
        tied = [article for score, article in scored if score >= _TIED * best]
        return tuple(tied) if len(tied) <= 3 else ()

    def _score(self, article: Document, asked: Sequence[Asked]) -> float:
        """Return the share of a description's weight that an article holds."""
        top, lead = self._told[article.id]
        total = held = 0.0
        titled = False
        for one in asked:
            in_title = one.likeness(top, article.language)
            in_lead = one.likeness(lead, article.language) * _LEAD_WORTH
            weight = self._weight(one)
            if not in_title and not in_lead and article.language != one.language:
                weight *= _FOREIGN
            total += weight
            held += weight * max(in_title, in_lead)
            titled = titled or in_title > 0.5
        return held / total if total and titled else 0.0

    def _weight(self, one: Asked) -> float:
        """Return how much a word tells one article from another."""
        if one.word not in self._weights:
            sharing = sum(
                1 for a in self.articles
                if any(one.likeness(told, a.language) > 0.5 for told in self._told[a.id])
            )  # fmt: skip
            self._weights[one.word] = log(1 + len(self.articles) / max(sharing, 1))
        return self._weights[one.word]

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {}

    @cached_property
    def _told(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        """Return the stems of each article's title, outlet and author, and of its lead."""
        return {article.id: description(article) for article in self.articles}


def _outlet_words(name: str) -> tuple[str, ...]:
    found = (word.text.strip("'") for word in words(name))
    return tuple(
        word
        for word in found
        if word not in _ARTICLES and not (is_stop(word, "fr") and is_stop(word, "en"))
    )
