"""The other voice of an exchange: what another reader answers to the one an answer quotes.

Who asks what readers think of a thing is told one comment by the search; where another reader
answered it, or it answers one, that is the other side, and is told beside it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from index.analysis import fold
from rag.answer import Sentence
from rag.checks.hygiene import link_in, order_in
from rag.extracts import MAX_WORDS, framed
from rag.overview.places import shortened
from rag.overview.remarks import remarks_in
from rag.overview.scope import MATTER
from rag.overview.stance import said_in
from rag.overview.vocabulary import READERS
from rag.voices import voice_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.documents import Document
    from rag.citing import Numbering
    from rag.evidence.selection import Candidate
    from rag.extract import Extract
    from rag.overview import Holdings
    from rag.questions.answer_type import AnswerType
    from rag.questions.question import Question

_OF_SEVERAL: Final[frozenset[AnswerType]] = frozenset({"opinion", "yes-no", "manner", "other"})
_COMMENTING: Final = re.compile(r"\b(?:ceux|celles|those|people) (?:qui|who) comment")
_FEWEST: Final = 4  # words
_ROOM: Final = 26  # words of the quote
_JUDGING: Final = 0.1  # what judging is worth beside how probably a sentence answers
_FARTHER: Final = 0.02  # what each comment nearer in the exchange is worth


def asks_of_readers(question: Question) -> bool:
    """Tell whether a question asks what several readers think.

    Examples
    --------
    >>> from rag.questions.question import read_question
    >>> asked = ("Que pensent les lecteurs du péage ?", "Combien de lecteurs ont commenté ?")
    >>> [asks_of_readers(read_question(text, main_language="fr")) for text in asked]
    [True, False]
    """
    folded = fold(question.text)
    asked = READERS.search(folded) or _COMMENTING.search(folded)
    return asked is not None and question.type in _OF_SEVERAL


def other_voice(said: Extract, found: Sequence[Candidate], holdings: Holdings) -> Extract | None:
    """Return what another reader answers to a comment, or what it answers, None where none does.

    Parameters
    ----------
    said
        What the answer quotes.
    found
        Candidates, best first; the likeliest sentence is told, one that judges before another.
    holdings
        The documents that may be used.
    """
    if said.hit.source.kind != "comment":
        return None
    likely: dict[tuple[str, int], float] = {}
    for one in (c.extract for c in found if not c.signs.pair):
        likely[one.hit.document_id, one.start] = one.score
    best: tuple[float, Extract] | None = None
    for rank, comment in enumerate(_beside(said, holdings.shelf.comments)):
        for one in holdings.places.sentences(comment):
            short = shortened(one, _ROOM, least=_FEWEST)
            if short is None or not _tells(short.text):
                continue
            score = likely.get((comment.id, one.start), 0.0)
            judges = bool(remarks_in(short.text)) + said_in(short.text, MATTER)
            worth = score + _JUDGING * judges - _FARTHER * rank
            if best is None or worth > best[0]:
                best = worth, short
    return best[1] if best else None


def _tells(text: str) -> bool:
    return len(text.split()) >= _FEWEST and not text.rstrip().endswith("?")


def voiced(
    other: Extract, first: Sentence, numbering: Numbering, question: Question
) -> Sentence | None:
    """Return the other voice as the answer's last sentence, None without room or told before."""
    authors = {one.source.author for one in first.citations}
    text = framed(other, question.language)
    spent = len(first.text.split())
    if other.hit.source.author in authors or spent + len(text.split()) > MAX_WORDS:
        return None
    return Sentence(text, (numbering.cite(other),), *voice_of(other))


def _beside(said: Extract, comments: Sequence[Document]) -> list[Document]:
    """Return other readers' comments of one exchange: answers, what is answered, the rest."""
    own, author = said.hit.document_id, said.hit.source.author
    page = {one.id: one for one in comments if one.path == said.hit.source.path}
    if own not in page:
        return []
    first = _first(page[own], page)
    others = [
        one
        for one in page.values()
        if one.id != own
        and (not author or one.author != author)
        and _first(one, page) == first
        and not (order_in(one.text) or link_in(one.text))
    ]
    parent = said.hit.source.reply_to
    return sorted(others, key=lambda one: (one.reply_to != own, one.id != parent))


def _first(comment: Document, page: Mapping[str, Document]) -> str:
    """Return the id of the comment that opens the exchange a comment belongs to."""
    while (parent := page.get(comment.reply_to or "")) is not None:
        comment = parent
    return comment.id
