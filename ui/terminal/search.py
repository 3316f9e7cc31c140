"""``dossier search`` and ``dossier show``: the passages themselves, and their place on the page."""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from ui.failure import Failure
from ui.terminal.console import hits_text, source_line
from ui.terminal.options import (
    download_option,
    echo_json,
    filter_options,
    json_option,
    locale_language,
    look,
    readable,
    reranker_option,
    speak_as,
    store_option,
)
from ui.terminal.typeset import marked_text
from ui.terminal.wording import say

if TYPE_CHECKING:
    from pathlib import Path

    from index.ledger import Ledger

_QUOTE = re.compile(r"(?P<path>.+):(?P<start>\d+)-(?P<end>\d+)", re.DOTALL)


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@click.option("-k", default=10, show_default=True, type=click.IntRange(1, 1000), help="How many.")
@filter_options
@store_option
@reranker_option
@download_option
@json_option
def search_command(  # noqa: PLR0913  one parameter per option
    words: tuple[str, ...],
    *,
    k: int,
    store: Path,
    reranker: str | None,
    download: bool,
    as_json: bool,
    **filters: Any,
) -> None:
    """List the passages nearest to a query, best first, each with its exact place."""
    from rag import Dossier
    from rag.refusals.wording import nothing_passes
    from rag.validation import SEARCH, check_filters, check_question

    query = readable(" ".join(words))
    language = speak_as(query)
    check_question(query, SEARCH)
    check_filters(filters)
    with Dossier.open(store, download=download, reranker=reranker) as dossier:
        hits = dossier.search(query, k=k, **filters)
        barred = {} if hits else dossier.barring(**filters)
    if barred:
        click.echo(nothing_passes(barred, language), err=True)
    if as_json:
        echo_json([asdict(hit) for hit in hits])
    else:
        click.echo(hits_text(hits, language, look()))


@click.command("show")
@click.argument("target", metavar="PAGE|DOCUMENT|PASSAGE")
@click.option("--start", type=click.IntRange(0), help="Where a quote begins, in code points.")
@click.option("--end", type=click.IntRange(0), help="Where the quote ends.")
@click.option(
    "--around",
    default=600,
    show_default=True,
    type=click.IntRange(0),
    help="Characters of the page to show on each side of what is marked.",
)
@store_option
@json_option
def show_command(  # noqa: PLR0913  one parameter per option
    target: str, *, start: int | None, end: int | None, around: int, store: Path, as_json: bool
) -> None:
    """Print a page, or a document or passage marked in its place.

    PAGE is a path as `dossier status` lists it; a whole page is printed as it is kept, so that
    offsets count in it. With --start and --end, or for a document's or passage's id, the words
    are marked and their surroundings shown. `001.txt:310-402`, as answers give it, works too.
    """
    from index.store import open_ledger

    if (start is None) != (end is None) or (start is not None and end is not None and end <= start):
        raise click.UsageError("Give --start and --end together, the start first.")
    language = locale_language(os.environ)
    with contextlib.closing(open_ledger(store)) as ledger:
        found = find(ledger, readable(target))
        if found is None:
            raise Failure(say("unknown-target", language, target=target, store=store))
        path, place, document_id = found
        if start is not None and end is not None:
            place = (start, end)
        text = ledger.page_text(path) or ""
        if place is not None:
            _require_within(place, len(text), path, language)
        document = ledger.document(document_id) if document_id else None
    if as_json:
        quote = None if place is None else text[place[0] : place[1]]
        begins, ends = place or (0, len(text))
        echo_json(
            {"path": path, "document_id": document_id, "start": begins, "end": ends}
            | {"quote": quote, "text": text}
        )
    elif place is None:
        click.echo(text.encode(), nl=False)
    else:
        if document is not None:
            from rag.hits import Source

            click.echo(source_line(Source.of(document), language) + "\n")
        click.echo(marked_text(text, place, around, look()))


def _require_within(place: tuple[int, int], length: int, path: str, language: str) -> None:
    """Refuse a stretch that runs backwards (a wrong call) or out of its page."""
    start, end = place
    values = {"path": path, "start": start, "end": end, "length": length}
    if end <= start:
        raise click.UsageError(say("place-reversed", language, **values))
    if end > length:
        raise Failure(say("place-outside", language, **values))


def find(ledger: Ledger, target: str) -> tuple[str, tuple[int, int] | None, str | None] | None:
    """Return a target's page, the stretch to mark and the document it is in; None if unknown."""
    if ledger.page_text(target) is not None:
        return target, None, None
    quote = _QUOTE.fullmatch(target)
    if quote is not None and ledger.page_text(quote["path"]) is not None:
        return quote["path"], (int(quote["start"]), int(quote["end"])), None
    passage = ledger.passage(target)
    if passage is not None:
        return passage.path, (passage.start, passage.end), passage.document_id
    document = ledger.document(target)
    if document is not None:
        return document.path, (document.start, document.end), document.id
    return None
