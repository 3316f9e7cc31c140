"""What answers about the dossier are made from, worked out once a store and kept."""

from __future__ import annotations

import re
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.overview.dated import Dated, denials_of, publication_of, statements_of
from rag.overview.places import Places
from rag.overview.salience import Salience
from rag.overview.shelf import Shelf
from rag.overview.speakers import Statement, statements
from rag.overview.stance import may_side
from rag.retrieval.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.documents import Document
    from index.translation import TranslationTable
    from rag.extract import Extract

_FEWEST: Final = 4  # words of a statement
_POINTING: Final = re.compile(
    r"[\w'’-]+ (?:this|that|it|these|those|cela|ceci|ça)(?= [\"“«]|$)"
    r"|(?:quand|lorsqu|alors qu|when|while|whereas)\w*\b"
    r"|(?:est|sont|était|is|are|was|were) (?:\w+ )?(?:attendu|appelé|expected|called|told)",
    re.IGNORECASE,
)  # *calls this “a farce”*, *quand il y en aurait …*, *est attendue à …*


class Holdings:
    """The documents of a store, the places on their pages, and what can be told from them.

    Parameters
    ----------
    documents
        Every article and comment that may be used, by path and place.
    page_text
        The text of a page, by its path.
    table
        The bridge between the languages, by which an English question finds a French title.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        page_text: Callable[[str], str],
        table: TranslationTable | None = None,
    ) -> None:
        self.shelf = Shelf(tuple(documents), table)
        self.places = Places(page_text)
        self.filters = Filters()

    def narrowed(self, filters: Filters) -> Holdings:
        """Return the same with the comments alone that pass some filters; no article is left out.

        Articles say what the dossier is about and where its comments stand.
        """
        dates: dict[str, str | None] = {}
        for article in self.shelf.articles:
            dates.setdefault(article.path, article.date)
        kept = [
            one
            for one in self.shelf.documents
            if one.kind == "article" or filters.admits(one, page_date=dates.get(one.path))
        ]
        other = copy(self)
        other.shelf = Shelf(tuple(kept), self.shelf.table)
        other.filters = filters
        return other

    @cached_property
    def salience(self) -> Salience:
        """What the articles share."""
        return Salience(self.shelf.articles)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Who says what in the articles, where it tells what it is about."""
        found = statements(self.salience.articles, self.places)
        return tuple(
            one
            for one in found
            if len(one.extract.text.split()) >= _FEWEST and not _POINTING.match(one.extract.text)
        )

    @cached_property
    def leads(self) -> tuple[tuple[float, Extract], ...]:
        """The sentences that could open an account of the dossier, up to three an article."""
        corrected = self.shelf.corrected
        return tuple(
            pair
            for article in self.salience.articles
            if article.id not in corrected
            for pair in self.salience.lead(article, self.places)[:3]
        )

    @cached_property
    def folded(self) -> dict[str, str]:
        """The texts of the articles read for what they share, folded, by document id."""
        return {article.id: fold(article.text) for article in self.salience.articles}

    @cached_property
    def sided(self) -> frozenset[str]:
        """Ids of the comments in which a side may be taken."""
        return frozenset(one.id for one in self.shelf.comments if may_side(one.text))

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """What the articles say of a date, dates that one of them denies left out."""
        articles = self.salience.articles
        denied = {iso for article in articles for iso in denials_of(article, self.places)}
        return tuple(
            one
            for article in articles
            for one in statements_of(article, self.places, self.salience)
            if one.iso not in denied
        )

    @cached_property
    def publications(self) -> tuple[Dated, ...]:
        """The articles' own appearance."""
        return tuple(
            one
            for article in self.salience.articles
            for one in publication_of(article, self.places)
        )
