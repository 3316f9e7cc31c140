"""Numbering citations: 1, 2, … in order of first use, one number per exact place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rag.answer import Citation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rag.extract import Extract

_CLOSING: Final = re.compile(r"(?P<body>.*?)(?P<end>[.!?…]+)?\s*$", re.DOTALL)


class Numbering:
    """Turns extracts into citations for one answer, numbering each place once.

    Parameters
    ----------
    page_sha256
        The hash of a page's bytes, by page path.
    """

    def __init__(self, page_sha256: Callable[[str], str]) -> None:
        self._page_sha256 = page_sha256
        self._by_place: dict[tuple[str, int, int], Citation] = {}

    def cite(self, extract: Extract) -> Citation:
        """Return the citation of an extract, the same one each time it is cited."""
        source = extract.hit.source
        place = (source.path, extract.start, extract.end)
        if place not in self._by_place:
            self._by_place[place] = Citation(
                number=len(self._by_place) + 1,
                quote=extract.text,
                start=extract.start,
                end=extract.end,
                passage_id=extract.hit.passage_id,
                document_id=extract.hit.document_id,
                source=source,
                page_sha256=self._page_sha256(source.path),
            )
        return self._by_place[place]

    @property
    def all(self) -> tuple[Citation, ...]:
        """Every citation made so far, by number."""
        return tuple(self._by_place.values())


def with_marks(text: str, numbers: Sequence[int]) -> str:
    r"""Put citation marks before a sentence's closing stop.

    >>> with_marks("Microsoft a investi 15 millions d'euros.", [1, 2])
    "Microsoft a investi 15 millions d'euros [1][2]."
    >>> with_marks("Vraiment\xa0?", [3]), with_marks("Il a dit «\xa0non.\xa0»", [1])
    ('Vraiment [3]\xa0?', 'Il a dit «\xa0non.\xa0» [1]')
    """
    marks = "".join(f"[{number}]" for number in dict.fromkeys(numbers))
    match = _CLOSING.match(text)
    if not marks or match is None:
        return text
    body, end = match["body"], match["end"] or ""
    bare = body.rstrip()
    return f"{bare} {marks}{body[len(bare) :] if end else ''}{end}"
