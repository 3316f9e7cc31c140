"""The passages of a prompt: the sentences chosen, packed into the room that there is.

One line a passage, not one an extract: sentences of one passage stand together in the page's
order, so nothing is said twice. A sentence that another page carries almost word for word (two
reprints of one agency) is shown once, and one that gives orders is not shown at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from index.analysis import words
from index.sentences import sentence_spans
from rag.attribution import publisher, spoken_date
from rag.checks.hygiene import order_in
from rag.writing.sanitising import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Language, Span
    from rag.extract import Extract
    from rag.hits import Source

_SAME: Final = 0.8  # of two sentences' words in common: a reprint with a word changed
_GAP: Final = " … "
_SENTENCE: Final = re.compile(r"[.!?…][\s»”\")]*$")  # what a title, a byline, a caption is not


@dataclass(slots=True)
class Passage:
    """One numbered passage of the prompt.

    Attributes
    ----------
    head
        Who speaks and when.
    name
        What “le passage 1” is called in an answer.
    spans, sentences
        All its sentences: their places in the passage, and their harmless text.
    members
        Indexes of the extracts that it shows.
    shown
        Numbers of the sentences shown.
    """

    head: str
    name: str
    spans: list[Span]
    sentences: list[str]
    members: list[int] = field(default_factory=list)
    shown: set[int] = field(default_factory=set)

    def line(self, number: int, also: set[int] | frozenset[int] = frozenset()) -> str:
        """Return its line of the prompt, with the sentences shown and perhaps others."""
        parts: list[str] = []
        shown = self.shown | also
        for at in sorted(shown):
            if parts:
                parts.append(" " if at - 1 in shown else _GAP)
            parts.append(self.sentences[at])
        return f"[{number}] {self.head}: {''.join(parts)}"

    def holding(self, extract: Extract) -> set[int]:
        """Return the numbers of the sentences that an extract overlaps."""
        start, end = extract.start - extract.hit.start, extract.end - extract.hit.start
        return {at for at, span in enumerate(self.spans) if span.start < end and start < span.end}


def pack(extracts: Sequence[Extract], language: Language, room: int) -> list[Passage]:
    """Return the passages that fit in ``room`` characters, one line each, best first.

    The sentences chosen come first, in order; what room is left goes to their neighbours.
    """
    packed: dict[str, Passage] = {}
    seen: list[tuple[str, frozenset[str]]] = []
    left = room
    for index, extract in enumerate(extracts):
        key = extract.hit.passage_id
        content = frozenset(word.text for word in words(extract.text))
        if _gives_orders(extract) or _is_reprint(key, content, seen):
            continue
        passage = packed.get(key) or _passage(extract, language)
        if not packed:
            _shorten(passage, extract, left)
        more = passage.holding(extract)
        cost = _cost(passage, more, len(packed) + 1)
        if cost <= left:
            packed[key] = passage
            seen.append((key, content))
            passage.shown |= more
            passage.members.append(index)
            left -= cost
    _add_neighbours(list(packed.values()), left)
    return list(packed.values())


def _passage(extract: Extract, language: Language) -> Passage:
    hit = extract.hit
    spans = sentence_spans(hit.text, hit.source.language)
    return Passage(
        head=label(hit.source, language),
        name=in_prose(hit.source, language),
        spans=spans,
        sentences=[harmless(span.of(hit.text)) for span in spans],
    )


def _cost(passage: Passage, more: set[int], number: int) -> int:
    """Return how many characters some sentences add to the prompt, the line's end included."""
    before = len(passage.line(number)) + 1 if passage.shown else 0
    return len(passage.line(number, more)) + 1 - before


def _add_neighbours(passages: Sequence[Passage], left: int) -> None:
    for number, passage in enumerate(passages, start=1):
        chosen = sorted(passage.shown)
        for at in [place for one in chosen for place in (one - 1, one + 1)]:
            if 0 <= at < len(passage.sentences) and at not in passage.shown:
                cost, text = _cost(passage, {at}, number), passage.sentences[at]
                if cost <= left and _SENTENCE.search(text) and not order_in(text):
                    passage.shown.add(at)
                    left -= cost


def _gives_orders(extract: Extract) -> bool:
    """Tell whether an extract gives orders, or any of the comment that it stands in does."""
    is_comment = extract.hit.source.kind == "comment"
    return order_in(extract.hit.text if is_comment else extract.text)


def _is_reprint(
    key: str, content: frozenset[str], seen: Sequence[tuple[str, frozenset[str]]]
) -> bool:
    """Tell whether another passage already says almost the same words."""
    return any(
        other != key and len(content & said) >= _SAME * len(content | said) for other, said in seen
    )


def _shorten(passage: Passage, extract: Extract, room: int) -> None:
    """Cut a sentence at a space when it alone would not fit: a reader who wrote no full stop."""
    for at in passage.holding(extract):
        most = max(room - len(passage.line(1)) - len(_GAP), 0)
        if len(passage.sentences[at]) > most:
            passage.sentences[at] = passage.sentences[at][:most].rpartition(" ")[0] + "…"


def label(source: Source, language: Language) -> str:
    """Return who speaks and when, as a passage is headed.

    >>> from dataclasses import replace
    >>> from rag.hits import Source
    >>> article = Source(path="1.txt", title="Titre", outlet="Le Grand Continent", author=None,
    ...     date="2024-02-28", kind="article", language="fr", url=None, reply_to=None, via=())
    >>> label(article, "fr")
    'Le Grand Continent, 28 février 2024'
    >>> label(replace(article, kind="comment", author="Syl", date="2024-02"), "en")
    'comment by a reader (Syl) on Le Grand Continent, February 2024'
    """
    place = harmless(publisher(source, language))
    if source.kind == "comment":
        pseudonym = f" ({harmless(source.author)})" if source.author else ""
        place = (
            f"commentaire d'un lecteur{pseudonym} sur {place}"
            if language == "fr"
            else f"comment by a reader{pseudonym} on {place}"
        )
    return f"{place}, {spoken_date(source.date, language)}" if source.date else place


def in_prose(source: Source, language: Language) -> str:
    """Return what “le passage 1” is called in the answer, for an article and for a comment."""
    if source.kind == "article":
        return publisher(source, language)
    if language == "fr":
        return (
            f"le commentaire de {source.author}" if source.author else "le commentaire d'un lecteur"
        )
    return f"{source.author}'s comment" if source.author else "a reader's comment"
