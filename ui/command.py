"""The ``dossier`` command: its list of commands, and how a failure is told to a person.

A command's module is imported only when it is called, so that ``dossier --help`` and a question
asked in a terminal wait for nothing they do not use.
"""

from __future__ import annotations

import errno
import gc
import logging
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from ui.failure import Failure, WrongQuestion
from ui.terminal.options import interruption, language_of_failure

if TYPE_CHECKING:
    from index.errors import DossierError

COMMANDS = {
    "index": ("ui.terminal.index:index_command", "Read pages into a store, or refresh it."),
    "ask": ("ui.terminal.ask:ask_command", "Answer a question, citing the exact passages."),
    "chat": ("ui.terminal.ask:chat_command", "Ask several questions; follow-ups are understood."),
    "search": ("ui.terminal.search:search_command", "List the passages nearest to a query."),
    "show": ("ui.terminal.search:show_command", "Print a page, or a passage in its place."),
    "status": ("ui.terminal.index:status_command", "Say what the store holds, file by file."),
    "doctor": (
        "ui.terminal.doctor:doctor_command",
        "Say what works, what does not and what to do.",
    ),
    "setup": (
        "ui.terminal.setup:setup_command",
        "Find Ollama and fetch a model that fits this machine.",
    ),
    "ui": ("ui.terminal.screen:ui_command", "Open the screen in a browser, on this machine only."),
    "eval": ("evals.command:eval_command", "Score the answers on a gold set of questions."),
    "bench": ("ui.terminal.bench:bench_command", "Measure retrieval, speed and the screen."),
}
INTERRUPTED = 130  # 128 + SIGINT, as shells report it
RARELY = (700, 1, 2_000)
"""How often garbage in cycles is looked for: by Python's own (700, 10, 10) a full pass over all
that is loaded comes every 25 answers, 0.3 s each; so, every thousand. What is new is gone through
as often as Python does, and once more at every second pass: among thousands of pages an answer
waits 2 ms for it, 5 at most of 200, where rarer passes, at every 10,000 new objects, stopped
one answer in ten for 10 to 40 ms. A program that embeds us keeps its own."""


class CommandGroup(click.Group):
    """The commands of :data:`COMMANDS`, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module and return its click command."""
        if cmd_name not in COMMANDS:
            return None
        place, _ = COMMANDS[cmd_name]
        module, attribute = place.split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, importing none of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn what a person can mend into one sentence."""
        from index.errors import DossierError

        try:
            return super().invoke(ctx)
        except DossierError as error:
            raise _failure(ctx, error) from error
        except KeyboardInterrupt:
            sys.stdout.flush()
            click.echo(interruption(ctx), err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE or error.filename is None:
                raise
            raise Failure(_refused(ctx, error)) from error


def _failure(ctx: click.Context, error: DossierError) -> Failure:
    from rag.errors import FilterInvalid, QuestionInvalid

    told = WrongQuestion if isinstance(error, QuestionInvalid | FilterInvalid) else Failure
    return told(error.say(language_of_failure(ctx)))


def _refused(ctx: click.Context, error: OSError) -> str:
    """Return what the system refused, and why, in the language failures are told in."""
    from index.system import said
    from ui.terminal.wording import SPACE

    why, french = said(error), language_of_failure(ctx) == "fr"
    return f"{error.filename}{SPACE}: {why.fr}." if french else f"{error.filename}: {why.en}."


@click.group(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dossier", message="%(prog)s %(version)s")
def main() -> None:
    """Ask questions, in French or English, about a folder of press pages.

    Every answer cites the exact passages it rests on. Start with
    `dossier index PATH…`, then `dossier ask "…"`.
    """
    gc.set_threshold(*RARELY)
    logging.getLogger().addHandler(logging.NullHandler())  # libraries' remarks are no messages
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that is not UTF-8 stays readable


if __name__ == "__main__":
    main()
