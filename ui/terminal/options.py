"""Options that several commands share, checked before any work begins."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from ui.terminal.typeset import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Command = TypeVar("Command", bound="Callable[..., Any]")
LANGUAGE_KEY = "dossier.language"
INTERRUPTED_KEY = "dossier.interrupted"

_LLM = re.compile(r"auto|extracts|(ollama|openai):\S+")


def locale_language(environ: Mapping[str, str]) -> Literal["fr", "en"]:
    """Return the language of a person's locale: French, or English for every other.

    >>> locale_language({"LANG": "fr_CA.UTF-8"}), locale_language({"LANG": "de_DE"})
    ('fr', 'en')
    >>> locale_language({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"})
    'en'
    """
    return locale_named(environ) or "en"


def locale_named(environ: Mapping[str, str]) -> Literal["fr", "en"] | None:
    """Return the same, None where the locale names no language, as C and POSIX do not.

    >>> locale_named({"LANG": "de_DE"}), locale_named({"LANG": "C.UTF-8"}), locale_named({})
    ('en', None, None)
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "").lower()
    if locale.partition(".")[0] in {"", "c", "posix"}:
        return None
    return "fr" if locale.startswith("fr") else "en"


def language_of_failure(ctx: click.Context) -> str:
    """Return the language a failure is told in: the question's, else the locale's."""
    language: str = ctx.meta.get(LANGUAGE_KEY) or locale_language(os.environ)
    return language


def speak_as(question: str, otherwise: Literal["fr", "en"] | None = None) -> Literal["fr", "en"]:
    """Tell failures from here on in the question's language; return it.

    One that cannot be told is ``otherwise``, or the locale's.
    """
    from index.analysis import language_of

    language = language_of(question) or otherwise or locale_language(os.environ)
    click.get_current_context().meta[LANGUAGE_KEY] = language
    return language


def if_interrupted(code: str, **values: object) -> None:
    """Have an interruption from here on told by this sentence of :mod:`ui.terminal.wording`."""
    click.get_current_context().meta[INTERRUPTED_KEY] = (code, values)


def interruption(ctx: click.Context) -> str:
    """Return what an interrupted command leaves and how to go on."""
    from ui.terminal.wording import say

    alone = "interrupted-eval" if ctx.invoked_subcommand == "eval" else "interrupted"
    code, values = ctx.meta.get(INTERRUPTED_KEY, (alone, {}))
    return say(code, language_of_failure(ctx), **values)


def readable(text: str) -> str:
    r"""Replace what the shell passed that is no Unicode text (bytes that are not UTF-8).

    >>> readable("caf\udce9")
    'caf�'
    """
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def echo_json(value: object) -> None:
    """Write one JSON value on stdout, in UTF-8 whatever the terminal speaks."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode())


def look() -> Look:
    """Return how to write on this stdout.

    Colours only in a terminal, and not where ``NO_COLOR`` or a dumb ``TERM`` asks for none. Lines
    wrap at the terminal's width, at most 100 columns; piped text is left unwrapped unless
    ``COLUMNS`` says how wide to write it.
    """
    terminal = sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    wide = shutil.get_terminal_size().columns
    wraps = terminal or os.environ.get("COLUMNS", "").isdecimal()
    return Look(width=max(20, min(wide, 100)) if wraps else None, colour=terminal and not plain)


def _date(_ctx: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from rag.errors import FilterInvalid
    from rag.validation import check_filters

    try:
        check_filters({option.name or "": value})
    except FilterInvalid as error:
        raise click.BadParameter(error.say(locale_language(os.environ))) from error
    return value


def _llm(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _LLM.fullmatch(value):
        from rag.errors import EngineUnknown

        raise click.BadParameter(EngineUnknown(spec=value).say(locale_language(os.environ)))
    return value


store_option = click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="DOSSIER_STORE",
    default=Path(".dossier"),
    show_default=True,
    show_envvar=True,
    help="The folder that holds the store.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON alone on stdout.")
download_option = click.option(
    "--download",
    is_flag=True,
    help="Allow named models to be fetched from the Hugging Face hub.",
)
reranker_option = click.option(
    "--reranker",
    metavar="NAME",
    envvar="DOSSIER_RERANKER",
    show_envvar=True,
    help="A cross-encoder of sentence-transformers that reorders what is found (slower).",
)
llm_option = click.option(
    "--llm",
    metavar="auto|extracts|ollama:MODEL|openai:MODEL",
    envvar="DOSSIER_LLM",
    show_envvar=True,
    callback=_llm,
    help="Who writes the answer; auto (the default) uses Ollama when it has a model.",
)


def filter_options(command: Command) -> Command:
    """Add the filters: kind, outlet, author, dates, language."""
    options: tuple[Callable[[Command], Command], ...] = (
        click.option("--kind", type=click.Choice(["article", "comment"]), help="Only this kind."),
        click.option("--outlet", metavar="NAME", help="Only this outlet."),
        click.option("--author", metavar="NAME", help="Only this author or pseudonym."),
        click.option("--since", metavar="DATE", callback=_date, help="Not before (inclusive)."),
        click.option("--until", metavar="DATE", callback=_date, help="Not after (inclusive)."),
        click.option("--language", type=click.Choice(["fr", "en"]), help="Only this language."),
    )
    for option in reversed(options):
        command = option(command)
    return command
