"""How a command says that it could not be done."""

from __future__ import annotations

from typing import Any

import click


class Failure(click.ClickException):
    """It could not be done: one sentence on stderr, exit code 1 (2 for a wrong question)."""

    def __init__(self, message: str, *, exit_code: int = 1) -> None:
        super().__init__(message)
        self.exit_code = exit_code

    def show(self, file: Any = None) -> None:
        """Print the sentence alone, without click's usage lines."""
        click.echo(self.message, file=file, err=file is None)
