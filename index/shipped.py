"""The files shipped with the project, whose absence is one sentence and never a traceback."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import BuiltinMissing, Clause
from index.system import said

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHIPPED_MODEL = Path(__file__).parent / "builtin" / "model"
SHIPPED_TRANSLATION = Path(__file__).parent / "builtin" / "translation"
EMPTY = Clause("it is empty", "il est vide")
DAMAGED = Clause("it is damaged", "il est abîmé")


def shipped_bytes(file: Path) -> bytes:
    """Read a shipped file.

    Raises
    ------
    BuiltinMissing
        When it is not there, is empty or cannot be read.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BuiltinMissing(file=file, why=said(error)) from error
    if not data:
        raise BuiltinMissing(file=file, why=EMPTY)
    return data


def tokenizer_in(folder: Path) -> Tokenizer:
    """Read the tokenizer of a model's folder.

    Raises
    ------
    BuiltinMissing
        When it is not there or is damaged.
    """
    from tokenizers import Tokenizer

    file = folder / "tokenizer.json"
    data = shipped_bytes(file)
    try:
        return Tokenizer.from_buffer(data)
    except ValueError as error:
        raise BuiltinMissing(file=file, why=DAMAGED) from error
