"""How a command says that it could not be done."""

from __future__ import annotations

from typing import Any

import click


class Failure(click.ClickException):
    """It could not be done: one sentence on stderr, exit code 1."""

    def show(self, file: Any = None) -> None:
        """Print the sentence alone, without click's usage lines."""
        click.echo(self.message, file=file, err=file is None)


class WrongQuestion(Failure):
    """The question itself, or a filter, makes no sense: exit code 2, as for any wrong call."""

    exit_code = 2
