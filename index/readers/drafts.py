"""What a reader found on a page before its documents have ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.analysis import language_of
from index.documents import Document, Language, Span

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleDraft:
    """An article's place on the page and what the page says of it."""

    spans: tuple[Span, ...]
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentDraft:
    """One reader's comment; ``parent`` is the place, from 0, of the comment it answers."""

    spans: tuple[Span, ...]
    author: str | None = None
    date: str | None = None
    url: str | None = None
    score: int | None = None
    parent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article, or none, and the comments under it, in the page's order."""

    article: ArticleDraft | None
    comments: tuple[CommentDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader makes of one file: a text, the stories on it, notes for the person.

    ``reader`` names the form found where it is more precise than the file's.
    """

    text: str
    stories: tuple[Story, ...]
    notes: tuple[str, ...] = ()
    reader: str | None = None


def documents_of(path: str, text: str, stories: Sequence[Story]) -> tuple[Document, ...]:
    """Give a page's documents their ids: articles a1 and on, comments c01 and on.

    A comment takes its article's title, outlet and address; a draft without text is left out.
    """
    documents: list[Document] = []
    articles = comments = 0
    for story in stories:
        article = None
        if story.article is not None and _joined(text, story.article.spans).strip():
            articles += 1
            article = _article(f"{path}#a{articles}", path, text, story.article)
            documents.append(article)
        made = _comments(story, article, (path, text), comments)
        comments += len(made)
        documents.extend(made)
    return tuple(documents)


def _joined(text: str, spans: Sequence[Span]) -> str:
    return "\n".join(span.of(text) for span in spans)


def _language(written: str, told: str | None, otherwise: Language = "fr") -> Language:
    """Return the language told by the page if it is ours, else by function words."""
    code = (told or "")[:2].lower()
    read = language_of(written)
    if read is not None:
        return read
    return "en" if code == "en" else "fr" if code == "fr" else otherwise


def _article(identity: str, path: str, text: str, draft: ArticleDraft) -> Document:
    written = _joined(text, draft.spans)
    return Document(
        id=identity,
        path=path,
        kind="article",
        text=written,
        spans=draft.spans,
        title=draft.title,
        outlet=draft.outlet,
        author=draft.author,
        date=draft.date,
        language=_language(written, draft.language),
        url=draft.url,
        via=draft.via,
    )


def _comments(
    story: Story, article: Document | None, place: tuple[str, str], before: int
) -> list[Document]:
    path, text = place
    made: list[Document] = []
    numbered: dict[int, Document] = {}
    for position, draft in enumerate(story.comments):
        written = _joined(text, draft.spans)
        if not written.strip():
            continue
        parent = numbered.get(-1 if draft.parent is None else draft.parent)
        document = Document(
            id=f"{path}#c{before + len(made) + 1:02d}",
            path=path,
            kind="comment",
            text=written,
            spans=draft.spans,
            title=article.title if article else None,
            outlet=article.outlet if article else None,
            author=draft.author,
            date=draft.date,
            language=_language(written, None, article.language if article else "fr"),
            url=draft.url or (article.url if article else None),
            reply_to=parent.id if parent else None,
            depth=parent.depth + 1 if parent else 0,
            score=draft.score,
        )
        numbered[position] = document
        made.append(document)
    return made
