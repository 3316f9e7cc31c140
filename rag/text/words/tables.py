"""The word lists of a room, written by us, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str, room: str = "rag.text.words") -> tuple[tuple[str, ...], ...]:
    """Return the rows of a list, each cut at its bars; lines that start with # are remarks.

    >>> rows("exonyms")[0][:2]
    ('france', 'francais')
    """
    return tuple(tuple(part.strip() for part in line.split("|")) for line in lines(name, room))


@cache
def lines(name: str, room: str = "rag.text.words") -> tuple[str, ...]:
    """Return the lines of a list as they stand, remarks left out: patterns keep their blanks.

    >>> lines("orders")[-1].split("|")[0]
    'abonnez-vous'
    """
    text = (files(room) / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def wordlist(name: str) -> frozenset[str]:
    """Return the words of a list, whatever its lines.

    >>> "selon" in wordlist("openers")
    True
    """
    return frozenset(word for row in rows(name) for part in row for word in part.split())
