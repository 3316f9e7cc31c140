"""Saved text: a page copied from a browser or printed by a text browser."""

from __future__ import annotations

from dataclasses import replace

from index.analysis import fold
from index.readers.article import Article, article_of
from index.readers.drafts import ArticleDraft, Reading, Story
from index.readers.files import Source, decode_lines
from index.readers.furniture import is_furniture
from index.readers.lines import lines_of, spans_of
from index.readers.origins import newsroom_in, outlet_in, via_in
from index.readers.thread_ends import is_foot
from index.readers.threads import Thread, find_thread


def read_text(source: Source) -> Reading:
    """Read a saved text; the page's text is the decoded file itself."""
    text = decode_lines(source)
    story, notes = story_of(text)
    return Reading(text=text, stories=(story,), notes=notes)


def story_of(text: str, told: dict[str, str] | None = None) -> tuple[Story, tuple[str, ...]]:
    """Part a page's text into its article and the comments under it.

    Parameters
    ----------
    told
        What the file itself says (a Markdown page's front matter); it wins over what is read.

    Returns
    -------
    tuple
        The story and notes, such as ``comments-not-recognised``.
    """
    lines = lines_of(text)
    thread = find_thread(text)
    article = _outside(text, thread)
    title = (told or {}).get("title") or article.fields.get("title")
    if thread.comments and title and fold(title) in fold(text[thread.start : thread.end]):
        thread = find_thread(text, title)
        article = _outside(text, thread)
    if not article.lines and not thread.comments:
        article = replace(article, lines=tuple(lines))
    draft = _draft(text, article, thread, {**article.fields, **(told or {})})
    return Story(article=draft, comments=thread.comments), _notes(text, thread)


def _notes(text: str, thread: Thread) -> tuple[str, ...]:
    """Say where the page announces comments, or more of them, that were not told apart."""
    if _is_unrecognised(text, thread):
        return ("comments-not-recognised",)
    missed = thread.comments and thread.heads < (thread.announced or 0)
    return ("fewer-comments-than-announced",) if missed else ()


def _outside(text: str, thread: Thread) -> Article:
    """Read the article in what the thread leaves of the page; the foot under it is nobody's."""
    lines = [
        line for line in lines_of(text) if not (line.start < thread.end and line.end > thread.start)
    ]
    while lines and lines[-1].start >= thread.end and is_foot(lines[-1].text):
        lines.pop()
    return article_of(lines)


def _draft(
    text: str, article: Article, thread: Thread, fields: dict[str, str]
) -> ArticleDraft | None:
    spans = spans_of(article.lines, text)
    if not spans:
        return None
    said = "\n".join(span.of(text) for comment in thread.comments for span in comment.spans)
    outlet = fields.get("outlet") or outlet_in(text[: thread.start]) or newsroom_in(said)
    outlet = outlet or outlet_in(text[thread.end :])
    return ArticleDraft(
        spans=spans,
        title=fields.get("title"),
        outlet=outlet,
        author=fields.get("author"),
        date=fields.get("date"),
        url=fields.get("url"),
        language=fields.get("language"),
        via=via_in("\n".join(span.of(text) for span in spans), outlet),
    )


def _is_unrecognised(text: str, thread: Thread) -> bool:
    """Tell a page that announces comments where none was told apart, though words follow."""
    if thread.comments or thread.heading is None or thread.announced == 0:
        return False
    after = lines_of(text[thread.heading.end :])
    return sum(len(line.text) for line in after if not is_furniture(line.text)) > 60
