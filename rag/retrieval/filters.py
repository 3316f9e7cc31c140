"""Filters: which documents may be found, told for every passage of a store at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypedDict

import numpy as np
import numpy.typing as npt

from rag.validation import check_filters

if TYPE_CHECKING:
    from index.documents import Document, Kind, Language

Mask: TypeAlias = npt.NDArray[np.bool_]
Test: TypeAlias = Callable[[str | None], bool]
FACETS: Final = ("kind", "language", "outlet", "author", "date")


class Filtering(TypedDict, total=False):
    """Which documents may be used; a field left out or None is free.

    ``kind`` is ``article`` or ``comment``; names compare without case; dates are ISO and
    inclusive; ``language`` is that of the documents.
    """

    kind: Kind | None
    outlet: str | None
    author: str | None
    since: str | None
    until: str | None
    language: Language | None


@dataclass(frozen=True, slots=True)
class Filters:
    """Which documents may be found; None leaves a field free. Dates are ISO and inclusive.

    Names compare without case; a partial date passes when its month or year may. A comment
    without a date has its article's.

    Raises
    ------
    rag.errors.FilterInvalid
        A value that no document can have.
    """

    kind: Kind | None = None
    outlet: str | None = None
    author: str | None = None
    since: str | None = None
    until: str | None = None
    language: Language | None = None

    def __post_init__(self) -> None:
        check_filters(self.given())

    def __bool__(self) -> bool:
        return bool(self.given())

    def given(self) -> dict[str, str]:
        """Return the fields that are not free."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in values.items() if value is not None}

    def tests(self) -> Mapping[str, Test]:
        """Return what each facet that is not free has to pass.

        Examples
        --------
        >>> dated = Filters(since="2024-02-10").tests()["date"]
        >>> dated("2024-02"), dated("2024-02-09"), dated(None)
        (True, False, False)
        """
        tests: dict[str, Test] = {}
        for name in ("kind", "language", "outlet", "author"):
            wanted = getattr(self, name)
            if wanted is not None:
                tests[name] = partial(_same, wanted)
        if self.since is not None or self.until is not None:
            tests["date"] = lambda date: _within(date, self.since, self.until)
        return tests

    def admits(self, document: Document, *, page_date: str | None = None) -> bool:
        """Tell whether a document passes; one without a date has its page's.

        Examples
        --------
        >>> from index.documents import Document
        >>> said = Document(id="a#c1", path="a.txt", kind="comment", text="x", spans=())
        >>> late = Filters(since="2024-03")
        >>> late.admits(said), late.admits(said, page_date="2024-03-02")
        (False, True)
        """
        told = {
            "kind": document.kind,
            "language": document.language,
            "outlet": document.outlet,
            "author": document.author,
            "date": document.date or page_date,
        }
        return all(test(told[name]) for name, test in self.tests().items())


class Facets:
    """What filters look at, of every passage; each distinct value is tested once.

    Parameters
    ----------
    rows
        Of every passage, in the store's order, the values of :data:`FACETS`.
    """

    def __init__(self, rows: Iterable[tuple[str | None, ...]]) -> None:
        self._values: dict[str, list[str | None]] = {}
        self._codes: dict[str, npt.NDArray[np.int64]] = {}
        columns = list(zip(*rows, strict=True)) or [()] * len(FACETS)
        for name, column in zip(FACETS, columns, strict=True):
            numbers: dict[str | None, int] = {}
            codes = [numbers.setdefault(value, len(numbers)) for value in column]
            self._values[name] = list(numbers)
            self._codes[name] = np.array(codes, dtype=np.int64)

    def allowed(self, filters: Filters) -> Mask | None:
        """Return which passages pass, or None when every one does.

        Examples
        --------
        >>> facets = Facets([("article", "fr", "Le Monde", None, "2024-02-03"),
        ...                  ("comment", "fr", "Le Monde", "Ana", None)])
        >>> facets.allowed(Filters(kind="comment", outlet="le monde")).tolist()
        [False, True]
        """
        mask: Mask | None = None
        for name, test in filters.tests().items():
            passing = np.array([test(value) for value in self._values[name]], dtype=np.bool_)
            passed: Mask = passing[self._codes[name]]
            mask = passed if mask is None else mask & passed
        return mask

    def barring(self, filters: Filters) -> dict[str, str]:
        """Return the filters that no passage passes, none where some passage passes them all.

        Those that let nothing through on their own; where there are none, all that are given.

        Examples
        --------
        >>> facets = Facets([("article", "fr", "Le Monde", None, "2024-02-03")])
        >>> facets.barring(Filters(kind="article", outlet="Le Relais"))
        {'outlet': 'Le Relais'}
        """
        if not self._nothing(filters):
            return {}
        given = filters.given()
        alone = {name: value for name, value in given.items() if self._nothing(_only(name, value))}
        return alone or given

    def _nothing(self, filters: Filters) -> bool:
        allowed = self.allowed(filters)
        return allowed is not None and len(allowed) > 0 and not allowed.any()


def _only(name: str, value: str) -> Filters:
    fields: Any = {name: value}
    return Filters(**fields)


def _same(wanted: str, value: str | None) -> bool:
    return value is not None and wanted.casefold() == value.casefold()


def _within(date: str | None, since: str | None, until: str | None) -> bool:
    if date is None:
        return False
    after = since is None or date[: len(since)] >= since[: len(date)]
    return after and (until is None or date[: len(until)] <= until[: len(date)])
