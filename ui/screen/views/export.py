"""What a reader takes away: an answer with its footnotes, a conversation as Markdown or HTML.

Nothing of a page can become a link, an image or markup in the exported file: Markdown text has
its punctuation escaped, HTML is escaped as on the screen, and the file loads nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ui.screen.views.markup import Html, el, join
from ui.screen.views.sources import source_line
from ui.screen.words.texts import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import Language
    from rag.answer import Answer, Citation, Conflict

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$:-])")
_STYLE = (
    "body{font:1.05rem/1.6 Charter,Georgia,serif;max-width:42rem;margin:3rem auto;padding:0 1rem}"
    "blockquote{border-left:3px solid #999;margin:.3rem 0 1rem;padding-left:1rem}"
    "ol{padding-left:1.4rem}"
)


def footnoted(answer: Answer, language: Language) -> str:
    """Return the answer as plain text with its quotes as numbered footnotes."""
    notes = [_note(citation, language) for citation in answer.citations]
    told = [answer.text, *disagreements(answer, language)]
    return "\n".join([*told, "", *notes] if notes else told)


def disagreements(answer: Answer, language: Language) -> list[str]:
    """Return each disagreement on one line: what it is, then its sides with their notes."""
    lines = []
    for conflict in answer.conflicts:
        sides = [
            " ".join([side.value, "".join(f"[{cited.number}]" for cited in side.citations)])
            for side in conflict.sides
        ]
        told = heading(conflict, language)
        if conflict.about != answer.question:
            told += say(language, "why", why=conflict.about)
        lines.append(told + say(language, "why", why=" / ".join(sides)))
    return lines


def heading(conflict: Conflict, language: Language) -> str:
    """Return what kind of disagreement it is."""
    key = "conflict" if conflict.kind == "conflict" else f"conflict_{conflict.kind}"
    return say(language, key)


def _note(citation: Citation, language: Language) -> str:
    open_, close = ("«\u00a0", "\u00a0»") if language == "fr" else ("“", "”")
    quote = " ".join(citation.quote.split())
    return f"[{citation.number}] {open_}{quote}{close} {source_line(citation.source, language)}"


def inert(text: str) -> str:
    r"""Escape text for Markdown and put it on one line.

    >>> inert("![x](http://e)\n# y")
    '\\!\\[x\\]\\(http\\://e\\) \\# y'
    """
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def markdown(answers: Sequence[Answer], language: Language, date: str) -> str:
    """Return the conversation as a Markdown file."""
    parts = [f"# {say(language, 'export_title')}", say(language, "exported", date=date)]
    for answer in answers:
        parts += [f"## {inert(answer.question)}", *map(inert, _lines(answer))]
        parts += [f"> {inert(line)}" for line in disagreements(answer, language)]
        parts += [
            f"[{one.number}] {inert(source_line(one.source, language))}\n\n> {inert(one.quote)}"
            for one in answer.citations
        ]
    return "\n\n".join(parts) + "\n"


def html(answers: Sequence[Answer], language: Language, date: str) -> str:
    """Return the conversation as an HTML file that stands alone and loads nothing."""
    body = join(_section(answer, language) for answer in answers)
    title = say(language, "export_title")
    policy = Html(
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    )
    head = join([Html('<meta charset="utf-8">'), policy, el("title", title)])
    style = Html(f"<style>{_STYLE}</style>")
    told = join([el("h1", title), el("p", say(language, "exported", date=date)), body])
    page = el("html", el("head", head, style), el("body", told), lang=language)
    return f"<!doctype html>\n{page}\n"


def _section(answer: Answer, language: Language) -> Html:
    notes = [
        el(
            "li",
            source_line(one.source, language),
            el("blockquote", one.quote, lang=one.source.language),
            value=str(one.number),
        )
        for one in answer.citations
    ]
    said = [el("p", line) for line in (*_lines(answer), *disagreements(answer, language))]
    listed = el("ol", *notes) if notes else None
    return el("section", el("h2", answer.question), *said, listed)


def _lines(answer: Answer) -> list[str]:
    return [line for line in answer.text.splitlines() if line.strip()]


def export_buttons(language: Language) -> list[Html]:
    """Return the export buttons; the stylesheet hides them before the first answer."""
    buttons = [
        el("button", say(language, f"export_{kind}"), cls="act", type="button", id=f"save-{kind}")
        for kind in ("md", "html")
    ]
    return [el("div", *buttons, cls="foot")]


def exported(answers: Sequence[Answer], wanted: str, language: Language, date: str) -> list[Html]:
    """Return the file that an export button wants, for the browser to save.

    ``wanted`` is ``md`` or ``html`` and a counter, which names the element. The file is only in
    the page: the server keeps no copy.
    """
    kind, _, rank = wanted.partition(" ")
    text = html(answers, language, date) if kind == "html" else markdown(answers, language, date)
    name = f"file-{kind}-{rank}" if kind in {"md", "html"} and rank.isdecimal() else None
    return [el("pre", text, cls="store", id=name)] if name else []
