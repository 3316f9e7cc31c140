"""Questions about the dossier itself, answered from what the ledger knows, without any model.

How many articles, from when to when, what the dossier is about, who says what, in which order,
who signed what and when, what readers think: each answer rests on verbatim places of the pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rag.overview.about import about
from rag.overview.asking import asking
from rag.overview.bylines import byline
from rag.overview.counts import count
from rag.overview.desk import Desk
from rag.overview.greeting import greet
from rag.overview.holdings import Holdings
from rag.overview.listing import authors, dates, outlets, titles
from rag.overview.opinion import opinion
from rag.overview.reactions import reactions
from rag.overview.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.documents import Document, Language
    from rag.answer import Sentence, Status
    from rag.citing import Numbering
    from rag.overview.asking import Ask
    from rag.questions.question import Question


@dataclass(frozen=True, slots=True)
class Overview:
    """An answer about the dossier itself.

    Attributes
    ----------
    sentences
        At most 90 words in all.
    status
        ``refused`` when what was asked of an article is not known: it is unsigned or undated.
    language
        The one it is written in; a lone *hello* tells it better than the dossier does.
    """

    sentences: tuple[Sentence, ...]
    status: Status = "answered"
    language: Language = "fr"


def overview(
    question: Question,
    documents: Sequence[Document],
    numbering: Numbering,
    page_text: Callable[[str], str],
) -> Overview | None:
    """Answer a question about the dossier itself from its documents; see :func:`overview_of`."""
    return overview_of(question, Holdings(documents, page_text), numbering)


def overview_of(question: Question, holdings: Holdings, numbering: Numbering) -> Overview | None:
    """Answer a question about the dossier itself, None when it is not one.

    Parameters
    ----------
    question
        As read.
    holdings
        The documents that may be used; made once a store, for it keeps what it works out. Under
        filters only questions on what readers say and think are answered.
    numbering
        Gives the citations their numbers; one made for this question alone.
    """
    ask = asking(question.text)
    if ask is None or (holdings.filters and not _of_readers(ask)):
        return None
    language = question.language if question.sure else ask.language or question.language
    desk = Desk(question, language, holdings, numbering)
    answers = True
    if ask.kind in ("author", "date", "outlet"):
        sentences, answers = byline(ask, desk)
    else:
        sentences = _sentences(ask, desk)
    if not sentences:
        return None
    return Overview(sentences, "answered" if answers else "refused", language)


def _of_readers(ask: Ask) -> bool:
    return ask.kind in ("opinion", "reactions") and ask.readers


def _sentences(ask: Ask, desk: Desk) -> tuple[Sentence, ...]:
    if ask.kind == "greeting":
        return greet(desk.question.text, desk.shelf, desk.language)
    if ask.kind in ("dates", "outlets", "authors", "titles"):
        listing = {"dates": dates, "outlets": outlets, "authors": authors, "titles": titles}
        return listing[ask.kind](desk)
    answering = {
        "count": count, "about": about, "reactions": reactions, "timeline": timeline,
        "opinion": opinion,
    }  # fmt: skip
    return answering[ask.kind](ask, desk)


__all__ = ["Holdings", "Overview", "overview", "overview_of"]
