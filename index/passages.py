"""Passages: what is embedded, searched and shown, cut from a document without changing a letter.

A passage is a slice of the page made of whole sentences, about one paragraph long. It never
crosses a gap of its document (a repeated pull quote, another reader's comment), and together the
passages cover every character of every span but white space. What is shown is the slice; what is
embedded also says which article it comes from and, for a reply, what it answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.documents import Document, Language, Span
from index.sentences import sentence_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SPLITTER_VERSION = "1"
"""Changes whenever the same page would be cut otherwise; a store remembers it."""

TARGET = 450
"""Characters from which a passage may end where a paragraph does."""
LIMIT = 700
"""Characters a passage does not exceed, a last crumb and a comment kept whole apart."""
WHOLE = 900
"""Characters up to which a comment stays in one piece."""
CRUMB = 100
"""Characters under which a last piece joins the one before it."""

_BREAK = re.compile(r"[,;:)»–—](?=\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One stretch of a document, small enough to be read at a glance.

    Attributes
    ----------
    id
        The document's id and the passage's place in it, from 1: ``path#c07.2``.
    text
        The page's slice ``[start:end]``, code points.
    context
        What the text alone does not say: the title and, for a reply, what it answers.
    """

    id: str
    document_id: str
    path: str
    text: str
    start: int
    end: int
    context: str = ""
    language: Language = "fr"

    @property
    def embedded(self) -> str:
        """Return what is embedded and indexed: the context, then the text."""
        return f"{self.context}\n{self.text}" if self.context else self.text


class _Piece(NamedTuple):
    """A sentence, or a part of a very long one, and what stands before it."""

    start: int
    end: int
    opens_paragraph: bool
    heading: bool


def cut(document: Document, page_text: str, *, context: str = "") -> tuple[Passage, ...]:
    r"""Cut a document into passages that cover each of its spans.

    Parameters
    ----------
    document
        An article or a comment of the page.
    page_text
        The text its spans count in.
    context
        See `context_of`.

    Examples
    --------
    >>> page = "Un titre\n\nUne phrase. Une autre.\nPublicité\nLa fin."
    >>> article = Document(id="p#a1", path="p", kind="article", text="",
    ...                    spans=(Span(0, 32), Span(43, 50)))
    >>> [(passage.id, passage.text) for passage in cut(article, page)]
    [('p#a1.1', 'Un titre\n\nUne phrase. Une autre.'), ('p#a1.2', 'La fin.')]
    """
    whole = WHOLE if document.kind == "comment" else LIMIT
    slices = [
        found
        for span in document.spans
        for found in _slices(page_text, span, document.language, whole)
    ]
    return tuple(
        Passage(
            id=f"{document.id}.{number}",
            document_id=document.id,
            path=document.path,
            text=page_text[start:end],
            start=start,
            end=end,
            context=context,
            language=document.language,
        )
        for number, (start, end) in enumerate(slices, 1)
    )


def context_of(document: Document, documents: Mapping[str, Document], *, limit: int = 160) -> str:
    r"""Say what a document's text alone does not: its title and, for a reply, what it answers.

    Parameters
    ----------
    documents
        Those of the page by their ids, the one answered among them.
    limit
        Characters kept of what is answered.

    Examples
    --------
    >>> first = Document(id="p#c01", path="p", kind="comment", text="Quel dommage !", spans=())
    >>> reply = Document(id="p#c02", path="p", kind="comment", text="Oui.", spans=(),
    ...                  title="Un accord", reply_to="p#c01")
    >>> context_of(reply, {"p#c01": first})
    'Un accord\nQuel dommage !'
    """
    parts = [document.title or ""]
    if document.reply_to is not None:
        answered = documents.get(document.reply_to)
        if answered is not None:
            parts.append(_beginning(answered.text, limit))
    return "\n".join(part for part in parts if part)


def _beginning(text: str, limit: int) -> str:
    r"""Return the first words of a text, on one line.

    >>> _beginning("Un  deux\ntrois quatre", 13)
    'Un deux trois…'
    """
    line = " ".join(text[: 4 * limit].split())
    if len(line) <= limit:
        return line
    return line[: limit + 1].rsplit(" ", 1)[0][:limit] + "…"


def _slices(text: str, span: Span, language: str, whole: int) -> list[tuple[int, int]]:
    """Cut one span: its pieces packed to about one paragraph each, crumbs joined."""
    bounds = _trimmed(text, span)
    if bounds is None:
        return []
    if bounds.end - bounds.start <= whole:
        return [(bounds.start, bounds.end)]
    packed: list[tuple[int, int]] = []
    for group in _groups(text, bounds, language):
        start, end = group[0].start, group[-1].end
        before = packed[-1] if packed else None
        if (
            before
            and min(end - start, before[1] - before[0]) < CRUMB
            and end - before[0] <= LIMIT + CRUMB
        ):
            packed[-1] = (before[0], end)
        else:
            packed.append((start, end))
    return packed


def _groups(text: str, span: Span, language: str) -> Iterator[list[_Piece]]:
    """Pack a span's pieces: full at `LIMIT`, and from `TARGET` on at a paragraph's end."""
    group: list[_Piece] = []
    pieces = list(_pieces(text, span, language))
    paragraph_ends = _paragraph_ends(pieces, span.end)
    for piece in pieces:
        if group and _is_full(group, piece, paragraph_ends[piece.start]):
            carried = [group.pop()] if len(group) > 1 and group[-1].heading else []
            yield group
            group = carried
        group.append(piece)
    if group:
        yield group


def _is_full(group: list[_Piece], piece: _Piece, paragraph_end: int) -> bool:
    """Tell whether a group ends before the next piece, which belongs to a paragraph."""
    start, end = group[0].start, group[-1].end
    if piece.end - start > LIMIT:
        return True
    return piece.opens_paragraph and end - start >= TARGET and paragraph_end - start > LIMIT


def _paragraph_ends(pieces: list[_Piece], end: int) -> dict[int, int]:
    """Map where each piece starts to where its paragraph ends (a heading's, with the next)."""
    ends = {pieces[-1].start: end}
    for piece, following in reversed(list(pairwise(pieces))):
        closes = following.opens_paragraph and not piece.heading
        ends[piece.start] = piece.end if closes else ends[following.start]
    return ends


def _pieces(text: str, span: Span, language: str) -> Iterator[_Piece]:
    """Yield a span's sentences, those over `LIMIT` in parts."""
    end = span.start
    sentences = sentence_spans(text[span.start : span.end], language)
    for sentence, following in zip(sentences, [*sentences[1:], None], strict=True):
        start, stop = span.start + sentence.start, span.start + sentence.end
        opens = "\n" in text[end:start] or "\r" in text[end:start]
        closes = following and "\n" in text[stop : span.start + following.start]
        heading = bool(opens and closes and stop - start < 120 and text[stop - 1] not in ".!?…»:")
        for begin, finish in _parts(text, start, stop):
            yield _Piece(begin, finish, opens and begin == start, heading)
        end = stop


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split a sentence over `LIMIT` after a comma, else at white space, else anywhere."""
    while end - start > LIMIT:
        window = text[start : start + LIMIT]
        stops = [match.end() for match in _BREAK.finditer(window, LIMIT // 2)]
        spaces = [at for at in range(1, LIMIT) if window[at].isspace()]
        size = stops[-1] if stops else spaces[-1] if spaces else LIMIT
        piece = window[:size].rstrip()
        yield start, start + len(piece)
        start += size
        while text[start].isspace():
            start += 1
    yield start, end


def _trimmed(text: str, span: Span) -> Span | None:
    """Return a span without the white space around it, or None if nothing else is there."""
    piece = span.of(text)
    trimmed = piece.strip()
    if not trimmed:
        return None
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(trimmed))
