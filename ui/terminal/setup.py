"""``dossier setup``: from answers made of extracts to answers written by a local model.

The steps are functions that the screen may call too; the command only asks, draws and tells.
"""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from rag.llm.memory import GIGABYTE, usable_memory
from rag.llm.server import Model, Server, same_model
from ui.terminal.options import locale_language, store_option
from ui.terminal.setup_words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from index.build import BuildSummary
    from rag.answer import Answer
    from rag.llm.pull import PullProgress

_ASK_SECONDS: Final = 5.0
SUGGESTED_EMBEDDER: Final = "intfloat/multilingual-e5-small"


@dataclass(frozen=True, slots=True)
class Offer:
    """An open Mistral model in Ollama's library, and about how much memory it takes."""

    model: str
    size: int  # bytes


OFFERS: Final = (
    Offer("ministral-3:3b", 3 * GIGABYTE),
    Offer("ministral-3:8b", 6 * GIGABYTE),
    Offer("ministral-3:14b", 9 * GIGABYTE),
    Offer("mistral-small3.2", 15 * GIGABYTE),
)


@dataclass(frozen=True, slots=True)
class Found:
    """The Ollama server that answered, and what it has."""

    url: str
    version: str
    installed: tuple[Model, ...]

    def has(self, model: str) -> bool:
        """Tell whether a model is installed."""
        return any(same_model(model, one.name) for one in self.installed)


def look_for_ollama(host: str | None) -> Found:
    """Ask the server that ``OLLAMA_HOST`` means for its version and its models.

    Raises
    ------
    rag.errors.ModelFailed
        It is down, too old, refuses us, or is something else.
    """
    from rag.llm.address import ollama_url

    server = Server(ollama_url(host), seconds=_ASK_SECONDS)
    version = server.version()
    server.require_version()
    return Found(server.url, version, tuple(server.installed()))


def recommended(memory: int, offers: Sequence[Offer] = OFFERS) -> Offer | None:
    """Return the largest model that fits in ``memory`` bytes, None when none does.

    >>> recommended(7 * GIGABYTE).model, recommended(GIGABYTE)
    ('ministral-3:8b', None)
    """
    fitting = [offer for offer in offers if offer.size <= memory]
    return max(fitting, key=lambda offer: offer.size, default=None)


def fetch(model: str, found: Found, *, limit: int | None) -> Iterator[PullProgress]:
    """Pull a model unless it is installed; closing the iterator stops the download.

    Raises
    ------
    rag.llm.pull.PullFailed
        With the mend; what was downloaded is kept for the next time.
    """
    from rag.llm.pull import pull

    if not found.has(model):
        yield from pull(model, url=found.url, limit=limit)


def use_embedder(name: str, store: Path) -> BuildSummary:
    """Fetch a named embedding model and rebuild the store beside the one that answers.

    Raises
    ------
    index.errors.DossierError
        There is no store, it is being written, or the model cannot be loaded.
    """
    import index

    return index.build([], store=store, embedder=name, rebuild=True, download=True)


def ask_one(store: Path, question: str | None, model: str, language: str) -> Answer:
    """Ask the dossier one question, the model writing; by default about its first article."""
    from rag import Dossier

    with Dossier.open(store) as dossier:
        titles = (document.title for document in dossier.documents() if document.title)
        asked = question or say("question", language, title=next(titles, ""))
        return dossier.ask(asked, llm=f"ollama:{model}")


@click.command("setup")
@store_option
@click.option("--model", metavar="NAME", help="The model to fetch; by default one that fits.")
@click.option("--embedder", metavar="NAME", help="Also fetch this embedding model and rebuild.")
@click.option("--question", metavar="TEXT", help="What to ask at the end.")
@click.option("--yes", is_flag=True, help="Ask nothing: take what is recommended.")
def setup_command(
    *, store: Path, model: str | None, embedder: str | None, question: str | None, yes: bool
) -> None:
    """Find Ollama, fetch a model that fits this machine, try it on one question.

    Nothing is fetched before you agree, or give --yes. An embedding model is fetched only when
    named with --embedder; the store is then rebuilt beside the one that answers.
    """
    language = locale_language(os.environ)
    found = look_for_ollama(os.environ.get("OLLAMA_HOST"))
    _tell("found", language, version=found.version, url=found.url)
    chosen = model or _choose(found, language)
    if not found.has(chosen):
        _agree(chosen, language, yes=yes)
        limit = None if model else usable_memory()
        with _bar(language) as draw:
            chosen = _fetch(chosen, found, limit, draw)
    _tell("ready", language, model=chosen)
    if embedder:
        summary = use_embedder(embedder, store)
        _tell("rebuilt", language, embedder=embedder, passages=summary.passages)
    else:
        _tell("embedder", language, name=SUGGESTED_EMBEDDER)
    if (store / "CURRENT").exists():
        _try(store, question, chosen, language)
    else:
        _tell("no-store", language, store=store)


def _choose(found: Found, language: str) -> str:
    """Return a model that is installed and can write here, else the one recommended."""
    from rag.errors import NoModel
    from rag.llm.choice import preferred

    memory = usable_memory()
    try:
        return preferred(found.installed, [], memory)
    except NoModel as error:
        offer = recommended(memory)
        if offer is None:
            raise error from None
        _tell("fits", language, memory=memory / GIGABYTE, model=offer.model)
        return offer.model


def _agree(model: str, language: str, *, yes: bool) -> None:
    if yes:
        return
    sizes = [offer.size for offer in OFFERS if same_model(offer.model, model)]
    size = f"{sizes[0] / GIGABYTE:.0f}" if sizes else "?"
    click.confirm(
        say("fetch", language, model=model, size=size), default=True, abort=True, err=True
    )


def _fetch(
    model: str, found: Found, limit: int | None, draw: Callable[[PullProgress], None]
) -> str:
    """Fetch a model, or the next smaller offer when its manifest says that it does not fit."""
    from rag.llm.pull import PullTooLarge

    try:
        for progress in fetch(model, found, limit=limit):
            draw(progress)
    except PullTooLarge:
        sizes = [offer.size for offer in OFFERS if same_model(offer.model, model)]
        smaller = recommended(sizes[0] - 1) if sizes else None
        if smaller is None:
            raise
        return _fetch(smaller.model, found, limit, draw)
    return model


def _try(store: Path, question: str | None, model: str, language: str) -> None:
    _tell("asking", language, model=model)
    answer = ask_one(store, question, model, language)
    click.echo(f"{answer.question}\n\n{answer.text}")
    for notice in answer.notices:
        click.echo(notice.text, err=True)


def _tell(code: str, language: str, **values: object) -> None:
    click.echo(say(code, language, **values), err=True)


@contextlib.contextmanager
def _bar(language: str) -> Iterator[Callable[[PullProgress], None]]:
    """Draw the download in a terminal; elsewhere tell each step once."""
    if not sys.stderr.isatty():
        told: set[str] = set()

        def tell(progress: PullProgress) -> None:
            if progress.status not in told:
                told.add(progress.status)
                click.echo(progress.status, err=True)

        yield tell
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("pulling", language), total=None)

        def draw(progress: PullProgress) -> None:
            bar.update(task, completed=progress.completed, total=progress.total or None)

        yield draw
