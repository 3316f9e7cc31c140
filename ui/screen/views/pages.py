"""The pages tab as HTML: the table of pages, a build's progress, how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import DossierError
from index.readers.reasons import reason_in
from index.system import said
from ui.screen.views.markup import Html, el
from ui.screen.words.texts import count, say, spoken_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.build import BuildSummary
    from index.derived import Progress
    from index.documents import Document, Language
    from index.inventory import StoreStatus
    from index.records import FileState

COLUMNS = ("path", "outlet", "title", "date", "articles", "comments", "passages", "state")


def table(
    status: StoreStatus | None, pages: Mapping[str, Sequence[Document]], language: Language
) -> list[Html]:
    """Return the dossier's counts and a row for every file, failures with their reason."""
    if status is None:
        return [el("p", say(language, "empty_store"), cls="holds")]
    told = " · ".join(
        (
            count(language, "n_articles", status.articles),
            count(language, "n_comments", status.comments),
            count(language, "n_passages", status.passages),
        )
    )
    head = el("tr", *(el("th", say(language, f"col_{name}"), scope="col") for name in COLUMNS))
    rows = [row(file, pages.get(file.path, ()), language) for file in status.files]
    listed = el("table", el("thead", head), el("tbody", *rows), cls="pages")
    return [el("p", told, cls="holds"), el("div", listed, cls="scroll", tabindex="0")]


def row(file: FileState, documents: Sequence[Document], language: Language) -> Html:
    """Return one file's row."""
    named = next((one for one in documents if one.kind == "article"), None)
    state = el("td", say(language, f"state_{file.state}"))
    if file.reason:
        why = reason_in(file.reason, language)
        state = el("td", say(language, f"state_{file.state}"), el("small", why))
    return el(
        "tr",
        el("td", file.path, cls="path"),
        el("td", named.outlet if named else None),
        el("td", named.title if named else None, cls="title"),
        el("td", spoken_date(language, named.date) if named else None),
        *(el("td", str(n), cls="n") for n in (file.articles, file.comments, file.passages)),
        state,
        cls=file.state,
    )


def progress(step: Progress, language: Language) -> list[Html]:
    """Return a build's progress bar, with the file at hand."""
    told = say(language, f"stage_{step.stage}")
    bar = el("progress", max=str(max(step.total, 1)), value=str(step.done))
    label = el("p", f"{told} {step.done}/{step.total}", cls="state")
    return [el("div", label, bar, el("p", step.path or "", cls="path"), cls="progress")]


def outcome(summary: BuildSummary, language: Language) -> list[Html]:
    """Return how a build ended, and every file that could not be read, with its reason."""
    told = say(
        language,
        "added",
        added=count(language, "n_added", summary.added),
        changed=count(language, "n_changed", summary.changed),
        unchanged=count(language, "n_unchanged", summary.unchanged),
    )
    blocks = [el("p", told, cls="done")]
    if summary.failed:
        lines = [
            el("li", el("b", one.path), say(language, "why", why=reason_in(one.reason, language)))
            for one in summary.failed
        ]
        heading = el("h3", say(language, "failures"))
        blocks.append(el("div", heading, el("ul", *lines), cls="notice bad"))
    return blocks


def trouble(error: BaseException, language: Language) -> list[Html]:
    """Return why something could not be done, in the interface's language."""
    if isinstance(error, DossierError):
        told = error.say(language)
    elif isinstance(error, OSError) and error.strerror:
        cause = said(error)
        why = cause.fr if language == "fr" else cause.en
        told = f"{error.filename}{say(language, 'why', why=why)}" if error.filename else why
    else:
        told = say(language, "failed_plain")
    return [el("div", el("p", told), cls="notice bad")]


def told(text: str) -> list[Html]:
    """Return one plain sentence."""
    return [el("p", text, cls="done")]
