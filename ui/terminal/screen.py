"""``dossier ui``: the screen in a browser, on this machine unless told otherwise."""

from __future__ import annotations

import os
import socket
import time
from typing import TYPE_CHECKING

import click

from ui.terminal.options import llm_option, locale_language, store_option
from ui.terminal.wording import say

if TYPE_CHECKING:
    from pathlib import Path

    from index.documents import Language

PORTS = range(7860, 7960)
_LOOK = 0.2  # seconds between two looks at whether the screen is still served


@click.command("ui")
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port; the first free one from 7860 if unset."
)
@llm_option
@click.option(
    "--lang",
    type=click.Choice(["fr", "en"]),
    help="The interface's language; each visitor's browser decides if unset.",
)
def ui_command(
    store: Path, *, host: str, port: int | None, llm: str | None, lang: Language | None
) -> None:
    """Open the screen in a browser, on this machine only unless --host says otherwise."""
    from ui.screen.server import forget_settings, serve

    forget_settings(os.environ)  # before Gradio is imported: it reads some of them then
    from rag import Dossier
    from ui.failure import Failure
    from ui.screen.app import Settings, build
    from ui.screen.library import Library
    from ui.screen.models import installed
    from ui.screen.warming import warming

    library = Library(store, Dossier.open)
    library.dossier()
    chosen = port or free_port(host)
    settings = Settings(llm=llm, language=lang, models=installed, arrived=warming(library))
    blocks = build(library, settings)
    shown = "localhost" if host in {"127.0.0.1", "::1"} else host
    try:
        served = serve(blocks, host=host, port=chosen, block=False)
    except OSError as error:
        raise Failure(f"Port {chosen} of {host} is taken: choose another with --port.") from error
    try:
        click.echo(f"http://{shown}:{chosen}", err=True)
        while served.blocks.is_running:
            time.sleep(_LOOK)
    except KeyboardInterrupt:  # Gradio's own wait would say so in English, on stdout
        served.close()
        click.echo(say("screen-closed", locale_language(os.environ)), err=True)


def free_port(host: str) -> int | None:
    """Return the first port of :data:`PORTS` that nobody listens on, or None."""
    for port in PORTS:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind((host, port))
            except OSError:
                continue
            return port
    return None
