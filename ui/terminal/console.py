"""An answer, hits and a store as text for a terminal: pure functions, nothing printed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.terminal.reasons import reason
from ui.terminal.typeset import Look, one_line, safe
from ui.terminal.wording import count, quoted, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.build import BuildSummary, Failure
    from index.documents import Language
    from index.inventory import StoreStatus
    from index.records import FileState
    from index.sources import UnknownRow, UnusedColumn
    from rag.answer import Answer, Citation, Conflict, Sentence
    from rag.hits import Hit, Source

_NAMED: Final = 5  # files named before the rest is left untold


def sentence_text(sentence: Sentence) -> str:
    """Return a streamed sentence with its citation marks, safe to show."""
    from rag.citing import with_marks

    return safe(with_marks(sentence.text, [citation.number for citation in sentence.citations]))


def source_line(source: Source, language: Language) -> str:
    """Name a source as answers do, then its signature, what it relies on, what it replies to."""
    from rag.attribution import attribution  # not needed by `index` and `status`

    parts = [attribution(source, language)]
    if source.kind == "article" and source.author:
        parts.append(source.author)
    if source.via:
        parts.append(say("via", language, names=", ".join(source.via)))
    if source.reply_to:
        parts.append(say("reply", language, id=source.reply_to))
    return one_line(" · ".join(parts))


def place(path: str, start: int, end: int) -> str:
    """Write where a quote stands, as ``dossier show`` takes it.

    >>> place("001.txt", 310, 402)
    '001.txt:310-402'
    """
    return f"{one_line(path)}:{start}-{end}"


def citation_block(citation: Citation, language: Language, look: Look) -> str:
    """Return one numbered source: who, when, where, and the words cited."""
    head = f"[{citation.number}] {source_line(citation.source, language)}"
    where = place(citation.source.path, citation.start, citation.end)
    lines = [
        look.wrap(f"{head} · {where}", after="    "),
        look.wrap(quoted(one_line(citation.quote), citation.source.language), "    "),
    ]
    if citation.translation:
        translated = say("translation", language, text=one_line(citation.translation))
        lines.append(look.dim(look.wrap(translated, "    ")))
    return "\n".join(lines)


def conflict_block(conflict: Conflict, language: Language, look: Look) -> str:
    """Return the sides of a disagreement, one under the other."""
    lines = [look.bold(say(conflict.kind, language, about=one_line(conflict.about)))]
    for side in conflict.sides:
        marks = "".join(f"[{citation.number}]" for citation in side.citations)
        lines.append(look.wrap(f"{one_line(side.value)} {marks}", "  - ", "    "))
    return "\n".join(lines)


def answer_tail(answer: Answer, look: Look) -> str:
    """Return what stands under an answer: sources, conflicts, notices, who wrote it."""
    language = answer.language
    blocks = []
    if answer.citations:
        cited = [citation_block(citation, language, look) for citation in answer.citations]
        blocks.append("\n".join([look.bold(say("sources", language)), *cited]))
    blocks += [conflict_block(conflict, language, look) for conflict in answer.conflicts]
    if answer.independence.independent < answer.independence.sources:
        values = {
            "sources": count(answer.independence.sources, "source", language),
            "independent": count(answer.independence.independent, "independent", language),
            "shared": ", ".join(answer.independence.shared),
        }
        code = "independence" if answer.independence.shared else "one-text"
        blocks.append(look.wrap(say(code, language, **values)))
    notices = [look.wrap(f"! {one_line(notice.text)}", after="  ") for notice in answer.notices]
    blocks.append("\n".join([*notices, look.dim(engine_line(answer))]))
    return "\n\n".join(blocks)


def engine_line(answer: Answer) -> str:
    """Say who wrote the answer, and how long it took."""
    engine, language = answer.engine, answer.language
    if engine.kind == "extracts" and answer.status == "refused":
        writer = say("no-model", language)
    elif engine.kind == "extracts":
        writer = say("extracts", language)
    else:
        writer = say("model", language, model=engine.model, kind=engine.kind)
    return f"{writer} · {answer.timings.total_ms:.0f} ms"


def explanation(answer: Answer, look: Look) -> str:
    """Return what was searched, considered and withdrawn (``dossier ask --explain``)."""
    language = answer.language
    lines = [look.wrap(say("searched", language, text=one_line(answer.searched)), after="  ")]
    lines.append(look.bold(say("considered", language)))
    lines += [
        look.wrap(f"{hit.score:6.3f}  {hit.passage_id}  {source_line(hit.source, language)}", "  ")
        for hit in answer.passages
    ]
    if not answer.withdrawn:
        return "\n".join([*lines, say("nothing-withdrawn", language)])
    lines.append(look.bold(say("withdrawn", language)))
    lines += [
        look.wrap(f"{one_line(taken.text)} ({reason(taken.why, language)})", "  - ", "    ")
        for taken in answer.withdrawn
    ]
    return "\n".join(lines)


def hits_text(hits: Iterable[Hit], language: Language, look: Look) -> str:
    """Return the passages found, best first."""
    blocks = []
    for rank, hit in enumerate(hits, 1):
        where = place(hit.source.path, hit.start, hit.end)
        head = f"{rank}. {source_line(hit.source, language)} · {where}"
        name = look.dim(f"   {hit.passage_id}  {hit.score:.3f}")
        blocks.append(
            "\n".join([look.wrap(head, after="   "), name, look.wrap(one_line(hit.text), "   ")])
        )
    return "\n\n".join(blocks) or say("nothing-found", language)


def failure_lines(failures: Iterable[Failure], language: Language) -> list[str]:
    """Return one line for each file that was not read."""
    return [
        one_line(
            say("not-read", language, path=failure.path, reason=_unread(failure.reason, language))
        )
        for failure in failures
    ]


def unknown_row_lines(rows: Iterable[UnknownRow], language: Language) -> list[str]:
    """Return one line for each row of a ``sources.csv`` that names no file."""
    return [one_line(say("unknown-row", language, file=row.file, path=row.path)) for row in rows]


def _unread(reason: str, language: Language) -> str:
    """Return why a file was not read, which the ledger keeps in English."""
    from index.readers.reasons import reason_in

    return reason_in(reason, language)


def unused_column_lines(columns: Iterable[UnusedColumn], language: Language) -> list[str]:
    """Return one line for each column of a ``sources.csv`` that says nothing."""
    from index.sources import COLUMNS

    known = ", ".join(COLUMNS)
    codes = ((one, "unused-column" if one.column else "no-path-column") for one in columns)
    return [
        one_line(say(code, language, file=one.file, column=one.column, known=known))
        for one, code in codes
    ]


def passed_over_lines(paths: Sequence[str], language: Language) -> list[str]:
    """Return one line that names the first files passed over, none when there are none."""
    if not paths:
        return []
    names = ", ".join(paths[:_NAMED]) + "…" * (len(paths) > _NAMED)
    files = count(len(paths), "file", language)
    return [one_line(say("passed-over", language, files=files, names=names))]


def summary_line(summary: BuildSummary, store: str, language: Language) -> str:
    """Return what a build did, in one line."""
    changes = ("added", "changed", "removed", "unchanged")
    return say(
        "indexed",
        language,
        **_counts(summary, language),
        **{name: getattr(summary, name) for name in changes},
        failed=len(summary.failed),
        seconds=f"{summary.seconds:.1f}",
        embedder=summary.embedder,
        store=store,
    )


def status_text(status: StoreStatus, store: str, language: Language, look: Look) -> str:
    """Return the store's counts, then one line per file."""
    counts = _counts(status, language)
    lines = [look.bold(say("store", language, store=store, embedder=status.embedder, **counts))]
    for file in status.files:
        inside = ", ".join(
            count(getattr(file, f"{noun}s"), noun, language)
            for noun in ("article", "comment", "passage")
        )
        notes = [say(note, language) for note in file.notes]
        told = [inside if file.state == "read" else "", *notes, *_links(file, language)]
        told.append(_unread(file.reason, language) if file.reason else "")
        rest = one_line(" · ".join(part for part in told if part))
        lines.append(f"{say(file.state, language):<10} {one_line(file.path)}  {look.dim(rest)}")
    return "\n".join([*lines, *unknown_row_lines(status.unknown_rows, language)])


def _links(file: FileState, language: Language) -> list[str]:
    """Say which other files hold the same bytes, or nearly the same article."""
    found = (("same-bytes", file.same_bytes), ("reprint", file.reprints))
    return [say(key, language, names=", ".join(names)) for key, names in found if names]


def _counts(counted: BuildSummary | StoreStatus, language: Language) -> Mapping[str, str]:
    nouns = ("page", "article", "comment", "passage")
    return {f"{noun}s": count(getattr(counted, f"{noun}s"), noun, language) for noun in nouns}
